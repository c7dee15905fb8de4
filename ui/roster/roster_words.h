// The roster's cells in words, tones and marks.
#pragma once

#include "models/qt/roster_model.h"

#include <QIdentityProxyModel>

namespace jiayi::ui {

QString rosterCell(const roster::RosterRow& row, int column);
QString rosterHeader(int column);
/// The order that a column's head asks for; nothing for a column that cannot be sorted by.
std::optional<roster::RosterSort> sortOfColumn(int column);
int columnOfSort(roster::RosterSort sort);

/// Adds what the table's delegate wants to know to the model's plain words. It neither sorts nor filters.
class RosterRoles : public QIdentityProxyModel {
    Q_OBJECT
public:
    RosterRoles(qt::RosterModel* model, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVariant nameData(const roster::RosterRow& row, int role) const;
    qt::RosterModel* m_rows;
    const Clock& m_clock;
};

}  // namespace jiayi::ui
