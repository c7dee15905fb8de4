// A rule's words with the person's own numbers in them: "HbA1c {HBA1C} % on {HBA1C.date}, target below {HBA1C.target}".
#pragma once

#include "models/care/guidance/rules/condition.h"

namespace jiayi::guidance {

struct GuidanceBook;

struct TextPart {
    enum class Kind { Plain, Age, Value, Date, Earlier, EarlierDate, Target, Last, Words, Stage, Medicines, Changed, ChinaPar };
    Kind kind = Kind::Plain;
    std::string plain;
    std::size_t fact = 0;
    std::vector<std::string> atc;
    double factor = 1;  ///< {WEIGHT*0.1}
};
struct CardText {
    std::vector<TextPart> en, zh;
};
/// Both languages; the window shows the one of its own.
struct Words {
    std::string en, zh;
    bool operator==(const Words&) const = default;
};

/// Invalid "text" for a placeholder that is none of: {age}, {china_par}, {rx:A10}, {changed:A10}, {NAME}, {NAME*0.1}, {NAME.date}, {NAME.earlier},
/// {NAME.earlier.date}, {NAME.target}, {NAME.last}, {NAME.words}, {NAME.stage}.
Result<std::vector<TextPart>> parseCardText(std::string_view text, const Vocabulary& vocabulary);

/// The rule's words with nobody's numbers: "…" stands where one would.
Words wordsOfNobody(const CardText& text);

}  // namespace jiayi::guidance
