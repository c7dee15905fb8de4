// What there is to do for a person, and when it is due, without a store.
#include "models/worklist/rules/derive_items.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

#include <functional>

using namespace jiayi;
using namespace jiayi::worklist;

namespace {

const Date kDay = makeDate(2026, 11, 1);

const WorklistRules& workRules() {
    static const auto rules = loadWorklistRules(test::reviewBook().limits).value();
    return rules;
}

PersonFacts diabetic() {
    PersonFacts person;
    person.active = true;
    person.programmes["T2DM"] = makeDate(2020, 5, 1);
    person.hba1c = 6.4;
    person.hba1cDate = kDay;
    person.hba1cAtTarget = true;
    return person;
}

std::vector<Item> told(const PersonFacts& person) { return deriveItems(test::careRules(), workRules(), person); }

const Item* find(const std::vector<Item>& items, std::string_view kind) {
    for (const auto& item : items)
        if (item.rule->id == kind) return &item;
    return nullptr;
}

struct Case {
    const char* name;
    const char* kind;
    std::optional<Date> due;  ///< nothing: there is no such item
    std::function<void(PersonFacts&)> change;
};

MeasuredFact value(const char* code, double number, Date day = kDay) { return {code, number, day, false}; }
VisitFact visit(const char* form, const char* visitClass, std::optional<Date> next, Date day = kDay) { return {form, day, visitClass, next, {}, {}, {}}; }

ReferralFact letter(referral::Kind kind, referral::State state, int unread = 0) {
    return {{kind, state, "soon", kDay}, "hospital", kDay, unread, unread > 0 ? std::optional{kDay} : std::nullopt, {}};
}

const std::vector<Case>& deriveCases() {
    static const std::vector<Case> cases{
        {"potassium 6.0", "critical.emergency", kDay, [](auto& p) { p.latest = {value("K", 6.0)}; }},
        {"potassium 5.9", "critical.urgent", kDay, [](auto& p) { p.latest = {value("K", 5.9)}; }},
        {"potassium 5.9 is no emergency", "critical.emergency", {}, [](auto& p) { p.latest = {value("K", 5.9)}; }},
        {"potassium 5.5", "critical.urgent", {}, [](auto& p) { p.latest = {value("K", 5.5)}; }},
        {"glucose 16.7, inclusive", "critical.urgent", kDay, [](auto& p) { p.latest = {value("FPG", 16.7)}; }},
        {"glucose 16.6", "critical.urgent", {}, [](auto& p) { p.latest = {value("FPG", 16.6)}; }},
        {"glucose 3.9, inclusive", "critical.urgent", kDay, [](auto& p) { p.latest = {value("FPG", 3.9)}; }},
        {"systolic 180", "critical.urgent", kDay, [](auto& p) { p.latest = {value("SBP", 180)}; }},
        {"diastolic 110", "critical.urgent", kDay, [](auto& p) { p.latest = {value("DBP", 110)}; }},
        {"temperature 39", "critical.urgent", {}, [](auto& p) { p.latest = {value("TEMP", 39)}; }},
        {"systolic 85 warns only", "critical.urgent", {}, [](auto& p) { p.latest = {value("SBP", 85)}; }},
        {"measured at a visit", "critical.urgent", {}, [](auto& p) { p.latest = {{"SBP", 190.0, kDay, true}}; }},
        {"a visit after it does not put it to rest", "critical.emergency", kDay, [](auto& p) { p.latest = {value("K", 6.4)}; p.lastSeen = kDay + Days{2}; }},
        {"reached since", "critical.emergency", {}, [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"critical.emergency", kDay + Days{1}}}; }},
        {"reached before it", "critical.emergency", kDay, [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"critical.emergency", kDay - Days{1}}}; }},
        {"reached about something else", "critical.emergency", kDay, [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"visit.due", kDay + Days{1}}}; }},
        {"reached: within two weeks", "critical.follow", kDay + Days{15}, [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"critical.emergency", kDay + Days{1}}}; }},
        {"reached and seen later", "critical.follow", {},
         [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"critical.emergency", kDay + Days{1}}}; p.lastSeen = kDay + Days{2}; }},
        {"seen earlier on the day of the call", "critical.follow", kDay + Days{15},
         [](auto& p) { p.latest = {value("K", 6.4)}; p.reached = {{"critical.emergency", kDay + Days{1}}}; p.lastSeen = kDay + Days{1}; }},

        {"class 2", "return", kDay + Days{14}, [](auto& p) { p.visits = {visit("diabetes", "2", kDay + Days{14})}; }},
        {"class 3 without a date", "return", kDay + Days{14}, [](auto& p) { p.visits = {visit("diabetes", "3", {})}; }},
        {"class 4, later date", "return", kDay + Days{30}, [](auto& p) { p.visits = {visit("diabetes", "4", kDay + Days{30})}; }},
        {"danger: class 1, asked back in two weeks", "return", kDay + Days{14}, [](auto& p) { p.visits = {visit("hypertension", "1", kDay + Days{14})}; }},
        {"class 1, 15 days", "return", {}, [](auto& p) { p.visits = {visit("hypertension", "1", kDay + Days{15})}; }},
        {"class 1, 15 days: an ordinary visit", "visit.due", kDay + Days{15}, [](auto& p) { p.visits = {visit("hypertension", "1", kDay + Days{15})}; }},
        {"the earliest of two forms", "visit.due", kDay + Days{80}, [](auto& p) { p.visits = {visit("diabetes", "1", kDay + Days{90}), visit("hypertension", "1", kDay + Days{80})}; }},
        {"a return comes first", "visit.due", {}, [](auto& p) { p.visits = {visit("diabetes", "2", kDay + Days{14}), visit("hypertension", "1", kDay + Days{80})}; }},
        {"no date", "visit.due", {}, [](auto& p) { p.visits = {visit("diabetes", "1", {})}; }},

        {"at target: 180 days", "hba1c.due", kDay + Days{180}, [](auto&) {}},
        {"above target: 90 days", "hba1c.above", kDay + Days{90}, [](auto& p) { p.hba1c = 8.1; p.hba1cAtTarget = false; }},
        {"above target is one item", "hba1c.due", {}, [](auto& p) { p.hba1c = 8.1; p.hba1cAtTarget = false; }},
        {"treated differently since: 90 days", "hba1c.due", kDay + Days{90}, [](auto& p) { p.glucoseTreatmentChanged = kDay + Days{1}; }},
        {"treated differently that day", "hba1c.due", kDay + Days{180}, [](auto& p) { p.glucoseTreatmentChanged = kDay; }},
        {"never measured: since the enrolment", "hba1c.due", makeDate(2020, 5, 1), [](auto& p) { p.hba1c.reset(); p.hba1cDate.reset(); }},
        {"enrolled nobody knows when", "hba1c.due", makeDate(2026, 11, 23), [](auto& p) { p.hba1c.reset(); p.programmes["T2DM"].reset(); }},
        {"not enrolled", "hba1c.due", {}, [](auto& p) { p.programmes.clear(); }},

        {"lipids a year after", "tests", makeDate(2027, 11, 1), [](auto& p) { p.tests = {{"LDL_C", kDay}, {"UA", kDay + Days{5}}}; }},
        {"never done", "tests", makeDate(2020, 5, 1), [](auto& p) { p.tests = {{"LDL_C", kDay}, {"UA", std::nullopt}}; }},
        {"tests of who is not enrolled", "tests", {}, [](auto& p) { p.programmes.clear(); p.tests = {{"LDL_C", kDay}}; }},

        {"a long prescription", "renewal", kDay, [](auto& p) { p.supplies = {{"metformin", true, kDay}}; }},
        {"an ordinary one", "refill", kDay, [](auto& p) { p.supplies = {{"metformin", false, kDay}}; }},
        {"the first that ends", "renewal", kDay - Days{2}, [](auto& p) { p.supplies = {{"metformin", true, kDay}, {"aspirin", true, kDay - Days{2}}}; }},
        {"returned", "form.returned", kDay, [](auto& p) { p.orders = {{"form.returned", "metformin", "", "", kDay}}; }},
        {"substitute", "order.substitute", kDay, [](auto& p) { p.orders = {{"order.substitute", "metformin", "other", "", kDay}}; }},
        {"elsewhere", "order.elsewhere", kDay, [](auto& p) { p.orders = {{"order.elsewhere", "metformin", "", "", kDay}}; }},
        {"withdrawn", "formulary", kDay, [](auto& p) { p.products = {{"metformin", true, kDay}}; }},
        {"contract", "contract", kDay, [](auto& p) { p.contractUntil = kDay; }},
        {"moved in", "arrival", kDay, [](auto& p) { p.arrivedOn = kDay; }},
        {"moved in and seen", "arrival", {}, [](auto& p) { p.arrivedOn = kDay; p.lastSeen = kDay; }},
        {"moved in, not taken in", "arrival.accept", kDay, [](auto& p) { p.arrivedOn = kDay; p.arrivalWaits = true; }},
        {"moved in and taken in", "arrival.accept", {}, [](auto& p) { p.arrivedOn = kDay; }},
        {"asked to leave", "handover", kDay, [](auto& p) { p.leaveAsked = kDay; p.leavesFor = "120101002"; }},
        {"nobody asked to leave", "handover", {}, [](auto&) {}},
        {"moved in, seen before", "arrival", kDay, [](auto& p) { p.arrivedOn = kDay; p.lastSeen = kDay - Days{1}; }},
        {"referred: within two weeks", "referral.follow", kDay + Days{14}, [](auto& p) { p.referrals = {letter(referral::Kind::Up, referral::State::Seen)}; }},
        {"an answer nobody has read", "referral.answer", kDay, [](auto& p) { p.referrals = {letter(referral::Kind::Up, referral::State::Accepted, 1)}; }},
        {"sent and not seen", "referral.waiting", kDay + Days{3}, [](auto& p) { p.referrals = {letter(referral::Kind::Up, referral::State::Sent)}; }},
        {"a hospital sends somebody", "referral.received", kDay + Days{3}, [](auto& p) { p.referrals = {letter(referral::Kind::Down, referral::State::Sent)}; }},
        {"sent back", "referral.back", kDay + Days{14}, [](auto& p) { p.referrals = {letter(referral::Kind::Up, referral::State::Returned)}; }},
        {"the laboratory cannot do it", "order.refused", kDay, [](auto& p) { p.openTests = {{"HbA1c", "糖化血红蛋白", kDay, true, "标本溶血"}}; }},
        {"a result that is late", "order.overdue", kDay, [](auto& p) { p.openTests = {{"TSH", "促甲状腺激素", kDay + Days{2}, false, {}}, {"HbA1c", "糖化血红蛋白", kDay, false, {}}}; }},
        {"what is refused is not late too", "order.overdue", {}, [](auto& p) { p.openTests = {{"HbA1c", "糖化血红蛋白", kDay, true, {}}}; }},
        {"critical report", "result.critical", kDay, [](auto& p) { p.results = {{"K", "K 6.8", kDay, true}, {"K", "K 7.0", kDay + Days{1}, true}}; }},
        {"critical report is not abnormal too", "result.abnormal", {}, [](auto& p) { p.results = {{"K", "K 6.8", kDay, true}}; }},
        {"abnormal report", "result.abnormal", kDay, [](auto& p) { p.results = {{"K", "K 5.4", kDay, false}}; }},
        {"report of who has left", "result.critical", {}, [](auto& p) { p.active = false; p.results = {{"K", "K 6.8", kDay, true}}; }},
        {"nobody's report", "result.unmatched", kDay, [](auto& p) { p.active = false; p.unmatched = {3, 0, kDay, {}}; }},
        {"nobody's report, none critical", "result.unmatched-critical", {}, [](auto& p) { p.unmatched = {3, 0, kDay, {}}; }},
        {"nobody's critical report", "result.unmatched-critical", kDay + Days{1}, [](auto& p) { p.unmatched = {3, 1, kDay, kDay + Days{1}}; }},
        {"conflict", "conflict", kDay, [](auto& p) { p.conflicts = 2; p.conflictSince = kDay; }},
        {"refused", "refused", Date{}, [](auto& p) { p.refused = 1; }},
        {"who has left", "hba1c.due", {}, [](auto& p) { p.active = false; }},
        {"refused, of who has left", "refused", Date{}, [](auto& p) { p.active = false; p.refused = 1; }},
    };
    return cases;
}

}  // namespace

class TestDeriveItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPersonsFactsSayWhatIsDueWhen_data() {
        QTest::addColumn<int>("index");
        for (std::size_t at = 0; at < deriveCases().size(); ++at) QTest::newRow(deriveCases()[at].name) << static_cast<int>(at);
    }
    void aPersonsFactsSayWhatIsDueWhen() {
        QFETCH(int, index);
        const auto& row = deriveCases()[static_cast<std::size_t>(index)];
        auto person = diabetic();
        row.change(person);
        const auto items = told(person);
        const auto* item = find(items, row.kind);
        QCOMPARE(item != nullptr, row.due.has_value());
        if (item) QCOMPARE(formatDate(item->due), formatDate(*row.due));
    }

    void everyRowOfTheTableIsToldByACase() {
        for (const auto& rule : workRules().items)
            QVERIFY2(std::any_of(deriveCases().begin(), deriveCases().end(), [&](const Case& row) { return rule.id == row.kind && row.due; }), rule.id.c_str());
    }

    void worseNumbersMoveUpAndNoFurtherThanTheTableSays() {
        const auto rankAt = [](double percent) {
            auto person = diabetic();
            person.hba1c = percent;
            person.hba1cAtTarget = false;
            return find(told(person), "hba1c.above")->rank;
        };
        QVERIFY(rankAt(9.0) < rankAt(8.0));
        QVERIFY(rankAt(8.0) < rankAt(7.2));
        QCOMPARE(rankAt(14.0), rankAt(12.0));
        const auto* rule = workRules().item("hba1c.above");
        QCOMPARE(rankAt(14.0), dayNumber(kDay + Days{90}) - rule->benefit - rule->benefitMost);
    }

    void theReasonSaysThePersonsOwnNumbersInBothLanguages() {
        auto person = diabetic();
        person.hba1c = 9.1;
        person.hba1cAtTarget = false;
        person.latest = {value("K", 6.1)};
        auto seen = visit("hypertension", "2", kDay + Days{14});
        seen.systolic = 168;
        seen.diastolic = 96;
        person.visits = {seen};
        const auto items = told(person);
        const auto why = [&](const char* kind) {
            const auto* item = find(items, kind);
            return whyOf(test::careRules(), workRules(), *item->rule, item->due, item->facts, kDay + Days{100});
        };
        QCOMPARE(why("hba1c.above").en, std::string{"HbA1c repeat due 2027-01-30 (last 9.1 % on 2026-11-01, not at target)"});
        QVERIFY(why("critical.emergency").en.find("6.10 mmol/L on 2026-11-01") != std::string::npos);
        QCOMPARE(why("return").en, std::string{"Return visit after the hypertension visit on 2026-11-01: not controlled (BP 168/96)"});
        QCOMPARE(why("return").zh, std::string{"高血压随访2026-11-01：控制不满意（血压 168/96），应复诊"});
        for (const auto& item : items) {
            const auto text = whyOf(test::careRules(), workRules(), *item.rule, item.due, item.facts, kDay);
            for (const auto& each : {text.en, text.zh}) QVERIFY2(!each.empty() && each.find_first_of("{}") == std::string::npos && each.find("word:") == std::string::npos, each.c_str());
        }
    }

    void overdueTestsAreNamedByTheDayThatAsks() {
        auto person = diabetic();
        person.tests = {{"LDL_C", kDay}, {"UA", kDay + Days{30}}};
        const auto items = told(person);
        const auto* item = find(items, "tests");
        const auto on = [&](Date day) { return whyOf(test::careRules(), workRules(), *item->rule, item->due, item->facts, day).en; };
        const auto* ldl = test::careRules().observation("LDL_C");
        const auto* urate = test::careRules().observation("UA");
        QCOMPARE(on(makeDate(2027, 11, 1)), "Overdue: " + ldl->en);
        QCOMPARE(on(makeDate(2027, 12, 1)), "Overdue: " + ldl->en + ", " + urate->en);
    }

    void whyItStandsThereIsSaid() {
        auto person = diabetic();
        person.hba1c = 9.0;
        person.hba1cAtTarget = false;
        const auto items = told(person);
        const auto* item = find(items, "hba1c.above");
        QCOMPARE(placeOf(workRules(), *item->rule, item->due, item->rank).en,
                 std::string{"urgency 3 of 4; due 2027-01-30; what can be gained moves it up 30 day(s)"});
    }
};

JIAYI_TEST(TestDeriveItems)
#include "tst_derive_items.moc"
