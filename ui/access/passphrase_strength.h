#pragma once

#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// A hint, not a gate: the gate is kShortestPassphrase. Counts what a guesser has to try: kinds of characters
/// times length, with repeats, runs and keyboard walks counted once.
enum class Strength { TooShort, Weak, Fair, Good };
inline constexpr int kShortestPassphrase = 8;  ///< characters

Strength strengthOf(const QString& passphrase);
Tone toneOf(Strength strength);
/// "Weak: add a word or two".
QString strengthWords(Strength strength);

}  // namespace jiayi::ui
