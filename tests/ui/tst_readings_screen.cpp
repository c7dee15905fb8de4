// The page of readings and a sensor's file before it is taken, on functions that answer at once, late or with a failure.
#include "tests/readings/sensor_files.h"
#include "tests/ui/ui_test.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/readings/agp_plot.h"
#include "ui/readings/range_bar.h"
#include "ui/readings/readings_card.h"
#include "ui/readings/readings_screen.h"
#include "ui/readings/sensor_dialog.h"

#include <QAreaSeries>
#include <QChart>
#include <QPushButton>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

namespace {

const roster::ResidentId kSomebody{derivedUuid({"somebody"})}, kOther{derivedUuid({"other"})};
const Date kEnd = makeDate(2026, 11, 20);

const care::RuleBook& readingCareRules() {
    static const auto rules = care::loadRules().value();
    return rules;
}

readings::ReadingsPage pageWith(int days, const char* name = "Zhang Xiaoming") {
    readings::ReadingsPage page;
    page.resident = kSomebody;
    page.name = name;
    if (days > 0) page.profile = readings::profileOf(readingRules(), sensorDays(kEnd, days, 15, [](int minute) { return minute < 360 ? 3.5 : 8.0; }), kEnd, 58);
    return page;
}

SensorFile sensorFile(const std::string& text, const readings::CgmAnswers& answers = {}) {
    SensorFile looked{readFile(text, answers), {}};
    looked.gain.added = looked.file.readings.size();
    return looked;
}

struct World {
    Answers<readings::ReadingsPage> pages;
    Answers<SensorFile> looks;
    Answers<readings::CgmGain> imports;
    Answers<int> takenBack;
    std::vector<readings::CgmAnswers> answers;
    std::vector<readings::RetractCgm> retracts;
    int prints = 0;

    ReadingsAsks asks() {
        ReadingsAsks asks;
        asks.page = [this](roster::ResidentId) { return pages.ask(); };
        asks.look = [this](roster::ResidentId, const QString&, const readings::CgmAnswers& said) {
            answers.push_back(said);
            return looks.ask();
        };
        asks.import = [this](const readings::ImportCgm&) { return imports.ask(); };
        asks.takeBack = [this](const readings::RetractCgm& retract) {
            retracts.push_back(retract);
            return takenBack.ask();
        };
        asks.chooseFile = [](QWidget*, const std::function<void(const QString&)>&) {};
        asks.print = [this](roster::ResidentId, QWidget*) { ++prints; };
        return asks;
    }
};

}  // namespace

class TestReadingsScreen : public QObject {
    Q_OBJECT

    std::unique_ptr<World> m_world;
    std::unique_ptr<ReadingsScreen> m_screen;

    void open(const readings::ReadingsPage& page) {
        m_screen = std::make_unique<ReadingsScreen>(m_world->asks(), readingRules(), readingCareRules());
        showActive(*m_screen, {1240, 760});
        m_screen->open(kSomebody);
        m_world->pages.give(0, page);
        settleEvents();
    }
    std::unique_ptr<SensorDialog> dialog() {
        auto made = std::make_unique<SensorDialog>(m_world->asks(), readingRules(), kSomebody, u"Zhang Xiaoming"_s, nullptr);
        showActive(*made, {680, 440});
        made->look(u"/nowhere/sensor.csv"_s);
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        m_screen.reset();
        m_world.reset();
    }

    void aProfileShowsItsBandsGoalsAndFigures() {
        open(pageWith(14));
        const auto said = labels(*m_screen).join(u'\n');
        QVERIFY(said.contains(u"6.9 mmol/L"_s) && said.contains(u"6.3 %"_s) && said.contains(u"100 %"_s));
        const auto bar = part<RangeBar>(*m_screen, u"readings.range"_s)->accessibleDescription();
        QVERIFY2(bar.contains(u"In range 3.9–10.0: 75 %"_s) && bar.contains(u"Low 3.0–3.8: 25 %"_s), qPrintable(bar));
        QVERIFY(!part<Notice>(*m_screen, u"readings.thin"_s)->isVisible());
        const auto* plot = part<AgpPlot>(*m_screen, u"readings.agp"_s);
        QVERIFY(plot->accessibleDescription().contains(u" 8:00  8 / 8 / 8 / 8 / 8"_s));
        QCOMPARE(plot->chart()->series().size(), 5);  // two bands, the median, two edges
    }

    void aThinProfileWarnsAndTellsNoGmi() {
        open(pageWith(9));
        QVERIFY(part<Notice>(*m_screen, u"readings.thin"_s)->isVisible());
        const auto said = labels(*m_screen).join(u'\n');
        QVERIFY(said.contains(u"not told"_s) && said.contains(u"64.3 %"_s));
    }

    void withoutASensorThePageSaysWhatToDo() {
        open(pageWith(0));
        QVERIFY(part<QWidget>(*m_screen, u"readings.noSensor"_s)->isVisible());
        QVERIFY(!part<QPushButton>(*m_screen, u"readings.print"_s)->isEnabled());
        QVERIFY(!part<QPushButton>(*m_screen, u"readings.takeBack"_s)->isVisible());
    }

