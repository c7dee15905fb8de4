// The letter, the list with its thread, the chart's card, joint clinics and online visits, driven by keys.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/referral/answer_dialog.h"
#include "ui/referral/joint_screen.h"
#include "ui/referral/referral_card.h"
#include "ui/referral/referral_editor.h"
#include "ui/referral/referrals_screen.h"
#include "ui/referral/special_dialog.h"
#include "ui/referral/thread_pane.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using namespace jiayi::referral;

namespace {

const roster::ResidentId kReferred{derivedUuid({"referred"})};
const Instant kTen = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{10};
const ReferralBook& screenBook() {
    static const auto book = loadReferralBook().value();
    return book;
}
ReferralId letterId(int number) { return {derivedUuid({"letter", std::to_string(number)})}; }

ReferralRow listRow(int number, State state, Kind kind = Kind::Up) {
    ReferralRow row;
    row.referral.id = letterId(number);
    row.referral.resident = kReferred;
    row.referral.kind = kind;
    row.referral.status = state == State::Drafted ? "draft" : "active";
    row.referral.reason = kind == Kind::Consult ? "treatment-question" : kind == Kind::Down ? "stable-again" : "new-complication";
    row.referral.urgency = "soon";
    row.referral.specialty = "nephrology";
    row.referral.institution = "Sample hospital";
    row.referral.history = "albumin in the urine";
    row.referral.by = "chen";
    row.referral.made = kTen;
    if (state != State::Drafted) row.referral.sent = kTen;
    row.state = state;
    row.name = "Li Ming";
    row.moved = kTen;
    if (state != State::Drafted) {
        row.progress = Progress{};
        row.progress->state = state;
        row.progress->at = kTen;
    }
    return row;
}
Thread threadOf(ReferralRow row) {
    Thread thread;
    thread.row = std::move(row);
    return thread;
}
LetterStart letterStart() {
    LetterStart start;
    start.name = "Li Ming";
    start.programmes = {"T2DM"};
    start.summary = {{"allergies", SectionState::NotAsked, {}}, {"medicines", SectionState::NothingRecorded, {}}, {"problems", SectionState::Stated, {{"type 2 <diabetes>", "2型糖尿病"}}}};
    start.attachable = {{"Media", derivedUuid({"picture"}), "fundus"}};
    start.institutions = {"Sample hospital", "District hospital"};
    start.proposal = {"type 2 diabetes E11", "stroke 2019", "metformin"};
    return start;
}

}  // namespace

class TestReferralScreens : public QObject {
    Q_OBJECT

    ManualClock m_clock{kTen};
    std::unique_ptr<Answers<LetterStart>> m_starts;
    std::unique_ptr<Answers<ReferralId>> m_sent, m_saved;
    std::unique_ptr<Answers<ReferralList>> m_lists;
    std::unique_ptr<Answers<std::vector<ReferralRow>>> m_of;
    std::unique_ptr<Answers<std::optional<VisitWish>>> m_pending;
    std::unique_ptr<Answers<Thread>> m_threads;
    std::unique_ptr<Answers<void>> m_done;
    std::unique_ptr<Answers<MessageId>> m_messages;
    std::unique_ptr<Answers<SpecialOffer>> m_offers;
    std::unique_ptr<Answers<std::vector<SessionPage>>> m_sessions;
    std::unique_ptr<Answers<BookingId>> m_booked;
    std::unique_ptr<Answers<SessionId>> m_planned;
    std::vector<SendReferral> m_letters;
    std::vector<std::string> m_acts;
    std::vector<BookOnline> m_online;

