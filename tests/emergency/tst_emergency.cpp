// A grid that is closed off: who runs out first, and what is typed in afterwards.
#include "models/emergency/area_list.h"
#include "models/emergency/late_entry.h"
#include "models/pharmacy/orders/order_repository.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::emergency;
using test::Desk;

class TestEmergency : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;

    care::ResidentId inGrid(const std::string& name, const std::string& grid) {
        const auto id = m_desk->newResident(name);
        sync::Unit unit(m_desk->context(), "test");
        auto resident = roster::ResidentRepository(m_desk->database()).find(id).value();
        resident.grid = grid;
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
        return id;
    }
    care::MedicationId takes(care::ResidentId resident, const std::string& name, bool held = false) {
        care::MedicationLine line;
        line.resident = resident;
        line.name = name;
        line.dose = "1 bid";
        line.held = held;
        return m_desk->save(line).id;
    }
    void order(care::ResidentId resident, care::MedicationId medication, Date written, int days, const std::string& status = "active") {
        sync::Unit unit(m_desk->context(), "test");
        pharmacy::Prescription form;
        form.id = unit.newId<pharmacy::PrescriptionId>();
        form.resident = resident;
        form.written = form.validUntil = written;
        form.signedBy = "chen";
        pharmacy::OrderRepository::save(unit, form);
        pharmacy::Order one;
        one.id = unit.newId<pharmacy::OrderId>();
        one.prescription = form.id;
        one.medication = medication;
        one.name = "x";
        one.dose = "1 bid";
        one.days = days;
        one.packs = 1;
        one.price = Money{100};
        one.status = status;
        pharmacy::OrderRepository::save(unit, one, resident);
        unit.commit();
    }
    void addUser(const char* name, bool active = true) {
        db::Query(m_desk->database(), "INSERT INTO user (id, name, display_name, role, active) VALUES (?, ?, ?, 'nurse', ?)", derivedUuid({"user", name}), name, name, active).run();
    }
    RecordLate late() const { return {m_desk->resident, "JY0123456789", m_desk->clock.now() - std::chrono::hours{48}, "村医王", "liu", {{"SBP", 150}, {"FCG", 7.1}}}; }
    Result<void> record(const RecordLate& entry) { return entry(m_desk->context(), Desk::rules()); }
    std::int64_t observations() { return m_desk->count("SELECT count(*) FROM observation"); }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<Desk>();
        addUser("liu");
        addUser("gone", false);
        addUser("chen");
    }
    void cleanup() { m_desk.reset(); }

    void ordersReachOneAfterTheOther() {
        const auto today = m_desk->today();
        const auto li = inGrid("Li", "07");
        const auto metformin = takes(li, "metformin");
        order(li, metformin, today - Days(30), 28);  // ended three days ago
        QVERIFY(areaList(m_desk->database(), "07", today)->front().supplies[0].daysLeft(today) == 0);
        order(li, metformin, today - Days(5), 7);  // two days early
        QVERIFY(areaList(m_desk->database(), "07", today)->front().supplies[0].daysLeft(today) == 5);
        order(li, metformin, today, 14);  // five days were left
        order(li, metformin, today, 90, "stopped");
        QVERIFY(areaList(m_desk->database(), "07", today)->front().supplies[0].daysLeft(today) == 19);
    }

    void whoRunsOutFirstStandsFirstAndWhatIsNotKnownBeforeAll() {
        const auto today = m_desk->today();
        const auto later = inGrid("A", "07"), sooner = inGrid("B", "07"), unknown = inGrid("C", "07"), elsewhere = inGrid("D", "08"), none = inGrid("E", "07");
        order(later, takes(later, "x"), today, 20);
        order(later, takes(later, "y", true), today - Days(30), 5);  // held: it does not count
        order(sooner, takes(sooner, "x"), today, 5);
        takes(unknown, "x");
        takes(elsewhere, "x");
        const auto people = areaList(m_desk->database(), "07", today).value();
        QCOMPARE(people.size(), std::size_t{3});
        QVERIFY(people[0].resident.id == unknown && people[1].resident.id == sooner && people[2].resident.id == later);
        QVERIFY(!people[0].daysLeft(today) && people[1].daysLeft(today) == 5 && people[2].daysLeft(today) == 20);
        QVERIFY(std::none_of(people.begin(), people.end(), [&](const auto& person) { return person.resident.id == none; }));
        const auto grids = areas(m_desk->database()).value();
        QVERIFY(grids.size() == 2 && grids[0].grid == "07" && grids[0].residents == 4);
    }

    void aLateValueIsMarkedAndCounts() {
        QVERIFY(record(late()));
        const auto entries = lateEntries(m_desk->database(), m_desk->resident).value();
        QVERIFY(entries.size() == 2 && entries[0].writtenBy == "村医王" && entries[0].enteredBy == "chen" && entries[0].verifiedBy == "liu" && entries[0].form == "JY0123456789");
        QVERIFY(entries[0].entered - entries[0].happened == std::chrono::hours{48});
        const auto observation = m_desk->facts().observation(entries[0].observation).value();
        QVERIFY(observation.origin == "clinic" && observation.performer == "村医王 (late entry, verified by liu)" && observation.effective.start == late().happened);
        QCOMPARE(m_desk->facts().latest(m_desk->resident)->size(), std::size_t{2});
        QCOMPARE(m_desk->count("SELECT count(*) FROM audit WHERE action = 'emergency.late-entry'"), 1);
    }

    void nobodyVerifiesTheirOwnTyping() {
        for (const char* who : {"chen", "gone", "nobody", ""}) {
            auto entry = late();
            entry.verifiedBy = who;
            QCOMPARE(record(entry).error().reason, std::string{"late.verified-by"});
        }
        QCOMPARE(observations(), 0);
    }

    void aSheetIsTakenWholeOrNotAtAll() {
        const auto refused = [this](auto change) {
            auto entry = late();
            change(entry);
            const auto done = record(entry);
            return done ? std::string{} : done.error().reason;
        };
        QCOMPARE(refused([](auto& e) { e.values.push_back({"SBP_X", 1}); }), std::string{"late.code"});
        QCOMPARE(refused([](auto& e) { e.values.push_back({"DBP", 900}); }), std::string{"late.value"});
        QCOMPARE(refused([](auto& e) { e.values.clear(); }), std::string{"late.empty"});
        QCOMPARE(refused([](auto& e) { e.writtenBy = " "; }), std::string{"late.written-by"});
        QCOMPARE(refused([this](auto& e) { e.happened = m_desk->clock.now() + std::chrono::hours{1}; }), std::string{"late.in-the-future"});
        QCOMPARE(observations(), 0);
        QVERIFY(record(late()));
        QCOMPARE(refused([](auto& e) { e.values = {{"DBP", 80}, {"SBP", 150}}; }), std::string{"late.twice"});
        QCOMPARE(observations(), 2);
    }

    void aCodeSaysNothingAboutThePerson() {
        const auto code = formCode(m_desk->resident, m_desk->today());
        QVERIFY(code.size() == 12 && code == formCode(m_desk->resident, m_desk->today()) && code != formCode(m_desk->resident, m_desk->today() + Days(1)));
        QVERIFY(m_desk->resident.toString().find(code.substr(2)) == std::string::npos);
    }

    void anOldStoreKeepsItsRowsThroughTheStep() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_emergency") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        const care::ResidentId li{derivedUuid({"li"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex, record_no, grid, status) VALUES (?, 'Li', 'male', '12010500100100042', '07', 'active')", li).run();
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        QCOMPARE(areas(*database)->front().residents, std::int64_t{1});
        QVERIFY(lateEntries(*database, li)->empty());
    }
};

JIAYI_TEST(TestEmergency)
#include "tst_emergency.moc"
