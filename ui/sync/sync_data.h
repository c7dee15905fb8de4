// What the sync page is given and what it may ask for: plain values and functions.
#pragma once

#include "models/sync/line.h"
#include "models/sync/status.h"
#include "models/sync/waiting.h"
#include "ui/common/sync_status.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QWidget;

namespace jiayi::ui {

/// A resource as lists name it: the JSON it would be sent as, for words; empty when it cannot be read.
struct NamedRecord {
    std::string type;
    Uuid id;
    std::optional<Uuid> resident;
    QString who;  ///< the resident's name; empty for what belongs to nobody
    std::string json;
};

/// One resource in conflict, with its open fields and both halves of the save it belongs to.
struct ConflictCase {
    NamedRecord record;
    std::vector<sync::Conflict> fields;
    std::vector<NamedRecord> waits;   ///< saved with it, and waiting for it
    std::vector<NamedRecord> goesOn;  ///< saved with it, and on its way
    std::optional<Instant> mineAt;
    QString mineBy;
    std::optional<Instant> theirsAt;
    bool amendment() const { return !fields.empty() && fields.front().amendment; }
};

struct DecidedRow {
    sync::DecidedConflict decided;
    QString who;
};

struct RefusedRow {
    NamedRecord record;
    sync::Refusal refusal;
};

struct WaitingRow {
    sync::WaitingSave save;
    NamedRecord first;  ///< what the save is named by
};

struct SyncPage {
    sync::Status status;
    sync::HubLine line;
    std::vector<sync::LogLine> log;
    std::vector<ConflictCase> conflicts;
    std::vector<DecidedRow> decided;
    std::vector<RefusedRow> refused;
    std::vector<WaitingRow> waiting;
    std::vector<sync::WaitingKind> kinds;
};

/// What a person chose for one field. With texts it is by hand: that side with other texts at these places.
struct FieldDecision {
    Uuid conflict;
    bool mine = true;
    std::vector<std::pair<std::string, std::string>> texts;
    bool byHand() const { return !texts.empty(); }
};

struct SyncFunctions {
    std::function<QFuture<Result<SyncPage>>()> read;
    std::function<void()> syncNow;
    std::function<void(bool offline)> workOffline;
    /// Fields of one resource.
    std::function<QFuture<Result<bool>>(const std::vector<FieldDecision>&)> decide;
    /// The value, as JSON, that a decision by hand would write; or why it cannot.
    std::function<QFuture<Result<std::string>>(const FieldDecision&)> checkByHand;
    std::function<QFuture<Result<bool>>(const Uuid& conflict)> undo;
    /// Everything, or one resource with its save.
    std::function<QFuture<Result<bool>>(const std::optional<NamedRecord>& only)> retryRefused;
    /// Gives up late work on a resident who has left.
    std::function<QFuture<Result<bool>>(const NamedRecord& record)> letGo;
    /// Shows the desk's own dialog without stopping the window; `chosen` is called unless it is closed.
    std::function<void(QWidget* over, std::function<void(const QString& path)> chosen)> chooseSupportFile;
    std::function<QFuture<Result<bool>>(const NamedRecord& record, const QString& path)> exportForSupport;
};

}  // namespace jiayi::ui
