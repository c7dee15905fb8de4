#include "models/pharmacy/formulary/rules/formulary_table.h"

#include "models/core/csv.h"
#include "models/core/text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kMostProblems = 20;
const std::vector<std::string> kColumns{"item",   "inn",      "atc",      "nhsa",           "name_en",        "name_zh", "maker", "form",
                                        "strength", "pack_size", "pack_unit", "price",        "stock",          "stock_at", "class", "essential",
                                        "procured", "agreed",   "progress", "restriction_en", "restriction_zh", "long_rx", "tier",  "source", "also_at", "cost"};
/// Without these a line says too little to be sold by.
constexpr const char* kNeeded[] = {"item", "inn", "atc", "name_zh", "form", "strength", "pack_size", "pack_unit", "price", "class", "long_rx"};

std::string textOf(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : std::string{}; }
const char* yesNo(bool value) { return value ? "yes" : "no"; }

/// The problems of a whole table, as far as anybody reads on.
class ProblemList {
public:
    void add(const std::string& place, const std::string& field, const std::string& what) {
        if (++m_count <= kMostProblems) m_text += (m_text.empty() ? "" : "\n") + place + ", " + field + ": " + what;
    }
    Result<void> finish() const {
        if (m_count == 0) return {};
        const auto more = m_count > kMostProblems ? "\nand " + std::to_string(m_count - kMostProblems) + " more" : std::string{};
        return invalid("formulary.row", m_text + more);
    }

private:
    std::string m_text;
    std::size_t m_count = 0;
};

/// Reads the cells of one row.
class RowReader {
public:
    RowReader(const CsvTable& table, std::size_t row, ProblemList& problems)
        : m_table(table), m_row(row), m_place("row " + std::to_string(row + 2)), m_problems(problems) {}

    std::string text(const char* column) const { return m_table.column(column) ? normalized(m_table.cell(m_row, column)) : std::string{}; }
    void fail(const char* column, const char* what) { m_problems.add(m_place, column, what); }

    std::optional<std::int64_t> whole(const char* column) {
        const auto cell = text(column);
        if (cell.empty()) return {};
        std::int64_t value = 0;
        const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (read.ec == std::errc{} && read.ptr == cell.data() + cell.size()) return value;
        fail(column, "is no whole number");
        return {};
    }
    bool flag(const char* column) {
        const auto cell = text(column);
        if (cell == "yes" || cell == "是") return true;
        if (!cell.empty() && cell != "no" && cell != "否") fail(column, "is none of yes, no");
        return false;
    }
    std::optional<Money> money(const char* column) {
        const auto cell = text(column);
        if (cell.empty()) return {};
        const auto read = parseYuan(cell);
        if (!read) return fail(column, "is no amount in yuan with at most two decimals"), std::nullopt;
        return *read;
    }
    Money price() {
        if (text("price").empty()) fail("price", "is missing");
        return money("price").value_or(Money{});
    }
    InsuranceClass insuranceClass() {
        const auto cell = text("class");
        if (cell == "A" || cell == "甲") return InsuranceClass::A;
        if (cell == "B" || cell == "乙") return InsuranceClass::B;
        if (cell != "self" && cell != "自费") fail("class", "is none of A, B, self");
        return InsuranceClass::Self;
    }
    std::optional<Instant> time(const char* column) {
        const auto cell = text(column);
        if (cell.empty()) return {};
        const auto read = parseFhirTime(cell);
        if (read) return read->start;
        fail(column, "is no date or time");
        return {};
    }
    const std::string& place() const { return m_place; }

private:
    const CsvTable& m_table;
    std::size_t m_row;
    std::string m_place;
    ProblemList& m_problems;
};

