#include "sync/mapping/shared_types.h"

#include "models/diagnostics/orders/order_repository.h"
#include "models/pharmacy/shared/shared_repository.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/appointment_mapper.h"
#include "sync/mapping/benefit_mapper.h"
#include "sync/mapping/claim_mapper.h"
#include "sync/mapping/clinic_mapper.h"
#include "sync/mapping/contract_mapper.h"
#include "sync/mapping/compliance_mapper.h"
#include "sync/mapping/guidance_mapper.h"
#include "sync/mapping/moves_mapper.h"
#include "sync/mapping/picture_mapper.h"
#include "sync/mapping/report_act_mapper.h"
#include "sync/mapping/rule_set_mapper.h"
#include "sync/mapping/test_order_mapper.h"
#include "sync/mapping/referral_mapper.h"
#include "sync/mapping/work_act_mapper.h"

namespace jiayi::mapping {

using fhir::Json;
using orders::TestOrderRepository;
using pharmacy::SharedRepository;

namespace {

void saveShared(sync::Unit& unit, const guidance::CardAnswer& row) { guidance::AnswerRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const capitation::ComplianceDecision& row) { capitation::ComplianceRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const worklist::WorkAct& row) { worklist::WorkActRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const appointments::Appointment& row) { appointments::AppointmentRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const diagnostics::ReportAct& row) { diagnostics::ReportActRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const orders::TestOrder& row) { orders::TestOrderRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const orders::OrderTask& row) { orders::TestOrderRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const orders::ReusedResult& row) { orders::TestOrderRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const images::Picture& row) { images::PictureRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const contracts::ContractFile& row) { contracts::ContractRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::Referral& row) { referral::ReferralRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::Progress& row) { referral::ReferralRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::Summary& row) { referral::ReferralRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::Message& row) { referral::ReferralRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const moves::MoveRequest& row) { moves::MovesRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const moves::Arrival& row) { moves::MovesRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const moves::Handover& row) { moves::MovesRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::JointSession& row) { referral::JointRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const referral::SpecialBooking& row) { referral::JointRepository::save(unit, row); }
void saveShared(sync::Unit& unit, const capitation::RuleSet& row) { capitation::RuleSetRepository::save(unit, row); }
template <class Row>
void saveShared(sync::Unit& unit, const Row& row) {
    SharedRepository::save(unit, row);
}

template <class Mapper, class Find, class Spoil>
struct SharedType {
    Find find;    ///< the row of an id
    Spoil spoil;  ///< makes it entered in error

