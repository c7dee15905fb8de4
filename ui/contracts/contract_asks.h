// What the screens of contracts ask for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/roster/contracts/contract_acts.h"
#include "models/roster/contracts/contract_lists.h"
#include "models/roster/entitlement/entitlement_repository.h"

#include <QFuture>

#include <functional>

class QWidget;

namespace jiayi::ui {

/// All that a person's page shows.
struct ContractPage {
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    contracts::PersonContracts contracts;
    roster::EntitlementStanding standing;
};
struct DriveAnswer {
    contracts::DrivePage page;
    std::vector<contracts::DoctorLoad> doctors;
    std::vector<contracts::TeamLoad> teams;
};

struct ContractAsks {
    std::function<QFuture<Result<ContractPage>>(roster::ResidentId)> page;
    /// The same without what the clinic's doctors and teams have: for the chart.
    std::function<QFuture<Result<ContractPage>>(roster::ResidentId)> lines;
    std::function<QFuture<Result<contracts::ContractId>>(const contracts::OfferContract&)> offer;
    std::function<QFuture<Result<void>>(const contracts::AcceptContract&)> accept;
    std::function<QFuture<Result<void>>(const contracts::SignContract&)> sign;
    std::function<QFuture<Result<contracts::ContractId>>(const contracts::RecordContract&)> record;
    std::function<QFuture<Result<contracts::ContractId>>(const contracts::RenewContract&)> renew;
    std::function<QFuture<Result<contracts::ContractId>>(const contracts::TransferContract&)> transfer;
    std::function<QFuture<Result<void>>(const contracts::EndContract&)> end;
    std::function<QFuture<Result<roster::TakeCard::Outcome>>(const roster::TakeCard&)> card;
    std::function<QFuture<Result<Uuid>>(const roster::AddEntitlement&)> addBenefit;
    std::function<QFuture<Result<void>>(const roster::EditEntitlement&)> editBenefit;
    std::function<QFuture<Result<DriveAnswer>>(const contracts::DriveFilter&, std::int64_t offset, int limit)> drive;
    std::function<void(contracts::ContractId, QWidget* over)> print;  ///< empty: nothing to print with
};

}  // namespace jiayi::ui
