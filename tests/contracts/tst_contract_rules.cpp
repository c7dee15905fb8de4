#include "models/roster/contracts/rules/fulfilment.h"
#include "tests/contracts/contract_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::contracts;
using test::termsFrom;

class TestContractRules : public QObject {
    Q_OBJECT

    History m_history;
    int m_number = 0;
    static constexpr auto day = makeDate;

    ContractEvent event(EventKind kind, const char* contract, Date on) {
        ContractEvent made;
        made.id = {derivedUuid({"event", std::to_string(++m_number)})};
        made.at = Instant{std::chrono::milliseconds{m_number}};
        made.contract = {derivedUuid({contract})};
        made.kind = kind;
        made.on = on;
        return made;
    }
    ContractEvent offered(const char* contract, Date since) {
        auto made = event(EventKind::Offered, contract, since);
        made.terms = termsFrom(since);
        return made;
    }
    ContractEvent following(EventKind kind, const char* contract, const char* previous, Date since, const char* doctor = "陈丽华") {
        auto made = event(kind, contract, since);
        made.previous = ContractId{derivedUuid({previous})};
        made.terms = termsFrom(since, doctor);
        return made;
    }
    ContractEvent ended(const char* contract, Date on, const char* reason) {
        auto made = event(EventKind::Ended, contract, on);
        made.reason = reason;
        return made;
    }
    std::string happens(const ContractEvent& one) {
        const auto done = happen(m_history, one);
        return done ? "done" : done.error().reason;
    }
    std::string may(const ContractEvent& one, Date today) {
        const auto done = mayHappen(test::contractBook(), m_history, one, today);
        return done ? "yes" : done.error().reason;
    }
    void sign(const char* contract, Date since) {
        QCOMPARE(happens(offered(contract, since)), std::string{"done"});
        QCOMPARE(happens(event(EventKind::Accepted, contract, since)), std::string{"done"});
        QCOMPARE(happens(event(EventKind::Signed, contract, since)), std::string{"done"});
    }
    const Contract& contract(const char* name) { return *m_history.find(ContractId{derivedUuid({name})}); }

private Q_SLOTS:
    void init() { m_history = {}; }

    void theShippedFilesParse() {
        const auto& book = test::contractBook();
        QCOMPARE(book.lastDayOf(day(2026, 1, 1)), day(2026, 12, 31));
        QVERIFY(book.package("diabetes") && book.itemsOf("diabetes").size() == 5 && book.reason("died")->exempt);
        QCOMPARE(book.whole("renew.from-days", day(2026, 11, 22)), 60);
        for (const auto& [file, from, to] : {std::tuple{"contract_items.csv", "basic,contact", "nothing,contact"}, std::tuple{"contract_items.csv", ",2,contact,,", ",0,contact,,"},
                                             std::tuple{"contract_limits.csv", "doctor.cap", "doctor.most"}, std::tuple{"contract_items.csv", ",contact,,", ",contact,annual,"}}) {
            auto files = embeddedContractFiles();
            auto& text = files[file];
            const auto at = text.find(from);
            QVERIFY2(at != std::string::npos, from);
            text.replace(at, std::string_view{from}.size(), to);
            const auto read = readContractBook(files);
            QVERIFY2(!read && read.error().reason == "rules.row", to);
        }
    }

    void aLimitIsThatOfItsDay() {
        auto book = test::bookWithCap(10);
        auto later = book.limits["doctor.cap"].front();
        later.value = 5;
        later.origin.validFrom = day(2027, 1, 1);
        book.limits["doctor.cap"].push_back(later);
        QCOMPARE(book.whole("doctor.cap", day(2026, 12, 31)), 10);
        QCOMPARE(book.whole("doctor.cap", day(2027, 1, 1)), 5);
    }

    void itIsOfferedAcceptedSigned() {
        QCOMPARE(happens(event(EventKind::Signed, "a", day(2026, 1, 1))), std::string{"contract.unknown"});
        QCOMPARE(happens(offered("a", day(2026, 1, 1))), std::string{"done"});
        QCOMPARE(happens(offered("b", day(2028, 1, 1))), std::string{"contract.offer-open"});
        QCOMPARE(happens(event(EventKind::Signed, "a", day(2026, 1, 1))), std::string{"contract.state"});
        QCOMPARE(happens(event(EventKind::Accepted, "a", day(2026, 1, 1))), std::string{"done"});
        QVERIFY(!contract("a").lastDay);
        QCOMPARE(happens(event(EventKind::Signed, "a", day(2026, 1, 3))), std::string{"done"});
        QVERIFY(contract("a").isInForce(day(2026, 1, 1)) && contract("a").isInForce(day(2026, 12, 31)) && !contract("a").isInForce(day(2027, 1, 1)));
        QCOMPARE(happens(event(EventKind::Signed, "a", day(2026, 1, 3))), std::string{"contract.state"});
        QCOMPARE(happens(offered("b", day(2026, 12, 31))), std::string{"contract.overlap"});
    }

