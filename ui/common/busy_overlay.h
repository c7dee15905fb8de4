#pragma once

#include "ui/common/live.h"

#include <QPointer>
#include <QString>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace jiayi::ui {

class Button;

/// Lies over a widget during long work. Input is held at once; the veil appears after 300 ms and says what
/// goes on, how far it is, and offers Cancel (Esc). Focus returns to where it was.
class BusyOverlay : public Live<QWidget> {
    Q_OBJECT
public:
    static constexpr int kDelayMs = 300;

    explicit BusyOverlay(QWidget* covered);
    void start(const QString& text, bool canCancel = true);
    /// `total` 0 means that nobody knows.
    void setProgress(qint64 done, qint64 total, const QString& text = {});
    void stop();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void retranslate() override;

private:
    void appear();

    QWidget* m_covered;
    QWidget* m_panel;
    QLabel* m_text;
    QProgressBar* m_progress;
    Button* m_cancel;
    QTimer m_delay;
    QPointer<QWidget> m_focusBefore;
    bool m_running = false;
    bool m_visible = false;
};

}  // namespace jiayi::ui
