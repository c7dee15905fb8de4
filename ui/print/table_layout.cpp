#include "ui/print/table_layout.h"

#include <algorithm>

namespace jiayi::ui {

namespace {

constexpr double kBetween = 0.015;

class TableLayout {
public:
    TableLayout(const TableSheet& sheet, const SheetWords& words, const Paper& paper) : m_frame(sheet.about, words, paper), m_sheet(sheet), m_plain(m_frame.style(8.5)), m_soft(m_frame.style(8, false, true)) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_sheet.title); };
        part.footer = [*this](PageNo number) { return m_frame.footer(number, m_sheet.foot); };
        part.body.push_back(SheetFrame::block({m_frame.lines(m_sheet.subtitle, m_soft)}, 0));
        for (const auto& table : m_sheet.tables) add(table, part.body);
        return part;
    }

private:
    /// Shares of the sheet.
    std::vector<double> widthsOf(const PaperTable& table) const {
        const auto columns = static_cast<std::size_t>(table.header.size());
        std::vector<double> wanted(columns);
        for (std::size_t at = 0; at < columns; ++at) {
            const auto column = static_cast<qsizetype>(at);
            wanted[at] = textWidth(table.header[column], m_soft);
            for (const auto& row : table.rows) wanted[at] = std::max(wanted[at], textWidth(row.value(column), m_plain));
            wanted[at] = (wanted[at] + m_frame.len(2.5)) / m_frame.width() + kBetween;
        }
        // What is narrower than its fair share gets what it wants and leaves the rest to the others.
        std::vector<double> widths(columns, 0);
        double room = 1;
        auto left = columns;
        for (bool settled = true; settled && left > 0;) {
            settled = false;
            for (std::size_t at = 0; at < columns; ++at) {
                if (widths[at] > 0 || wanted[at] > room / static_cast<double>(left)) continue;
                widths[at] = wanted[at];
                room -= wanted[at];
                --left;
                settled = true;
            }
        }
        for (auto& width : widths) {
            if (left > 0 && width == 0) width = room / static_cast<double>(left);
            if (left == 0) width += room / static_cast<double>(columns);
        }
        return widths;
    }

    Slice cells(const QStringList& texts, const std::vector<double>& widths, const TextStyle& font) const {
        std::vector<Pair> pairs;
        double left = 0;
        for (std::size_t at = 0; at < widths.size(); ++at) {
            pairs.push_back({QString(), texts.value(static_cast<qsizetype>(at)), left, std::max(0.02, widths[at] - kBetween)});
            left += widths[at];
        }
        return pairRow(pairs, font, font, m_frame.width());
    }

    void add(const PaperTable& table, std::vector<Block>& body) const {
        const auto widths = widthsOf(table);
        body.push_back(m_frame.heading(table.name));
        body.push_back(SheetFrame::block({cells(table.header, widths, m_soft), rule(m_frame.width(), mm(0.3))}, 0));
        body.back().withNext = true;
        for (const auto& row : table.rows) body.push_back(SheetFrame::block({cells(row, widths, m_plain), m_frame.gap(0.5), rule(m_frame.width(), mm(0.1), true)}, m_frame.len(0.6)));
    }

    SheetFrame m_frame;
    const TableSheet& m_sheet;
    TextStyle m_plain, m_soft;
};

}  // namespace

Pages tablePages(const TableSheet& sheet, Paper paper) {
    const SheetWords words(sheet.language);
    return {sheet.title, paginate(paper, {TableLayout(sheet, words, paper).part()})};
}

}  // namespace jiayi::ui
