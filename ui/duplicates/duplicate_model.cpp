#include "ui/duplicates/duplicate_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/duplicates/duplicate_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct DuplicateListText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::DuplicateListText)
};

QString header(int column) {
    return column == DuplicateModel::People ? DuplicateListText::tr("Records")
                                            : DuplicateListText::tr("Stands at");
}

QString evidenceLine(const roster::duplicates::Pair& pair) {
    QStringList words;
    for (const auto& rule : pair.evidence) words << evidenceWord(rule);
    return words.join(u" · "_s);
}

QString secondLine(const DuplicateRow& row) {
    if (row.merged) return qs(row.merged->reason);
    if (row.pair && row.pair->apart) return qs(row.pair->apartReason);
    return row.pair ? evidenceLine(*row.pair) : QString();
}

QString stands(const DuplicateRow& row) {
    if (row.merged) return DuplicateListText::tr("merged");
    if (row.pair && row.pair->apart) return DuplicateListText::tr("two people");
    return row.pair ? bandWord(row.pair->band) : QString();
}

QString standsSince(const DuplicateRow& row) {
    if (row.merged) return dateAndTime(row.merged->at) + u" · "_s + qs(row.merged->by);
    return row.pair && row.pair->apart ? qs(row.pair->apartBy) : QString();
}

Tone tone(const DuplicateRow& row) {
    if (row.merged) return Tone::Ok;
    return row.pair && !row.pair->apart ? bandTone(row.pair->band) : Tone::Neutral;
}

}  // namespace

QString duplicateNames(const DuplicateRow& row) {
    const auto one = qs(row.one.name), other = qs(row.other.name);
    if (row.merged)
        return DuplicateListText::tr("%1, with %2", "a kept record and one that was merged into it")
            .arg(one, other);
    return one == other ? DuplicateListText::tr("%1, twice", "two records of one name").arg(one)
                        : DuplicateListText::tr("%1 and %2", "two records").arg(one, other);
}

DuplicateModel::DuplicateModel(QObject* parent) : qt::ValueModel<DuplicateRow>(ColumnCount, {}, parent) {
    setWords({}, header);
}

QVariant DuplicateModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    if (index.column() == People) {
        if (role == Qt::DisplayRole) return duplicateNames(row);
        if (role == Qt::AccessibleTextRole)
            return duplicateNames(row) + u", "_s + stands(row) + u", "_s + secondLine(row);
        if (role == StrongRole) return true;
        return role == SecondLineRole ? QVariant(secondLine(row)) : QVariant();
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return stands(row);
    if (role == ToneRole) return static_cast<int>(tone(row));
    return role == SecondLineRole && !standsSince(row).isEmpty() ? QVariant(standsSince(row)) : QVariant();
}

}  // namespace jiayi::ui
