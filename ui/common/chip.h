// Pills: chips that can be chosen, and badges that state something.
#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QList>
#include <QString>

namespace jiayi::ui {

/// A selectable pill. Space or Enter chooses; arrow keys walk through the neighbours in a ChipRow. A chip
/// that is not checkable is a small button.
class Chip : public Live<QAbstractButton> {
    Q_OBJECT
public:
    explicit Chip(const QString& text = {}, QWidget* parent = nullptr);
    /// Shown as chosen although it only acts ("Prescribe"): the action that is suggested.
    void setSuggested(bool suggested);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_suggested = false;
};

/// Chips that wrap. Exclusive like tabs, or any number with one that excludes the rest ("None").
/// Keys are stable, texts are set again after a change of language.
class ChipRow : public Live<QWidget> {
    Q_OBJECT
public:
    struct Choice {
        QString key;
        QString text;
    };
    enum class Mode { One, Many };

    explicit ChipRow(Mode mode, QWidget* parent = nullptr);
    /// The same keys again only change the texts.
    void setChoices(const QList<Choice>& choices);
    /// Choosing this one clears the others, and the other way round.
    void setExcluding(const QString& key);
    void setChosen(const QStringList& keys);
    QStringList chosen() const;
    Chip* chip(const QString& key) const;

Q_SIGNALS:
    /// The user chose; not sent by setChosen().
    void chosenChanged(const QStringList& keys);

private:
    void clicked(const QString& key, bool on);

    Mode m_mode;
    QString m_excluding;
    QList<QPair<QString, Chip*>> m_chips;
};

/// A word on a tone's fill, optionally led by an icon. Not focusable.
class Badge : public Live<QWidget> {
    Q_OBJECT
public:
    explicit Badge(const QString& text = {}, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setTone(Tone tone);
    void setIconName(const QString& name);
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
    QString m_icon;
};

/// The mark of a tone (see paintMark) with its word as tooltip and accessible name.
class StateMark : public Live<QWidget> {
    Q_OBJECT
public:
    explicit StateMark(QWidget* parent = nullptr);
    void setState(Tone tone, const QString& word);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
};

}  // namespace jiayi::ui
