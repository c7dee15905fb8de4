// The list of the day's queue: who, where they stand, since when, who moved them there.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "models/queue/queue.h"

namespace jiayi::ui {

class DayQueueModel : public qt::ValueModel<queue::QueuePlace> {
public:
    enum Column { Person, State, Since, Came, By, Draft, ColumnCount };

    DayQueueModel(const Clock& clock, QObject* parent);

    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Clock& m_clock;
};

}  // namespace jiayi::ui