    Result<bool> render(db::Database& database, const Uuid& id, Json& json) const {
        const auto row = find(database, id);
        if (!row && row.error().code == Errc::NotFound) return false;
        if (!row) return row.error();
        Mapper::write(json, *row);
        return true;
    }
    Result<bool> apply(sync::Unit& unit, const Json& resource) const {
        JIAYI_TRY(const auto row, Mapper::read(resource));
        if (row) saveShared(unit, *row);
        return row.has_value();
    }
    Result<bool> check(const Json& resource) const {
        JIAYI_TRY(const auto row, Mapper::read(resource));
        return row.has_value();
    }
    Result<bool> retract(sync::Unit& unit, const Uuid& id) const {
        auto row = find(unit.database(), id);
        if (!row && row.error().code == Errc::NotFound) return false;
        if (!row) return row.error();
        spoil(*row);
        saveShared(unit, *row);
        return true;
    }
};
template <class Mapper, class Find, class Spoil>
SharedType<Mapper, Find, Spoil> sharedType(Find find, Spoil spoil) {
    return {find, spoil};
}

constexpr const char* kMistaken = "entered-in-error";
/// The payer's: the ledger hears of it, and what is kept of the resource is what it said.
constexpr std::string_view kClaim = "ExplanationOfBenefit";

/// Referrals, questions and joint clinics.
template <class Use>
Result<bool> withReferralType(std::string_view type, Use use) {
    using referral::JointRepository;
    using referral::ReferralRepository;
    const auto spoil = [](auto& row) { row.status = kMistaken; };
    if (type == "ServiceRequest") return use(sharedType<ReferralMapper>([](auto& database, const Uuid& id) { return ReferralRepository{database}.referral({id}); }, spoil));
    if (type == "Task")
        return use(sharedType<ReferralTaskMapper>([](auto& database, const Uuid& id) { return ReferralRepository{database}.progress(id); }, [](auto& row) { row.mistaken = true; }));
    if (type == "Composition") return use(sharedType<ReferralSummaryMapper>([](auto& database, const Uuid& id) { return ReferralRepository{database}.summary(id); }, spoil));
    if (type == "Communication") return use(sharedType<ReferralMessageMapper>([](auto& database, const Uuid& id) { return ReferralRepository{database}.message({id}); }, spoil));
    if (type == "Schedule") return use(sharedType<JointSessionMapper>([](auto& database, const Uuid& id) { return JointRepository{database}.session({id}); }, spoil));
    if (type == "Appointment") return use(sharedType<SpecialBookingMapper>([](auto& database, const Uuid& id) { return JointRepository{database}.booking({id}); }, spoil));
    return false;
}

/// Requests to move, arrivals, handovers.
template <class Use>
Result<bool> withMovesType(std::string_view type, Use use) {
    using moves::MovesRepository;
    if (type == "Composition")
        return use(sharedType<HandoverMapper>([](auto& database, const Uuid& id) { return MovesRepository{database}.handover(id); }, [](auto& row) { row.status = kMistaken; }));
    if (type != "Task") return false;
    JIAYI_TRY(const bool isRequest, use(sharedType<MoveRequestMapper>([](auto& database, const Uuid& id) { return MovesRepository{database}.request({id}); },
                                                                      [](auto& row) { row.mistaken = true; })));
    if (isRequest) return true;
    return use(sharedType<ArrivalMapper>([](auto& database, const Uuid& id) { return MovesRepository{database}.arrival(id); }, [](auto& row) { row.state = kMistaken; }));
}

/// `use` with the type of that name; false for others.
template <class Use>
Result<bool> withType(std::string_view type, Use use) {
    if (type == "Coverage")
        return use(sharedType<EntitlementMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.entitlement(id); }, [](auto& row) { row.status = kMistaken; }));
    if (type == "Contract")
        return use(sharedType<ContractMapper>([](auto& database, const Uuid& id) { return contracts::ContractRepository{database}.file({id}); }, [](auto& row) { ContractMapper::spoil(row); }));
    if (type == "QuestionnaireResponse")
        return use(sharedType<AssessmentMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.assessment(id); }, [](auto& row) { row.status = kMistaken; }));
    if (type == "PlanDefinition")
        return use(sharedType<TemplateMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.regimen({id}); }, [](auto& row) { row.status = "retired"; }));
    if (type == "DetectedIssue")
        return use(sharedType<OutcomeMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.outcome({id}); }, [](auto& row) { row.outcome = kMistaken; }));
    if (type == "Basic") {
        const auto spoil = [](auto& row) { row.status = kMistaken; };
        // Several kinds have this type: what is no answer to a card may be about a thing to do, a report, a result instead of an order, or a rule.
        JIAYI_TRY(const bool isAnswer, use(sharedType<CardAnswerMapper>([](auto& database, const Uuid& id) { return guidance::AnswerRepository{database}.answer({id}); }, spoil)));
        if (isAnswer) return true;
        JIAYI_TRY(const bool isAct, use(sharedType<WorkActMapper>([](auto& database, const Uuid& id) { return worklist::WorkActRepository{database}.act({id}); }, spoil)));
        if (isAct) return true;
        JIAYI_TRY(const bool isReports, use(sharedType<ReportActMapper>([](auto& database, const Uuid& id) { return diagnostics::ReportActRepository{database}.act({id}); }, spoil)));
        if (isReports) return true;
        JIAYI_TRY(const bool isReuse, use(sharedType<ReusedResultMapper>([](auto& database, const Uuid& id) { return TestOrderRepository{database}.reuse({id}); }, spoil)));
        if (isReuse) return true;
        JIAYI_TRY(const bool isFinding, use(sharedType<ComplianceDecisionMapper>([](auto& database, const Uuid& id) { return capitation::ComplianceRepository{database}.decision(id); }, spoil)));
        if (isFinding) return true;
        return use(sharedType<RuleDecisionMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.ruleDecision({id}); }, spoil));
    }
    JIAYI_TRY(const bool isMoves, withMovesType(type, use));
    if (isMoves) return true;
    // An Appointment that is no place at a joint clinic and no online visit is an ordinary one.
    JIAYI_TRY(const bool isReferrals, withReferralType(type, use));
    if (isReferrals) return true;
    if (type == "Appointment")
        return use(sharedType<AppointmentMapper>([](auto& database, const Uuid& id) { return appointments::AppointmentRepository{database}.appointment({id}); },
                                                 [](auto& row) { row.status = kMistaken; }));
    if (type == "ServiceRequest")
        return use(sharedType<TestOrderMapper>([](auto& database, const Uuid& id) { return TestOrderRepository{database}.order({id}); }, [](auto& row) { row.status = kMistaken; }));
    if (type == "Task")
        return use(sharedType<OrderTaskMapper>([](auto& database, const Uuid& id) { return TestOrderRepository{database}.task({id}); }, [](auto& row) { row.state = kMistaken; }));
    if (type == "Media" || type == "DocumentReference") {
        const auto find = [type](db::Database& database, const Uuid& id) -> Result<images::Picture> {
            JIAYI_TRY(auto row, images::PictureRepository(database).picture({id}));
            if (row.resourceType() != type) return Error{Errc::NotFound, "picture.not-found", {}};
            return row;
        };
        const auto spoil = [](auto& row) { row.status = kMistaken; };
        return type == "Media" ? use(sharedType<MediaMapper>(find, spoil)) : use(sharedType<DocumentMapper>(find, spoil));
    }
    if (type == "Library")
        return use(sharedType<RuleSetMapper>([](auto& database, const Uuid& id) { return capitation::RuleSetRepository{database}.set(id); }, [](auto& row) { row.status = kMistaken; }));
    if (type == "SupplyRequest")
        return use(sharedType<ShortageMapper>([](auto& database, const Uuid& id) { return SharedRepository{database}.shortage({id}); }, [](auto& row) { row.state = kMistaken; }));
    if (type == "List")
        return use(sharedType<ServingMapper>(
            [](auto& database, const Uuid& id) -> Result<pharmacy::ServingPharmacies> {
                if (id != pharmacy::servingPharmaciesId()) return Error{Errc::NotFound, "resource.not-found", {}};
                return SharedRepository{database}.serving();
            },
            [](auto& row) { row.pharmacies.clear(); }));
    return false;
}

}  // namespace

