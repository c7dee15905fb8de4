// A month's statement: frozen, answered, amended, and reconciled with the hub's.
#include "models/care/flat_json.h"
#include "models/sync/desks.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

#include <map>
#include <set>

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

namespace {

const Date kSeptember8 = makeDate(2026, 9, 8);
constexpr const char* kSeptember = "2026-09";

StatementId frozenIn(MoneyClinic& clinic) {
    return FreezeStatement{"employee", MoneyClinic::month(kSeptember), {}}(clinic.context(), clinic.book()).value();
}
void act(MoneyClinic& clinic, StatementId id, const char* what, const char* note = "") { QVERIFY((ActOnStatement{id, what, note}(clinic.context()))); }

/// The hub's side of a clinic's statement, with so many things planted of every kind.
struct HubSide {
    std::vector<SideLine> lines;
    std::map<DifferenceKind, std::set<std::string>> planted;  ///< by settlement: which of two repeats is one too many is nobody's to say

    HubSide(const Statement& ours, std::size_t each) : lines(sideOf(ours)) {
        std::vector<std::size_t> costs;
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (!lines[i].category.starts_with("member-month")) costs.push_back(i);
        auto next = costs.begin();
        std::vector<std::size_t> gone;
        for (std::size_t i = 0; i < each; ++i) {
            auto& missing = lines[*next++];
            planted[DifferenceKind::MissingThere].insert(missing.settlementNo);
            gone.push_back(static_cast<std::size_t>(&missing - lines.data()));
            auto& amount = lines[*next++];
            amount.amount += static_cast<std::int64_t>(i) % 2 == 0 ? 7 : -3;
            planted[DifferenceKind::Amount].insert(amount.settlementNo);
            auto& person = lines[*next++];
            person.resident = lines[*next].resident;
            planted[DifferenceKind::Person].insert(person.settlementNo);
            auto again = lines[*next++];
            again.origin.id = derivedUuid({"again", again.origin.id.toString()});
            planted[DifferenceKind::Duplicate].insert(lines.emplace_back(again).settlementNo);
            auto fresh = lines[*next++];
            fresh.origin.id = derivedUuid({"fresh", fresh.origin.id.toString()});
            fresh.settlementNo += "-new";
            fresh.amount += 1;
            planted[DifferenceKind::MissingHere].insert(lines.emplace_back(fresh).settlementNo);
        }
        std::sort(gone.rbegin(), gone.rend());
        for (const auto at : gone) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    }
};

std::int64_t costOf(const std::vector<SideLine>& side) {
    std::int64_t sum = 0;
    for (const auto& line : side)
        if (!line.category.starts_with("member-month")) sum += line.amount;
    return sum;
}

}  // namespace

