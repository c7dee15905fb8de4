#include "ui/common/tokens.h"

#include <QApplication>
#include <QFile>
#include <QLayout>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QTranslator>
#include <QWidget>

#include <algorithm>
#include <cmath>

// The assets lie in a static library: without this the linker leaves them out. Must stand outside any namespace.
static void makeAssetsKnown() { Q_INIT_RESOURCE(jiayi); }

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

QColor rgb(unsigned value) { return QColor::fromRgb(value); }

void paintLight(Tokens& t) {
    t.page = rgb(0xF3F5F8), t.card = rgb(0xFFFFFF), t.cardLine = rgb(0xE1E7ED);
    t.field = rgb(0xFFFFFF), t.fieldQuiet = rgb(0xF8FAFC), t.fieldLine = rgb(0xCFD8E1),
    t.rowLine = rgb(0xE9EEF2);
    t.hover = rgb(0xF3F5F8), t.selected = rgb(0xE3EEF8);
    t.ink = rgb(0x1B2733), t.inkSoft = rgb(0x5A6978), t.inkFaint = rgb(0x71808E);
    t.accent = rgb(0x1F6FB2), t.accentHover = rgb(0x195D96);
    t.onAccent = rgb(0xFFFFFF), t.onAccentSoft = rgb(0xDCEAF7);
    t.danger = rgb(0xC0392B), t.dangerHover = rgb(0xA53024);
    t.accentInk = rgb(0x175A92), t.accentFill = rgb(0xE3EEF8), t.focus = rgb(0x1F6FB2);
    t.rail = rgb(0x16324A), t.railActive = rgb(0x24506F), t.railInk = rgb(0xC3D0DB);
    t.railInkActive = rgb(0xFFFFFF), t.railBadge = rgb(0xC9423A);
    t.tones = {ToneColors{rgb(0xEDF0F3), rgb(0x46535F), rgb(0x7B8894)},
               ToneColors{rgb(0xE3EEF8), rgb(0x175A92), rgb(0x1F6FB2)},
               ToneColors{rgb(0xE3F3EA), rgb(0x1D6B40), rgb(0x2E8B57)},
               ToneColors{rgb(0xFDF1DA), rgb(0x855400), rgb(0xD08700)},
               ToneColors{rgb(0xFBE5E2), rgb(0xA93226), rgb(0xC0392B)}};
}

void paintDark(Tokens& t) {
    t.page = rgb(0x11171D), t.card = rgb(0x1A222A), t.cardLine = rgb(0x2A3540);
    t.field = rgb(0x141B22), t.fieldQuiet = rgb(0x141B22), t.fieldLine = rgb(0x3D4B58),
    t.rowLine = rgb(0x26303A);
    t.hover = rgb(0x212B35), t.selected = rgb(0x1E3A54);
    t.ink = rgb(0xE5EBF1), t.inkSoft = rgb(0xA3B2C0), t.inkFaint = rgb(0x8494A3);
    t.accent = rgb(0x2775B8), t.accentHover = rgb(0x2067A5);
    t.onAccent = rgb(0xFFFFFF), t.onAccentSoft = rgb(0xDCEAF7);
    t.danger = rgb(0xC0392B), t.dangerHover = rgb(0xA53024);
    t.accentInk = rgb(0x8CC3F2), t.accentFill = rgb(0x19344C), t.focus = rgb(0x6FB2EA);
    t.rail = rgb(0x0C1A27), t.railActive = rgb(0x1D4260), t.railInk = rgb(0xB4C3D0);
    t.railInkActive = rgb(0xFFFFFF), t.railBadge = rgb(0xC9423A);
    t.tones = {ToneColors{rgb(0x2A343E), rgb(0xBFCAD4), rgb(0x8494A3)},
               ToneColors{rgb(0x19344C), rgb(0x8CC3F2), rgb(0x57A5E3)},
               ToneColors{rgb(0x17382A), rgb(0x83D4A7), rgb(0x4CB782)},
               ToneColors{rgb(0x3D2F10), rgb(0xF0C56E), rgb(0xE0A030)},
               ToneColors{rgb(0x46211E), rgb(0xF7AAA2), rgb(0xE8695D)}};
}

/// Lies on the QApplication as a child, so that it ends with it.
class TokensHolder : public QObject {
public:
    using QObject::QObject;
    Tokens tokens = makeTokens({});
};

TokensHolder& holder() {
    const auto name = "jiayi.tokens";
    if (auto* found = qApp->findChild<TokensHolder*>(QLatin1String(name), Qt::FindDirectChildrenOnly))
        return *found;
    makeAssetsKnown();
    auto* made = new TokensHolder(qApp);
    made->setObjectName(QLatin1String(name));
    return *made;
}

