// The one place that turns an Error into words for people.
#pragma once

#include "models/core/result.h"
#include "ui/common/tokens.h"

#include <QString>

#include <string_view>

namespace jiayi::ui {

/// What happened, what was kept, what to do. Each a sentence; `kept` or `todo` may be empty.
struct Words {
    QString what;
    QString kept;
    QString todo;
    /// The three as one text.
    QString all() const;
    /// Without what was kept: for a refusal that is said before anybody tried.
    QString beforehand() const;
};

/// By `reason` first: exactly, then by its beginnings ("date.no-such-day", then "date"), then by code. Every
/// Error has words. New reasons get a row in words_table.cpp.
Words wordsFor(const Error& error);
/// Whether a row of the table speaks of this reason or of its beginnings.
bool hasWords(std::string_view reason);
/// Only what happened, short enough to stand beneath a field.
QString fieldWords(const Error& error);

}  // namespace jiayi::ui
