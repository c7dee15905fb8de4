// One medicine on its way, as a row of the card.
#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"
#include "ui/pharmacy/fulfilment_asks.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ElidedLabel;
class TextField;

/// Five stations, as many of them filled as the medicine has passed. Says nothing that the words beside it do not.
class StationTrack : public Live<QWidget> {
    Q_OBJECT
public:
    using Live<QWidget>::Live;
    void setPlace(int stations, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_stations = 0;
    Tone m_tone = Tone::Neutral;
};

class FulfilmentRow : public Live<QWidget> {
    Q_OBJECT
public:
    /// The first row about which something can be done has the shortcuts.
    FulfilmentRow(ShownOrder shown, Date today, bool keys, QWidget* parent = nullptr);
    /// Something can be done about it.
    static bool hasActs(const ShownOrder& shown) { return !actsOf(shown).empty(); }
    const pharmacy::TrackedOrder& tracked() const { return m_shown.tracked; }

Q_SIGNALS:
    void accepted();
    /// To the pad: with what the pharmacy offers, or with something else in its place.
    void padWanted();
    /// With the reason that was written.
    void declined(const QString& reason);
    void closed(const QString& reason);
    void answerWanted();
    void shortageWanted();

protected:
    void retranslate() override;

private:
    enum class Act { Accept, Pad, Decline, Close, Answer, Shortage };
    static std::vector<Act> actsOf(const ShownOrder& shown);
    QString actWord(Act act) const;
    void buildActions(bool keys);
    void buildReason();
    void act(Act act);
    void sendReason();
    bool declines() const { return tracked().where.open == pharmacy::Open::AnswerSubstitute; }

    ShownOrder m_shown;
    Date m_today;
    ElidedLabel* m_name;
    Badge* m_stage;
    QLabel* m_since;
    StationTrack* m_track;
    QLabel* m_text;
    QWidget* m_actions;
    std::vector<std::pair<Act, Button*>> m_buttons;
    TextField* m_reason;
};

}  // namespace jiayi::ui
