#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub;
using namespace jiayi::hub::test;
using Ids = std::vector<std::string>;

/// Searches, compartments, moves and what is forgotten, on SQLite as on PostgreSQL.
class TestHubStoreSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void whatIsSoughtByKeysIsFound() {
        StoreFixture fixture;
        writeObservations(fixture);
        QCOMPARE(fixture.ids(query({{{"code", "loinc", "4548-4"}}})), (Ids{"o1", "o2"}));
        QCOMPARE(fixture.ids(query({{{"code", "loinc", "4548-4"}}, {{"patient", "", "p2"}}})), (Ids{"o2"}));
        QCOMPARE(fixture.ids(query({{{"code", "", "4548-4"}}})), Ids{});
        QCOMPARE(fixture.ids(query({{{"code", "", "4548-4", true}}})), (Ids{"o1", "o2"}));
        QCOMPARE(fixture.ids(query({{{"code", "loinc", "4548-4"}, {"code", "loinc", "2339-0"}}})),
                 (Ids{"o1", "o2", "o3"}));
        QCOMPARE(fixture.ids(query({{}})), Ids{});
        auto other = query({{{"code", "loinc", "4548-4"}}});
        other.type = "Condition";
        QCOMPARE(fixture.ids(other), Ids{});
        QCOMPARE(must(fixture.store->search(kClinicB, query({}))).size(), std::size_t{0});
        QCOMPARE(fixture.store->search("nowhere", query({})).error().reason, std::string{"stream.unknown"});
    }

    void datesOverlapHalfOpen() {
        StoreFixture fixture;
        writeObservations(fixture);  // o1 lasts from kNow to kNow + 1 h
        const auto during = [&](jiayi::Instant from, jiayi::Instant to) {
            auto dated = query({});
            dated.dates = {{"date", from, to}};
            return fixture.ids(dated);
        };
        QCOMPARE(during(kNow - 1h, kNow), Ids{});
        QCOMPARE(during(kNow - 1h, kNow + 1ms), (Ids{"o1"}));
        QCOMPARE(during(kNow + 1h - 1ms, kNow + 2h), (Ids{"o1"}));
        QCOMPARE(during(kNow + 1h, kNow + 2h), Ids{});
    }

    void idsTimesAndPagesNarrow() {
        StoreFixture fixture;
        writeObservations(fixture);
        auto some = query({});
        some.ids = {"o3", "o1", "nobody"};
        QCOMPARE(fixture.ids(some), (Ids{"o1", "o3"}));
        auto updated = query({});
        updated.updatedFrom = kNow + 1min;
        QCOMPARE(fixture.ids(updated), (Ids{"o2", "o3"}));
        updated.updatedBefore = kNow + 2min;
        QCOMPARE(fixture.ids(updated), (Ids{"o2"}));
        auto page = query({});
        page.limit = 2;
        const auto first = must(fixture.store->search(kClinicA, page));
        QCOMPARE(first.size(), std::size_t{2});
        page.after = first.back().n;
        QCOMPARE(fixture.ids(page), (Ids{"o3"}));
    }

    void theIndexFollowsTheNewestVersion() {
        StoreFixture fixture;
        writeObservations(fixture);
        auto changed = observationVersion("o1", 2);
        changed.keys = {{"code", "loinc", "2339-0"}, {"code", "loinc", "2339-0"}};
        fixture.write(kClinicA, changed);
        QCOMPARE(fixture.ids(query({{{"code", "loinc", "4548-4"}}})), (Ids{"o2"}));
        QCOMPARE(fixture.ids(query({{{"code", "loinc", "2339-0"}}})), (Ids{"o3", "o1"}));
        for (const auto kind : {ChangeKind::Delete, ChangeKind::Leave, ChangeKind::Enter}) {
            changed.kind = kind;
            ++changed.version;
            fixture.write(kClinicA, changed);
            QCOMPARE(fixture.ids(query({{{"code", "loinc", "2339-0"}}})).size(),
                     std::size_t{kind == ChangeKind::Enter ? 2u : 1u});
        }
    }

    void aNewRuleIndexesWhatIsThere() {
        StoreFixture fixture;
        writeObservations(fixture);
        auto gone = observationVersion("o3", 2);
        gone.kind = ChangeKind::Delete;
        fixture.write(kClinicA, gone);
        Ids seen;
        const auto index = [&](Version& version) {
            seen.push_back(version.key.id);
            version.patient = "q";
            version.keys = {{"status", "", "final"}};
            version.dates = {};
        };
        must(fixture.store->reindex(7, index));
        QCOMPARE(seen, (Ids{"o1", "o2"}));
        QCOMPARE(fixture.ids(query({{{"status", "", "final"}}})), (Ids{"o1", "o2"}));
        QCOMPARE(fixture.ids(query({{{"code", "", "4548-4", true}}})), Ids{});
        QCOMPARE(must(must(fixture.store->begin({kClinicA}, kNow))->compartment(kClinicA, "q")).size(),
                 std::size_t{2});
        QCOMPARE(must(fixture.store->read(kClinicA, {"Observation", "o1"}))->patient, std::string{"q"});
        must(fixture.store->reindex(7, index));
        QCOMPARE(seen.size(), std::size_t{2});
    }

    void aCompartmentIsWhatLivesOfAPatient() {
        StoreFixture fixture;
        writeObservations(fixture);
        fixture.write(kClinicA, patientVersion("p1"));
        auto gone = observationVersion("o3", 2);
        gone.patient = "p1";
        gone.kind = ChangeKind::Leave;
        fixture.write(kClinicA, gone);
        const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
        Ids found;
        for (const auto& version : must(transaction->compartment(kClinicA, "p1")))
            found.push_back(version.key.toString());
        QCOMPARE(found, (Ids{"Observation/o1", "Patient/p1"}));
        QCOMPARE(must(transaction->compartment(kClinicA, "")).size(), std::size_t{0});
        const auto left = must(transaction->current(kClinicA, {"Observation", "o3"}));
        QVERIFY(left && left->left() && left->patient == "p1" && left->author == kClinicA);
    }

    void aPatientIsFollowedFromPlaceToPlace() {
        StoreFixture fixture;
        const auto move = [&](const char* patient, const char* from, const char* to) {
            const auto transaction = must(fixture.store->begin({kClinicA, kClinicB}, kNow));
            must(transaction->recordMove(patient, from, to));
            must(transaction->commit());
        };
        const auto now = [&](const char* from) {
            return must(fixture.store->movedTo(from, "p")).value_or("-");
        };
        QCOMPARE(now(kClinicA), std::string{"-"});
        move("p", kClinicA, kClinicB);
        move("other", kClinicA, "elsewhere");
        QCOMPARE(now(kClinicA), std::string{kClinicB});
        QCOMPARE(now(kClinicB), std::string{"-"});
        move("p", kClinicB, "third");
        QCOMPARE(now(kClinicA), std::string{"third"});
        QCOMPARE(now(kClinicB), std::string{"third"});
        move("p", "third", kClinicA);
        QCOMPARE(now(kClinicA), std::string{"-"});
        QCOMPARE(now(kClinicB), std::string{kClinicA});
        move("p", kClinicA, kClinicB);
        QCOMPARE(now(kClinicA), std::string{kClinicB});
        QCOMPARE(must(must(fixture.store->begin({kClinicA}, kNow))->movedTo("third", "p")).value_or("-"),
                 std::string{kClinicB});
    }

    void whatIsLongGoneIsForgottenButForItsLink() {
        StoreFixture fixture;
        fixture.write(kClinicA, "deleted");
        fixture.write(kClinicA, "left");
        fixture.write(kClinicA, "kept");
        fixture.write(kClinicA, "alive");
        end(fixture, "deleted", ChangeKind::Delete, false, kNow);
        end(fixture, "left", ChangeKind::Leave, false, kNow);
        end(fixture, "kept", ChangeKind::Leave, true, kNow);
        fixture.write(kClinicA, "recent");
        end(fixture, "recent", ChangeKind::Delete, false, kNow + 24h);
        const auto before = must(fixture.store->stream(kClinicA));
        const auto link = must(fixture.store->chainAt(kClinicA, 6));

        must(fixture.store->prune(kNow + 400 * 24h));
        QCOMPARE(must(fixture.store->stream(kClinicA)).floor, 0);
        must(fixture.store->prune(kNow + 400 * 24h + 1ms));
        const auto after = must(fixture.store->stream(kClinicA));
        QCOMPARE(after.floor, 6);
        QVERIFY(after.head == before.head && after.chain == before.chain && after.epoch == before.epoch);
        // A cursor that stands on the floor is still one of ours.
        QVERIFY(link && must(fixture.store->chainAt(kClinicA, 6)) == link);
        QVERIFY(!must(fixture.store->chainAt(kClinicA, 1)));
        const auto versions = [&](const char* id) {
            return must(fixture.store->versions(kClinicA, {"Patient", id}, 10)).size();
        };
        QCOMPARE(versions("deleted"), std::size_t{1});
        QCOMPARE(versions("left"), std::size_t{1});
        QCOMPARE(versions("kept"), std::size_t{2});
        QCOMPARE(versions("alive"), std::size_t{1});
        QCOMPARE(versions("recent"), std::size_t{2});
        // A version's number is not given twice, or an edit of the old 1 would pass for one of the new.
        QCOMPARE(must(must(fixture.store->begin({kClinicA}, kNow))->current(kClinicA, {"Patient", "deleted"}))
                     ->version,
                 2);
        QCOMPARE(must(fixture.store->stream(kClinicB)).floor, 0);
        must(fixture.store->prune(kNow + 500 * 24h));
        QCOMPARE(must(fixture.store->stream(kClinicA)).floor, 9);
    }

