// How often the questions of authenticity are asked of records that are in order: the demo clinic's, whose visits nobody invented twice. Whatever is found
// there is a false alarm; planted ones beside them have to be found all the same.
#include "app/workstation/demo_clinic.h"
#include "models/quality/questions.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <map>

using namespace jiayi;

class TestAuthenticityRate : public QObject {
    Q_OBJECT

    static constexpr int kResidents = 700;  // 100 diabetics with some years of visits
    const Date m_today = makeDate(2026, 11, 22);
    const quality::Period m_years{makeDate(2024, 1, 1), makeDate(2026, 11, 22)};
    std::unique_ptr<test::ClinicStore> m_store;

    static const quality::MeasureBook& book() {
        static const auto measures = quality::loadMeasureBook(test::shippedRules()).value();
        return measures;
    }

private Q_SLOTS:
    void initTestCase() {
        m_store = std::make_unique<test::ClinicStore>();
        app::GenerateOptions options;
        options.residents = kResidents;
        options.today = m_today;
        QVERIFY(app::generateClinic(m_store->context(), options));
    }
    void cleanupTestCase() { m_store.reset(); }

    void fewerThanOneVisitInAHundredIsAskedAboutForNothing() {
        const auto questions = quality::readQuestions(m_store->database(), book(), m_years).value();
        QVERIFY(questions.visits > 1000);
        std::map<std::string, int> kinds;
        for (const auto& one : questions.found) ++kinds[quality::toCode(one.suspicion.kind)];
        const double rate = 1000.0 * static_cast<double>(questions.found.size()) / static_cast<double>(questions.visits);
        qInfo("%lld visits, %zu questions: %.2f false alarms per 1,000 visits (repeat %d, digit %d, short %d, together %d)", static_cast<long long>(questions.visits), questions.found.size(), rate,
              kinds["repeat"], kinds["digit"], kinds["short"], kinds["together"]);
        QVERIFY(rate < 10);
        // Readings that nobody copied are never called copied, and nobody is accused of rounding.
        QCOMPARE(kinds["repeat"], 0);
        QCOMPARE(kinds["digit"], 0);
        QCOMPARE(kinds["together"], 0);
    }

    void plantedRepeatsAreFoundAmongThem() {
        // The newest visits of somebody with enough of them now say the same.
        std::int64_t resident = 0;
        {
            db::Query row(m_store->database(), "SELECT resident_pk FROM visit WHERE status = 'signed' AND date >= '2024-01-01' GROUP BY resident_pk HAVING count(*) >= 5 ORDER BY resident_pk LIMIT 1");
            QVERIFY(row.next());
            resident = row.integer(0);
        }
        m_store->database().execute("UPDATE observation SET value = CASE code WHEN 'SBP' THEN 132 WHEN 'DBP' THEN 78 ELSE 6.1 END WHERE code IN ('SBP', 'DBP', 'FPG', 'FCG') AND visit_id IN "
                                    "(SELECT id FROM visit WHERE resident_pk = " + std::to_string(resident) + ")");
        const auto questions = quality::readQuestions(m_store->database(), book(), m_years).value();
        const auto found = std::find_if(questions.found.begin(), questions.found.end(), [&](const auto& one) {
            return one.suspicion.kind == quality::Suspicion::Kind::Repeat && one.suspicion.resident == resident;
        });
        QVERIFY(found != questions.found.end());
        QVERIFY(found->resident.has_value() && !found->name.empty());
    }
};

JIAYI_TEST(TestAuthenticityRate)
#include "tst_authenticity_rate.moc"
