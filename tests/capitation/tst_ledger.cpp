// What was heard, what was booked, and that nothing ever changes.
#include "models/capitation/account.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <SQLiteCpp/Exception.h>

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

namespace {

const Date kMarch5 = makeDate(2026, 3, 5);

std::vector<LedgerLine> linesFor(MoneyClinic& clinic, const Origin& origin) { return LedgerRepository(clinic.database()).linesOf(origin).value(); }

Money summed(const std::vector<AccountPart>& parts, Money AccountPart::* part) {
    return sumOf(parts, [&](const AccountPart& one) { return one.*part; });
}

}  // namespace

class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDeliveredIsBookedOnceWithWhoPays() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        const auto dispense = clinic.delivered(who, kMarch5, 4200, Money{630});
        auto waiting = clinic.delivered(who, kMarch5, 999);
        waiting.state = "sent";
        clinic.save(waiting);
        QCOMPARE(clinic.ownCosts().booked, std::int64_t{1});
        QCOMPARE(clinic.ownCosts().booked, std::int64_t{0});
        const auto lines = linesFor(clinic, {"MedicationDispense", dispense.id.uuid});
        QCOMPARE(lines.size(), std::size_t{1});
        QVERIFY((lines[0].kind == LineKind::Cost && lines[0].fact.split == Split{{3570}, {}, {}, {630}} && lines[0].fact.splitKnown && lines[0].counts && lines[0].scopeRule == "diabetes"));
        QVERIFY(lines[0].fact.doctor == "陈丽华" && lines[0].fact.scheme == "employee" && lines[0].fact.days == 28);
    }

    void aMistakeIsTakenBackByALineThatNamesIt() {
        MoneyClinic clinic;
        auto dispense = clinic.delivered(clinic.member("甲"), kMarch5, 4200);
        clinic.ownCosts();
        dispense.state = "entered-in-error";
        clinic.save(dispense);
        QCOMPARE(clinic.ownCosts().booked, std::int64_t{1});
        const auto lines = linesFor(clinic, {"MedicationDispense", dispense.id.uuid});
        QVERIFY(lines.size() == 2 && lines[1].kind == LineKind::Correction && lines[1].reverses == lines[0].id && lines[1].amount().fen == -4200 && lines[1].fact.on == kMarch5);
        dispense.state = "delivered";
        clinic.save(dispense);
        clinic.ownCosts();
        QCOMPARE(clinic.balanceOf({"MedicationDispense", dispense.id.uuid}).fen, std::int64_t{4200});
        QVERIFY(verifyLedger(clinic.database(), clinic.book()));
    }

    void withoutAPriceItIsCountedAndNotBooked() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        clinic.delivered(who, kMarch5, -1);
        const auto unknownShare = clinic.delivered(who, kMarch5, 500, {});
        const auto tally = clinic.ownCosts();
        QVERIFY(tally.unpriced == 1 && tally.booked == 1);
        QVERIFY(!linesFor(clinic, {"MedicationDispense", unknownShare.id.uuid})[0].fact.splitKnown);
    }

    void aRefundWaitsForWhatItGivesBack() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        auto original = MoneyClinic::claim(who, "1", kMarch5, 10'000);
        auto refund = MoneyClinic::claim(who, "2", kMarch5 + Days{40}, -4'000);
        refund.refunds = original.origin;
        QVERIFY(clinic.hears(refund) == Heard::Held);
        QVERIFY(clinic.hears(refund) == Heard::Unchanged);
        QCOMPARE(LedgerRepository(clinic.database()).held().value().at(0).second, std::string{"ledger.no-original"});
        QVERIFY(clinic.hears(original) == Heard::Booked);
        const auto line = linesFor(clinic, refund.origin).at(0);
        QVERIFY(line.kind == LineKind::Refund && line.reverses == linesFor(clinic, original.origin)[0].id && line.amount().fen == -4'000 && line.fact.on == refund.on);
        QVERIFY(LedgerRepository(clinic.database()).held().value().empty());
        // Another one may not give back more than is left.
        auto second = MoneyClinic::claim(who, "3", kMarch5 + Days{50}, -6'001);
        second.refunds = original.origin;
        QVERIFY(clinic.hears(second) == Heard::Held);
        QCOMPARE(LedgerRepository(clinic.database()).held().value().at(0).second, std::string{"ledger.refund-too-large"});
        auto stranger = MoneyClinic::claim(clinic.member("乙"), "4", kMarch5, -1);
        stranger.refunds = original.origin;
        QVERIFY(clinic.hears(stranger) == Heard::Held);
        QVERIFY(clinic.hears(MoneyClinic::claim(who, "5", kMarch5, -5)) == Heard::Held);
        QVERIFY(verifyLedger(clinic.database(), clinic.book()));
    }

    void nothingCanBeChangedOrDeleted() {
        MoneyClinic clinic;
        clinic.hears(MoneyClinic::claim(clinic.member("甲"), "1", kMarch5, 100));
        clinic.enrol();
        for (const char* sql : {"UPDATE ledger_line SET cash = 0", "DELETE FROM ledger_line", "UPDATE ledger_event SET cash = 0", "DELETE FROM ledger_event", "DELETE FROM enrolment_month",
                                "UPDATE enrolment_month SET tier = 'tier-4'"})
            QVERIFY_THROWS_EXCEPTION(SQLite::Exception, clinic.database().execute(sql));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, clinic.database().execute("INSERT INTO ledger_line (id, event_pk, fact_pk, kind, origin_type, origin_id, resident_pk, on_date, category, place, "
                                                                              "fund, account, other, cash, counts, scope_rule, doctor, grid) SELECT randomblob(16), event_pk, fact_pk, 'refund', origin_type, "
                                                                              "origin_id, resident_pk, on_date, category, place, -1, 0, 0, 0, 1, '', '', '' FROM ledger_line"));
    }

    void replayingWhatWasHeardGivesTheSameLedger() {
        MoneyClinic clinic;
        std::vector<ResidentId> people;
        for (const char* name : {"甲", "乙", "丙"}) people.push_back(clinic.member(name));
        SeededRandom random{5};
        for (int step = 0; step < 400; ++step) {
            const auto number = std::to_string(random.below(60));
            auto fact = MoneyClinic::claim(people[random.below(3)], number, kMarch5 + Days{static_cast<int>(random.below(200))}, 100 + static_cast<std::int64_t>(random.below(900)));
            if (random.below(5) == 0) {
                fact.origin.id = derivedUuid({"test-claim", "refund", number});
                fact.split = negated(fact.split);
                fact.refunds = Origin{"ExplanationOfBenefit", derivedUuid({"test-claim", number})};
            }
            fact.standing = random.below(8) != 0;
            clinic.hears(fact);
        }
        QVERIFY(clinic.store.count("SELECT count(*) FROM ledger_line WHERE kind = 'refund'") > 3);
        QVERIFY(clinic.store.count("SELECT count(*) FROM ledger_line WHERE kind = 'correction'") > 50);
        const auto replayed = verifyLedger(clinic.database(), clinic.book(), Tables::Same);
        QVERIFY2(replayed, replayed ? "" : toString(replayed.error()).c_str());
        // Other rules for what counts do not change what was booked.
        const auto scope = test::tablesWith("capitation_scope.csv", "id,place,category,class,icd10,counts,en,zh,valid_to,source,version,valid_from\nnone,,,,,no,x,x,,s,2,2025-01-01\n").value();
        QVERIFY(verifyLedger(clinic.database(), scope) && !verifyLedger(clinic.database(), scope, Tables::Same));
        clinic.database().execute("DROP TRIGGER ledger_line_stays");
        clinic.database().execute("UPDATE ledger_line SET cash = cash + 1 WHERE pk = 17");
        QCOMPARE(verifyLedger(clinic.database(), clinic.book()).error().reason, std::string{"ledger.replay"});
    }

    void onlyWhoIsEnrolledOnThe15thCountsAndLateNewsCountsThreeMonthsBack() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲", makeDate(2026, 3, 16));
        clinic.person("乙");
        clinic.enrol();
        QCOMPARE(clinic.statement("2026-03").totals.memberMonths, std::int64_t{0});
        QCOMPARE(clinic.statement("2026-04").totals.memberMonths, std::int64_t{1});
        // Late news: a member since January, known in November, counts from August.
        clinic.member("丙", makeDate(2026, 1, 1));
        const auto tally = clinic.enrol();
        QVERIFY(tally.added == 4 && tally.tooLate == 7);
        QVERIFY(clinic.statement("2026-07").totals.memberMonths == 1 && clinic.statement("2026-08").totals.memberMonths == 2);
        // And an end in May becomes known too late for what lies before August.
        clinic.endBenefit(who, makeDate(2026, 5, 1));
        QCOMPARE(clinic.enrol().takenBack, std::int64_t{4});
        QVERIFY(clinic.statement("2026-07").totals.memberMonths == 1 && clinic.statement("2026-08").totals.memberMonths == 1);
        QCOMPARE(clinic.enrol().added, std::int64_t{0});
    }

    void nobodyCountsWithoutAContractOnThe15th() {
        MoneyClinic clinic;
        const auto none = clinic.member("甲", makeDate(2026, 1, 1)), short1 = clinic.member("乙", makeDate(2026, 1, 1)), whole = clinic.member("丙", makeDate(2026, 1, 1));
        const auto months = [&](ResidentId who) { return clinic.store.count("SELECT coalesce(sum(m.change), 0) FROM enrolment_month m JOIN resident r ON r.pk = m.resident_pk WHERE r.name = '" + roster::ResidentRepository(clinic.database()).find(who)->name + "'"); };
        db::Query(clinic.database(), "DELETE FROM contract WHERE resident_pk = ?", roster::ResidentRepository::pkOf(clinic.database(), none)).run();
        // Ended on the 14th and taken up again on the 16th by another contract: that month is lost.
        clinic.endContract(short1, makeDate(2026, 9, 14));
        clinic.bind(short1, makeDate(2026, 9, 16));
        QCOMPARE(clinic.enrol("2026-10").noContract, std::int64_t{1});
        QCOMPARE(months(none), 0);
        QCOMPARE(months(whole) - months(short1), 1);
        QCOMPARE(clinic.statement("2026-09").totals.memberMonths, std::int64_t{1});
        QCOMPARE(clinic.statement("2026-10").totals.memberMonths, std::int64_t{2});
    }

    void aMemberOfAnotherStewardIsNoneOfOurs() {
        MoneyClinic clinic;
        const auto ours = clinic.member("甲", makeDate(2026, 1, 1)), theirs = clinic.member("乙", makeDate(2026, 1, 1));
        const auto steward = [&](ResidentId who, const char* name) {
            db::Query(clinic.database(), "UPDATE entitlement SET institution = ? WHERE resident_pk = ?", name, roster::ResidentRepository::pkOf(clinic.database(), who)).run();
        };
        steward(ours, "TEST-1");
        steward(theirs, "H9");
        clinic.enrol("2026-10");
        QCOMPARE(clinic.statement("2026-10").totals.memberMonths, std::int64_t{1});
    }

    void everyPartitionAddsUpToTheTotalToTheFen() {
        MoneyClinic clinic;
        SeededRandom random{9};
        const char* const doctors[] = {"陈丽华", "王强", ""};
        const char* const grids[] = {"1", "2"};
        for (int number = 0; number < 40; ++number) {
            const auto who = clinic.member("人" + std::to_string(number), makeDate(2026, 1, 1) + Days{static_cast<int>(random.below(120))}, random.below(3) == 0 ? "resident" : "employee",
                                           doctors[random.below(3)], grids[random.below(2)]);
            const auto pk = roster::ResidentRepository::pkOf(clinic.database(), who);
            if (random.below(3) == 0) clinic.database().execute("INSERT INTO condition (id, resident_pk, icd10, status, recorded) VALUES (randomblob(16), " + std::to_string(pk) + ", 'I25.1', 'active', 0)");
            for (int claim = 0; claim < 6; ++claim)
                clinic.hears(MoneyClinic::claim(who, std::to_string(number) + "." + std::to_string(claim), makeDate(2026, 1, 3) + Days{static_cast<int>(random.below(300))},
                                                1 + static_cast<std::int64_t>(random.below(99'999)), random.below(2) == 0 ? "medicine" : "test"));
        }
        clinic.enrol();
        const auto account = readAccount(clinic.database(), clinic.book(), {"", 2026, MoneyClinic::month("2026-10"), 150, 20}).value();
        Money budget, cost;
        for (const char* month : {"2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"})
            for (const char* scheme : {"employee", "resident"}) {
                const auto statement = clinic.statement(month, scheme);
                budget = budget + statement.totals.budget;
                cost = cost + statement.totals.cost();
                QCOMPARE(statement.totals.budget.fen, statement.totals.memberMonths * 164'300);
                QCOMPARE(statement.totals.split.total().fen, statement.totals.cost().fen);
                QCOMPARE(sumOf(statement.lines, [](const StatementLine& line) { return line.kind == "member-month" ? Money{} : line.amount; }).fen, statement.totals.cost().fen);
            }
        QVERIFY(cost.fen > 1'000'000 && account.tiers.size() == 2 && account.doctors.size() == 3);
        QVERIFY(account.budget() == budget && account.spent() == cost);
        for (const auto* parts : {&account.doctors, &account.grids, &account.tiers}) QVERIFY(summed(*parts, &AccountPart::spent) == cost && summed(*parts, &AccountPart::budget) == budget);
        QVERIFY(summed(account.categories, &AccountPart::spent) == cost);
        QVERIFY(account.forecast && account.forecast->low <= account.forecast->expected && account.forecast->expected.fen > cost.fen);
    }

    void whoCostsMoreThanExpectedIsNamedWithWhy() {
        MoneyClinic clinic;
        const auto dear = clinic.member("甲"), plain = clinic.member("乙");
        clinic.hears(MoneyClinic::claim(dear, "1", makeDate(2026, 1, 20), 300'000));
        clinic.hears(MoneyClinic::claim(plain, "2", makeDate(2026, 1, 20), 100'000));
        clinic.enrol("2026-01");
        const auto people = readAccount(clinic.database(), clinic.book(), {"employee", 2026, MoneyClinic::month("2026-01"), 150, 20}).value().people;
        QVERIFY(people.size() == 1 && people[0].resident == dear && people[0].spent.fen == 300'000 && people[0].expected.fen == 164'300);
        QVERIFY((people[0].reasons == std::vector<std::string>{"elsewhere"}));
    }

    void careThatFallsAwayFromTheCostlyIsSeen() {
        MoneyClinic clinic;
        std::vector<ResidentId> people;
        for (int number = 0; number < 8; ++number) {
            people.push_back(clinic.member("人" + std::to_string(number), makeDate(2025, 6, 1)));
            clinic.hears(MoneyClinic::claim(people.back(), "b" + std::to_string(number), makeDate(2026, 1, 20), number < 2 ? 90'000 : 10'000, "medicine"));
            if (number > 0) clinic.hears(MoneyClinic::claim(people.back(), "n" + std::to_string(number), makeDate(2026, 8, 20), 10'000, "medicine"));
        }
        clinic.endBenefit(people[1], makeDate(2026, 9, 1));
        clinic.enrol("2026-10");
        const auto watch = readUnderProvision(clinic.database(), MoneyClinic::month("2026-10")).value();
        QVERIFY(watch.costly == 2 && watch.others == 6 && watch.departed == 1 && watch.othersDeparted == 0 && watch.withoutMedicine == 1);
        QVERIFY(watch.medicinesBefore.fen == 90'000 && watch.medicinesNow.fen == 0);
    }
};

JIAYI_TEST(TestLedger)
#include "tst_ledger.moc"