private:
    static SearchQuery query(std::vector<std::vector<SearchKey>> keys) {
        SearchQuery query;
        query.type = "Observation";
        query.keys = std::move(keys);
        return query;
    }
    static Version observationVersion(const std::string& id, std::int64_t number = 1) {
        auto version = patientVersion(id, number);
        version.key.type = "Observation";
        return version;
    }
    /// o1 and o2 HbA1c of p1 and p2, o3 glucose of p1; a minute between them, o1 with a time.
    static void writeObservations(StoreFixture& fixture) {
        int minutes = 0;
        for (const auto& [id, patient, code] :
             {std::array{"o1", "p1", "4548-4"}, std::array{"o2", "p2", "4548-4"},
              std::array{"o3", "p1", "2339-0"}}) {
            auto version = observationVersion(id);
            version.patient = patient;
            version.keys = {{"code", "loinc", code}, {"patient", "", patient}};
            if (minutes == 0) version.dates = {{"date", kNow, kNow + 1h}};
            fixture.write(kClinicA, version, kNow + std::chrono::minutes{minutes++});
        }
    }
    static void end(StoreFixture& fixture, const char* id, ChangeKind kind, bool sealed, jiayi::Instant at) {
        auto version = patientVersion(id, 2);
        version.kind = kind;
        version.sealed = sealed;
        if (!sealed) version.body.clear();
        fixture.write(kClinicA, version, at);
    }
};

JIAYI_TEST(TestHubStoreSearch)
#include "tst_store_search.moc"
