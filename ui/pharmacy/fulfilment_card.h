// Where a person's medicines are: a card of the chart.
#pragma once

#include "models/core/clock.h"
#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/pharmacy/fulfilment_asks.h"

namespace jiayi::ui {

class FulfilmentRow;
class Notice;

/// What waits for the doctor first, with what can be done about it. With nothing on its way the card is hidden. Later answers for another
/// person are dropped.
class FulfilmentCard : public Card {
    Q_OBJECT
public:
    FulfilmentCard(FulfilmentAsks asks, const Clock& clock, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);
    /// Asks again: after a save, or a sync that brought something.
    void reload();

Q_SIGNALS:
    /// Something was signed, declined or closed.
    void changed();
    void prescribeWanted(jiayi::roster::ResidentId resident);
    void answerWanted(jiayi::pharmacy::PrescriptionReviewId review);

protected:
    void retranslate() override;

private:
    void fill(std::vector<pharmacy::TrackedOrder> tracked);
    void addRow(pharmacy::TrackedOrder tracked, bool keys);
    void send(QFuture<Result<void>> answer);
    void fail(const Error& error);

    FulfilmentAsks m_asks;
    const Clock& m_clock;
    Latest m_latest;
    roster::ResidentId m_resident;
    QWidget* m_rows;
    Notice* m_notice;
    int m_waiting = 0;
};

}  // namespace jiayi::ui
