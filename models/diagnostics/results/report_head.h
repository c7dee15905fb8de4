// The head of a report: what the inbox shows and sorts by, told from its state. Private to this room.
#pragma once

#include "models/diagnostics/results/inbox.h"
#include "models/diagnostics/results/report_state.h"

namespace jiayi::diagnostics {

struct ReportHead {
    std::string orderNumber, citizenId, recordNo, insuranceNo, statedName;
    Uuid statedPatient;
    std::int64_t resident = 0;             ///< row number; 0: nobody, or nobody who is here
    std::optional<ResidentId> waitsFor;    ///< matched to a person who is not here yet
    std::string box;
    Instant issued{};
    std::string status, senderName, test;
    std::string gravity;
    int itemsDone = 0, itemsAwaited = 0;
    bool corrected = false, seen = false;
    std::string seenBy;
    std::optional<Instant> seenAt;
    int comments = 0;
    std::string gravest, why;
    bool operator==(const ReportHead&) const = default;
};
/// `why`: what the rules said, where nobody was matched. Throws SQLite::Exception.
Result<ReportHead> headOf(db::Database& database, const DiagnosticsBook& book, const ReportState& state, const std::string& why);
ReportHead keptHead(db::Database& database, std::int64_t report);
void keepHead(db::Database& database, std::int64_t report, const ReportHead& head);

std::vector<InboxItem> gravestFrom(const std::string& text);
/// The gravity of the whole: the gravest of its items; NotChecked where all others are normal and one could not be checked, or nothing is reported yet.
Gravity gravityOfAll(const std::vector<Judgement>& reported);

}  // namespace jiayi::diagnostics
