#include "models/roster/resident_repository.h"
#include "models/roster/roster_page.h"
#include "models/roster/roster_sql.h"
#include "models/roster/saved_list.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using roster::RosterFilter;
using roster::RosterSort;

class TestRosterPage : public QObject {
    Q_OBJECT

    static constexpr int kPeople = 200;
    const Date m_today = makeDate(2026, 11, 22);
    std::unique_ptr<test::ClinicStore> m_store;

    /// Made so that each filter holds a share that can be counted by hand.
    void addPerson(sync::Unit& unit, int i) {
        roster::Resident one;
        one.id = {derivedUuid({"page", std::to_string(i)})};
        static constexpr const char* kNames[] = {"王伟", "李娜", "张敏", "刘洋", "曾国藩"};
        one.name = kNames[i % 5];
        one.grid = i % 4 == 0 ? "" : "0" + std::to_string(i % 4);
        one.doctor = i % 2 == 0 ? "chen" : "wang";
        if (i % 10 != 9) one.birthDate = makeDate(1926 + i % 90, 11, 22);
        if (i % 3 == 0) one.contractUntil = m_today;
        if (i % 3 == 1) one.contractUntil = m_today - Days(1);
        if (i % 20 == 19) one.status = roster::ResidentStatus::Dead;
        roster::ResidentRepository::save(unit, one);
        const auto pk = roster::ResidentRepository::pkOf(m_store->database(), one.id);
        if (i % 5 == 0) {
            db::Query(m_store->database(), "INSERT INTO programme (id, resident_pk, code, status) VALUES (?, ?, 'T2DM', ?)",
                      derivedUuid({"programme", std::to_string(i)}), pk, i % 25 == 0 ? "finished" : "active")
                .run();
            db::Query(m_store->database(), "UPDATE resident SET control_state = ?, hba1c_percent = ?, next_visit = ? WHERE pk = ?",
                      i % 2 == 0 ? "controlled" : "poor", 6.0 + (i % 7) / 3.0, m_today + Days(i % 3 - 1), pk)
                .run();
        }
    }

    std::vector<roster::RosterRow> page(const RosterFilter& filter, roster::RosterOrder order = {}, std::int64_t offset = 0, int limit = 1000,
                                        std::optional<roster::RosterAnchor> near = {}) {
        return roster::rosterPage(m_store->database(), filter, order, offset, limit, near).value();
    }

    RosterFilter everybody() const {
        RosterFilter filter;
        filter.status.reset();
        filter.today = m_today;
        return filter;
    }

    std::string planOf(const roster::Sql& sql) {
        db::Query plan(m_store->database(), "EXPLAIN QUERY PLAN " + sql.text, nullptr);
        sql.bindTo(plan);
        std::string text;
        while (plan.next()) text += plan.text(3) + "\n";
        return text;
    }

    /// A step that reads the rows of everybody. Walking an index in the list's order up to the page's end is none.
    static bool readsTheWholeTable(const std::string& plan) {
        for (std::size_t at = 0; (at = plan.find("SCAN resident", at)) != std::string::npos; ++at)
            if (plan.substr(at, plan.find('\n', at) - at).find("USING") == std::string::npos) return true;
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        m_store = std::make_unique<test::ClinicStore>();
        sync::Unit unit(m_store->context(), "test");
        for (int i = 0; i < kPeople; ++i) addPerson(unit, i);
        unit.commit();
    }
    void cleanupTestCase() { m_store.reset(); }

    void eachFilterHoldsWhomItSays_data() {
        QTest::addColumn<RosterFilter>("filter");
        QTest::addColumn<int>("people");
        const auto row = [this](const char* name, int people, auto change) {
            auto filter = everybody();
            change(filter);
            QTest::newRow(name) << filter << people;
        };
        row("everybody", 200, [](auto&) {});
        row("active", 190, [](auto& f) { f.status = roster::ResidentStatus::Active; });
        row("dead", 10, [](auto& f) { f.status = roster::ResidentStatus::Dead; });
        row("grid", 50, [](auto& f) { f.grid = "01"; });
        row("doctor", 100, [](auto& f) { f.doctor = "chen"; });
        row("programme, the finished left out", 32, [](auto& f) { f.programme = "T2DM"; });
        row("control", 20, [](auto& f) { f.control = roster::ControlState::Poor; });
        row("not checked", 160, [](auto& f) { f.control = roster::ControlState::NotChecked; });
        row("overdue", 14, [](auto& f) { f.overdue = true; });
        row("contract valid on its last day", 67, [](auto& f) { f.contract = roster::ContractState::Valid; });
        row("contract expired", 67, [](auto& f) { f.contract = roster::ContractState::Expired; });
        row("no contract", 66, [](auto& f) { f.contract = roster::ContractState::None; });
        row("text", 40, [](auto& f) { f.text = "zeng"; });
        row("text of Han", 40, [](auto& f) { f.text = "张"; });
        row("text of two words", 40, [](auto& f) { f.text = "guofan zeng"; });
        row("text of Han and pinyin", 40, [](auto& f) { f.text = "曾gf"; });
        row("text that nobody has", 0, [](auto& f) { f.text = "曾gx"; });
        row("combined", 10, [](auto& f) {
            f.grid = "01";
            f.doctor = "wang";
            f.text = "wang";
        });
        row("combined with text and programme", 16, [](auto& f) {
            f.programme = "T2DM";
            f.text = "王";
            f.doctor = "chen";
        });
    }

