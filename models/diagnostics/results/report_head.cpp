#include "models/diagnostics/results/report_head.h"

#include "models/diagnostics/results/candidates.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

constexpr std::size_t kShownItems = 3;

struct Judged {
    const ReportItem* item;
    Judgement judgement;
};

std::string gravestText(std::vector<Judged> judged) {
    std::stable_sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.judgement.gravity() > b.judgement.gravity(); });
    std::vector<std::string> parts;
    for (const auto& [item, judgement] : judged) {
        if (parts.size() == kShownItems) break;
        const auto& name = item->code.display.empty() ? item->code.code : item->code.display;
        const auto value = item->value.shown() + (item->unit.empty() ? std::string{} : " " + item->unit);
        parts.push_back(rows::joined({name, judgement.code, value, std::string{toText(judgement.gravity())}, std::string{toText(judgement.side())}}, rows::kField));
    }
    return rows::joined(parts, rows::kPart);
}

/// An import or a first load brings years of results that somebody has dealt with long ago.
bool isHistory(const DiagnosticsBook& book, const ReportState& state) {
    return state.received - state.report.issued.start > Days{static_cast<int>(book.care.parameter("results.history-days"))};
}

/// What could not be checked has to be looked at, like what is abnormal.
std::string boxOf(const DiagnosticsBook& book, const ReportState& state, Gravity gravity) {
    const bool takenBack = state.report.status == ReportStatus::EnteredInError || state.report.status == ReportStatus::Cancelled;
    if (!state.resident) return state.aside || (takenBack && !state.takenBack) ? "aside" : "unmatched";
    if (state.seen || isHistory(book, state)) return "done";
    return gravity == Gravity::Critical ? "critical" : gravity == Gravity::Normal ? "normal" : "abnormal";
}

}  // namespace

Gravity gravityOfAll(const std::vector<Judgement>& reported) {
    auto gravest = Gravity::NotChecked;
    bool unchecked = reported.empty();
    for (const auto& judgement : reported) {
        gravest = std::max(gravest, judgement.gravity());
        unchecked = unchecked || judgement.gravity() == Gravity::NotChecked || !judgement.doubt.empty();
    }
    return gravest == Gravity::Normal && unchecked ? Gravity::NotChecked : gravest;
}

Result<ReportHead> headOf(db::Database& database, const DiagnosticsBook& book, const ReportState& state, const std::string& why) {
    const auto& report = state.report;
    ReportHead head;
    head.orderNumber = report.orderNumber;
    head.citizenId = statedNumber(report.patient, IdentifierKind::CitizenId);
    head.recordNo = statedNumber(report.patient, IdentifierKind::RecordNumber);
    head.insuranceNo = statedNumber(report.patient, IdentifierKind::InsuranceNumber);
    head.statedName = report.patient.name;
    head.statedPatient = report.patient.patient;
    Subject subject{report.patient.sex, report.patient.birthDate};
    if (state.resident) {
        const auto resident = roster::ResidentRepository(database).find(*state.resident);
        if (!resident && resident.error().code != Errc::NotFound) return resident.error();
        if (resident) subject = {resident->sex, resident->birthDate};
        head.resident = roster::ResidentRepository::pkOf(database, *state.resident);
        if (head.resident == 0) head.waitsFor = state.resident;
    }
    std::vector<Judged> judged;
    std::vector<Judgement> all;
    for (const auto& item : report.items) {
        if (!isReported(item.status)) continue;
        judged.push_back({&item, judge(book, report, item, subject)});
        all.push_back(judged.back().judgement);
    }
    const auto gravity = gravityOfAll(all);
    // Whoever is not here yet has no place in the inbox; the report waits, and nobody has to decide anything.
    head.box = head.waitsFor ? "arrived" : boxOf(book, state, gravity);
    head.issued = report.issued.start;
    head.status = toText(report.status);
    head.senderName = report.senderName.empty() ? report.sender : report.senderName;
    head.test = report.test.display.empty() ? report.test.code : report.test.display;
    head.gravity = toText(gravity);
    head.itemsDone = static_cast<int>(judged.size());
    head.itemsAwaited = book.catalogue.awaited(report.sender, report);
    head.corrected = state.corrected;
    head.seen = state.seen.has_value();
    if (state.seen) {
        head.seenBy = state.seen->by;
        head.seenAt = state.seen->at;
    }
    head.comments = state.comments;
    head.gravest = gravestText(std::move(judged));
    head.why = head.box != "unmatched" ? "" : state.takenBack ? "taken-back" : state.several ? "several" : why;
    return head;
}

