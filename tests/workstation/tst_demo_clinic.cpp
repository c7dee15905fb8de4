#include "app/workstation/demo_clinic.h"
#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "models/care/rules/rule_book.h"
#include "models/core/hash.h"
#include "models/roster/contracts/contract_lists.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"
#include "models/roster/search.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <set>

using namespace jiayi;

class TestDemoClinic : public QObject {
    Q_OBJECT

    static constexpr int kResidents = 98;
    const Date m_today = makeDate(2026, 11, 22);
    std::unique_ptr<test::ClinicStore> m_store;
    app::DemoReport m_report;

    app::GenerateOptions options(int residents = kResidents) const {
        app::GenerateOptions wanted;
        wanted.residents = residents;
        wanted.today = m_today;
        return wanted;
    }

    /// One hash over what a table holds.
    static std::string contents(test::ClinicStore& store, const std::string& sql) {
        Sha256 hash;
        db::Query rows(store.database(), "SELECT hex(CAST(group_concat(line, char(10)) AS BLOB)) FROM (" + sql + ")");
        if (rows.next()) hash.add(rows.text(0));
        return toHex(hash.finish());
    }
    static std::string everything(test::ClinicStore& store) {
        return contents(store, "SELECT hex(id) || name || citizen_id || address || coalesce(next_visit, '') AS line FROM resident ORDER BY pk") +
               contents(store, "SELECT hex(v.id) || f.form || f.answers || f.class AS line FROM visit v JOIN visit_form f ON f.visit_pk = v.pk ORDER BY v.pk, f.position") +
               contents(store, "SELECT hex(id) || code || coalesce(value, text_value) AS line FROM observation ORDER BY pk") +
               contents(store, "SELECT hex(id) || hex(contract_id) || kind || on_date AS line FROM contract_event ORDER BY pk") +
               contents(store, "SELECT hex(unit_id) || type || hex(id) AS line FROM outbox ORDER BY op_id");
    }

private Q_SLOTS:
    void initTestCase() {
        m_store = std::make_unique<test::ClinicStore>();
        m_report = app::generateClinic(m_store->context(), options()).value();
    }
    void cleanupTestCase() { m_store.reset(); }

    void oneInSevenHasDiabetes() {
        QCOMPARE(m_report.residents, kResidents);
        QCOMPARE(m_report.diabetics, kResidents / 7);
        QCOMPARE(m_store->count("SELECT count(DISTINCT resident_pk) FROM programme WHERE code = 'T2DM'"), kResidents / 7);
        QCOMPARE(m_store->count("SELECT count(*) FROM visit"), m_report.visits);
        QCOMPARE(m_store->count("SELECT count(*) FROM observation"), m_report.observations);
        QCOMPARE(m_store->count("SELECT count(*) FROM medication_line"), m_report.medications);
    }

    void theSameSeedGivesTheSameClinicAndAnotherAnother() {
        test::ClinicStore again, other;
        auto seeded = options();
        QVERIFY(app::generateClinic(again.context(), seeded));
        seeded.seed = 2;
        QVERIFY(app::generateClinic(other.context(), seeded));
        QCOMPARE(everything(again), everything(*m_store));
        QVERIFY(everything(other) != everything(*m_store));
    }

    void everyNumberPassesItsCheckAndIsASample() {
        db::Query rows(m_store->database(), "SELECT citizen_id, phone, record_no, sex, birth_date FROM resident");
        std::set<std::string> recordNumbers;
        while (rows.next()) {
            const auto id = roster::checkCitizenId(rows.text(0), m_today);
            QVERIFY(id);
            QCOMPARE(roster::toCode(id->sex), rows.text(3));
            QVERIFY(id->birthDate == rows.date(4));
            QVERIFY(roster::checkPhone(rows.text(1)));
            QVERIFY(rows.text(1).starts_with("1990000"));
            QVERIFY(roster::checkRecordNumber(rows.text(2)));
            QVERIFY2(recordNumbers.insert(rows.text(2)).second, "a record number twice");
        }
    }

