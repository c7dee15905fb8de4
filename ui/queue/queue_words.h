#pragma once

#include "models/queue/queue.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString queueStateWord(queue::QueueState state);
/// Of a place: who left unseen is not said to have merely left.
QString placeWord(const queue::QueuePlace& place);
Tone placeTone(const queue::QueuePlace& place);
/// "12 min", "1 h 05 min".
QString sinceText(Instant since, Instant now);
/// "5 waiting, 3 of them measured · 1 in the room · 17 left, 2 unseen".
QString queueSummary(const queue::QueueCounts& counts);

}  // namespace jiayi::ui