    void eachFilterHoldsWhomItSays() {
        QFETCH(RosterFilter, filter);
        QFETCH(int, people);
        QCOMPARE(roster::countResidents(m_store->database(), filter).value(), people);
        QCOMPARE(static_cast<int>(page(filter).size()), people);
        QCOMPARE(static_cast<int>(roster::rosterIds(m_store->database(), filter, {}).value().size()), people);
    }

    void agesAreCountedOnTheDay() {
        auto filter = everybody();
        filter.minAge = 65;
        filter.maxAge = 70;
        int expected = 0;
        for (const auto& row : page(everybody())) {
            if (!row.birthDate) continue;
            const int age = ageOn(*row.birthDate, m_today);
            expected += age >= 65 && age <= 70;
        }
        QVERIFY(expected > 5);
        QCOMPARE(static_cast<int>(page(filter).size()), expected);
        // One day earlier nobody born on 22 November 1961 is 65.
        filter.maxAge.reset();
        const auto onTheDay = page(filter).size();
        filter.today = m_today - Days(1);
        QVERIFY(page(filter).size() < onTheDay);
        // Who has no birth date has no age, however wide the range.
        filter.minAge = 0;
        QCOMPARE(static_cast<int>(page(filter).size()), kPeople - kPeople / 10);
    }

    void eachSortOrdersAndItsReverseIsTheReverse_data() {
        QTest::addColumn<int>("by");
        for (const auto by : {RosterSort::Name, RosterSort::Birth, RosterSort::NextVisit, RosterSort::LastVisit, RosterSort::Hba1c,
                              RosterSort::Contract})
            QTest::addRow("%d", static_cast<int>(by)) << static_cast<int>(by);
    }

    void eachSortOrdersAndItsReverseIsTheReverse() {
        QFETCH(int, by);
        auto up = page(everybody(), {static_cast<RosterSort>(by), false});
        const auto down = page(everybody(), {static_cast<RosterSort>(by), true});
        QCOMPARE(up.size(), std::size_t{kPeople});
        for (std::size_t i = 1; i < up.size(); ++i)
            QVERIFY(std::pair(up[i - 1].sortKey, up[i - 1].pk) < std::pair(up[i].sortKey, up[i].pk));
        std::reverse(up.begin(), up.end());
        for (std::size_t i = 0; i < up.size(); ++i) QCOMPARE(up[i].pk, down[i].pk);
    }

    void aPageFromAnyAnchorIsThePageItself_data() { eachSortOrdersAndItsReverseIsTheReverse_data(); }

    void aPageFromAnyAnchorIsThePageItself() {
        QFETCH(int, by);
        for (const bool descending : {false, true}) {
            const roster::RosterOrder order{static_cast<RosterSort>(by), descending};
            auto filter = everybody();
            filter.status = roster::ResidentStatus::Active;
            const auto all = page(filter, order);
            for (const std::size_t at : {std::size_t{0}, std::size_t{37}, std::size_t{120}, all.size() - 1}) {
                const roster::RosterAnchor anchor{static_cast<std::int64_t>(at), all[at].sortKey, all[at].pk};
                for (const std::size_t offset : {std::size_t{0}, std::size_t{30}, std::size_t{37}, std::size_t{110}, all.size() - 5}) {
                    const auto part = page(filter, order, static_cast<std::int64_t>(offset), 20, anchor);
                    QCOMPARE(part.size(), std::min<std::size_t>(20, all.size() - offset));
                    for (std::size_t i = 0; i < part.size(); ++i) QCOMPARE(part[i].pk, all[offset + i].pk);
                }
            }
        }
    }

    void aRowHoldsWhatTheListShows() {
        auto filter = everybody();
        filter.programme = "T2DM";
        filter.control = roster::ControlState::Poor;
        const auto rows = page(filter, {RosterSort::NextVisit, false});
        QVERIFY(!rows.empty());
        const auto& row = rows.front();
        QCOMPARE(row.programmes.size(), std::size_t{1});
        QCOMPARE(row.programmes.front(), std::string{"T2DM"});
        QVERIFY(row.control == roster::ControlState::Poor);
        QVERIFY(row.hba1cPercent && row.nextVisit);
        QCOMPARE(row.pinyin, std::string{"Wang Wei"});
        QCOMPARE(row.doctor, std::string{"wang"});
    }

