// Reports without a person: evidence beside the candidates, a decision with a reason, and back.
#include "tests/ui/results_world.h"
#include "ui/results/candidate_card.h"
#include "ui/results/inbox_model.h"
#include "ui/results/trend_spark.h"
#include "ui/results/unmatched_screen.h"

#include <QLineEdit>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using diagnostics::Agreement;
using diagnostics::Aspect;

namespace {

diagnostics::Candidate candidate(const char* name, const char* citizenId, Agreement agreement) {
    diagnostics::Candidate made;
    made.resident = idOf<roster::ResidentId>(name);
    made.name = name;
    made.sex = Sex::Female;
    made.birthDate = makeDate(1959, 3, 8);
    made.evidence = {{Aspect::CitizenId, agreement, "120101195903081228", citizenId},
                     {Aspect::RecordNumber, Agreement::NotSaid, "", "12010100100100002"},
                     {Aspect::Name, Agreement::Agrees, name, name},
                     {Aspect::Phone, Agreement::NotSaid, "", ""}};
    made.vetoed = agreement == Agreement::Disagrees;
    return made;
}

struct UnmatchedWorld {
    std::vector<OpenedReport> reports{potassiumReport(), normalReport(4, "陈国强")};
    std::vector<diagnostics::Candidate> candidates{candidate("王秀兰", "120101195903081228", Agreement::Agrees), candidate("王秀蓝", "120101195903081244", Agreement::Disagrees)};
    std::vector<diagnostics::MatchReport> matches;
    std::vector<diagnostics::SetReportAside> asides;
    std::vector<diagnostics::UnmatchReport> undone;
    std::optional<Error> refusal;

    UnmatchedAsks asks() {
        UnmatchedAsks asks;
        asks.page = [this](const diagnostics::InboxQuestion&) {
            diagnostics::InboxPage page;
            for (const auto& one : reports) {
                auto head = one.view.head;
                head.box = diagnostics::Box::Unmatched;
                head.resident.reset();
                page.rows.push_back(head);
            }
            return ResultsWorld::ready<diagnostics::InboxPage>(page);
        };
        asks.open = [this](diagnostics::ReportId report) {
            diagnostics::UnmatchedReport made;
            for (const auto& one : reports)
                if (one.view.head.report == report) made.head = one.view.head, made.report = one.view.report;
            made.report.patient.name = made.head.name;
            made.report.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, "120101195903081228"}};
            if (report == reportNumber(1)) made.candidates = candidates;
            made.why = made.candidates.empty() ? "no-candidate" : "identifier-disagrees";
            return ResultsWorld::ready<diagnostics::UnmatchedReport>(made);
        };
        asks.candidate = [](diagnostics::ReportId, roster::ResidentId) { return ResultsWorld::ready<diagnostics::Candidate>(candidate("赵丽华", "", Agreement::NotKnown)); };
        asks.match = [this](const diagnostics::MatchReport& given) {
            if (refusal) return ResultsWorld::ready<void>(*refusal);
            matches.push_back(given);
            std::erase_if(reports, [&](const auto& one) { return one.view.head.report == given.report; });
            return ResultsWorld::ready<void>({});
        };
        asks.aside = [this](const diagnostics::SetReportAside& given) {
            asides.push_back(given);
            std::erase_if(reports, [&](const auto& one) { return one.view.head.report == given.report; });
            return ResultsWorld::ready<void>({});
        };
        asks.unmatch = [this](const diagnostics::UnmatchReport& given) {
            undone.push_back(given);
            reports.insert(reports.begin(), potassiumReport());
            return ResultsWorld::ready<void>({});
        };
        return asks;
    }
};

}  // namespace

class TestResultsUnmatched : public QObject {
    Q_OBJECT

    std::optional<UnmatchedWorld> m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<UnmatchedScreen> shown() {
        auto screen = std::make_unique<UnmatchedScreen>(m_world->asks(), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        settleEvents();
        return screen;
    }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"unmatched.table"_s); }
    static QList<CandidateCard*> cards(const QWidget& screen) { return screen.findChildren<CandidateCard*>(); }
    static QStringList agreements(const QWidget& card) {
        QStringList all;
        for (const auto* badge : card.findChildren<Badge*>(u"candidate.agreement"_s)) all << badge->text();
        return all;
    }
    static void giveReason(QWidget& screen, const QString& reason) {
        auto* edit = part<QLineEdit>(screen, u"reason.text"_s);
        QTest::keyClicks(edit, reason);
        press(edit, Qt::Key_Return);
        settleEvents();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
    }

