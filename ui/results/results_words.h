// Reports, values and evidence in words, tones and figures.
#pragma once

#include "ui/common/tokens.h"
#include "ui/results/results_asks.h"

#include <QString>

namespace jiayi::ui {

/// Of a text that is data in two languages: the one in force, or the other where there is none.
QString inLanguage(const std::string& en, const std::string& zh);

/// "Critical", "Abnormal" ...
QString rankWord(ReportRank rank);
Tone rankTone(ReportRank rank);
/// What the list says of a report: "Critical", "3 of 5".
QString stateWord(const InboxRow& row);

QString judgementWord(Judgement judgement);
Tone judgementTone(Judgement judgement);

/// The laboratory's flag with its meaning: "H ↑ high"; the flag alone where it is none that is known.
QString flagWord(const std::string& flag);
Tone flagTone(const std::string& flag);
/// "final", "preliminary" ...; empty for a final one, which needs no word.
QString itemStatusWord(const std::string& status);

/// "6.1 mmol/L": exactly as it was sent.
QString sentText(const SentValue& value);

QString evidenceWord(Evidence evidence);
Tone evidenceTone(Evidence evidence);
/// "Citizen id" for "citizen-id".
QString identityWord(const std::string& field);

}  // namespace jiayi::ui
