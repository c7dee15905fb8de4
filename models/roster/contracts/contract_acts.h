// What people do with contracts, each in a unit of its own with its audit entry.
#pragma once

#include "models/roster/contracts/contract_repository.h"

namespace jiayi::contracts {

/// Errors of mayHappen(); NotFound "resident.not-found" and "contract.unknown"; Conflict "contract.cap"; Denied "record.sealed" of who has moved away.
/// "contract.offer"
struct OfferContract {
    ResidentId resident;
    Terms terms;
    std::string note;
    Result<ContractId> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.accept"
struct AcceptContract {
    ContractId contract;
    Result<void> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.sign". `on` is the day of the signature; the person becomes the doctor's.
struct SignContract {
    ContractId contract;
    Date on{};
    std::string signer;
    Result<void> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.record": a contract that was signed on paper; offer, acceptance and signature in one.
struct RecordContract {
    ResidentId resident;
    Terms terms;
    Date on{};
    std::string signer;
    Result<ContractId> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.renew"
struct RenewContract {
    ContractId previous;
    Terms terms;
    Date on{};
    std::string signer;
    Result<ContractId> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.transfer": to another team or doctor from terms.since on.
struct TransferContract {
    ContractId previous;
    Terms terms;
    std::string note;
    Result<ContractId> operator()(const sync::Context& context, const ContractBook& book) const;
};
/// "contract.end": the last day in force, and why. What was signed to follow it ends with it. Of an offer: nobody wants it.
struct EndContract {
    ContractId contract;
    Date lastDay{};
    std::string reason, note;
    Result<void> operator()(const sync::Context& context, const ContractBook& book) const;
};

/// What another clinic agreed with somebody who came here on that day: it ends with the day before, for the reason `moved`. An offer of theirs is withdrawn.
/// Part of the caller's unit. Errors of the store.
Result<void> endWhatWasLeft(sync::Unit& unit, const ContractBook& book, ResidentId resident, Date arrived);

/// What a renewal proposes: the same, from the day after (of one that has run out: from today on).
Terms renewalOf(const ContractBook& book, const Contract& contract, Date today);
/// The package of the first programme that one is for, else the first of all.
std::string proposedPackage(const ContractBook& book, const std::vector<std::string>& programmes);

}  // namespace jiayi::contracts
