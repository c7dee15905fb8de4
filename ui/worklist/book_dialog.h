#pragma once

#include "ui/worklist/work_dialog.h"
#include "ui/worklist/worklist_asks.h"

namespace jiayi::ui {

class Button;
class Notice;

/// The next free place on or after the day the item is due, shown before it is taken. The arrows lead to other days and times.
class BookDialog : public WorkDialog {
    Q_OBJECT
public:
    BookDialog(const worklist::WorklistRow& row, appointments::BookingOffer offer, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::appointments::BookAppointment& booking);
    void cancelled(const jiayi::appointments::CancelAppointment& cancelling);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildArrows();
    void give() override;
    void toDay(int step);
    void toTime(int step);
    void showSlot();

    worklist::ItemKey m_item;
    appointments::BookingOffer m_offer;
    std::size_t m_at = 0;  ///< of the free slots
    QLabel* m_when;
    QLabel* m_places;
    Button* m_earlierDay;
    Button* m_laterDay;
    Button* m_earlier;
    Button* m_later;
};

}  // namespace jiayi::ui
