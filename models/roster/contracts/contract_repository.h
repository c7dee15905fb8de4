// Contracts as rows: events that are appended, and where each contract stands, told from them.
#pragma once

#include "models/roster/contracts/rules/contract_state.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::contracts {

using roster::ResidentId;

/// One contract as it travels: all of its events. `contract` says where it stands and is told anew wherever it arrives.
struct ContractFile {
    ContractId id;
    ResidentId resident;
    std::vector<ContractEvent> events;  ///< oldest first
    Contract contract;
    bool operator==(const ContractFile& other) const { return id == other.id && resident == other.resident && events == other.events; }
};

/// Reads from any connection. Saves go through a Unit and throw SQLite::Exception.
class ContractRepository {
public:
    explicit ContractRepository(db::Database& database) : m_database(database) {}

    /// All events of a person, oldest first.
    Result<std::vector<ContractEvent>> eventsOf(ResidentId resident) const;
    Result<History> historyOf(ResidentId resident) const;
    /// NotFound "contract.unknown".
    Result<ContractFile> file(ContractId id) const;
    Result<ResidentId> residentOf(ContractId id) const;
    /// From when to when people are bound to a doctor, as far as it touches `span`; without the contracts of `but`, which are checked by history.
    std::vector<Span> spansOf(const std::string& doctor, const Span& span, ResidentId but) const;

    /// Appends what is new among `events`, tells anew where the person's contracts stand and until when the person is bound. Puts every contract that changed.
    static void append(sync::Unit& unit, ResidentId resident, const std::vector<ContractEvent>& events);
    /// As it arrived.
    static void save(sync::Unit& unit, const ContractFile& file) { append(unit, file.resident, file.events); }
    /// Tells anew from the events that are left; when a contract was erased. Also what `jiayi verify` compares with.
    static void tellAnew(sync::Unit& unit, ResidentId resident);

private:
    db::Database& m_database;
};

/// Corrupt "contract.out-of-step" with how many people's rows differ from what their events tell.
Result<void> verifyContracts(db::Database& database);
/// People whose rows differ from what their events tell: of a sound store none.
Result<std::int64_t> contractsOutOfStep(db::Database& database);

}  // namespace jiayi::contracts
