#include "tests/ui/ui_test.h"
#include "ui/common/card.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/icon.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QDirIterator>
#include <QVBoxLayout>

#include <cmath>

using namespace jiayi::ui;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor& color) {
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class Listener : public Live<QWidget> {
public:
    int retranslated = 0;
    int restyled = 0;

protected:
    void retranslate() override { ++retranslated; }
    void restyle() override { ++restyled; }
};

}  // namespace

class TestLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        applyLook({});
        applyLanguage(u"en"_s);
    }

    void everyTextIsReadableInBothThemes_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextIsReadableInBothThemes() {
        QFETCH(bool, dark);
        const auto t = makeTokens({dark, 100});
        const auto readable = [](const QColor& ink, const QColor& ground, double least = 4.5) {
            QVERIFY2(contrast(ink, ground) >= least,
                     qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
        };
        for (const auto& ground : {t.page, t.card, t.field, t.hover, t.selected}) readable(t.ink, ground);
        for (const auto& ground : {t.page, t.card, t.field}) readable(t.inkSoft, ground);
        readable(t.inkFaint, t.field, 3.5);
        readable(t.accentInk, t.card);
        readable(t.accentInk, t.accentFill);
        readable(t.onAccent, t.accent);
        readable(t.onAccent, t.accentHover);
        readable(t.onAccent, t.danger);
        readable(t.onAccent, t.railBadge);
        readable(t.railInk, t.rail);
        readable(t.railInkActive, t.railActive);
        readable(t.focus, t.page, 3);
        readable(t.focus, t.card, 3);
        for (const auto& tone : t.tones) {
            readable(tone.ink, tone.fill);
            readable(tone.ink, t.card);  // the pill of a selected row
        }
        for (const auto tone : {Tone::Ok, Tone::Bad, Tone::Info}) readable(t.tone(tone).strong, t.card, 3);
    }

    void aThemeIsSwitchedWhileTheWindowStands() {
        applyLook({});
        Card card(u"Latest"_s);
        Listener listener;
        card.body()->addWidget(&listener);
        card.resize(200, 100);
        card.show();
        const auto colorOf = [&] { return card.grab().toImage().pixelColor(100, 90); };
        QCOMPARE(colorOf(), QColor(Qt::white));
        const int before = listener.restyled;
        applyLook({true, 100});
        QCOMPARE(colorOf(), makeTokens({true, 100}).card);
        QVERIFY(listener.restyled > before);
        QCOMPARE(QApplication::palette().color(QPalette::WindowText), tokens().ink);
        listener.setParent(nullptr);
    }

    void scaleReachesFontsAndSpaces() {
        applyLook({});
        QWidget box;
        auto* layout = new QVBoxLayout(&box);
        space(layout, 14, 8);
        layout->addWidget(makeLabel(TextRole::Body, u"HbA1c"_s));
        const int before = layout->itemAt(0)->widget()->sizeHint().height();
        applyLook({false, 150});
        QCOMPARE(layout->contentsMargins().left(), 21);
        QCOMPARE(layout->spacing(), 12);
        QCOMPARE(QApplication::font().pixelSize(), 21);
        QVERIFY(layout->itemAt(0)->widget()->sizeHint().height() >= before * 4 / 3);
        QCOMPARE(makeTokens({false, 900}).scale, 200);  // nobody gets lost in letters
    }

    void aChangeOfLanguageIsHeardAndChangesDates() {
        Listener listener;
        listener.show();
        applyLanguage(u"zh_CN"_s);
        QCoreApplication::processEvents();
        QVERIFY(listener.retranslated > 0);
        QCOMPARE(currentLanguage(), u"zh_CN"_s);
        QCOMPARE(QLocale().language(), QLocale::Chinese);
    }

    void everyIconDrawsSomethingInTheColourAsked() {
        QDirIterator icons(u":/jiayi"_s, {u"*.svg"_s});
        int seen = 0;
        while (icons.hasNext()) {
            icons.next();
            const auto image = iconPixmap(icons.fileInfo().completeBaseName(), Qt::red, 48).toImage();
            bool drawn = false;
            for (int y = 0; y < 48 && !drawn; ++y)
                for (int x = 0; x < 48 && !drawn; ++x) drawn = image.pixelColor(x, y) == QColor(Qt::red);
            QVERIFY2(drawn, qPrintable(icons.fileName()));
            ++seen;
        }
        QVERIFY(seen >= 14);
    }

    void columnsStackWhenTheLettersAreLarge() {
        applyLook({});
        Columns columns(860);
        auto* left = new QLabel(u"left"_s);
        auto* right = new QLabel(u"right"_s);
        columns.add(left, 2);
        columns.add(right, 1);
        columns.resize(1000, 400);
        columns.show();
        QCOMPARE(left->y(), right->y());
        applyLook({false, 150});
        QTRY_VERIFY(right->y() > left->y());
        applyLook({});
        QTRY_COMPARE(left->y(), right->y());
    }

    void fieldsWrapToTheWidthAndFillItToTheEdge() {
        applyLook({});
        QWidget box;
        auto* grid = new FieldGrid(170, 4, &box);
        QList<TextField*> fields;
        for (int i = 0; i < 5; ++i) {
            fields.append(new TextField);
            grid->addWidget(fields.last());
        }
        box.resize(803, 300);
        box.show();
        QCOMPARE(fields[3]->y(), fields[0]->y());
        QCOMPARE(fields[3]->geometry().right(), 802);
        QVERIFY(fields[4]->y() > fields[0]->y());
        box.resize(400, 300);
        QTRY_VERIFY(fields[2]->y() > fields[0]->y());
        fields[0]->hide();
        QTRY_COMPARE(fields[2]->y(), fields[1]->y());  // a hidden field leaves no hole
    }

    void theValueIsKeptWhenTheSuffixHasNoRoom() {
        applyLook({});
        TextField field;
        field.setSuffix(u"last 142/86 · mmHg, measured by the nurse"_s);
        field.setText(u"138/84"_s);
        field.resize(130, 60);
        field.show();
        const auto* suffix = field.findChild<ElidedLabel*>();
        QVERIFY(suffix->text() != suffix->fullText());
        QVERIFY(field.edit()->width() >= field.edit()->fontMetrics().horizontalAdvance(u"138/84"_s));
        QCOMPARE(suffix->toolTip(), suffix->fullText());
    }
};

JIAYI_TEST(TestLook)
#include "tst_look.moc"
