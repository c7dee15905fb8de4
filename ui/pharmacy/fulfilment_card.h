// Where a person's medicines are: a card of the chart.
#pragma once

#include "models/core/clock.h"
#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/pharmacy/fulfilment_asks.h"

namespace jiayi::ui {

class Button;
class FulfilmentRow;
class Notice;

/// What waits for the doctor first, with what can be done about it; a few, and the rest with a key. With nothing on its way the card is hidden.
/// Later answers for another person are dropped.
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
    /// To the pad with what the pharmacy offers instead.
    void draftWanted(const jiayi::pharmacy::PrescriptionDraft& draft);
    /// To the pad, to find what takes the place of this order; `product` is the pharmacy's code of what it offers, empty where it offers nothing.
    void replacementWanted(const jiayi::pharmacy::TrackedOrder& order, const std::string& product);
    void answerWanted(jiayi::pharmacy::PrescriptionReviewId review);

protected:
    void retranslate() override;

private:
    void fill(std::vector<ShownOrder> tracked);
    void showRows();
    void addRow(const ShownOrder& shown, bool keys);
    void toPad(const pharmacy::TrackedOrder& order);
    void send(QFuture<Result<void>> answer);
    void fail(const Error& error);

    FulfilmentAsks m_asks;
    const Clock& m_clock;
    Latest m_latest, m_drafting;
    std::vector<ShownOrder> m_shown;
    roster::ResidentId m_resident;
    QWidget* m_rows;
    Button* m_more;
    Notice* m_notice;
    int m_waiting = 0;
    bool m_all = false;
};

}  // namespace jiayi::ui