    ReferralAsks asks() {
        ReferralAsks asks;
        asks.start = [this](const LetterWish&) { return m_starts->ask(); };
        asks.save = [this](const SaveReferral&) { return m_saved->ask(); };
        asks.send = [this](const SendReferral& send) {
            m_letters.push_back(send);
            return m_sent->ask();
        };
        asks.list = [this](ListView) { return m_lists->ask(); };
        asks.of = [this](roster::ResidentId) { return m_of->ask(); };
        asks.pending = [this](roster::ResidentId) { return m_pending->ask(); };
        asks.thread = [this](ReferralId) { return m_threads->ask(); };
        const auto act = [this](const char* name) {
            return [this, name](const auto&) {
                m_acts.emplace_back(name);
                return m_done->ask();
            };
        };
        asks.read = act("read");
        asks.heard = act("heard");
        asks.follow = act("follow");
        asks.accept = act("accept");
        asks.refuse = act("refuse");
        asks.withdraw = act("withdraw");
        asks.close = act("close");
        asks.say = [this](const SayInThread& say) {
            m_acts.push_back("say " + say.words);
            return m_messages->ask();
        };
        asks.print = [this](ReferralId, QWidget*) { m_acts.emplace_back("print"); };
        return asks;
    }
    JointAsks joint() {
        JointAsks asks;
        asks.sessions = [this] { return m_sessions->ask(); };
        asks.offer = [this](roster::ResidentId) { return m_offers->ask(); };
        asks.plan = [this](const PlanSession&) { return m_planned->ask(); };
        asks.cancelSession = [this](const CancelSession&) { return m_done->ask(); };
        asks.book = [this](const BookSession&) { return m_booked->ask(); };
        asks.bookOnline = [this](const BookOnline& book) {
            m_online.push_back(book);
            return m_booked->ask();
        };
        asks.cancelBooking = [this](const CancelBooking&) { return m_done->ask(); };
        asks.outcome = [this](const RecordOutcome& outcome) {
            m_acts.push_back("outcome " + outcome.outcome);
            return m_done->ask();
        };
        return asks;
    }
    std::unique_ptr<ReferralEditor> editor() {
        auto made = std::make_unique<ReferralEditor>(asks(), screenBook(), m_clock);
        showActive(*made, {1200, 900});
        LetterWish wish;
        wish.resident = kReferred;
        made->open(wish);
        m_starts->give(0, letterStart());
        settleEvents();
        return made;
    }
    std::unique_ptr<ReferralsScreen> list(std::vector<ReferralRow> rows) {
        auto made = std::make_unique<ReferralsScreen>(asks(), screenBook(), m_clock);
        showActive(*made, {1280, 800});
        made->reload();
        ReferralList all;
        all.counts[ListView::Open] = static_cast<int>(rows.size());
        all.rows = std::move(rows);
        m_lists->give(0, all);
        settleEvents();
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_starts = std::make_unique<Answers<LetterStart>>();
        m_sent = std::make_unique<Answers<ReferralId>>();
        m_saved = std::make_unique<Answers<ReferralId>>();
        m_lists = std::make_unique<Answers<ReferralList>>();
        m_of = std::make_unique<Answers<std::vector<ReferralRow>>>();
        m_pending = std::make_unique<Answers<std::optional<VisitWish>>>();
        m_threads = std::make_unique<Answers<Thread>>();
        m_done = std::make_unique<Answers<void>>();
        m_messages = std::make_unique<Answers<MessageId>>();
        m_offers = std::make_unique<Answers<SpecialOffer>>();
        m_sessions = std::make_unique<Answers<std::vector<SessionPage>>>();
        m_booked = std::make_unique<Answers<BookingId>>();
        m_planned = std::make_unique<Answers<SessionId>>();
        m_letters.clear();
        m_acts.clear();
        m_online.clear();
    }

