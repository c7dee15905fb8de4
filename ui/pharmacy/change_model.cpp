#include "ui/pharmacy/change_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/pharmacy/formulary_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct ChangeText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ChangeText)
};

QVariant changeName(const pharmacy::FormularyItem& item, int role) {
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return itemName(item);
        case StrongRole: return true;
        case SecondLineRole: return itemPack(item) + u" · "_s + qs(item.maker);
        default: return {};
    }
}

QVariant changeKind(const pharmacy::FormularyChange& change, int role) {
    const auto kinds = gravestFirst(change.kinds);
    QStringList words;
    for (const auto kind : kinds) words << changeWord(kind);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return words.join(u", "_s);
    if (role == Qt::DisplayRole) return words.takeFirst();
    if (role == ToneRole) return static_cast<int>(changeTone(kinds.front()));
    words.removeFirst();
    return role == SecondLineRole ? QVariant(words.join(u", "_s)) : QVariant();
}

QVariant changeAffected(std::int64_t affected, int role) {
    if (role == Qt::DisplayRole) return affected == 0 ? u"–"_s : countText(affected);
    if (role == Qt::AccessibleTextRole) return ChangeText::tr("%n resident(s)", nullptr, static_cast<int>(affected));
    if (role == StrongRole) return affected > 0;
    if (role == SoftRole) return affected == 0;
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

}  // namespace

ChangeModel::ChangeModel(QObject* parent) : qt::ValueModel<ChangeRow>(ColumnCount, {}, parent) {}

QVariant ChangeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Name: return changeName(row.change.item(), role);
        case Kind: return changeKind(row.change, role);
        case Price: return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(changeText(row.change)) : QVariant();
        case Affected: return changeAffected(row.affected, role);
        default: return {};
    }
}

QVariant ChangeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Affected) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<ChangeRow>::headerData(section, orientation, role);
}

QString changeHeader(int column) {
    switch (column) {
        case ChangeModel::Name: return ChangeText::tr("Medicine");
        case ChangeModel::Kind: return ChangeText::tr("Change");
        case ChangeModel::Price: return ChangeText::tr("Price of a pack");
        case ChangeModel::Affected: return ChangeText::tr("Residents");
        default: return {};
    }
}

}  // namespace jiayi::ui
