#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/worklist/worklist_asks.h"

class QLabel;

namespace jiayi::ui {

/// The chart's line about when the person is expected; not there when they are not.
class AppointmentCard : public Card {
    Q_OBJECT
public:
    explicit AppointmentCard(NextAppointmentAsk ask, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    NextAppointmentAsk m_ask;
    roster::ResidentId m_resident;
    std::optional<appointments::NextAppointment> m_next;
    std::optional<Error> m_error;
    Latest m_latest;
    QLabel* m_line;
    QLabel* m_warning;
};

}  // namespace jiayi::ui
