// The list of the queue: whose form, what it is, what the review finds, how long it has waited.
#pragma once

#include <QVariant>

#include "models/pharmacy/pharmacist/review_queue.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

class QueueModel : public qt::ValueModel<pharmacy::QueuedForm> {
public:
    enum Column { Resident, Kind, Findings, Waited, ColumnCount };

    QueueModel(const Clock& clock, QObject* parent);
    /// Row `row` is done with.
    void take(int row);

    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock& m_clock;
};

}  // namespace jiayi::ui
