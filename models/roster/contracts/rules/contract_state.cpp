#include "models/roster/contracts/rules/contract_state.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jiayi::contracts {

namespace {

constexpr std::array<std::string_view, 6> kEventNames{"offered", "accepted", "signed", "renewed", "transferred", "ended"};
constexpr std::array<std::string_view, 6> kStateNames{"offered", "accepted", "signed", "renewed", "transferred", "ended"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return {};
    return static_cast<Enum>(found - names.begin());
}

Error conflict(const char* reason) { return {Errc::Conflict, reason, {}}; }

bool meets(const Contract& one, Date since, Date last) { return one.lastDay && one.terms.since <= *one.lastDay && one.terms.since <= last && since <= *one.lastDay; }

/// Whether anybody else of the person's contracts is in force on one of these days.
bool overlaps(const History& history, Date since, Date last, const Contract* but) {
    return std::any_of(history.contracts.begin(), history.contracts.end(), [&](const Contract& one) { return &one != but && meets(one, since, last); });
}

Result<void> checkTerms(const ContractEvent& event) {
    if (!event.terms || event.terms->team.empty() || event.terms->doctor.empty() || event.terms->package.empty()) return invalid("contract.terms");
    if (event.terms->until < event.terms->since) return invalid("contract.dates");
    return {};
}

Contract begun(const ContractEvent& event) {
    Contract made;
    made.id = event.contract;
    made.terms = *event.terms;
    made.previous = event.previous;
    return made;
}

Result<void> offer(History& history, const ContractEvent& event) {
    JIAYI_CHECK(checkTerms(event));
    if (history.find(event.contract)) return conflict("contract.known");
    if (history.open()) return conflict("contract.offer-open");
    if (overlaps(history, event.terms->since, event.terms->until, nullptr)) return conflict("contract.overlap");
    history.contracts.push_back(begun(event));
    return {};
}

Result<void> sign(History& history, const ContractEvent& event) {
    auto* contract = history.find(event.contract);
    if (!contract) return Error{Errc::NotFound, "contract.unknown", {}};
    if (contract->state != State::Accepted) return conflict("contract.state");
    if (overlaps(history, contract->terms.since, contract->terms.until, contract)) return conflict("contract.overlap");
    contract->state = State::Signed;
    contract->lastDay = contract->terms.until;
    contract->signedOn = event.on;
    return {};
}

/// The contract that follows another; the one before is renewed, or ends the day before.
Result<void> follow(History& history, const ContractEvent& event) {
    JIAYI_CHECK(checkTerms(event));
    if (history.find(event.contract)) return conflict("contract.known");
    auto* before = event.previous ? history.find(*event.previous) : nullptr;
    if (!before || before->state != State::Signed) return conflict("contract.previous");
    const bool renewal = event.kind == EventKind::Renewed;
    const auto& terms = *event.terms;
    if (renewal && terms.since <= *before->lastDay) return conflict("contract.overlap");
    if (!renewal && (terms.since <= before->terms.since || terms.since > *before->lastDay)) return conflict("contract.dates");
    if (!renewal && terms.team == before->terms.team && terms.doctor == before->terms.doctor) return conflict("contract.same-team");
    if (overlaps(history, terms.since, terms.until, renewal ? nullptr : before)) return conflict("contract.overlap");
    before->state = renewal ? State::Renewed : State::Transferred;
    if (!renewal) before->lastDay = before->endedOn = terms.since - Days{1};
    auto made = begun(event);
    made.state = State::Signed;
    made.lastDay = terms.until;
    made.signedOn = event.on;
    history.contracts.push_back(std::move(made));
    return {};
}

Result<void> end(History& history, const ContractEvent& event) {
    auto* contract = history.find(event.contract);
    if (!contract) return Error{Errc::NotFound, "contract.unknown", {}};
    if (event.reason.empty()) return invalid("contract.reason");
    if (!contract->isOpen() && contract->state != State::Signed && contract->state != State::Renewed) return conflict("contract.state");
    if (contract->lastDay) {
        if (event.on >= *contract->lastDay) return conflict("contract.over");
        // Ended before it began: it was never in force.
        contract->lastDay = std::max(event.on, contract->terms.since - Days{1});
    }
    contract->state = State::Ended;
    contract->endedOn = event.on;
    contract->reason = event.reason;
    return {};
}

}  // namespace

