// The state of the line in words.
#pragma once

#include "ui/common/sync_status.h"
#include "ui/common/tokens.h"

namespace jiayi::ui {

Tone stateTone(SyncStatus::State state);
/// "connected", "working offline": beside a figure.
QString shortStateWords(const SyncStatus& status);

/// What somebody has to know about the line, and do: what happened, what was kept, what to do. `headline` is empty while
/// all goes well.
struct LineNotice {
    Tone tone = Tone::Info;
    QString headline;
    QString text;
};
LineNotice lineNotice(const SyncStatus& status);
/// Said beside it when this desk's clock is wrong.
LineNotice clockNotice(const SyncStatus& status);

/// "41 of 120 MB".
QString bytesWords(qint64 done, qint64 all);

}  // namespace jiayi::ui
