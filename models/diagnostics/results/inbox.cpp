#include "models/diagnostics/results/inbox.h"

#include "models/diagnostics/results/inbox_rows.h"
#include "models/diagnostics/results/report_head.h"

#include <array>

namespace jiayi::diagnostics {

namespace {

constexpr std::array<std::string_view, 6> kBoxes{"critical", "abnormal", "normal", "done", "unmatched", "aside"};
constexpr std::int64_t kMostCounted = 1'000;
const std::string kInboxSelect =
    "SELECT p.id, r.id, coalesce(r.name, p.stated_name), r.record_no, r.sex, r.birth_date, r.doctor, p.sender_name, p.test, p.order_number, p.status, p.items_done, p.items_awaited, "
    "p.issued_at, p.received_at, p.box, p.gravity, p.corrected, p.seen, p.seen_by, p.seen_at, p.comments, p.gravest, p.pk FROM report p LEFT JOIN resident r ON r.pk = p.resident_pk ";

InboxRow inboxRow(const db::Query& row) {
    InboxRow found;
    found.report = row.id<ReportId>(0);
    if (!row.isNull(1)) found.resident = row.id<ResidentId>(1);
    found.name = row.text(2);
    found.recordNumber = row.text(3);
    found.sex = roster::sexFromCode(row.text(4));
    found.birthDate = row.date(5);
    found.doctor = row.text(6);
    found.sender = row.text(7);
    found.test = row.text(8);
    found.orderNumber = row.text(9);
    found.status = reportStatusOf(row.text(10)).value_or(ReportStatus::Unknown);
    found.itemsDone = row.number(11);
    found.itemsAwaited = row.number(12);
    found.issued = row.instant(13);
    found.received = row.instant(14);
    found.box = boxOf(row.text(15)).value_or(Box::Unmatched);
    found.gravity = gravityOf(row.text(16)).value_or(Gravity::NotChecked);
    found.corrected = row.flag(17);
    found.seen = row.flag(18);
    found.criticalOpen = found.gravity == Gravity::Critical && !found.seen;
    found.acknowledgedBy = row.text(19);
    found.acknowledgedAt = row.maybeInstant(20);
    found.comments = row.number(21);
    found.gravest = gravestFrom(row.text(22));
    return found;
}

std::int64_t counted(db::Database& database, const std::string& where) {
    db::Query row(database, "SELECT count(*) FROM (SELECT 1 FROM report WHERE " + where + " LIMIT ?)", kMostCounted);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace

std::string_view toText(Box box) { return kBoxes[static_cast<std::size_t>(box)]; }
std::optional<Box> boxOf(std::string_view text) {
    for (std::size_t i = 0; i < kBoxes.size(); ++i)
        if (kBoxes[i] == text) return static_cast<Box>(i);
    return {};
}

std::string inboxSql(const InboxQuestion& question) {
    std::string sql = kInboxSelect + "WHERE p.box = ?1 ";
    if (question.after) sql += "AND (p.issued_at, p.pk) < (?3, ?4) ";
    if (!question.doctor.empty()) sql += "AND r.doctor = ?5 ";
    return sql + "ORDER BY p.issued_at DESC, p.pk DESC LIMIT ?2";
}

Result<InboxPage> readInbox(db::Database& database, const InboxQuestion& question) {
    return db::attempt([&]() -> Result<InboxPage> {
        InboxPage page;
        db::Query row(database, inboxSql(question), nullptr);
        row.bind(1, toText(question.box));
        row.bind(2, question.limit + 1);
        if (question.after) row.bind(3, question.after->issued);
        if (question.after) row.bind(4, question.after->row);
        if (!question.doctor.empty()) row.bind(5, question.doctor);
        InboxPlace last;
        while (row.next()) {
            if (static_cast<int>(page.rows.size()) == question.limit) {
                page.next = last;
                break;
            }
            page.rows.push_back(inboxRow(row));
            last = {row.instant(13), row.integer(23)};
        }
        return page;
    });
}

Result<InboxCounts> readInboxCounts(db::Database& database) {
    return db::attempt([&]() -> Result<InboxCounts> {
        const auto inBox = [&](Box box) { return counted(database, "box = '" + std::string{toText(box)} + "'"); };
        InboxCounts counts;
        counts.critical = inBox(Box::Critical);
        counts.abnormal = inBox(Box::Abnormal);
        counts.normal = inBox(Box::Normal);
        counts.unmatched = inBox(Box::Unmatched);
        counts.aside = inBox(Box::Aside);
        counts.partial = counted(database, "items_done < items_awaited AND box IN ('critical', 'abnormal', 'normal', 'done')");
        return counts;
    });
}

Result<std::vector<InboxRow>> readReportsOf(db::Database& database, ResidentId resident, int limit) {
    return db::attempt([&]() -> Result<std::vector<InboxRow>> {
        std::vector<InboxRow> rows;
        db::Query row(database, kInboxSelect + "WHERE p.resident_pk = (SELECT pk FROM resident WHERE id = ?) AND p.resident_pk IS NOT NULL ORDER BY p.issued_at DESC, p.pk DESC LIMIT ?", resident, limit);
        while (row.next()) rows.push_back(inboxRow(row));
        return rows;
    });
}

Result<InboxRow> readInboxRow(db::Database& database, ReportId report) {
    return db::attempt([&]() -> Result<InboxRow> {
        db::Query row(database, kInboxSelect + "WHERE p.id = ?", report);
        if (!row.next()) return Error{Errc::NotFound, "result.not-found", {}};
        return inboxRow(row);
    });
}

}  // namespace jiayi::diagnostics
