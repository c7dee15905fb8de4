// Where a medicine is, in words.
#pragma once

#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/shared/shared_facts.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString stageWord(pharmacy::Stage stage);
Tone stageTone(const pharmacy::Whereabouts& where);
/// How far it has come of the five stations ordered, reviewed, prepared, sent, delivered: 1 to 5.
int stationsOf(pharmacy::Stage stage);
/// "today 10:15", "12 Oct".
QString sinceText(const pharmacy::Whereabouts& where, Date today);
/// The second line: tracking number, the pharmacy's or the pharmacist's reason, what it offers instead. May be empty.
QString whereText(const pharmacy::Whereabouts& where);
/// What the shortage log says of it: written when, answered how.
QString shortageText(const pharmacy::Shortage& shortage, Date today);

}  // namespace jiayi::ui
