// Colours and measures of the design, for light and dark. Widgets that paint themselves read these;
// everything else gets them through the palette and the style sheet.
#pragma once

#include <QColor>
#include <QFont>
#include <QMargins>
#include <QString>

#include <array>

class QLayout;

namespace jiayi::ui {

/// What a colour means. A tone is never shown by colour alone: a word or a shape stands beside it.
enum class Tone { Neutral, Info, Ok, Warn, Bad };

struct ToneColors {
    QColor fill;    ///< background of a pill or a notice
    QColor ink;     ///< text on that fill, at least 4.5:1
    QColor strong;  ///< dots, stripes, chart points on a card, at least 3:1
};

struct Tokens {
    bool dark = false;
    int scale = 100;  ///< percent

    QColor page, card, cardLine, field, fieldQuiet, fieldLine, rowLine, hover, selected;
    QColor ink, inkSoft, inkFaint;                       ///< text, secondary text, placeholders
    QColor accent, accentHover, onAccent, onAccentSoft;  ///< filled buttons and what is written on them
    QColor accentInk, accentFill;                        ///< links, the chosen tab or chip
    QColor danger, dangerHover;                          ///< the fill of a button that destroys
    QColor focus;                                        ///< the ring round what has the keyboard
    QColor rail, railActive, railInk, railInkActive, railBadge;
    std::array<ToneColors, 5> tones;

    const ToneColors& tone(Tone tone) const { return tones[static_cast<std::size_t>(tone)]; }
    /// Design pixels (at 100 %) to pixels on this screen.
    int px(double design) const;
    /// The text font; sizes in design pixels. Noto Sans CJK has figures of one width, so columns of numbers
    /// align.
    QFont font(double design = 14, QFont::Weight weight = QFont::Normal) const;
};

/// What the user chose. Scale is 80 to 200 percent.
struct Look {
    bool dark = false;
    int scale = 100;
    bool operator==(const Look&) const = default;
};

Tokens makeTokens(Look look);

/// The tokens in force. Qt keeps palette and style sheet on the QApplication, and so do we with these.
const Tokens& tokens();
inline int px(double design) { return tokens().px(design); }

/// Applies palette, font, style sheet and tokens to the application; every widget gets QEvent::StyleChange.
void applyLook(Look look);

/// Margins and spacing in design pixels; they follow later changes of scale.
void space(QLayout* layout, QMargins margins, int spacing);
inline void space(QLayout* layout, int margin, int spacing) {
    space(layout, QMargins(margin, margin, margin, margin), spacing);
}

/// "en" or "zh_CN": installs the translators and the default locale; every widget gets
/// QEvent::LanguageChange.
void applyLanguage(const QString& code);
QString currentLanguage();

}  // namespace jiayi::ui
