#include "ui/queue/day_queue_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/queue/queue_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using queue::QueuePlace;

namespace {

struct DayQueueText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::DayQueueText)
};

QString dayQueueHeader(int column) {
    switch (column) {
        case DayQueueModel::Person: return DayQueueText::tr("Person");
        case DayQueueModel::State: return DayQueueText::tr("State");
        case DayQueueModel::Since: return DayQueueText::tr("Since");
        case DayQueueModel::Came: return DayQueueText::tr("Came");
        case DayQueueModel::By: return DayQueueText::tr("By");
        case DayQueueModel::Draft: return DayQueueText::tr("Visit");
        default: return {};
    }
}

/// Every step with its time: the tooltip of the state.
QString stepsText(const QueuePlace& place) {
    QStringList steps;
    for (const auto& event : place.events) steps << clockTime(event.at) + QLatin1Char(' ') + queueStateWord(event.state) + QStringLiteral(" · ") + qs(event.author);
    return steps.join(QLatin1Char('\n'));
}

QString personText(const QueuePlace& place) {
    return place.turn > 1 ? DayQueueText::tr("%1, once more (%2)").arg(qs(place.name)).arg(place.turn) : qs(place.name);
}

QString cellText(const QueuePlace& place, int column, Instant now) {
    switch (column) {
        case DayQueueModel::Person: return personText(place);
        case DayQueueModel::State: return placeWord(place);
        case DayQueueModel::Since:
            return place.course.state == queue::QueueState::Left ? clockTime(place.course.since) : sinceText(place.course.since, now);
        case DayQueueModel::Came: return clockTime(place.events.front().at);
        case DayQueueModel::By: return qs(place.events.back().author);
        case DayQueueModel::Draft: return place.hasDraft ? DayQueueText::tr("begun") : QString();
        default: return {};
    }
}

}  // namespace

DayQueueModel::DayQueueModel(const Clock& clock, QObject* parent) : qt::ValueModel<QueuePlace>(ColumnCount, {}, parent), m_clock(clock) {
    setWords({}, dayQueueHeader);
}

QVariant DayQueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& place = at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return cellText(place, index.column(), m_clock.now());
    if (role == StrongRole) return index.column() == Person;
    if (role == SoftRole) return index.column() > State;
    if (role == SecondLineRole && index.column() == Person && !place.note.empty()) return qs(place.note);
    if (role == ToneRole && index.column() == State) return static_cast<int>(placeTone(place));
    if (role == Qt::ToolTipRole && (index.column() == State || index.column() == Since)) return stepsText(place);
    return {};
}

}  // namespace jiayi::ui
