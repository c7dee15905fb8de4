// The lists of moves: who has come, who is to leave or to come, who may leave.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "models/roster/moves/move_lists.h"
#include "models/roster/moves/risk_list.h"

namespace jiayi::ui {

class ArrivalModel : public qt::ValueModel<moves::ArrivalRow> {
public:
    enum Column { Person, From, Since, ColumnCount };
    ArrivalModel(const moves::MovesBook& book, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const moves::MovesBook& m_book;
    const Clock& m_clock;
};

class RequestModel : public qt::ValueModel<moves::RequestRow> {
public:
    enum Column { Person, Where, Why, State, Asked, ColumnCount };
    RequestModel(const moves::MovesBook& book, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const moves::MovesBook& m_book;
    const Clock& m_clock;
};

class RiskModel : public qt::ValueModel<moves::RiskRow> {
public:
    enum Column { Person, Why, Doctor, ColumnCount };
    RiskModel(const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Clock& m_clock;
};

}  // namespace jiayi::ui