class TestStatement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsDocumentHasWhatIsAgreed() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        const auto dispense = clinic.delivered(who, kSeptember8, 4200, Money{630});
        clinic.delivered(who, kSeptember8, 800, Money{0}, "J06");
        clinic.hears(MoneyClinic::claim(clinic.person("乙"), "1", kSeptember8, 5'000));
        clinic.ownCosts();
        clinic.enrol();
        const auto text = statementJson(clinic.statement(kSeptember));
        const auto head = std::string{"{\"institution\":\"TEST-1\",\"scheme\":\"employee\",\"month\":\"2026-09\",\"revision\":0,\"state\":\"draft\",\"lines\":[{\"resident\":\""} + who.toString() +
                          "\",\"kind\":\"cost\",\"category\":\"medicine\",\"origin\":\"MedicationDispense/" + dispense.id.toString() + "\",\"fen\":4200},{\"resident\":\"" + who.toString() +
                          "\",\"kind\":\"member-month\",\"category\":\"tier-1\",\"origin\":\"Coverage/";
        QVERIFY2(text.starts_with(head), text.c_str());
        QVERIFY2(text.ends_with("\"fen\":164300}],\"totals\":{\"memberMonths\":1,\"budget\":164300,\"cost\":4200,\"own\":4200,\"elsewhere\":0,\"fund\":3570,\"account\":0,\"other\":0,\"cash\":630,"
                                "\"unsplit\":0,\"outOfScope\":800,\"withhold\":8215,\"balance\":160100}}"),
                 text.c_str());
    }

    void nothingIsFrozenWhileSomethingIsPending() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        clinic.enrol();
        const auto freeze = [&](const char* month, const char* reason = "") { return FreezeStatement{"employee", MoneyClinic::month(month), reason}(clinic.context(), clinic.book()); };
        QCOMPARE(freeze("2026-11").error().detail, std::string{"month-not-over"});
        QCOMPARE(freeze("2024-11").error().reason, std::string{"statement.no-rate"});
        const auto dispense = clinic.delivered(who, kSeptember8, -1);
        QCOMPARE(freeze(kSeptember).error().reason, std::string{"statement.reason"});
        clinic.database().execute("INSERT INTO hub (one, url, client_id, private_key, key_id) VALUES (1, 'https://hub.test', 'c', 'k', 'i')");
        db::Query(clinic.database(), "INSERT INTO outbox (unit_id, type, id, kind, at, user_name) VALUES (randomblob(16), 'MedicationDispense', ?, 'insert', 0, 'chen')", dispense.id).run();
        QCOMPARE(freeze(kSeptember, "known").error().detail, std::string{"unsent"});
        clinic.database().execute("UPDATE record SET state = 'quarantined' WHERE type = 'MedicationDispense'");
        QCOMPARE(freeze(kSeptember).error().reason, std::string{"statement.reason"});
        auto refund = MoneyClinic::claim(who, "r", kSeptember8, -5);
        refund.refunds = Origin{"ExplanationOfBenefit", derivedUuid({"never"})};
        clinic.hears(refund);
        QCOMPARE(freeze(kSeptember, "known").error().detail, std::string{"held"});
        QCOMPARE(freeze("2026-08").error().detail, std::string{"desks-unknown"});
        QVERIFY(sync::keepDesksHeard(clinic.database(), {{"c", "this desk", {}, true}}, clinic.store.clock.now()));
        QVERIFY(freeze("2026-08"));
        refund.standing = false;
        clinic.hears(refund);
        QVERIFY(freeze(kSeptember, "the pharmacy has been asked"));
        QCOMPARE(freeze(kSeptember, "again").error().reason, std::string{"statement.frozen"});
    }

    void figuredAgainAYearLaterItHasTheSameBytes() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲"), other = clinic.member("乙");
        clinic.hears(MoneyClinic::claim(who, "1", kSeptember8, 5'000));
        clinic.hears(MoneyClinic::claim(other, "2", kSeptember8, 7'000));
        clinic.enrol();
        const auto id = frozenIn(clinic);
        const auto bytes = statementJson(frozenStatement(clinic.database(), id).value());
        // A year on: late claims, corrections, another doctor, somebody who never was a member, and other rates.
        clinic.hears(MoneyClinic::claim(who, "1", kSeptember8, 4'000));
        clinic.hears(MoneyClinic::claim(who, "3", kSeptember8, 9'000));
        clinic.endBenefit(other, makeDate(2026, 8, 1));
        clinic.enrol();
        clinic.database().execute("UPDATE resident SET doctor = 'gone', grid = '9'");
        clinic.store.clock.advance(std::chrono::hours{24 * 365});
        QCOMPARE(statementJson(frozenStatement(clinic.database(), id).value()), bytes);
        QCOMPARE(statementJson(clinic.statement(kSeptember)), bytes);
        const auto rates = test::tablesWith("capitation_rates.csv", "id,scheme,per_month,mean_weight,person_year_low,person_year_high,trend,en,zh,source,version,valid_from\n"
                                                                    "sample-employee-2025,employee,9.00,,0,1,1,x,x,s,2,2025-01-01\n")
                               .value();
        QCOMPARE(statementJson(currentStatement(clinic.database(), rates, "employee", MoneyClinic::month(kSeptember)).value()), bytes);
        // And whoever touches what it rests on is found out.
        clinic.database().execute("DROP TRIGGER ledger_line_stays");
        clinic.database().execute("UPDATE ledger_line SET cash = cash + 1 WHERE pk = 1");
        QCOMPARE(frozenStatement(clinic.database(), id).error().reason, std::string{"statement.differs"});
    }

    void itGoesItsWayAndIsAmendedByARevision() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        clinic.enrol();
        const auto id = frozenIn(clinic);
        QCOMPARE((ActOnStatement{id, "submitted", {}}(clinic.context()).error().reason), std::string{"statement.state"});
        act(clinic, id, "signed");
        act(clinic, id, "submitted");
        QCOMPARE((ActOnStatement{id, "queried", {}}(clinic.context()).error().reason), std::string{"statement.note"});
        act(clinic, id, "queried", "a claim is missing");
        clinic.hears(MoneyClinic::claim(who, "late", kSeptember8, 5'000));
        act(clinic, id, "amended");
        const auto second = frozenIn(clinic);
        const auto amended = frozenStatement(clinic.database(), second).value();
        QVERIFY(amended.revision == 2 && amended.state == "frozen" && amended.totals.cost().fen == 5'000);
        QVERIFY(frozenStatement(clinic.database(), id).value().totals.cost().fen == 0);
        act(clinic, second, "signed");
        act(clinic, second, "submitted");
        act(clinic, second, "accepted");
        act(clinic, second, "paid");
        QCOMPARE(clinic.statement(kSeptember).state, std::string{"paid"});
    }

    void everyPlantedDifferenceIsFoundAndAcceptedBothSidesAreEqual() {
        constexpr std::size_t kMembers = 2000, kEach = 200;
        MoneyClinic clinic;
        {
            db::Transaction transaction(clinic.database());
            db::Query(clinic.database(),
                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO resident (id, name, sex, insurance_scheme, doctor, grid) "
                      "SELECT randomblob(16), '样例', 'unknown', 'employee', '', '' FROM n")
                .run();
            db::Query(clinic.database(), "INSERT INTO programme (id, resident_pk, code, since, status) SELECT randomblob(16), pk, 'T2DM', '2025-01-01', 'active' FROM resident").run();
            db::Query(clinic.database(), "INSERT INTO entitlement (id, resident_pk, benefit, icd10, since) SELECT randomblob(16), pk, 'special-disease', 'E11', '2026-09-01' FROM resident").run();
            db::Query(clinic.database(), "INSERT INTO contract (id, resident_pk, state, team, doctor, package, since, until, last_day) SELECT randomblob(16), pk, 'signed', 'T', 'D', 'diabetes', '2026-01-01', '2026-12-31', '2026-12-31' FROM resident").run();
            transaction.commit();
        }
        clinic.enrol();
        const auto members = monthMembers(clinic.database(), MoneyClinic::month(kSeptember)).value();
        QCOMPARE(members.size(), kMembers);
        {
            sync::Unit unit(clinic.context(), "hub", sync::Origin::Hub);
            for (std::size_t i = 0; i < members.size(); ++i)
                hear(unit, clinic.book(), MoneyClinic::claim(members[i].resident, std::to_string(i), makeDate(2026, 9, 1) + Days{static_cast<int>(i % 30)}, 1'000 + static_cast<std::int64_t>(i)));
            unit.commit();
        }
        const auto id = frozenIn(clinic);
        act(clinic, id, "signed");
        act(clinic, id, "submitted");
        const HubSide hub(frozenStatement(clinic.database(), id).value(), kEach);
        QCOMPARE((CompareStatement{id, hub.lines}(clinic.context()).value()), 5 * kEach);
        std::map<DifferenceKind, std::set<std::string>> found;
        const auto differences = differencesOf(clinic.database(), id).value();
        for (const auto& each : differences) found[each.difference.kind].insert((each.difference.theirs ? *each.difference.theirs : *each.difference.ours).settlementNo);
        for (const auto& [kind, settlements] : hub.planted) QVERIFY2(settlements.size() == kEach && found[kind] == settlements, std::string{nameOf(kind)}.c_str());
        QCOMPARE((AcceptAllDifferences{id}(clinic.context(), clinic.book()).value()), 5 * kEach);
        QVERIFY(differencesOf(clinic.database(), id, "open").value().empty());
        act(clinic, id, "queried", "differences");
        act(clinic, id, "amended");
        const auto ours = frozenStatement(clinic.database(), frozenIn(clinic)).value();
        // The hub drops its repeats; everything else is now the same, line by line and to the fen.
        const auto theirs = afterAccepting({}, hub.lines, [&] {
                                std::vector<Difference> repeats;
                                for (const auto& each : differences)
                                    if (each.difference.kind == DifferenceKind::Duplicate) repeats.push_back(each.difference);
                                return repeats;
                            }())
                                .theirs;
        QVERIFY(reconcile(sideOf(ours), theirs).empty());
        QCOMPARE(ours.totals.cost().fen, costOf(theirs));
        QVERIFY(verifyLedger(clinic.database(), clinic.book()));
    }

    void whatWasAcceptedStaysWhenTheDeskHearsTheOldWordsAgain() {
        MoneyClinic clinic;
        const auto dispense = clinic.delivered(clinic.member("甲"), kSeptember8, 36'624);
        clinic.ownCosts();
        clinic.enrol();
        const auto id = frozenIn(clinic);
        act(clinic, id, "signed");
        act(clinic, id, "submitted");
        auto theirs = sideOf(frozenStatement(clinic.database(), id).value());
        for (auto& line : theirs)
            if (line.amount == 36'624) line.amount = 33'624;
        theirs.erase(std::remove_if(theirs.begin(), theirs.end(), [](const SideLine& line) { return line.amount == 1; }), theirs.end());
        QCOMPARE((CompareStatement{id, theirs}(clinic.context()).value()), std::size_t{2});
        const auto differences = differencesOf(clinic.database(), id, "open").value();
        QCOMPARE((DisputeDifference{differences[0].id, "there", {}}(clinic.context()).error().reason), std::string{"difference.evidence"});
        for (const auto& each : differences) QVERIFY((AcceptDifference{each.id}(clinic.context(), clinic.book())));
        clinic.ownCosts();
        QCOMPARE(clinic.enrol().added, std::int64_t{0});
        QCOMPARE(clinic.balanceOf({"MedicationDispense", dispense.id.uuid}).fen, std::int64_t{33'624});
        QVERIFY(monthMembers(clinic.database(), MoneyClinic::month(kSeptember)).value().empty());
        QCOMPARE((DisputeDifference{differences[0].id, "there", {"MedicationDispense/x"}}(clinic.context()).error().reason), std::string{"difference.decided"});
    }
};

JIAYI_TEST(TestStatement)
#include "tst_statement.moc"
