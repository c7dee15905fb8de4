#include "ui/print/flow.h"

#include <algorithm>

namespace jiayi::ui {

namespace {

class Paginator {
public:
    Paginator(const Paper& paper, const Part& part) : m_paper(paper), m_part(part) {
        m_top = paper.margin() + part.header({}).height;
        m_bottom = paper.whole().height() - paper.margin() - part.footer({}).height;
        m_y = m_top;
        m_pages.emplace_back();
    }

    std::vector<Page> run() {
        for (std::size_t at = 0; at < m_part.body.size(); ++at) place(at);
        if (m_part.rest) strikeRest();
        std::vector<Page> pages;
        const int of = static_cast<int>(m_pages.size());
        for (int number = 1; number <= of; ++number) {
            Page page{m_paper.whole(), {}};
            put(page.marks, m_part.header({number, of}), {m_paper.margin(), m_paper.margin()});
            auto& body = m_pages[static_cast<std::size_t>(number - 1)];
            page.marks.insert(page.marks.end(), body.begin(), body.end());
            put(page.marks, m_part.footer({number, of}), {m_paper.margin(), m_bottom});
            pages.push_back(std::move(page));
        }
        return pages;
    }

private:
    static void put(std::vector<Mark>& onto, const Slice& slice, QPointF at) {
        for (const auto& mark : slice.marks) onto.push_back(moved(mark, at));
    }

    /// With a heading comes the first strip of what it heads.
    double wanted(std::size_t at) const {
        double height = 0;
        for (; at < m_part.body.size(); ++at) {
            const auto& block = m_part.body[at];
            height += (height > 0 ? block.before : 0) + block.height();
            if (!block.withNext) break;
        }
        return height + (at + 1 >= m_part.body.size() ? m_part.restAtLeast : 0);
    }

    void place(std::size_t at) {
        const auto& block = m_part.body[at];
        if (!m_begins) m_y += block.before;
        const double height = wanted(at);
        if (!m_begins && m_y + height > m_bottom && height <= m_bottom - m_top) newPage();
        for (const auto& slice : block.slices) {
            if (!m_begins && m_y + slice.height > m_bottom) newPage();
            put(m_pages.back(), slice, {m_paper.margin(), m_y});
            m_y += slice.height;
            m_begins = false;
        }
    }

    void newPage() {
        m_pages.emplace_back();
        m_y = m_top;
        m_begins = true;
    }

    void strikeRest() {
        if (m_bottom - m_y < m_part.restAtLeast) newPage();
        for (auto& mark : m_part.rest(QRectF(m_paper.margin(), m_y, m_paper.width(), m_bottom - m_y))) m_pages.back().push_back(std::move(mark));
    }

    const Paper& m_paper;
    const Part& m_part;
    double m_top = 0, m_bottom = 0, m_y = 0;
    bool m_begins = true;  ///< nothing stands on this page yet
    std::vector<std::vector<Mark>> m_pages;
};

}  // namespace

double Block::height() const {
    double sum = 0;
    for (const auto& slice : slices) sum += slice.height;
    return sum;
}

std::vector<Page> paginate(const Paper& paper, const std::vector<Part>& parts) {
    std::vector<Page> all;
    for (const auto& part : parts)
        for (auto& page : Paginator(paper, part).run()) all.push_back(std::move(page));
    return all;
}

void append(std::vector<Mark>& marks, std::vector<TextMark> lines) {
    for (auto& line : lines) marks.emplace_back(std::move(line));
}

Block paragraph(const QString& text, const TextStyle& style, double width, double indent, Align align) {
    Block block;
    for (auto& line : textLines(text, style, {indent, 0}, width - indent, align)) {
        const auto up = QPointF(0, -line.box.top());
        block.slices.push_back({style.lineHeight(), {moved(std::move(line), up)}});
    }
    return block;
}

Slice pairRow(const std::vector<Pair>& pairs, const TextStyle& label, const TextStyle& value, double width) {
    Slice row;
    const double gap = label.points * 20;
    for (const auto& pair : pairs) {
        auto style = value;
        style.bold = pair.bold;
        const double left = pair.at * width;
        // The label's baseline is the value's.
        const double drop = style.baseline() - label.baseline();
        const auto labelLines = textLines(pair.label, label, {left, drop}, pair.width * width);
        const double used = labelLines.empty() ? 0 : labelLines.front().box.width() + gap;
        const auto lines = textLines(pair.value, style, {left + used, 0}, pair.width * width - used - gap);
        for (const auto& line : lines) row.height = std::max(row.height, line.box.bottom());
        row.height = std::max(row.height, style.lineHeight());
        append(row.marks, labelLines);
        append(row.marks, lines);
    }
    return row;
}

Slice rule(double width, double thick, bool soft) { return {thick, {LineMark{{0, thick / 2}, {width, thick / 2}, thick, soft}}}; }

Slice stacked(const std::vector<Slice>& slices) {
    Slice all;
    for (const auto& slice : slices) {
        for (const auto& mark : slice.marks) all.marks.push_back(moved(mark, {0, all.height}));
        all.height += slice.height;
    }
    return all;
}

}  // namespace jiayi::ui
