#include "models/diagnostics/orders/rules/recognition.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>

namespace jiayi::orders {

namespace {

constexpr std::array<std::string_view, 8> kVerdicts{"recognised", "too-old", "institution", "institution-unknown", "method", "doubtful", "not-final", "missing"};

bool holdsCode(const std::vector<std::string>& codes, const std::string& code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }
bool isFinal(const std::string& status) { return status == "final" || status == "amended" || status == "corrected"; }

struct Weigher {
    const OrderBook& book;
    const RecognitionRule& rule;
    std::string own;
    Date today;

    Evidence operator()(const HeldResult& held) const {
        Evidence evidence{rule.family, Verdict::Recognised, held, {}, {}};
        const auto performer = normalized(held.performer);
        evidence.grade = !own.empty() && performer == own ? "own" : book.gradeOf(performer);
        evidence.until = held.day + Days{rule.days};
        evidence.verdict = verdictOf(held, evidence);
        return evidence;
    }

private:
    /// What no day can heal comes first.
    Verdict verdictOf(const HeldResult& held, const Evidence& evidence) const {
        if (!isFinal(held.status)) return Verdict::NotFinal;
        if (!held.doubt.empty()) return Verdict::Doubtful;
        const bool measuredThere = held.origin == "lab" || held.origin == "import";
        if (!measuredThere || !holdsCode(rule.codes, held.code)) return Verdict::OtherMethod;
        if (evidence.grade.empty()) return Verdict::InstitutionUnknown;
        if (!rule.grades.contains(evidence.grade)) return Verdict::InstitutionNotRecognised;
        return today <= *evidence.until ? Verdict::Recognised : Verdict::TooOld;
    }
};

}  // namespace

std::string_view nameOf(Verdict verdict) { return kVerdicts.at(static_cast<std::size_t>(verdict)); }

Verdict Recognition::verdict() const {
    auto worst = Verdict::Recognised;
    for (const auto& each : evidence) worst = std::max(worst, each.verdict);
    return worst;
}

bool Recognition::anyHeld() const {
    return std::any_of(evidence.begin(), evidence.end(), [](const auto& each) { return each.result.has_value(); });
}

Recognition recognise(const OrderBook& book, const Orderable& test, const std::vector<HeldResult>& results, std::string_view own, Date today) {
    Recognition made;
    for (const auto& family : test.families) {
        const auto& rule = book.recognition.at(family);
        const Weigher weigh{book, rule, normalized(own), today};
        Evidence best{family, Verdict::Missing, {}, {}, {}};
        for (const auto& held : results) {
            const bool about = holdsCode(rule.codes, held.code) || holdsCode(rule.other, held.code);
            if (!about || held.day > today || held.status == "entered-in-error" || held.status == "cancelled") continue;
            auto one = weigh(held);
            const bool newer = !best.result || held.day > best.result->day;
            if (one.verdict < best.verdict || (one.verdict == best.verdict && newer)) best = std::move(one);
        }
        made.evidence.push_back(std::move(best));
    }
    made.recognised = made.verdict() == Verdict::Recognised;
    if (!made.recognised) return made;
    for (const auto& each : made.evidence) {
        made.day = std::min(made.day.value_or(each.result->day), each.result->day);
        made.until = std::min(made.until.value_or(*each.until), *each.until);
    }
    return made;
}

}  // namespace jiayi::orders