bool SharedTypes::isClinics(std::string_view type) {
    return type == "PlanDefinition" || type == "DetectedIssue" || type == "SupplyRequest" || type == "List" || type == "Basic" || type == "Schedule" || type == "Library" || type == "Task";
}

Result<bool> SharedTypes::render(db::Database& database, std::string_view type, const Uuid& id, Json& json) {
    return withType(type, [&](const auto& each) { return each.render(database, id, json); });
}
Result<bool> SharedTypes::apply(sync::Unit& unit, const Json& resource) {
    if (fhir::resourceType(resource) == kClaim) return ClaimMapper::apply(unit, resource);
    return withType(fhir::resourceType(resource), [&](const auto& each) { return each.apply(unit, resource); });
}
Result<bool> SharedTypes::check(const Json& resource) {
    if (fhir::resourceType(resource) == kClaim) return ClaimMapper::check(resource);
    return withType(fhir::resourceType(resource), [&](const auto& each) { return each.check(resource); });
}
Result<void> SharedTypes::retract(sync::Unit& unit, std::string_view type, const Uuid& id) {
    if (type == kClaim) ClaimMapper::retract(unit, id);
    JIAYI_CHECK(withType(type, [&](const auto& each) { return each.retract(unit, id); }));
    return {};
}

}  // namespace jiayi::mapping
