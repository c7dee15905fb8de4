// Why a visit cannot be signed yet, in words.
#pragma once

#include "models/care/visit_sheet.h"

#include <QString>

namespace jiayi::ui {

/// Beneath the field.
QString problemWords(const care::FieldProblem& problem, const care::FieldDef& field);
/// Beside the button: of VisitCheck::blocked.
QString blockedWords(std::string_view reason);
/// An answer as people read it: options in words, figures as they are.
QString answerWords(const care::FieldDef& field, std::string_view answer);

/// Who made a result, or what it came from: "laboratory" for the code of an origin, else the name as it stands.
QString sourceWord(const std::string& source);

}  // namespace jiayi::ui
