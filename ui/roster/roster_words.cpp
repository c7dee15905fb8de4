#include "ui/roster/roster_words.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"

#include <QCoreApplication>
#include <QLocale>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using qt::RosterModel;
using roster::RosterSort;

namespace {

struct RosterText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::RosterText)
};

constexpr std::pair<int, RosterSort> kSortColumns[] = {
    {RosterModel::Name, RosterSort::Name},           {RosterModel::BirthDate, RosterSort::Birth},
    {RosterModel::NextVisit, RosterSort::NextVisit}, {RosterModel::LastVisit, RosterSort::LastVisit},
    {RosterModel::Hba1c, RosterSort::Hba1c},         {RosterModel::Contract, RosterSort::Contract}};

QString dayCell(const std::optional<Date>& date) { return date ? isoDate(*date) : u"–"_s; }

QString programmesCell(const roster::RosterRow& row) {
    QStringList words;
    for (const auto& code : row.programmes) words.append(programmeWord(code));
    return words.isEmpty() ? u"–"_s : words.join(u", "_s);
}

}  // namespace

QString rosterCell(const roster::RosterRow& row, int column) {
    switch (column) {
        case RosterModel::Name:
            return row.name.empty() ? RosterText::tr("No. %1", "record number").arg(qs(row.recordNo)) : qs(row.name);
        case RosterModel::SexColumn:
            return sexWord(row.sex);
        case RosterModel::BirthDate:
            if (row.birthDate && row.birthEstimated)
                return RosterText::tr("about %1", "year of birth").arg(isoDate(*row.birthDate).left(4));
            return dayCell(row.birthDate);
        case RosterModel::CitizenId:
            return row.maskedCitizenId.empty() ? u"–"_s : qs(row.maskedCitizenId);
        case RosterModel::Grid:
            return row.grid.empty() ? u"–"_s : qs(row.grid);
        case RosterModel::Programmes:
            return programmesCell(row);
        case RosterModel::Control:
            return controlWord(row.control);
        case RosterModel::Hba1c:
            return row.hba1cPercent ? QLocale().toString(*row.hba1cPercent, 'f', 1) + u" %"_s : u"–"_s;
        case RosterModel::LastVisit:
            return dayCell(row.lastVisit);
        case RosterModel::NextVisit:
            return dayCell(row.nextVisit);
        case RosterModel::Doctor:
            return row.doctor.empty() ? u"–"_s : qs(row.doctor);
        case RosterModel::Contract:
            return dayCell(row.contractUntil);
        default:
            return {};
    }
}

QString rosterHeader(int column) {
    switch (column) {
        case RosterModel::Name:
            return RosterText::tr("Name");
        case RosterModel::SexColumn:
            return RosterText::tr("Sex");
        case RosterModel::BirthDate:
            return RosterText::tr("Born");
        case RosterModel::CitizenId:
            return RosterText::tr("Citizen id");
        case RosterModel::Grid:
            return RosterText::tr("Grid");
        case RosterModel::Programmes:
            return RosterText::tr("Programmes");
        case RosterModel::Control:
            return RosterText::tr("Control");
        case RosterModel::Hba1c:
            return RosterText::tr("HbA1c");
        case RosterModel::LastVisit:
            return RosterText::tr("Last visit");
        case RosterModel::NextVisit:
            return RosterText::tr("Next visit");
        case RosterModel::Doctor:
            return RosterText::tr("Doctor");
        case RosterModel::Contract:
            return RosterText::tr("Contract until");
        default:
            return {};
    }
}

std::optional<RosterSort> sortOfColumn(int column) {
    for (const auto& [at, sort] : kSortColumns)
        if (at == column) return sort;
    return std::nullopt;
}

int columnOfSort(RosterSort sort) {
    for (const auto& [at, by] : kSortColumns)
        if (by == sort) return at;
    return RosterModel::Name;
}

RosterRoles::RosterRoles(RosterModel* model, const Clock& clock, QObject* parent)
    : QIdentityProxyModel(parent), m_rows(model), m_clock(clock) {
    setSourceModel(model);
}

QVariant RosterRoles::nameData(const roster::RosterRow& row, int role) const {
    if (role == StrongRole) return true;
    if (role != SecondLineRole) return {};
    QStringList parts;
    if (!row.pinyin.empty()) parts.append(qs(row.pinyin));
    parts.append(sexAndAge(row.sex, row.birthDate, row.birthEstimated, localDate(m_clock.now())));
    return parts.join(u" · "_s);
}

QVariant RosterRoles::data(const QModelIndex& index, int role) const {
    if (role == Qt::DisplayRole || role == RosterModel::IdRole || role == RosterModel::LoadingRole) {
        const auto own = QIdentityProxyModel::data(index, role);
        return role == Qt::DisplayRole && !own.isValid() ? QVariant(u"…"_s) : own;
    }
    const bool ours = role == ToneRole || role == MarkRole || role == SoftRole || role == StrongRole ||
                      role == SecondLineRole || role == Qt::ToolTipRole;
    if (!ours) return QIdentityProxyModel::data(index, role);
    const auto* row = m_rows->rowAt(index.row());
    if (!row) return role == SoftRole ? QVariant(true) : QVariant();
    switch (index.column()) {
        case RosterModel::Name:
            return nameData(*row, role);
        case RosterModel::Control:
            return role == ToneRole ? QVariant(static_cast<int>(controlTone(row->control))) : QVariant();
        case RosterModel::NextVisit: {
            const bool late = row->nextVisit && *row->nextVisit < localDate(m_clock.now());
            if (role == MarkRole && late) return static_cast<int>(Tone::Warn);
            if (role == Qt::ToolTipRole && late) return RosterText::tr("overdue");
            return {};
        }
        case RosterModel::Hba1c:
            if (role == Qt::ToolTipRole && row->hba1cDate) return isoDate(*row->hba1cDate);
            return {};
        default:
            return role == SoftRole ? QVariant(index.data().toString() == u"–"_s) : QVariant();
    }
}

}  // namespace jiayi::ui
