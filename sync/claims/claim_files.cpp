#include "sync/claims/claim_files.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "models/core/text.h"
#include "sync/claims/claim_resource.h"
#include "sync/fhir/ndjson.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

namespace jiayi::claims {

using capitation::Claim;

namespace {

constexpr char kColumnsFile[] = "rules/claim_columns.csv";
constexpr char kWordsFile[] = "rules/claim_words.csv";

struct Column {
    std::string field;
    bool required = false;
    std::vector<std::string> names;  ///< folded
};

Result<std::vector<Column>> readColumns() {
    std::vector<Column> columns;
    RuleReader reader("claim_columns.csv", embeddedFile(kColumnsFile));
    while (reader.next()) {
        Column column{reader.required("field"), reader.flag("required"), {}};
        column.names.push_back(searchFold(column.field));
        for (const auto& name : reader.list("names", '|')) column.names.push_back(searchFold(name));
        static_cast<void>(reader.origin());
        columns.push_back(std::move(column));
    }
    JIAYI_CHECK(reader.finish());
    return columns;
}

/// What a cell of a field may say, and what that is here; folded.
using Words = std::map<std::pair<std::string, std::string>, std::string>;

Result<Words> readWords() {
    Words words;
    RuleReader reader("claim_words.csv", embeddedFile(kWordsFile));
    while (reader.next()) {
        const auto field = reader.required("field"), value = reader.required("value");
        for (const auto& word : reader.list("words", '|')) words.emplace(std::pair{field, searchFold(word)}, value);
        static_cast<void>(reader.origin());
    }
    JIAYI_CHECK(reader.finish());
    return words;
}

using Fields = std::map<std::string, std::size_t, std::less<>>;

/// Which field stands in which column. A file with a column too many may mean something that nobody here reads: it is refused.
Result<Fields> fieldsOf(const std::vector<std::string>& header) {
    JIAYI_TRY(const auto columns, readColumns());
    Fields fields;
    for (std::size_t at = 0; at < header.size(); ++at) {
        const auto folded = searchFold(header[at]);
        const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return std::find(one.names.begin(), one.names.end(), folded) != one.names.end(); });
        if (column == columns.end()) return invalid("claims.columns", "unknown: " + header[at]);
        if (!fields.emplace(column->field, at).second) return invalid("claims.columns", "twice: " + header[at]);
    }
    for (const auto& column : columns)
        if (column.required && !fields.contains(column.field)) return invalid("claims.columns", "missing: " + column.field);
    return fields;
}

std::vector<std::string> codesIn(std::string_view text) {
    std::vector<std::string> codes;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find_first_of(";|,", from), text.size());
        if (end > from) codes.emplace_back(text.substr(from, end - from));
        from = end + 1;
    }
    return codes;
}

/// One row of a table.
class RowReader {
public:
    RowReader(const Fields& fields, const Words& words, const std::vector<std::string>& cells) : m_fields(fields), m_words(words), m_cells(cells) {}

    FiledClaim read(std::size_t row, Date today) {
        FiledClaim filed;
        filed.row = row;
        auto& claim = filed.claim;
        claim.number = text("number");
        claim.person = text("person");
        claim.settlementNo = text("settlement");
        claim.scheme = word("scheme");
        claim.institution = text("institution");
        claim.category = word("category");
        claim.icd10 = codesIn(text("diagnosis"));
        claim.atc = text("atc");
        claim.name = text("name");
        claim.original = text("original");
        claim.total = money("total", true);
        claim.split = {money("fund", false), money("account", false), money("other", false), money("cash", false)};
        if (const auto days = text("days"); !days.empty()) {
            const auto number = std::from_chars(days.data(), days.data() + days.size(), claim.days);
            if (number.ec != std::errc{} || number.ptr != days.data() + days.size() || claim.days < 0) fail("claim.days");
        }
        if (const auto on = parseDate(text("date"))) claim.on = *on;
        else fail("claim.date");
        filed.problem = m_problem.empty() ? capitation::claimProblem(claim, today) : m_problem;
        return filed;
    }

private:
    std::string text(std::string_view field) const {
        const auto at = m_fields.find(field);
        return at == m_fields.end() ? std::string{} : normalized(m_cells[at->second]);
    }
    /// As it stands where it is none of the known words: the claim's check names it.
    std::string word(const char* field) const {
        auto said = text(field);
        const auto found = m_words.find({field, searchFold(said)});
        return found == m_words.end() ? std::move(said) : found->second;
    }
    Money money(std::string_view field, bool required) {
        const auto cell = text(field);
        if (cell.empty() && !required) return {};
        const auto amount = parseYuan(cell);
        if (!amount) fail("claim.amount");
        return amount ? *amount : Money{};
    }
    void fail(const char* problem) {
        if (m_problem.empty()) m_problem = problem;
    }

    const Fields& m_fields;
    const Words& m_words;
    const std::vector<std::string>& m_cells;
    std::string m_problem;
};

Result<std::vector<FiledClaim>> readTable(std::string_view bytes, Date today) {
    JIAYI_TRY(const auto text, decodeText(bytes));
    JIAYI_TRY(const auto table, parseCsv(text));
    JIAYI_TRY(const auto fields, fieldsOf(table.header));
    JIAYI_TRY(const auto words, readWords());
    std::vector<FiledClaim> claims;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& cells = table.rows[i];
        if (cells.size() != table.header.size()) return invalid("claims.row", "row " + std::to_string(i + 2));
        claims.push_back(RowReader(fields, words, cells).read(i + 2, today));
    }
    return claims;
}

std::vector<FiledClaim> readLines(std::string_view bytes, Date today) {
    std::vector<FiledClaim> claims;
    std::istringstream stream{std::string{bytes}};
    const auto report = fhir::readNdjson(stream, [&](std::size_t line, const fhir::Json& value) -> Result<void> {
        const auto read = readClaimResource(value);
        FiledClaim filed{line, {}, {}};
        if (!read) filed.problem = read.error().reason;
        else if (!*read) filed.problem = "claim.not-ours";
        else {
            filed.claim = (*read)->claim;
            filed.problem = capitation::claimProblem(filed.claim, today);
        }
        claims.push_back(std::move(filed));
        return {};
    });
    for (const auto& error : report.errors) claims.push_back({error.line, {}, error.error.reason});
    std::sort(claims.begin(), claims.end(), [](const FiledClaim& a, const FiledClaim& b) { return a.row < b.row; });
    return claims;
}

}  // namespace

Result<std::vector<FiledClaim>> readClaims(std::string_view bytes, Date today) {
    const auto first = bytes.find_first_not_of("\xef\xbb\xbf \t\r\n");
    if (first == std::string_view::npos) return invalid("claims.empty");
    std::vector<FiledClaim> claims;
    if (bytes[first] == '{') claims = readLines(bytes.substr(first), today);
    else {
        JIAYI_TRY(claims, readTable(bytes, today));
    }
    if (claims.empty()) return invalid("claims.empty");
    std::map<std::string, int> numbers;
    for (const auto& one : claims)
        if (!one.claim.number.empty()) ++numbers[one.claim.number];
    for (auto& one : claims)
        if (one.problem.empty() && numbers[one.claim.number] > 1) one.problem = "claim.duplicate-number";
    return claims;
}

}  // namespace jiayi::claims
