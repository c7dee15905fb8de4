#include "models/diagnostics/rules/judge.h"

#include "models/care/rules/observation_rules.h"
#include "models/core/text.h"
#include "models/diagnostics/rules/book.h"

#include <array>
#include <limits>

namespace jiayi::diagnostics {

namespace {

constexpr std::array<std::pair<Gravity, std::string_view>, 4> kGravities{
    {{Gravity::NotChecked, "not-checked"}, {Gravity::Normal, "normal"}, {Gravity::Abnormal, "abnormal"}, {Gravity::Critical, "critical"}}};
constexpr std::array<std::pair<Side, std::string_view>, 4> kSides{{{Side::None, ""}, {Side::Low, "low"}, {Side::High, "high"}, {Side::Other, "other"}}};

struct FlagMeaning {
    std::string_view flag;
    Gravity gravity;
    Side side;
};
/// HL7 table 0078 with what analysers print instead; a flag that is not here is shown and says nothing.
constexpr std::array<FlagMeaning, 22> kFlags{{{"N", Gravity::Normal, Side::None},
                                              {"NORMAL", Gravity::Normal, Side::None},
                                              {"NEG", Gravity::Normal, Side::None},
                                              {"H", Gravity::Abnormal, Side::High},
                                              {"↑", Gravity::Abnormal, Side::High},
                                              {"HU", Gravity::Abnormal, Side::High},
                                              {">", Gravity::Abnormal, Side::High},
                                              {"L", Gravity::Abnormal, Side::Low},
                                              {"↓", Gravity::Abnormal, Side::Low},
                                              {"LU", Gravity::Abnormal, Side::Low},
                                              {"<", Gravity::Abnormal, Side::Low},
                                              {"A", Gravity::Abnormal, Side::Other},
                                              {"POS", Gravity::Abnormal, Side::Other},
                                              {"R", Gravity::Abnormal, Side::Other},
                                              {"HH", Gravity::Critical, Side::High},
                                              {"↑↑", Gravity::Critical, Side::High},
                                              {"LL", Gravity::Critical, Side::Low},
                                              {"↓↓", Gravity::Critical, Side::Low},
                                              {"AA", Gravity::Critical, Side::Other},
                                              {"CRITICAL", Gravity::Critical, Side::Other},
                                              {"HH*", Gravity::Critical, Side::High},
                                              {"LL*", Gravity::Critical, Side::Low}}};

/// What is known of a value that may be no plain number: it lies in [low, high]. HI and LO lie beyond everything.
struct Extent {
    double low = 0, high = 0;
    bool openLow = false, openHigh = false;
};
constexpr double kInfinite = std::numeric_limits<double>::infinity();

std::optional<Extent> extentOf(const ItemValue& value) {
    if (value.kind != ValueKind::Numeric) return {};
    if (value.beyond == Beyond::Above) return Extent{kInfinite, kInfinite, false, false};
    if (value.beyond == Beyond::Below) return Extent{-kInfinite, -kInfinite, false, false};
    if (!value.number) return {};
    if (value.comparator.starts_with('<')) return Extent{-kInfinite, *value.number, false, value.comparator == "<"};
    if (value.comparator.starts_with('>')) return Extent{*value.number, kInfinite, value.comparator == ">", false};
    return Extent{*value.number, *value.number, false, false};
}

/// In [low, high] for certain, surely below, surely above, or none of them.
Opinion byInterval(const Extent& value, std::optional<double> low, std::optional<double> high, bool lowExclusive, bool highExclusive) {
    if (low && (value.high < *low || (value.high == *low && (lowExclusive || value.openHigh)))) return {Gravity::Abnormal, Side::Low, {}};
    if (high && (value.low > *high || (value.low == *high && (highExclusive || value.openLow)))) return {Gravity::Abnormal, Side::High, {}};
    const bool lowHolds = !low || value.low > *low || (value.low == *low && !lowExclusive);
    const bool highHolds = !high || value.high < *high || (value.high == *high && (!highExclusive || value.openHigh));
    if ((low || high) && lowHolds && highHolds) return {Gravity::Normal, Side::None, {}};
    return {};
}

Opinion byLaboratory(const ReportItem& item) {
    const auto flag = normalized(item.flag);
    std::string upper;
    for (const char c : flag) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const auto& meaning : kFlags)
        if (meaning.flag == upper) return {meaning.gravity, meaning.side, "flag:" + flag};
    if (!upper.empty()) return {};
    const auto extent = extentOf(item.value);
    if (!extent) return {};
    auto opinion = byInterval(*extent, item.range.low, item.range.high, item.range.lowExclusive, item.range.highExclusive);
    if (opinion.gravity != Gravity::NotChecked) opinion.why = "range:" + item.range.text;
    return opinion;
}

bool surely(care::Compare compare, const Extent& value, double limit) {
    switch (compare) {
        case care::Compare::Less: return value.high < limit || (value.openHigh && value.high == limit);
        case care::Compare::AtMost: return value.high <= limit;
        case care::Compare::Greater: return value.low > limit || (value.openLow && value.low == limit);
        case care::Compare::AtLeast: return value.low >= limit;
        case care::Compare::Any: break;
    }
    return false;
}

Side sideOf(care::Compare compare) { return compare == care::Compare::Less || compare == care::Compare::AtMost ? Side::Low : Side::High; }

/// [min, max) of a figure that may not be known.
bool within(std::optional<int> figure, std::optional<int> min, std::optional<int> max) {
    if (!min && !max) return true;
    return figure && (!min || *figure >= *min) && (!max || *figure < *max);
}

struct Age {
    std::optional<int> days, years;
};
Age ageAt(const Subject& subject, Date day) {
    if (!subject.birthDate || *subject.birthDate > day) return {};
    return {static_cast<int>((day - *subject.birthDate).count()), ageOn(*subject.birthDate, day)};
}

/// What we make of a value in our unit.
class OurRules {
public:
    OurRules(const DiagnosticsBook& book, std::string_view code, const Subject& subject, Date day) : m_book(book), m_code(code), m_subject(subject), m_age(ageAt(subject, day)) {}

