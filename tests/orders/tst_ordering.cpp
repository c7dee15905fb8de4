// Signed, collected, late, cancelled, made needless: orders in a clinic's store.
#include "models/diagnostics/orders/report_link.h"
#include "models/diagnostics/orders/rules/order_number.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/worklist/worklist.h"
#include "tests/orders/order_world.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::orders;
using jiayi::test::orderBook;
using jiayi::test::OrderWorld;

class TestOrdering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSaveWritesOrdersTasksOutboxAndAudit() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto done = clinic.sign(who, {{"hba1c"}, {"lipids"}, {"crea"}, {"ecg", true}}).value();
        QCOMPARE(done.orders.size(), std::size_t{4});
        // Purple, yellow for two, and the ECG for itself.
        QCOMPARE(done.numbers.size(), std::size_t{3});
        for (const auto& number : done.numbers) QVERIFY(isOrderNumber(number));
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'ServiceRequest'"), std::int64_t{4});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Task'"), std::int64_t{4});
        QCOMPARE(clinic.store.count("SELECT count(DISTINCT unit_id) FROM outbox WHERE type IN ('ServiceRequest', 'Task')"), std::int64_t{1});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM audit WHERE action = 'order.sign'"), std::int64_t{1});
        const auto page = clinic.page(who);
        QCOMPARE(page.orders.size(), std::size_t{4});
        for (const auto& tracked : page.orders) QVERIFY(tracked.state == OrderState::Signed && tracked.order.by == "chen" && tracked.order.price);
        QCOMPARE(TestOrderRepository(clinic.store.database()).ofNumber(done.numbers[1]).value().size(), std::size_t{2});
    }

    void onlyADoctorSigns() {
        OrderWorld clinic;
        const auto who = clinic.person();
        clinic.user("li", "nurse");
        auto nurse = clinic.store.context();
        nurse.user = "li";
        QCOMPARE((SignOrders{who, {{"hba1c"}}}(nurse, orderBook()).error().reason), std::string{"test-order.role"});
        clinic.user("admin", "administrator");
        nurse.user = "admin";
        QVERIFY((SignOrders{who, {{"hba1c"}}}(nurse, orderBook())));
    }

    void whatCannotBeSignedSaysWhyAndWritesNothing() {
        OrderWorld clinic;
        const auto who = clinic.person();
        QCOMPARE(clinic.sign(who, {}).error().reason, std::string{"test-order.empty"});
        QCOMPARE(clinic.sign(who, {{"xyz"}}).error().reason, std::string{"test-order.test"});
        QCOMPARE(clinic.sign(who, {{"hba1c"}, {"hba1c"}}).error().reason, std::string{"test-order.twice"});
        QCOMPARE(clinic.sign(who, {{"hba1c", false, false, "because"}}).error().reason, std::string{"test-order.reason"});
        QCOMPARE(clinic.sign(who, {{"fpg"}, {"hba1c", false, true}}).error().reason, std::string{"test-order.not-recognised"});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM test_order"), std::int64_t{0});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'ServiceRequest'"), std::int64_t{0});
    }

    void theSameOrderedTwiceWantsAReason() {
        OrderWorld clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.sign(who, {{"lipids"}}));
        QCOMPARE(openDoubles(orderBook(), *orderBook().test("lipids"), clinic.page(who).orders).size(), std::size_t{1});
        QCOMPARE(clinic.sign(who, {{"lipids"}}).error().reason, std::string{"test-order.repeat-reason"});
        QVERIFY(clinic.sign(who, {{"lipids", false, false, "changed"}}));
    }

    void aRecognisedResultIsReusedOrRepeatedWithAReason() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto result = clinic.result(who, "HBA1C_NGSP", 6.8, clinic.today() - Days{20});
        QCOMPARE(clinic.sign(who, {{"hba1c"}}).error().reason, std::string{"test-order.repeat-reason"});
        const auto done = clinic.sign(who, {{"hba1c", false, true}, {"fpg"}}).value();
        QVERIFY(done.reuses.size() == 1 && done.orders.size() == 1 && done.saved.fen == 6000);
        const auto kept = TestOrderRepository(clinic.store.database()).reuses(who).value();
        QVERIFY(kept.size() == 1 && kept[0].results == std::vector<Uuid>{result} && kept[0].institution == "样例医院检验科" && kept[0].saved.fen == 6000);
        QVERIFY(kept[0].measured == clinic.today() - Days{20} && kept[0].on == clinic.today());
        QCOMPARE(TestOrderRepository(clinic.store.database()).reusesBetween(clinic.today(), clinic.today()).value().size(), std::size_t{1});
        QVERIFY(TestOrderRepository(clinic.store.database()).reusesBetween(clinic.today() + Days{1}, clinic.today() + Days{9}).value().empty());
        QVERIFY(clinic.sign(who, {{"hba1c", false, false, "unlike"}}));
    }

    void aPricedFactIsNeverChanged() {
        OrderWorld clinic;
        const auto who = clinic.person();
        clinic.result(who, "HBA1C_NGSP", 6.8, clinic.today() - Days{20});
        const auto id = clinic.sign(who, {{"hba1c", false, true}}).value().reuses.at(0);
        const TestOrderRepository rows(clinic.store.database());
        auto other = rows.reuse(id).value();
        other.saved = {1};
        {
            sync::Unit unit(clinic.store.context(), "hub", sync::Origin::Hub);
            TestOrderRepository::save(unit, other);
            unit.commit();
        }
        QCOMPARE(rows.reuse(id).value().saved.fen, std::int64_t{6000});
        QVERIFY(!db::attempt([&]() -> Result<void> {
            db::Query(clinic.store.database(), "UPDATE reused_result SET saved = 1").run();
            return {};
        }));
        QVERIFY((UndoReuse{id}(clinic.store.context())));
        QVERIFY(rows.reuses(who).value().empty());
        QCOMPARE((UndoReuse{id}(clinic.store.context()).error().reason), std::string{"test-order.state"});
    }

    void whatIsChosenWaitsUntilItIsSigned() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const std::vector<OrderLine> lines{{"hba1c", true}, {"lipids", false, true}, {"k", false, false, "trend"}};
        QVERIFY(saveOrderDraft(clinic.store.context(), who, lines));
        QVERIFY(clinic.page(who).draft == lines);
        QVERIFY(clinic.sign(who, {{"hba1c"}}));
        QVERIFY(clinic.page(who).draft.empty());
        QVERIFY(saveOrderDraft(clinic.store.context(), {derivedUuid({"nobody"})}, lines).error().code == Errc::NotFound);
    }

    void aScanCollectsTheWholeTube() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}, {"crea"}}).value().numbers.at(0);
        QCOMPARE(clinic.open(OpenView::ToCollect).tubes.size(), std::size_t{1});
        QCOMPARE((CollectSpecimen{"1234567890123456"}(clinic.store.context(), orderBook()).error().reason), std::string{"test-order.number"});
        QCOMPARE((CollectSpecimen{orderNumber(derivedUuid({"other"}))}(clinic.store.context(), orderBook()).error().reason), std::string{"test-order.not-found"});
        clinic.store.clock.advance(std::chrono::hours{1});
        QVERIFY((CollectSpecimen{groupedNumber(number)}(clinic.store.context(), orderBook()).value() == who));
        for (const auto& tracked : clinic.page(who).orders) QVERIFY(tracked.state == OrderState::Collected && tracked.order.collectedAt == clinic.store.clock.now());
        QCOMPARE((CollectSpecimen{number}(clinic.store.context(), orderBook()).error().reason), std::string{"test-order.state"});
        QVERIFY(clinic.open(OpenView::ToCollect).tubes.empty() && clinic.open(OpenView::UnderWay).tubes.size() == 1);
    }

    void theLaboratoryMovesItAndTheReportEndsIt() {
        OrderWorld clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.sign(who, {{"hba1c"}}));
        const auto order = clinic.only(who).order;
        clinic.laboratorySays(order, "received");
        QVERIFY(clinic.only(who).state == OrderState::Received);
        TestOrderRepository::noteReported(clinic.store.database(), order.id, "partial");
        QVERIFY(clinic.only(who).state == OrderState::Partial);
        clinic.laboratorySays(order, "received");  // says again what it said before
        QVERIFY(clinic.only(who).state == OrderState::Partial);
        TestOrderRepository::noteReported(clinic.store.database(), order.id, "final");
        QVERIFY(clinic.only(who).state == OrderState::Resulted && clinic.open(OpenView::UnderWay).tubes.empty());
        QCOMPARE((CancelOrder{order.id, "mistake"}(clinic.store.context()).error().reason), std::string{"test-order.state"});
    }

    void theWordOfALaboratoryMayComeBeforeTheOrder() {
        OrderWorld clinic;
        const auto who = clinic.person();
        TestOrder order;
        order.id = {derivedUuid({"early"})};
        order.resident = who;
        order.number = orderNumber(order.id.uuid);
        order.test = "hba1c";
        order.signedAt = clinic.store.clock.now();
        clinic.laboratorySays(order, "refused", "clotted");
        sync::Unit unit(clinic.store.context(), "hub", sync::Origin::Hub);
        TestOrderRepository::save(unit, order);
        unit.commit();
        QVERIFY(clinic.only(who).state == OrderState::Refused && clinic.only(who).labReason == "clotted");
        QCOMPARE(clinic.open(OpenView::Overdue).tubes.size(), std::size_t{1});
    }

    void aReportAnswersTheOrdersOfItsTubeThatItMeasures() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}, {"crea"}, {"tsh"}}).value().numbers.at(0);
        auto& database = clinic.store.database();
        const auto answered = [&](const ReportAbout& report) {
            std::string all;
            for (const auto& id : ordersOf(database, orderBook(), report).value()) all += TestOrderRepository(database).order(id).value().test + " ";
            return all;
        };
        QVERIFY(orderedFor(database, groupedNumber(number)).value() == who);
        QVERIFY(!orderedFor(database, "").value() && !orderedFor(database, "1234567890123456").value());
        QCOMPARE(answered({number, "", {"TC", "TG"}, false}), std::string{"lipids "});
        QCOMPARE(answered({groupedNumber(number), "14682-9", {}, true}), std::string{"crea "});
        QCOMPARE(answered({"", "3016-3", {"TSH"}, true}), std::string{});  // a blank number is nobody's
        QCOMPARE(answered({number, "", {"ALT"}, true}), std::string{});
        const auto alone = clinic.sign(who, {{"ecg"}}).value().numbers.at(0);
        QCOMPARE(answered({alone, "", {}, true}), std::string{"ecg "});
    }

    void lateIsWhatHasNoResultAfterItsHours() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"hba1c"}}).value().numbers.at(0);  // 48 hours
        clinic.store.clock.advance(std::chrono::hours{47});
        QVERIFY((CollectSpecimen{number}(clinic.store.context(), orderBook())));
        clinic.store.clock.advance(std::chrono::hours{48});
        QVERIFY(clinic.open(OpenView::Overdue).tubes.empty());
        clinic.store.clock.advance(std::chrono::minutes{1});
        QCOMPARE(clinic.open(OpenView::Overdue).tubes.size(), std::size_t{1});
        QCOMPARE(clinic.open(OpenView::ToCollect).overdue, std::size_t{1});
    }

    void cancelledItIsOverAndItsReasonStays() {
        OrderWorld clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.sign(who, {{"hba1c"}}));
        const auto order = clinic.only(who).order;
        QCOMPARE((CancelOrder{order.id, " "}(clinic.store.context()).error().reason), std::string{"test-order.reason"});
        QVERIFY((CancelOrder{order.id, "declined"}(clinic.store.context())));
        QVERIFY(clinic.only(who).state == OrderState::Cancelled && clinic.only(who).order.statusReason == "declined");
        QVERIFY(clinic.open(OpenView::ToCollect).tubes.empty() && openDoubles(orderBook(), *orderBook().test("hba1c"), clinic.page(who).orders).empty());
        QCOMPARE((CancelOrder{order.id, "declined"}(clinic.store.context()).error().reason), std::string{"test-order.state"});
    }

    void whatTheHubHasIsSent() {
        OrderWorld clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.sign(who, {{"hba1c"}}));
        db::Query(clinic.store.database(), "UPDATE record SET base = '{}', base_version = '1' WHERE type = 'ServiceRequest'").run();
        QVERIFY(clinic.only(who).state == OrderState::Sent);
        QCOMPARE(clinic.open(OpenView::ToCollect).tubes.size(), std::size_t{1});
    }

    void aLabelSaysWhatTellsTubesApartAndNoMore() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto done = clinic.sign(who, {{"hba1c"}, {"lipids"}, {"crea", true}, {"ecg"}}).value();
        const auto labels = readLabels(clinic.store.database(), orderBook(), done.numbers, clinic.today()).value();
        QCOMPARE(labels.size(), std::size_t{2});  // no label for an ECG
        QVERIFY(labels[1].tests.size() == 2 && labels[1].urgent && labels[1].fasting && labels[1].age == 64 && labels[1].name == "王秀兰");
        QVERIFY(labels[0].specimen.en == "whole blood" && !labels[0].urgent && labels[0].at == clinic.store.clock.now());
    }

    void overdueAndRefusedOrdersStandInTheWorklistsFacts() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto review = pharmacy::loadReviewBook(jiayi::test::orderCareBook()).value();
        const auto book = worklist::loadWorklistBook(jiayi::test::orderCareBook(), review).value();
        QVERIFY(clinic.sign(who, {{"hba1c"}, {"uacr"}}));
        const auto kinds = [&](Date day) {
            std::string all;
            if (!worklist::refreshWholeWorklist(clinic.store.database(), book, day)) return std::string{"not told"};
            db::Query row(clinic.store.database(), "SELECT kind FROM worklist_item WHERE shows_on <= ? AND kind LIKE 'order.%' ORDER BY kind", day);
            while (row.next()) all += row.text(0) + " ";
            return all;
        };
        QCOMPARE(kinds(clinic.today() + Days{2}), std::string{});
        QCOMPARE(kinds(clinic.today() + Days{3}), std::string{"order.overdue "});
        clinic.laboratorySays(clinic.only(who).order, "refused", "标本溶血");
        QCOMPARE(kinds(clinic.today()), std::string{"order.refused "});
        for (const auto& tracked : clinic.page(who).orders) TestOrderRepository::noteReported(clinic.store.database(), tracked.order.id, "final");
        QCOMPARE(kinds(clinic.today() + Days{30}), std::string{});
        QVERIFY(worklist::verifyWorklist(clinic.store.database(), book));
    }

    void anOlderStoreKeepsItsRows() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("orders") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'female')", derivedUuid({"li"})).run();
        db::Query(*database, "DELETE FROM worklist_dirty").run();
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        db::Query(*database, "INSERT INTO test_order (id, resident_pk, status, signed_at, state, due_at) VALUES (x'01', 1, 'active', 1, 'signed', 1)").run();
        db::Query kept(*database, "SELECT (SELECT name FROM resident), (SELECT count(*) FROM worklist_dirty)");
        QVERIFY(kept.next() && kept.text(0) == "Li" && kept.integer(1) == 1);
    }
};

JIAYI_TEST(TestOrdering)
#include "tst_ordering.moc"
