#include "models/roster/contracts/contract_acts.h"

#include "models/core/text.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::contracts {

namespace {

/// A save of somebody's contracts: what was known when it began, and the events that it adds.
class Save {
public:
    Save(const sync::Context& context, const ContractBook& book, const char* action, ResidentId resident)
        : m_book(book), m_unit(context, action), m_resident(resident), m_events(loaded()), m_history(replay(m_events)), m_today(localDate(m_unit.now())) {}

    Result<void> add(ContractEvent event) {
        event.id = m_unit.newId<EventId>();
        event.at = m_unit.now();
        if (!m_events.empty()) event.at = std::max(event.at, m_events.back().at + std::chrono::milliseconds{1});
        event.by = m_unit.user();
        if (event.terms) {
            event.terms->team = normalized(event.terms->team);
            event.terms->doctor = normalized(event.terms->doctor);
        }
        JIAYI_CHECK(mayHappen(m_book, m_history, event, m_today));
        JIAYI_CHECK(happen(m_history, event));
        m_events.push_back(event);
        m_added.push_back(std::move(event));
        return {};
    }

    /// Whoever is bound to a doctor from that day on is a person more for them.
    Result<void> bind(ContractId id) {
        const auto* contract = m_history.find(id);
        const Span span{contract->terms.since, *contract->lastDay};
        JIAYI_CHECK(withinCap(m_book, ContractRepository(m_unit.database()).spansOf(contract->terms.doctor, span, m_resident), span, m_today));
        if (!contract->isInForce(m_today)) return {};
        JIAYI_TRY(auto person, roster::ResidentRepository(m_unit.database()).find(m_resident));
        if (person.doctor == contract->terms.doctor) return {};
        person.doctor = contract->terms.doctor;
        roster::ResidentRepository::save(m_unit, person);
        return {};
    }

    void commit(ContractId id) {
        ContractRepository::append(m_unit, m_resident, m_added);
        m_unit.describe("Contract/" + id.toString(), std::string{nameOf(m_added.front().kind)});
        m_unit.commit();
    }

    ContractId newContract() { return m_unit.newId<ContractId>(); }
    const History& history() const { return m_history; }

private:
    std::vector<ContractEvent> loaded() {
        auto events = ContractRepository(m_unit.database()).eventsOf(m_resident);
        if (!events) throw db::Refusal(events.error());
        return std::move(*events);
    }

    const ContractBook& m_book;
    sync::Unit m_unit;
    ResidentId m_resident;
    std::vector<ContractEvent> m_events;
    History m_history;
    Date m_today;
    std::vector<ContractEvent> m_added;
};

ContractEvent eventOf(ContractId contract, EventKind kind, Date on) {
    ContractEvent event;
    event.contract = contract;
    event.kind = kind;
    event.on = on;
    return event;
}

Result<ResidentId> personOf(const sync::Context& context, ContractId contract) { return ContractRepository(context.database).residentOf(contract); }

/// A contract that follows another, as its first event.
Result<ContractId> followed(const sync::Context& context, const ContractBook& book, const char* action, ContractEvent event) {
    JIAYI_TRY(const auto resident, personOf(context, *event.previous));
    return db::attempt([&]() -> Result<ContractId> {
        Save save(context, book, action, resident);
        event.contract = save.newContract();
        JIAYI_CHECK(save.add(event));
        JIAYI_CHECK(save.bind(event.contract));
        save.commit(event.contract);
        return event.contract;
    });
}

}  // namespace

Result<ContractId> OfferContract::operator()(const sync::Context& context, const ContractBook& book) const {
    JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
    return db::attempt([&]() -> Result<ContractId> {
        Save save(context, book, "contract.offer", resident);
        auto event = eventOf(save.newContract(), EventKind::Offered, localDate(context.clock.now()));
        event.terms = terms;
        event.note = note;
        const auto id = event.contract;
        JIAYI_CHECK(save.add(std::move(event)));
        save.commit(id);
        return id;
    });
}

Result<void> AcceptContract::operator()(const sync::Context& context, const ContractBook& book) const {
    JIAYI_TRY(const auto resident, personOf(context, contract));
    return db::attempt([&]() -> Result<void> {
        Save save(context, book, "contract.accept", resident);
        JIAYI_CHECK(save.add(eventOf(contract, EventKind::Accepted, localDate(context.clock.now()))));
        save.commit(contract);
        return {};
    });
}

