#include "tests/queue/two_desks.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::StationDesk;

class TestSharedDraft : public QObject {
    Q_OBJECT

    static std::vector<care::FormKey> forms() { return {test::kDiabetes}; }
    static void nurseMeasures(StationDesk& desk) {
        desk.enter("nurse li", "sbp", "128");
        desk.enter("nurse li", "dbp", "78");
        desk.enter("nurse li", "weight", "74.5");
    }
    /// The doctor completes what the desk shows, and signs.
    static Result<care::SignedVisit> sign(StationDesk& desk, const char* fpg = "6.4") {
        const auto basis = desk.basis();
        auto input = care::draftOf(basis.fields).input;
        for (const auto& [field, value] : desk.controlled()) input.answers.try_emplace(field, value);
        input.answers["fpg"] = fpg;
        input.toConfirm.clear();
        return queue::SignShared{desk.resident, basis, {test::kDiabetes}, input}(desk.as("chen"), desk.rules());
    }

private Q_SLOTS:
    void eachFieldKnowsWhoWroteIt() {
        StationDesk nurse{1}, doctor{2};
        nurseMeasures(nurse);
        test::meet(nurse, doctor);
        doctor.enter("chen", "fpg", "6.4");
        doctor.enter("chen", "weight", "75");
        test::meet(nurse, doctor);
        for (auto* desk : {&nurse, &doctor}) {
            const auto shared = desk->draft();
            QCOMPARE(shared.authors.at("sbp").user, std::string("nurse li"));
            QCOMPARE(shared.authors.at("weight").user, std::string("chen"));
            QCOMPARE(shared.authors.at("fpg").user, std::string("chen"));
            QVERIFY(!shared.authors.contains("smoking_now"));  // carried: nobody said it
            QCOMPARE(desk->said("weight"), std::string("75"));
            QCOMPARE(shared.draft.input.measured.at("sbp").by, std::string("nurse li"));
            // And as everybody else reads a draft.
            QVERIFY(care::loadDraft(desk->database(), desk->resident).value()->input == shared.draft.input);
        }
    }

    void aScreenThatHasNotSeenAValueDoesNotWriteOverIt() {
        StationDesk nurse{1}, doctor{2};
        const auto before = doctor.basis();
        nurseMeasures(nurse);
        test::meet(nurse, doctor);
        auto input = care::draftOf(before.fields).input;
        input.answers["fpg"] = "6.4";
        const auto saved = queue::saveShared(doctor.as("chen"), doctor.resident, before, {test::kDiabetes}, input).value();
        QCOMPARE(saved.draft.input.answers.at("sbp"), std::string("128"));
        QCOMPARE(saved.draft.input.answers.at("fpg"), std::string("6.4"));
    }

    void whatWasCarriedNeverStandsAboveWhatSomebodySaid() {
        StationDesk nurse{1}, doctor{2};
        nurse.enter("nurse li", "smoking_now", "0");
        doctor.clock.advance(std::chrono::hours{1});
        doctor.enter("chen", "fpg", "6.4");  // begins the draft on his side, with what is carried
        test::meet(nurse, doctor);
        for (auto* desk : {&nurse, &doctor}) {
            QCOMPARE(desk->said("smoking_now"), std::string("0"));
            QVERIFY(desk->draft().draft.input.toConfirm.empty());
        }
        QVERIFY(nurse.draft().visit == doctor.draft().visit);
        QVERIFY(!nurse.draft().visit.isNil());
    }

    void aValueThatIsTakenAwayIsGoneEverywhere() {
        StationDesk nurse{1}, doctor{2};
        nurseMeasures(nurse);
        test::meet(nurse, doctor);
        const auto basis = doctor.basis();
        auto input = care::draftOf(basis.fields).input;
        input.answers.erase("weight");
        QVERIFY(queue::saveShared(doctor.as("chen"), doctor.resident, basis, forms(), input));
        test::meet(nurse, doctor);
        QCOMPARE(nurse.said("weight"), std::string());
        QVERIFY(!nurse.draft().authors.contains("weight"));
    }

    void theSignatureNamesTheNurseAndEndsTheDraftAtEveryDesk() {
        StationDesk nurse{1}, doctor{2};
        nurseMeasures(nurse);
        const auto measuredAt = nurse.draft().authors.at("sbp").at;
        test::meet(nurse, doctor);
        const auto done = sign(doctor).value();
        QVERIFY(done.id == nurse.draft().visit);
        const auto sbp = doctor.facts().observation(care::observationIdOf(done.id, "sbp")).value();
        QCOMPARE(sbp.performer, std::string("nurse li"));
        QVERIFY(sbp.effective.start == measuredAt);
        QCOMPARE(doctor.facts().observation(care::observationIdOf(done.id, "fpg")).value().performer, std::string("chen"));
        QVERIFY(!doctor.hasDraft());
        QCOMPARE(nurse.count("SELECT count(*) FROM visit_draft"), 1);
        test::meet(nurse, doctor);
        QVERIFY(!nurse.hasDraft() && !doctor.hasDraft());
        QCOMPARE(nurse.count("SELECT count(*) FROM visit_draft"), 0);
        // The next visit is another one.
        nurse.enter("nurse li", "sbp", "130");
        QVERIFY(nurse.draft().visit != done.id);
        QCOMPARE(nurse.said("fpg"), std::string());
    }

