#include "models/capitation/rules/booking.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

LedgerLine lineOf(const CapitationBook& book, const PricedFact& fact, LineKind kind, std::size_t number) {
    LedgerLine line;
    line.id = derivedUuid({"ledger-line", fact.origin.type, fact.origin.id.toString(), std::to_string(number)});
    line.kind = kind;
    line.fact = fact;
    const auto* rule = scopeOf(book, fact);
    line.counts = rule && rule->counts;
    line.scopeRule = rule ? rule->id : std::string{};
    return line;
}

LedgerLine correctionOf(const LedgerLine& line, std::size_t number) {
    auto made = line;
    made.id = derivedUuid({"ledger-line", line.fact.origin.type, line.fact.origin.id.toString(), std::to_string(number)});
    made.kind = LineKind::Correction;
    made.fact.split = negated(line.fact.split);
    made.reverses = line.id;
    return made;
}

/// Whether the ledger would say something else of it: whose the person is now does not matter.
bool saysTheSame(const LedgerLine& line, const PricedFact& fact) {
    auto now = fact;
    now.doctor = line.fact.doctor;
    now.grid = line.fact.grid;
    return line.fact == now;
}

/// Why nothing can be booked of it; empty when it can.
std::string obstacle(const PricedFact& heard, const Known& known) {
    const auto total = heard.split.total();
    const auto& split = heard.split;
    if (!heard.refunds) {
        const bool negative = split.fund.fen < 0 || split.account.fen < 0 || split.other.fen < 0 || split.cash.fen < 0;
        return negative ? "ledger.no-original" : "";
    }
    if (!known.refunded || known.refunded->fact.resident != heard.resident) return "ledger.no-original";
    if (total.fen >= 0) return "ledger.negative";
    if ((known.refunded->amount() + known.refundedBefore + total).fen < 0) return "ledger.refund-too-large";
    return {};
}

}  // namespace

Split negated(const Split& split) { return {Money{} - split.fund, Money{} - split.account, Money{} - split.other, Money{} - split.cash}; }

std::string_view nameOf(LineKind kind) {
    switch (kind) {
        case LineKind::Cost: return "cost";
        case LineKind::Refund: return "refund";
        case LineKind::Correction: break;
    }
    return "correction";
}

const LedgerLine* standingLine(const std::vector<LedgerLine>& lines) {
    const auto isTakenBack = [&](const LedgerLine& line) {
        return std::any_of(lines.begin(), lines.end(), [&](const LedgerLine& other) { return other.kind == LineKind::Correction && other.reverses == line.id; });
    };
    const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const LedgerLine& line) { return line.kind != LineKind::Correction; });
    return last == lines.rend() || isTakenBack(*last) ? nullptr : &*last;
}

Booking bookFact(const CapitationBook& book, const PricedFact& heard, const Known& known) {
    Booking booking;
    const auto* standing = standingLine(known.lines);
    if (standing && heard.standing && saysTheSame(*standing, heard)) return booking;
    if (!standing && !heard.standing) return booking;
    if (heard.standing) booking.reason = obstacle(heard, known);
    if (!booking.reason.empty()) {
        booking.heard = Heard::Held;
        return booking;
    }
    auto number = known.lines.size();
    if (standing) booking.lines.push_back(correctionOf(*standing, number++));
    if (heard.standing) {
        auto line = lineOf(book, heard, heard.refunds ? LineKind::Refund : LineKind::Cost, number);
        if (heard.refunds) {
            // A refund counts as what it gives back did.
            line.reverses = known.refunded->id;
            line.counts = known.refunded->counts;
            line.scopeRule = known.refunded->scopeRule;
        }
        booking.lines.push_back(std::move(line));
    }
    booking.heard = Heard::Booked;
    return booking;
}

const ScopeRule* scopeOf(const CapitationBook& book, const PricedFact& fact) {
    const auto fits = [&](const ScopeRule& rule) {
        if (fact.on < rule.origin.validFrom || (rule.validTo && fact.on > *rule.validTo)) return false;
        if (rule.place && *rule.place != fact.place) return false;
        if (!rule.category.empty() && rule.category != fact.category) return false;
        if (!rule.insuranceClass.empty() && rule.insuranceClass != fact.insuranceClass) return false;
        return rule.icd10.empty() || std::any_of(rule.icd10.begin(), rule.icd10.end(), [&](const std::string& root) {
                   return std::any_of(fact.icd10.begin(), fact.icd10.end(), [&](const std::string& code) { return code.starts_with(root); });
               });
    };
    const auto found = std::find_if(book.scope.begin(), book.scope.end(), fits);
    return found == book.scope.end() ? nullptr : &*found;
}

}  // namespace jiayi::capitation
