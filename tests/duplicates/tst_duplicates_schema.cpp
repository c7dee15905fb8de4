// A store of before goes on with its people, who are all looked at once.
#include "models/db/migrator.h"
#include "models/roster/duplicates/duplicate_queue.h"
#include "models/roster/duplicates/resident_links.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestDuplicatesSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsThereIsCarriedOverAndLookedAt() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open(
            {folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(all.begin(), all.end(), [](const auto& one) {
            return one.name.find("_duplicates") != std::string::npos;
        });
        QVERIFY(step != all.end());
        QVERIFY(db::migrate(*database, {all.begin(), step}));
        for (const char* name : {"one", "other"})
            db::Query(*database,
                      "INSERT INTO resident (id, name, name_pinyin, sex, birth_date) VALUES (?, '张小明', "
                      "'Zhang Xiaoming', 'male', '1968-03-12')",
                      derivedUuid({name}))
                .run();
        db::Query(*database,
                  "INSERT INTO resident (id, name, sex, status) VALUES (?, '乙', 'male', 'merged')",
                  derivedUuid({"third"}))
            .run();
        db::Query(*database,
                  "INSERT INTO condition (id, resident_pk, icd10, status, recorded) VALUES (?, 2, 'E11', "
                  "'active', 1)",
                  derivedUuid({"fact"}))
            .run();
        QVERIFY(db::migrate(*database, all));
        QCOMPARE(roster::duplicates::refreshDuplicates(*database, makeDate(2026, 11, 22)).value(),
                 std::int64_t{0});
        QCOMPARE(roster::duplicates::pairPage(*database, makeDate(2026, 11, 22), false, 0, 9)->size(),
                 std::size_t{1});
        db::Query fact(*database, "SELECT resident_pk FROM condition");
        QVERIFY(fact.next());
        QCOMPARE(fact.integer(0), std::int64_t{2});
        // Whom an older program said to be merged, without saying into whom, stays as it was.
        QVERIFY(roster::duplicates::verifyLinks(*database));
    }
};

JIAYI_TEST(TestDuplicatesSchema)
#include "tst_duplicates_schema.moc"