    void apply(const Extent& value, Judgement& judgement) const {
        judgement.interval = interval();
        if (judgement.interval) judgement.ours = byInterval(value, judgement.interval->low, judgement.interval->high, false, judgement.interval->highExclusive);
        if (judgement.ours.gravity != Gravity::NotChecked) judgement.ours.why = "interval:" + judgement.interval->code;
        byVisitLimits(value, judgement);
        for (const auto& limit : m_book.limits) {
            if (limit.code != m_code || !within(m_age.days, limit.minDays, limit.maxDays) || !surely(limit.compare, value, limit.limit)) continue;
            judgement.ours = {Gravity::Critical, sideOf(limit.compare), "limit:" + limit.id};
            judgement.limit = &limit;
            return;
        }
    }

private:
    const ReferenceInterval* interval() const {
        for (const auto& row : m_book.intervals)
            if (row.code == m_code && (!row.sex || *row.sex == m_subject.sex) && within(m_age.years, row.minAge, row.maxAge)) return &row;
        return nullptr;
    }

    /// The limits that a visit warns by: a warning is abnormal, what must not wait is critical. They are made for adults; a child has rows of its own.
    void byVisitLimits(const Extent& value, Judgement& judgement) const {
        if (m_age.years && *m_age.years < m_book.care.parameter("results.adult-years")) return;
        for (const auto& limit : m_book.care.criticalLimits) {
            if (limit.code != m_code || !surely(limit.compare, value, limit.limit)) continue;
            const auto gravity = limit.severity == "warn" ? Gravity::Abnormal : Gravity::Critical;
            if (gravity <= judgement.ours.gravity) continue;
            judgement.ours = {gravity, sideOf(limit.compare), "visit-limit:" + limit.text.id};
        }
    }

    const DiagnosticsBook& m_book;
    std::string_view m_code;
    const Subject& m_subject;
    Age m_age;
};

/// The same extent in our unit; nothing where the unit does not fit, with why.
std::optional<Extent> inOurUnit(const care::RuleBook& care, std::string_view code, std::string_view unit, const Extent& value, std::string& doubt) {
    const auto* known = care.observation(code);
    if (unit.empty() && (known->unit == "{ratio}" || known->unit == "{INR}")) unit = known->unit;
    if (unit.empty()) {
        doubt = "unit.missing";
        return {};
    }
    auto converted = value;
    for (auto* edge : {&converted.low, &converted.high}) {
        if (*edge == kInfinite || *edge == -kInfinite) continue;
        const auto quantity = care::toCanonical(care, code, *edge, unit);
        if (!quantity) {
            doubt = quantity.error().reason;
            return {};
        }
        *edge = quantity->value;
    }
    return converted;
}

}  // namespace

std::string_view toText(Gravity gravity) { return kGravities[static_cast<std::size_t>(gravity)].second; }
std::optional<Gravity> gravityOf(std::string_view text) {
    for (const auto& [gravity, name] : kGravities)
        if (name == text) return gravity;
    return {};
}
std::string_view toText(Side side) { return kSides[static_cast<std::size_t>(side)].second; }
Side sideOf(std::string_view text) {
    for (const auto& [side, name] : kSides)
        if (name == text) return side;
    return Side::None;
}

FhirTime takenAt(const Report& report, const ReportItem& item) { return item.observed ? *item.observed : report.specimen.collected ? *report.specimen.collected : report.issued; }

Judgement judge(const DiagnosticsBook& book, const Report& report, const ReportItem& item, const Subject& subject) {
    Judgement judgement;
    judgement.code = book.catalogue.codeOf(book.care, report.sender, item);
    if (!isReported(item.status)) return judgement;
    judgement.laboratory = byLaboratory(item);
    const auto* known = judgement.code.empty() ? nullptr : book.care.observation(judgement.code);
    const auto extent = extentOf(item.value);
    if (known && known->isQuantity() && extent) {
        judgement.unit = known->unit;
        const auto day = takenAt(report, item).day();
        const bool meter = item.value.beyond != Beyond::No;
        const auto ours = meter ? extent : inOurUnit(book.care, judgement.code, item.unit, *extent, judgement.doubt);
        if (ours && !meter && item.value.comparator.empty()) {
            judgement.value = ours->low;
            const auto verdict = care::plausibility(book.care, judgement.code, {ours->low, day});
            if (verdict.verdict == care::Plausible::Block) judgement.doubt = verdict.reason;
        }
        if (ours && judgement.doubt.empty()) OurRules(book, judgement.code, subject, day).apply(*ours, judgement);
    }
    if (judgement.gravity() == Gravity::Critical && !judgement.limit)
        for (const auto& limit : book.limits)
            if (limit.code == "*") judgement.limit = &limit;
    return judgement;
}

}  // namespace jiayi::diagnostics
