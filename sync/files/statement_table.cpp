#include "sync/files/statement_table.h"

#include "sync/files/xlsx_writer.h"

namespace jiayi::files {

namespace {

ExportCell yuan(Money money) { return {formatYuan(money), static_cast<double>(money.fen) / 100.0}; }
ExportCell count(std::int64_t number) { return {std::to_string(number), static_cast<double>(number)}; }

Result<void> writeFigures(XlsxWriter& writer, const capitation::Statement& statement) {
    JIAYI_CHECK(writer.begin("statement", {"figure", "value"}));
    const auto& totals = statement.totals;
    const std::pair<const char*, ExportCell> rows[]{
        {"institution", {statement.institution, {}}}, {"scheme", {statement.scheme, {}}},        {"month", {capitation::formatMonth(statement.month), {}}},
        {"revision", count(statement.revision)},      {"state", {statement.state, {}}},          {"member-months", count(totals.memberMonths)},
        {"budget", yuan(totals.budget)},              {"own", yuan(totals.own)},                 {"elsewhere", yuan(totals.elsewhere)},
        {"cost", yuan(totals.cost())},                {"balance", yuan(totals.balance())},       {"withheld", yuan(totals.withhold)},
        {"pooled fund", yuan(totals.split.fund)},     {"personal account", yuan(totals.split.account)}, {"other funds", yuan(totals.split.other)},
        {"cash", yuan(totals.split.cash)},            {"of cash, unsplit", yuan(totals.unsplit)}, {"out of scope", yuan(totals.outOfScope)}};
    for (const auto& [name, value] : rows) JIAYI_CHECK(writer.row({{name, {}}, value}));
    return {};
}

}  // namespace

Result<void> writeStatementTable(const capitation::StatementPage& page, const std::filesystem::path& path) {
    std::error_code unreadable;
    if (std::filesystem::exists(path, unreadable)) return Error{Errc::Conflict, "file.exists", {}};
    XlsxWriter writer(path);
    JIAYI_CHECK(writeFigures(writer, page.statement));
    JIAYI_CHECK(writer.begin("categories", {"kind", "category", "origin", "lines", "yuan"}));
    for (const auto& group : page.groups) JIAYI_CHECK(writer.row({{group.kind, {}}, {group.category, {}}, {group.origin, {}}, count(static_cast<std::int64_t>(group.lines)), yuan(group.sum)}));
    JIAYI_CHECK(writer.begin("lines", {"date", "resident", "kind", "category", "origin", "settlement", "yuan"}));
    for (const auto& [line, name] : page.lines)
        JIAYI_CHECK(writer.row({{formatDate(line.on), {}}, {line.resident.toString(), {}}, {line.kind, {}}, {line.category, {}}, {line.origin.text(), {}}, {line.settlementNo, {}}, yuan(line.amount)}));
    return writer.finish();
}

}  // namespace jiayi::files
