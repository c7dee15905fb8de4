// The inbox of results: what has come in, gravest first, by pages that an index answers.
#pragma once

#include "models/db/database.h"
#include "models/diagnostics/rules/book.h"
#include "models/roster/resident.h"

namespace jiayi::diagnostics {

using roster::ResidentId;

/// Where a report lies. A report lies in one box at a time; all but Unmatched and Aside are matched to a person.
enum class Box { Critical, Abnormal, Normal, Done, Unmatched, Aside };
std::string_view toText(Box box);  ///< "critical", "abnormal", "normal", "done", "unmatched", "aside"
std::optional<Box> boxOf(std::string_view text);

/// What the list shows of an item: the gravest ones.
struct InboxItem {
    std::string name;   ///< as the laboratory says it, where it is none of ours
    std::string code;   ///< of observations.csv
    std::string value;  ///< with comparator and unit, as sent
    Gravity gravity = Gravity::NotChecked;
    Side side = Side::None;
    bool operator==(const InboxItem&) const = default;
};

struct InboxRow {
    ReportId report;
    std::optional<ResidentId> resident;  ///< nothing: unmatched, and the name is as the laboratory states it
    std::string name;
    std::string recordNumber;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    std::string doctor;
    std::string sender;      ///< as people read it
    std::string test;        ///< as the laboratory says it
    std::string orderNumber;
    ReportStatus status = ReportStatus::Final;
    int itemsDone = 0, itemsAwaited = 0;  ///< "3/5" while done is less
    Instant issued{};
    Instant received{};      ///< at this desk
    Box box = Box::Unmatched;
    Gravity gravity = Gravity::NotChecked;  ///< of its gravest item
    bool corrected = false;  ///< it differs from a version that had been shown
    bool criticalOpen = false;   ///< a critical value that nobody has acknowledged in this version
    bool seen = false;           ///< this version is acknowledged
    std::string acknowledgedBy;
    std::optional<Instant> acknowledgedAt;
    int comments = 0;
    std::vector<InboxItem> gravest;  ///< at most three
};

/// Where a page goes on: behind this row.
struct InboxPlace {
    Instant issued{};
    std::int64_t row = 0;
    bool operator==(const InboxPlace&) const = default;
};
struct InboxQuestion {
    Box box = Box::Critical;
    std::string doctor{};  ///< only of residents of this doctor; empty: everybody's
    std::optional<InboxPlace> after{};
    int limit = 50;
};
struct InboxPage {
    std::vector<InboxRow> rows;       ///< newest first
    std::optional<InboxPlace> next;   ///< nothing: this was the last
};
/// One range of an index; costs what it shows.
Result<InboxPage> readInbox(db::Database& database, const InboxQuestion& question);
/// Reports in each box, counted up to 1,000 each (1,000 means "at least").
struct InboxCounts {
    std::int64_t critical = 0, abnormal = 0, normal = 0, unmatched = 0, aside = 0;
    std::int64_t partial = 0;  ///< matched and still awaiting items
};
Result<InboxCounts> readInboxCounts(db::Database& database);
/// All reports of one person, newest first.
Result<std::vector<InboxRow>> readReportsOf(db::Database& database, ResidentId resident, int limit = 100);

}  // namespace jiayi::diagnostics
