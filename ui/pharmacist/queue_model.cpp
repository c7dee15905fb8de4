#include "ui/pharmacist/queue_model.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/pharmacist/pharmacist_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::QueuedForm;

namespace {

struct QueueText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::QueueText)
};

QString queueHeader(int column) {
    switch (column) {
        case QueueModel::Resident: return QueueText::tr("Resident");
        case QueueModel::Kind: return QueueText::tr("Form");
        case QueueModel::Findings: return QueueText::tr("Review");
        case QueueModel::Waited: return QueueText::tr("Waiting");
        default: return {};
    }
}

QString findingsWord(const QueuedForm& row) {
    if (!row.form) return QueueText::tr("not here yet");
    if (row.interrupting > 0) return QueueText::tr("%n interrupt(s)", nullptr, static_cast<int>(row.interrupting));
    if (row.findings > 0) return QueueText::tr("%n note(s)", nullptr, static_cast<int>(row.findings));
    return QueueText::tr("no finding");
}

QVariant kindCell(const QueuedForm& row, int role) {
    if (!row.form) return {};
    if (role == Qt::DisplayRole) return formKindWord(row.form->kind);
    const auto lines = QueueText::tr("%n line(s)", nullptr, static_cast<int>(row.lines)) + u" · "_s + qs(row.form->signedBy);
    if (role == Qt::AccessibleTextRole) return formKindWord(row.form->kind) + u", "_s + lines;
    return role == SecondLineRole ? QVariant(lines) : QVariant();
}

QVariant findingsCell(const QueuedForm& row, int role) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return findingsWord(row);
    if (role != ToneRole) return {};
    return static_cast<int>(!row.form ? Tone::Neutral : row.interrupting > 0 ? Tone::Warn : row.findings > 0 ? Tone::Info : Tone::Ok);
}

}  // namespace

QueueModel::QueueModel(const Clock& clock, QObject* parent) : qt::ValueModel<QueuedForm>(ColumnCount, {}, parent), m_clock(clock) {
    setWords({}, queueHeader);
}

void QueueModel::take(int row) {
    auto left = rows();
    left.erase(left.begin() + row);
    setRows(std::move(left));
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Resident:
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return qs(row.residentName);
            if (role == StrongRole) return true;
            return role == SecondLineRole ? QVariant(sexAndAge(row.sex, row.birth, row.birthEstimated, localDate(m_clock.now()))) : QVariant();
        case Kind: return kindCell(row, role);
        case Findings: return findingsCell(row, role);
        case Waited:
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return waitedText(row.review.requested, m_clock.now());
            if (role == Qt::ToolTipRole) return dateAndTime(row.review.requested);
            if (role == SecondLineRole && row.review.state == "answered") return QueueText::tr("answered");
            return role == Qt::TextAlignmentRole ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        default: return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Waited) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<QueuedForm>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