    void everySignedFormCouldHaveBeenSigned() {
        const auto rules = care::loadRules().value();
        db::Query residents(m_store->database(), "SELECT DISTINCT r.id FROM resident r JOIN visit v ON v.resident_pk = r.pk");
        int checked = 0;
        while (residents.next()) {
            for (const auto& visit : care::FactRepository(m_store->database()).visits(residents.id<roster::ResidentId>(0)).value()) {
                QVERIFY(!visit.forms.empty());
                for (const auto& form : visit.forms) {
                    const auto problems = rules.form({form.form}).validate(form.answers, m_today);
                    QVERIFY2(problems.empty(), problems.empty() ? "" : (form.form + " " + problems.front().field + " " + problems.front().reason).c_str());
                }
                QVERIFY(visit.date <= m_today);
                QVERIFY(visit.nextDate && *visit.nextDate > visit.date);
                ++checked;
            }
        }
        QCOMPARE(checked, m_report.visits);
    }

    void whoHasSeveralProgrammesHasOneVisitForThem() {
        auto& store = *m_store;
        QVERIFY(store.count("SELECT count(*) FROM (SELECT visit_pk FROM visit_form GROUP BY visit_pk HAVING count(*) > 1)") > m_report.visits / 5);
        QCOMPARE(store.count("SELECT count(*) FROM (SELECT resident_pk, date FROM visit GROUP BY resident_pk, date HAVING count(*) > 1)"), 0);
        QVERIFY(store.count("SELECT count(DISTINCT form) FROM visit_form") >= 6);
        // No programme of a visited person is left out; the yearly check is a visit of its own.
        QVERIFY(store.count("SELECT count(*) FROM visit_form WHERE form = 'annual'") > kResidents / 7);
        QCOMPARE(store.count("SELECT count(*) FROM programme p JOIN visit v ON v.resident_pk = p.resident_pk WHERE p.status = 'active' AND "
                             "NOT EXISTS (SELECT 1 FROM visit_form f WHERE f.visit_pk = v.pk AND f.form = 'annual') AND (SELECT count(*) FROM visit_form f WHERE f.visit_pk = v.pk) <> "
                             "(SELECT count(*) FROM programme q WHERE q.resident_pk = p.resident_pk AND q.status = 'active')"),
                 0);
    }

    void theFiguresTheListShowsAreRight() { QVERIFY(care::verifyFigures(m_store->database())); }

    void unitsAreOnePersonsAndAtMostAHundred() {
        QVERIFY(m_store->count("SELECT max(n) FROM (SELECT count(*) AS n FROM outbox GROUP BY unit_id)") <= 100);
        QCOMPARE(m_store->count("SELECT max(n) FROM (SELECT count(DISTINCT r.resident_id) AS n FROM outbox o JOIN record r ON r.type = o.type "
                                "AND r.id = o.id GROUP BY o.unit_id)"),
                 1);
        QCOMPARE(m_store->count("SELECT count(*) FROM outbox"), m_store->count("SELECT count(*) FROM record"));
        QCOMPARE(m_store->count("SELECT count(*) FROM audit WHERE action = 'demo.generate'"), 1);
        QVERIFY(access::verifyAudit(m_store->database()));
    }

