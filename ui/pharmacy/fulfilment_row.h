// One medicine on its way, as a row of the card.
#pragma once

#include "models/pharmacy/fulfilment/fulfilment.h"
#include "ui/common/live.h"
#include "ui/common/tokens.h"

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
    /// The first row that waits has the shortcuts.
    FulfilmentRow(pharmacy::TrackedOrder tracked, Date today, bool keys, QWidget* parent = nullptr);
    const pharmacy::TrackedOrder& tracked() const { return m_tracked; }

Q_SIGNALS:
    void accepted();
    /// With the reason that was written.
    void declined(const QString& reason);
    void closed(const QString& reason);
    void prescribeWanted();
    void answerWanted();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void askReason();
    void sendReason();
    bool declines() const { return m_tracked.where.open == pharmacy::Open::AnswerSubstitute; }

    pharmacy::TrackedOrder m_tracked;
    Date m_today;
    ElidedLabel* m_name;
    QWidget* m_stagePlace;  ///< as wide in every row, so that tracks stand in a column
    Badge* m_stage;
    QLabel* m_since;
    StationTrack* m_track;
    QLabel* m_text;
    QWidget* m_actions;
    Button* m_first;
    Button* m_second;
    TextField* m_reason;
};

}  // namespace jiayi::ui
