// The tables of these pages.
#pragma once

#include <QVariant>

#include "models/capitation/statement_page.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

/// Lines of one kind and origin together.
class GroupModel : public qt::ValueModel<capitation::LineGroup> {
public:
    enum Column { What, From, Lines, Sum, ColumnCount };
    explicit GroupModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

class LineModel : public qt::ValueModel<capitation::NamedLine> {
public:
    enum Column { Day, Who, What, Amount, ColumnCount };
    explicit LineModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

/// An item of the check list with what stands against it.
struct CheckRow {
    std::string key;
    std::int64_t count = 0;
    bool overridable = false;
    bool known = true;  ///< false: nobody has looked, and it is not green
    bool asked = true;  ///< false: it does not apply, as without a hub
};
class CheckModel : public qt::ValueModel<CheckRow> {
public:
    enum Column { What, State, ColumnCount };
    explicit CheckModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};
/// Every item, those that are settled too.
std::vector<CheckRow> checkRows(const capitation::StatementPage& page);

class DifferenceModel : public qt::ValueModel<capitation::ShownDifference> {
public:
    enum Column { Kind, Ours, Theirs, Decision, ColumnCount };
    explicit DifferenceModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};
/// "¥ 21.50"; of a member-month its word.
QString sideAmount(const capitation::SideLine& line);

class FindingModel : public qt::ValueModel<capitation::JudgedFinding> {
public:
    enum Column { Day, Who, What, Decision, ColumnCount };
    FindingModel(const std::vector<capitation::ComplianceRule>& rules, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const std::vector<capitation::ComplianceRule>& m_rules;
};

}  // namespace jiayi::ui
