#include "ui/queue/queue_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using queue::QueueState;

namespace {

struct QueueWords {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::QueueWords)
};

}  // namespace

QString queueStateWord(QueueState state) {
    switch (state) {
        case QueueState::Registered: return QueueWords::tr("Registered");
        case QueueState::Measured: return QueueWords::tr("Measured");
        case QueueState::Waiting: return QueueWords::tr("Waiting");
        case QueueState::InRoom: return QueueWords::tr("In the room");
        case QueueState::Left: return QueueWords::tr("Left");
    }
    return {};
}

QString placeWord(const queue::QueuePlace& place) { return place.course.leftUnseen ? QueueWords::tr("Left unseen") : queueStateWord(place.course.state); }

Tone placeTone(const queue::QueuePlace& place) {
    if (place.course.leftUnseen) return Tone::Warn;
    switch (place.course.state) {
        case QueueState::Measured: return Tone::Ok;
        case QueueState::InRoom: return Tone::Info;
        default: return Tone::Neutral;
    }
}

QString sinceText(Instant since, Instant now) {
    const auto minutes = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::minutes>(now - since).count());
    if (minutes < 60) return QueueWords::tr("%n min", nullptr, static_cast<int>(minutes));
    return QueueWords::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString queueSummary(const queue::QueueCounts& counts) {
    QStringList parts{QueueWords::tr("%1 waiting, %2 of them measured").arg(countText(counts.waiting()), countText(counts.of(QueueState::Measured)))};
    parts << QueueWords::tr("%1 in the room").arg(countText(counts.of(QueueState::InRoom)));
    parts << (counts.leftUnseen > 0 ? QueueWords::tr("%1 left, %2 unseen").arg(countText(counts.of(QueueState::Left)), countText(counts.leftUnseen))
                                    : QueueWords::tr("%1 left").arg(countText(counts.of(QueueState::Left))));
    return parts.join(u" · "_s);
}

}  // namespace jiayi::ui
