// What may happen to a person's contracts, and where each stands after it; pure.
#pragma once

#include "models/core/ids.h"
#include "models/roster/contracts/rules/contract_book.h"

namespace jiayi::contracts {

using ContractId = Id<struct ContractTag>;
using EventId = Id<struct ContractEventTag>;

/// In the order in which they can follow each other when they were written down at one instant.
enum class EventKind { Offered, Accepted, Signed, Renewed, Transferred, Ended };
std::string_view nameOf(EventKind kind);  ///< "offered" ...
std::optional<EventKind> eventKindOf(std::string_view name);

/// What is agreed. Both days counted.
struct Terms {
    std::string team, doctor, package;
    Date since{}, until{};
    bool operator==(const Terms&) const = default;
};

/// One event of one contract. A renewal and a transfer are the first event of the contract that follows; what they do to the one before follows.
struct ContractEvent {
    EventId id;
    ContractId contract;
    EventKind kind = EventKind::Offered;
    Date on{};     ///< the day from which it holds; of an end the last day in force
    Instant at{};  ///< when it was written down: the order of history
    std::string by;
    std::optional<ContractId> previous;
    std::optional<Terms> terms;  ///< of an offer, a renewal, a transfer
    std::string signer;          ///< who signed for the person
    std::string reason, note;
    bool operator==(const ContractEvent&) const = default;
};

enum class State { Offered, Accepted, Signed, Renewed, Transferred, Ended };
std::string_view nameOf(State state);
std::optional<State> stateOf(std::string_view name);

struct Contract {
    ContractId id;
    State state = State::Offered;
    Terms terms;
    std::optional<Date> lastDay;  ///< in force from terms.since to this day; nothing: never signed
    std::optional<ContractId> previous;
    std::optional<Date> signedOn, endedOn;
    std::string reason;
    bool isInForce(Date day) const { return lastDay && terms.since <= day && day <= *lastDay; }
    /// Offered or accepted: somebody still has to do something.
    bool isOpen() const { return state == State::Offered || state == State::Accepted; }
    bool operator==(const Contract&) const = default;
};

/// A person's contracts as their events tell them. What could not follow what was known is kept in `refused` with the reason: two desks
/// may each have signed without a line. The same events give the same history, in whatever order they arrived.
struct History {
    struct Refused {
        EventId event;
        std::string reason;
        bool operator==(const Refused&) const = default;
    };
    std::vector<Contract> contracts;  ///< in the order in which they were begun
    std::vector<Refused> refused;

    const Contract* find(ContractId id) const;
    Contract* find(ContractId id);
    const Contract* inForceOn(Date day) const;
    /// Offered or accepted.
    const Contract* open() const;
    /// The last that was ever signed, by its last day in force.
    const Contract* latest() const;
    bool operator==(const History&) const = default;
};

/// One event more. Invalid or Conflict with a stable reason, and nothing changed: "contract.terms", "contract.dates", "contract.known", "contract.offer-open",
/// "contract.overlap", "contract.unknown", "contract.state", "contract.previous", "contract.same-team", "contract.reason", "contract.over".
Result<void> happen(History& history, const ContractEvent& event);

/// By the instants at which they were written down.
History replay(std::vector<ContractEvent> events);

/// What a person may do on a day, beyond what history allows: windows, the length of a term, packages and reasons that exist. Errors of happen(), and
/// "contract.term", "contract.package", "contract.too-early", "contract.too-late", "contract.future".
Result<void> mayHappen(const ContractBook& book, const History& history, const ContractEvent& event, Date today);

/// From when to when somebody is bound; both days counted.
struct Span {
    Date since{}, last{};
    bool operator==(const Span&) const = default;
};
/// The most of `taken` that are bound on one day of `span`.
int peakIn(const std::vector<Span>& taken, const Span& span);
/// Conflict "contract.cap" when one more would be more than the doctor may have on some day of `span`. `taken` without the person's own contract that ends for it.
Result<void> withinCap(const ContractBook& book, const std::vector<Span>& taken, const Span& span, Date today);

}  // namespace jiayi::contracts
