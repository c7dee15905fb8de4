// Bands, evidence, fields and kinds of facts in words, in the language in force.
#pragma once

#include "models/roster/duplicates/duplicate_queue.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString bandWord(roster::duplicates::Band band);
Tone bandTone(roster::duplicates::Band band);
/// A row of duplicate_evidence.csv.
QString evidenceWord(const std::string& rule);
bool speaksAgainst(const std::string& rule);
/// A column of `resident`.
QString mergeFieldWord(const std::string& field);
/// What a field says, as people read it.
QString mergeValueText(const std::string& field, const std::string& text);
/// The kind of facts that a table holds; several tables are one kind.
QString factKindWord(const std::string& table);
/// "男 · 1968-03-12 · grid 07".
QString sideLine(const roster::duplicates::Side& side);

}  // namespace jiayi::ui
