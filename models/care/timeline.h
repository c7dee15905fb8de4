// What happened to one resident, newest first, a page of days at a time.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "models/db/database.h"

namespace jiayi::care {

enum class TimelineKind { Visit, Encounter, Results, MedicineStarted, MedicineStopped };

/// One result of a day. Doubted ones are listed and say so.
struct TimelineValue {
    std::string code;     ///< of observations.csv; empty when it is none of ours
    std::string display;  ///< as its source called it
    std::string text;     ///< "6.8", or the words of a result that is no number
    std::string unit;     ///< UCUM
    std::string origin;   ///< lab, clinic, self, estimated, import
    bool doubted = false;
};

struct TimelineEntry {
    Date day{};
    TimelineKind kind = TimelineKind::Visit;
    Uuid id;                 ///< of the visit; nil for results and medicines, which are grouped by day
    std::vector<FormClass> forms;  ///< visit: "diabetes" with its class ...
    std::string title;       ///< encounter: its own name
    std::string mode;        ///< visit: code of the form
    std::string status;      ///< visit: signed, imported
    std::string by;          ///< who signed, or where
    std::vector<TimelineValue> values;    ///< results; those taken at a visit stand with the visit
    std::vector<std::string> medicines;   ///< "Metformin 1 g bid"; stopped ones with their reason
};

struct TimelinePage {
    std::vector<TimelineEntry> entries;
    std::optional<Date> nextBefore;  ///< ask for the next page with this; nothing when this was the last
};

/// `days` distinct days before `before` (or the newest ones), each whole.
Result<TimelinePage> readTimeline(db::Database& database, const RuleBook& rules, ResidentId resident,
                                  std::optional<Date> before = {}, int days = 20);

/// A row of the list of visits, without the answers. Amended versions follow the one that replaced them.
struct VisitRow {
    VisitId id;
    Date date{};
    std::vector<FormClass> forms;
    std::string mode;
    std::string title;
    std::optional<Date> nextDate;
    std::string signedBy;
    std::string status;
    bool contact = true;  ///< false: lost or dead
    bool faceToFace = false;
    std::string amendReason;
};
/// Newest first; `limit` 0 means all.
Result<std::vector<VisitRow>> readVisitRows(db::Database& database, ResidentId resident, int offset = 0, int limit = 0);

}  // namespace jiayi::care
