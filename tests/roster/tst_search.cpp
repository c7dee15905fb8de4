#include "models/roster/resident_repository.h"
#include "models/roster/search.h"
#include "models/roster/search_keys.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestSearch : public QObject {
    Q_OBJECT

    struct Person {
        const char* name;
        const char* citizenId = "";
        const char* phone = "";
        const char* recordNo = "";
        roster::ResidentStatus status = roster::ResidentStatus::Active;
    };

    void add(const Person& person) {
        sync::Unit unit(m_store->context(), "resident.add");
        roster::Resident one;
        one.id = unit.newId<roster::ResidentId>();
        one.name = person.name;
        one.citizenId = person.citizenId;
        one.phone = person.phone;
        one.recordNo = person.recordNo;
        one.status = person.status;
        roster::ResidentRepository::save(unit, one);
        unit.commit();
    }

    std::vector<std::string> find(std::string_view text, int limit = 20) {
        std::vector<std::string> names;
        for (const auto& hit : roster::searchResidents(m_store->database(), text, limit).value()) names.push_back(hit.name);
        return names;
    }

    static std::string shown(const std::vector<std::string>& names) {
        std::string text;
        for (const auto& name : names) text += name + " ";
        return text;
    }

    std::unique_ptr<test::ClinicStore> m_store;