ReportHead keptHead(db::Database& database, std::int64_t report) {
    ReportHead head;
    db::Query row(database,
                  "SELECT order_number, citizen_id, record_no, insurance_no, stated_name, stated_patient, resident_pk, waits_for, box, issued_at, status, sender_name, test, gravity, "
                  "items_done, items_awaited, corrected, seen, seen_by, seen_at, comments, gravest, why FROM report WHERE pk = ?",
                  report);
    if (!row.next()) return head;
    head.orderNumber = row.text(0);
    head.citizenId = row.text(1);
    head.recordNo = row.text(2);
    head.insuranceNo = row.text(3);
    head.statedName = row.text(4);
    head.statedPatient = row.uuid(5);
    head.resident = row.isNull(6) ? 0 : row.integer(6);
    if (!row.isNull(7)) head.waitsFor = row.id<ResidentId>(7);
    head.box = row.text(8);
    head.issued = row.instant(9);
    head.status = row.text(10);
    head.senderName = row.text(11);
    head.test = row.text(12);
    head.gravity = row.text(13);
    head.itemsDone = row.number(14);
    head.itemsAwaited = row.number(15);
    head.corrected = row.flag(16);
    head.seen = row.flag(17);
    head.seenBy = row.text(18);
    head.seenAt = row.maybeInstant(19);
    head.comments = row.number(20);
    head.gravest = row.text(21);
    head.why = row.text(22);
    return head;
}

void keepHead(db::Database& database, std::int64_t report, const ReportHead& head) {
    if (keptHead(database, report) == head) return;
    const auto patient = head.statedPatient.isNil() ? std::nullopt : std::optional{head.statedPatient};
    const auto resident = head.resident == 0 ? std::nullopt : std::optional{head.resident};
    db::Query(database,
              "UPDATE report SET order_number = ?2, citizen_id = ?3, record_no = ?4, insurance_no = ?5, stated_name = ?6, stated_patient = ?7, resident_pk = ?8, waits_for = ?9, "
              "box = ?10, issued_at = ?11, status = ?12, sender_name = ?13, test = ?14, gravity = ?15, items_done = ?16, items_awaited = ?17, corrected = ?18, seen = ?19, "
              "seen_by = ?20, seen_at = ?21, comments = ?22, gravest = ?23, why = ?24 WHERE pk = ?1",
              report, head.orderNumber, head.citizenId, head.recordNo, head.insuranceNo, head.statedName, patient, resident, head.waitsFor, head.box, head.issued, head.status,
              head.senderName, head.test, head.gravity, head.itemsDone, head.itemsAwaited, head.corrected, head.seen, head.seenBy, head.seenAt, head.comments, head.gravest, head.why)
        .run();
}

std::vector<InboxItem> gravestFrom(const std::string& text) {
    std::vector<InboxItem> items;
    for (const auto& part : rows::parted(text, rows::kPart)) {
        auto fields = rows::parted(part, rows::kField);
        fields.resize(5);
        items.push_back({fields[0], fields[1], fields[2], gravityOf(fields[3]).value_or(Gravity::NotChecked), sideOf(fields[4])});
    }
    return items;
}

}  // namespace jiayi::diagnostics
