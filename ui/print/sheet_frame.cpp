#include "ui/print/sheet_frame.h"

#include "ui/common/format.h"

#include <algorithm>

namespace jiayi::ui {

SheetFrame::SheetFrame(SheetAbout about, const SheetWords& words, const Paper& paper, double large)
    : m_about(std::move(about)), m_words(words), m_scale(paper.scale()), m_large(large), m_width(paper.width()) {}

Slice SheetFrame::lines(const QString& text, const TextStyle& font, Align align) const {
    Slice slice;
    append(slice.marks, textLines(text, font, {0, 0}, m_width, align));
    for (const auto& mark : slice.marks) slice.height = std::max(slice.height, std::get<TextMark>(mark).box.bottom());
    return slice;
}

Slice SheetFrame::header(const QString& title) const {
    const auto label = TextStyle{9 * m_scale, false, true}, value = TextStyle{12 * m_scale};
    std::vector<Slice> rows{lines(qs(m_about.clinic.name), {10.5 * m_scale, false, true}), lines(title, {19 * m_scale, true}), gap(1)};
    if (m_about.clinic.sample) rows.push_back(lines(translate("Print", "SAMPLE DATA · not meant for anybody"), {10 * m_scale, true}));
    if (m_about.clinic.sample) rows.push_back(gap(0.8));
    if (m_about.person)
        rows.push_back(pairRow({{translate("Print", "Name"), qs(m_about.person->name), 0, 0.38, true},
                                {QString(), m_words.joined({m_words.sex(m_about.person->sex), m_words.age(*m_about.person, m_about.day)}), 0.38, 0.28},
                                {translate("Print", "Date"), m_words.date(m_about.day), 0.66, 0.34}},
                               label, value, m_width));
    else rows.push_back(pairRow({{translate("Print", "Date"), m_words.date(m_about.day), 0, 1}}, label, value, m_width));
    rows.push_back(gap(1.2));
    rows.push_back(rule(m_width, mm(0.5)));
    rows.push_back(gap(2.5));
    return stacked(rows);
}

Slice SheetFrame::footer(PageNo number, const QString& note) const {
    const TextStyle foot{7.5 * m_scale, false, true};
    const auto page = translate("Print", "Page %1 of %2").arg(number.page).arg(number.of);
    const double side = textWidth(page, foot) + len(4);
    Slice last;
    append(last.marks, textLines(note, foot, {0, 0}, m_width - side));
    last.height = foot.lineHeight();
    for (const auto& mark : last.marks) last.height = std::max(last.height, std::get<TextMark>(mark).box.bottom());
    append(last.marks, textLines(page, foot, {m_width - side, 0}, side, Align::Right));
    return stacked({gap(2), rule(m_width, mm(0.2), true), gap(1), last});
}

Block SheetFrame::heading(const QString& text) const {
    auto made = block({lines(text, style(13, true)), gap(1)}, len(4));
    made.withNext = true;
    return made;
}

Block SheetFrame::block(std::vector<Slice> slices, double before) {
    Block made;
    made.slices = std::move(slices);
    made.before = before;
    return made;
}

}  // namespace jiayi::ui
