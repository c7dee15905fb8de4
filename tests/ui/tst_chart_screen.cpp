// The chart: who it is, the trend by keyboard, units, states, drafts.
#include "models/qt/care_models.h"
#include "tests/ui/care_world.h"
#include "ui/care/chart_screen.h"
#include "ui/care/trend_plot.h"
#include "ui/common/chip.h"
#include "ui/common/tokens.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestChartScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{morning()};
    std::vector<care::TrendQuery> m_queries;
    Answers<care::ChartSummary> m_charts;
    Answers<care::TimelinePage> m_pages;
    std::vector<care::EnrolProgramme> m_enrolments;
    std::unique_ptr<ChartScreen> m_screen;

    ChartAsks asks() {
        ChartAsks made;
        made.chart = [this](care::ResidentId) { return m_charts.ask(); };
        made.trend = [this](const care::TrendQuery& query) {
            m_queries.push_back(query);
            return now(trendOfZhang(query));
        };
        made.timeline = [this](care::ResidentId, Date) { return m_pages.ask(); };
        made.enrol = [this](const care::EnrolProgramme& work) {
            m_enrolments.push_back(work);
            return now(care::ProgrammeId{});
        };
        return made;
    }
    void open(care::ChartSummary chart = chartOfZhang()) {
        m_screen = std::make_unique<ChartScreen>(asks(), rules(), m_clock);
        showActive(*m_screen, {1330, 820});
        m_screen->open(zhang());
        m_charts.give(m_charts.asked() - 1, std::move(chart));
        settleEvents();
    }
    template <class Widget>
    Widget* part(const QString& name) {
        auto* found = m_screen->findChild<Widget*>(name);
        if (!found) qFatal("no %s", qPrintable(name));
        return found;
    }
    void press(const QString& name, Qt::Key key = Qt::Key_Space) {
        auto* widget = part<QWidget>(name);
        widget->setFocus();
        QTest::keyClick(widget, key);
        settleEvents();
    }