    /// A contract that was renewed binds until its own last day: nothing fits into the days before the next one begins.
    void whatWasRenewedStillBinds() {
        sign("a", day(2026, 1, 1));
        QCOMPARE(happens(following(EventKind::Renewed, "b", "a", day(2027, 1, 1))), std::string{"done"});
        auto within = offered("c", day(2026, 12, 1));
        within.terms->until = day(2026, 12, 20);
        QCOMPARE(happens(within), std::string{"contract.overlap"});
    }

    void aRenewalFollowsWithinItsWindow() {
        sign("a", day(2026, 1, 1));
        const auto renewal = [&](Date on, Date since) {
            auto made = following(EventKind::Renewed, "b", "a", since);
            made.on = on;
            return made;
        };
        QCOMPARE(may(renewal(day(2026, 10, 31), day(2027, 1, 1)), day(2026, 10, 31)), std::string{"contract.too-early"});
        QCOMPARE(may(renewal(day(2026, 11, 1), day(2027, 1, 1)), day(2026, 10, 31)), std::string{"contract.future"});
        QCOMPARE(may(renewal(day(2026, 11, 1), day(2027, 1, 1)), day(2026, 11, 1)), std::string{"yes"});
        QCOMPARE(may(renewal(day(2026, 11, 2), day(2026, 12, 31)), day(2026, 11, 2)), std::string{"contract.overlap"});
        QCOMPARE(may(renewal(day(2027, 1, 30), day(2027, 1, 30)), day(2027, 1, 30)), std::string{"yes"});
        QCOMPARE(may(renewal(day(2027, 1, 31), day(2027, 1, 31)), day(2027, 1, 31)), std::string{"contract.too-late"});
        QCOMPARE(happens(renewal(day(2026, 12, 1), day(2027, 1, 1))), std::string{"done"});
        QCOMPARE(nameOf(contract("a").state), std::string_view{"renewed"});
        QVERIFY(contract("a").isInForce(day(2026, 12, 31)) && contract("b").isInForce(day(2027, 1, 1)));
        QCOMPARE(happens(following(EventKind::Renewed, "c", "a", day(2028, 1, 1))), std::string{"contract.previous"});
        QCOMPARE(m_history.latest()->id, contract("b").id);
    }

    void aTransferEndsTheOneBeforeTheDayBefore() {
        sign("a", day(2026, 1, 1));
        QCOMPARE(happens(following(EventKind::Transferred, "b", "a", day(2026, 6, 1))), std::string{"contract.same-team"});
        QCOMPARE(happens(following(EventKind::Transferred, "b", "a", day(2026, 1, 1), "周敏")), std::string{"contract.dates"});
        QCOMPARE(happens(following(EventKind::Transferred, "b", "a", day(2026, 6, 1), "周敏")), std::string{"done"});
        QCOMPARE(*contract("a").lastDay, day(2026, 5, 31));
        QVERIFY(contract("b").isInForce(day(2026, 6, 1)) && contract("b").previous == contract("a").id);
    }

    void anEndNeedsAReasonThatFits() {
        sign("a", day(2026, 1, 1));
        QCOMPARE(happens(ended("a", day(2026, 6, 1), "")), std::string{"contract.reason"});
        QCOMPARE(may(ended("a", day(2026, 6, 1), "declined"), day(2026, 6, 1)), std::string{"contract.reason"});
        QCOMPARE(may(ended("a", day(2026, 6, 1), "nonsense"), day(2026, 6, 1)), std::string{"contract.reason"});
        QCOMPARE(happens(ended("a", day(2026, 12, 31), "wish")), std::string{"contract.over"});
        QCOMPARE(happens(ended("a", day(2026, 6, 1), "wish")), std::string{"done"});
        QVERIFY(contract("a").isInForce(day(2026, 6, 1)) && !contract("a").isInForce(day(2026, 6, 2)));
        QCOMPARE(happens(ended("a", day(2026, 5, 1), "wish")), std::string{"contract.state"});
        // There is room for another from the day after.
        sign("b", day(2026, 6, 2));
    }

