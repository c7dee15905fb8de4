// The white card on which everything lies.
#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

/// A rounded card: a title at the left of its head, a hint and actions at the right, the content in body().
/// Without title, hint and actions the head takes no room.
class Card : public Live<QFrame> {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Said after the title in a lighter weight ("% (NGSP)").
    void setSubtitle(const QString& subtitle);
    /// Secondary words at the right ("refill due 2 Dec").
    void setHint(const QString& hint);
    /// Puts a chip or a button at the right of the head; the card owns it.
    void addHeadAction(QWidget* action);
    /// A coloured edge at the left, for a card that asks to be dealt with.
    void setStripe(std::optional<Tone> tone);
    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showHead();

    QWidget* m_head;
    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_hint;
    QHBoxLayout* m_actions;
    QVBoxLayout* m_body;
    std::optional<Tone> m_stripe;
};

}  // namespace jiayi::ui