    void theSamplePersonIsAsInThePictures() {
        const auto hits = roster::searchResidents(m_store->database(), "张小明 3517").value();
        QVERIFY(!hits.empty());
        QCOMPARE(hits.front().name, std::string{"张小明"});
        QCOMPARE(ageOn(*hits.front().birthDate, m_today), 58);
        const care::FactRepository facts(m_store->database());
        std::vector<double> course;
        for (const auto& one : facts.series(hits.front().id, "HBA1C_NGSP").value()) course.push_back(*one.value);
        QCOMPARE(course, (std::vector<double>{9.4, 8.7, 8.1, 7.6, 7.9, 7.2, 6.9, 6.8}));
        QCOMPARE(facts.allergies(hits.front().id)->size(), std::size_t{1});
        QVERIFY(facts.series(hits.front().id, "UACR")->empty());
        const auto lines = facts.medications(hits.front().id).value();
        const auto stopped = std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.atc == "A10BB09" && line.status == "stopped"; });
        QCOMPARE(stopped, 1);
    }

    void contractsAreAsTheirEventsTell() {
        auto& store = *m_store;
        QCOMPARE(contracts::contractsOutOfStep(store.database()).value(), 0);
        QVERIFY(store.count("SELECT count(*) FROM contract WHERE last_day >= '2026-11-22' AND since <= '2026-11-22'") > kResidents / 4);
        // Nothing that is told of anybody is refused, and nearly every kind of event is there.
        QCOMPARE(store.count("SELECT count(DISTINCT contract_id) FROM contract_event"), store.count("SELECT count(*) FROM contract"));
        QVERIFY(store.count("SELECT count(DISTINCT kind) FROM contract_event") >= 5);
        QCOMPARE(store.count("SELECT count(*) FROM contract_event e JOIN resident r ON r.pk = e.resident_pk WHERE e.on_date > r.death_date"), 0);
        const auto book = contracts::loadContractBook().value();
        db::Query rows(store.database(), "SELECT DISTINCT r.id FROM contract_event e JOIN resident r ON r.pk = e.resident_pk");
        while (rows.next()) QVERIFY(contracts::ContractRepository(store.database()).historyOf(rows.id<roster::ResidentId>(0))->refused.empty());
        const auto drive = contracts::readDrive(store.database(), book, {}, m_today, 0, 1).value();
        QVERIFY(drive.total > 0 && drive.counts[1] + drive.counts[2] > 0);
        QVERIFY(store.count("SELECT count(*) FROM entitlement WHERE benefit = 'special-disease'") > kResidents / 15);
    }

    void someVisitsAreOverdueAndMostAreNot() {
        const auto due = m_store->count("SELECT count(*) FROM resident WHERE next_visit IS NOT NULL");
        const auto overdue = m_store->count("SELECT count(*) FROM resident WHERE next_visit < '2026-11-22'");
        QVERIFY(overdue > 0);
        QVERIFY(overdue * 2 < due);
    }

    void noMedicineEndsBeforeItBegins() { QCOMPARE(m_store->count("SELECT count(*) FROM medication_line WHERE end_date < start_date"), 0); }

    void aStoreWithResidentsIsLeftAlone() {
        const auto refused = app::generateClinic(m_store->context(), options());
        QVERIFY(!refused);
        QVERIFY(refused.error().code == Errc::Conflict);
        QCOMPARE(m_store->count("SELECT count(*) FROM resident"), kResidents);
    }

    void syncedLeavesNoOutbox() {
        test::ClinicStore store;
        auto synced = options(20);
        synced.synced = true;
        QVERIFY(app::generateClinic(store.context(), synced));
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM record WHERE state <> 'clean'"), 0);
        QVERIFY(store.count("SELECT count(*) FROM record") > 20);
    }

    void progressIsToldAndMayStop() {
        test::ClinicStore store;
        auto wanted = options(310);
        std::vector<int> told;
        wanted.progress = [&](int done, int total) {
            told.push_back(done);
            return total != 310;
        };
        const auto report = app::generateClinic(store.context(), wanted).value();
        QVERIFY(report.stopped);
        QCOMPARE(told, (std::vector<int>{300}));
        QCOMPARE(store.count("SELECT count(*) FROM resident"), 300);
        QCOMPARE(store.count("SELECT count(*) FROM audit"), 1);
    }
};

JIAYI_TEST(TestDemoClinic)
#include "tst_demo_clinic.moc"
