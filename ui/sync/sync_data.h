// What the sync page is given and what it may ask for: plain values and functions.
#pragma once

#include "models/sync/status.h"
#include "ui/common/sync_status.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <vector>

namespace jiayi::ui {

struct ConflictRow {
    sync::Conflict conflict;
    QString who;  ///< the resident's name; empty for what belongs to nobody
};

struct SyncPage {
    sync::Status status;
    std::vector<sync::LogLine> log;
    std::vector<sync::Refusal> refusals;
    std::vector<ConflictRow> conflicts;
};

enum class ConflictChoice { Mine, Theirs };

struct SyncFunctions {
    std::function<QFuture<Result<SyncPage>>()> read;
    std::function<void()> syncNow;
    std::function<void(bool offline)> workOffline;
    std::function<QFuture<Result<bool>>(const Uuid& conflict, ConflictChoice choice)> resolve;
    std::function<QFuture<Result<bool>>()> retryRefused;
};

/// A FHIR path in the reader's words: "address" -> "Address"; the path itself where there are none.
QString fieldName(const QString& path);
/// A JSON value as people read it: text without quotes, lists and objects as "name: value" lines, nothing as "—".
QString readable(const std::string& json);

}  // namespace jiayi::ui
