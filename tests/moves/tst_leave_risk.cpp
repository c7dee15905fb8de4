// Each sign that somebody may leave, at its limit; and who stands on the list.
#include "tests/moves/moves_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::moves;
using namespace jiayi::test;

namespace {

const Date kToday = makeDate(2026, 11, 22);
std::vector<std::string> idsOf(const RiskFacts& facts) {
    std::vector<std::string> ids;
    for (const auto& sign : signsOf(movesBook(), facts, kToday)) ids.push_back(sign.rule->id);
    return ids;
}
using Ids = std::vector<std::string>;
/// The day's limit of that rule: the tests speak of the table, not of its figures.
int limitOf(const char* id) { return static_cast<int>(movesBook().risk(id)->limit); }

}  // namespace

class TestLeaveRisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsAtRiskOfWhomNothingIsKnown() { QCOMPARE(idsOf({}), Ids{}); }

    void aSignHoldsFromItsLimitOn() {
        RiskFacts facts;
        facts.lastSeen = kToday - Days{limitOf("long-unseen") - 1};
        QCOMPARE(idsOf(facts), Ids{});
        facts.lastSeen = kToday - Days{limitOf("long-unseen")};
        QCOMPARE(idsOf(facts), Ids{"long-unseen"});

        facts = {};
        facts.contractUntil = kToday + Days{limitOf("contract-ending") + 1};
        QCOMPARE(idsOf(facts), Ids{});
        facts.contractUntil = kToday + Days{limitOf("contract-ending")};
        QCOMPARE(idsOf(facts), Ids{"contract-ending"});
        facts.contractUntil = kToday;
        QCOMPARE(idsOf(facts), Ids{"contract-ending"});
        facts.contractUntil = kToday - Days{1};
        QCOMPARE(idsOf(facts), Ids{"contract-lapsed"});
        facts.contractUntil = kToday - Days{*movesBook().risk("contract-lapsed")->withinDays};
        QCOMPARE(idsOf(facts), Ids{});

        facts = {};
        facts.missed = limitOf("missed");
        facts.elsewhereDays = limitOf("visits-elsewhere") - 1;
        QCOMPARE(idsOf(facts), Ids{"missed"});
        facts.declined = kToday;
        facts.asked = kToday - Days{1};
        QCOMPARE(idsOf(facts), (Ids{"asked-before", "missed", "declined"}));
    }

    void aRiseElsewhereNeedsBothTheShareAndTheSum() {
        const auto& rule = *movesBook().risk("elsewhere-rising");
        const auto least = static_cast<std::int64_t>(*rule.least);
        RiskFacts facts;
        facts.elsewhereBefore = {least};
        facts.elsewhere = {2 * least};
        QCOMPARE(idsOf(facts), Ids{"elsewhere-rising"});
        QCOMPARE(signsOf(movesBook(), facts, kToday).front().percent, 100);
        facts.elsewhere.fen -= 1;
        QCOMPARE(idsOf(facts), Ids{});  // too little money
        facts.elsewhereBefore = {10 * least};
        facts.elsewhere = {12 * least};
        QCOMPARE(idsOf(facts), Ids{});  // too small a share
        facts.elsewhereBefore = {};
        QCOMPARE(idsOf(facts), Ids{});  // from nothing there is no percentage
    }

    void eachSignSaysThePersonsOwnFigures() {
        RiskFacts facts;
        facts.lastSeen = kToday - Days{400};
        facts.elsewhereBefore = {100000};
        facts.elsewhere = {250050};
        for (const auto& sign : signsOf(movesBook(), facts, kToday)) {
            const auto text = sayingOf(sign);
            QVERIFY2(text.en.find('{') == std::string::npos && text.zh.find('{') == std::string::npos, text.en.c_str());
            if (sign.rule->id == "long-unseen") QVERIFY(text.en.find("400") != std::string::npos);
            if (sign.rule->id == "elsewhere-rising") QVERIFY(text.zh.find("2500.50") != std::string::npos && text.zh.find("150%") != std::string::npos);
        }
        // All of it is general knowledge so far, and says so.
        QVERIFY(std::none_of(movesBook().risks.begin(), movesBook().risks.end(), [](const RiskRule& rule) { return rule.isSigned(); }));
    }

    void theListNamesWhoAndWhyTheGravestFirst() {
        MovesClinic clinic;
        const auto second = clinic.person("李四"), stranger = clinic.person("路人");
        clinic.sql("UPDATE resident SET last_visit = '2026-01-01'");
        const auto contract = [&](roster::ResidentId id, const char* until) {
            db::Query(clinic.store.database(), "UPDATE resident SET contract_until = ? WHERE id = ?", until, id).run();
        };
        contract(clinic.who, "2028-01-01");
        contract(second, "2026-11-01");
        const auto list = readLeaveRisk(clinic.store.database(), movesBook(), clinic.today()).value();
        QCOMPARE(list.people, 2);
        QVERIFY(list.rows[0].person.id == second && list.rows[0].signs.size() == 2 && list.rows[1].person.id == clinic.who);
        QCOMPARE(list.counts.at("long-unseen"), 2);
        QCOMPARE(list.counts.at("contract-lapsed"), 1);
        const auto lapsed = readLeaveRisk(clinic.store.database(), movesBook(), clinic.today(), "contract-lapsed").value();
        QVERIFY(lapsed.rows.size() == 1 && lapsed.people == 2);
        QVERIFY(std::none_of(list.rows.begin(), list.rows.end(), [&](const RiskRow& row) { return row.person.id == stranger; }));
        // Who has asked stands there still, and is marked.
        QVERIFY(clinic.leave(second));
        QVERIFY(readLeaveRisk(clinic.store.database(), movesBook(), clinic.today()).value().rows[0].asked);
    }

    void costsElsewhereAreSummedForBothSpans() {
        MovesClinic clinic;
        db::Query(clinic.store.database(), "UPDATE resident SET contract_until = '2028-01-01', last_visit = '2026-11-20'").run();
        int number = 0;
        const auto cost = [&](const char* day, int fen) {
            const auto id = derivedUuid({"line", std::to_string(++number)});
            auto& database = clinic.store.database();
            db::Query(database,
                      "INSERT INTO ledger_event (at, origin_type, origin_id, resident_pk, on_date, category, place, institution, scheme, settlement_no, name, code, days, class, icd10, "
                      "fund, account, other, cash, split_known, standing, doctor, grid, held) VALUES (0, 'ExplanationOfBenefit', ?1, 1, ?2, 'outpatient', 'elsewhere', 'H1', '', '', '', '', "
                      "0, '', '', ?3, 0, 0, 0, 1, 1, '', '', '')",
                      id, day, fen)
                .run();
            db::Query(database,
                      "INSERT INTO ledger_line (id, event_pk, fact_pk, kind, origin_type, origin_id, resident_pk, on_date, category, place, fund, account, other, cash, counts, scope_rule, "
                      "doctor, grid) SELECT ?1, max(pk), max(pk), 'cost', 'ExplanationOfBenefit', ?1, 1, ?2, 'outpatient', 'elsewhere', ?3, 0, 0, 0, 1, '', '', '' FROM ledger_event",
                      id, day, fen)
                .run();
        };
        cost("2026-05-26", 900000);  // the day before both spans
        cost("2026-05-27", 60000);   // the first day of the span before
        cost("2026-08-24", 40000);   // its last
        cost("2026-08-25", 80000);
        cost("2026-11-22", 120000);
        auto list = readLeaveRisk(clinic.store.database(), movesBook(), clinic.today()).value();
        QCOMPARE(list.rows.size(), std::size_t{1});
        const auto& sign = list.rows[0].signs.front();
        QVERIFY(sign.rule->id == "elsewhere-rising" && sign.money.fen == 200000 && sign.percent == 100);
        cost("2026-11-20", 1);
        list = readLeaveRisk(clinic.store.database(), movesBook(), clinic.today()).value();
        QCOMPARE(list.rows[0].signs.size(), std::size_t{2});
        QCOMPARE(list.rows[0].signs[1].value, 3);
    }

    void aTableWithARowThatSaysTooLittleIsRefused() {
        auto files = embeddedMovesFiles();
        auto& text = files.at("leave_risk.csv");
        text.replace(text.find("elsewhere-rise,50,50000"), 23, "elsewhere-rise,50,");
        QCOMPARE(readMovesBook(files).error().reason, std::string{"rules.row"});
        files.erase("departure_reasons.csv");
        QCOMPARE(readMovesBook(files).error().reason, std::string{"rules.file"});
    }
};

JIAYI_TEST(TestLeaveRisk)
#include "tst_leave_risk.moc"
