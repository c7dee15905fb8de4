// The words of statements: states, kinds of lines, what the check list says, differences, findings.
#pragma once

#include "models/capitation/statement_page.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString schemeWord(const std::string& scheme);
QString statementStateWord(const std::string& state);
Tone statementStateTone(const std::string& state);
/// What somebody did to it: "frozen", "signed" ...
QString statementActWord(const std::string& act);
QString lineKindWord(const std::string& kind);
QString lineCategoryWord(const std::string& category);
/// Where a line comes from, by its resource.
QString lineOriginWord(const std::string& type);

struct CheckWords {
    QString what, todo;
};
CheckWords checkWords(const std::string& key);
/// Every item of the check list, in its order; the last one is about the clinic's other desks.
const std::vector<std::string>& checkKeys();

QString differenceKindWord(capitation::DifferenceKind kind);
Tone differenceKindTone(capitation::DifferenceKind kind);
QString decisionWord(const std::string& decision);
QString severityWord(const std::string& severity);
/// The rule's text in the language in force.
QString ruleWord(const std::vector<capitation::ComplianceRule>& rules, const std::string& rule);

}  // namespace jiayi::ui
