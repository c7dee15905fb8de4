// What a person cost elsewhere, as it comes from the hub, in the desk's ledger.
#include "models/capitation/ledger.h"
#include "sync/claims/claim_resource.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

namespace {

capitation::Claim outsideClaim(std::int64_t fen) {
    capitation::Claim claim;
    claim.number = "C-1";
    claim.person = std::string{test::kPatientId};
    claim.settlementNo = "S-1";
    claim.scheme = "employee";
    claim.institution = "H1";
    claim.category = "outpatient";
    claim.icd10 = {"E11.9"};
    claim.on = makeDate(2026, 9, 7);
    claim.total.fen = fen;
    claim.split.fund.fen = fen;
    return claim;
}

struct LedgerDesk {
    test::ClinicStore store;
    mapping::Registry registry{test::mappingRules()};

    mapping::Applied apply(const fhir::Json& resource) {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        auto applied = registry.apply(unit, resource).value();
        db::Query(store.database(), "INSERT INTO record (type, id, resident_id, base) VALUES (?, ?, ?, ?) ON CONFLICT (type, id) DO UPDATE SET base = excluded.base",
                  std::string{resource.textOr("resourceType", "")}, Uuid::parse(resource.textOr("id", "")).value(), applied.resident, resource.compact())
            .run();
        unit.commit();
        return applied;
    }
    std::vector<std::int64_t> amounts() {
        std::vector<std::int64_t> all;
        const auto lines = capitation::LedgerRepository(store.database()).linesOf({"ExplanationOfBenefit", claims::claimResourceId("C-1")}).value();
        for (const auto& line : lines) all.push_back(line.amount().fen);
        return all;
    }
};

using Amounts = std::vector<std::int64_t>;

}  // namespace

class TestClaimMapper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClaimThatChangesIsCorrectedInTheLedger() {
        LedgerDesk desk;
        desk.apply(test::patient());
        QVERIFY(desk.apply(claims::claimResource(outsideClaim(5'000), test::kPatientId)).outcome == mapping::Applied::Outcome::Stored);
        desk.apply(claims::claimResource(outsideClaim(5'000), test::kPatientId));
        QVERIFY((desk.amounts() == Amounts{5'000}));
        desk.apply(claims::claimResource(outsideClaim(500), test::kPatientId));
        QVERIFY((desk.amounts() == Amounts{5'000, -5'000, 500}));
        auto cancelled = outsideClaim(500);
        cancelled.standing = false;
        desk.apply(claims::claimResource(cancelled, test::kPatientId));
        QVERIFY((desk.amounts() == Amounts{5'000, -5'000, 500, -500}));
        QCOMPARE(desk.store.count("SELECT count(*) FROM outbox"), std::int64_t{0});
    }

    void itWaitsForItsPersonAndIsGivenBackAsItCame() {
        LedgerDesk desk;
        auto resource = claims::claimResource(outsideClaim(5'000), test::kPatientId);
        resource.set("note", "unknown to us");
        QVERIFY(desk.apply(resource).outcome == mapping::Applied::Outcome::Waiting);
        desk.apply(test::patient());
        QVERIFY((desk.amounts() == Amounts{5'000}));
        QVERIFY(desk.registry.render(desk.store.database(), "ExplanationOfBenefit", claims::claimResourceId("C-1")).value() == resource);
    }

    void deletedItIsTakenBackAndMovedAwayItStays() {
        LedgerDesk desk;
        desk.apply(test::patient());
        desk.apply(claims::claimResource(outsideClaim(5'000), test::kPatientId));
        sync::Unit unit(desk.store.context(), "hub", sync::Origin::Hub);
        QVERIFY(desk.registry.erase(unit, "ExplanationOfBenefit", claims::claimResourceId("C-1")));
        QVERIFY((desk.amounts() == Amounts{5'000}));
        QVERIFY(desk.registry.retract(unit, "ExplanationOfBenefit", claims::claimResourceId("C-1")));
        QVERIFY((desk.amounts() == Amounts{5'000, -5'000}));
        unit.commit();
    }

    void anotherCurrencyOrShapeIsKeptAndEntersNoLedger() {
        LedgerDesk desk;
        desk.apply(test::patient());
        auto dollars = claims::claimResource(outsideClaim(5'000), test::kPatientId);
        dollars.make("total.0.amount.currency") = "USD";
        QVERIFY(desk.apply(dollars).outcome == mapping::Applied::Outcome::Kept);
        QVERIFY(desk.amounts().empty());
    }
};

JIAYI_TEST(TestClaimMapper)
#include "tst_claim_mapper.moc"
