#include "models/readings/rules/cgm_reader.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace jiayi::readings {

namespace {

/// What stands above the head of an export: a title, who made it.
constexpr std::size_t kRowsAboveHead = 12;

struct Columns {
    const CgmLayout* layout = nullptr;
    std::size_t time = 0, glucose = 0;
    std::optional<std::size_t> kind, device;
    std::optional<GlucoseUnit> unit;
    std::string timeHead, glucoseHead;
};

std::optional<std::size_t> columnOf(const std::vector<CgmHead>& heads, const std::vector<std::string>& names) {
    for (const auto& name : names)
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (heads[i].name == name) return i;
    return {};
}

std::optional<Columns> columnsOf(const ReadingRules& rules, const std::vector<std::string>& cells) {
    std::vector<CgmHead> heads;
    for (const auto& cell : cells) heads.push_back(cgmHead(cell));
    for (const auto& layout : rules.layouts) {
        const auto time = columnOf(heads, layout.time);
        const auto glucose = columnOf(heads, layout.glucose);
        const auto kind = columnOf(heads, layout.kind);
        if (!time || !glucose || (!kind && !layout.kind.empty())) continue;
        return Columns{&layout, *time, *glucose, kind, columnOf(heads, layout.device), heads[*glucose].unit, cells[*time], cells[*glucose]};
    }
    return {};
}

struct Value {
    double value = 0;
    Beyond beyond = Beyond::No;
};

std::optional<double> wholeNumber(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

/// "126", "7,0" (a decimal comma), "LO", "High", "<40", ">27.8".
std::optional<Value> valueOf(std::string_view cell, const CgmLayout& layout, GlucoseUnit unit) {
    // Not searchFold: it would fold the decimal point away.
    auto text = normalized(cell);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const bool mmol = unit == GlucoseUnit::MmolL;
    if (text == "lo" || text == "low" || text == "低") return Value{mmol ? layout.lowMmol : layout.lowMgdl, Beyond::Below};
    if (text == "hi" || text == "high" || text == "高") return Value{mmol ? layout.highMmol : layout.highMgdl, Beyond::Above};
    Value value;
    if (text.starts_with('<')) value.beyond = Beyond::Below;
    if (text.starts_with('>')) value.beyond = Beyond::Above;
    if (value.beyond != Beyond::No) text.erase(0, 1);
    if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1) text.replace(text.find(','), 1, ".");
    const auto number = wholeNumber(text);
    if (!number) return {};
    value.value = *number;
    return value;
}

/// One pass over the rows below the head.
class FileReader {
public:
    FileReader(const ReadingRules& rules, Columns columns, const CgmAnswers& answers) : m_rules(rules), m_columns(std::move(columns)) {
        m_file.layout = m_columns.layout->id;
        m_file.unit = m_columns.unit ? m_columns.unit : answers.unit;
        m_file.asksUnit = !m_file.unit;
        m_order = answers.order;
        m_bareDayIsMidnight = answers.bareDayIsMidnight;
    }

    CgmFile read(std::span<const CgmRow> rows) {
        learnOrder(rows);
        for (const auto& row : rows) take(row);
        if (m_file.problemCount == 0 && !m_file.asksUnit && !m_file.asksOrder) settle();
        return std::move(m_file);
    }

private:
    static const std::string& cell(const CgmRow& row, std::size_t column) {
        static const std::string kNone;
        return column < row.cells.size() ? row.cells[column] : kNone;
    }

    bool isKept(const CgmRow& row) const {
        if (!m_columns.kind) return true;
        const auto kind = cgmHead(cell(row, *m_columns.kind)).name;
        const auto& keeps = m_columns.layout->kindKeeps;
        return std::find(keeps.begin(), keeps.end(), kind) != keeps.end();
    }

    std::optional<WrittenTime> timeOf(const CgmRow& row) const {
        const auto& text = cell(row, m_columns.time);
        auto time = writtenTime(text);
        if (!time && m_bareDayIsMidnight) time = writtenTime(text + " 00:00");
        return time;
    }

    static bool isBlank(const std::string& text) { return normalized(text).empty(); }

