#include "models/roster/import/column_mapping.h"

#include "models/core/resource.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace jiayi::roster {

namespace {

/// searchFold() without ASCII punctuation: "High-Density Lipoprotein" and "high density lipoprotein" are one name.
std::string foldedHeader(std::string_view text) {
    auto folded = searchFold(text);
    std::erase_if(folded, [](char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; });
    return folded;
}

bool isAmong(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1)};
}

struct HeaderParts {
    std::string name;
    std::vector<std::string> brackets;
};

/// "HbA1c (mmol/mol)" is the name HbA1c with one bracket; full-width brackets are plain after normalized().
HeaderParts partsOfHeader(std::string_view header) {
    HeaderParts parts;
    int depth = 0;
    for (const char c : normalized(header)) {
        if (c == '(' || c == '[') {
            if (depth++ == 0) {
                parts.brackets.emplace_back();
                continue;
            }
        } else if ((c == ')' || c == ']') && depth > 0 && --depth == 0) {
            continue;
        }
        (depth > 0 ? parts.brackets.back() : parts.name) += c == '\n' ? ' ' : c;
    }
    parts.name = trimmed(parts.name);
    return parts;
}

bool isNumber(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Female=1, Male=2" and "1=男,2=女".
std::map<std::string, std::string, std::less<>> codesOf(std::string_view text) {
    std::map<std::string, std::string, std::less<>> codes;
    std::string part;
    const auto take = [&] {
        const auto equals = part.find_first_of("=:");
        if (equals != std::string::npos) {
            auto left = trimmed(std::string_view{part}.substr(0, equals));
            auto right = trimmed(std::string_view{part}.substr(equals + 1));
            if (isNumber(left)) codes.emplace(std::move(left), std::move(right));
            else if (isNumber(right)) codes.emplace(std::move(right), std::move(left));
        }
        part.clear();
    };
    for (const auto& point : codePoints(text)) {
        if (point == "," || point == ";" || point == "、" || point == "，" || point == "；") take();
        else part += point;
    }
    take();
    return codes;
}

}  // namespace

bool TableMapping::has(std::string_view target) const {
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnMapping& column) { return column.target == target; });
}

Result<ColumnBook> ColumnBook::load() {
    ColumnBook book;
    RuleReader reader("import_columns.csv", embeddedFile("rules/import_columns.csv"));
    while (reader.next()) {
        ColumnRule rule{reader.required("target"), reader.list("names"), reader.text("unit"), reader.origin()};
        book.m_targets.push_back(rule.target);
        book.add(rule);
    }
    JIAYI_CHECK(reader.finish());
    return book;
}

void ColumnBook::add(const ColumnRule& rule) {
    for (const auto& name : rule.names) m_byName.emplace(foldedHeader(name), std::pair{rule.target, rule.unit});
}

ColumnMapping ColumnBook::propose(std::string_view header, const std::function<bool(std::string_view)>& isUnit) const {
    ColumnMapping column{std::string{header}, std::string{kKeepColumn}, {}, {}};
    // A rejects file that was mended and comes back.
    if (header.starts_with(kOwnColumn)) {
        column.target = kIgnoreColumn;
        return column;
    }
    auto parts = partsOfHeader(header);
    for (const auto& bracket : parts.brackets) {
        if (column.unit.empty() && isUnit(bracket)) column.unit = trimmed(bracket);
        auto codes = codesOf(bracket);
        column.codes.merge(codes);
    }
    // "HbA1c mmol/mol" and "空腹血糖,mmol/L": the unit stands behind the name without brackets.
    if (const auto space = parts.name.find_last_of(" ,"); column.unit.empty() && space != std::string::npos) {
        const auto last = trimmed(std::string_view{parts.name}.substr(space + 1));
        if (isUnit(last)) {
            column.unit = last;
            parts.name = trimmed(std::string_view{parts.name}.substr(0, space));
        }
    }
    auto found = m_byName.find(foldedHeader(header));
    if (found == m_byName.end()) found = m_byName.find(foldedHeader(parts.name));
    if (found == m_byName.end()) return column;
    column.target = found->second.first;
    if (column.unit.empty()) column.unit = found->second.second;
    return column;
}

std::vector<MappingProblem> mappingProblems(const TableMapping& mapping,
                                            const std::function<bool(std::string_view)>& isObservation) {
    static constexpr std::array<std::string_view, 20> kPerson{
        "record_id", "record_no", "name",  "sex",           "birth_date",       "age",          "citizen_id",
        "phone",     "phone2",    "address", "grid",        "household",        "insurance_scheme", "insurance_no",
        "ethnic",    "emergency_name", "emergency_phone", "blood_group", "doctor", "contract_until"};
    std::vector<MappingProblem> problems;
    std::set<std::string, std::less<>> seen;
    bool dated = false;
    for (const auto& column : mapping.columns) {
        const bool once = std::find(kPerson.begin(), kPerson.end(), column.target) != kPerson.end() || column.target == "visit_date";
        const bool several = isAmong(column.target, {"conditions", "complications_t2dm", "medications", kKeepColumn, kIgnoreColumn});
        const bool result = column.target == "blood_pressure" || isObservation(column.target);
        if (!once && !several && !result) problems.push_back({column.header, "import.unknown-target"});
        if (once && !seen.insert(column.target).second) problems.push_back({column.header, "import.column-twice"});
        dated = dated || result;
    }
    const bool identified = mapping.has("record_id") || mapping.has("record_no") || mapping.has("citizen_id") ||
                            (mapping.has("name") && (mapping.has("birth_date") || mapping.has("phone")));
    if (!identified) problems.push_back({{}, "import.no-identity"});
    if (dated && !mapping.has("visit_date") && !mapping.has("record_id")) problems.push_back({{}, "import.no-date"});
    return problems;
}

}  // namespace jiayi::roster