    void aLetterIsWrittenAndSentByKeys() {
        const auto screen = editor();
        QCOMPARE(part<QPlainTextEdit>(*screen, u"referral.treatment"_s)->toPlainText(), u"metformin"_s);
        QCOMPARE(part<QLineEdit>(*screen, u"referral.institution"_s)->text(), u"Sample hospital"_s);
        const auto summary = text(*screen, u"referral.summary"_s);
        QVERIFY(summary.contains(u"Not asked"_s) && summary.contains(u"Nothing recorded"_s) && summary.contains(u"&lt;diabetes&gt;"_s));
        press(part<ChipRow>(*screen, u"referral.reason"_s)->chip(u"emergency"_s), Qt::Key_Space);
        QVERIFY2(part<ChipRow>(*screen, u"referral.urgency"_s)->chosen() == QStringList{u"emergency"_s}, "the reason proposes how soon");
        part<QPlainTextEdit>(*screen, u"referral.history"_s)->setPlainText(u"glucose 22, ketones"_s);
        press(part<ChipRow>(*screen, u"referral.attached"_s)->chip(u"Media/"_s + QString::fromStdString(derivedUuid({"picture"}).toString())), Qt::Key_Space);
        QSignalSpy sent(screen.get(), &ReferralEditor::sent);
        QTest::keyClick(screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_letters.size(), std::size_t{1});
        const auto& letter = m_letters[0].content;
        QVERIFY(letter.reason == "emergency" && letter.urgency == "emergency" && letter.specialty == "endocrinology" && letter.history == "glucose 22, ketones" && letter.attachments.size() == 1);
        m_sent->give(0, letterId(1));
        QCOMPARE(sent.size(), 1);
    }

    void whatIsMissingIsSaidWhereItIsMissing() {
        const auto screen = editor();
        QTest::keyClick(screen.get(), Qt::Key_Return, Qt::ControlModifier);
        m_sent->give(0, Error{Errc::Invalid, "referral.history", {}});
        settleEvents();
        QVERIFY(part<Notice>(*screen, u"referral.notice"_s)->spoken().contains(u"The text is missing."_s));
        QVERIFY(part<QPlainTextEdit>(*screen, u"referral.history"_s)->hasFocus());
        QVERIFY(part<Button>(*screen, u"referral.send"_s)->isEnabled());
    }

    void aQuestionHasNoUseForTheWholeForm() {
        const auto screen = editor();
        press(part<ChipRow>(*screen, u"referral.kind"_s)->chip(u"consult"_s), Qt::Key_Space);
        QVERIFY(!part<QPlainTextEdit>(*screen, u"referral.treatment"_s)->isVisible());
        QVERIFY(part<ChipRow>(*screen, u"referral.reason"_s)->chip(u"treatment-question"_s) && !part<ChipRow>(*screen, u"referral.reason"_s)->chip(u"emergency"_s));
        QCOMPARE(part<Button>(*screen, u"referral.send"_s)->text(), u"Send question"_s);
    }

    void openingAThreadReadsIt() {
        auto unread = listRow(1, State::Accepted);
        unread.unread = 1;
        const auto screen = list({unread, listRow(2, State::Sent)});
        m_threads->give(0, threadOf(unread));
        settleEvents();
        QVERIFY((m_acts == std::vector<std::string>{"read"}));
        QSignalSpy changed(screen.get(), &ReferralsScreen::changed);
        m_done->give(0, {});
        QCOMPARE(changed.size(), 1);
        QTest::keyClick(part<QTableView>(*screen, u"referrals.table"_s), Qt::Key_Down);
        m_threads->give(1, threadOf(listRow(2, State::Sent)));
        settleEvents();
        QCOMPARE(m_acts.size(), std::size_t{1});
    }

