#include "tests/support/test_program.h"
#include "ui/common/field.h"
#include "ui/common/format.h"

#include <QApplication>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestFields : public QObject {
    Q_OBJECT

    static void type(QLineEdit* edit, const QString& text) {
        // A QString, not keyClicks(): that takes Latin-1 only and full-width digits are the point.
        for (const auto letter : text)
            QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }

private Q_SLOTS:
    void fullWidthDigitsAreReadAsPlainOnes() {
        NumberEdit edit;
        edit.setRange(0, 100, 1);
        type(&edit, u"６．８"_s);
        QCOMPARE(edit.text(), u"6.8"_s);
        QCOMPARE(edit.value(), 6.8);
        edit.clear();
        type(&edit, u"７。２"_s);  // the full stop of a Chinese keyboard
        QCOMPARE(edit.value(), 7.2);
    }

    void theInputMethodIsOff() {
        QVERIFY(!NumberEdit().testAttribute(Qt::WA_InputMethodEnabled));
        QVERIFY(!PressureEdit().testAttribute(Qt::WA_InputMethodEnabled));
        QVERIFY(!DateEdit().testAttribute(Qt::WA_InputMethodEnabled));
    }

    void lettersDoNotGetIn() {
        NumberEdit edit;
        type(&edit, u"7a2公"_s);
        QCOMPARE(edit.text(), u"72"_s);
    }

    void aCorrectionInTheMiddleKeepsTheCursor() {
        NumberEdit edit;
        edit.setText(u"15"_s);
        edit.setCursorPosition(1);
        type(&edit, u"２"_s);
        QCOMPARE(edit.text(), u"125"_s);
        QCOMPARE(edit.cursorPosition(), 2);
    }

    void nobodyIsCorrectedInMidNumber() {
        NumberField field;
        field.edit()->setRange(20, 300, 1);
        field.show();
        field.edit()->setFocus();
        type(field.edit(), u"7"_s);
        QVERIFY(field.error().isEmpty());  // on the way to 74.5
        QTest::keyClick(field.edit(), Qt::Key_Return);
        QVERIFY(!field.error().isEmpty());
        QCOMPARE(field.edit()->value(), std::nullopt);
        type(field.edit(), u"4"_s);
        QVERIFY(field.error().isEmpty());  // mended: said at once
        QCOMPARE(field.edit()->value(), 74.0);
    }

    void problemsAreToldApart_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        using P = NumberEdit::Problem;
        QTest::newRow("empty") << QString() << int(P::None);
        QTest::newRow("whole") << u"20"_s << int(P::None);
        QTest::newRow("comma") << u"20,5"_s << int(P::None);
        QTest::newRow("ends with a point") << u"20."_s << int(P::None);
        QTest::newRow("two points") << u"2.0.1"_s << int(P::NotANumber);
        QTest::newRow("only a point") << u"."_s << int(P::NotANumber);
        QTest::newRow("sign inside") << u"2-0"_s << int(P::NotANumber);
        QTest::newRow("decimals") << u"20.55"_s << int(P::TooManyDecimals);
        QTest::newRow("low") << u"9.9"_s << int(P::TooLow);
        QTest::newRow("high") << u"100.1"_s << int(P::TooHigh);
    }

    void problemsAreToldApart() {
        QFETCH(QString, typed);
        QFETCH(int, problem);
        NumberEdit edit;
        edit.setRange(10, 100, 1);
        edit.setText(typed);
        QCOMPARE(int(edit.problem()), problem);
    }

    void pressureIsTypedAsItIsSaid_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        QTest::newRow("slash") << u"138/84"_s << u"138/84"_s;
        QTest::newRow("space") << u"138 84"_s << u"138/84"_s;
        QTest::newRow("full width") << u"１３８／８４"_s << u"138/84"_s;
        QTest::newRow("full-width space") << u"１３８　８４"_s << u"138/84"_s;
        QTest::newRow("half") << u"138/"_s << QString();
        QTest::newRow("one figure") << u"13884"_s << QString();
    }

    void pressureIsTypedAsItIsSaid() {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        PressureEdit edit;
        type(&edit, typed);
        const auto value = edit.value();
        QCOMPARE(value.has_value(), !read.isEmpty());
        if (!value) {
            QVERIFY(!edit.isReadable());
            return;
        }
        edit.setValue(value);
        QCOMPARE(edit.text(), read);
    }

    void datesAreReadAsTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("leaning");
        QTest::addColumn<QString>("read");
        using L = DateEdit::Leaning;
        QTest::newRow("iso") << u"2026-11-22"_s << int(L::Nearest) << u"2026-11-22"_s;
        QTest::newRow("digits") << u"20261122"_s << int(L::Nearest) << u"2026-11-22"_s;
        QTest::newRow("chinese") << u"2026年3月5日"_s << int(L::Nearest) << u"2026-03-05"_s;
        QTest::newRow("full width") << u"２０２６／３／５"_s << int(L::Nearest) << u"2026-03-05"_s;
        QTest::newRow("no year, nearest") << u"0105"_s << int(L::Nearest) << u"2027-01-05"_s;
        QTest::newRow("no year, past") << u"0105"_s << int(L::Past) << u"2026-01-05"_s;
        QTest::newRow("no year, future") << u"11-21"_s << int(L::Future) << u"2027-11-21"_s;
        QTest::newRow("today is not past yet") << u"1122"_s << int(L::Future) << u"2026-11-22"_s;
        QTest::newRow("leap day, past") << u"0229"_s << int(L::Past) << u"2024-02-29"_s;
        QTest::newRow("no such day") << u"2026-02-30"_s << int(L::Nearest) << QString();
        QTest::newRow("month 13") << u"1322"_s << int(L::Nearest) << QString();
        QTest::newRow("words") << u"soon"_s << int(L::Nearest) << QString();
    }

    void datesAreReadAsTyped() {
        QFETCH(QString, typed);
        QFETCH(int, leaning);
        QFETCH(QString, read);
        const auto date =
            DateEdit::read(typed, makeDate(2026, 11, 22), static_cast<DateEdit::Leaning>(leaning));
        QCOMPARE(date ? isoDate(*date) : QString(), read);
    }

    void aDateIsRewrittenWhenTheFieldIsLeftAndArrowsMoveIt() {
        DateField field;
        auto* edit = field.edit();
        edit->setToday(makeDate(2026, 11, 22));
        edit->setRange(makeDate(2026, 1, 1), makeDate(2026, 12, 31));
        type(edit, u"1231"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edit->text(), u"2026-12-31"_s);
        QTest::keyClick(edit, Qt::Key_Down);
        QCOMPARE(edit->value(), makeDate(2026, 12, 30));
        QTest::keyClick(edit, Qt::Key_Up);
        QTest::keyClick(edit, Qt::Key_Up);
        QCOMPARE(edit->value(), std::nullopt);  // beyond the range
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!field.error().isEmpty());
    }

    void theWheelNeverChangesAChoice() {
        ChoiceEdit edit;
        edit.setChoices({{u"clinic"_s, u"Clinic"_s}, {u"phone"_s, u"Phone"_s}});
        edit.setKey(u"clinic"_s);
        edit.show();
        QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&edit, &wheel);
        QCOMPARE(edit.key(), u"clinic"_s);
        edit.setChoices({{u"phone"_s, u"电话"_s}, {u"clinic"_s, u"门诊"_s}});
        QCOMPARE(edit.key(), u"clinic"_s);  // another language, another order, the same choice
    }

    void numbersOfPeopleAreMasked() {
        QCOMPARE(maskedId(u"120101196805123517"_s), u"1201**********3517"_s);
        QCOMPARE(maskedId(u"1234"_s), u"**34"_s);
        QCOMPARE(maskedId(QString()), QString());
        QCOMPARE(maskedPhone(u"13812345678"_s), u"138****5678"_s);
    }

    void agesAndTimesAreSaidAsPeopleSayThem() {
        const auto today = makeDate(2026, 11, 22);
        QVERIFY(ageText(makeDate(1968, 5, 12), today).startsWith(u"58"_s));
        QVERIFY(ageText(makeDate(2025, 9, 30), today).startsWith(u"13"_s));  // months
        QCOMPARE(countdown(std::chrono::seconds(581)), u"9:41"_s);
        QCOMPARE(countdown(std::chrono::seconds(3900)), u"1:05:00"_s);
        QCOMPARE(moneyText({-123456}), u"−¥ 1,234.56"_s);
        QCOMPARE(figure(6.80, 2), u"6.8"_s);
    }
};

JIAYI_TEST(TestFields)
#include "tst_fields.moc"
