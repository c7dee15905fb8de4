#include "ui/quality/text_model.h"

#include "ui/common/table_style.h"

namespace jiayi::ui {

TextModel::TextModel(int columns, QSet<int> numbers, QObject* parent) : qt::ValueModel<TextRow>(columns, {}, parent), m_numbers(std::move(numbers)) {}

void TextModel::setHeads(QStringList heads) {
    setWords({}, [heads = std::move(heads)](int column) { return heads.value(column); });
}

QVariant TextModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& cell = at(index.row())[static_cast<std::size_t>(index.column())];
    switch (role) {
        case Qt::DisplayRole: return cell.text;
        case Qt::AccessibleTextRole: return cell.second.isEmpty() ? cell.text : cell.text + QStringLiteral(", ") + cell.second;
        case Qt::ToolTipRole: return cell.second.isEmpty() ? QVariant() : QVariant(cell.text + u'\n' + cell.second);
        case SecondLineRole: return cell.second.isEmpty() ? QVariant() : QVariant(cell.second);
        case ToneRole: return cell.tone ? QVariant(static_cast<int>(*cell.tone)) : QVariant();
        case SoftRole: return cell.soft;
        case StrongRole: return cell.strong;
        case Qt::TextAlignmentRole:
            return m_numbers.contains(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        default: return {};
    }
}

QVariant TextModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && m_numbers.contains(section)) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<TextRow>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