    /// Day first or month first: one row that can be only one of them speaks for the file.
    void learnOrder(std::span<const CgmRow> rows) {
        std::optional<DayOrder> said;
        bool open = false;
        for (const auto& row : rows) {
            if (!isKept(row) || isBlank(cell(row, m_columns.glucose))) continue;
            const auto time = timeOf(row);
            if (!time || time->yearFirst) continue;
            open = true;
            if (!said) said = time->order();
        }
        if (said) m_order = said;
        m_file.asksOrder = open && !m_order;
    }

    void broken(const CgmRow& row, const std::string& column, const char* reason) {
        ++m_file.problemCount;
        if (m_file.problems.size() < kMaxProblems) m_file.problems.push_back({row.number, column, reason});
    }

    void take(const CgmRow& row) {
        if (std::all_of(row.cells.begin(), row.cells.end(), isBlank)) return;
        ++m_file.rows;
        if (!isKept(row)) {
            ++m_file.otherKinds;
            return;
        }
        if (isBlank(cell(row, m_columns.glucose))) {
            ++m_file.withoutValue;
            return;
        }
        if (m_columns.device && m_file.device.empty()) m_file.device = normalized(cell(row, *m_columns.device));
        const auto time = timeOf(row);
        if (!time) return broken(row, m_columns.timeHead, "cgm.time");
        // While the order is asked any will do: only the form of the times is checked.
        const auto at = instantOf(*time, m_order.value_or(DayOrder::DayFirst));
        if (!at) return broken(row, m_columns.timeHead, "cgm.no-such-time");
        const auto unit = m_file.unit.value_or(GlucoseUnit::MmolL);
        const auto value = valueOf(cell(row, m_columns.glucose), *m_columns.layout, unit);
        if (!value) return broken(row, m_columns.glucoseHead, "cgm.value");
        const Reading reading{*at, value->value, unit, value->beyond};
        const double mmol = m_rules.mmol(reading);
        if (m_file.unit && (mmol < m_rules.figure("cgm.lowest") || mmol > m_rules.figure("cgm.highest"))) return broken(row, m_columns.glucoseHead, "cgm.implausible");
        if (!m_taken.empty() && at < m_taken.back().reading.at) m_file.inOrder = false;
        m_taken.push_back({reading, row.number});
    }

    /// By time; what a minute says twice counts once, and what it says twice differently not at all.
    void settle() {
        std::stable_sort(m_taken.begin(), m_taken.end(), [](const Taken& a, const Taken& b) { return a.reading.at < b.reading.at; });
        for (std::size_t from = 0; from < m_taken.size();) {
            auto to = from + 1;
            bool same = true;
            for (; to < m_taken.size() && m_taken[to].reading.at == m_taken[from].reading.at; ++to) same = same && m_taken[to].reading == m_taken[from].reading;
            if (same) {
                const auto& reading = m_taken[from].reading;
                m_file.readings.push_back(reading);
                m_file.repeated += to - from - 1;
                m_file.below += reading.beyond == Beyond::Below;
                m_file.above += reading.beyond == Beyond::Above;
            } else {
                for (auto i = from; i < to; ++i) m_file.clashes.push_back(m_taken[i].row);
            }
            from = to;
        }
        std::sort(m_file.clashes.begin(), m_file.clashes.end());
    }

    struct Taken {
        Reading reading;
        std::size_t row;
    };
    const ReadingRules& m_rules;
    Columns m_columns;
    std::optional<DayOrder> m_order;
    bool m_bareDayIsMidnight = false;
    std::vector<Taken> m_taken;
    CgmFile m_file;
};

}  // namespace

Result<CgmFile> readCgm(const ReadingRules& rules, std::span<const CgmRow> rows, const CgmAnswers& answers) {
    for (std::size_t i = 0; i < rows.size() && i < kRowsAboveHead; ++i) {
        auto columns = columnsOf(rules, rows[i].cells);
        if (!columns) continue;
        auto file = FileReader(rules, std::move(*columns), answers).read(rows.subspan(i + 1));
        if (file.rows == 0) return invalid("cgm.empty");
        return file;
    }
    return invalid("cgm.no-header");
}

}  // namespace jiayi::readings
