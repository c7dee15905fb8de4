#include "ui/print/visit_layout.h"

#include "ui/common/format.h"
#include "ui/print/flow.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::PaperRow;
using pharmacy::PaperSection;
using pharmacy::VisitPaper;

namespace {

QString titleOf(const VisitPaper& paper, const SheetWords& words) {
    const auto title = words.of(paper.title);
    return paper.followUp ? words.translate("Print", "%1 follow-up record").arg(title) : title;
}

class VisitLayout {
public:
    VisitLayout(const VisitPaper& paper, const SheetWords& words, const Paper& size)
        : m_paper(paper), m_words(words), m_scale(size.scale() * (paper.large ? 1.25 : 1.0)), m_width(size.width()) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return header(); };
        part.footer = [*this](PageNo number) { return footer(number); };
        for (const auto& section : m_paper.sections)
            for (auto& block : blocks(section)) part.body.push_back(std::move(block));
        part.body.push_back(signature());
        return part;
    }

private:
    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale, bold, soft}; }
    Slice gap(double millimetres) const { return {len(millimetres), {}}; }
    QString translate(const char* context, const char* text) const { return m_words.translate(context, text); }

    Slice centred(const QString& text, const TextStyle& font) const {
        Slice slice;
        append(slice.marks, textLines(text, font, {0, 0}, m_width, Align::Centre));
        for (const auto& mark : slice.marks) slice.height = std::max(slice.height, std::get<TextMark>(mark).box.bottom());
        return slice;
    }

    Slice header() const {
        const auto label = style(7.5, false, true), value = style(9.5);
        const auto& who = m_paper.person;
        std::vector<Slice> rows{centred(qs(m_paper.clinic.name), style(10)), centred(titleOf(m_paper, m_words), style(15, true)), gap(1)};
        if (m_paper.clinic.sample) rows.push_back(centred(translate("Print", "SAMPLE DATA · not meant for anybody"), style(8.5, true)));
        rows.push_back(rule(m_width, mm(0.3)));
        rows.push_back(gap(0.8));
        rows.push_back(pairRow({{translate("Print", "Name"), qs(who.name), 0, 0.34, true},
                                {translate("Print", "Sex"), m_words.sex(who.sex), 0.34, 0.14},
                                {translate("Print", "Age"), m_words.age(who, m_paper.date), 0.48, 0.17},
                                {translate("Print", "Date"), m_words.date(m_paper.date), 0.65, 0.35}},
                               label, value, m_width));
        rows.push_back(gap(0.6));
        rows.push_back(pairRow({{translate("Print", "Record no."), qs(who.recordNo), 0, 0.48}, {translate("Print", "Paid by"), m_words.scheme(who.scheme), 0.48, 0.52}}, label, value, m_width));
        rows.push_back(gap(0.8));
        rows.push_back(rule(m_width, mm(0.3)));
        rows.push_back(gap(1.5));
        return stacked(rows);
    }

    QString footWords() const {
        if (m_paper.unverified == pharmacy::Unverified::Form) return translate("Print", "Not a national form: general knowledge, to be verified.");
        if (m_paper.unverified == pharmacy::Unverified::LocalForm) return translate("Print", "General knowledge; the city's own form goes first.");
        return {};
    }

    Slice footer(PageNo number) const {
        const auto foot = style(7, false, true);
        const auto page = translate("Print", "Page %1 of %2").arg(number.page).arg(number.of);
        const double side = textWidth(page, foot) + len(4);
        Slice last;
        append(last.marks, textLines(footWords(), foot, {0, 0}, m_width - side));
        last.height = foot.lineHeight();
        for (const auto& mark : last.marks) last.height = std::max(last.height, std::get<TextMark>(mark).box.bottom());
        append(last.marks, textLines(page, foot, {m_width - side, 0}, side, Align::Right));
        return stacked({gap(1.5), rule(m_width, mm(0.15), true), gap(0.8), last});
    }

    std::vector<Block> blocks(const PaperSection& section) const {
        std::vector<Block> all;
        auto head = paragraph(m_words.of(section.title), style(10.5, true), m_width);
        head.before = len(2.4);
        head.withNext = true;
        if (!head.slices.empty()) all.push_back(std::move(head));
        for (std::size_t at = 0; at < section.rows.size();) {
            const auto& row = section.rows[at];
            const bool two = !needsWidth(row) && at + 1 < section.rows.size() && !needsWidth(section.rows[at + 1]);
            all.push_back(row.wide ? longRow(row) : shortRow(row, two ? &section.rows[at + 1] : nullptr));
            at += two ? 2 : 1;
        }
        return all;
    }

    QString answer(const PaperRow& row) const {
        const auto said = m_words.of(row.value);
        const auto text = said.isEmpty() ? u"________"_s : said;
        return row.unit.empty() ? text : text + u' ' + m_words.unit(row.unit);
    }

    /// An answer that would be broken in half a line takes the whole.
    bool needsWidth(const PaperRow& row) const {
        return row.wide || textWidth(m_words.of(row.label), style(8, false, true)) + textWidth(answer(row), style(9.5)) > m_width / 2 - len(7);
    }

    Block shortRow(const PaperRow& first, const PaperRow* second) const {
        std::vector<Pair> pairs{{m_words.of(first.label), answer(first), 0, second ? 0.5 : 1.0}};
        if (second) pairs.push_back({m_words.of(second->label), answer(*second), 0.5, 0.5});
        Block block;
        block.slices = {stacked({gap(0.35), pairRow(pairs, style(8, false, true), style(9.5), m_width), gap(0.35)})};
        return block;
    }

    /// The label on a line of its own, the text beneath it, broken between lines where a page ends.
    Block longRow(const PaperRow& row) const {
        auto block = paragraph(m_words.of(row.label), style(8, false, true), m_width);
        for (const auto& line : answer(row).split(u'\n'))
            for (auto& slice : paragraph(line, style(9.5), m_width, len(3)).slices) block.slices.push_back(std::move(slice));
        block.before = len(0.6);
        return block;
    }

    Block signature() const {
        const auto label = style(8, false, true), value = style(10);
        Block block;
        block.before = len(5);
        block.slices = {pairRow({{translate("Print", "Doctor"), qs(m_paper.doctor), 0, 0.5, true}, {translate("Print", "Signature"), u"______________"_s, 0.5, 0.5}}, label, value, m_width)};
        return block;
    }

    const VisitPaper& m_paper;
    const SheetWords& m_words;
    double m_scale;
    double m_width;
};

}  // namespace

Pages visitPages(const VisitPaper& paper, SheetLanguage language, Paper size) {
    const SheetWords words(language);
    return {titleOf(paper, words), paginate(size, {VisitLayout(paper, words, size).part()})};
}

}  // namespace jiayi::ui
