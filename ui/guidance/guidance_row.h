// One card of the guidance as a row: what, why, where it is from, what can be done about it.
#pragma once

#include "models/care/guidance/cards.h"
#include "ui/common/live.h"

#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class DismissForm;
class ElidedLabel;

class GuidanceRow : public Live<QWidget> {
    Q_OBJECT
public:
    enum class State { Open, Taken, Dismissed };

    /// `orders`: what it proposes can be ordered from here.
    GuidanceRow(guidance::PersonCard card, State state, const guidance::GuidanceBook& book, Date today, bool orders, QWidget* parent);
    const guidance::PersonCard& card() const { return m_card; }
    State state() const { return m_state; }
    /// F8 and Shift+F8 are this row's.
    void setCurrent(bool current);
    /// The keyboard to its first button.
    void enter();

Q_SIGNALS:
    /// The keyboard came here.
    void entered();
    void acted();
    void dismissed(const QString& reason, std::optional<jiayi::Date> until);
    void takenBack();

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead(QVBoxLayout* all);
    void buildSource(QVBoxLayout* all);
    void buildActions(QVBoxLayout* all);
    Button* addButton(QWidget* actions, int kind, const QString& name);
    QLabel* addText(QVBoxLayout* all, const QString& name);
    void askWhy();
    QString standingText() const;

    guidance::PersonCard m_card;
    State m_state;
    const guidance::GuidanceBook& m_book;
    Date m_today;
    bool m_orders;
    QLabel* m_headline;
    Badge* m_weight;
    QLabel* m_why;
    QLabel* m_agreeing;
    QLabel* m_standing;
    ElidedLabel* m_source;
    Badge* m_knowledge;
    Button* m_act = nullptr;
    Button* m_dismiss = nullptr;
    Button* m_takeBack = nullptr;
    DismissForm* m_form = nullptr;
};

}  // namespace jiayi::ui
