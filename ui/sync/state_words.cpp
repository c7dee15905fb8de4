#include "ui/sync/state_words.h"

#include "ui/common/format.h"
#include "ui/common/words.h"

#include <QCoreApplication>

#include <cmath>

namespace jiayi::ui {

namespace {

struct StateText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::StateText)
};

Words problemWords(const SyncStatus& status, Errc code) { return wordsFor({code, status.problem, {}}); }

LineNotice fromWords(Tone tone, const Words& words) {
    LineNotice notice{tone, words.what, words.kept};
    if (!words.todo.isEmpty()) notice.text += (notice.text.isEmpty() ? QString() : QStringLiteral(" ")) + words.todo;
    return notice;
}

}  // namespace

Tone stateTone(SyncStatus::State state) {
    using S = SyncStatus::State;
    switch (state) {
        case S::Unpaired: return Tone::Neutral;
        case S::Idle: return Tone::Ok;
        case S::Running:
        case S::FirstLoad: return Tone::Info;
        case S::Reconciling:
        case S::Offline:
        case S::WorkOffline: return Tone::Warn;
        case S::Failing:
        case S::Halted: return Tone::Bad;
    }
    return Tone::Neutral;
}

QString shortStateWords(const SyncStatus& status) {
    using S = SyncStatus::State;
    switch (status.state) {
        case S::Unpaired: return StateText::tr("no hub paired");
        case S::Idle: return StateText::tr("connected");
        case S::Running: return StateText::tr("syncing …");
        case S::FirstLoad: return StateText::tr("first load");
        case S::Reconciling: return StateText::tr("comparing with a restored hub");
        case S::Offline: return StateText::tr("hub not reached");
        case S::WorkOffline: return StateText::tr("working offline");
        case S::Failing: return StateText::tr("hub in trouble");
        case S::Halted: return StateText::tr("stopped");
    }
    return {};
}

QString bytesWords(qint64 done, qint64 all) {
    const auto megabytes = [](qint64 bytes) { return figure(static_cast<double>(bytes) / 1e6, bytes < 10'000'000 ? 1 : 0); };
    return StateText::tr("%1 of %2 MB").arg(megabytes(done), megabytes(all));
}

LineNotice lineNotice(const SyncStatus& status) {
    using S = SyncStatus::State;
    switch (status.state) {
        case S::Unpaired:
            return {Tone::Info, StateText::tr("This desk has not joined a hub."),
                    StateText::tr("Everything is saved here. An administrator joins it with a one-time code: jiayi pair.")};
        case S::WorkOffline:
            return {Tone::Warn, StateText::tr("You work offline."), StateText::tr("Everything is saved here. Nothing is sent or fetched until you go online.")};
        case S::Reconciling:
            return {Tone::Warn, StateText::tr("The hub was restored; this desk compares everything with it."),
                    StateText::tr("Nothing is overwritten: what the hub has lost is sent again, what both have changed is laid before you. You can go on working.")};
        case S::FirstLoad:
            return {Tone::Info, StateText::tr("The clinic's records are fetched for the first time."),
                    StateText::tr("You can work meanwhile. If the line breaks or the program ends, it goes on where it stopped.")};
        case S::Offline: return fromWords(Tone::Warn, problemWords(status, Errc::Offline));
        case S::Failing: return fromWords(Tone::Bad, problemWords(status, Errc::Rejected));
        case S::Halted: return fromWords(Tone::Bad, problemWords(status, Errc::Denied));
        case S::Idle:
        case S::Running: break;
    }
    return {};
}

LineNotice clockNotice(const SyncStatus& status) {
    if (!status.clockOff) return {};
    const auto minutes = static_cast<int>(std::lround(std::abs(static_cast<double>(status.clockOff->count())) / 60.0));
    const auto headline = status.clockOff->count() > 0 ? StateText::tr("This desk's clock is %n minute(s) fast.", nullptr, minutes)
                                                       : StateText::tr("This desk's clock is %n minute(s) slow.", nullptr, minutes);
    return {Tone::Warn, headline, StateText::tr("Visits would carry a wrong time. Set the computer's clock, or ask the administrator to.")};
}

}  // namespace jiayi::ui