    void noFilterAndNoSortReadsTheWholeTable() {
        auto filter = everybody();
        filter.status = roster::ResidentStatus::Active;
        const auto check = [this](const RosterFilter& asked, RosterSort by, bool sorted) {
            const auto where = roster::rosterWhere(m_store->database(), asked);
            const std::optional<roster::RosterAnchor> anchor{{10, "Wang Wei", 10}};
            for (const auto& from : {std::optional<roster::RosterAnchor>{}, anchor}) {
                const auto plan = planOf(roster::rosterSql(where, {by, false}, from, false, 0, 100));
                QVERIFY2(!readsTheWholeTable(plan), plan.c_str());
                if (sorted) QVERIFY2(plan.find("TEMP B-TREE FOR ORDER BY") == std::string::npos, plan.c_str());
            }
            const auto plan = planOf(roster::rosterCountSql(where));
            QVERIFY2(!readsTheWholeTable(plan), plan.c_str());
        };
        // Each sort alone, and each usual filter in the usual order, walks an index and sorts nothing.
        for (const auto by : {RosterSort::Name, RosterSort::Birth, RosterSort::NextVisit, RosterSort::LastVisit, RosterSort::Hba1c,
                              RosterSort::Contract})
            check(filter, by, true);
        auto grid = filter, doctor = filter, control = filter, overdue = filter, gone = filter;
        grid.grid = "01";
        doctor.doctor = "chen";
        control.control = roster::ControlState::Poor;
        overdue.overdue = true;
        gone.status = roster::ResidentStatus::Dead;
        for (const auto& one : {grid, doctor, control, gone}) check(one, RosterSort::Name, true);
        check(overdue, RosterSort::NextVisit, true);
        // Other pairs may sort what an index has picked.
        auto ages = filter, contract = filter, programme = filter, text = filter;
        ages.minAge = 65;
        contract.contract = roster::ContractState::Expired;
        programme.programme = "T2DM";
        text.text = "wang";
        for (const auto& one : {grid, doctor, control, overdue, gone, ages, contract, programme, text})
            for (const auto by : {RosterSort::Name, RosterSort::NextVisit, RosterSort::Hba1c}) check(one, by, false);
    }

    void aMissingIndexWouldBeNoticed() {
        QVERIFY(readsTheWholeTable(planOf({"SELECT pk FROM resident WHERE address = ''", {}})));
        QVERIFY(!readsTheWholeTable(planOf({"SELECT pk FROM resident ORDER BY name_pinyin, pk", {}})));
    }

    void gridsAndDoctorsInUseAreListedOnce() {
        QCOMPARE(roster::distinctGrids(m_store->database()).value(), (std::vector<std::string>{"01", "02", "03"}));
        QCOMPARE(roster::distinctDoctors(m_store->database()).value(), (std::vector<std::string>{"chen", "wang"}));
    }

    void aSavedListComesBackAsItWas() {
        roster::SavedList list;
        list.name = "高危 65+";
        list.filter = {"zhang xm", "01", "chen", "T2DM", roster::ControlState::Above, true, roster::ContractState::None, 65, 90, m_today, {}};
        list.order = {RosterSort::Hba1c, true};
        QVERIFY(roster::saveList(m_store->database(), list));
        auto lists = roster::savedLists(m_store->database(), m_today + Days(30)).value();
        QCOMPARE(lists.size(), std::size_t{1});
        // Everything but the day: an overdue list is about the day it is opened on.
        QVERIFY(lists.front().filter.today == m_today + Days(30));
        lists.front().filter.today = m_today;
        QCOMPARE(lists.front().name, list.name);
        QVERIFY(lists.front().filter == list.filter);
        QVERIFY(lists.front().order == list.order);

        list.filter = {};
        list.filter.grid = "a\nstatus=dead";
        QVERIFY(roster::saveList(m_store->database(), list));
        lists = roster::savedLists(m_store->database(), m_today).value();
        QCOMPARE(lists.front().filter.grid, std::string{"a status=dead"});
        QVERIFY(lists.front().filter.status == roster::ResidentStatus::Active);
        QVERIFY(roster::removeList(m_store->database(), list.name));
        QVERIFY(roster::savedLists(m_store->database(), m_today).value().empty());
    }

    void aSavedLineThatMeansNothingIsRefused() {
        for (const char* text : {"grid", "colour=red", "control=good", "min-age=old", "sort=shoe-size", "status=asleep", "contract=maybe"}) {
            const auto read = roster::readFilter(text, m_today);
            QVERIFY2(!read, text);
            QCOMPARE(read.error().reason, std::string{"saved-list.line"});
        }
        QVERIFY(!roster::saveList(m_store->database(), {}));
    }
};

Q_DECLARE_METATYPE(jiayi::roster::RosterFilter)
JIAYI_TEST(TestRosterPage)
#include "tst_roster_page.moc"