    void anOfferThatIsTurnedDownBindsNobody() {
        QCOMPARE(happens(offered("a", day(2026, 1, 1))), std::string{"done"});
        QCOMPARE(may(ended("a", day(2026, 1, 2), "moved"), day(2026, 1, 2)), std::string{"contract.reason"});
        QCOMPARE(happens(ended("a", day(2026, 1, 2), "declined")), std::string{"done"});
        QVERIFY(!m_history.latest() && !m_history.open() && !m_history.inForceOn(day(2026, 1, 1)));
    }

    void endedBeforeItBeganItWasNeverInForce() {
        sign("a", day(2026, 3, 1));
        QCOMPARE(happens(ended("a", day(2026, 1, 5), "wish")), std::string{"done"});
        QVERIFY(!contract("a").isInForce(day(2026, 3, 1)) && !m_history.latest());
        sign("b", day(2026, 2, 1));
    }

    void aTermIsNoLongerThanItMayBe() {
        auto offer = offered("a", day(2026, 1, 1));
        offer.terms->until = day(2027, 1, 1);
        QCOMPARE(may(offer, day(2026, 1, 1)), std::string{"contract.term"});
        offer.terms->until = day(2026, 12, 31);
        offer.terms->package = "gold";
        QCOMPARE(may(offer, day(2026, 1, 1)), std::string{"contract.package"});
        offer.terms->package = "basic";
        offer.terms->team.clear();
        QCOMPARE(may(offer, day(2026, 1, 1)), std::string{"contract.terms"});
    }

    void theCapCountsTheBusiestDay() {
        const std::vector<Span> taken{{day(2026, 1, 1), day(2026, 3, 31)}, {day(2026, 4, 1), day(2026, 12, 31)}, {day(2026, 6, 1), day(2026, 6, 1)}};
        QCOMPARE(peakIn(taken, {day(2026, 1, 1), day(2026, 12, 31)}), 2);
        QCOMPARE(peakIn(taken, {day(2026, 1, 1), day(2026, 5, 31)}), 1);
        QCOMPARE(peakIn(taken, {day(2025, 1, 1), day(2025, 12, 31)}), 0);
        const auto book = test::bookWithCap(2);
        QVERIFY(withinCap(book, taken, {day(2026, 1, 1), day(2026, 5, 31)}, day(2026, 1, 1)));
        QVERIFY(!withinCap(book, taken, {day(2026, 1, 1), day(2026, 6, 1)}, day(2026, 1, 1)));
    }

    void aPackageIsDueInEqualParts() {
        sign("a", day(2026, 1, 1));
        const auto& item = *test::contractBook().itemsOf("diabetes").front();
        QCOMPARE(item.times, 4);
        const auto on = [&](Date today, std::vector<Date> days) { return standingOf(item, contract("a"), std::move(days), today); };
        QCOMPARE(on(day(2026, 3, 31), {}).due, 0);
        // 365 days in four parts: the first by the 91st day.
        QCOMPARE(on(day(2026, 4, 1), {}).due, 1);
        QVERIFY(on(day(2026, 4, 1), {}).isLate());
        QCOMPARE(*on(day(2026, 4, 1), {}).next, day(2026, 4, 1));
        const auto some = on(day(2026, 12, 31), {day(2025, 12, 31), day(2026, 2, 1), day(2026, 2, 1), day(2026, 5, 5), day(2027, 1, 1)});
        QVERIFY(some.done == 2 && some.due == 4 && some.owed == 4 && *some.last == day(2026, 5, 5));
        QCOMPARE(happens(ended("a", day(2026, 6, 1), "wish")), std::string{"done"});
        const auto early = on(day(2026, 12, 31), {day(2026, 7, 1)});
        QVERIFY(early.due == 1 && early.done == 0);
    }

    void whatCannotFollowIsKeptWithItsReason() {
        const auto events = std::vector{offered("a", day(2026, 1, 1)), event(EventKind::Accepted, "a", day(2026, 1, 1)), event(EventKind::Accepted, "a", day(2026, 1, 1))};
        const auto told = replay(events);
        QVERIFY(told.refused.size() == 1 && told.refused[0].event == events[2].id && told.refused[0].reason == "contract.state");
    }
};

JIAYI_TEST(TestContractRules)
#include "tst_contract_rules.moc"
