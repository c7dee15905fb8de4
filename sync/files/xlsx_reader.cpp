// ECMA-376 part 1, SpreadsheetML; only what holds cell values.
#include "sync/files/xlsx_reader.h"

#include "models/core/dates.h"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace jiayi::files {

namespace {

constexpr zip_uint64_t kMaxPart = zip_uint64_t{512} << 20;
constexpr std::size_t kMaxColumns = 16384;

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

class Workbook {
public:
    static Result<Workbook> open(const std::filesystem::path& path) {
        int code = 0;
        Workbook book;
        book.m_archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
        // A workbook with a password is no zip file at all, but an OLE container.
        if (!book.m_archive) return invalid(isOleFile(path) ? "xlsx.encrypted" : "xlsx.damaged");
        return book;
    }

    /// Nothing when there is no such part.
    Result<std::optional<pugi::xml_document>> part(const std::string& name) {
        zip_stat_t stat;
        if (zip_stat(m_archive.get(), name.c_str(), 0, &stat) != 0) return std::optional<pugi::xml_document>{};
        if (stat.size > kMaxPart) return invalid("xlsx.size");
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(m_archive.get(), name.c_str(), 0), zip_fclose);
        if (!file) return invalid("xlsx.damaged");
        const auto size = static_cast<std::size_t>(stat.size);
        // pugixml takes the buffer over: the text of a large sheet is in memory once.
        void* buffer = pugi::get_memory_allocation_function()(size + 1);
        if (!buffer) return Error{Errc::Full, "xlsx.size", {}};
        if (zip_fread(file.get(), buffer, size) != static_cast<zip_int64_t>(size)) {
            pugi::get_memory_deallocation_function()(buffer);
            return invalid("xlsx.damaged");
        }
        std::optional<pugi::xml_document> document(std::in_place);
        if (!document->load_buffer_inplace_own(buffer, size, pugi::parse_default | pugi::parse_ws_pcdata_single))
            return invalid("xlsx.damaged");
        return document;
    }

private:
    static bool isOleFile(const std::filesystem::path& path) {
        const auto bytes = readWhole(path);
        return bytes && bytes->starts_with("\xD0\xCF\x11\xE0");
    }
    std::unique_ptr<zip_t, CloseZip> m_archive;
};

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Elements may carry a namespace prefix.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const auto& candidate : node.children())
        if (localName(candidate) == name) return candidate;
    return {};
}

/// Text of <t> and of the <r><t> runs; phonetic hints (<rPh>) are no text.
std::string richText(const pugi::xml_node& item) {
    std::string text;
    for (const auto& part : item.children()) {
        if (localName(part) == "t") text += part.text().get();
        else if (localName(part) == "r") text += child(part, "t").text().get();
    }
    return text;
}

std::string trimmedCell(std::string text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    text.erase(end == std::string::npos ? 0 : end + 1);
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

/// Whether a number format shows a date: the letters y, m, d, h, s outside quotes, brackets and escapes.
bool isDateFormat(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '\\' || c == '_' || c == '*') ++i;
        else if (c == '"') i = std::min(format.find('"', i + 1), format.size());
        else if (c == '[') i = std::min(format.find(']', i + 1), format.size());
        else if (std::strchr("ymdhsYMDHS", c)) return true;
        else if (c == ';') break;
    }
    return false;
}

bool isBuiltInDate(int id) { return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58); }

/// Which cell styles show dates.
std::set<int> dateStyles(const pugi::xml_node& styles) {
    std::set<int> formats, found;
    for (const auto& format : child(styles, "numFmts").children())
        if (isDateFormat(format.attribute("formatCode").value())) formats.insert(format.attribute("numFmtId").as_int());
    int index = 0;
    for (const auto& style : child(styles, "cellXfs").children()) {
        const int id = style.attribute("numFmtId").as_int();
        if (isBuiltInDate(id) || formats.count(id) > 0) found.insert(index);
        ++index;
    }
    return found;
}

std::string cleanNumber(double value) {
    return fmt::format("{:.15g}", value);
}

