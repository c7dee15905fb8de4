#include "ui/moves/moves_models.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/moves/moves_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct MovesListText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::MovesListText)
};

QVariant personCell(const moves::Person& person, Date today, int role) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return qs(person.name);
    if (role == SecondLineRole && !person.id.isNil()) return sexAndAge(person.sex, person.birth, person.birthEstimated, today);
    return {};
}

/// Two lines, the second softer.
QVariant twoLines(const QString& first, const QString& second, int role) {
    if (role == Qt::DisplayRole) return first;
    if (role == Qt::AccessibleTextRole) return second.isEmpty() ? first : first + u", "_s + second;
    return role == SecondLineRole && !second.isEmpty() ? QVariant(second) : QVariant();
}

}  // namespace

ArrivalModel::ArrivalModel(const moves::MovesBook& book, const Clock& clock, QObject* parent)
    : qt::ValueModel<moves::ArrivalRow>(ColumnCount, {}, parent), m_book(book), m_clock(clock) {
    setWords({}, [](int column) {
        return column == Person ? MovesListText::tr("Resident") : column == From ? MovesListText::tr("From") : MovesListText::tr("Since");
    });
}

QVariant ArrivalModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const auto today = localDate(m_clock.now());
    switch (index.column()) {
        case Person: return personCell(row.person, today, role);
        case From: {
            const auto why = row.reason.empty() ? QString() : departureWord(m_book, row.reason);
            return twoLines(row.from.empty() ? MovesListText::tr("not known") : qs(row.from), row.handedOver ? why : MovesListText::tr("no handover"), role);
        }
        case Since:
            if (role == ToneRole && !row.question.empty()) return {};
            return twoLines(relativeDate(row.arrivedOn, today), row.question.empty() ? QString() : MovesListText::tr("asked back"), role);
        default: return {};
    }
}

RequestModel::RequestModel(const moves::MovesBook& book, const Clock& clock, QObject* parent)
    : qt::ValueModel<moves::RequestRow>(ColumnCount, {}, parent), m_book(book), m_clock(clock) {
    setWords({}, [](int column) {
        switch (column) {
            case Person: return MovesListText::tr("Resident");
            case Where: return MovesListText::tr("Where to, from");
            case Why: return MovesListText::tr("Reason");
            case State: return MovesListText::tr("Stands at");
            default: return MovesListText::tr("Asked");
        }
    });
}

QVariant RequestModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const auto today = localDate(m_clock.now());
    switch (index.column()) {
        case Person: return personCell(row.person, today, role);
        case Where: return twoLines(row.request.other.empty() ? MovesListText::tr("not known") : qs(row.request.other), moveKindWord(row.request.kind), role);
        case Why: {
            const auto note = row.request.announced ? MovesListText::tr("asked there") : qs(row.request.note);
            return twoLines(departureWord(m_book, row.request.reason), note, role);
        }
        case State:
            if (role == ToneRole) return static_cast<int>(requestTone(row));
            return twoLines(requestWord(row), qs(row.request.answer), role);
        case Asked: {
            const auto wanted = row.request.wantedOn ? MovesListText::tr("from %1").arg(shortDate(*row.request.wantedOn, today)) : QString();
            return twoLines(relativeDate(localDate(row.request.at), today), wanted, role);
        }
        default: return {};
    }
}

RiskModel::RiskModel(const Clock& clock, QObject* parent) : qt::ValueModel<moves::RiskRow>(ColumnCount, {}, parent), m_clock(clock) {
    setWords({}, [](int column) {
        return column == Person ? MovesListText::tr("Resident") : column == Why ? MovesListText::tr("Signs") : MovesListText::tr("Family doctor");
    });
}

QVariant RiskModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Person: return personCell(row.person, localDate(m_clock.now()), role);
        case Why: {
            QStringList names;
            for (std::size_t i = 1; i < row.signs.size(); ++i) names << signName(*row.signs[i].rule);
            return twoLines(movesText(moves::sayingOf(row.signs.front())), names.join(u" · "_s), role);
        }
        case Doctor: return twoLines(row.person.doctor.empty() ? u"–"_s : qs(row.person.doctor), row.asked ? MovesListText::tr("has asked to leave") : QString(), role);
        default: return {};
    }
}

}  // namespace jiayi::ui
