#include "models/diagnostics/results/report_rows.h"

#include <algorithm>

namespace jiayi::diagnostics::rows {

namespace {

std::string codeText(const Code& code) { return code == Code{} ? std::string{} : joined({code.system, code.code, code.display}, kField); }
Code codeFrom(const std::string& text) {
    auto fields = parted(text, kField);
    fields.resize(3);
    return {fields[0], fields[1], fields[2]};
}

std::string timeText(const std::optional<FhirTime>& time) { return time ? time->text : std::string{}; }
/// What was kept could be read when it came.
std::optional<FhirTime> timeFrom(const std::string& text) {
    if (text.empty()) return {};
    auto time = parseFhirTime(text);
    return time ? std::optional{std::move(*time)} : std::nullopt;
}

std::optional<Uuid> ifSaid(const Uuid& id) { return id.isNil() ? std::nullopt : std::optional{id}; }

std::string identifiersText(const StatedPatient& patient) {
    std::vector<std::string> parts;
    for (const auto& each : patient.identifiers) parts.push_back(joined({std::string{toText(each.kind)}, each.system, each.value}, kField));
    return joined(parts, kPart);
}

std::vector<StatedIdentifier> identifiersFrom(const std::string& text) {
    std::vector<StatedIdentifier> identifiers;
    for (const auto& part : parted(text, kPart)) {
        auto fields = parted(part, kField);
        fields.resize(3);
        identifiers.push_back({identifierKindOf(fields[0]).value_or(IdentifierKind::Other), fields[1], fields[2]});
    }
    return identifiers;
}

void addItem(db::Database& database, std::int64_t version, int position, const ReportItem& item) {
    std::vector<std::string> also;
    for (const auto& code : item.alsoCoded) also.push_back(codeText(code));
    const auto& value = item.value;
    const auto& range = item.range;
    db::Query(database,
              "INSERT INTO report_item (version_pk, position, key, code, also_coded, kind, number, comparator, beyond, text, coded, unit, method, range_text, range_low, range_high, "
              "range_open, flag, status, observed, comments, observation_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              version, position, item.key, codeText(item.code), joined(also, kPart), toText(value.kind), value.number, value.comparator, static_cast<int>(value.beyond), value.text,
              codeText(value.coded), item.unit, item.method, range.text, range.low, range.high, (range.lowExclusive ? 1 : 0) + (range.highExclusive ? 2 : 0), item.flag,
              toText(item.status), timeText(item.observed), joined(item.comments, kPart), ifSaid(item.observation))
        .run();
}

ReportItem itemFrom(const db::Query& row) {
    ReportItem item;
    item.key = row.text(0);
    item.code = codeFrom(row.text(1));
    for (const auto& part : parted(row.text(2), kPart)) item.alsoCoded.push_back(codeFrom(part));
    item.value.kind = valueKindOf(row.text(3)).value_or(ValueKind::Text);
    item.value.number = row.maybeReal(4);
    item.value.comparator = row.text(5);
    item.value.beyond = static_cast<Beyond>(row.number(6));
    item.value.text = row.text(7);
    item.value.coded = codeFrom(row.text(8));
    item.unit = row.text(9);
    item.method = row.text(10);
    item.range.text = row.text(11);
    item.range.low = row.maybeReal(12);
    item.range.high = row.maybeReal(13);
    item.range.lowExclusive = (row.number(14) & 1) != 0;
    item.range.highExclusive = (row.number(14) & 2) != 0;
    item.flag = row.text(15);
    item.status = itemStatusOf(row.text(16)).value_or(ItemStatus::Unknown);
    item.observed = timeFrom(row.text(17));
    item.comments = parted(row.text(18), kPart);
    item.observation = row.uuid(19);
    return item;
}

std::vector<ReportItem> items(db::Database& database, std::int64_t version) {
    std::vector<ReportItem> found;
    db::Query row(database,
                  "SELECT key, code, also_coded, kind, number, comparator, beyond, text, coded, unit, method, range_text, range_low, range_high, range_open, flag, status, observed, "
                  "comments, observation_id FROM report_item WHERE version_pk = ? ORDER BY position",
                  version);
    while (row.next()) found.push_back(itemFrom(row));
    return found;
}

Report headFrom(const db::Query& row) {
    Report report;
    report.sender = row.text(2);
    report.number = row.text(3);
    report.issued = timeFrom(row.text(5)).value_or(FhirTime{});
    report.status = reportStatusOf(row.text(6)).value_or(ReportStatus::Unknown);
    report.senderName = row.text(7);
    report.addressedTo = row.text(8);
    report.orderNumber = row.text(9);
    report.test = codeFrom(row.text(10));
    report.orderedBy = row.text(11);
    report.conclusion = row.text(12);
    report.comments = parted(row.text(13), kPart);
    report.patient.name = row.text(14);
    report.patient.sex = static_cast<Sex>(row.number(15));
    report.patient.birthDate = row.date(16);
    report.patient.phone = row.text(17);
    report.patient.identifiers = identifiersFrom(row.text(18));
    report.patient.patient = row.uuid(19);
    auto specimen = parted(row.text(20), kField);
    specimen.resize(4);
    report.specimen.number = specimen[0];
    report.specimen.type = {specimen[1], specimen[2], specimen[3]};
    report.specimen.collected = timeFrom(row.text(21));
    report.specimen.received = timeFrom(row.text(22));
    return report;
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, char separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += separator;
        // What a sender wrote may hold anything; a separator in it would make two of one.
        std::copy_if(parts[i].begin(), parts[i].end(), std::back_inserter(text), [&](char c) { return c != separator; });
    }
    return text;
}

std::vector<std::string> parted(const std::string& text, char separator) {
    std::vector<std::string> parts;
    if (text.empty()) return parts;
    for (std::size_t from = 0;;) {
        const auto to = text.find(separator, from);
        parts.push_back(text.substr(from, to == std::string::npos ? to : to - from));
        if (to == std::string::npos) return parts;
        from = to + 1;
    }
}

std::int64_t reportRow(db::Database& database, ReportId id) {
    db::Query row(database, "SELECT pk FROM report WHERE id = ?", id);
    return row.next() ? row.integer(0) : 0;
}

bool addVersion(db::Database& database, std::int64_t report, const Uuid& id, const Report& version, Instant received) {
    const auto& person = version.patient;
    const auto& specimen = version.specimen;
    const int added =
        db::Query(database,
                  "INSERT INTO report_version (id, report_pk, received_at, issued, issued_at, weight, status, sender_name, addressed_to, order_number, test, ordered_by, conclusion, comments, "
                  "name, sex, birth_date, phone, identifiers, patient_id, specimen, collected, specimen_received) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                  id, report, received, version.issued.text, version.issued.start, weightOf(version), toText(version.status), version.senderName, version.addressedTo,
                  version.orderNumber, codeText(version.test), version.orderedBy, version.conclusion, joined(version.comments, kPart), person.name, static_cast<int>(person.sex),
                  person.birthDate, person.phone, identifiersText(person), ifSaid(person.patient),
                  joined({specimen.number, specimen.type.system, specimen.type.code, specimen.type.display}, kField), timeText(specimen.collected), timeText(specimen.received))
            .run();
    if (added == 0) return false;
    const auto row = database.lastInsertRowId();
    int position = 0;
    for (const auto& item : version.items) addItem(database, row, position++, item);
    return true;
}

std::vector<KeptVersion> versions(db::Database& database, std::int64_t report) {
    std::vector<KeptVersion> found;
    std::vector<std::int64_t> numbers;
    {
        db::Query row(database,
                      "SELECT v.pk, v.id, r.sender, r.number, v.received_at, v.issued, v.status, v.sender_name, v.addressed_to, v.order_number, v.test, v.ordered_by, v.conclusion, "
                      "v.comments, v.name, v.sex, v.birth_date, v.phone, v.identifiers, v.patient_id, v.specimen, v.collected, v.specimen_received FROM report_version v "
                      "JOIN report r ON r.pk = v.report_pk WHERE v.report_pk = ? ORDER BY v.issued_at DESC, v.weight DESC, v.id DESC",
                      report);
        while (row.next()) {
            numbers.push_back(row.integer(0));
            found.push_back({row.uuid(1), headFrom(row), row.instant(4)});
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) found[i].report.items = items(database, numbers[i]);
    return found;
}

void markDirty(db::Database& database, std::int64_t report) { db::Query(database, "INSERT INTO report_dirty (report_pk) VALUES (?) ON CONFLICT DO NOTHING", report).run(); }

}  // namespace jiayi::diagnostics::rows
