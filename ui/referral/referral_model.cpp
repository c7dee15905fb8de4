#include "ui/referral/referral_model.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/referral/referral_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::ReferralRow;

namespace {

struct ReferralListText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ReferralListText)
};

QString referralHeader(int column) {
    switch (column) {
        case ReferralModel::Person: return ReferralListText::tr("Resident");
        case ReferralModel::Where: return ReferralListText::tr("To, from");
        case ReferralModel::Course: return ReferralListText::tr("Stands at");
        case ReferralModel::Moved: return ReferralListText::tr("Last word");
        default: return {};
    }
}

}  // namespace

ReferralModel::ReferralModel(const referral::ReferralBook& book, const Clock& clock, QObject* parent) : qt::ValueModel<ReferralRow>(ColumnCount, {}, parent), m_book(book), m_clock(clock) {
    setWords({}, referralHeader);
}

QVariant ReferralModel::whereCell(const ReferralRow& row, int role) const {
    const auto& letter = row.referral;
    const auto where = letter.institution.empty() ? ReferralListText::tr("nowhere yet") : qs(letter.institution);
    const auto second = kindWord(letter.kind) + (letter.specialty.empty() ? QString() : u" · "_s + specialtyWord(m_book, letter.specialty));
    if (role == Qt::DisplayRole) return where;
    if (role == Qt::AccessibleTextRole) return where + u", "_s + second;
    return role == SecondLineRole ? QVariant(second) : QVariant();
}

QVariant ReferralModel::courseCell(const ReferralRow& row, int role) const {
    auto second = lateWord(row);
    if (second.isEmpty()) second = followWord(row, localDate(m_clock.now()));
    if (row.unread > 0) second = ReferralListText::tr("%n unread", nullptr, row.unread);
    const auto state = stateWord(row.referral.kind, row.state);
    if (role == Qt::DisplayRole) return state;
    if (role == Qt::AccessibleTextRole) return second.isEmpty() ? state : state + u", "_s + second;
    if (role == ToneRole) return static_cast<int>(stateTone(row));
    return role == SecondLineRole ? QVariant(second) : QVariant();
}

QVariant ReferralModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Person:
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return qs(row.name);
            if (role == StrongRole) return row.unread > 0;
            return role == SecondLineRole ? QVariant(sexAndAge(row.sex, row.birth, row.birthEstimated, localDate(m_clock.now()))) : QVariant();
        case Where: return whereCell(row, role);
        case Course: return courseCell(row, role);
        case Moved:
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return relativeDate(localDate(row.moved), localDate(m_clock.now()));
            if (role == Qt::ToolTipRole) return dateAndTime(row.moved);
            return role == SecondLineRole ? QVariant(clockTime(row.moved)) : QVariant();
        default: return {};
    }
}

}  // namespace jiayi::ui
