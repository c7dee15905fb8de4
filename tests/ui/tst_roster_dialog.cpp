// Adding and editing a resident by keyboard.
#include "models/roster/rules/citizen_id.h"
#include "tests/ui/roster_world.h"
#include "ui/common/field.h"
#include "ui/roster/resident_dialog.h"

#include <QLineEdit>
#include <QPushButton>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestResidentDialog : public QObject {
    Q_OBJECT

    RosterWorld m_world;
    ManualClock m_clock{morning()};
    std::unique_ptr<ResidentDialog> m_dialog;

    void open(std::optional<roster::Resident> before = {}) {
        m_dialog = std::make_unique<ResidentDialog>(m_world.asks().resident, tables(), m_clock, std::move(before));
        showActive(*m_dialog, {780, 700});
    }
    QLineEdit* line(const QString& column) { return m_dialog->findChild<QLineEdit*>(u"resident."_s + column); }
    void type(const QString& column, const QString& text) {
        auto* edit = line(column);
        edit->setFocus();
        for (const auto letter : text)
            QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
    QString errorOf(const QString& column) {
        return m_dialog->findChild<QWidget*>(u"resident."_s + column)->accessibleDescription();
    }

private Q_SLOTS:
    void initTestCase() { applyLook({}); }
    void init() { m_world = {}; }
    void cleanup() { m_dialog.reset(); }

    void aWrongCheckDigitIsRefusedWithTheReasonWhileTyping() {
        open();
        type(u"citizen_id"_s, u"12010119680512351"_s);
        QCOMPARE(errorOf(u"citizen_id"_s), QString());  // unfinished is not wrong
        type(u"citizen_id"_s, u"0"_s);
        QVERIFY(errorOf(u"citizen_id"_s).contains(u"check digit"_s));
        type(u"name"_s, u"张小明"_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world.saves.empty());
        QVERIFY(line(u"citizen_id"_s)->hasFocus());
    }

    void anImpossibleMonthIsSaidBeforeTheNumberIsWhole() {
        open();
        type(u"citizen_id"_s, u"120101196813"_s);
        QVERIFY(!errorOf(u"citizen_id"_s).isEmpty());
    }

    void theNumberGivesBirthDateAndSex() {
        open();
        const std::string first = "12010119680512351";
        type(u"citizen_id"_s, qs(first) + QLatin1Char(roster::citizenIdCheckCharacter(first)));
        QCOMPARE(line(u"birth_date"_s)->text(), u"1968-05-12"_s);
        QCOMPARE(m_dialog->findChild<ChoiceEdit*>(u"resident.sex"_s)->key(), u"male"_s);
    }

    void someoneNewIsSavedByKeyboardAlone() {
        open();
        int saved = 0;
        connect(m_dialog.get(), &ResidentDialog::saved, this, [&] { ++saved; });
        type(u"name"_s, u"欧阳娜娜"_s);
        QTest::keyClick(line(u"name"_s), Qt::Key_Return);
        QVERIFY(line(u"citizen_id"_s)->hasFocus());
        type(u"phone"_s, u"１３８１２３４５６７８"_s);
        type(u"birth_date"_s, u"19700203"_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(saved, 1);
        QCOMPARE(m_world.saves.size(), std::size_t{1});
        QCOMPARE(m_world.saves[0].resident.name, std::string("欧阳娜娜"));
        QCOMPARE(m_world.saves[0].resident.phone, std::string("13812345678"));
        QCOMPARE(m_world.saves[0].resident.birthDate, std::optional(makeDate(1970, 2, 3)));
        QVERIFY(!m_world.saves[0].before);
    }

    void aNameIsNeeded() {
        open();
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world.saves.empty());
        QVERIFY(!errorOf(u"name"_s).isEmpty());
        QVERIFY(line(u"name"_s)->hasFocus());
    }

    void someoneWhoMayBeTheSameIsShownWithEvidenceBeforeSaving() {
        roster::Duplicate same;
        same.id = zhang();
        same.name = "张小明";
        same.maskedCitizenId = "1201**********3517";
        same.evidence = {"same-name", "same-birth-date", "different-sex"};
        same.band = roster::duplicates::Band::Look;
        auto asks = m_world.asks();
        m_world.duplicates = {same};
        open();
        type(u"name"_s, u"张小明"_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_dialog->isVisible());
        auto* card = m_dialog->findChild<QWidget*>(u"resident.same"_s);
        QVERIFY(card->isVisible());
        const auto text = m_dialog->findChild<QLabel*>(u"resident.same.text"_s)->text();
        QVERIFY(text.contains(u"1201**********3517"_s));
        QVERIFY(text.contains(u"May be one person, same name, same birth date, but: different sex"_s));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_world.saves.back().despiteDuplicates);
        QVERIFY(!m_dialog->isVisible());
    }

    void editingSendsWhatTheFormWasFilledFrom() {
        open(zhangXiaoming());
        QCOMPARE(line(u"grid"_s)->text(), u"07"_s);
        line(u"grid"_s)->clear();
        type(u"grid"_s, u"08"_s);
        // The invented number of the sample person has a wrong check digit: take it away.
        line(u"citizen_id"_s)->clear();
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_world.saves.size(), std::size_t{1});
        QCOMPARE(m_world.saves[0].before, std::optional(zhangXiaoming()));
        QCOMPARE(m_world.saves[0].resident.grid, std::string("08"));
    }

    void escapeAsksOnceBeforeItForgets() {
        open();
        type(u"name"_s, u"张"_s);
        QTest::keyClick(line(u"name"_s), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible());
        QTest::keyClick(line(u"name"_s), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void aFailedSaveKeepsWhatWasEntered() {
        auto asks = m_world.asks().resident;
        Answers<roster::SaveResident::Outcome> saves;
        asks.save = [&](const roster::SaveResident&) { return saves.ask(); };
        m_dialog = std::make_unique<ResidentDialog>(asks, tables(), m_clock, std::nullopt);
        showActive(*m_dialog, {780, 700});
        type(u"name"_s, u"张小明"_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(saves.asked(), std::size_t{1});  // a second press does not save twice
        saves.give(0, Error{Errc::Full, "store.full", {}});
        QVERIFY(m_dialog->findChild<QWidget*>(u"resident.notice"_s)->isVisible());
        QCOMPARE(line(u"name"_s)->text(), u"张小明"_s);
    }

    void everyControlHasANameAndNothingIsCutOff() {
        open(zhangXiaoming());
        QCOMPARE(nameless(*m_dialog), QStringList());
        QCOMPARE(cutOff(*m_dialog), QStringList());
    }
};

JIAYI_TEST(TestResidentDialog)
#include "tst_roster_dialog.moc"
