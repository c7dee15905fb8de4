// Reports and orders meet: a report finds the person of its order, and the order learns what was reported.
#include "models/diagnostics/arrivals.h"
#include "models/diagnostics/orders/rules/order_number.h"
#include "models/diagnostics/results/decide.h"
#include "tests/orders/order_world.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::orders;
using namespace jiayi::test;

class TestArrivals : public QObject {
    Q_OBJECT

    static const diagnostics::DiagnosticsBook& labBook() {
        static const auto book = diagnostics::loadDiagnosticsBook(orderCareBook()).value();
        return book;
    }
    static diagnostics::ReportItem lipid(const char* code, const char* value) {
        diagnostics::ReportItem item;
        item.key = code;
        item.code = {"LAB", code, code};
        item.value = diagnostics::valueFromText(value);
        item.unit = "mmol/L";
        return item;
    }
    /// Of 王秀兰, by the number on the label; names nobody but her.
    static diagnostics::Report lipids(std::string number, bool whole = true) {
        diagnostics::Report made;
        made.sender = "SAMPLE-LAB";
        made.number = "R1";
        made.orderNumber = std::move(number);
        made.patient.name = "王秀兰";
        made.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, "120103196205143517"}};
        made.test = {"LAB", "LIPID", "血脂四项"};
        made.status = whole ? diagnostics::ReportStatus::Final : diagnostics::ReportStatus::Partial;
        made.issued = parseFhirTime(whole ? "2026-11-22T08:40:00+08:00" : "2026-11-22T08:30:00+08:00").value();
        made.items = {lipid("TC", "4.4"), lipid("TG", "1.2")};
        return made;
    }
    static void comes(OrderWorld& clinic, const diagnostics::Report& report) {
        sync::Unit unit(clinic.store.context(), "hub", sync::Origin::Hub);
        QVERIFY(diagnostics::keepReport(unit, report, unit.now()));
        unit.commit();
        QVERIFY(diagnostics::settleArrivals(clinic.store.context(), labBook(), orderBook()));
    }
    static OrderState stateOf(OrderWorld& clinic, roster::ResidentId who, const char* test) {
        for (const auto& tracked : clinic.page(who).orders)
            if (tracked.order.test == test) return tracked.state;
        return OrderState::Mistaken;
    }

private Q_SLOTS:
    void aPartThenAllOfAReportMovesItsOrderAndNoOther() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}, {"crea"}}).value().numbers.at(0);
        comes(clinic, lipids(groupedNumber(number), false));
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Partial);
        comes(clinic, lipids(groupedNumber(number)));
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Resulted);
        QVERIFY(stateOf(clinic, who, "crea") == OrderState::Signed);
        comes(clinic, lipids(groupedNumber(number), false));  // the older one again
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Resulted);
    }

    void aReportThatNamesSomebodyElseMovesNoOrder() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}}).value().numbers.at(0);
        auto other = lipids(number);
        other.patient.identifiers.front().value = "12010319550307452X";
        comes(clinic, other);
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Signed);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM observation"), std::int64_t{0});
    }

    void aMatchThatIsUndoneTakesItsWordBack() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}}).value().numbers.at(0);
        const auto report = lipids(number);
        comes(clinic, report);
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Resulted);
        const auto id = diagnostics::reportId(report);
        QVERIFY((diagnostics::UnmatchReport{id, "标签贴错"}(clinic.store.context(), labBook())));
        QVERIFY(diagnostics::noteReport(clinic.store.database(), labBook(), orderBook(), id));
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Signed);
        QVERIFY((diagnostics::MatchReport{id, who, "核对了标签"}(clinic.store.context(), labBook())));
        QVERIFY(diagnostics::noteReport(clinic.store.database(), labBook(), orderBook(), id));
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Resulted);
    }

    void aWithdrawnReportAnswersNothing() {
        OrderWorld clinic;
        const auto who = clinic.person();
        const auto number = clinic.sign(who, {{"lipids"}}).value().numbers.at(0);
        auto report = lipids(number);
        comes(clinic, report);
        report.status = diagnostics::ReportStatus::Cancelled;
        report.issued = parseFhirTime("2026-11-22T08:50:00+08:00").value();
        comes(clinic, report);
        QVERIFY(stateOf(clinic, who, "lipids") == OrderState::Signed);
    }
};

JIAYI_TEST(TestArrivals)
#include "tst_arrivals.moc"