Result<void> SignContract::operator()(const sync::Context& context, const ContractBook& book) const {
    JIAYI_TRY(const auto resident, personOf(context, contract));
    return db::attempt([&]() -> Result<void> {
        Save save(context, book, "contract.sign", resident);
        auto event = eventOf(contract, EventKind::Signed, on);
        event.signer = normalized(signer);
        JIAYI_CHECK(save.add(std::move(event)));
        JIAYI_CHECK(save.bind(contract));
        save.commit(contract);
        return {};
    });
}

Result<ContractId> RecordContract::operator()(const sync::Context& context, const ContractBook& book) const {
    JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
    return db::attempt([&]() -> Result<ContractId> {
        Save save(context, book, "contract.record", resident);
        const auto id = save.newContract();
        for (const auto kind : {EventKind::Offered, EventKind::Accepted, EventKind::Signed}) {
            auto event = eventOf(id, kind, on);
            if (kind == EventKind::Offered) event.terms = terms;
            if (kind == EventKind::Signed) event.signer = normalized(signer);
            JIAYI_CHECK(save.add(std::move(event)));
        }
        JIAYI_CHECK(save.bind(id));
        save.commit(id);
        return id;
    });
}

Result<ContractId> RenewContract::operator()(const sync::Context& context, const ContractBook& book) const {
    auto event = eventOf({}, EventKind::Renewed, on);
    event.previous = previous;
    event.terms = terms;
    event.signer = normalized(signer);
    return followed(context, book, "contract.renew", std::move(event));
}

Result<ContractId> TransferContract::operator()(const sync::Context& context, const ContractBook& book) const {
    auto event = eventOf({}, EventKind::Transferred, localDate(context.clock.now()));
    event.previous = previous;
    event.terms = terms;
    event.note = note;
    return followed(context, book, "contract.transfer", std::move(event));
}

Result<void> EndContract::operator()(const sync::Context& context, const ContractBook& book) const {
    JIAYI_TRY(const auto resident, personOf(context, contract));
    return db::attempt([&]() -> Result<void> {
        Save save(context, book, "contract.end", resident);
        std::optional<ContractId> next = contract;
        while (next) {
            auto event = eventOf(*next, EventKind::Ended, lastDay);
            event.reason = reason;
            event.note = note;
            JIAYI_CHECK(save.add(std::move(event)));
            const auto& all = save.history().contracts;
            const auto after = std::find_if(all.begin(), all.end(), [&](const Contract& one) { return one.previous == next && one.terms.since > lastDay && (one.state == State::Signed || one.state == State::Renewed); });
            next = after == all.end() ? std::nullopt : std::optional{after->id};
        }
        save.commit(contract);
        return {};
    });
}

Result<void> endWhatWasLeft(sync::Unit& unit, const ContractBook& book, ResidentId resident, Date arrived) {
    JIAYI_TRY(auto events, ContractRepository(unit.database()).eventsOf(resident));
    const auto left = replay(events);
    std::vector<ContractEvent> added;
    for (const auto& one : left.contracts) {
        const bool binds = one.lastDay && *one.lastDay >= arrived && one.terms.since < arrived;
        if (!binds && !(one.isOpen() && one.terms.since < arrived)) continue;
        auto event = eventOf(one.id, EventKind::Ended, arrived - Days{1});
        event.reason = one.isOpen() ? "withdrawn" : "moved";
        event.id = unit.newId<EventId>();
        event.at = std::max(unit.now(), events.back().at + std::chrono::milliseconds{1});
        event.by = unit.user();
        JIAYI_CHECK(mayHappen(book, left, event, localDate(unit.now())));
        added.push_back(std::move(event));
    }
    if (!added.empty()) ContractRepository::append(unit, resident, added);
    return {};
}

Terms renewalOf(const ContractBook& book, const Contract& contract, Date today) {
    auto terms = contract.terms;
    terms.since = std::max(contract.lastDay.value_or(today) + Days{1}, contract.lastDay && *contract.lastDay < today ? today : Date{});
    terms.until = book.lastDayOf(terms.since);
    return terms;
}

std::string proposedPackage(const ContractBook& book, const std::vector<std::string>& programmes) {
    for (const auto& package : book.packages)
        for (const auto& programme : package.programmes)
            if (std::find(programmes.begin(), programmes.end(), programme) != programmes.end()) return package.id;
    return book.packages.empty() ? std::string{} : book.packages.front().id;
}

}  // namespace jiayi::contracts
