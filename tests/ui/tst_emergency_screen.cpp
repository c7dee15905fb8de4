// The page for closed-off areas and the late entry, driven by keys.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/emergency/emergency_screen.h"
#include "ui/emergency/late_dialog.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

namespace {

const Date kClosed = makeDate(2026, 11, 22);

std::vector<emergency::AreaPerson> areaPeople() {
    std::vector<emergency::AreaPerson> people(3);
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i].resident.id = {derivedUuid({"area", std::to_string(i)})};
        people[i].resident.name = "Person " + std::to_string(i);
        people[i].resident.sex = Sex::Male;
        people[i].resident.birthDate = makeDate(1950, 1, 1);
    }
    people[0].supplies = {{{}, "metformin", "1 g bid", false, {}}};
    people[1].supplies = {{{}, "amlodipine", "5 mg qd", false, kClosed + Days(2)}};
    people[2].supplies = {{{}, "aspirin", "100 mg qd", false, kClosed + Days(19)}};
    return people;
}

}  // namespace

class TestEmergencyScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(kClosed) + std::chrono::hours{10}};
    std::unique_ptr<Answers<std::vector<emergency::Area>>> m_areas;
    std::unique_ptr<Answers<std::vector<emergency::AreaPerson>>> m_lists;
    std::unique_ptr<Answers<std::vector<std::string>>> m_verifiers;
    std::unique_ptr<Answers<void>> m_records;
    std::vector<emergency::RecordLate> m_late;
    std::vector<std::string> m_printed;

    EmergencyAsks asks() {
        EmergencyAsks asks;
        asks.areas = [this] { return m_areas->ask(); };
        asks.list = [this](const std::string&) { return m_lists->ask(); };
        asks.print = [this](const std::string& grid, QWidget*) { m_printed.push_back(grid); };
        asks.verifiers = [this] { return m_verifiers->ask(); };
        asks.recordLate = [this](const emergency::RecordLate& late) {
            m_late.push_back(late);
            return m_records->ask();
        };
        return asks;
    }
    std::unique_ptr<EmergencyScreen> open() {
        auto screen = std::make_unique<EmergencyScreen>(asks(), m_clock);
        showActive(*screen, {1200, 700});
        screen->activated();
        m_areas->give(0, std::vector<emergency::Area>{{"07", 120}, {"08", 90}});
        m_lists->give(0, areaPeople());
        settleEvents();
        return screen;
    }
    std::unique_ptr<LateDialog> dialog() {
        auto made = std::make_unique<LateDialog>(asks(), roster::ResidentId{derivedUuid({"area", "0"})}, u"Person 0"_s, m_clock, nullptr);
        showActive(*made, {620, 440});
        m_verifiers->give(0, std::vector<std::string>{"liu", "wang"});
        return made;
    }
    static void fill(LateDialog& in, const QString& time, const QString& pressure) {
        part<DateField>(in, u"late.day"_s)->edit()->setValue(kClosed - Days(2));
        part<TextField>(in, u"late.time"_s)->setText(time);
        static_cast<QLineEdit*>(part<LabeledField>(in, u"late.pressure"_s)->editor())->setText(pressure);
        part<TextField>(in, u"late.writtenBy"_s)->setText(u"nurse Wang"_s);
        part<ChoiceField>(in, u"late.verifiedBy"_s)->edit()->setKey(u"liu"_s);
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_areas = std::make_unique<Answers<std::vector<emergency::Area>>>();
        m_lists = std::make_unique<Answers<std::vector<emergency::AreaPerson>>>();
        m_verifiers = std::make_unique<Answers<std::vector<std::string>>>();
        m_records = std::make_unique<Answers<void>>();
        m_late.clear();
        m_printed.clear();
    }

    void theListSaysHowLongMedicinesLastInWords() {
        AreaModel model(m_clock, nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(areaPeople());
        const auto left = [&](int row, int role = Qt::DisplayRole) { return model.data(model.index(row, AreaModel::Left), role); };
        QCOMPARE(left(0).toString(), u"not known: ask"_s);
        QCOMPARE(left(1).toString(), u"3 days left"_s);
        QVERIFY(left(0, ToneRole).toInt() == int(Tone::Warn) && left(1, ToneRole).toInt() == int(Tone::Warn) && left(2, ToneRole).toInt() == int(Tone::Ok));
        QVERIFY(model.data(model.index(1, AreaModel::Medicines), Qt::DisplayRole).toString().contains(u"amlodipine 5 mg qd"_s));
    }

    void aGridIsReadCountedAndPrinted() {
        const auto screen = open();
        QVERIFY2(text(*screen, u"emergency.counts"_s).contains(u"3 take medicines"_s) && text(*screen, u"emergency.counts"_s).contains(u"1 runs out within a week"_s), qPrintable(text(*screen, u"emergency.counts"_s)));
        press(part<Button>(*screen, u"emergency.print"_s), Qt::Key_Space);
        QCOMPARE(m_printed, std::vector<std::string>{"07"});
    }

    void aFailureAndAnEmptyGridAreSaid() {
        EmergencyScreen screen(asks(), m_clock);
        showActive(screen, {1200, 700});
        screen.activated();
        m_areas->give(0, std::vector<emergency::Area>{{"07", 1}});
        m_lists->give(0, std::vector<emergency::AreaPerson>{});
        settleEvents();
        QVERIFY(part<StatePanel>(screen, u"emergency.state"_s)->isVisible() && !part<Button>(screen, u"emergency.print"_s)->isEnabled());
    }

    void enterOnAPersonOpensTheLateEntry() {
        const auto screen = open();
        press(part<RowTable>(*screen, u"emergency.table"_s), Qt::Key_Return);
        QVERIFY(screen->window()->findChild<LateDialog*>());
    }

    void aSheetIsRecordedWithWhoWroteAndWhoVerified() {
        const auto shown = dialog();
        fill(*shown, u"0815"_s, u"152/94"_s);
        QSignalSpy recorded(shown.get(), &LateDialog::recorded);
        press(part<Button>(*shown, u"late.record"_s), Qt::Key_Space);
        QCOMPARE(m_late.size(), std::size_t{1});
        const auto& late = m_late[0];
        QVERIFY(late.happened == startOfDay(kClosed - Days(2)) + std::chrono::minutes{495} && late.writtenBy == "nurse Wang" && late.verifiedBy == "liu");
        QVERIFY(late.values.size() == 2 && late.values[0].code == "SBP" && late.values[0].value == 152 && late.values[1].value == 94);
        m_records->give(0, Result<void>{});
        QCOMPARE(recorded.size(), 1);
    }

    void whatIsMissingIsNamedAndNothingIsSent() {
        const auto shown = dialog();
        press(part<Button>(*shown, u"late.record"_s), Qt::Key_Space);
        QVERIFY(m_late.empty());
        for (const auto* name : {"late.day", "late.time", "late.writtenBy", "late.verifiedBy"}) QVERIFY2(!part<LabeledField>(*shown, QLatin1String(name))->error().isEmpty(), name);
        fill(*shown, u"25:10"_s, u"152"_s);
        press(part<Button>(*shown, u"late.record"_s), Qt::Key_Space);
        QVERIFY(m_late.empty() && !part<LabeledField>(*shown, u"late.time"_s)->error().isEmpty() && !part<LabeledField>(*shown, u"late.pressure"_s)->error().isEmpty());
    }

    void aRefusalStaysInTheDialog() {
        const auto shown = dialog();
        fill(*shown, u"8:15"_s, u"152/94"_s);
        press(part<Button>(*shown, u"late.record"_s), Qt::Key_Space);
        m_records->give(0, Error{Errc::Conflict, "late.twice", {}});
        QVERIFY(shown->isVisible() && part<Notice>(*shown, u"late.trouble"_s)->isVisible() && part<Button>(*shown, u"late.record"_s)->isEnabled());
    }
};

JIAYI_TEST(TestEmergencyScreen)
#include "tst_emergency_screen.moc"
