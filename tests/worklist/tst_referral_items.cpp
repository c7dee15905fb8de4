// What referrals ask to be done, told from the facts.
#include "tests/support/test_program.h"
#include "tests/worklist/work_world.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::worklist;
using referral::Kind;
using referral::State;

namespace {

const WorklistRules& referralRules() {
    static const auto rules = loadWorklistRules(test::reviewBook().limits).value();
    return rules;
}
const Date kSentOn = makeDate(2026, 11, 2);

PersonFacts withReferral(Kind kind, State state) {
    PersonFacts person;
    person.active = true;
    ReferralFact fact;
    fact.course = {kind, state, "soon", kSentOn};
    fact.institution = "样例医院";
    fact.moved = kSentOn + Days{1};
    person.referrals.push_back(fact);
    return person;
}
const Item* itemIn(const std::vector<Item>& items, std::string_view kind) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.rule->id == kind; });
    return found == items.end() ? nullptr : &*found;
}
std::vector<Item> told(const PersonFacts& person) { return deriveItems(test::careRules(), referralRules(), person); }

}  // namespace

class TestReferralItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWasReferredIsFollowedWithinTwoWeeks() {
        auto person = withReferral(Kind::Up, State::Accepted);
        const auto* rule = referralRules().item("referral.follow");
        const auto items = told(person);
        QVERIFY(itemIn(items, "referral.follow") && itemIn(items, "referral.follow")->due == kSentOn + Days{14});
        const auto why = whyOf(test::careRules(), referralRules(), *rule, kSentOn + Days{14}, itemIn(items, "referral.follow")->facts, kSentOn);
        QVERIFY(why.zh.find("样例医院") != std::string::npos && why.en.find("2026-11-16") != std::string::npos);
        person.lastSeen = kSentOn;
        QVERIFY(itemIn(told(person), "referral.follow"));
        person.lastSeen = kSentOn + Days{2};
        QVERIFY(!itemIn(told(person), "referral.follow"));
        person.lastSeen.reset();
        person.reached = {{"critical.urgent", kSentOn + Days{3}}};
        QVERIFY2(itemIn(told(person), "referral.follow"), "reached about something else");
        person.reached.push_back({"referral.follow", kSentOn + Days{3}});
        QVERIFY(!itemIn(told(person), "referral.follow"));
        QVERIFY(!itemIn(told(withReferral(Kind::Up, State::Replied)), "referral.follow") && !itemIn(told(withReferral(Kind::Consult, State::Sent)), "referral.follow"));
    }

    void whatNobodyAnsweredIsLate() {
        const auto sent = told(withReferral(Kind::Up, State::Sent));
        QVERIFY(itemIn(sent, "referral.waiting") && itemIn(sent, "referral.waiting")->due == kSentOn + Days{3});
        QVERIFY(!itemIn(told(withReferral(Kind::Up, State::Accepted)), "referral.waiting"));
        QVERIFY(itemIn(told(withReferral(Kind::Down, State::Sent)), "referral.received") && !itemIn(told(withReferral(Kind::Down, State::Sent)), "referral.waiting"));
    }

    void whoComesBackIsSeenByTheDayThatWasSaid() {
        auto person = withReferral(Kind::Up, State::Returned);
        QVERIFY(itemIn(told(person), "referral.back")->due == kSentOn + Days{15});
        person.referrals[0].visitBy = kSentOn + Days{6};
        QVERIFY(itemIn(told(person), "referral.back")->due == kSentOn + Days{6});
        person.lastSeen = kSentOn + Days{4};
        QVERIFY(!itemIn(told(person), "referral.back"));
        QVERIFY(itemIn(told(withReferral(Kind::Down, State::Accepted)), "referral.back"));
    }

    void anAnswerStandsThereUntilItIsRead() {
        auto person = withReferral(Kind::Up, State::Refused);
        QVERIFY(!itemIn(told(person), "referral.answer"));
        person.referrals[0].unread = 1;
        person.referrals[0].unreadSince = kSentOn + Days{1};
        const auto items = told(person);
        const auto* item = itemIn(items, "referral.answer");
        QVERIFY(item && item->due == kSentOn + Days{1});
        QVERIFY(whyOf(test::careRules(), referralRules(), *item->rule, item->due, item->facts, kSentOn).en.find("refused") != std::string::npos);
    }
};

JIAYI_TEST(TestReferralItems)
#include "tst_referral_items.moc"
