// What can be ordered, its numbers and states, and what recognition says: without a store.
#include "models/diagnostics/orders/rules/order_number.h"
#include "models/diagnostics/orders/rules/order_state.h"
#include "tests/orders/order_world.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>

using namespace jiayi;
using namespace jiayi::orders;
using jiayi::test::orderBook;
using jiayi::test::orderCareBook;

namespace {

const Date kOrderDay = makeDate(2026, 11, 22);

HeldResult held(const char* code, int daysAgo, const char* performer = "样例医院检验科") {
    return {derivedUuid({code, performer}), code, kOrderDay - Days{daysAgo}, "final", "lab", "", performer, "6.8 %"};
}
Verdict verdictOn(const char* test, const std::vector<HeldResult>& results) { return recognise(orderBook(), *orderBook().test(test), results, "友谊路社区卫生服务中心", kOrderDay).verdict(); }

std::string firstWrong(const char* file, const std::string& from, const std::string& to) {
    auto files = embeddedOrderFiles();
    auto& text = files.at(file);
    const auto at = text.find(from);
    if (at == std::string::npos) return "no such text";
    text.replace(at, from.size(), to);
    const auto book = loadOrderBook(orderCareBook(), files);
    return book ? "reads" : book.error().reason + " " + book.error().detail;
}

}  // namespace

class TestOrderRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowThatDoesNotParseNamesFileAndRow() {
        for (const auto& [file, from, to] : std::vector<std::tuple<const char*, std::string, std::string>>{{"orderables.csv", ",hba1c,,blood", ",nothing,,blood"},
                                                                                                           {"orderables.csv", "blood,edta,2", "blood,bucket,2"},
                                                                                                           {"orderables.csv", "168,imaging", "168,lab"},
                                                                                                           {"order_sets.csv", "T2DM", "T9"},
                                                                                                           {"order_sets.csv", "hba1c;fpg", "hba1c;xyz"},
                                                                                                           {"recognition.csv", "HBA1C_HPLC", "HBA1C_X"},
                                                                                                           {"recognition.csv", "tertiary;", "galactic;"},
                                                                                                           {"recognition_institutions.csv", "tertiary", "galactic"}}) {
            const auto said = firstWrong(file, from, to);
            QVERIFY2(said.starts_with("rules.row") && said.find(file) != std::string::npos, (std::string{file} + ": " + said).c_str());
        }
    }

    void testsAreFoundByNamePinyinInitialsAndId() {
        const auto first = [](const char* typed) {
            const auto found = orderBook().find(typed);
            return found.empty() ? std::string{} : found.front()->id;
        };
        for (const auto* typed : {"糖化", "tanghuaxuehong", "thxhdb", "HbA1c", "hba", "4548-4", "Ｈｂａ１ｃ"}) QCOMPARE(first(typed), std::string{"hba1c"});
        QVERIFY(first(" ").empty() && first("xyzzy").empty());
        QCOMPARE(orderBook().testFor("EGFR_2021")->id, std::string{"crea"});
        QVERIFY(!orderBook().testFor("MONOFILAMENT"));
    }

    void aSetOfTheProgrammeComesFirst() {
        QCOMPARE(orderBook().setsFor({"GOUT"}).front()->id, std::string{"gout.check"});
        QCOMPARE(orderBook().setsFor({}).size(), orderBook().sets.size());
    }

    void aCheckDigitFindsWhatPeopleAndScannersGetWrong() {
        QCOMPARE(checkDigit("572"), '4');
        QVERIFY(rc::check("one wrong digit, or two neighbours that changed places", [] {
            const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(16, rc::gen::arbitrary<std::uint8_t>());
            Uuid id;
            std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
            const auto number = orderNumber(id);
            RC_ASSERT(isOrderNumber(number));
            for (std::size_t at = 0; at < number.size(); ++at) {
                for (char digit = '0'; digit <= '9'; ++digit) {
                    auto other = number;
                    other[at] = digit;
                    RC_ASSERT(isOrderNumber(other) == (digit == number[at]));
                }
                if (at == 0 || number[at] == number[at - 1]) continue;
                auto other = number;
                std::swap(other[at], other[at - 1]);
                RC_ASSERT(!isOrderNumber(other));
            }
        }));
        QVERIFY(!isOrderNumber("") && !isOrderNumber("123") && !isOrderNumber("12345678901234ab"));
        QCOMPARE(groupedNumber("1234567890123456"), std::string{"1234 5678 9012 3456"});
    }

    void anOrderGoesItsWay() {
        auto state = OrderState::Draft;
        for (const auto event : {OrderEvent::Sign, OrderEvent::HubTook, OrderEvent::Collect, OrderEvent::Receive, OrderEvent::PartResult, OrderEvent::LastResult}) {
            const auto next = after(state, event);
            QVERIFY(next && *next > state);
            state = *next;
        }
        QVERIFY(state == OrderState::Resulted && !isOpen(state));
        for (int each = 0; each <= static_cast<int>(OrderState::Mistaken); ++each) {
            const auto one = static_cast<OrderState>(each);
            QVERIFY(orderState(nameOf(one)) == one);
        }
    }

    void newsFromElsewhereNeverGoesBack() {
        QVERIFY(after(OrderState::Partial, OrderEvent::Receive) == OrderState::Partial);
        QVERIFY(after(OrderState::Resulted, OrderEvent::PartResult) == OrderState::Resulted);
        QVERIFY(after(OrderState::Signed, OrderEvent::LastResult) == OrderState::Resulted);
        for (const auto over : {OrderState::Cancelled, OrderState::Mistaken, OrderState::Draft})
            for (const auto event : {OrderEvent::HubTook, OrderEvent::Receive, OrderEvent::PartResult, OrderEvent::LastResult, OrderEvent::Collect, OrderEvent::Cancel, OrderEvent::Refuse})
                QVERIFY(!after(over, event));
    }

    void whatPeopleDoIsRefusedWhereItCannotBe() {
        QVERIFY(!after(OrderState::Collected, OrderEvent::Collect) && !after(OrderState::Received, OrderEvent::Collect));
        QVERIFY(!after(OrderState::Partial, OrderEvent::Cancel) && !after(OrderState::Resulted, OrderEvent::Cancel));
        QVERIFY(!after(OrderState::Signed, OrderEvent::Sign));
        QVERIFY(after(OrderState::Collected, OrderEvent::Refuse) == OrderState::Refused && isOpen(OrderState::Refused));
        QVERIFY(after(OrderState::Refused, OrderEvent::Cancel) == OrderState::Cancelled && after(OrderState::Refused, OrderEvent::LastResult) == OrderState::Resulted);
        QVERIFY(after(OrderState::Refused, OrderEvent::HubTook) == OrderState::Refused);
    }

    void aResultIsRecognisedToItsLastDay() {
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 0)}) == Verdict::Recognised);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_HPLC", 90)}) == Verdict::Recognised);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 91)}) == Verdict::TooOld);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", -1)}) == Verdict::Missing);
        const auto found = recognise(orderBook(), *orderBook().test("hba1c"), {held("HBA1C_NGSP", 30)}, "", kOrderDay);
        QVERIFY(found.until == kOrderDay + Days{60} && found.day == kOrderDay - Days{30} && found.evidence.front().grade == "tertiary");
    }

    void ifNotItSaysWhy() {
        QVERIFY(verdictOn("hba1c", {held("HBA1C_IFCC", 1)}) == Verdict::OtherMethod);
        QVERIFY(verdictOn("fpg", {held("FCG", 1)}) == Verdict::OtherMethod);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 1, "样例社区卫生服务站")}) == Verdict::InstitutionNotRecognised);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 1, "某诊所")}) == Verdict::InstitutionUnknown);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 1, "")}) == Verdict::InstitutionUnknown);
        QVERIFY(verdictOn("hba1c", {held("HBA1C_NGSP", 1, "友谊路社区卫生服务中心")}) == Verdict::Recognised);
        auto one = held("HBA1C_NGSP", 1);
        one.doubt = "plausibility";
        QVERIFY(verdictOn("hba1c", {one}) == Verdict::Doubtful);
        one = held("HBA1C_NGSP", 1);
        one.status = "preliminary";
        QVERIFY(verdictOn("hba1c", {one}) == Verdict::NotFinal);
        for (const auto* origin : {"self", "estimated", "clinic"}) {
            one = held("HBA1C_NGSP", 1);
            one.origin = origin;
            QVERIFY(verdictOn("hba1c", {one}) == Verdict::OtherMethod);
        }
        one = held("HBA1C_NGSP", 1);
        one.status = "entered-in-error";
        QVERIFY(verdictOn("hba1c", {one}) == Verdict::Missing);
    }

    void anOlderResultCountsWhereTheNewestDoesNot() {
        auto doubted = held("HBA1C_NGSP", 1);
        doubted.doubt = "unit";
        const auto found = recognise(orderBook(), *orderBook().test("hba1c"), {doubted, held("HBA1C_NGSP", 40), held("HBA1C_NGSP", 50)}, "", kOrderDay);
        QVERIFY(found.recognised && found.day == kOrderDay - Days{40});
    }

    void aPanelIsRecognisedWholeOrNotAtAll() {
        std::vector<HeldResult> three{held("TC", 10), held("TG", 80), held("HDL_C", 10)};
        QVERIFY(verdictOn("lipids", three) == Verdict::Missing);
        three.push_back(held("LDL_C", 10));
        const auto found = recognise(orderBook(), *orderBook().test("lipids"), three, "", kOrderDay);
        QVERIFY(found.recognised && found.day == kOrderDay - Days{80} && found.until == kOrderDay + Days{10});
    }
};

JIAYI_TEST(TestOrderRules)
#include "tst_order_rules.moc"
