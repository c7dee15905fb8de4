#include "sync/mapping/compliance_mapper.h"
#include "sync/mapping/statement_answer_mapper.h"
#include "sync/mapping/statement_mapper.h"
#include "sync/mapping/statement_types.h"
#include "sync/fhir/resource.h"
#include "tests/mapping/round_trip.h"

using namespace jiayi;
using namespace jiayi::capitation;
using namespace jiayi::mapping;
using test::comesBack;
using test::wireOf;

namespace {

const Uuid kWho = *Uuid::parse(test::kPatientId);
const Instant kAt = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9};
const StatementId kStatement = statementIdOf("120101001", "employee", std::chrono::year{2026} / 9, 1);

SentStatement sentStatement() {
    StatementTotals totals{912, {149'841'600}, {3'512'345}, {9'000'001}, {{8'000'000}, {1}, {2}, {4'512'343}}, {77}, {88}, {7'492'080}};
    return {kStatement, "120101001", "employee", std::chrono::year{2026} / 9, 1, R"({"120101001":"token"})", "v1", R"({"rate":"r"})", std::string(32, '\x9f'), kAt, "chen", totals, 3};
}
StatementSheet statementSheet() {
    return {sheetId(kStatement, 2), kStatement, 2,
            {{kWho, "member-month", "tier-1", {"Coverage", derivedUuid({"c"})}, {164'300}, {}, makeDate(2026, 9, 15)},
             {kWho, "refund", "outpatient", {"ExplanationOfBenefit", derivedUuid({"e"})}, {-1'005}, "S-1", makeDate(2026, 9, 8)}}};
}
SideLine sideLine(std::int64_t fen) { return {{"ExplanationOfBenefit", derivedUuid({"e"})}, kWho, "outpatient", "S-1", makeDate(2026, 9, 8), fen}; }

}  // namespace

class TestStatementMappers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresComeBackToTheFen() {
        comesBack<SentStatementMapper>(sentStatement());
        const auto wire = wireOf<SentStatementMapper>(sentStatement());
        QCOMPARE(wire.textOr("identifier.0.value", ""), std::string_view{"120101001|employee|2026-09|1"});
        QCOMPARE(*wire.numberText("group.1.measureScore.value"), std::string_view{"1498416.00"});
        QCOMPARE(wire.textOr("period.end", ""), std::string_view{"2026-09-30"});
    }
    void linesComeBackAndNameNoPatient() {
        comesBack<StatementSheetMapper>(statementSheet());
        const auto wire = wireOf<StatementSheetMapper>(statementSheet());
        // The statement stays with the clinic when the person leaves it: nothing of it may lie in their compartment.
        QVERIFY(!fhir::patientReference(wire) && wire.compact().find("Patient/") == std::string::npos);
    }
    void whoSignedAndSubmittedComesBack() {
        StatementTask task{kStatement, kAt, "chen", kAt + std::chrono::minutes{1}, "chen", {}, {}};
        comesBack<StatementTaskMapper>(task);
        task.amendedAt = kAt + std::chrono::hours{1};
        task.amendedBy = "li";
        comesBack<StatementTaskMapper>(task);
        QCOMPARE(wireOf<StatementTaskMapper>(task).textOr("status", ""), std::string_view{"cancelled"});
    }
    void answersComeBackWithBothSidesOfEveryDifference() {
        StatementAnswer answer{derivedUuid({"a"}), kStatement, "queried", kAt, "payer", "two lines differ", {}, {}, "active"};
        answer.differences = {{DifferenceKind::MissingHere, {}, sideLine(5), false}, {DifferenceKind::MissingThere, sideLine(5), {}, false}, {DifferenceKind::Amount, sideLine(5), sideLine(-4), false},
                              {DifferenceKind::Person, sideLine(5), sideLine(5), false}, {DifferenceKind::Duplicate, sideLine(5), {}, true}};
        comesBack<StatementAnswerMapper>(answer);
        comesBack<StatementAnswerMapper>(StatementAnswer{derivedUuid({"p"}), kStatement, "paid", kAt, "payer", {}, Money{12'345}, {}, "entered-in-error"});
    }
    void decisionsComeBackWithTheirEvidence() {
        comesBack<DifferenceDecisionMapper>(DifferenceDecision{derivedUuid({"d"}), {derivedUuid({"x"})}, kStatement, "disputed", "she was there", {"Encounter/1", "MedicationDispense/2"}, "chen", kAt});
    }
    void whatWasSaidOfAFindingComesBack() {
        ComplianceDecision said{derivedUuid({"f"}), {kWho}, "overlap", "MedicationDispense/a MedicationDispense/b", makeDate(2026, 9, 8), "explained", "lost on the bus", "chen", kAt, "active"};
        comesBack<ComplianceDecisionMapper>(said);
        said.status = "entered-in-error";
        comesBack<ComplianceDecisionMapper>(said);
    }
    void whatIsAboutSomethingElseIsNotOurs() {
        const char* kOthers[]{R"({"resourceType":"MeasureReport","id":"0190a5c4-2222-7abc-8def-000000000002","measure":"urn:other"})", R"({"resourceType":"Task","id":"0190a5c4-2222-7abc-8def-000000000002","code":{"text":"x"}})",
                              R"({"resourceType":"PaymentReconciliation","id":"0190a5c4-2222-7abc-8def-000000000002","status":"active"})"};
        for (const char* other : kOthers) {
            const auto resource = test::json(other);
            QVERIFY(!StatementTypes::isOurs(resource));
            QVERIFY(!*SentStatementMapper::read(resource) && !*StatementSheetMapper::read(resource) && !*StatementTaskMapper::read(resource) && !*StatementAnswerMapper::read(resource));
        }
    }
    void brokenFiguresAreRefused() {
        auto wire = wireOf<SentStatementMapper>(sentStatement());
        wire.make("group.3.measureScore.value") = fhir::Json::decimal("1.005");
        QCOMPARE(SentStatementMapper::read(wire).error().reason, std::string{"statement.totals"});
        auto sheet = wireOf<StatementSheetMapper>(statementSheet());
        sheet.make("group.0.measureScore").set("code", "USD");
        QCOMPARE(StatementSheetMapper::read(sheet).error().reason, std::string{"statement.line"});
    }
};

JIAYI_TEST(TestStatementMappers)
#include "tst_statement_mappers.moc"
