// What a place shows when it has nothing, not yet, or no luck.
#pragma once

#include "ui/common/live.h"
#include "ui/common/words.h"

#include <QStackedWidget>
#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace jiayi::ui {

class Button;

/// One panel, three faces: empty (with what to do about it), loading, failed (with words and "Try again").
class StatePanel : public Live<QWidget> {
    Q_OBJECT
public:
    explicit StatePanel(QWidget* parent = nullptr);
    /// `action` empty shows no button.
    void showEmpty(const QString& title, const QString& text, const QString& action = {});
    void showLoading(const QString& text);
    void showError(const Words& words, bool canRetry = true);

Q_SIGNALS:
    /// The button of the empty face, or "Try again" of the failed one.
    void acted();

protected:
    void restyle() override;
    void retranslate() override;

private:
    enum class Face { Empty, Loading, Error };
    void put(Face face, const QString& iconName, Tone tone, const QString& title, const QString& text);

    Face m_face = Face::Empty;
    Tone m_tone = Tone::Neutral;
    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QProgressBar* m_progress;
    Button* m_action;
};

/// Content with a StatePanel behind it. Loading is shown only after 300 ms, so quick answers do not flicker.
class StateStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit StateStack(QWidget* content, QWidget* parent = nullptr);
    void showContent();
    void showEmpty(const QString& title, const QString& text, const QString& action = {});
    void showLoading(const QString& text);
    void showError(const Words& words, bool canRetry = true);
    StatePanel* panel() const { return m_panel; }

Q_SIGNALS:
    void acted();

private:
    QWidget* m_content;
    StatePanel* m_panel;
    QTimer* m_delay;
    QString m_loading;
};

}  // namespace jiayi::ui