private Q_SLOTS:
    void init() {
        applyLanguage(u"en"_s);
        m_world.emplace();
    }
    void cleanup() { m_world.reset(); }

    void whatTheReportStatesStandsBesideTheCandidates() {
        const auto screen = shown();
        QCOMPARE(text(*screen, u"unmatched.count"_s), u"2 to be matched"_s);
        QVERIFY(text(*screen, u"unmatched.person"_s).contains(u"120101195903081228"_s));
        QVERIFY(text(*screen, u"unmatched.person"_s).contains(u"Telephone:  blank"_s));
        QCOMPARE(cards(*screen).size(), 2);
        // A line of which neither says anything is left out; a blank is said to be blank, never to agree.
        QCOMPARE(agreements(*cards(*screen)[0]), (QStringList{u"agrees"_s, u"blank in the report"_s, u"agrees"_s}));
        QCOMPARE(agreements(*cards(*screen)[1]), (QStringList{u"disagrees"_s, u"blank in the report"_s, u"agrees"_s}));
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void numbersAreMaskedUntilTheyDisagree() {
        const auto screen = shown();
        QCOMPARE(text(*cards(*screen)[0], u"candidate.known"_s), u"1201**********1228"_s);
        QCOMPARE(text(*cards(*screen)[1], u"candidate.known"_s), u"120101195903081244"_s);
    }

    void aMatchNeedsAReasonAndCanBeUndone() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_1, Qt::AltModifier);
        QVERIFY(m_world->matches.empty());
        giveReason(*screen, u"Called her: it is her blood"_s);
        QVERIFY(m_world->matches.size() == 1 && m_world->matches[0].report == reportNumber(1) && m_world->matches[0].resident == idOf<roster::ResidentId>("王秀兰") &&
                m_world->matches[0].reason == "Called her: it is her blood");
        QCOMPARE(table(*screen)->model()->rowCount(), 1);
        press(table(*screen), Qt::Key_Z, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_world->undone.size() == 1 && m_world->undone[0].report == reportNumber(1) && !m_world->undone[0].reason.empty());
        QCOMPARE(table(*screen)->model()->rowCount(), 2);
        QVERIFY(!part<QWidget>(*screen, u"unmatched.done"_s)->isVisible());
    }

    void aRefusedMatchIsSaidAndNothingGoes() {
        const auto screen = shown();
        m_world->refusal = Error{Errc::Conflict, "result.left", {}};
        press(table(*screen), Qt::Key_1, Qt::AltModifier);
        giveReason(*screen, u"hers"_s);
        QVERIFY(part<QWidget>(*screen, u"unmatched.failure"_s)->isVisible());
        QCOMPARE(table(*screen)->model()->rowCount(), 2);
    }

    void nobodyOfOursIsPutAsideWithAReason() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_N);
        giveReason(*screen, u"another clinic's"_s);
        QVERIFY(m_world->asides.size() == 1 && m_world->asides[0].reason == "another clinic's");
        QCOMPARE(table(*screen)->model()->rowCount(), 1);
    }

    void somebodyLookedUpBecomesTheFirstCandidate() {
        const auto screen = shown();
        screen->addCandidate(idOf<roster::ResidentId>("赵丽华"));
        settleEvents();
        QCOMPARE(cards(*screen).size(), 3);
        press(table(*screen), Qt::Key_1, Qt::AltModifier);
        giveReason(*screen, u"found by telephone"_s);
        QVERIFY(m_world->matches.size() == 1 && m_world->matches[0].resident == idOf<roster::ResidentId>("赵丽华"));
    }

    void whoeverMovedAwayCannotBeGivenAReport() {
        m_world->candidates[0].leftOn = makeDate(2026, 9, 1);
        const auto screen = shown();
        QVERIFY(!part<QPushButton>(*cards(*screen)[0], u"candidate.choose"_s)->isEnabled());
        press(table(*screen), Qt::Key_1, Qt::AltModifier);
        QVERIFY(!screen->findChild<QLineEdit*>(u"reason.text"_s) && m_world->matches.empty());
    }

    void anEmptyQueueSaysSo() {
        m_world->reports.clear();
        const auto screen = shown();
        QCOMPARE(text(*screen, u"state.title"_s), u"Every report has its person"_s);
    }

    void unlikeUnitsNeverShareALine() {
        const auto point = [](int month, double value, const char* unit) { return SparkPoint{makeDate(2026, static_cast<unsigned>(month), 1), value, QString::fromLatin1(unit), Tone::Ok, {}}; };
        const auto lines = TrendSpark::linesOf({point(1, 7.2, "%"), point(3, 55, "mmol/mol"), point(5, 6.9, "%")});
        QCOMPARE(lines.size(), std::size_t{2});
        for (const auto& line : lines)
            for (const auto& one : line) QCOMPARE(one.unit, line.front().unit);
    }
};

JIAYI_TEST(TestResultsUnmatched)
#include "tst_results_unmatched.moc"
