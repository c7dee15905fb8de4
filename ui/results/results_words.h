// Reports, values and evidence in words, tones and figures.
#pragma once

#include "models/diagnostics/results/report_view.h"
#include "models/diagnostics/results/unmatched.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// Of a text that is data in two languages: the one in force, or the other where there is none.
QString inLanguage(const std::string& en, const std::string& zh);

/// What the list says of a report: "Critical", "Abnormal", "Corrected", "3 of 5", "Normal"; "Not checked" where nothing could be judged.
QString stateWord(const diagnostics::InboxRow& row);
Tone stateTone(const diagnostics::InboxRow& row);
/// "corrected", "3 of 5": what else is true of it.
QStringList stateNotes(const diagnostics::InboxRow& row);
bool isPartial(const diagnostics::InboxRow& row);
/// Complete, not corrected and normal throughout: what a batch may acknowledge.
bool isPlain(const diagnostics::InboxRow& row);
/// "K 6.1 mmol/L ↑, …": the gravest values.
QString gravestText(const diagnostics::InboxRow& row);

/// "within limits", "high ↑", "critically low ↓↓", "not checked".
QString opinionWord(const diagnostics::Opinion& opinion);
Tone gravityTone(diagnostics::Gravity gravity);
/// What our opinion stands on, and where that comes from; empty where there is nothing to add.
struct WhyWords {
    QString text, source;
};
WhyWords whyWords(const diagnostics::DiagnosticsBook& book, const diagnostics::Judgement& judgement);
QString doubtText(const std::string& doubt);

/// The laboratory's flag with its meaning: "H ↑ high"; the flag alone where it is none that is known.
QString flagWord(const std::string& flag);
/// Empty for a final one, which needs no word.
QString itemStatusWord(diagnostics::ItemStatus status);
/// "6.1 mmol/L": exactly as it was sent.
QString sentText(const diagnostics::ReportItem& item);
/// "+0.7"; empty where the two are no numbers of one unit.
QString differenceText(const diagnostics::ReportItem& before, const diagnostics::ReportItem& now);
QString itemName(const diagnostics::ReportItem& item);
QString codeName(const diagnostics::Code& code);
/// With its precision: a day, or a day and a time.
QString momentText(const FhirTime& time);
QString tellWord(const std::string& how);
/// "Acknowledged by chen on 2026-11-22 10:15"; empty for what the match itself says.
QString actText(const diagnostics::ReportAct& act);

QString aspectWord(diagnostics::Aspect aspect);
QString agreementWord(diagnostics::Agreement agreement);
Tone agreementTone(diagnostics::Agreement agreement);
/// Why no rule gave it to anybody.
QString unmatchedText(const std::string& why);

}  // namespace jiayi::ui
