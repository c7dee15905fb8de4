// Who is found, the queue that is kept of them, and pairs that are two people.
#include "tests/duplicates/duplicates_clinic.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;
namespace duplicates = roster::duplicates;

namespace {

const Date kToday = makeDate(2026, 11, 22);

struct QueueClinic : DuplicatesClinic {
    std::int64_t refresh(int most = 500) {
        return duplicates::refreshDuplicates(database(), kToday, most).value();
    }
    std::vector<duplicates::Pair> pairs(bool apart = false) {
        return duplicates::pairPage(database(), kToday, apart, 0, 50).value();
    }
    duplicates::PairCounts counts() { return duplicates::countPairs(database()).value(); }
};

}  // namespace

class TestDuplicateQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachThingThatTwoRecordsShareFindsThem_data() {
        QTest::addColumn<QString>("shared");
        for (const char* one : {"citizen", "old-citizen", "phone", "phone2", "insurance", "record",
                                "name-birth", "pinyin-birth", "address-year"})
            QTest::newRow(one) << QString::fromUtf8(one);
    }
    /// Found by that key alone, then weighed by everything: so both also have enough else to be worth a look.
    void eachThingThatTwoRecordsShareFindsThem() {
        QFETCH(QString, shared);
        QueueClinic clinic;
        Resident one, other;
        one.name = other.name = "张小明";
        if (shared == u"citizen") one.citizenId = other.citizenId = "120105196803123517";
        if (shared == u"old-citizen")
            one.citizenId = "120105196803123517", other.citizenId = "120105680312351";
        if (shared == u"phone") one.phone = other.phone = "13800005678";
        if (shared == u"phone2") one.phone = other.phone2 = "13800005678";
        if (shared == u"insurance") one.insuranceNo = other.insuranceNo = "1200001";
        if (shared == u"record") one.recordNo = other.recordNo = "12010500100100042";
        if (shared == u"name-birth") one.birthDate = other.birthDate = makeDate(1968, 3, 12);
        if (shared == u"pinyin-birth") {
            other.name = "章晓明";
            one.birthDate = other.birthDate = makeDate(1968, 3, 12);
            one.address = other.address = "气象台路 12 号";
        }
        if (shared == u"address-year") {
            one.birthDate = makeDate(1968, 3, 12), other.birthDate = makeDate(1968, 3, 21);
            one.address = other.address = "气象台路 12 号";
        }
        const auto first = clinic.add(one), second = clinic.add(other);
        clinic.add("李秀英");
        QCOMPARE(clinic.refresh(), std::int64_t{0});
        const auto pairs = clinic.pairs();
        QCOMPARE(pairs.size(), std::size_t{1});
        QVERIFY(pairs.front().one.id == first && pairs.front().other.id == second);
        QVERIFY(pairs.front().band != duplicates::Band::Not);
        QVERIFY(!pairs.front().evidence.empty());
    }

    void theStrongestComesFirstAndAContradictionNotAtAll() {
        QueueClinic clinic;
        auto certain = DuplicatesClinic::called("张小明");
        certain.citizenId = "120105196803123517";
        clinic.add(certain);
        clinic.add(certain);
        clinic.add("李秀英");
        clinic.add("李秀英");
        auto man = DuplicatesClinic::called("王伟"), woman = man;
        woman.sex = Sex::Female;
        man.phone = woman.phone = "13800005678";
        clinic.add(man);
        clinic.add(woman);
        clinic.refresh();
        const auto pairs = clinic.pairs();
        QCOMPARE(pairs.size(), std::size_t{2});
        QVERIFY(pairs[0].band == duplicates::Band::Same);
        QVERIFY(pairs[1].band == duplicates::Band::Look);
        QCOMPARE(clinic.counts().same, std::int64_t{1});
        QCOMPARE(clinic.counts().look, std::int64_t{1});
    }

    void anEditIsWeighedAgainAndALookAtNothingNewCostsNothing() {
        QueueClinic clinic;
        const auto first = clinic.add("张小明");
        clinic.add("张小明");
        QCOMPARE(clinic.refresh(1), std::int64_t{1});
        QCOMPARE(clinic.refresh(), std::int64_t{0});
        QCOMPARE(clinic.pairs().size(), std::size_t{1});
        clinic.database().execute("UPDATE resident SET control_state = 'poor', hba1c_percent = 9");
        QCOMPARE(clinic.counts().unchecked, std::int64_t{0});
        auto edited = clinic.read(first);
        edited.birthDate = makeDate(1931, 1, 1);
        QVERIFY(roster::SaveResident(edited, clinic.read(first), true)(clinic.context())->saved);
        QCOMPARE(clinic.counts().unchecked, std::int64_t{1});
        clinic.refresh();
        QVERIFY(clinic.pairs().empty());
    }

    void mergingTakesThePairOutAndTakingBackBringsItBack() {
        QueueClinic clinic;
        const auto first = clinic.add("张小明"), second = clinic.add("张小明");
        clinic.refresh();
        QVERIFY(clinic.merge(second, first));
        clinic.refresh();
        QVERIFY(clinic.pairs().empty());
        const auto merged = duplicates::mergedRecords(clinic.database(), 0, 9).value();
        QCOMPARE(merged.size(), std::size_t{1});
        QVERIFY(merged.front().merged.id == second && merged.front().kept.id == first);
        QCOMPARE(merged.front().reason, std::string("same person"));
        QVERIFY(clinic.unmerge(second));
        clinic.refresh();
        QCOMPARE(clinic.pairs().size(), std::size_t{1});
    }

    void twoPeopleStayApartThroughEditsUntilItIsTakenBack() {
        QueueClinic clinic;
        const auto first = clinic.add("张小明"), second = clinic.add("张小明");
        clinic.refresh();
        QVERIFY(duplicates::KeepApart({second, first, "father and son"})(clinic.context()));
        QVERIFY(clinic.pairs().empty());
        auto edited = clinic.read(first);
        edited.phone = "13800005678";
        QVERIFY(roster::SaveResident(edited, clinic.read(first), true)(clinic.context())->saved);
        clinic.refresh();
        QVERIFY(clinic.pairs().empty());
        QCOMPARE(clinic.pairs(true).front().apartReason, std::string("father and son"));
        QCOMPARE(clinic.counts().apart, std::int64_t{1});
        QVERIFY(duplicates::KeepApart({first, second, "one person after all", true})(clinic.context()));
        QCOMPARE(clinic.pairs().size(), std::size_t{1});
        QVERIFY(!duplicates::KeepApart({first, second, ""})(clinic.context()));
    }

    void thePreviewCountsWhatComesTogetherAndSaysWhatIsInTheWay() {
        QueueClinic clinic;
        const auto first = clinic.add("张小明"), second = clinic.add("张小明");
        clinic.diagnose(first, "E11");
        clinic.diagnose(second, "I10");
        clinic.observe(second, "HBA1C_NGSP", 7, "2026-01-01");
        auto preview = duplicates::previewPair(clinic.database(), first, second, kToday).value();
        QCOMPARE(preview.together.size(), std::size_t{2});
        QCOMPARE(preview.together[0].table, std::string("condition"));
        QCOMPARE(preview.together[0].one, std::int64_t{1});
        QCOMPARE(preview.together[1].other, std::int64_t{1});
        QVERIFY(preview.obstacle.empty());
        clinic.database().execute(
            "INSERT INTO visit_draft (resident_pk, forms, answers, user_name, saved_at) VALUES (" +
            std::to_string(clinic.pk(second)) + ", 'diabetes', '{}', 'chen', 1)");
        preview = duplicates::previewPair(clinic.database(), first, second, kToday).value();
        QVERIFY(!preview.draftOne && preview.draftOther);
    }

    void saveWarnsOfWhoMayBeTheSame() {
        QueueClinic clinic;
        auto known = DuplicatesClinic::called("张小明");
        known.phone = "13800005678";
        clinic.add(known);
        auto fresh = DuplicatesClinic::called("章晓明");
        fresh.phone2 = "13800005678";
        const auto outcome = roster::SaveResident{fresh, {}, false}(clinic.context()).value();
        QVERIFY(!outcome.saved);
        QCOMPARE(outcome.duplicates.front().evidence,
                 (std::vector<std::string>{"same-pinyin", "same-birth-date", "same-phone"}));
        QVERIFY(outcome.duplicates.front().band == duplicates::Band::Look);
    }

    void everyLookupGoesByAnIndex() {
        QueueClinic clinic;
        for (const char* condition :
             {"citizen_id = ?1 AND citizen_id <> ''", "phone = ?1 AND phone <> ''",
              "phone2 = ?1 AND phone2 <> ''", "insurance_no = ?1 AND insurance_no <> ''",
              "record_no = ?1 AND record_no <> ''", "name = ?1 AND birth_date = ?2",
              "birth_date = ?2 AND birth_date IS NOT NULL AND name_pinyin = ?1",
              "name = ?1 AND birth_date >= ?2 AND birth_date <= ?3",
              "address = ?1 AND address <> '' AND birth_date >= ?2 AND birth_date <= ?3"}) {
            db::Query plan(clinic.database(),
                           std::string{"EXPLAIN QUERY PLAN SELECT pk FROM resident WHERE "} + condition +
                               " AND +status <> 'merged' LIMIT 100",
                           nullptr);
            while (plan.next())
                QVERIFY2(plan.text(3).find("USING INDEX") != std::string::npos, plan.text(3).c_str());
        }
    }
};

JIAYI_TEST(TestDuplicateQueue)
#include "tst_duplicate_queue.moc"
