#include "ui/print/leaflet_layout.h"

#include "ui/common/format.h"
#include "ui/print/flow.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Leaflet;
using pharmacy::LeafletMedicine;

namespace {

class LeafletLayout {
public:
    LeafletLayout(const Leaflet& leaflet, const SheetWords& words, const Paper& paper)
        : m_leaflet(leaflet), m_words(words), m_scale(paper.scale()), m_width(paper.width()), m_label(len(m_words.chinese() ? 21 : 25)) {
        for (const auto& medicine : leaflet.medicines)
            for (const auto& advice : medicine.advice) m_anyUnsigned = m_anyUnsigned || !advice.pharmacistSigned;
    }

    Part part() const {
        Part part;
        part.header = [*this](PageNo number) { return header(number); };
        part.footer = [*this](PageNo number) { return footer(number); };
        int number = 0;
        for (const auto& medicine : m_leaflet.medicines) part.body.push_back(block(medicine, ++number));
        // The last word never stands alone on a page.
        if (part.body.size() > 1) part.body.back().withNext = true;
        part.body.push_back(closing());
        return part;
    }

private:
    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale, bold, soft}; }
    Slice gap(double millimetres) const { return {len(millimetres), {}}; }
    QString translate(const char* context, const char* text) const { return m_words.translate(context, text); }

    Slice lines(const QString& text, const TextStyle& font, Align align = Align::Left) const {
        Slice slice;
        append(slice.marks, textLines(text, font, {0, 0}, m_width, align));
        for (const auto& mark : slice.marks) slice.height = std::max(slice.height, std::get<TextMark>(mark).box.bottom());
        return slice;
    }

    Slice header(PageNo) const {
        const auto label = style(9, false, true), value = style(12);
        const auto& who = m_leaflet.person;
        std::vector<Slice> rows{lines(qs(m_leaflet.clinic.name), style(10.5, false, true)), lines(translate("Print", "How to take your medicines"), style(19, true)), gap(1)};
        if (m_leaflet.clinic.sample) rows.push_back(lines(translate("Print", "SAMPLE DATA · not meant for anybody"), style(10, true)));
        rows.push_back(pairRow({{translate("Print", "Name"), qs(who.name), 0, 0.38, true},
                                {QString(), m_words.joined({m_words.sex(who.sex), m_words.age(who, m_leaflet.written)}), 0.38, 0.28},
                                {translate("Print", "Date"), m_words.date(m_leaflet.written), 0.66, 0.34}},
                               label, value, m_width));
        rows.push_back(gap(1.2));
        rows.push_back(rule(m_width, mm(0.5)));
        rows.push_back(gap(2.5));
        return stacked(rows);
    }

    Slice footer(PageNo number) const {
        const auto foot = style(7.5, false, true);
        const auto page = translate("Print", "Page %1 of %2").arg(number.page).arg(number.of);
        const double side = textWidth(page, foot) + len(4);
        Slice last;
        if (m_anyUnsigned)
            append(last.marks, textLines(u"° "_s + translate("Print", "General knowledge; a pharmacist has not signed this text yet. What your doctor says goes first."), foot,
                                         {0, 0}, m_width - side));
        last.height = foot.lineHeight();
        for (const auto& mark : last.marks) last.height = std::max(last.height, std::get<TextMark>(mark).box.bottom());
        append(last.marks, textLines(page, foot, {m_width - side, 0}, side, Align::Right));
        return stacked({gap(2), rule(m_width, mm(0.2), true), gap(1), last});
    }

    /// A disc with its number, the name large, and beneath it what is known, a label before each.
    Block block(const LeafletMedicine& one, int number) const {
        const auto name = style(15, true), plain = style(10, false, true);
        const double indent = len(9);
        auto block = paragraph(m_words.medicine(one.medicine), name, m_width, indent);
        if (block.slices.empty()) block.slices.push_back({name.lineHeight(), {}});
        const QRectF disc(0, (name.lineHeight() - len(6.4)) / 2, len(6.4), len(6.4));
        auto& first = block.slices.front().marks;
        first.insert(first.begin(), BoxMark{disc, QColor(), mm(0.4), disc.width() / 2});
        const auto figure = style(11, true);
        append(first, textLines(QString::number(number), figure, {disc.left(), disc.center().y() - figure.lineHeight() / 2}, disc.width(), Align::Centre));
        block.before = len(4);
        for (auto& slice : paragraph(m_words.pack(one.medicine), plain, m_width, indent).slices) block.slices.push_back(std::move(slice));
        block.slices.back().height += len(0.8);
        for (auto& slice : rows(one)) block.slices.push_back(std::move(slice));
        return block;
    }

    std::vector<Slice> rows(const LeafletMedicine& one) const {
        std::vector<Slice> all;
        const auto& medicine = one.medicine;
        const auto ask = translate("Print", "Ask your doctor");
        const auto add = [&](const QString& label, const QString& text, bool bold = false) {
            for (auto& slice : row(label, text, bold)) all.push_back(std::move(slice));
        };
        add(translate("Print", "What it is for"), advice(one, "purpose", ask));
        // What is counted first, what is written on the box behind it.
        const auto counted = m_words.count(medicine);
        auto dose = counted.isEmpty() ? m_words.amount(medicine) : counted + u" = "_s + m_words.amount(medicine);
        const auto route = m_words.route(medicine.route);
        if (!dose.isEmpty() && !route.isEmpty()) dose = m_words.joined({dose, route});
        add(translate("Print", "How much"), dose.isEmpty() ? (medicine.typed.empty() ? ask : qs(medicine.typed)) : dose, true);
        QStringList when{m_words.frequency(medicine), m_words.timing(medicine)};
        when.removeAll(QString());
        add(translate("Print", "When"), when.isEmpty() ? ask : m_words.joined(when), true);
        add(translate("Print", "How long"),
            medicine.days > 0 ? m_words.joined({m_words.days(medicine.days), translate("Print", "until %1").arg(m_words.date(one.until))}) : ask);
        add(translate("Print", "Remember"), advice(one, "take", QString()));
        add(translate("Print", "Watch for"), advice(one, "watch", ask));
        add(translate("Print", "Tests"), advice(one, "test", QString()));
        return all;
    }

    QString advice(const LeafletMedicine& one, const char* topic, const QString& otherwise) const {
        QStringList found;
        for (const auto& advice : one.advice)
            if (advice.topic == topic) found << m_words.of(advice.text) + (advice.pharmacistSigned ? QString() : m_words.chinese() ? u"°"_s : u" °"_s);
        return found.isEmpty() ? otherwise : found.join(u'\n');
    }

    std::vector<Slice> row(const QString& label, const QString& text, bool bold) const {
        if (text.isEmpty()) return {};
        const double left = len(9);
        const auto small = style(10, false, true), font = style(12, bold);
        auto block = paragraph(text, font, m_width, left + m_label);
        if (block.slices.empty()) return {};
        append(block.slices.front().marks, textLines(label, fitted(label, small, m_label - len(2)), {left, font.baseline() - small.baseline()}, m_label));
        block.slices.back().height += len(0.8);
        return block.slices;
    }

    /// When to come again, and how to reach the clinic; a line to write on where the record says nothing.
    Block closing() const {
        const auto label = style(10, false, true), value = style(13);
        const auto visit = m_leaflet.nextVisit ? m_words.date(*m_leaflet.nextVisit) : u"______________"_s + translate("Print", " (ask your doctor)");
        const auto phone = m_leaflet.clinic.phone.empty() ? u"______________"_s : qs(m_leaflet.clinic.phone);
        const double inside = m_width - len(8);
        auto content = stacked({gap(2.5), pairRow({{translate("Print", "Come again on"), visit, 0, 1, true}}, label, value, inside), gap(1),
                                pairRow({{translate("Print", "Our telephone"), phone, 0, 0.55, true}, {translate("Print", "Doctor"), qs(m_leaflet.doctor), 0.55, 0.45}}, label, value, inside),
                                gap(1), pairRow({{QString(), translate("Print", "Bring this sheet and all your medicines."), 0, 1}}, label, style(11), inside), gap(2.5)});
        Slice slice;
        slice.height = content.height;
        slice.marks.emplace_back(BoxMark{QRectF(0, 0, m_width, content.height), QColor(), mm(0.4), len(2)});
        for (auto& mark : content.marks) slice.marks.push_back(moved(std::move(mark), {len(4), 0}));
        Block block;
        block.slices = {std::move(slice)};
        block.before = len(5);
        return block;
    }

    const Leaflet& m_leaflet;
    const SheetWords& m_words;
    double m_scale;
    double m_width;
    double m_label;
    bool m_anyUnsigned = false;
};

}  // namespace

Pages leafletPages(const Leaflet& leaflet, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Guidance on medicines"), paginate(paper, {LeafletLayout(leaflet, words, paper).part()})};
}

}  // namespace jiayi::ui