std::string dateText(double serial, bool since1904) {
    // 1900 is counted as a leap year by the format, so days before 1 March 1900 are one off; no patient was seen then.
    const auto day = std::floor(serial);
    const auto epoch = since1904 ? makeDate(1904, 1, 1) : makeDate(1899, 12, 30);
    auto seconds = static_cast<long>(std::lround((serial - day) * 86400));
    auto date = epoch + Days(static_cast<int>(day));
    if (seconds == 86400) date += Days(1), seconds = 0;
    auto text = formatDate(date);
    if (seconds == 0) return text;
    return text + fmt::format(" {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// "AB12" is column 27 (from 0); nothing when it is no cell name.
std::optional<std::size_t> columnOf(std::string_view name) {
    std::size_t column = 0, letters = 0;
    while (letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z')
        column = column * 26 + static_cast<std::size_t>(name[letters++] - 'A' + 1);
    if (letters == 0 || letters > 3 || column > kMaxColumns) return {};
    return column - 1;
}

struct Context {
    std::vector<std::string> strings;
    std::set<int> dates;
    bool since1904 = false;
};

std::string cellText(const pugi::xml_node& cell, const Context& context) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return trimmedCell(richText(child(cell, "is")));
    const std::string_view raw = child(cell, "v").text().get();
    if (raw.empty() || type == "e") return {};
    if (type == "s") {
        std::size_t index = 0;
        std::from_chars(raw.data(), raw.data() + raw.size(), index);
        return index < context.strings.size() ? context.strings[index] : std::string{};
    }
    if (type == "str" || type == "d") return trimmedCell(std::string{raw});
    if (type == "b") return raw == "1" ? "true" : "false";
    double value = 0;
    const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (read.ec != std::errc{} || !std::isfinite(value)) return trimmedCell(std::string{raw});
    const bool shownAsDate = context.dates.count(cell.attribute("s").as_int(-1)) > 0 && value > 0 && value < 2958466;
    return shownAsDate ? dateText(value, context.since1904) : cleanNumber(value);
}

std::vector<TableRow> rowsOf(const pugi::xml_node& sheet, const Context& context) {
    std::vector<TableRow> rows;
    std::size_t number = 0;
    for (const auto& xml : child(sheet, "sheetData").children()) {
        number = xml.attribute("r").as_uint(static_cast<unsigned>(number + 1));
        TableRow row{number, {}};
        for (const auto& cell : xml.children()) {
            const auto column = columnOf(cell.attribute("r").value()).value_or(row.cells.size());
            if (column >= kMaxColumns) break;
            if (row.cells.size() <= column) row.cells.resize(column + 1);
            row.cells[column] = cellText(cell, context);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Sheet {
    std::string name;
    std::string part;
};

std::vector<Sheet> sheetsOf(const pugi::xml_node& workbook, const pugi::xml_node& relations) {
    std::map<std::string, std::string> targets;
    for (const auto& relation : relations.children()) {
        std::string target = relation.attribute("Target").value();
        target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        targets.emplace(relation.attribute("Id").value(), std::move(target));
    }
    std::vector<Sheet> sheets;
    for (const auto& sheet : child(workbook, "sheets").children()) {
        for (const auto& attribute : sheet.attributes()) {
            const std::string_view name = attribute.name();
            if (!name.ends_with(":id")) continue;
            if (const auto target = targets.find(attribute.value()); target != targets.end())
                sheets.push_back({sheet.attribute("name").value(), target->second});
        }
    }
    return sheets;
}

Result<Context> readContext(Workbook& book, const pugi::xml_node& workbook) {
    Context context;
    const std::string_view since1904 = child(workbook, "workbookPr").attribute("date1904").value();
    context.since1904 = since1904 == "1" || since1904 == "true";
    JIAYI_TRY(const auto strings, book.part("xl/sharedStrings.xml"));
    if (strings) {
        for (const auto& item : strings->document_element().children())
            if (localName(item) == "si") context.strings.push_back(trimmedCell(richText(item)));
    }
    JIAYI_TRY(const auto styles, book.part("xl/styles.xml"));
    if (styles) context.dates = dateStyles(styles->document_element());
    return context;
}

}  // namespace

Result<std::vector<Table>> readXlsx(const std::filesystem::path& path) {
    JIAYI_TRY(auto book, Workbook::open(path));
    JIAYI_TRY(const auto workbook, book.part("xl/workbook.xml"));
    JIAYI_TRY(const auto relations, book.part("xl/_rels/workbook.xml.rels"));
    if (!workbook || !relations) return invalid("xlsx.damaged");
    JIAYI_TRY(const auto context, readContext(book, workbook->document_element()));
    std::vector<Table> tables;
    const auto sheets = sheetsOf(workbook->document_element(), relations->document_element());
    for (const auto& sheet : sheets) {
        JIAYI_TRY(const auto xml, book.part(sheet.part));
        if (!xml) return invalid("xlsx.damaged");
        auto name = path.filename().string();
        if (sheets.size() > 1) name += " / " + sheet.name;
        for (auto& table : tablesOf(std::move(name), rowsOf(xml->document_element(), context))) tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace jiayi::files