    void onlyWhatMayBeDoneHasAButton() {
        const auto screen = list({listRow(1, State::Sent)});
        const auto visible = [&](ReferralRow row) {
            part<ThreadPane>(*screen, u"thread"_s)->showThread(threadOf(std::move(row)));
            part<ThreadPane>(*screen, u"thread"_s)->show();
            QStringList names;
            for (const auto* each : screen->findChildren<Button*>())
                if (each->objectName().startsWith(u"thread."_s) && each->isVisible() && each->objectName() != u"thread.chart"_s) names << each->objectName().mid(7);
            names.sort();
            return names.join(u' ');
        };
        QCOMPARE(visible(listRow(1, State::Drafted)), u"edit print withdraw"_s);
        QCOMPARE(visible(listRow(1, State::Sent)), u"heard print send withdraw"_s);
        QCOMPARE(visible(listRow(1, State::Refused)), u"close print send"_s);
        QCOMPARE(visible(listRow(1, State::Returned)), u"close print send"_s);
        QCOMPARE(visible(listRow(1, State::Closed)), u"print"_s);
        QCOMPARE(visible(listRow(1, State::Sent, Kind::Down)), u"accept print refuse send"_s);
        QCOMPARE(visible(listRow(1, State::Replied, Kind::Consult)), u"close heard send"_s);
        auto follow = listRow(1, State::Accepted);
        follow.followBy = makeDate(2026, 11, 30);
        QVERIFY(visible(follow).contains(u"follow"_s));
    }

    void aMessageGoesOutByEnterAndAnEmptyOneDoesNot() {
        const auto screen = list({listRow(1, State::Sent)});
        m_threads->give(0, threadOf(listRow(1, State::Sent)));
        settleEvents();
        auto* words = part<QLineEdit>(*screen, u"thread.text"_s);
        press(words, Qt::Key_Return);
        QVERIFY(m_acts.empty());
        QTest::keyClicks(words, u"creatinine 98"_s);
        press(words, Qt::Key_Return);
        QVERIFY((m_acts == std::vector<std::string>{"say creatinine 98"}));
        m_messages->give(0, Error{Errc::Conflict, "referral.state", {}});
        settleEvents();
        QVERIFY(part<Notice>(*screen, u"thread.failure"_s)->isVisible() && words->text() == u"creatinine 98"_s);
    }

