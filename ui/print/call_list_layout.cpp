#include "ui/print/call_list_layout.h"

#include "ui/common/format.h"
#include "ui/print/flow.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

class CallListLayout {
public:
    CallListLayout(const CallList& list, const SheetWords& words, const Paper& paper)
        : m_list(list), m_words(words), m_scale(paper.scale()), m_width(paper.width()), m_who(m_width * 0.36), m_what(m_width * 0.66) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return header(); };
        part.footer = [*this](PageNo number) { return footer(number); };
        int number = 0;
        for (const auto& person : m_list.people) part.body.push_back(block(person, ++number));
        return part;
    }

private:
    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale, bold, soft}; }
    Slice gap(double millimetres) const { return {len(millimetres), {}}; }
    QString translate(const char* context, const char* text, const char* comment = nullptr, int n = -1) const { return m_words.translate(context, text, comment, n); }
    Slice lines(const QString& text, const TextStyle& font) const { return stacked(paragraph(text, font, m_width).slices); }

    Slice header() const {
        const auto small = style(8.5, false, true);
        std::vector<Slice> rows{lines(qs(m_list.clinic.name), small), lines(translate("Print", "Call list"), style(15, true))};
        if (m_list.clinic.sample) rows.push_back(lines(translate("Print", "SAMPLE DATA · not meant for anybody"), style(8.5, true)));
        rows.push_back(lines(u"%1 · %2 · %3"_s.arg(m_words.date(m_list.written), translate("Print", "%n people", nullptr, static_cast<int>(m_list.people.size())),
                                                    translate("Print", "printed by %1").arg(qs(m_list.by))),
                             small));
        rows.push_back(gap(1.5));
        rows.push_back(columns());
        rows.push_back(rule(m_width, mm(0.3)));
        return stacked(rows);
    }

    Slice columns() const {
        const auto head = style(8, false, true);
        Slice slice;
        append(slice.marks, textLines(translate("Print", "Who"), head, {0, 0}, m_who - len(2)));
        append(slice.marks, textLines(translate("Print", "What about"), head, {m_who, 0}, m_what - m_who - len(2)));
        append(slice.marks, textLines(translate("Print", "What came of it"), head, {m_what, 0}, m_width - m_what));
        slice.height = head.lineHeight() + len(0.8);
        return slice;
    }

    Slice footer(PageNo number) const {
        const auto foot = style(7, false, true);
        const auto page = translate("Print", "Page %1 of %2").arg(number.page).arg(number.of);
        const double side = textWidth(page, foot) + len(4);
        Slice last;
        append(last.marks, textLines(translate("Print", "Personal health data: keep it from others, write what came of it into the program, then destroy this sheet."), foot, {0, 0},
                                     m_width - side));
        last.height = foot.lineHeight();
        for (const auto& mark : last.marks) last.height = std::max(last.height, std::get<TextMark>(mark).box.bottom());
        append(last.marks, textLines(page, foot, {m_width - side, 0}, side, Align::Right));
        return stacked({gap(1.5), last});
    }

    /// Three columns, as high as the highest; what came of it is written by hand.
    Block block(const CallListPerson& one, int number) const {
        const auto name = style(11, true), plain = style(9.5), soft = style(8.5, false, true);
        Slice slice;
        const double top = len(2);
        const auto put = [&](const QString& text, const TextStyle& font, double left, double width, double& y) {
            for (auto& line : textLines(text, font, {left, y}, width)) {
                y = line.box.bottom();
                slice.marks.emplace_back(std::move(line));
            }
        };
        double who = top, what = top;
        const double whoWidth = m_who - len(3), whatWidth = m_what - m_who - len(3);
        put(u"%1  %2"_s.arg(number).arg(qs(one.person.name)), name, 0, whoWidth, who);
        QStringList about{m_words.sex(one.person.sex), m_words.age(one.person, m_list.written)};
        about.removeAll(QString());
        put(about.join(u" · "_s), soft, 0, whoWidth, who);
        if (m_list.phones) put(one.phone.empty() ? translate("Print", "no number known") : qs(one.phone), style(11), 0, whoWidth, who);
        if (m_list.addresses) put(qs(one.address), soft, 0, whoWidth, who);
        for (const auto& reason : one.reasons) put(m_words.of(reason), plain, m_who, whatWidth, what);
        if (one.tries > 0) put(translate("Print", "tried %n time(s)", nullptr, one.tries), soft, m_who, whatWidth, what);
        slice.height = std::max({who, what, top + len(12)}) + len(2);
        for (const double at : {0.5, 1.0})
            slice.marks.emplace_back(LineMark{{m_what, slice.height * at - len(2)}, {m_width, slice.height * at - len(2)}, mm(0.15), true});
        slice.marks.emplace_back(LineMark{{0, slice.height}, {m_width, slice.height}, mm(0.15), true});
        return {{std::move(slice)}};
    }

    const CallList& m_list;
    const SheetWords& m_words;
    double m_scale;
    double m_width;
    double m_who, m_what;  ///< where the second and the third column begin
};

}  // namespace

Pages callListPages(const CallList& list, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Call list"), paginate(paper, {CallListLayout(list, words, paper).part()})};
}

}  // namespace jiayi::ui