FormularyItem itemOf(RowReader& row) {
    FormularyItem item;
    item.code = row.text("item");
    item.inn = row.text("inn");
    item.atc = row.text("atc");
    item.nhsa = row.text("nhsa");
    item.nameEn = row.text("name_en");
    item.nameZh = row.text("name_zh");
    item.maker = row.text("maker");
    item.form = row.text("form");
    item.strength = row.text("strength");
    item.packSize = row.whole("pack_size").value_or(0);
    item.packUnit = row.text("pack_unit");
    item.price = row.price();
    item.stock = row.whole("stock");
    item.stockAt = row.time("stock_at");
    item.insuranceClass = row.insuranceClass();
    item.essential = row.flag("essential");
    item.procured = row.flag("procured");
    item.agreed = row.whole("agreed");
    item.progress = row.whole("progress");
    item.restrictionEn = row.text("restriction_en");
    item.restrictionZh = row.text("restriction_zh");
    item.longRx = row.text("long_rx");
    item.tier = static_cast<int>(std::clamp<std::int64_t>(row.whole("tier").value_or(1), 0, 10));
    item.source = row.text("source");
    item.alsoAt = row.text("also_at");
    item.cost = row.money("cost");
    return item;
}

Result<void> checkHeader(const CsvTable& table) {
    std::set<std::string> seen;
    for (const auto& name : table.header) {
        if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) return invalid("formulary.column", "row 1, " + name + ": is no column of a formulary");
        if (!seen.insert(name).second) return invalid("formulary.column", "row 1, " + name + ": stands twice");
    }
    for (const auto* name : kNeeded) {
        if (!seen.contains(name)) return invalid("formulary.column", "row 1, " + std::string{name} + ": the column is missing");
    }
    return {};
}

}  // namespace

const std::vector<std::string>& formularyColumns() { return kColumns; }

std::string formularyRow(const FormularyItem& item) {
    return csvRow({item.code, item.inn, item.atc, item.nhsa, item.nameEn, item.nameZh, item.maker, item.form, item.strength,
                   std::to_string(item.packSize), item.packUnit, formatYuan(item.price), textOf(item.stock),
                   item.stockAt ? formatInstant(*item.stockAt) : std::string{}, std::string{nameOf(item.insuranceClass)}, yesNo(item.essential),
                   yesNo(item.procured), textOf(item.agreed), textOf(item.progress), item.restrictionEn, item.restrictionZh, item.longRx,
                   std::to_string(item.tier), item.source, item.alsoAt, item.cost ? formatYuan(*item.cost) : std::string{}});
}

std::string hashedRow(const FormularyItem& item) {
    auto row = formularyRow(item);
    // The commas of empty cells before the line end: versions from before these columns keep their root.
    if (item.cost) return row;
    row.erase(row.size() - 3, 1);
    if (item.alsoAt.empty()) row.erase(row.size() - 3, 1);
    return row;
}

Result<std::vector<FormularyItem>> readFormularyTable(std::string_view bytes) {
    JIAYI_TRY(const auto text, decodeText(bytes));
    const auto table = parseCsv(text);
    if (!table) return invalid("formulary.csv", table.error().reason + (table.error().detail.empty() ? "" : " at " + table.error().detail));
    JIAYI_CHECK(checkHeader(*table));
    ProblemList problems;
    std::vector<FormularyItem> items;
    std::vector<std::string> places;
    for (std::size_t at = 0; at < table->rows.size(); ++at) {
        RowReader row(*table, at, problems);
        if (const auto cells = table->rows[at].size(); cells != table->header.size()) {
            problems.add(row.place(), "all", "has " + std::to_string(cells) + " cells, the header " + std::to_string(table->header.size()));
            continue;
        }
        items.push_back(itemOf(row));
        places.push_back(row.place());
    }
    JIAYI_CHECK(problems.finish());
    JIAYI_CHECK(checkFormulary(items, places));
    return items;
}

Result<void> checkFormulary(const std::vector<FormularyItem>& items, const std::vector<std::string>& places) {
    if (items.empty()) return invalid("formulary.empty");
    ProblemList problems;
    std::set<std::string_view> codes, nhsa;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const auto& item = items[at];
        for (const auto& [field, what] : problemsOf(item)) problems.add(places[at], field, what);
        if (!item.code.empty() && !codes.insert(item.code).second) problems.add(places[at], "item", item.code + " stands twice");
        if (!item.nhsa.empty() && !nhsa.insert(item.nhsa).second) problems.add(places[at], "nhsa", item.nhsa + " stands twice");
    }
    return problems.finish();
}

}  // namespace jiayi::pharmacy
