// The indicators, driven by keys: what stands on a tile, that sums are sums, that percent and points stay apart, and that every number opens its people.
#include "tests/ui/quality_world.h"
#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/quality/bar_rows.h"
#include "ui/quality/evidence_dialog.h"
#include "ui/quality/groups_view.h"
#include "ui/quality/measure_tile.h"
#include "ui/quality/quality_words.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>

#include <numeric>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestIndicatorsScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() {
        applyLanguage(u"en"_s);
        applyLook({});
    }

    void aTileSaysValueCountsAndHowItMoved() {
        QualityWorld world;
        world.count();
        const auto line = fewBoard(world.boardAsks.back())->lines[*measureBook().indexOf("JY-DM-05")];
        QCOMPARE(text(world.screen, u"tile.goal.figure"_s), rateText(line.rate));
        QCOMPARE(text(world.screen, u"tile.goal.words"_s), countedText(*line.count));
        // In autumn a third came below the goal, who were above it before.
        QCOMPARE(text(world.screen, u"tile.goal.change"_s), u"▲ +25.0 percentage points, better"_s);
        QCOMPARE(part<QLabel>(world.screen, u"tile.goal.change"_s)->property("tone").toString(), u"ok"_s);
    }

    void whatIsNotKnownIsSaidAndNeverGreen() {
        QualityWorld world;
        world.count();
        for (const auto* name : {"satisfaction", "plans", "managers", "visits", "rational"}) {
            const auto tile = u"tile."_s + QLatin1String(name);
            QCOMPARE(text(world.screen, tile + u".figure"_s), u"–"_s);
            QVERIFY(!text(world.screen, tile + u".words"_s).isEmpty());
            QVERIFY(part<QLabel>(world.screen, tile + u".change"_s)->property("tone").toString() != u"ok"_s || part<QLabel>(world.screen, tile + u".change"_s)->isHidden());
            QCOMPARE(part<MeasureTile>(world.screen, tile)->focusPolicy(), Qt::NoFocus);
        }
        QVERIFY(text(world.screen, u"tile.satisfaction.words"_s).startsWith(u"Not known yet"_s));
    }

    void enterOnATileOpensItsPeople() {
        QualityWorld world;
        world.count();
        press(part<MeasureTile>(world.screen, u"tile.goal"_s), Qt::Key_Return);
        QCOMPARE(world.opened.size(), std::size_t{1});
        QCOMPARE(world.opened[0].measure, std::string{"JY-DM-05"});
        QVERIFY(world.opened[0].of == world.boardAsks.back());
    }

    void aLateAnswerOfAnotherPeriodIsDropped() {
        QualityWorld world;
        showActive(world.screen, {1180, 800});
        world.screen.activated();
        part<ChipRow>(world.screen, u"indicators.window"_s)->chip(u"rolling"_s)->click();
        QCOMPARE(world.boardAsks.size(), std::size_t{2});
        QVERIFY(world.controls[0].stop.stop_requested());
        QVERIFY(world.boardAsks[1].window == quality::Window::Rolling);
        world.boards.give(1, fewBoard(world.boardAsks[1]));
        const auto shown = text(world.screen, u"indicators.span"_s);
        world.boards.give(0, Error{Errc::Busy, "work.cancelled", {}});
        QCOMPARE(text(world.screen, u"indicators.span"_s), shown);
        QVERIFY(part<MeasureTile>(world.screen, u"tile.goal"_s)->isVisible());
    }

    void aFailureSaysSoAndTriesAgain() {
        QualityWorld world;
        showActive(world.screen, {1180, 800});
        world.screen.activated();
        world.boards.give(0, Error{Errc::Busy, "database.busy", {}});
        settleEvents();
        auto* state = part<StatePanel>(world.screen, u"indicators.state"_s);
        QVERIFY(state->isVisible());
        QVERIFY(!part<MeasureTile>(world.screen, u"tile.goal"_s)->isVisible());
        Q_EMIT state->acted();
        QCOMPARE(world.boards.asked(), std::size_t{2});
        world.boards.give(1, fewBoard(world.boardAsks.back()));
        settleEvents();
        QVERIFY(!state->isVisible());
    }

    void aFilterIsAskedAndStandsInTheHead() {
        QualityWorld world;
        world.count();
        auto* doctor = part<ChoiceEdit>(world.screen, u"indicators.doctor"_s);
        doctor->setFocus();
        QTest::keyClick(doctor, Qt::Key_Down);
        settleEvents();
        QCOMPARE(world.boardAsks.size(), std::size_t{2});
        QCOMPARE(world.boardAsks.back().filter.doctor.value_or("?"), std::string{"chen"});
        world.boards.give(1, fewBoard(world.boardAsks.back()));
        QVERIFY(text(world.screen, u"indicators.span"_s).contains(u"doctor chen"_s));
    }

    void bandsOnTheScreenAddUpToTheDenominator() {
        QualityWorld world;
        world.count();
        world.screen.showView(u"bands"_s);
        settleEvents();
        const auto& bars = part<BarRows>(world.screen, u"bands"_s)->bars();
        QCOMPARE(bars.size(), static_cast<qsizetype>(measureBook().hba1c.bands.size() + 1));
        qint64 sum = 0;
        double shares = 0;
        for (const auto& bar : bars) {
            sum += bar.count;
            const auto percent = QRegularExpression(u"([\\d.]+) %$"_s).match(bar.words);
            shares += percent.captured(1).toDouble();
        }
        QCOMPARE(sum, static_cast<qint64>(fewBoard(world.boardAsks.back())->lines[*measureBook().indexOf("JY-DM-05")].count->denominator));
        QVERIFY(std::abs(shares - 100) < 0.5);
        QVERIFY(text(world.screen, u"bands.sum"_s).contains(countText(sum)));
        press(part<BarRow>(world.screen, u"bar.-1"_s), Qt::Key_Space);
        QCOMPARE(world.opened.back().band.value_or(99), -1);
    }

    void groupsOnTheScreenAddUpToEverybody() {
        QualityWorld world;
        world.count();
        world.screen.showView(u"groups"_s);
        settleEvents();
        auto* view = world.screen.findChild<GroupsView*>();
        const auto board = fewBoard(world.boardAsks.back());
        for (const auto* partition : {"doctor", "grid", "programme"}) {
            part<ChipRow>(world.screen, u"groups.partition"_s)->chip(QLatin1String(partition))->click();
            for (const auto& choice : measureBook().measures) {
                if (!choice.byPerson()) continue;
                view->setMeasure(qs(choice.id));
                quality::Count sum;
                for (const auto& [name, count] : view->groups()) sum.add(count);
                const auto& whole = *board->lines[*measureBook().indexOf(choice.id)].count;
                QVERIFY2(sum == whole, choice.id.c_str());
                // And the last row of the table says it.
                const auto last = part<RowTable>(world.screen, u"groups.table"_s)->model()->rowCount() - 1;
                QCOMPARE(world.cell(world.screen, u"groups.table"_s, last, 2), countedText(whole));
            }
        }
    }

    void percentAndPercentagePointsNeverMix() {
        QualityWorld world;
        world.count();
        world.screen.showView(u"improvement"_s);
        settleEvents();
        QVERIFY(pointsText(1.2).contains(u"percentage points"_s) && !pointsText(1.2).contains(u'%'));
        QVERIFY(relativeText(1.2).contains(u'%') && !relativeText(1.2).contains(u"points"_s));
        QVERIFY(rateText(0.5).contains(u'%') && !rateText(0.5).contains(u"points"_s));
        const auto points = text(world.screen, u"improvement.points"_s), relative = text(world.screen, u"improvement.relative"_s);
        QVERIFY2(points.contains(u"percentage points"_s) && !points.contains(u'%'), qPrintable(points));
        QVERIFY(!relative.contains(u"points"_s));
        applyLanguage(u"zh_CN"_s);
        settleEvents();
        QVERIFY(!pointsText(1.2).contains(u'%'));
        // From 50 of 100 to 60 of 100.
        const quality::Improvement ten{100, 50, 60};
        applyLanguage(u"en"_s);
        QCOMPARE(pointsText(*ten.percentagePoints()), u"+10.0 percentage points"_s);
        QCOMPARE(relativeText(*ten.relativePercent()), u"+20.0 % relative"_s);
    }

    void moneyIsNoShareAndHasNoPoints() {
        const auto& cost = *measureBook().measure("JY-CAP-02");
        const auto& surplus = *measureBook().measure("JY-CAP-01");
        QVERIFY(!isShare(cost) && isShare(surplus));
        QCOMPARE(valueText(cost, 125'500.0), moneyText(Money{125'500}));
        QVERIFY(!valueText(cost, 125'500.0).contains(u'%'));
        QVERIFY(movementOf(cost, 125'500.0, 164'300.0).sense == Movement::Sense::Unknown);
        quality::Count kept;
        kept.numerator = 345'000;
        kept.denominator = 1'479'000;
        QVERIFY(countedText(surplus, kept).contains(moneyText(Money{1'479'000})));
        quality::Count months;
        months.numerator = 1'134'000;
        months.denominator = 900;
        QVERIFY(countedText(cost, months).contains(u"900 months"_s));
    }

    void lessIsBetterWhereTheMeasureSaysSo() {
        const auto& poor = *measureBook().measure("JY-DM-07");
        QVERIFY(movementOf(poor, 0.2, 0.3).sense == Movement::Sense::Better);
        QVERIFY(movementText(movementOf(poor, 0.2, 0.3)).startsWith(u"▼ −10.0"_s));
        QVERIFY(movementOf(*measureBook().measure("JY-DM-05"), 0.2, 0.3).sense == Movement::Sense::Worse);
        QVERIFY(movementOf(poor, 0.2, {}).sense == Movement::Sense::Unknown);
        QVERIFY(movementOf(poor, 0.2, 0.2001).sense == Movement::Sense::Same);
    }

    void theMonthsAreCountedWhenTheyAreLookedAt() {
        QualityWorld world;
        world.count();
        QCOMPARE(world.series.asked(), std::size_t{0});
        world.screen.showView(u"trend"_s);
        QCOMPARE(world.series.asked(), std::size_t{1});
        QCOMPARE(world.monthsAsked, 12);
        auto months = std::make_shared<Series>();
        months->periods = quality::monthlyPeriods(quality::Window::Year, qualityDay(), 12);
        const auto at = *measureBook().indexOf("JY-DM-05");
        for (std::size_t month = 0; month < 12; ++month) {
            auto& counts = months->counts.emplace_back(measureBook().measures.size());
            counts[at] = quality::Count{10, 0, 10, static_cast<std::int64_t>(month % 10), 1};
        }
        world.series.give(0, std::shared_ptr<const Series>(months));
        settleEvents();
        QCOMPARE(part<RowTable>(world.screen, u"trend.table"_s)->model()->rowCount(), 12);
        QCOMPARE(world.cell(world.screen, u"trend.table"_s, 0, 0), u"2026-11-22"_s);
        QCOMPARE(world.cell(world.screen, u"trend.table"_s, 2, 2), u"+10.0 percentage points"_s);
        // January against December of another year.
        QCOMPARE(world.cell(world.screen, u"trend.table"_s, 10, 2), u"–"_s);
        QCOMPARE(world.cell(world.screen, u"trend.table"_s, 0, 5), u"not known yet"_s);
        press(part<RowTable>(world.screen, u"trend.table"_s), Qt::Key_Return);
        QCOMPARE(world.opened.back().of.asOf, qualityDay());
    }

    void questionsStandAboveTheBoardUntilTheyAreLookedAt() {
        QualityWorld world;
        world.count();
        QVERIFY(!part<QWidget>(world.screen, u"indicators.notice"_s)->isVisible());
        part<ChipRow>(world.screen, u"indicators.window"_s)->chip(u"rolling"_s)->click();
        quality::Questions found{40, {{{quality::Suspicion::Kind::Repeat, 3, "chen", qualityDay(), 5, 0}, roster::ResidentId{derivedUuid({"q"})}, "王秀兰"}}};
        world.boards.give(1, fewBoard(world.boardAsks.back()));
        world.questions.give(1, found);
        settleEvents();
        QVERIFY(part<QWidget>(world.screen, u"indicators.notice"_s)->isVisible());
        world.screen.showView(u"questions"_s);
        settleEvents();
        QVERIFY(!part<QWidget>(world.screen, u"indicators.notice"_s)->isVisible());
        QCOMPARE(world.cell(world.screen, u"questions.table"_s, 0, 2), u"王秀兰"_s);
        std::optional<roster::ResidentId> chart;
        connect(&world.screen, &IndicatorsScreen::chartAsked, this, [&](roster::ResidentId id) { chart = id; });
        press(part<RowTable>(world.screen, u"questions.table"_s), Qt::Key_Return);
        QVERIFY(chart.has_value());
    }

    void theConsortiumStandsBesideWithItsDateAndIsNotKnownUntilItSpoke() {
        QualityWorld world;
        world.count();
        QCOMPARE(text(world.screen, u"tile.goal.consortium"_s), u"Consortium: not known yet"_s);
        ConsortiumFigures figures;
        figures.heard = world.clock.now();
        figures.points["JY-DM-05"] = {{makeDate(2026, 1, 1), makeDate(2026, 9, 30), 11, 0.41, 0.3, 0.4, 0.5}, {makeDate(2026, 1, 1), makeDate(2026, 10, 31), 12, 0.42, 0.3, 0.4, 0.5}};
        figures.points["CN-DM-02"] = {{makeDate(2025, 1, 1), makeDate(2025, 12, 31), 12, 0.9, 0.8, 0.9, 1}};
        world.consortium.give(0, figures);
        settleEvents();
        QCOMPARE(text(world.screen, u"tile.goal.consortium"_s), u"Consortium 42.0 %, 12 clinics, 2026-10-31"_s);
        // Another year's figure is no figure of this one.
        QCOMPARE(text(world.screen, u"tile.management.consortium"_s), u"Consortium: not known yet"_s);
    }

    void theYearUpToTheLastWholeMonthIsReportedByAKey() {
        QualityWorld world;
        world.count();
        world.screen.showView(u"questions"_s);
        settleEvents();
        auto* report = part<Button>(world.screen, u"questions.report"_s);
        QVERIFY(report->text().contains(u"2026-10-31"_s));
        press(report, Qt::Key_Space);
        QVERIFY(world.reportedUpTo == makeDate(2026, 10, 31));
        QVERIFY(!report->isEnabled());
        world.reports.give(0, 31);
        settleEvents();
        QVERIFY(labels(world.screen).join(u' ').contains(u"31 figures wait for the next sync"_s));
    }

    void theRuleSaysSourceVersionAndWhatNobodyVerified() {
        QualityWorld world;
        world.count();
        world.screen.showView(u"all"_s);
        auto* search = part<QLineEdit>(world.screen, u"measures.search"_s);
        search->setFocus();
        QTest::keyClicks(search, u"QOF-DM020"_s);
        settleEvents();
        QCOMPARE(part<RowTable>(world.screen, u"measures.table"_s)->model()->rowCount(), 1);
        QVERIFY(part<QWidget>(world.screen, u"rule.mark"_s)->isVisible());
        const auto source = text(world.screen, u"rule.source"_s);
        QVERIFY2(source.contains(u"NHS England QOF"_s) && source.contains(u"version 1"_s) && source.contains(u"2026-11-23"_s), qPrintable(source));
        QVERIFY(text(world.screen, u"rule.denominator"_s).contains(u"Diabetes register"_s));
        QVERIFY(text(world.screen, u"rule.note"_s).contains(u"7.5"_s));
    }

    void theWorkbookHoldsWhatTheBoardShows() {
        QualityWorld world;
        world.count();
        press(part<Button>(world.screen, u"indicators.save"_s), Qt::Key_Space);
        QCOMPARE(world.sheets.size(), std::size_t{1});
        const auto& sheet = world.sheets[0];
        QVERIFY(!sheet.people);
        QCOMPARE(sheet.tables[0].rows.size(), measureBook().measures.size());
        for (const auto& table : sheet.tables)
            for (const auto& row : table.rows) QCOMPARE(static_cast<qsizetype>(row.size()), table.header.size());
        const auto& bands = sheet.tables[1].rows;
        double sum = 0;
        for (std::size_t at = 0; at + 1 < bands.size(); ++at) sum += bands[at][1].number.value_or(0);
        QCOMPARE(sum, bands.back()[1].number.value_or(-1));
        world.saved.give(0, Result<void>{});
        QVERIFY(labels(world.screen).join(u' ').contains(u"Written: /tmp/chosen.xlsx"_s));
    }

    void evidenceIsWrittenAndAnAlteredPackIsCalledOut() {
        QualityWorld world;
        world.count();
        press(part<Button>(world.screen, u"indicators.evidence"_s), Qt::Key_Space);
        auto* dialog = world.screen.window()->findChild<EvidenceDialog*>();
        QVERIFY(dialog);
        press(part<Button>(*dialog, u"evidence.write"_s), Qt::Key_Space);
        QCOMPARE(world.wishes.size(), std::size_t{0});  // nowhere to write to yet
        press(part<Button>(*dialog, u"evidence.browse"_s), Qt::Key_Space);
        press(part<Button>(*dialog, u"evidence.write"_s), Qt::Key_Space);
        QCOMPARE(world.wishes.size(), std::size_t{1});
        QVERIFY(world.wishes[0].measures.size() > 5 && world.wishes[0].target == u"/tmp/chosen.zip"_s);
        quality::EvidenceReport report;
        report.institution = "CHC1";
        report.people = 12;
        report.measures = 10;
        report.period = world.boardAsks.back().period();
        report.publicKey = std::string(64, 'a');
        world.evidence.give(0, report);
        settleEvents();
        QVERIFY(labels(*dialog).join(u' ').contains(u"12 people"_s));
        press(part<Button>(*dialog, u"evidence.check"_s), Qt::Key_Space);
        world.evidence.give(1, Error{Errc::Corrupt, "evidence.differs", "counts.csv"});
        settleEvents();
        QVERIFY(labels(*dialog).join(u' ').contains(wordsFor(Error{Errc::Corrupt, "evidence.differs", {}}).what));
        QVERIFY(hasWords("evidence.differs") && hasWords("evidence.signature") && hasWords("evidence.hash") && hasWords("evidence.format"));
        dialog->close();
    }

    void everythingHasANameAndNothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const auto& language : {u"en"_s, u"zh_CN"_s})
            for (const int scale : {100, 130}) QTest::addRow("%s %d", qPrintable(language), scale) << language << scale;
    }
    void everythingHasANameAndNothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        applyLook({false, scale});
        applyLanguage(language);
        QualityWorld world;
        world.count();
        world.screen.resize(1180, 1200);
        for (const auto& view : {u"board"_s, u"trend"_s, u"bands"_s, u"funnels"_s, u"groups"_s, u"improvement"_s, u"questions"_s, u"all"_s}) {
            world.screen.showView(view);
            settleEvents();
            QVERIFY2(cutOff(world.screen).isEmpty(), qPrintable(view + u": "_s + cutOff(world.screen).join(u'\n')));
            QVERIFY2(nameless(world.screen).isEmpty(), qPrintable(view + u": "_s + nameless(world.screen).join(u'\n')));
        }
    }
};

JIAYI_TEST(TestIndicatorsScreen)
#include "tst_indicators_screen.moc"
