// What switches while the program runs: language, theme, scale.
#pragma once

#include <QEvent>

#include <utility>

namespace jiayi::ui {

/// Adds two hooks to a widget class: retranslate() sets every text again, restyle() every size and colour
/// that the style sheet does not reach. Constructors call them once themselves; later Qt's change events do.
template <class Widget>
class Live : public Widget {
public:
    using Widget::Widget;

protected:
    virtual void retranslate() {}
    virtual void restyle() {}

    void changeEvent(QEvent* event) override {
        Widget::changeEvent(event);
        if (event->type() == QEvent::LanguageChange) retranslate();
        if (event->type() == QEvent::StyleChange) {
            restyle();
            this->updateGeometry();
            this->update();
        }
    }
};

}  // namespace jiayi::ui
