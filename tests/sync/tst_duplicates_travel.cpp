// Two desks of a clinic with a hub between them: what one merges is merged at the other, and what it takes back is taken back.
#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "models/roster/duplicates/merge_residents.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/roster/save_resident.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;
using roster::ResidentId;
namespace duplicates = roster::duplicates;

namespace {

care::Condition diagnose(Desk& desk, ResidentId resident, const char* icd10 = "E11") {
    sync::Unit unit(desk.context(), "test");
    care::Condition condition;
    condition.id = unit.newId<care::ConditionId>();
    condition.resident = resident;
    condition.icd10 = icd10;
    condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, ""};
    condition.status = "active";
    care::FactRepository::save(unit, condition);
    unit.commit();
    return condition;
}
std::size_t conditionsOf(Desk& desk, ResidentId resident) {
    return must(care::FactRepository(desk.store.database()).conditions(resident)).size();
}
void merge(Desk& desk, ResidentId merged, ResidentId keep, std::set<std::string> taken = {}) {
    must(duplicates::MergeResidents{keep, merged, std::move(taken), "same person"}(desk.context()));
}
void unmerge(Desk& desk, ResidentId merged) {
    must(duplicates::UnmergeResidents{merged, "two people"}(desk.context()));
}
ResidentId shownAs(Desk& desk, ResidentId id) {
    return roster::ResidentRepository::shownAs(desk.store.database(), id);
}

/// As the hub has it.
std::string baseOf(Desk& desk, const char* type, const Uuid& id) {
    db::Query row(desk.store.database(), "SELECT base FROM record WHERE type = ? AND id = ?", type, id);
    return row.next() ? row.text(0) : std::string{};
}

struct TwoDesks {
    TestHub hub;
    Desk a{hub, 1}, b{hub, 2};

    void exchange() {
        for (int i = 0; i < 2; ++i)
            for (auto* desk : {&a, &b}) must(desk->sync());
    }
    /// Nothing waits, nobody has to decide anything, both hold the same and every link is sound.
    void settled() {
        exchange();
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->store.count("SELECT count(*) FROM conflict WHERE state <> 'closed'"),
                     std::int64_t{0});
            QCOMPARE(desk->waiting(), std::int64_t{0});
            const auto links = duplicates::verifyLinks(desk->store.database());
            QVERIFY2(links.has_value(), links ? "" : links.error().detail.c_str());
            QVERIFY(care::verifyFigures(desk->store.database()).has_value());
        }
        QVERIFY(a.contents() == b.contents());
    }
};

}  // namespace

