// A store of before desks shared anything goes on with its draft.
#include "models/care/visit_sheet.h"
#include "models/db/migrator.h"
#include "tests/queue/two_desks.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestQueueSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraftThatWasBegunIsCarriedOverAndSharedWhenItIsNextSaved() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        auto before = all;
        std::erase_if(before, [](const auto& step) { return step.name.find("_queue") != std::string::npos; });
        QCOMPARE(before.size() + 1, all.size());
        before.erase(before.begin() + std::distance(all.begin(), std::find_if(all.begin(), all.end(), [](const auto& step) { return step.name.find("_queue") != std::string::npos; })),
                     before.end());
        QVERIFY(db::migrate(*database, before));
        const care::ResidentId li{derivedUuid({"li"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'male')", li).run();
        db::Query(*database, "INSERT INTO visit_draft (resident_pk, forms, answers, state, user_name, saved_at) VALUES (1, 'diabetes', '{\"sbp\":\"140\"}', '{\"by.sbp\":\"li\"}', 'li', 7)").run();
        QVERIFY(db::migrate(*database, all));
        const auto kept = care::loadDraft(*database, li).value().value();
        QCOMPARE(kept.input.answers.at("sbp"), std::string("140"));
        QVERIFY(!queue::readShared(*database, li).value());
        ManualClock clock{startOfDay(makeDate(2026, 11, 23))};
        SeededRandom random{3};
        auto input = kept.input;
        input.answers["dbp"] = "80";
        const auto shared = queue::saveShared({*database, clock, random, "chen"}, li, {care::draftFields(kept.forms, kept.input), {}}, kept.forms, input).value();
        QCOMPARE(shared.draft.input.answers.at("sbp"), std::string("140"));
        QCOMPARE(shared.draft.input.measured.at("sbp").by, std::string("li"));
        QCOMPARE(shared.authors.at("dbp").user, std::string("chen"));
    }
};

JIAYI_TEST(TestQueueSchema)
#include "tst_queue_schema.moc"
