#include "ui/access/passphrase_strength.h"

#include <QCoreApplication>

#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct StrengthText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::StrengthText)
};

/// Characters that follow from the one before (repeats, 1234, qwer) are nearly free for a guesser.
bool followsFrom(QChar before, QChar now) {
    static const QString rows[] = {u"qwertyuiop"_s, u"asdfghjkl"_s, u"zxcvbnm"_s};
    const auto a = before.toLower(), b = now.toLower();
    const int step = b.unicode() - a.unicode();
    if (step == 0 || step == 1 || step == -1) return true;
    for (const auto& row : rows) {
        const auto i = row.indexOf(a), j = row.indexOf(b);
        if (i >= 0 && j >= 0 && std::abs(i - j) <= 1) return true;
    }
    return false;
}

double kindsOf(const QString& text) {
    bool digit = false, lower = false, upper = false, han = false, other = false;
    for (const auto c : text) {
        if (c.isDigit())
            digit = true;
        else if (c.script() == QChar::Script_Han)
            han = true;
        else if (c.isLower())
            lower = true;
        else if (c.isUpper())
            upper = true;
        else
            other = true;
    }
    return (digit ? 10 : 0) + (lower ? 26 : 0) + (upper ? 26 : 0) + (han ? 2500 : 0) + (other ? 30 : 0);
}

/// Estimated guesses, as a power of two.
double bitsOf(const QString& text) {
    double counted = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        counted += i > 0 && followsFrom(text[i - 1], text[i]) ? 0.25 : 1.0;
    return counted * std::log2(std::max(2.0, kindsOf(text)));
}

constexpr double kFairBits = 40;
constexpr double kGoodBits = 60;

}  // namespace

Strength strengthOf(const QString& passphrase) {
    if (passphrase.size() < kShortestPassphrase) return Strength::TooShort;
    const double bits = bitsOf(passphrase);
    return bits >= kGoodBits ? Strength::Good : bits >= kFairBits ? Strength::Fair : Strength::Weak;
}

Tone toneOf(Strength strength) {
    switch (strength) {
        case Strength::TooShort:
        case Strength::Weak:
            return Tone::Bad;
        case Strength::Fair:
            return Tone::Warn;
        case Strength::Good:
            return Tone::Ok;
    }
    return Tone::Neutral;
}

QString strengthWords(Strength strength) {
    switch (strength) {
        case Strength::TooShort:
            return StrengthText::tr("At least %n characters", nullptr, kShortestPassphrase);
        case Strength::Weak:
            return StrengthText::tr("Weak: add a word or two");
        case Strength::Fair:
            return StrengthText::tr("Fair: one more word makes it good");
        case Strength::Good:
            return StrengthText::tr("Good");
    }
    return {};
}

}  // namespace jiayi::ui
