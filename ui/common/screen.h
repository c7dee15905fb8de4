// What the frame knows of a screen.
#pragma once

#include "ui/common/live.h"

#include <QString>
#include <QWidget>

namespace jiayi::ui {

/// Base of everything that is put into the frame. A screen asks through functions it was given; it knows
/// neither the database nor its neighbours, and says what the user wants by signals.
class Screen : public Live<QWidget> {
    Q_OBJECT
public:
    using Live<QWidget>::Live;

    /// Said in the window title and by the back button.
    virtual QString title() const = 0;
    /// It came to the front: ask again for what may have changed.
    virtual void activated() {}
    /// Esc or Alt+Left: true when the screen used it itself (closed a panel, left a mode).
    virtual bool goBack() { return false; }
    /// It came to the front and nothing in it had the keyboard yet: put it where work begins.
    virtual void focusFirst() { focusNextChild(); }
    /// The frame gives a screen its margins and a scroll area, unless it scrolls by itself (tables, charts).
    virtual bool scrollsItself() const { return false; }

Q_SIGNALS:
    void titleChanged();
};

}  // namespace jiayi::ui
