#include "sync/laboratory/table_reader.h"

#include "models/core/csv.h"
#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "models/core/text.h"
#include "sync/hl7/times.h"

#include <algorithm>
#include <array>

namespace jiayi::laboratory {

namespace {

using diagnostics::IdentifierKind;
using diagnostics::Report;
using diagnostics::ReportItem;

std::string foldedHeader(std::string_view header) {
    auto text = normalized(header);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '_') c = ' ';
    }
    return text;
}

/// The table with its columns named as ours.
class Rows {
public:
    static Result<Rows> read(std::string_view bytes, const Columns& columns) {
        Rows rows;
        JIAYI_TRY(const auto text, decodeText(bytes));
        const auto header = std::string_view{text}.substr(0, text.find('\n'));
        const bool tabs = header.find('\t') != std::string_view::npos && header.find(',') == std::string_view::npos;
        JIAYI_TRY(rows.m_table, parseCsv(text, tabs ? '\t' : ','));
        for (std::size_t i = 0; i < rows.m_table.header.size(); ++i) {
            const std::string column{columns.columnOf(rows.m_table.header[i])};
            if (column.empty()) continue;
            if (!rows.m_columns.emplace(column, i).second) return invalid("csv.column-twice", column);
        }
        for (const char* const needed : {"sender", "report_number", "issued", "value"})
            if (!rows.m_columns.contains(needed)) return invalid("csv.column-missing", needed);
        if (!rows.m_columns.contains("item_code") && !rows.m_columns.contains("loinc") && !rows.m_columns.contains("item_name")) return invalid("csv.column-missing", "item_code");
        return rows;
    }
    std::size_t size() const { return m_table.rows.size(); }
    std::string cell(std::size_t row, std::string_view column) const {
        const auto at = m_columns.find(column);
        if (at == m_columns.end() || at->second >= m_table.rows[row].size()) return {};
        const auto& text = m_table.rows[row][at->second];
        const auto from = text.find_first_not_of(" \t\r\n");
        return from == std::string::npos ? std::string{} : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
    }
    bool isBlank(std::size_t row) const {
        return std::all_of(m_table.rows[row].begin(), m_table.rows[row].end(), [](const std::string& cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; });
    }

private:
    CsvTable m_table;
    std::map<std::string, std::size_t, std::less<>> m_columns;
};

/// The header is row 1.
std::size_t rowNumber(std::size_t row) { return row + 2; }

/// Columns that say something of the whole report: all its rows say the same, or nothing.
constexpr std::array<std::string_view, 20> kOfReport{"institution",   "order_number",  "report_status", "name",       "sex",      "birth_date", "citizen_id",
                                                     "record_number", "insurance_number", "phone",      "test_name",  "specimen_number", "specimen_type", "collected",
                                                     "received",      "ordered_by",    "conclusion",    "sender",     "report_number",   "issued"};

/// The rows of one version of one report.
class Assembly {
public:
    Assembly(const Rows& rows, const Words& words, const std::vector<std::size_t>& members) : m_rows(rows), m_words(words), m_members(members), m_row(members.front()) {}

    Result<Report> report() {
        for (const auto column : kOfReport) JIAYI_CHECK(agree(column));
        Report report;
        JIAYI_CHECK(head(report));
        JIAYI_CHECK(person(report.patient));
        report.specimen.number = said("specimen_number");
        report.specimen.type.display = said("specimen_type");
        JIAYI_TRY(report.specimen.collected, time("collected"));
        JIAYI_TRY(report.specimen.received, time("received"));
        for (const auto row : m_members) {
            m_row = row;
            JIAYI_TRY(auto next, item(report.status));
            report.items.push_back(std::move(next));
        }
        m_row = m_members.front();
        if (const auto checked = diagnostics::checkReport(report); !checked) return at(checked.error().reason, "item_code");
        return report;
    }

private:
    Error at(std::string_view reason, std::string_view column) const { return invalid(std::string{reason}, "row " + std::to_string(rowNumber(m_row)) + ", " + std::string{column}); }

    Result<void> agree(std::string_view column) {
        std::string first;
        for (const auto row : m_members) {
            auto cell = m_rows.cell(row, column);
            m_row = row;
            if (!first.empty() && !cell.empty() && cell != first) return at("csv.disagrees", column);
            if (first.empty()) first = std::move(cell);
        }
        m_said[column] = std::move(first);
        m_row = m_members.front();
        return {};
    }
    const std::string& said(std::string_view column) { return m_said[column]; }

    Result<std::optional<FhirTime>> readTime(const std::string& text, std::string_view column) const {
        if (text.empty()) return std::optional<FhirTime>{};
        auto time = hl7::parseTime(text);
        if (!time) return at("csv.time", column);
        return std::optional{std::move(*time)};
    }
    Result<std::optional<FhirTime>> time(std::string_view column) { return readTime(said(column), column); }

    Result<void> head(Report& report) {
        report.sender = report.senderName = said("sender");
        report.addressedTo = said("institution");
        report.number = said("report_number");
        report.orderNumber = said("order_number");
        report.test = {{}, m_rows.cell(m_row, "test_code"), said("test_name")};
        if (!report.test.code.empty()) report.number += "/" + report.test.code;
        report.orderedBy = said("ordered_by");
        report.conclusion = said("conclusion");
        JIAYI_TRY(const auto issued, time("issued"));
        if (!issued) return at("csv.cell-missing", "issued");
        report.issued = *issued;
        const auto status = said("report_status").empty() ? std::optional{diagnostics::ReportStatus::Final} : m_words.reportStatus(said("report_status"));
        if (!status) return at("csv.status", "report_status");
        report.status = *status;
        return {};
    }

