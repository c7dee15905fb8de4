// What the screens of results ask for, and what they show. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/chart.h"
#include "models/core/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::ui {

using ReportId = Id<struct DiagnosticReportTag>;

/// The order of the list, the gravest first.
enum class ReportRank { Critical, Abnormal, Corrected, Partial, Normal };
inline constexpr ReportRank kReportRanks[] = {ReportRank::Critical, ReportRank::Abnormal, ReportRank::Corrected, ReportRank::Partial, ReportRank::Normal};

struct InboxAsk {
    bool mine = true;     ///< of residents whose doctor sits here; else of everybody
    bool waiting = true;  ///< only what nobody has acknowledged
    std::optional<ReportRank> rank;
    std::optional<Date> since;  ///< received on that day or later
    bool operator==(const InboxAsk&) const = default;
};

struct InboxRow {
    ReportId id;
    roster::ResidentId resident;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::string title;     ///< of the report, as it was sent
    std::string headline;  ///< its gravest values: "K 6.1 mmol/L"
    ReportRank rank = ReportRank::Normal;
    bool corrected = false;
    int have = 0, of = 0;  ///< of a partial report: 3 of 5; `of` 0: not said
    Instant received{};
    std::string acknowledgedBy;  ///< empty: it waits
};

struct InboxCounts {
    std::int64_t mine = 0, team = 0;  ///< that wait
    std::int64_t ranks[5] = {};       ///< of the side and state asked for, by ReportRank
    std::int64_t shown = 0;           ///< rows of what was asked for
    std::int64_t unmatched = 0;
    std::int64_t normals = 0;         ///< that a batch would acknowledge
};

/// How our own rules see a value. Where nothing could be judged it is not checked, never fine.
enum class Judgement { NotChecked, Fine, Low, High, Abnormal, Critical };

struct ItemPoint {
    Date on{};
    double value = 0;
    std::string unit;  ///< what it may be compared in
    Judgement judged = Judgement::NotChecked;
    std::string original;  ///< as it was sent
};

/// A value as it was sent: text, whatever its kind. "HI" and "<0.1" are values.
struct SentValue {
    std::string text, unit;
};

struct CriticalFact {
    std::string limitEn, limitZh;  ///< "Potassium 6.0 mmol/L or higher: emergency"
    std::string source;
};

struct ReportItem {
    std::string name, method;
    SentValue value;
    std::string range;         ///< the laboratory's
    std::string flag;          ///< the laboratory's: "H", "LL", "A"; empty: it said nothing
    std::string status;        ///< "final", "preliminary", "corrected", "cancelled"
    Judgement judged = Judgement::NotChecked;
    std::string whyEn, whyZh;  ///< of our judgement: the limit it broke, or why nothing was checked
    std::string doubtEn, doubtZh;  ///< why the value is hardly possible; empty: nothing against it
    std::optional<CriticalFact> critical;
    std::optional<SentValue> before;  ///< what the correction took the place of
    std::string difference;           ///< "+1.3"; empty where the two cannot be compared
    std::string comment;              ///< of the laboratory
    std::vector<ItemPoint> trend;     ///< oldest first, this one the last
};

struct ReportComment {
    std::string by, text;
    Instant at{};
};

/// Who was told about a critical value, and by whom.
struct CriticalTold {
    std::string who;  ///< "the person", a relative, a colleague: as it was written
    Instant when{};
    bool readBack = false;
    std::string readBackBy;
    std::string note;
};

struct ReportView {
    InboxRow row;
    care::ChartSummary person;
    std::string laboratory, orderNumber, reportNumber, specimen, conclusion;
    std::optional<Instant> collected, arrived, issued;  ///< specimen taken; at the laboratory; reported
    std::vector<ReportItem> items;
    std::vector<ReportComment> comments;
    std::optional<CriticalTold> told;
    std::optional<Instant> acknowledgedAt;
    std::string correctionReason;
    bool hasCritical() const {
        for (const auto& item : items)
            if (item.critical) return true;
        return false;
    }
};

struct InboxAsks {
    std::string user;
    std::function<QFuture<Result<InboxCounts>>(const InboxAsk&)> counts;
    std::function<QFuture<Result<std::vector<InboxRow>>>(const InboxAsk&, std::int64_t offset, int limit)> page;
    std::function<QFuture<Result<ReportView>>(ReportId)> open;
    /// Refused for a critical report: that one wants told().
    std::function<QFuture<Result<void>>(ReportId)> acknowledge;
    std::function<QFuture<Result<void>>(ReportId, const CriticalTold&)> acknowledgeCritical;
    /// Of whole, normal reports that wait; gives how many were acknowledged. `expected` is the number that was agreed to: another number is refused.
    std::function<QFuture<Result<std::int64_t>>(const InboxAsk&, std::int64_t expected)> acknowledgeNormals;
    std::function<QFuture<Result<void>>(ReportId, const std::string& comment)> comment;
    std::function<void(ReportId, QWidget* over)> print;
};

// ---- reports that belong to nobody yet

enum class Evidence { Agrees, Disagrees, Blank };

struct EvidenceLine {
    std::string field;  ///< "order", "citizen-id", "name", "sex", "birth", "phone", "record-no"
    std::string stated, known;  ///< as the report says it; as we know it (masked where it is a number)
    Evidence evidence = Evidence::Blank;
};

struct MatchCandidate {
    roster::ResidentId resident;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::vector<EvidenceLine> lines;
    bool disagrees() const {
        for (const auto& line : lines)
            if (line.evidence == Evidence::Disagrees) return true;
        return false;
    }
};

struct UnmatchedRow {
    ReportId id;
    std::string statedName, title, laboratory, headline;
    ReportRank rank = ReportRank::Normal;
    Instant received{};
    std::string whyEn, whyZh;  ///< why it could not be matched
};

struct UnmatchedView {
    UnmatchedRow row;
    std::vector<EvidenceLine> stated;  ///< only `field` and `stated`
    std::vector<ReportItem> items;
    std::vector<MatchCandidate> candidates;  ///< what speaks for them first
};

struct UnmatchedAsks {
    std::function<QFuture<Result<std::vector<UnmatchedRow>>>()> waiting;
    std::function<QFuture<Result<UnmatchedView>>(ReportId)> open;
    /// Somebody else than those found: their evidence.
    std::function<QFuture<Result<MatchCandidate>>(ReportId, roster::ResidentId)> compare;
    std::function<QFuture<Result<void>>(ReportId, roster::ResidentId, const std::string& reason)> match;
    std::function<QFuture<Result<void>>(ReportId, const std::string& reason)> undo;
};

}  // namespace jiayi::ui
