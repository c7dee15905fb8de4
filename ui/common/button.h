#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QKeySequence>
#include <QPushButton>

class QShortcut;

namespace jiayi::ui {

/// A button that shows its shortcut: "New visit  F4". The shortcut clicks it wherever the focus is in the
/// window, as long as the button is visible and enabled.
class Button : public Live<QPushButton> {
    Q_OBJECT
public:
    enum class Kind { Primary, Secondary, Quiet, Danger };

    explicit Button(Kind kind, const QString& text = {}, QWidget* parent = nullptr);
    /// `shown` false keeps the hint off the face where room is short; the tooltip still says it.
    void setKeys(const QKeySequence& keys, bool shown = true);
    void setIconName(const QString& name);
    void setKind(Kind kind);
    Kind kind() const { return m_kind; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString hint() const;
    void describe();

    Kind m_kind;
    QShortcut* m_shortcut = nullptr;
    bool m_hintShown = false;
    QString m_icon;
};

/// "Ctrl+Return" as people read it: "Ctrl ↵".
QString keysText(const QKeySequence& keys);

}  // namespace jiayi::ui
