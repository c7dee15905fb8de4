// A visit that a nurse at another desk writes too: what she wrote is shown with her name, and never under the doctor's cursor.
#include "tests/ui/care_world.h"
#include "ui/care/visit_screen.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"

#include <QLineEdit>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestVisitSharing : public QObject {
    Q_OBJECT

    ManualClock m_clock{morning()};
    care::VisitSheet m_sheet;
    Answers<TakenIn> m_taken;
    std::vector<std::set<std::string>> m_held;
    std::unique_ptr<VisitScreen> m_screen;

    VisitAsks asks() {
        VisitAsks made;
        made.chart = [](care::ResidentId) { return now(chartOfZhang()); };
        made.open = [this](care::ResidentId) { return now(m_sheet); };
        made.reopen = [this](care::VisitId) { return now(m_sheet); };
        made.saveDraft = [](care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput&) { return nowDone(); };
        made.regimen = [](care::ResidentId) { return now(RegimenSummary{}); };
        made.takeIn = [this](care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput&, const std::set<std::string>& held) {
            m_held.push_back(held);
            return m_taken.ask();
        };
        return made;
    }
    void begin() {
        m_screen->start(zhang());
        settleEvents();
    }
    QLineEdit* line(const QString& name) { return part<QLineEdit>(*m_screen, u"visit."_s + name); }
    /// What the nurse measured arrives: the screen asks, and this is the answer.
    void arrive(TakenIn taken) {
        m_screen->takeInOthers();
        m_taken.give(m_taken.asked() - 1, std::move(taken));
        settleEvents();
    }
    static TakenIn pressure() {
        TakenIn taken;
        taken.answers = {{"sbp", "138"}, {"dbp", "84"}, {"weight", "74.5"}};
        for (const auto* key : {"sbp", "dbp", "weight"}) taken.measured[key] = {"Nurse Li", morning(), "Omron"};
        return taken;
    }

private Q_SLOTS:
    void initTestCase() { applyLook({}); }
    void init() {
        m_sheet = sheetOfZhang();
        m_taken = {};
        m_held.clear();
        m_screen = std::make_unique<VisitScreen>(asks(), rules(), m_clock);
        m_screen->setUser(u"Dr Chen"_s);
        showActive(*m_screen, {1330, 1800});
    }
    void cleanup() { m_screen.reset(); }

    void whatTheNurseMeasuredIsShownWithHerName() {
        begin();
        QVERIFY(!labels(*m_screen).join(u'\n').contains(u"Nurse Li"_s));
        arrive(pressure());
        QCOMPARE(line(u"sbp"_s)->text(), u"138/84"_s);
        QCOMPARE(line(u"weight"_s)->text(), u"74.5"_s);
        QVERIFY2(labels(*m_screen).join(u'\n').contains(u"Nurse Li"_s), qPrintable(labels(*m_screen).join(u'\n')));
    }

    void theFieldWithTheKeyboardIsHeldAndFilledWhenTheKeyboardLeaves() {
        begin();
        line(u"sbp"_s)->setFocus();
        settleEvents();
        const auto before = m_held.size();
        TakenIn waits;
        waits.more = true;
        arrive(waits);
        QVERIFY(m_held.at(before).contains("sbp"));
        QVERIFY(line(u"sbp"_s)->text().isEmpty());
        line(u"weight"_s)->setFocus();
        settleEvents();
        QCOMPARE(m_held.size(), before + 2);  // it asked again by itself
        QVERIFY(!m_held.back().contains("sbp"));
        m_taken.give(m_taken.asked() - 1, pressure());
        settleEvents();
        QCOMPARE(line(u"sbp"_s)->text(), u"138/84"_s);
    }

    void whatIsTypedWhileTheAnswerIsUnderWayStays() {
        begin();
        m_screen->takeInOthers();
        auto* typed = line(u"sbp"_s);
        typed->setFocus();
        QTest::keyClicks(typed, u"151/90"_s);
        QTest::keyClick(typed, Qt::Key_Tab);
        settleEvents();
        m_taken.give(0, pressure());
        settleEvents();
        QCOMPARE(typed->text(), u"151/90"_s);
        QCOMPARE(line(u"weight"_s)->text(), u"74.5"_s);
    }

    void whatTheNurseTookAwayIsEmptyAgain() {
        begin();
        arrive(pressure());
        TakenIn away;
        away.answers = {{"sbp", ""}, {"dbp", ""}};
        arrive(away);
        QVERIFY(line(u"sbp"_s)->text().isEmpty());
        QCOMPARE(line(u"weight"_s)->text(), u"74.5"_s);
    }

    void aVisitSignedElsewhereSaysSo() {
        m_sheet.draft = care::VisitDraft{m_sheet.forms, m_sheet.input, "Nurse Li", morning()};
        begin();
        QVERIFY(!part<Notice>(*m_screen, u"visit.notice"_s)->isVisible());
        TakenIn ended;
        ended.ended = true;
        arrive(ended);
        QVERIFY(part<Notice>(*m_screen, u"visit.notice"_s)->isVisible());
    }
};

JIAYI_TEST(TestVisitSharing)
#include "tst_visit_sharing.moc"
