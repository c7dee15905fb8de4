// The list of the inbox: whose report, what it says, what it is, since when.
#pragma once

#include <QVariant>

#include "models/core/clock.h"
#include "models/qt/paged_model.h"
#include "ui/results/results_asks.h"

namespace jiayi::ui {

class InboxModel : public qt::PagedModel<InboxRow> {
public:
    enum Column { Resident, Report, State, Received, ColumnCount };

    InboxModel(const Clock& clock, QObject* parent);
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

}  // namespace jiayi::ui