std::string_view nameOf(EventKind kind) { return kEventNames[static_cast<std::size_t>(kind)]; }
std::optional<EventKind> eventKindOf(std::string_view name) { return named<EventKind>(kEventNames, name); }
std::string_view nameOf(State state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::optional<State> stateOf(std::string_view name) { return named<State>(kStateNames, name); }

const Contract* History::find(ContractId id) const { return const_cast<History*>(this)->find(id); }
Contract* History::find(ContractId id) {
    const auto found = std::find_if(contracts.begin(), contracts.end(), [&](const Contract& one) { return one.id == id; });
    return found == contracts.end() ? nullptr : &*found;
}

const Contract* History::inForceOn(Date day) const {
    const auto found = std::find_if(contracts.begin(), contracts.end(), [&](const Contract& one) { return one.isInForce(day); });
    return found == contracts.end() ? nullptr : &*found;
}

const Contract* History::open() const {
    const auto found = std::find_if(contracts.begin(), contracts.end(), [](const Contract& one) { return one.isOpen(); });
    return found == contracts.end() ? nullptr : &*found;
}

const Contract* History::latest() const {
    const Contract* last = nullptr;
    for (const auto& one : contracts)
        if (one.lastDay && *one.lastDay >= one.terms.since && (!last || *one.lastDay > *last->lastDay)) last = &one;
    return last;
}

Result<void> happen(History& history, const ContractEvent& event) {
    switch (event.kind) {
        case EventKind::Offered: return offer(history, event);
        case EventKind::Accepted: {
            auto* contract = history.find(event.contract);
            if (!contract) return Error{Errc::NotFound, "contract.unknown", {}};
            if (contract->state != State::Offered) return conflict("contract.state");
            contract->state = State::Accepted;
            return {};
        }
        case EventKind::Signed: return sign(history, event);
        case EventKind::Renewed:
        case EventKind::Transferred: return follow(history, event);
        case EventKind::Ended: break;
    }
    return end(history, event);
}

History replay(std::vector<ContractEvent> events) {
    std::sort(events.begin(), events.end(), [](const ContractEvent& a, const ContractEvent& b) { return std::tie(a.at, a.kind, a.id) < std::tie(b.at, b.kind, b.id); });
    History history;
    for (const auto& event : events)
        if (const auto done = happen(history, event); !done) history.refused.push_back({event.id, done.error().reason});
    return history;
}

Result<void> mayHappen(const ContractBook& book, const History& history, const ContractEvent& event, Date today) {
    if (event.terms) {
        if (!book.package(event.terms->package)) return invalid("contract.package");
        if (event.terms->until > book.lastDayOf(event.terms->since)) return invalid("contract.term");
    }
    if (event.kind != EventKind::Ended && event.on > today) return invalid("contract.future");
    const auto* before = event.previous ? history.find(*event.previous) : nullptr;
    if (event.kind == EventKind::Renewed && before && before->lastDay) {
        if (event.on < *before->lastDay - Days{book.whole("renew.from-days", today)}) return Error{Errc::Conflict, "contract.too-early", {}};
        if (event.on > *before->lastDay + Days{book.whole("renew.grace-days", today)}) return Error{Errc::Conflict, "contract.too-late", {}};
    }
    if (event.kind == EventKind::Ended) {
        const auto* contract = history.find(event.contract);
        const auto* reason = book.reason(event.reason);
        if (!reason || (contract && reason->offer != contract->isOpen())) return invalid("contract.reason");
    }
    auto next = history;
    return happen(next, event);
}

int peakIn(const std::vector<Span>& taken, const Span& span) {
    // A peak begins where somebody begins, or with the span itself.
    std::vector<std::pair<Date, int>> edges;
    for (const auto& one : taken) {
        if (one.last < one.since || one.last < span.since || span.last < one.since) continue;
        edges.emplace_back(std::max(one.since, span.since), 1);
        edges.emplace_back(std::min(one.last, span.last) + Days{1}, -1);
    }
    std::sort(edges.begin(), edges.end());
    int now = 0, most = 0;
    for (const auto& [day, change] : edges) most = std::max(most, now += change);
    return most;
}

Result<void> withinCap(const ContractBook& book, const std::vector<Span>& taken, const Span& span, Date today) {
    if (peakIn(taken, span) < book.whole("doctor.cap", today)) return {};
    return Error{Errc::Conflict, "contract.cap", {}};
}

}  // namespace jiayi::contracts
