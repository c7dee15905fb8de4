// Where each field of a follow-up form lies on the screen. The forms themselves are data; only this order is ours.
#pragma once

#include "models/care/rules/followup_form.h"

#include <QList>
#include <QString>

#include <vector>

namespace jiayi::ui {

enum class VisitCard { Visit, Symptoms, Lifestyle, Treatment, Drugs, More, Referral };

/// One editor: a field, or the two of a blood pressure.
struct VisitPlace {
    VisitCard card = VisitCard::More;
    std::vector<std::string> fields;
};
/// Every field of the form that is entered on it, in the order of the keyboard. A field that the table below does not
/// know comes last in "More": nothing of a form is ever out of reach.
std::vector<VisitPlace> visitPlaces(const care::FollowupForm& form);

QString cardTitle(VisitCard card);
/// A short label where the form's own is too long for a column, else the form's own.
QString visitLabel(const care::FieldDef& field);

}  // namespace jiayi::ui