    void anAnswerForThePersonBeforeIsDropped() {
        open(pageWith(14));
        m_screen->open(kOther);
        m_screen->open(kSomebody);
        m_world->pages.give(2, pageWith(0, "Newest"));
        m_world->pages.give(1, pageWith(14, "Other person"));
        settleEvents();
        QCOMPARE(text(*m_screen, u"readings.name"_s), u"Newest"_s);
    }

    void aFailureIsSaidAndTriedAgain() {
        m_screen = std::make_unique<ReadingsScreen>(m_world->asks(), readingRules(), readingCareRules());
        showActive(*m_screen, {1240, 760});
        m_screen->open(kSomebody);
        m_world->pages.give(0, Error{Errc::Corrupt, "store.damaged", {}});
        settleEvents();
        QVERIFY(part<StatePanel>(*m_screen, u"readings.state"_s)->isVisible());
    }

    void daysAreTakenBackOnlyAfterAQuestion() {
        open(pageWith(14));
        press(part<QPushButton>(*m_screen, u"readings.takeBack"_s), Qt::Key_Space);
        QVERIFY(m_world->retracts.empty());
        auto* confirm = part<Notice>(*m_screen, u"readings.confirm"_s);
        QVERIFY(confirm->isVisible());
        QSignalSpy changed(m_screen.get(), &ReadingsScreen::changed);
        press(part<QPushButton>(*confirm, u"notice.action"_s), Qt::Key_Space);
        QCOMPARE(m_world->retracts.size(), std::size_t{1});
        QVERIFY(m_world->retracts[0].from == kEnd - Days(13) && m_world->retracts[0].to == kEnd);
        m_world->takenBack.give(0, 14);
        QCOMPARE(changed.size(), 1);
    }

    void aBrokenFileNamesItsRowsAndCannotBeTaken() {
        const auto shown = dialog();
        m_world->looks.give(0, sensorFile(std::string{kShanghaiHead} + "2026-11-02 08:00,126,,,\nyesterday,126,,,\n"));
        const auto words = part<Notice>(*shown, u"sensor.trouble"_s)->spoken();
        QVERIFY2(words.contains(u"Row 3, Date"_s), qPrintable(words));
        QVERIFY(!part<QPushButton>(*shown, u"sensor.take"_s)->isEnabled());
    }

    void aFileWithoutUnitAsksAndIsReadAgainWithTheAnswer() {
        const auto text = std::string{"Date,CGM\n2026-11-02 08:00,126\n"};
        const auto shown = dialog();
        m_world->looks.give(0, sensorFile(text));
        QVERIFY(part<QWidget>(*shown, u"sensor.unit"_s)->isVisible() && !part<QWidget>(*shown, u"sensor.order"_s)->isVisible());
        QVERIFY(!part<QPushButton>(*shown, u"sensor.take"_s)->isEnabled());
        press(part<ChipRow>(*shown, u"sensor.unit"_s)->chip(u"mgdl"_s), Qt::Key_Space);
        QVERIFY(m_world->answers.size() == 2 && m_world->answers[1].unit == readings::GlucoseUnit::MgDl);
        m_world->looks.give(1, sensorFile(text, m_world->answers[1]));
        QVERIFY(part<QPushButton>(*shown, u"sensor.take"_s)->isEnabled());
        QSignalSpy imported(shown.get(), &SensorDialog::imported);
        press(part<QPushButton>(*shown, u"sensor.take"_s), Qt::Key_Space);
        m_world->imports.give(0, readings::CgmGain{1, 0, 0, 1});
        QCOMPARE(imported.size(), 1);
        QVERIFY(!shown->isVisible());
    }

    void whatIsHeldAlreadyCannotBeTakenAgain() {
        const auto shown = dialog();
        auto file = sensorFile(std::string{kShanghaiHead} + "2026-11-02 08:00,126,,,\n");
        file.gain = {0, 1, 0, 0};
        m_world->looks.give(0, file);
        QVERIFY(part<Notice>(*shown, u"sensor.trouble"_s)->isVisible() && !part<QPushButton>(*shown, u"sensor.take"_s)->isEnabled());
    }

    void aRefusalOfTheStoreStaysInTheDialog() {
        const auto shown = dialog();
        m_world->looks.give(0, sensorFile(std::string{kShanghaiHead} + "2026-11-02 08:00,126,,,\n"));
        press(part<QPushButton>(*shown, u"sensor.take"_s), Qt::Key_Space);
        m_world->imports.give(0, Error{Errc::Invalid, "cgm.in-the-future", {}});
        QVERIFY(shown->isVisible() && part<Notice>(*shown, u"sensor.trouble"_s)->spoken().contains(u"has not come"_s));
    }

    void theChartsLineLeadsToThePage() {
        ReadingsCard card(m_world->asks(), readingRules());
        showActive(card, {420, 120});
        card.showResident(kSomebody);
        m_world->pages.give(0, pageWith(14));
        QVERIFY(text(card, u"readings.line"_s).contains(u"75 % in range"_s));
        QSignalSpy asked(&card, &ReadingsCard::pageAsked);
        QTest::keyClick(&card, Qt::Key_S, Qt::AltModifier);
        QCOMPARE(asked.size(), 1);
    }
};

JIAYI_TEST(TestReadingsScreen)
#include "tst_readings_screen.moc"