private Q_SLOTS:
    void aVisitWithSeveralFormsIsOneLineAndNamesTheClassOfEach() {
        auto chart = chartOfZhang();
        chart.timeline.entries.front().forms = {{"diabetes", "1"}, {"hypertension", "2"}, {"gout", "1"}};
        open(chart);
        const auto* model = part<QTableView>(u"timeline.table"_s)->model();
        QCOMPARE(model->rowCount(), static_cast<int>(chart.timeline.entries.size()));
        const auto line = model->index(0, qt::TimelineModel::What).data().toString();
        QVERIFY2(line.startsWith(u"Diabetes + Gout follow-up · Satisfactory · Hypertension follow-up · Not satisfactory"_s), qPrintable(line));
    }

    void aValueMeasuredAtHomeSaysSoInTheTimeline() {
        auto chart = chartOfZhang();
        auto& results = chart.timeline.entries.at(1);
        results.values = {{"FPG", "", "6.1", "mmol/L", "self", false}, {"FPG", "", "40", "mmol/L", "self", true}, {"FPG", "", "6.8", "mmol/L", "lab", false}};
        open(chart);
        const auto line = part<QTableView>(u"timeline.table"_s)->model()->index(1, qt::TimelineModel::What).data().toString();
        QVERIFY2(line.contains(u"6.1 (self-reported), "_s) && line.contains(u"40 (self-reported, not believed), "_s) && line.contains(u"6.8 · "_s), qPrintable(line));
    }

    void aProgrammeThatTheDiagnosesLeadToIsOfferedAndEnrolledByKey() {
        auto chart = chartOfZhang();
        chart.offers = {{"GOUT", "M10.900", true}, {"COPD", "J44", false}};
        open(chart);
        auto* offer = part<QWidget>(u"chart.offer.GOUT"_s);
        QVERIFY(offer->isVisible());
        const auto said = labels(*offer).join(u' ');
        QVERIFY2(said.contains(u"Gout"_s) && said.contains(u"M10.900"_s) && said.contains(u"not verified"_s), qPrintable(said));
        QVERIFY(m_enrolments.empty());  // nothing unasked
        QTest::keyClick(m_screen.get(), Qt::Key_E, Qt::AltModifier);
        settleEvents();
        QCOMPARE(m_enrolments.size(), std::size_t{1});
        QVERIFY(m_enrolments[0].code == "GOUT" && m_enrolments[0].resident == zhang() && m_enrolments[0].since == kToday);
        chart.offers.clear();
        m_charts.give(m_charts.asked() - 1, chart);
        settleEvents();
        QVERIFY(!part<QWidget>(u"chart.offers"_s)->isVisible());
    }

    void initTestCase() { applyLook({}); }
    void init() {
        m_queries.clear();
        m_enrolments.clear();
    }
    void cleanup() { m_screen.reset(); }

    void whoItIsStandsAtTheTop() {
        open();
        QCOMPARE(part<QLabel>(u"person.name"_s)->text(), u"张小明"_s);
        const auto line = part<QLabel>(u"person.line"_s)->text();
        QVERIFY(line.contains(u"1201**********3517"_s));
        QVERIFY(!line.contains(u"120101196805123517"_s));
        QCOMPARE(part<Badge>(u"person.allergy"_s)->tone(), Tone::Bad);
        QVERIFY(m_screen->title().contains(u"张小明"_s));
        QCOMPARE(nameless(*m_screen), QStringList());
        QCOMPARE(cutOff(*m_screen), QStringList());
    }

    void allergiesThatNobodyAskedAboutAreAmber() {
        auto chart = chartOfZhang();
        chart.allergyState = roster::AllergyState::NotAsked;
        open(chart);
        QCOMPARE(part<Badge>(u"person.allergy"_s)->tone(), Tone::Warn);
        chart.allergyState = roster::AllergyState::NoneKnown;
        open(chart);
        QCOMPARE(part<Badge>(u"person.allergy"_s)->tone(), Tone::Neutral);
    }

    void theTrendSwitchesItsUnitAndNeverMixesThem() {
        open();
        QCOMPARE(m_queries.back().key, std::string("hba1c"));
        QCOMPARE(m_queries.back().unit, std::string());
        press(u"trend.unit"_s);
        QCOMPARE(m_queries.back().unit, std::string("mmol/mol"));
        auto* plot = part<TrendPlot>(u"trend.plot"_s);
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY2(plot->spoken().contains(u"51 mmol/mol"_s), qPrintable(plot->spoken()));
        press(u"trend.unit"_s);
        QCOMPARE(m_queries.back().unit, std::string());
        // Another measurement is never asked for in the unit of this one.
        press(u"trend.unit"_s);
        press(u"trend.measure.bp"_s);
        QCOMPARE(m_queries.back().key, std::string("bp"));
        QCOMPARE(m_queries.back().unit, std::string());
    }

    void aForecastGoesBeyondTodayAndOnlyWithHbA1c() {
        open();
        auto* plot = part<TrendPlot>(u"trend.plot"_s);
        const auto today = plot->visibleTime().second;
        const auto on = kToday + Days(52);
        m_screen->showForecast(TrendForecast{makeDate(2026, 10, 12), on, 6.8, 6.7, 6.3, 7.1});
        QVERIFY(today < timeOf(on) && plot->visibleTime().second > timeOf(on));
        QVERIFY(part<QLabel>(u"trend.legend"_s)->text().contains(u"forecast"_s));
        press(u"trend.measure.bp"_s);
        QVERIFY(plot->visibleTime().second < timeOf(on));
        QVERIFY(!part<QLabel>(u"trend.legend"_s)->text().contains(u"forecast"_s));
        press(u"trend.measure.hba1c"_s);
        QVERIFY(plot->visibleTime().second > timeOf(on));
        m_screen->showForecast({});
        QVERIFY(plot->visibleTime().second < timeOf(on));
    }

    void arrowKeysReadTheValuesAloud() {
        open();
        auto* plot = part<TrendPlot>(u"trend.plot"_s);
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Left);
        QVERIFY(plot->spoken().contains(u"6.8 %"_s));
        QCOMPARE(plot->accessibleDescription(), plot->spoken());
        QTest::keyClick(plot, Qt::Key_Left);
        QTest::keyClick(plot, Qt::Key_Left);
        QVERIFY(plot->spoken().contains(u"7.2 %"_s));
        QVERIFY(plot->spoken().contains(u"self-reported"_s));
    }

    void plusMinusAndNoughtZoom() {
        open();
        auto* plot = part<TrendPlot>(u"trend.plot"_s);
        plot->setFocus();
        const auto [from, to] = plot->visibleTime();
        QTest::keyClick(plot, Qt::Key_Plus);
        const auto [nearFrom, nearTo] = plot->visibleTime();
        QVERIFY(nearTo - nearFrom < to - from);
        QTest::keyClick(plot, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(plot->visibleTime().first < nearFrom);
        QTest::keyClick(plot, Qt::Key_0);
        QCOMPARE(plot->visibleTime(), std::pair(from, to));
        QTest::keyClick(plot, Qt::Key_Minus);
        QCOMPARE(plot->visibleTime(), std::pair(from, to));  // there is nothing beyond
    }

    void theLanesShareTheAxisOfThePlot() {
        open();
        auto* plot = part<TrendPlot>(u"trend.plot"_s);
        double left = -1, right = -1;
        connect(plot, &TrendPlot::axisMoved, this, [&](double, double, double l, double r) { left = l, right = r; });
        QTest::keyClick(plot, Qt::Key_Plus);
        QVERIFY(left > 10);  // the labels of the axis lie before it
        QVERIFY2(right > left + 300 && right <= plot->width(), qPrintable(u"%1 %2 %3"_s.arg(left).arg(right).arg(plot->width())));
    }

    void theSameValuesStandInATable() {
        open();
        press(u"trend.asTable"_s);
        auto* table = part<QTableView>(u"trend.table"_s);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 8);
        QCOMPARE(table->model()->index(0, 2).data().toString(), u"6.8"_s);
        QCOMPARE(table->model()->index(2, 4).data().toString(), u"self-reported"_s);
    }

    void periodsAskForThatMuchTime() {
        open();
        QCOMPARE(m_queries.back().from, addMonths(kToday, -24));
        press(u"trend.period.60"_s);
        QCOMPARE(m_queries.back().from, addMonths(kToday, -60));
        QVERIFY(part<QLabel>(u"trend.legend"_s)->text().contains(u"1 value"_s));  // the one that is not believed
    }

    void aLatestValueShowsItsHistory() {
        open();
        press(u"latest.ldl"_s, Qt::Key_Return);
        QCOMPARE(m_queries.back().key, std::string("ldl"));
        QVERIFY(part<QWidget>(u"latest.uacr"_s)->accessibleName().contains(u"never"_s));
        QVERIFY(part<QWidget>(u"latest.uacr"_s)->accessibleName().contains(u"due"_s));
        QVERIFY(part<QWidget>(u"latest.bp"_s)->accessibleName().contains(u"off target"_s));
    }

    void f4BeginsAVisitAndADraftIsOffered() {
        auto chart = chartOfZhang();
        chart.drafts = {"diabetes"};
        open(chart);
        int visits = 0;
        connect(m_screen.get(), &ChartScreen::visitAsked, this, [&] { ++visits; });
        QTest::keyClick(m_screen.get(), Qt::Key_F4);
        QCOMPARE(visits, 1);
        auto* draft = part<QWidget>(u"chart.draft"_s);
        QVERIFY(draft->isVisible());
        draft->findChild<QPushButton*>()->click();
        QCOMPARE(visits, 2);
    }

    void f5OpensThePrescriptionAndF6RenewsAllButNotForTheDead() {
        open(chartOfZhang());
        std::vector<bool> asked;
        connect(m_screen.get(), &ChartScreen::prescribeAsked, this, [&](care::ResidentId, bool renewAll) { asked.push_back(renewAll); });
        QTest::keyClick(m_screen.get(), Qt::Key_F5);
        QTest::keyClick(m_screen.get(), Qt::Key_F6);
        QCOMPARE(asked, (std::vector<bool>{false, true}));
        auto chart = chartOfZhang();
        chart.resident.status = roster::ResidentStatus::Dead;
        open(chart);
        QTest::keyClick(m_screen.get(), Qt::Key_F5);
        QTest::keyClick(m_screen.get(), Qt::Key_F6);
        QCOMPARE(asked.size(), std::size_t{2});
    }

    void enterInTheTimelineOpensASignedVisit() {
        open();
        care::VisitId opened;
        connect(m_screen.get(), &ChartScreen::visitOpened, this, [&](care::VisitId id) { opened = id; });
        auto* table = part<QTableView>(u"timeline.table"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(opened.isNil());  // results are no visit
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.uuid, derivedUuid({"test", "visit"}));
    }

    void thePersonBeforeIsNeverSeenUnderTheNextName() {
        open();
        m_screen->open(idOf<care::ResidentId>("somebody else"));
        QVERIFY(!part<QLabel>(u"person.name"_s)->isVisible());
        auto wang = chartOfZhang();
        wang.resident.name = "王芳";
        m_charts.give(m_charts.asked() - 1, wang);
        QCOMPARE(part<QLabel>(u"person.name"_s)->text(), u"王芳"_s);
    }

    void aChartThatCannotBeReadSaysSo() {
        m_screen = std::make_unique<ChartScreen>(asks(), rules(), m_clock);
        showActive(*m_screen, {1330, 820});
        m_screen->open(zhang());
        m_charts.abandon(m_charts.asked() - 1);
        QVERIFY(part<QWidget>(u"chart.state"_s)->findChild<QPushButton*>(u"state.action"_s)->isVisible());
    }

    void darkAndLargeTextWorkInTheChartToo() {
        open();
        applyLook({true, 150});
        m_screen->resize(1130, 1500);
        settleEvents();
        QCOMPARE(cutOff(*m_screen), QStringList());
        const auto picture = part<TrendPlot>(u"trend.plot"_s)->grab().toImage();
        QVERIFY(picture.pixelColor(picture.width() - 2, 2).lightness() < 80);
        applyLook({});
    }
};

JIAYI_TEST(TestChartScreen)
#include "tst_chart_screen.moc"