    Result<void> person(diagnostics::StatedPatient& person) {
        person.name = said("name");
        person.phone = said("phone");
        if (const auto& born = said("birth_date"); !born.empty()) {
            const auto day = hl7::parseTime(born);
            if (!day || day->precision < Precision::Day) return at("csv.date", "birth_date");
            person.birthDate = day->day();
        }
        if (const auto& sex = said("sex"); !sex.empty()) {
            const auto known = m_words.sex(sex);
            if (!known) return at("csv.sex", "sex");
            person.sex = *known;
        }
        constexpr std::array<std::pair<std::string_view, IdentifierKind>, 3> kIdentifiers{
            {{"citizen_id", IdentifierKind::CitizenId}, {"record_number", IdentifierKind::RecordNumber}, {"insurance_number", IdentifierKind::InsuranceNumber}}};
        for (const auto& [column, kind] : kIdentifiers)
            if (!said(column).empty()) person.identifiers.push_back({kind, {}, said(column)});
        return {};
    }

    Result<ReportItem> item(diagnostics::ReportStatus whole) const {
        const auto cell = [&](std::string_view column) { return m_rows.cell(m_row, column); };
        ReportItem item;
        const auto loinc = cell("loinc"), name = cell("item_name");
        item.code = {{}, cell("item_code"), name};
        if (item.code.code.empty() && !loinc.empty()) item.code = {std::string{diagnostics::kLoincSystem}, loinc, name};
        else if (!loinc.empty()) item.alsoCoded.push_back({std::string{diagnostics::kLoincSystem}, loinc, name});
        if (item.code.empty()) return at("csv.cell-missing", "item_code");
        item.key = item.code.code.empty() ? name : item.code.code;
        if (const auto sub = cell("sub_id"); !sub.empty()) item.key += "/" + sub;
        item.value = diagnostics::valueFromText(cell("value"));
        if (item.value.text.find('\n') != std::string::npos) item.value.kind = diagnostics::ValueKind::Prose;
        item.unit = cell("unit");
        item.range = diagnostics::rangeFromText(cell("range"));
        if (const auto flag = cell("flag"); !flag.empty()) item.flag = m_words.flag(std::array{flag});
        item.method = cell("method");
        if (auto comment = cell("comment"); !comment.empty()) item.comments.push_back(std::move(comment));
        JIAYI_TRY(item.observed, readTime(cell("observed"), "observed"));
        const auto status = cell("item_status");
        const auto known = status.empty() ? std::optional{within(whole, item.value.kind != diagnostics::ValueKind::None)} : m_words.itemStatus(status);
        if (!known) return at("csv.status", "item_status");
        item.status = *known;
        return item;
    }

    /// An item that says no status of its own has its report's; one without a value in a report that is not final is awaited.
    static diagnostics::ItemStatus within(diagnostics::ReportStatus whole, bool hasValue) {
        using diagnostics::ItemStatus;
        using diagnostics::ReportStatus;
        if (whole == ReportStatus::Cancelled) return ItemStatus::Cancelled;
        const bool open = whole == ReportStatus::Registered || whole == ReportStatus::Partial || whole == ReportStatus::Preliminary;
        if (!open) return ItemStatus::Final;
        return hasValue ? ItemStatus::Preliminary : ItemStatus::Registered;
    }

    const Rows& m_rows;
    const Words& m_words;
    const std::vector<std::size_t>& m_members;
    std::size_t m_row;
    std::map<std::string_view, std::string> m_said;
};

}  // namespace

Result<Columns> Columns::load() {
    Columns columns;
    RuleReader row{"laboratory_columns.csv", embeddedFile("rules/laboratory_columns.csv")};
    while (row.next()) {
        const auto target = row.required("target");
        row.origin();
        columns.m_columns.emplace(foldedHeader(target), target);
        for (const auto& name : row.list("names"))
            if (const auto known = columns.m_columns.emplace(foldedHeader(name), target); known.first->second != target) row.fail("names", "has a name of another column");
    }
    JIAYI_CHECK(row.finish());
    return columns;
}

std::string_view Columns::columnOf(std::string_view header) const {
    const auto found = m_columns.find(foldedHeader(header));
    return found == m_columns.end() ? std::string_view{} : std::string_view{found->second};
}

Result<void> readTable(std::string_view bytes, const Words& words, const Columns& columns, const OnEntry& onEntry) {
    JIAYI_TRY(const auto rows, Rows::read(bytes, columns));
    std::vector<std::vector<std::size_t>> reports;
    std::map<std::array<std::string, 4>, std::size_t> places;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows.isBlank(row)) continue;
        const std::array<std::string, 4> key{rows.cell(row, "sender"), rows.cell(row, "report_number"), rows.cell(row, "test_code"), rows.cell(row, "issued")};
        if (key[0].empty() || key[1].empty()) {
            const auto place = "row " + std::to_string(rowNumber(row)) + ", " + (key[0].empty() ? "sender" : "report_number");
            if (!onEntry({rowNumber(row), invalid("csv.cell-missing", place)})) return {};
            continue;
        }
        const auto [place, isNew] = places.emplace(key, reports.size());
        if (isNew) reports.emplace_back();
        reports[place->second].push_back(row);
    }
    for (const auto& members : reports) {
        auto report = Assembly{rows, words, members}.report();
        const auto line = rowNumber(members.front());
        if (!onEntry(report ? Entry{line, std::vector{std::move(*report)}} : Entry{line, report.error()})) return {};
    }
    return {};
}

}  // namespace jiayi::laboratory