    void whatTheSignatureNeverSawStaysADraft() {
        StationDesk nurse{1}, doctor{2};
        nurse.enter("nurse li", "sbp", "128");
        test::meet(nurse, doctor);
        nurse.enter("nurse li", "weight", "74.5");  // the line is down
        const auto done = sign(doctor).value();
        test::meet(nurse, doctor);
        for (auto* desk : {&nurse, &doctor}) {
            QVERIFY(desk->hasDraft());
            QCOMPARE(desk->said("weight"), std::string("74.5"));
            QCOMPARE(desk->said("sbp"), std::string());
            QCOMPARE(desk->count("SELECT count(*) FROM visit_draft"), 1);
        }
        QCOMPARE(doctor.count("SELECT count(*) FROM visit"), 1);
        QVERIFY(done.id != doctor.draft().visit);
    }

    void twoDesksThatSignOneDraftApartMakeOneVisitWithOneSetOfObservations() {
        StationDesk a{1}, b{2};
        nurseMeasures(a);
        test::meet(a, b);
        const auto here = sign(a).value(), there = sign(b).value();
        QVERIFY(here.id == there.id);
        const auto ids = [](StationDesk& desk) {
            std::set<Uuid> found;
            db::Query row(desk.database(), "SELECT id FROM observation");
            while (row.next()) found.insert(row.uuid(0));
            return found;
        };
        QVERIFY(!ids(a).empty() && ids(a) == ids(b));
        test::meet(a, b);
        QVERIFY(!a.hasDraft() && !b.hasDraft());
    }

    void aVisitThatIsSignedAlreadyIsNotSignedAgain() {
        StationDesk desk{1};
        nurseMeasures(desk);
        const auto shared = desk.draft();
        const auto done = sign(desk).value();
        // Its name comes once more, from a desk that never learned of the signature.
        care::SignVisit again{desk.resident, {test::kDiabetes}, desk.controlledInput(), done.id, {}};
        QCOMPARE(again(desk.context(), desk.rules()).error().reason, std::string("visit.signed-already"));
        QCOMPARE(desk.count("SELECT count(*) FROM visit"), 1);
    }

    void aSignatureThatFailsEndsNothing() {
        StationDesk desk{1};
        nurseMeasures(desk);
        const auto basis = desk.basis();
        const auto failed = queue::SignShared{desk.resident, basis, {test::kDiabetes}, care::draftOf(basis.fields).input}(desk.as("chen"), desk.rules());
        QVERIFY(!failed);
        QCOMPARE(desk.said("sbp"), std::string("128"));
        desk.database().execute("CREATE TRIGGER broken BEFORE INSERT ON desk_entry WHEN NEW.field LIKE 'end.%' BEGIN SELECT raise(ABORT, 'no'); END");
        QVERIFY(!sign(desk));
        QCOMPARE(desk.count("SELECT count(*) FROM visit"), 0);
        desk.database().execute("DROP TRIGGER broken");
        QVERIFY(sign(desk));
        QVERIFY(!desk.hasDraft());
    }

    void whoEndsADraftLaterHavingSeenLessBringsNothingBack() {
        StationDesk nurse{1}, doctor{2}, other{3};
        nurse.enter("nurse li", "sbp", "128");
        test::meet(nurse, other);
        nurse.enter("nurse li", "weight", "74.5");
        test::meet(nurse, doctor);
        QVERIFY(queue::discardShared(doctor.as("chen"), doctor.resident, doctor.draft().basis.seen));
        other.clock.advance(std::chrono::hours{2});
        QVERIFY(queue::discardShared(other.as("wang"), other.resident, other.draft().basis.seen));
        test::meet(doctor, other);
        test::meet(nurse, other);
        test::meet(doctor, other);
        for (auto* desk : {&nurse, &doctor, &other}) QVERIFY(!desk->hasDraft());
    }

    void aDraftThrownAwayIsGoneEverywhere() {
        StationDesk nurse{1}, doctor{2};
        nurseMeasures(nurse);
        test::meet(nurse, doctor);
        QVERIFY(queue::discardShared(doctor.as("chen"), doctor.resident, doctor.draft().basis.seen));
        test::meet(nurse, doctor);
        QVERIFY(!nurse.hasDraft() && !doctor.hasDraft());
        QCOMPARE(nurse.count("SELECT count(*) FROM visit_draft"), 0);
    }

    void everythingOfADraftTravels() {
        care::VisitInput input;
        input.answers = {{"sbp", "128"}, {"hypertension.symptoms", "1"}};
        input.measured["sbp"] = {"nurse li", parseInstant("2026-11-22T01:00:00.000Z").value(), "Omron"};
        input.toConfirm = {"smoking_now"};
        input.keptImplausible = {"sbp"};
        input.dangerDone = "called";
        input.classes[test::kDiabetes] = {care::VisitClass::Satisfactory, "ill"};
        input.nextOverride = makeDate(2026, 12, 1);
        input.nextReason = "away";
        input.note = "walks; says \"well\"";
        const auto back = care::draftOf(care::draftFields({test::kDiabetes}, input));
        QVERIFY(back.input == input);
        QVERIFY(back.forms == forms());
    }
};

JIAYI_TEST(TestSharedDraft)
#include "tst_shared_draft.moc"
