// The course of a referral, its days and the conditions of online visits, as rules.
#include "models/referral/rules/online_return.h"
#include "tests/referral/referral_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using namespace jiayi::referral;
using test::referralBook;

namespace {

const Date kSent = makeDate(2026, 11, 2);
constexpr std::array<State, 9> kAllStates{State::Drafted, State::Sent, State::Seen, State::Accepted, State::Refused, State::Replied, State::Returned, State::Closed, State::Withdrawn};

OnlineFacts steady() {
    OnlineFacts facts;
    facts.age = 66;
    facts.inProgramme = true;
    facts.lastInPerson = kSent - Days{30};
    facts.lastClasses = {"1"};
    facts.lastMeasured = kSent - Days{10};
    facts.anyMedicine = true;
    facts.regimenChanged = kSent - Days{90};
    return facts;
}
Verdict verdictOf(const OnlineFacts& facts, std::string_view id) {
    for (const auto& each : checkOnline(referralBook(), facts, kSent))
        if (each.rule->id == id) return each.verdict;
    throw std::logic_error("no such condition");
}

}  // namespace

class TestReferralRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOverStaysOver() {
        const bool holds = rc::check("no way leads out of a closed or withdrawn one, or back to a draft", [] {
            const auto from = *rc::gen::elementOf(kAllStates), to = *rc::gen::elementOf(kAllStates);
            const auto side = *rc::gen::element(Side::Sender, Side::Receiver);
            if (isOver(from) || to == State::Drafted) RC_ASSERT(!mayGo(from, to, side));
        });
        QVERIFY(holds);
    }

    void eachSideSaysOnlyItsOwn() {
        QVERIFY(mayGo(State::Sent, State::Withdrawn, Side::Sender) && !mayGo(State::Sent, State::Withdrawn, Side::Receiver));
        for (const auto answer : {State::Accepted, State::Refused, State::Replied, State::Returned}) {
            QVERIFY(isAnswer(answer));
            QVERIFY(mayGo(State::Sent, answer, Side::Receiver) && !mayGo(State::Sent, answer, Side::Sender));
        }
        QVERIFY(!mayGo(State::Sent, State::Closed, Side::Sender) && !mayGo(State::Seen, State::Closed, Side::Sender));
        QVERIFY(!mayGo(State::Returned, State::Accepted, Side::Receiver));
        for (const auto state : kAllStates) QVERIFY(stateOf(nameOf(state)) == state);
    }

    void lateIsWhatNobodyDidInTime() {
        const Course course{Kind::Up, State::Sent, "soon", kSent};
        const auto& soon = *referralBook().urgency("soon");
        QVERIFY(lateOn(referralBook(), course, kSent + Days{soon.seenDays}) == Late::Nothing);
        QVERIFY(lateOn(referralBook(), course, kSent + Days{soon.seenDays + 1}) == Late::NotSeen);
        const Course seen{Kind::Up, State::Seen, "soon", kSent};
        QVERIFY(lateOn(referralBook(), seen, kSent + Days{soon.answerDays}) == Late::Nothing);
        QVERIFY(lateOn(referralBook(), seen, kSent + Days{soon.answerDays + 1}) == Late::NotAnswered);
        QVERIFY(lateOn(referralBook(), {Kind::Consult, State::Sent, "soon", kSent}, kSent + Days{4}) == Late::NotAnswered);
        QVERIFY(lateOn(referralBook(), {Kind::Down, State::Sent, "soon", kSent}, kSent + Days{4}) == Late::NotAccepted);
        for (const auto state : {State::Drafted, State::Accepted, State::Refused, State::Replied, State::Returned, State::Closed, State::Withdrawn})
            QVERIFY(lateOn(referralBook(), {Kind::Up, state, "soon", state == State::Drafted ? std::nullopt : std::optional{kSent}}, kSent + Days{900}) == Late::Nothing);
    }

    void theTwoWeekCheckEndsByEvidence() {
        const auto by = [](State state, std::optional<Date> seen = {}, std::optional<Date> reached = {}, Kind kind = Kind::Up) {
            return followBy({{kind, state, "soon", kSent}, seen, reached}, 14);
        };
        QVERIFY(by(State::Sent) == kSent + Days{14});
        QVERIFY(by(State::Accepted) == kSent + Days{14});
        QVERIFY(by(State::Refused) == kSent + Days{14});
        QVERIFY(!by(State::Replied) && !by(State::Returned) && !by(State::Closed) && !by(State::Withdrawn));
        QVERIFY2(by(State::Sent, kSent).has_value(), "the visit that referred is no follow-up");
        QVERIFY(!by(State::Sent, kSent + Days{1}));
        QVERIFY(by(State::Sent, kSent - Days{9}, kSent - Days{1}).has_value());
        QVERIFY(!by(State::Sent, {}, kSent));
        QVERIFY(!by(State::Sent, {}, {}, Kind::Consult) && !by(State::Sent, {}, {}, Kind::Down));
        QVERIFY(!followBy({{Kind::Up, State::Drafted, "soon", {}}, {}, {}}, 14));
    }

    void aLetterHoldsNoLongerThanWhatItRestsOn() {
        const auto& soon = *referralBook().urgency("soon");
        QVERIFY(validUntil(referralBook(), "soon", kSent, {}) == kSent + Days{soon.validDays});
        QVERIFY(validUntil(referralBook(), "soon", kSent, kSent + Days{3}) == kSent + Days{3});
        QVERIFY(validUntil(referralBook(), "soon", kSent, kSent + Days{300}) == kSent + Days{soon.validDays});
        QVERIFY2(validUntil(referralBook(), "soon", kSent, kSent - Days{1}) == kSent + Days{soon.validDays}, "one that is over says nothing");
    }

    void everyChoiceOfTheFollowUpFormsHasItsReason() {
        for (const auto* form : {"diabetes", "hypertension"})
            for (const auto* code : {"1", "2", "3", "4", "5"}) QVERIFY2(referralBook().reasonOfForm(form, code), code);
        QCOMPARE(referralBook().reasonOfForm("diabetes", "5")->urgency, std::string{"emergency"});
        QVERIFY(!referralBook().reasonOfForm("diabetes", "9"));
    }

    void aRowThatDoesNotParseStopsTheProgram() {
        const auto refused = [](const char* file, const char* from, const char* to) {
            auto files = embeddedReferralFiles();
            auto& text = files.at(file);
            const auto at = text.find(from);
            if (at == std::string::npos) return std::string{"not found"};
            text.replace(at, std::string_view{from}.size(), to);
            const auto read = readReferralBook(files);
            return read ? std::string{"read"} : read.error().reason + " " + read.error().detail;
        };
        for (const auto& [file, from, to] : std::vector<std::tuple<const char*, const char*, const char*>>{{"referral_reasons.csv", "confirm,up,,soon", "confirm,up,,tomorrow"},
                                                                                                         {"referral_urgencies.csv", "soon,3,7,30", "soon,9,7,30"},
                                                                                                         {"referral_sections.csv", "allergies,48765-2", "allergens,48765-2"},
                                                                                                         {"referral_form.csv", "up,3,impression", "up,3,guess"},
                                                                                                         {"online_return.csv", "seen-in-person,180", "seen-in-person,"},
                                                                                                         {"referral_limits.csv", "joint.seats", "joint.chairs"}}) {
            const auto said = refused(file, from, to);
            QVERIFY2(said.starts_with("rules.row") && said.find(file) != std::string::npos, (std::string{file} + ": " + said).c_str());
        }
    }

    void onlineIsForWhoIsKnownAndSteady() {
        QVERIFY(mayBeOnline(checkOnline(referralBook(), steady(), kSent)) && isWholeChecked(checkOnline(referralBook(), steady(), kSent)));
        auto facts = steady();
        facts.lastInPerson.reset();
        QVERIFY2(verdictOf(facts, "seen-in-person") == Verdict::Broken, "no first visit is online");
        facts = steady();
        facts.lastInPerson = kSent - Days{181};
        QVERIFY(verdictOf(facts, "seen-in-person") == Verdict::Broken);
        facts = steady();
        facts.inProgramme = false;
        QVERIFY(verdictOf(facts, "diagnosed") == Verdict::Broken);
        facts = steady();
        facts.lastClasses = {"1", "2"};
        QVERIFY(verdictOf(facts, "stable") == Verdict::Broken);
        facts = steady();
        facts.lastDanger = kSent - Days{30};
        QVERIFY(verdictOf(facts, "no-danger") == Verdict::Broken);
        facts = steady();
        facts.regimenChanged = kSent - Days{28};
        QVERIFY(verdictOf(facts, "regimen-steady") == Verdict::Broken);
        facts = steady();
        facts.age = 5;
        QVERIFY(verdictOf(facts, "old-enough") == Verdict::Broken);
    }

    void whatIsNotKnownIsNotChecked() {
        OnlineFacts facts;
        facts.inProgramme = true;
        facts.lastInPerson = kSent;
        const auto checks = checkOnline(referralBook(), facts, kSent);
        QVERIFY(mayBeOnline(checks) && !isWholeChecked(checks));
        for (const auto* id : {"stable", "no-danger", "regimen-steady", "old-enough"}) QVERIFY2(verdictOf(facts, id) == Verdict::NotChecked, id);
        facts.lastClasses = {"1", "not-assessable"};
        QVERIFY(verdictOf(facts, "stable") == Verdict::NotChecked);
        facts.lastMeasured = kSent - Days{31};
        QVERIFY(verdictOf(facts, "no-danger") == Verdict::NotChecked);
    }
};

JIAYI_TEST(TestReferralRules)
#include "tst_referral_rules.moc"
