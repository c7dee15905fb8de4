// The card "What to do now", driven by keys; its answers come late, wrongly or not at all.
#include "tests/ui/ui_test.h"
#include "tests/guidance/guidance_fixture.h"
#include "ui/common/card.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/guidance/guidance_card.h"
#include "ui/guidance/guidance_words.h"

#include <QSignalSpy>
#include <QVBoxLayout>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using guidance::Answer;
using guidance::PersonGuidance;

namespace {

using Found = std::optional<PersonGuidance>;

/// Diabetes above target for long, under metformin; the yearly tests were never done.
const std::string kZhang = "age=58 sex=male programme=T2DM dx=E11.9@2000 HBA1C=8.4@10,8.2@120 rx=A10BA02@400";
/// With so much potassium somebody has to act today.
const std::string kZhangToday = kZhang + " K=6.2@1 rx=C09AA05@400";

roster::ResidentId guidedPerson(const char* name) { return {derivedUuid({"test", name})}; }

PersonGuidance guidanceFor(const std::string& line, const std::vector<guidance::CardAnswer>& answers = {}) {
    return guidance::answered(guidedBy(personOf(line)), answers, guidanceDay());
}

guidance::CardAnswer answerTo(const guidance::Card& card, Answer answer, const char* action = "", const char* reason = "", std::optional<Date> until = {}) {
    const auto& rule = *card.rule;
    return {{derivedUuid({"answer", rule.id})}, guidedPerson("zhang"), rule.id, rule.origin.version, card.facts, answer, action, reason, until, "chen",
            startOfDay(guidanceDay()) + std::chrono::hours{9}};
}

const guidance::Card& cardOf(const PersonGuidance& person, const std::string& rule) {
    for (const auto& each : person.open)
        if (each.card.rule->id == rule) return each.card;
    qFatal("no card %s", rule.c_str());
}

/// The card in a window, and what it asked.
struct GuidedWorld {
    GuidedWorld() {
        GuidanceAsks asks;
        asks.read = [this](roster::ResidentId) { return reads.ask(); };
        asks.noteShown = [this](roster::ResidentId, const std::vector<guidance::PersonCard>& cards) {
            seen.clear();
            for (const auto& each : cards) seen << QString::fromStdString(each.card.rule->id);
            return counted.ask();
        };
        asks.accept = [this](const guidance::AcceptCards& accept) {
            for (const auto& each : accept.cards) said << QString::fromStdString("accept " + each.rule + ' ' + each.action);
            return answers.ask();
        };
        asks.dismiss = [this](const guidance::DismissCard& dismiss) {
            said << QString::fromStdString("dismiss " + dismiss.rule + " | " + dismiss.reason + " | " + (dismiss.until ? formatDate(*dismiss.until) : "change"));
            return dismissals.ask();
        };
        asks.forecast = [this](roster::ResidentId) { return forecasts.ask(); };
        asks.takeBack = [this](guidance::AnswerId id) {
            said << u"back "_s + QString::fromStdString(id.toString());
            return answers.ask();
        };
        auto* layout = new QVBoxLayout(&window);
        card = new GuidanceCard(std::move(asks), guidanceBook(), clock, &window);
        layout->addWidget(card);
        layout->addStretch(1);
        showActive(window, {460, 900});
        card->showResident(guidedPerson("zhang"));
    }
    void show(Found person) {
        reads.give(reads.asked() - 1, std::move(person));
        settleEvents();
    }
    QList<GuidanceRow*> rows() const { return card->findChildren<GuidanceRow*>(); }
    template <class Widget>
    Widget* part(const QString& name) const {
        for (auto* found : card->findChildren<Widget*>(name))
            if (found->isVisible()) return found;
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        auto* focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
        settleEvents();
    }
    QString headline(int row) const { return rows().at(row)->findChild<QLabel*>(u"guidance.headline"_s)->text(); }

    ManualClock clock{startOfDay(guidanceDay()) + std::chrono::hours{11}};
    Answers<Found> reads;
    Answers<void> counted, answers;
    Answers<guidance::AnswerId> dismissals;
    Answers<forecast::PersonForecast> forecasts;
    QStringList seen, said;
    QWidget window;
    GuidanceCard* card = nullptr;
};

}  // namespace

class TestGuidanceCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = std::make_unique<GuidedWorld>(); }
    void cleanup() {
        m_world.reset();
        applyLanguage(u"en"_s);
        applyLook({});
    }

    void theGravestStandFirstAndOnlyAFewAreShown() {
        const auto person = guidanceFor(kZhangToday);
        QVERIFY(person.open.size() > 4);
        m_world->show(person);
        QCOMPARE(m_world->rows().size(), 3);
        QVERIFY(m_world->headline(0).contains(u"6.2"_s));
        QVERIFY(labels(*m_world->card).contains(u"Emergency"_s));
        QCOMPARE(m_world->part<Button>(u"guidance.more"_s)->text(), u"%1 more"_s.arg(person.open.size() - 3));
        QVERIFY(m_world->seen.size() == 3);
        m_world->press(Qt::Key_G, Qt::AltModifier);
        QCOMPARE(m_world->rows().size(), static_cast<qsizetype>(person.open.size()));
        // What came into sight now is counted too.
        QCOMPARE(m_world->seen.size(), static_cast<qsizetype>(person.open.size()));
    }

    void aCardSaysWhyFromWhereAndWhatIsUnsigned() {
        m_world->show(guidanceFor(kZhang));
        auto* row = m_world->rows().at(0);
        QVERIFY(row->findChild<QLabel*>(u"guidance.why"_s)->text().contains(u"8.4"_s));
        QVERIFY(row->findChild<ElidedLabel*>(u"guidance.source"_s)->fullText().startsWith(u"v1 · "_s));
        int marked = 0;
        for (auto* each : m_world->rows()) {
            const bool general = each->card().card.rule->generalKnowledge();
            auto* mark = each->findChild<Badge*>(u"guidance.knowledge"_s);
            QCOMPARE(mark->isVisible(), general);
            QCOMPARE(each->accessibleName().contains(u"general knowledge, unsigned"_s), general);
            marked += general;
        }
        QVERIFY(marked > 0);
    }

    void whatCouldNotBeCheckedIsSaidAndNothingIsGreen() {
        auto person = guidanceFor("age=58 sex=male programme=T2DM");
        QVERIFY(!person.notChecked.empty());
        person.open.clear();
        m_world->show(person);
        QCOMPARE(m_world->part<QLabel>(u"guidance.none"_s)->text(), u"No rule that could be checked asks for anything."_s);
        const auto said = m_world->part<QLabel>(u"guidance.notChecked"_s)->text();
        QVERIFY2(said.startsWith(u"%1 rule"_s.arg(person.notChecked.size())) && said.contains(u"not checked: "_s), qPrintable(said));
        m_world->press(Qt::Key_G, Qt::AltModifier);
        QCOMPARE(m_world->card->findChildren<QLabel*>(u"guidance.notCheckedRule"_s).size(), static_cast<qsizetype>(person.notChecked.size()));
        for (auto* badge : m_world->card->findChildren<Badge*>()) QVERIFY(badge->tone() != Tone::Ok);
    }

    void oneKeyNotesAnOrderAndSaysThatNothingWasSent() {
        const auto person = guidanceFor(kZhang);
        m_world->show(person);
        m_world->press(Qt::Key_G, Qt::AltModifier);
        const auto orders = [this] {
            const auto* focus = m_world->window.focusWidget();
            return focus && focus->accessibleName().startsWith(u"Note as ordered"_s);
        };
        for (int step = 0; step < 20 && !orders(); ++step) m_world->press(Qt::Key_F7);
        QVERIFY(orders());
        auto* focus = m_world->window.focusWidget();
        const auto rule = static_cast<GuidanceRow*>(focus->parentWidget()->parentWidget())->card().card.rule->id;
        m_world->press(Qt::Key_F8);
        QCOMPARE(m_world->said, QStringList{QString::fromStdString("accept " + rule + " order")});
        m_world->press(Qt::Key_F8);  // until it is written nothing more is
        QCOMPARE(m_world->said.size(), 1);
        const QSignalSpy changed(m_world->card, &GuidanceCard::changed);
        m_world->answers.give(0, {});
        QCOMPARE(changed.size(), 1);
        m_world->show(guidanceFor(kZhang, {answerTo(cardOf(person, rule), Answer::Accepted, "order")}));
        auto* taken = m_world->rows().back();
        QVERIFY(taken->state() == GuidanceRow::State::Taken);
        QVERIFY(taken->findChild<QLabel*>(u"guidance.standing"_s)->text().contains(u"Nothing was sent"_s));
        QVERIFY(taken->findChild<QLabel*>(u"guidance.standing"_s)->text().contains(u"chen"_s));
    }

    void prescribingIsTakenOnlyWhenAFormIsSigned() {
        m_world->show(guidanceFor(kZhang));
        QSignalSpy asked(m_world->card, &GuidanceCard::prescribeAsked);
        QVERIFY(m_world->rows().at(0)->card().card.rule->action.kind == guidance::Action::Kind::Prescribe);
        const auto rule = m_world->rows().at(0)->card().card.rule->id;
        m_world->press(Qt::Key_F8);
        QCOMPARE(asked.size(), 1);
        QVERIFY(m_world->said.isEmpty());
        m_world->card->prescribed(guidedPerson("li"));
        QVERIFY(m_world->said.isEmpty());
        m_world->card->prescribed(guidedPerson("zhang"));
        QCOMPARE(m_world->said, QStringList{QString::fromStdString("accept " + rule + " prescribe")});
        m_world->answers.give(0, {});
        m_world->card->prescribed(guidedPerson("zhang"));
        QCOMPARE(m_world->said.size(), 1);
    }

    void puttingAsideWantsAReasonAndMayHaveADay() {
        m_world->show(guidanceFor(kZhang));
        const auto rule = m_world->rows().at(0)->card().card.rule->id;
        m_world->press(Qt::Key_F8, Qt::ShiftModifier);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->said.isEmpty());
        QCOMPARE(m_world->window.focusWidget()->objectName(), u"guidance.words"_s);
        QTest::keyClicks(m_world->window.focusWidget(), u"on holiday"_s);
        m_world->part<Chip>(u"guidance.until.1mo"_s)->setFocus();
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_world->said, QStringList{QString::fromStdString("dismiss " + rule + " | on holiday | " + formatDate(addMonths(guidanceDay(), 1)))});
    }

    void aReasonOfTwoKeysHoldsUntilSomethingChanges() {
        m_world->show(guidanceFor(kZhang));
        m_world->press(Qt::Key_F8, Qt::ShiftModifier);
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->said.value(0).endsWith(u" | Done elsewhere | change"_s));
        m_world->dismissals.give(0, guidance::AnswerId{});
        QCOMPARE(m_world->reads.asked(), std::size_t{2});
    }

    void escapeLeavesTheReasonUnsaid() {
        m_world->show(guidanceFor(kZhang));
        m_world->press(Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(m_world->part<QWidget>(u"guidance.dismissal"_s));
        m_world->press(Qt::Key_Escape);
        QVERIFY(!m_world->part<QWidget>(u"guidance.dismissal"_s));
        QCOMPARE(m_world->window.focusWidget()->objectName(), u"guidance.dismiss"_s);
        QVERIFY(m_world->said.isEmpty());
    }

    void whatWasPutAsideIsTakenBack() {
        const auto person = guidanceFor(kZhang);
        const auto record = answerTo(person.open.front().card, Answer::Dismissed, "", "on holiday", addMonths(guidanceDay(), 1));
        m_world->show(guidanceFor(kZhang, {record}));
        QVERIFY(m_world->part<Button>(u"guidance.more"_s)->text().endsWith(u"1 put aside"_s));
        m_world->press(Qt::Key_G, Qt::AltModifier);
        auto* row = m_world->rows().back();
        const auto said = row->findChild<QLabel*>(u"guidance.standing"_s)->text();
        QVERIFY2(said.contains(u"on holiday"_s) && said.contains(u"chen"_s) && said.contains(u"23 Dec"_s), qPrintable(said));
        row->enter();
        m_world->press(Qt::Key_Space);
        QCOMPARE(m_world->said, QStringList{u"back "_s + QString::fromStdString(record.id.toString())});
    }

    void theNextPersonNeverSeesTheCardsOfTheOneBefore() {
        m_world->show(guidanceFor(kZhang));
        QVERIFY(m_world->card->isVisible());
        m_world->card->showResident(guidedPerson("li"));
        QVERIFY(!m_world->card->isVisible());
        QVERIFY(m_world->rows().isEmpty());
        m_world->reads.give(1, Found{});  // died
        QVERIFY(!m_world->card->isVisible());
        QVERIFY(m_world->seen.size() == 3);
    }

    void anAnswerThatComesLateIsNotShownUnderAnotherName() {
        m_world->card->showResident(guidedPerson("li"));
        m_world->reads.give(0, guidanceFor(kZhang));
        QVERIFY(m_world->rows().isEmpty());
        m_world->reads.give(1, guidanceFor("age=40 sex=female"));
        QVERIFY(m_world->card->isVisible());
    }

    void aFailureIsSaidAndCanBeTriedAgain() {
        m_world->reads.give(0, Error{Errc::Busy, "", {}});
        auto* notice = m_world->part<Notice>(u"guidance.failure"_s);
        QVERIFY(notice);
        Q_EMIT notice->acted();
        m_world->show(guidanceFor(kZhang));
        QVERIFY(!m_world->part<Notice>(u"guidance.failure"_s));
        m_world->press(Qt::Key_F8, Qt::ShiftModifier);
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        m_world->dismissals.abandon(0);
        QVERIFY(m_world->part<Notice>(u"guidance.failure"_s));
    }

    void aWholePlanIsLaidOutAndTakenWithOneKey() {
        const auto person = guidanceFor(kZhangToday);
        m_world->show(person);
        QSignalSpy asked(m_world->card, &GuidanceCard::prescribeAsked);
        m_world->press(Qt::Key_F8, Qt::ControlModifier);
        const auto said = m_world->part<QLabel>(u"guidance.planText"_s)->text();
        std::size_t noted = 0, paged = 0;
        for (const auto& each : person.open) {
            const auto kind = each.card.rule->action.kind;
            const auto headline = QString::fromStdString(each.card.headline.en);
            QCOMPARE(said.contains(headline), kind != guidance::Action::Kind::Refer);
            noted += kind == guidance::Action::Kind::Order || kind == guidance::Action::Kind::Book;
            paged += kind == guidance::Action::Kind::Prescribe || kind == guidance::Action::Kind::Review;
        }
        QVERIFY(noted > 1 && paged > 0);
        m_world->press(Qt::Key_Escape);
        QVERIFY(!m_world->part<QWidget>(u"guidance.plan"_s) && m_world->said.isEmpty());
        m_world->press(Qt::Key_F8, Qt::ControlModifier);
        m_world->press(Qt::Key_Return);
        QCOMPARE(m_world->said.size(), static_cast<qsizetype>(noted));
        QCOMPARE(m_world->answers.asked(), std::size_t{1});  // together
        QCOMPARE(asked.size(), 1);
        m_world->answers.give(0, {});
        m_world->card->prescribed(guidedPerson("zhang"));
        QCOMPARE(m_world->said.size(), static_cast<qsizetype>(noted + paged));
    }

    void aForecastIsShownOnlyWhereItHasSkill() {
        forecast::PersonForecast told;
        told.known = true;
        told.generalKnowledge = true;
        told.inside = 0.8;
        told.skill = {812, 0.229, 0.288, 0.04, 0.35, 0.806, forecast::Skill::Verdict::Shown};
        told.next = forecast::Forecast{{guidanceDay() - Days(41), 6.8}, guidanceDay() + Days(50), 6.74, 6.39, 7.09};
        std::optional<forecast::Forecast> charted;
        QObject::connect(m_world->card, &GuidanceCard::forecastRead, m_world->card, [&](const auto& next) { charted = next; });
        m_world->show(guidanceFor(kZhang));
        QVERIFY(!m_world->part<QLabel>(u"guidance.forecast"_s));
        m_world->forecasts.give(0, told);
        const auto said = m_world->part<QLabel>(u"guidance.forecast"_s)->text();
        for (const auto& part : {u"6.7 % (6.4–7.1)"_s, u"812"_s, u"0.23"_s, u"0.29"_s, u"81 of 100"_s, u"unsigned"_s}) QVERIFY2(said.contains(part), qPrintable(said));
        QVERIFY(charted && charted->value == 6.74);
        // No better than the last value: nothing is shown, and who asks for everything is told why.
        told.skill.verdict = forecast::Skill::Verdict::NoGain;
        told.next.reset();
        m_world->card->reload();
        m_world->show(guidanceFor(kZhang));
        m_world->forecasts.give(1, told);
        QVERIFY(!m_world->part<QLabel>(u"guidance.forecast"_s) && !charted);
        m_world->press(Qt::Key_G, Qt::AltModifier);
        QVERIFY(m_world->part<QLabel>(u"guidance.forecast"_s)->text().contains(u"no better than carrying the last value forward"_s));
        m_world->card->showResident(guidedPerson("li"));
        QVERIFY(!charted);
    }

    void everyWordFitsInBothLanguagesAndLargeType() {
        for (const auto& language : {u"en"_s, u"zh_CN"_s})
            for (const int scale : {100, 150}) {
                applyLanguage(language);
                applyLook({false, scale});
                m_world->window.resize(scale * 46 / 10, scale * 14);
                const auto person = guidanceFor(kZhangToday);
                m_world->card->reload();
                m_world->show(guidanceFor(kZhangToday, {answerTo(person.open.back().card, Answer::Accepted, "order"), answerTo(person.open[1].card, Answer::Dismissed, "", "on holiday")}));
                m_world->press(Qt::Key_F8, Qt::ShiftModifier);
                settleEvents();
                QCOMPARE(cutOff(m_world->window), QStringList());
                QCOMPARE(nameless(m_world->window), QStringList());
                m_world->press(Qt::Key_Escape);
            }
    }

private:
    std::unique_ptr<GuidedWorld> m_world;

    void aTestThatCanBeOrderedLeadsToThePageAndIsTakenWhenItIsSigned() {
        auto& world = *m_world;
        GuidanceAsks asks;
        asks.read = [&](roster::ResidentId) { return world.reads.ask(); };
        asks.noteShown = [&](roster::ResidentId, const std::vector<guidance::PersonCard>&) { return world.counted.ask(); };
        asks.accept = [&](const guidance::AcceptCards& accept) {
            for (const auto& each : accept.cards) world.said << QString::fromStdString("accept " + each.rule + ' ' + each.action);
            return world.answers.ask();
        };
        asks.forecast = [&](roster::ResidentId) { return world.forecasts.ask(); };
        asks.tests = [](const std::vector<std::string>& codes) { return codes.front() == "UACR" ? std::vector<std::string>{"uacr"} : std::vector<std::string>{}; };
        GuidanceCard card(asks, guidanceBook(), world.clock);
        showActive(card, {460, 900});
        card.showResident(guidedPerson("zhang"));
        world.reads.give(world.reads.asked() - 1, guidanceFor(kZhang));
        settleEvents();
        card.findChild<Button*>(u"guidance.more"_s)->click();
        settleEvents();
        std::vector<std::string> asked;
        QObject::connect(&card, &GuidanceCard::orderAsked, &card, [&](roster::ResidentId, const std::vector<std::string>& tests) { asked = tests; });
        Button* order = nullptr;
        for (auto* button : card.findChildren<Button*>())
            if (button->text().startsWith(u"Order: "_s)) order = button;
        QVERIFY(order);
        order->click();
        settleEvents();
        QVERIFY(asked == std::vector<std::string>{"uacr"} && world.said.isEmpty());
        card.ordered(guidedPerson("somebody else"));
        QVERIFY(world.said.isEmpty());
        card.ordered(guidedPerson("zhang"));
        QVERIFY(world.said.size() == 1 && world.said[0].endsWith(u"order-signed"_s));
    }
};

JIAYI_TEST(TestGuidanceCard)
#include "tst_guidance_card.moc"
