#include "models/pharmacy/prescribing/equivalent_dose.h"

#include "models/core/text.h"
#include "models/pharmacy/prescribing/quantity.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

/// Smaller than any dose, larger than what adding decimals leaves over.
constexpr double kHairsBreadth = 1e-6;
constexpr std::array<std::string_view, 9> kNumberWords{"一", "两", "二", "三", "四", "五", "六", "八", "半"};

bool isSame(double a, double b) { return std::abs(a - b) < kHairsBreadth; }

/// Bytes of the number that begins at `at`; 0 for none.
std::size_t numberAt(const std::string& text, std::size_t at) {
    const auto digit = [&](std::size_t i) { return i < text.size() && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.'); };
    if (digit(at) && (at == 0 || !digit(at - 1))) {
        std::size_t length = 0;
        while (digit(at + length)) ++length;
        return length;
    }
    for (const auto word : kNumberWords)
        if (text.compare(at, word.size(), word) == 0) return word.size();
    return 0;
}

bool sameButAmount(const Dosage& a, const Dosage& b) {
    return a.unit == b.unit && a.times == b.times && a.days == b.days && a.asNeeded == b.asNeeded && a.route == b.route && a.supplyDays == b.supplyDays;
}

/// The line with another count. Every number is tried in its place, and the line that then says just that is it.
std::optional<std::string> withCount(const ReviewBook& book, const std::string& typed, double count) {
    const auto before = readDosage(book, typed);
    const auto text = normalized(typed);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto length = numberAt(text, at);
        if (length == 0) continue;
        const auto written = text.substr(0, at) + fmt::format("{:g}", count) + text.substr(at + length);
        const auto after = readDosage(book, written);
        if (after.amount && isSame(*after.amount, count) && sameButAmount(before, after)) return written;
    }
    return {};
}

}  // namespace

std::optional<UnitsRatio> unitsRatio(const Equivalences& list, const FormularyItem& mine, const FormularyItem& theirs) {
    for (const auto* a : list.of(mine))
        for (const auto* b : list.of(theirs))
            if (a != b && a->group == b->group) return UnitsRatio{a->units, b->units};
    return {};
}

std::optional<std::string> equivalentDosage(const ReviewBook& book, const std::string& typed, const FormularyItem& mine, const FormularyItem& other,
                                            const UnitsRatio& ratio) {
    if (mine.atc != other.atc || mine.form != other.form || ratio.mine < 1 || ratio.theirs < 1) return {};
    const auto said = readDosage(book, typed);
    // One taking: how long it lasts plays no part.
    const auto taking = quantityOf(said, 1, mine);
    if (!taking || taking->splits) return {};
    const double count = taking->perTaking * ratio.theirs / ratio.mine;
    if (count < 1 - kHairsBreadth || !isSame(count, std::round(count))) return {};
    auto written = countsUnits(said.unit) ? withCount(book, typed, std::round(count)) : std::optional{typed};
    if (!written) return {};
    // The list speaks of units; the strengths have to agree with it, by weight.
    for (const auto* weight : {"mg", "U", "mL"}) {
        const Dosage unit{1, weight, 1, 1, false, {}, {}};
        const auto one = quantityOf(unit, 1, mine), two = quantityOf(unit, 1, other);
        if (!one || !two) continue;
        if (!isSame(taking->perTaking / one->perTaking, std::round(count) / two->perTaking)) return {};
        return written;
    }
    return {};
}

}  // namespace jiayi::pharmacy
