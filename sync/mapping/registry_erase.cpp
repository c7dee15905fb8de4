#include "sync/mapping/registry.h"

#include "models/roster/resident_repository.h"

#include <array>
#include <string>
#include <utility>

namespace jiayi::mapping {

namespace {

constexpr std::pair<std::string_view, std::string_view> kRowsOf[]{
    {"Encounter", "DELETE FROM visit WHERE id = ?1"},
    {"Condition", "DELETE FROM condition WHERE id = ?1"},
    {"AllergyIntolerance", "DELETE FROM allergy WHERE id = ?1"},
    {"MedicationStatement", "DELETE FROM medication_line WHERE id = ?1"},
    {"MedicationRequest", "DELETE FROM medication_line WHERE id = ?1"},
    {"MedicationRequest", "DELETE FROM prescription_line WHERE id = ?1"},
    {"MedicationDispense", "DELETE FROM dispense WHERE id = ?1"},
    {"Task", "DELETE FROM prescription_review WHERE id = ?1"},
    {"Observation", "DELETE FROM observation WHERE id = ?1 OR panel_id = ?1"},
    {"Observation", "DELETE FROM cgm_reading WHERE day_pk = (SELECT pk FROM cgm_day WHERE id = ?1)"},
    {"Observation", "DELETE FROM cgm_day WHERE id = ?1"},
    {"EpisodeOfCare", "DELETE FROM programme WHERE id = ?1"},
    {"Goal", "DELETE FROM target WHERE id = ?1"},
    {"CarePlan", "DELETE FROM care_plan_item WHERE plan_pk = (SELECT pk FROM care_plan WHERE id = ?1)"},
    {"CarePlan", "DELETE FROM care_plan WHERE id = ?1"},
    {"Coverage", "DELETE FROM entitlement WHERE id = ?1"},
    {"QuestionnaireResponse", "DELETE FROM long_assessment WHERE id = ?1"},
    {"Basic", "DELETE FROM guidance_answer WHERE id = ?1"},
    {"Basic", "DELETE FROM worklist_act WHERE id = ?1"},
    {"Basic", "DELETE FROM compliance_decision WHERE id = ?1"},
    {"ServiceRequest", "DELETE FROM test_order WHERE id = ?1"},
    {"Task", "DELETE FROM order_task WHERE id = ?1"},
    {"Basic", "DELETE FROM reused_result WHERE id = ?1"},
    {"Appointment", "DELETE FROM appointment WHERE id = ?1"},
    {"Basic", "DELETE FROM report_act WHERE id = ?1"},
    {"DiagnosticReport", "DELETE FROM report WHERE id IN (SELECT report_id FROM report_resource WHERE id = ?1)"},
    {"DiagnosticReport", "DELETE FROM report_part WHERE resource_id = ?1"},
    {"DiagnosticReport", "DELETE FROM report_resource WHERE id = ?1"},
    {"Media", "DELETE FROM picture WHERE id = ?1"},
    {"DocumentReference", "DELETE FROM picture WHERE id = ?1"},
    {"Appointment", "DELETE FROM special_booking WHERE id = ?1"},
    {"ServiceRequest", "DELETE FROM referral WHERE id = ?1"},
    {"Task", "DELETE FROM referral_task WHERE id = ?1"},
    {"Composition", "DELETE FROM referral_summary WHERE id = ?1"},
    {"Communication", "DELETE FROM referral_message WHERE id = ?1"},
    {"Task", "DELETE FROM move_request WHERE id = ?1"},
    {"Task", "DELETE FROM arrival WHERE id = ?1"},
    {"Composition", "DELETE FROM handover WHERE id = ?1"},
    {"Schedule", "DELETE FROM joint_session WHERE id = ?1"},
    {"Contract", "DELETE FROM contract_event WHERE contract_id = ?1"},
    {"Contract", "DELETE FROM contract WHERE id = ?1"},
    {"SupplyRequest", "DELETE FROM shortage WHERE id = ?1"},
};

}  // namespace

Result<void> Registry::erase(sync::Unit& unit, std::string_view type, const Uuid& id) const {
    if (type == "Patient") return roster::ResidentRepository::reduce(unit, {id});
    // What somebody cost while they were ours stays in the clinic's ledger.
    if (type == "ExplanationOfBenefit") return {};
    // Retracted first: the figures kept from these rows let go of them.
    JIAYI_CHECK(retract(unit, type, id));
    for (const auto& [of, sql] : kRowsOf)
        if (of == type) db::Query(unit.database(), std::string{sql}, id).run();
    // A form goes with its last line.
    if (type == "MedicationRequest")
        db::Query(unit.database(), "DELETE FROM prescription WHERE NOT EXISTS (SELECT 1 FROM prescription_line l WHERE l.prescription_pk = prescription.pk)").run();
    return {};
}

}  // namespace jiayi::mapping