class TestDuplicatesTravel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMergeAndItsTakingBackTravel() {
        TwoDesks desks;
        const auto keep = desks.a.addResident("张小明", "13800000001"),
                   gone = desks.a.addResident("章晓明", "13800000002");
        diagnose(desks.a, keep, "I10");
        const auto fact = diagnose(desks.a, gone);
        desks.exchange();
        merge(desks.a, gone, keep, {"phone"});
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QCOMPARE(conditionsOf(*desk, keep), std::size_t{2});
            QVERIFY(desk->residentOf(gone).status == roster::ResidentStatus::Merged);
            QCOMPARE(desk->residentOf(keep).phone, std::string("13800000002"));
            QVERIFY(shownAs(*desk, gone) == keep);
            QVERIFY(must(roster::openResident(desk->context(), gone)).id == keep);
            QCOMPARE(desk->residentOf(gone).link->reason, std::string("same person"));
        }
        QVERIFY(baseOf(desks.b, "Patient", gone.uuid).find("replaced-by") != std::string::npos);
        QVERIFY(baseOf(desks.b, "Patient", keep.uuid).find("\"replaces\"") != std::string::npos);
        QVERIFY(baseOf(desks.b, "Condition", fact.id.uuid).find("Patient/" + gone.toString()) !=
                std::string::npos);
        // Taken back at the other desk, which never chose anything: the field goes back all the same.
        unmerge(desks.b, gone);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QCOMPARE(conditionsOf(*desk, keep), std::size_t{1});
            QCOMPARE(conditionsOf(*desk, gone), std::size_t{1});
            QCOMPARE(desk->residentOf(keep).phone, std::string("13800000001"));
            QVERIFY(desk->residentOf(gone).status == roster::ResidentStatus::Active);
        }
        QVERIFY(baseOf(desks.a, "Patient", gone.uuid).find("\"link\"") == std::string::npos);
        QVERIFY(baseOf(desks.a, "Patient", keep.uuid).find("\"link\"") == std::string::npos);
    }

    void whatTheOtherDeskWroteMeanwhileIsShownAndSentAsWhoseItIs() {
        TwoDesks desks;
        const auto keep = desks.a.addResident("张小明"), gone = desks.a.addResident("章晓明");
        desks.exchange();
        merge(desks.a, gone, keep);
        const auto late = diagnose(desks.b, gone);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) QCOMPARE(conditionsOf(*desk, keep), std::size_t{1});
        // Edited on the kept record's chart, at the desk that only heard of it.
        auto edited = must(care::FactRepository(desks.a.store.database()).condition(late.id));
        QVERIFY(edited.resident == keep);
        edited.status = "resolved";
        sync::Unit unit(desks.a.context(), "test");
        care::FactRepository::save(unit, edited);
        unit.commit();
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            const auto base = baseOf(*desk, "Condition", late.id.uuid);
            QVERIFY(base.find("Patient/" + gone.toString()) != std::string::npos);
            QVERIFY(base.find("resolved") != std::string::npos);
        }
        unmerge(desks.a, gone);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) QCOMPARE(conditionsOf(*desk, gone), std::size_t{1});
    }

    void mergedBothWaysAtOnceEveryDeskComesToTheSame_data() {
        QTest::addColumn<bool>("firstKeepsFirst");
        QTest::newRow("the first to speak keeps the smaller") << true;
        QTest::newRow("the first to speak keeps the larger") << false;
    }
    void mergedBothWaysAtOnceEveryDeskComesToTheSame() {
        QFETCH(bool, firstKeepsFirst);
        TwoDesks desks;
        auto one = desks.a.addResident("张小明"), other = desks.a.addResident("章晓明");
        if (other < one) std::swap(one, other);
        diagnose(desks.a, one, "I10");
        diagnose(desks.a, other);
        desks.exchange();
        merge(desks.a, firstKeepsFirst ? other : one, firstKeepsFirst ? one : other);
        merge(desks.b, firstKeepsFirst ? one : other, firstKeepsFirst ? other : one);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QVERIFY(shownAs(*desk, other) == one);
            QCOMPARE(conditionsOf(*desk, one), std::size_t{2});
            QVERIFY(desk->residentOf(one).status == roster::ResidentStatus::Active);
            QVERIFY(desk->residentOf(other).status == roster::ResidentStatus::Merged);
        }
        unmerge(desks.a, other);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            for (const auto id : {one, other}) {
                QCOMPARE(conditionsOf(*desk, id), std::size_t{1});
                QVERIFY(desk->residentOf(id).status == roster::ResidentStatus::Active);
            }
            QCOMPARE(desk->store.count("SELECT count(*) FROM resident_link"), std::int64_t{0});
        }
    }

    void twoDesksMakeAChain() {
        TwoDesks desks;
        const auto first = desks.a.addResident("甲"), second = desks.a.addResident("乙"),
                   third = desks.a.addResident("丙");
        for (const auto id : {first, second, third}) diagnose(desks.a, id);
        desks.exchange();
        merge(desks.a, first, second);
        merge(desks.b, second, third);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QCOMPARE(conditionsOf(*desk, third), std::size_t{3});
            QVERIFY(shownAs(*desk, first) == third);
        }
        unmerge(desks.b, second);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QCOMPARE(conditionsOf(*desk, third), std::size_t{1});
            QCOMPARE(conditionsOf(*desk, second), std::size_t{2});
        }
    }

    void mergedIntoTwoAtOnceOneOfThemHasIt() {
        TwoDesks desks;
        const auto gone = desks.a.addResident("甲");
        auto one = desks.a.addResident("乙"), other = desks.a.addResident("丙");
        if (other < one) std::swap(one, other);
        diagnose(desks.a, gone);
        desks.exchange();
        merge(desks.a, gone, other);
        merge(desks.b, gone, one);
        desks.settled();
        for (auto* desk : {&desks.a, &desks.b}) {
            QVERIFY(shownAs(*desk, gone) == one);
            QCOMPARE(conditionsOf(*desk, one), std::size_t{1});
        }
    }

    void aRecordMergedIntoOneThatIsNotHereStaysInTheLists() {
        TwoDesks desks;
        const auto gone = desks.a.addResident("甲");
        desks.exchange();
        const auto elsewhere = ResidentId{derivedUuid({"elsewhere"})};
        sync::Unit unit(desks.a.context(), "test");
        auto resident = desks.a.residentOf(gone);
        resident.status = roster::ResidentStatus::Merged;
        roster::ResidentRepository::save(unit, resident);
        duplicates::writeLink(
            unit, gone, {elsewhere, unit.now(), "chen", "same person", roster::ResidentStatus::Active, "{}"});
        duplicates::settleLinks(unit);
        unit.commit();
        QVERIFY(desks.a.residentOf(gone).status == roster::ResidentStatus::Active);
        QVERIFY(desks.a.residentOf(gone).link->into == elsewhere);
        roster::Resident late;
        late.id = elsewhere;
        late.name = "乙";
        sync::Unit arrived(desks.a.context(), "resident.add");
        roster::ResidentRepository::save(arrived, late);
        duplicates::hearLink(arrived, late);
        arrived.commit();
        QVERIFY(shownAs(desks.a, gone) == elsewhere);
    }
};

JIAYI_TEST(TestDuplicatesTravel)
#include "tst_duplicates_travel.moc"
