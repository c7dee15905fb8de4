// Saying something without stopping anybody.
#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"
#include "ui/common/words.h"

#include <QFrame>
#include <QString>
#include <QTimer>

class QLabel;

namespace jiayi::ui {

class Button;

/// A tinted box inside a card: a bold headline, then words, an action if there is something to do.
class Notice : public Live<QFrame> {
    Q_OBJECT
public:
    explicit Notice(Tone tone, QWidget* parent = nullptr);
    void setWords(const QString& headline, const QString& text = {});
    void setWords(const Words& words);
    void setTone(Tone tone);
    /// Empty takes the button away.
    void setAction(const QString& text);
    QString spoken() const;

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void restyle() override;

private:
    void showWords();
    Tone m_tone;
    QString m_headline;
    QString m_text;
    QLabel* m_icon;
    QLabel* m_label;
    Button* m_action;
};

/// A short message at the foot of a window that goes by itself after six seconds; one that is Warn or Bad
/// stays until it is closed. One at a time: the next replaces it.
class Toast : public Live<QFrame> {
    Q_OBJECT
public:
    explicit Toast(QWidget* window);
    void say(Tone tone, const QString& text, const QString& action = {});
    QString text() const;

Q_SIGNALS:
    /// The action, for instance Undo.
    void acted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void restyle() override;
    void retranslate() override;

private:
    void place();
    QLabel* m_icon;
    QLabel* m_text;
    Button* m_action;
    Button* m_close;
    QTimer m_timer;
    Tone m_tone = Tone::Info;
};

}  // namespace jiayi::ui