    void aRefusalByTelephoneNeedsItsReason() {
        AnswerDialog dialog(letterId(1), Kind::Up, makeDate(2026, 11, 22), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        showActive(dialog, {560, 420});
        QSignalSpy given(&dialog, &AnswerDialog::given);
        QVERIFY(!part<QLineEdit>(dialog, u"answer.diagnosis"_s)->isVisible());
        press(part<ChipRow>(dialog, u"answer.state"_s)->chip(u"refused"_s), Qt::Key_Space);
        part<Button>(dialog, u"answer.ok"_s)->click();
        QCOMPARE(given.size(), 0);
        part<QLineEdit>(dialog, u"answer.note"_s)->setText(u"no bed"_s);
        press(part<ChipRow>(dialog, u"answer.state"_s)->chip(u"returned"_s), Qt::Key_Space);
        QVERIFY(part<QLineEdit>(dialog, u"answer.diagnosis"_s)->isVisible());
        part<QLineEdit>(dialog, u"answer.diagnosis"_s)->setText(u"E11.2"_s);
        part<Button>(dialog, u"answer.ok"_s)->click();
        QCOMPARE(given.size(), 1);
        const auto answer = given[0][0].value<RecordAnswer>();
        QVERIFY(answer.state == State::Returned && answer.diagnosis == "E11.2" && answer.note == "no bed");
    }

    void theChartSaysThatAVisitAskedForAReferral() {
        ReferralCard card(asks(), joint(), m_clock);
        showActive(card, {420, 220});
        card.showResident(kReferred);
        m_of->give(0, std::vector<ReferralRow>{});
        m_pending->give(0, VisitWish{{derivedUuid({"visit"})}, makeDate(2026, 11, 20), "uncontrolled-twice", "Sample hospital"});
        settleEvents();
        QVERIFY(text(card, u"referrals.line"_s).contains(u"2026-11-20"_s));
        QSignalSpy asked(&card, &ReferralCard::letterAsked);
        QTest::keyClick(&card, Qt::Key_T, Qt::AltModifier);
        QCOMPARE(asked.size(), 1);
        const auto wish = asked[0][0].value<LetterWish>();
        QVERIFY(wish.reason == "uncontrolled-twice" && wish.visit && wish.institution == "Sample hospital");
    }

    void whoMayNotBeSeenOnlineIsNotBooked() {
        OnlineFacts facts;
        SpecialOffer offer;
        offer.online = checkOnline(screenBook(), facts, makeDate(2026, 11, 22));
        SpecialDialog refused(joint(), kReferred, offer, m_clock, nullptr);
        refused.setAttribute(Qt::WA_DeleteOnClose, false);
        showActive(refused, {600, 500});
        press(part<ChipRow>(refused, u"special.kind"_s)->chip(u"online"_s), Qt::Key_Space);
        QVERIFY(!part<Button>(refused, u"special.ok"_s)->isEnabled() && part<Notice>(refused, u"special.notice"_s)->isVisible());
        QCOMPARE(part<Badge>(refused, u"special.check.seen-in-person"_s)->text(), u"Not met"_s);
        QCOMPARE(part<Badge>(refused, u"special.check.stable"_s)->text(), u"Not checked"_s);
        QVERIFY(part<Badge>(refused, u"special.check.stable"_s)->tone() != Tone::Ok);

        facts.inProgramme = true;
        facts.lastInPerson = makeDate(2026, 11, 1);
        offer.online = checkOnline(screenBook(), facts, makeDate(2026, 11, 22));
        SpecialDialog asked(joint(), kReferred, offer, m_clock, nullptr);
        asked.setAttribute(Qt::WA_DeleteOnClose, false);
        showActive(asked, {600, 500});
        press(part<ChipRow>(asked, u"special.kind"_s)->chip(u"online"_s), Qt::Key_Space);
        part<DateEdit>(asked, u"special.day"_s)->setValue(makeDate(2026, 11, 23));
        part<QLineEdit>(asked, u"special.time"_s)->setText(u"14:30"_s);
        part<Button>(asked, u"special.ok"_s)->click();
        QVERIFY2(m_online.empty(), "what was not checked asks for a reason");
        part<QLineEdit>(asked, u"special.reason"_s)->setText(u"daughter is with her"_s);
        part<Button>(asked, u"special.ok"_s)->click();
        QCOMPARE(m_online.size(), std::size_t{1});
        QVERIFY(m_online[0].start == startOfDay(makeDate(2026, 11, 23)) + std::chrono::minutes{870} && m_online[0].reason == "daughter is with her");
    }

    void anOutcomeIsAskedForOnceADayHasBegun() {
        JointScreen screen(joint(), screenBook(), m_clock);
        showActive(screen, {1200, 700});
        screen.reload();
        SessionPage past;
        past.session.id = {derivedUuid({"past"})};
        past.session.start = kTen - std::chrono::hours{24};
        past.session.minutes = 120;
        past.session.seats = 1;
        past.session.specialist = "Dr Li";
        BookedPerson person;
        person.name = "Li Ming";
        person.booking.start = past.session.start;
        past.people = {person, person};
        past.taken = 2;
        m_sessions->give(0, std::vector<SessionPage>{past});
        settleEvents();
        auto* table = part<QTableView>(screen, u"joint.table"_s);
        QVERIFY(table->model()->index(0, 2).data().toString().contains(u"overbooked"_s));
        QTest::keyClick(&screen, Qt::Key_1, Qt::AltModifier);
        settleEvents();
        auto* reason = screen.window()->findChild<QLineEdit*>(u"reason.text"_s);
        QVERIFY(reason);
        QTest::keyClicks(reason, u"insulin begun"_s);
        press(reason, Qt::Key_Return);
        QVERIFY((m_acts == std::vector<std::string>{"outcome insulin begun"}));
    }
};

JIAYI_TEST(TestReferralScreens)
#include "tst_referral_screens.moc"
