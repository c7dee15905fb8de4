#include "ui/print/pages.h"

namespace jiayi::ui {

namespace {

struct Mover {
    QPointF by;
    void operator()(TextMark& mark) const {
        mark.box.translate(by);
        mark.base += by;
    }
    void operator()(LineMark& mark) const {
        mark.from += by;
        mark.to += by;
    }
    void operator()(BoxMark& mark) const { mark.box.translate(by); }
    void operator()(CodeMark& mark) const {
        mark.box.translate(by);
        for (auto& bar : mark.bars) bar.translate(by);
    }
    void operator()(ShapeMark& mark) const { mark.points.translate(by); }
};

}  // namespace

Mark moved(Mark mark, QPointF by) {
    std::visit(Mover{by}, mark);
    return mark;
}

QFont TextStyle::font() const {
    // Named, or the system would pick Japanese shapes for Chinese text.
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(qRound(points * kPoint));
    font.setBold(bold);
    // Shaping swaps digits beside Latin letters for glyphs that have no character: nobody could search or copy them.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace jiayi::ui
