#include "ui/print/statement_layout.h"

#include "ui/print/flow.h"

#include <algorithm>

namespace jiayi::ui {

namespace {

class StatementLayout {
public:
    StatementLayout(const StatementSheet& sheet, const Paper& paper) : m_sheet(sheet), m_scale(paper.scale()), m_width(paper.width()) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return header(); };
        part.footer = [*this](PageNo number) { return lines(m_sheet.page.arg(number.page).arg(number.of), style(7.5, false, true)); };
        for (const auto& [what, figure] : m_sheet.figures) part.body.push_back(row({what, {}, {}, figure}, style(10.5), false));
        auto head = row(m_sheet.columns, style(8.5, true), true);
        head.before = len(4);
        part.body.push_back(std::move(head));
        for (const auto& group : m_sheet.groups) part.body.push_back(row(group, style(9.5), false));
        if (!m_sheet.history.empty()) {
            Block title{{lines(m_sheet.historyTitle, style(9.5, true))}, len(5), true};
            part.body.push_back(std::move(title));
            for (const auto& line : m_sheet.history) part.body.push_back({{lines(line, style(9))}});
        }
        Slice sign = lines(m_sheet.signature, style(9.5));
        sign.marks.emplace_back(LineMark{{m_width * 0.4, sign.height}, {m_width, sign.height}, mm(0.2), false});
        part.body.push_back({{std::move(sign)}, len(12), false});
        return part;
    }

private:
    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale, bold, soft}; }
    Slice lines(const QString& text, const TextStyle& font) const { return stacked(paragraph(text, font, m_width).slices); }

    Slice header() const {
        std::vector<Slice> rows{lines(m_sheet.clinic, style(8.5, false, true)), lines(m_sheet.title, style(15, true)), lines(m_sheet.subtitle, style(9))};
        if (m_sheet.sample) rows.push_back(lines(m_sheet.sampleWords, style(8.5, true)));
        rows.push_back({len(1.5), {}});
        rows.push_back(rule(m_width, mm(0.3)));
        rows.push_back({len(2), {}});
        return stacked(rows);
    }

    /// Four columns, as high as the highest; figures stand at the right.
    Block row(const std::array<QString, 4>& cells, const TextStyle& font, bool withNext) const {
        const bool two = cells[1].isEmpty() && cells[2].isEmpty();
        const std::array<double, 5> at = two ? std::array<double, 5>{0, 0.7, 0.7, 0.7, 1} : std::array<double, 5>{0, 0.38, 0.66, 0.78, 1};
        Slice slice;
        slice.height = font.lineHeight();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].isEmpty()) continue;
            auto texts = textLines(cells[i], font, {m_width * at[i], len(0.8)}, m_width * (at[i + 1] - at[i]) - len(1.5), i >= 2 ? Align::Right : Align::Left);
            for (const auto& text : texts) slice.height = std::max(slice.height, text.box.bottom());
            append(slice.marks, std::move(texts));
        }
        slice.height += len(0.8);
        slice.marks.emplace_back(LineMark{{0, slice.height}, {m_width, slice.height}, mm(0.1), true});
        return {{std::move(slice)}, 0, withNext};
    }

    const StatementSheet& m_sheet;
    double m_scale;
    double m_width;
};

}  // namespace

Pages statementPages(const StatementSheet& sheet, Paper paper) { return {sheet.title, paginate(paper, {StatementLayout(sheet, paper).part()})}; }

}  // namespace jiayi::ui