QHash<QString, QColor> namedColors(const Tokens& t) {
    QHash<QString, QColor> colors{{u"page"_s, t.page},
                                  {u"card"_s, t.card},
                                  {u"cardLine"_s, t.cardLine},
                                  {u"field"_s, t.field},
                                  {u"fieldLine"_s, t.fieldLine},
                                  {u"rowLine"_s, t.rowLine},
                                  {u"hover"_s, t.hover},
                                  {u"selected"_s, t.selected},
                                  {u"ink"_s, t.ink},
                                  {u"inkSoft"_s, t.inkSoft},
                                  {u"inkFaint"_s, t.inkFaint},
                                  {u"accent"_s, t.accent},
                                  {u"onAccent"_s, t.onAccent},
                                  {u"accentInk"_s, t.accentInk},
                                  {u"accentFill"_s, t.accentFill},
                                  {u"focus"_s, t.focus},
                                  {u"scroll"_s, t.dark ? t.fieldLine : rgb(0xC4CED8)}};
    colors[u"okInk"_s] = t.tone(Tone::Ok).ink;
    colors[u"warnInk"_s] = t.tone(Tone::Warn).ink;
    colors[u"badInk"_s] = t.tone(Tone::Bad).ink;
    return colors;
}

QString styleSheet(const Tokens& tokens) {
    QFile file(u":/jiayi/jiayi.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) qFatal("the style sheet is not in the program");
    const auto source = QString::fromUtf8(file.readAll());
    static const QRegularExpression placeholder(u"@(?:(\\d+)px|([A-Za-z]+))"_s);
    const auto colors = namedColors(tokens);
    QString out;
    qsizetype from = source.indexOf(u"*/"_s);  // the head comment explains placeholders and is not one
    for (auto it = placeholder.globalMatch(source, from < 0 ? 0 : from); it.hasNext();) {
        const auto match = it.next();
        out += source.mid(from, match.capturedStart() - from);
        if (match.hasCaptured(1)) {
            out += QString::number(tokens.px(match.captured(1).toInt())) + u"px"_s;
        } else {
            const auto color = colors.constFind(match.captured(2));
            if (color == colors.constEnd()) qFatal("no such token: %s", qPrintable(match.captured(2)));
            out += color->name();
        }
        from = match.capturedEnd();
    }
    return u"/*"_s + out + source.mid(from);
}

QPalette palette(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.page);
    p.setColor(QPalette::Base, t.field);
    p.setColor(QPalette::AlternateBase, t.hover);
    p.setColor(QPalette::Button, t.card);
    p.setColor(QPalette::ToolTipBase, t.card);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, t.ink);
    p.setColor(QPalette::PlaceholderText, t.inkFaint);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accentInk);
    p.setColor(QPalette::Mid, t.fieldLine);
    p.setColor(QPalette::Light, t.cardLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.inkFaint);
    return p;
}

constexpr auto kSpaceProperty = "jiayiSpace";

void applySpace(QLayout* layout) {
    const auto base = layout->property(kSpaceProperty).toList();
    if (base.size() != 5) return;
    const auto at = [&](qsizetype i) { return px(base.at(i).toInt()); };
    layout->setContentsMargins(at(0), at(1), at(2), at(3));
    layout->setSpacing(at(4));
}

}  // namespace

int Tokens::px(double design) const { return static_cast<int>(std::lround(design * scale / 100.0)); }

QFont Tokens::font(double design, QFont::Weight weight) const {
    QFont font(u"Noto Sans CJK SC"_s);
    font.setPixelSize(std::max(8, px(design)));
    font.setWeight(weight);
    return font;
}

Tokens makeTokens(Look look) {
    Tokens t;
    t.dark = look.dark;
    t.scale = std::clamp(look.scale, 80, 200);
    look.dark ? paintDark(t) : paintLight(t);
    return t;
}

const Tokens& tokens() { return holder().tokens; }

void applyLook(Look look) {
    auto& t = holder().tokens;
    t = makeTokens(look);
    if (qApp->styleSheet().isEmpty()) QApplication::setStyle(u"fusion"_s);
    QApplication::setPalette(palette(t));
    QApplication::setFont(t.font());
    for (auto* top : QApplication::topLevelWidgets())
        for (auto* layout : top->findChildren<QLayout*>()) applySpace(layout);
    qApp->setStyleSheet(styleSheet(t));  // last: it sends StyleChange to everybody
}

void space(QLayout* layout, QMargins margins, int spacing) {
    layout->setProperty(kSpaceProperty, QVariantList{margins.left(), margins.top(), margins.right(),
                                                     margins.bottom(), spacing});
    applySpace(layout);
}

void applyLanguage(const QString& code) {
    makeAssetsKnown();
    // The locale first: whoever hears LanguageChange formats with it.
    QLocale::setDefault(code == "zh_CN"_L1 ? QLocale(QLocale::Chinese, QLocale::China)
                                           : QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto mark = u"jiayi.translator"_s;
    for (auto* old : qApp->findChildren<QTranslator*>(mark, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    const auto install = [&](const QString& file) {
        auto* translator = new QTranslator(qApp);
        translator->setObjectName(mark);
        // Qt's own dialogs stay English when its translations are not installed; ours are always there.
        if (translator->load(file)) QCoreApplication::installTranslator(translator);
    };
    install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_"_s + code);
    install(u":/jiayi/jiayi_"_s + code + u".qm"_s);
    qApp->setProperty("jiayi.language", code);
}

QString currentLanguage() {
    const auto code = qApp->property("jiayi.language").toString();
    return code.isEmpty() ? u"en"_s : code;
}

}  // namespace jiayi::ui
