// The words around forms, findings and rules. What a rule itself says is data in two languages.
#pragma once

#include "models/pharmacy/pharmacist/acceptance.h"
#include "models/pharmacy/pharmacist/review_queue.h"
#include "ui/common/review_words.h"

#include <QString>

namespace jiayi::ui {

QString checkWord(pharmacy::Check check);
/// "Ordinary form", "Long prescription".
QString formKindWord(const std::string& kind);
/// "E11.9 Type 2 diabetes; I10 Hypertension".
QString diagnosesText(const pharmacy::Prescription& form);
/// "500 mg bid · 28 d · 2 packs of 28 · ¥ 12.00".
QString orderText(const pharmacy::Order& order);
/// Where the knowledge comes from and who answers for it: "GK … · general knowledge, not signed".
QString knowledgeText(const pharmacy::Finding& finding);
QString signedText(const pharmacy::RuleDecision& decision);
QString retiredText(const pharmacy::RuleDecision& decision);
/// What the rule of a settled reason is about: its own words, those of a long prescription, or its id.
QString settledText(const pharmacy::SettledRule& rule);
/// "today", "3 d": since then, for a column that is scanned.
QString waitedText(Instant since, Instant now);

}  // namespace jiayi::ui
