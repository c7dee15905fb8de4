// Targets, kinds of files and of records, and units in the language in force.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/roster/import/import_values.h"
#include "ui/common/field.h"

#include <QList>
#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::ui {

/// "name" -> "Name", "HBA1C_NGSP" -> the observation's own words, "keep" -> "Keep as it is".
QString targetWords(const care::RuleBook& rules, std::string_view target);
/// Everything a column can become: keep and ignore first, then the person, then results by their words.
QList<ChoiceEdit::Choice> targetChoices(const care::RuleBook& rules, const std::vector<std::string>& targets);
/// UCUM spellings that values of `target` can be turned into its own unit from; empty where there is no unit.
std::vector<std::string> unitsOf(const care::RuleBook& rules, std::string_view target);
/// "mm[Hg]" as people write it: "mmHg".
QString unitWords(std::string_view unit);

QString kindWords(roster::ImportKind kind);
/// "Patient" -> "Residents"; the type itself where there are no words.
QString typeWords(const std::string& fhirType);
/// "109 rows", "12 tables, 480 rows", "1,234 resources".
QString contentWords(const roster::FilePreview& file);
QString fileName(const std::string& path);

}  // namespace jiayi::ui