private Q_SLOTS:
    void initTestCase() {
        m_store = std::make_unique<test::ClinicStore>();
        for (const auto& person : std::initializer_list<Person>{
                 {"张小明", "120105196803123517", "13800005678", "12010500100100001"},
                 {"张小明华", "", "13900001111", ""},
                 {"章晓梅", "", "", "12010500100100002"},
                 {"单雄信"},
                 {"曾国藩"},
                 {"解缙"},
                 {"仇英"},
                 {"尉迟恭"},
                 {"欧阳修"},
                 {"小明", "", "", ""},
                 {"买买提·吐尔逊", "", "", ""},
                 {"𠮷田花", "", "", ""},
                 {"Smith John", "", "", "S1001-7"},
                 {"张小明", "", "", "", roster::ResidentStatus::Merged},
             })
            add(person);
    }

    void cleanupTestCase() { m_store.reset(); }

    void everyWayOfTypingFinds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        const auto row = [](const char* typed, const char* first) { QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(first); };
        row("张小明", "张小明");
        row("张", "张小明");
        row("小明", "小明");
        row("明华", "张小明华");
        row("zhangxiaoming", "张小明");
        row("Zhang Xiaoming", "张小明");
        row("ZHANGXIAOMI", "张小明");
        row("zxm", "张小明");
        row("xiaomei", "章晓梅");
        row("zhang xm", "张小明");
        row("zhangxm", "张小明");
        row("z xiaomei", "章晓梅");
        row("xiaomei zhang", "章晓梅");
        row("张xm", "张小明");
        row("章xm", "章晓梅");
        row("zhang小明", "张小明");
        row("ｚｘｍ", "张小明");
        row("1201051968", "张小明");
        row("１２０１０５１９６８", "张小明");
        row("3517", "张小明");
        row("138", "张小明");
        row("138 0000 5678", "张小明");
        row("5678", "张小明");
        row("５６７８", "张小明");
        row("zhang 5678", "张小明");
        row("0002", "章晓梅");
        row("shan", "单雄信");
        row("sxx", "单雄信");
        row("zengguofan", "曾国藩");
        row("zgf", "曾国藩");
        row("xiejin", "解缙");
        row("qiuying", "仇英");
        row("qy", "仇英");
        row("yuchigong", "尉迟恭");
        row("ycg", "尉迟恭");
        row("gong", "尉迟恭");
        row("尉迟g", "尉迟恭");
        row("yuchig", "尉迟恭");
        row("ouyangx", "欧阳修");
        row("xiu", "欧阳修");
        row("买买提吐尔逊", "买买提·吐尔逊");
        row("买买提·吐", "买买提·吐尔逊");
        row("吐尔逊", "买买提·吐尔逊");
        row("𠮷", "𠮷田花");
        row("𠮷田", "𠮷田花");
        row("smith", "Smith John");
        row("john", "Smith John");
        row("s1001", "Smith John");
        row("1-7", "Smith John");
    }

    void everyWayOfTypingFinds() {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const auto names = find(typed.toStdString());
        QVERIFY2(!names.empty(), "nobody");
        QCOMPARE(QString::fromStdString(names.front()), first);
    }

    void theWrongReadingOfASurnameFindsNobody() {
        for (const char* typed : {"dan", "cengguofan", "jiejin", "chouying", "weichigong"}) QCOMPARE(shown(find(typed)), std::string{});
    }

    void theWholeNameStandsBeforeItsContinuations() {
        QCOMPARE(shown(find("张小明")), std::string{"张小明 张小明华 "});
        // A name that begins with the text stands before one that only holds it.
        QCOMPARE(shown(find("小明")), std::string{"小明 张小明 张小明华 "});
    }

    void nobodyIsShownTwiceAndTheMergedNotAtAll() {
        QCOMPARE(shown(find("138")), std::string{"张小明 "});
        QCOMPARE(shown(find("zhangxiaoming")), std::string{"张小明 张小明华 "});
    }

    void everyWordMustMatch() {
        QCOMPARE(shown(find("zhang 9999")), std::string{});
        QCOMPARE(shown(find("王 5678")), std::string{});
    }

    void textWithoutLettersOrDigitsFindsNobody() {
        for (const char* typed : {"", " ", "·", "　"}) QVERIFY(find(typed).empty());
        // The wildcards of SQL are letters like any other.
        for (const char* typed : {"%", "_", "'", "\""}) QVERIFY(find(typed).empty());
    }

    void theLimitIsKept() { QCOMPARE(find("zhang", 2).size(), std::size_t{2}); }

    void aHitSaysWhatItMatched_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("by");
        const auto row = [](const char* typed, roster::MatchedBy by) { QTest::newRow(typed) << QString::fromUtf8(typed) << static_cast<int>(by); };
        row("张小明", roster::MatchedBy::Name);
        row("zhangx", roster::MatchedBy::Pinyin);
        row("zxm", roster::MatchedBy::Initials);
        row("120105196803", roster::MatchedBy::CitizenId);
        row("3517", roster::MatchedBy::CitizenId);
        row("5678", roster::MatchedBy::Phone);
        row("100001", roster::MatchedBy::RecordNo);
    }

    void aHitSaysWhatItMatched() {
        QFETCH(QString, typed);
        QFETCH(int, by);
        const auto hits = roster::searchResidents(m_store->database(), typed.toStdString()).value();
        QVERIFY(!hits.empty());
        QCOMPARE(static_cast<int>(hits.front().matchedBy), by);
    }

    void theCitizenIdOfAHitIsMasked() {
        const auto hits = roster::searchResidents(m_store->database(), "zxm").value();
        QCOMPARE(hits.front().maskedCitizenId, std::string{"1201**********3517"});
    }

    void aKeystrokeReadsAPrefixAndNeverScans() {
        const auto range = roster::rangeOf(roster::KeyKind::Pinyin, "zh");
        QCOMPARE(range.from, std::string{"pzh"});
        QCOMPARE(range.before, std::string{"pzi"});
        for (const char* sql : {"SELECT resident_pk FROM search_key WHERE key >= ? AND key < ? ORDER BY key",
                                "SELECT 1 FROM search_key WHERE resident_pk = ? AND key >= ? AND key < ?"}) {
            db::Query plan(m_store->database(), "EXPLAIN QUERY PLAN " + std::string{sql});
            int lines = 0;
            while (plan.next()) {
                ++lines;
                QVERIFY2(plan.text(3).starts_with("SEARCH"), plan.text(3).c_str());
            }
            QCOMPARE(lines, 1);
        }
    }
};

JIAYI_TEST(TestSearch)
#include "tst_search.moc"
