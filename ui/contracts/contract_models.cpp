#include "ui/contracts/contract_models.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct ContractTable {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ContractTable)
};

/// A cell of two lines: the second is read out after the first.
QVariant twoLines(int role, const QString& first, const QString& second) {
    if (role == Qt::DisplayRole) return first;
    if (role == Qt::AccessibleTextRole) return second.isEmpty() ? first : first + u", "_s + second;
    return role == SecondLineRole && !second.isEmpty() ? QVariant(second) : QVariant();
}

/// A pill.
QVariant pill(int role, const QString& word, Tone tone) {
    if (role == ToneRole) return static_cast<int>(tone);
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(word) : QVariant();
}

QString whose(const contracts::Terms& terms) { return qs(terms.team) + u" · "_s + qs(terms.doctor); }

QString driveHeader(int column) {
    switch (column) {
        case DriveModel::Person: return ContractTable::tr("Resident");
        case DriveModel::Standing: return ContractTable::tr("Stands at");
        case DriveModel::Term: return ContractTable::tr("Term");
        case DriveModel::Whose: return ContractTable::tr("Team and doctor");
        case DriveModel::Seen: return ContractTable::tr("Last visit");
        default: return {};
    }
}

/// How many days are left, or have gone by.
QString daysText(const contracts::Contract& contract, Date today) {
    if (!contract.lastDay) return {};
    const int left = static_cast<int>((*contract.lastDay - today).count());
    return left >= 0 ? ContractTable::tr("%n days left", nullptr, left) : ContractTable::tr("%n days ago", nullptr, -left);
}

}  // namespace

ContractModel::ContractModel(const contracts::ContractBook& book, const Clock& clock, QObject* parent)
    : qt::ValueModel<contracts::ContractCard>(ColumnCount, {}, parent), m_book(book), m_clock(clock) {
    setWords({}, [](int column) -> QString {
        switch (column) {
            case Standing: return ContractTable::tr("Stands at");
            case Term: return ContractTable::tr("Term");
            case Whose: return ContractTable::tr("Team and doctor");
            default: return {};
        }
    });
}

QVariant ContractModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& contract = at(index.row()).contract;
    const auto today = localDate(m_clock.now());
    switch (index.column()) {
        case Standing: return pill(role, standingWord(contract, today), standingTone(contract, today));
        case Term: return twoLines(role, termText(contract), contract.reason.empty() ? QString() : endReasonWord(m_book, contract.reason));
        case Whose: return twoLines(role, whose(contract.terms), packageWord(m_book, contract.terms.package));
        default: return {};
    }
}

PackageModel::PackageModel(QObject* parent) : qt::ValueModel<contracts::ItemStanding>(ColumnCount, {}, parent) {
    setWords({}, [](int column) -> QString {
        switch (column) {
            case Item: return ContractTable::tr("Service");
            case Done: return ContractTable::tr("Done");
            case Standing: return ContractTable::tr("Now");
            case Next: return ContractTable::tr("Next by");
            default: return {};
        }
    });
}

QVariant PackageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& item = at(index.row());
    switch (index.column()) {
        case Item: return twoLines(role, contractWords(item.item->name), item.last ? ContractTable::tr("last %1").arg(isoDate(*item.last)) : ContractTable::tr("not yet in this term"));
        case Done: return twoLines(role, ContractTable::tr("%1 of %2").arg(item.done).arg(item.owed), ContractTable::tr("%1 due").arg(item.due));
        case Standing: return pill(role, itemWord(item), itemTone(item));
        case Next: return twoLines(role, item.next ? isoDate(*item.next) : QString(), {});
        default: return {};
    }
}

HistoryModel::HistoryModel(const contracts::ContractBook& book, QObject* parent) : qt::ValueModel<HistoryLine>(ColumnCount, {}, parent), m_book(book) {
    setWords({}, [](int column) -> QString { return column == What ? ContractTable::tr("What happened") : ContractTable::tr("On"); });
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& [event, refused] = at(index.row());
    if (role == SoftRole) return refused;
    if (index.column() == When) return twoLines(role, isoDate(event.on), {});
    QStringList second;
    if (refused) second << ContractTable::tr("does not count: another contract stood in the way");
    if (!event.note.empty()) second << qs(event.note);
    if (!event.by.empty()) second << qs(event.by);
    return twoLines(role, eventWord(m_book, event), second.join(u" · "_s));
}

DriveModel::DriveModel(const contracts::ContractBook& book, const Clock& clock, QObject* parent)
    : qt::ValueModel<contracts::DriveRow>(ColumnCount, {}, parent), m_book(book), m_clock(clock) {
    setWords({}, driveHeader);
}

QVariant DriveModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const auto today = localDate(m_clock.now());
    switch (index.column()) {
        case Person: return twoLines(role, qs(row.name), sexAndAge(row.sex, row.birth, row.birthEstimated, today));
        case Standing: return pill(role, standingWord(row.contract, today), standingTone(row.contract, today));
        case Term: return twoLines(role, termText(row.contract), daysText(row.contract, today));
        case Whose: return twoLines(role, whose(row.contract.terms), packageWord(m_book, row.contract.terms.package));
        case Seen: return twoLines(role, row.lastVisit ? isoDate(*row.lastVisit) : ContractTable::tr("never"), row.phone.empty() ? QString() : maskedPhone(qs(row.phone)));
        default: return {};
    }
}

}  // namespace jiayi::ui
