#include "ui/print/prescription_layout.h"

#include "ui/common/format.h"
#include "ui/print/bar_code.h"
#include "ui/print/flow.h"

#include <QRegularExpression>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::PrescriptionSheet;
using pharmacy::SheetMedicine;

namespace {

/// One form: some of the medicines of a sheet.
class FormLayout {
public:
    FormLayout(const PrescriptionSheet& sheet, const SheetWords& words, const Paper& paper, std::size_t first, std::size_t count, QString share)
        : m_sheet(sheet), m_words(words), m_scale(paper.scale()), m_width(paper.width()), m_share(std::move(share)),
          m_medicines(sheet.medicines.begin() + static_cast<std::ptrdiff_t>(first), sheet.medicines.begin() + static_cast<std::ptrdiff_t>(first + count)),
          m_herbal(sheet.style.kind == "herbal") {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return stacked({title(), sampleLine(), gap(1.2), rule(m_width, mm(0.3)), person(), rule(m_width, mm(0.3)), gap(1)}); };
        part.footer = [*this](PageNo number) { return footer(number); };
        part.body = body();
        part.restAtLeast = len(9);
        part.rest = [*this](const QRectF& rest) { return struck(rest); };
        return part;
    }

private:
    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale, bold, soft}; }
    Slice gap(double millimetres) const { return {len(millimetres), {}}; }
    QString translate(const char* context, const char* text, const char* comment = nullptr, int n = -1) const { return m_words.translate(context, text, comment, n); }

    Slice title() const {
        Slice slice;
        const double code = len(21), badge = len(23), side = std::max(code, badge) + len(2);
        const QRectF middle(side, 0, m_width - 2 * side, 0);
        // The quiet zone of the code reaches into the margin, so that its black stands in line with the text.
        if (auto mark = codeMark(CodeKind::Qr, codeText(m_sheet), QRectF(-len(2), -len(2), code + len(2), code + len(2)))) slice.marks.emplace_back(*mark);
        double y = 0;
        const auto centred = [&](const QString& text, const TextStyle& font) {
            for (auto& line : textLines(text, font, {middle.left(), y}, middle.width(), Align::Centre)) {
                y = line.box.bottom();
                slice.marks.emplace_back(std::move(line));
            }
        };
        centred(qs(m_sheet.clinic.name), style(m_words.chinese() ? 11.5 : 11, true));
        const auto heading = m_herbal ? translate("Print", "DECOCTION PRESCRIPTION") : translate("Print", "PRESCRIPTION");
        centred(heading, fitted(heading, style(m_words.chinese() ? 16 : 15, true), middle.width()));
        centred(translate("Print", "No. %1").arg(qs(m_sheet.number)) + m_share, style(8.5));
        corner(slice, QRectF(m_width - badge, 0, badge, len(14)));
        slice.height = std::max({y, code - len(1), len(15)});
        return slice;
    }

    /// The national colour as a word, in a box that is tinted where the printer can.
    void corner(Slice& slice, const QRectF& box) const {
        slice.marks.emplace_back(BoxMark{box, QColor(qs(m_sheet.style.tint)), mm(0.3), len(1)});
        const auto name = m_words.of(m_sheet.style.name);
        const auto big = fitted(name, style(m_words.chinese() ? 15 : 11, true), box.width() - len(3));
        const auto small = style(7);
        const double top = box.top() + (box.height() - big.lineHeight() - small.lineHeight()) / 2;
        append(slice.marks, textLines(name, big, {box.left(), top}, box.width(), Align::Centre));
        append(slice.marks, textLines(m_words.of(m_sheet.style.colour), small, {box.left(), top + big.lineHeight()}, box.width(), Align::Centre));
    }

    Slice sampleLine() const {
        if (!m_sheet.clinic.sample) return {};
        Slice slice;
        const auto font = style(8.5, true);
        const QRectF box(0, len(0.6), m_width, font.lineHeight() + len(0.8));
        slice.marks.emplace_back(BoxMark{box, QColor(), mm(0.25), 0});
        append(slice.marks, textLines(translate("Print", "SAMPLE DATA · not a prescription · must not be dispensed"), font, {0, box.top() + len(0.4)}, m_width, Align::Centre));
        slice.height = box.bottom();
        return slice;
    }

    Slice person() const {
        const auto label = style(7.5, false, true), value = style(9.5);
        const auto& who = m_sheet.person;
        const auto row = [&](const std::vector<Pair>& pairs, bool last = false) {
            return stacked({gap(0.7), pairRow(pairs, label, value, m_width), gap(0.7), last ? Slice{} : rule(m_width, mm(0.1), true)});
        };
        const double two = 0.36, three = 0.65, four = 0.74, age = 0.5;
        return stacked({row({{translate("Print", "Name"), qs(who.name), 0, two, true},
                             {translate("Print", "Sex"), m_words.sex(who.sex), two, age - two},
                             {translate("Print", "Age"), m_words.age(who, m_sheet.written), age, three - age},
                             {translate("Print", "Paid by"), m_words.scheme(who.scheme), three, 1 - three}}),
                        row({{translate("Print", "Citizen id"), qs(who.maskedId), 0, two},
                             {translate("Print", "Record no."), qs(who.recordNo), two, four - two},
                             {translate("Print", "Department"), translate("Print", "GP clinic"), four, 1 - four}}),
                        row({{translate("Print", "Written"), m_words.date(m_sheet.written), 0, two},
                             {translate("Print", "Valid until"), m_words.date(m_sheet.validUntil), two, four - two},
                             {child() ? translate("Print", "Weight") : QString(), child() ? u"________ kg"_s : QString(), four, 1 - four}},
                            true)});
    }
    bool child() const { return m_sheet.style.kind == "paediatric"; }

    std::vector<Block> body() const {
        std::vector<Block> blocks;
        QStringList diagnoses;
        for (const auto& diagnosis : m_sheet.diagnoses) diagnoses << m_words.diagnosis(diagnosis);
        blocks.push_back(labelled(translate("Print", "Diagnosis"), diagnoses.join(m_words.chinese() ? u"；"_s : u"; "_s)));
        if (!m_sheet.reason.empty()) blocks.push_back(labelled(translate("Print", "Reason for the quantity"), qs(m_sheet.reason)));
        auto head = paragraph(m_herbal ? translate("Print", "Rp. (decoction pieces)") : u"Rp."_s, style(12, true), m_width);
        head.before = len(1.2);
        head.withNext = true;
        blocks.push_back(std::move(head));
        for (std::size_t at = 0; at < m_medicines.size(); ++at) blocks.push_back(m_herbal ? decoction(m_medicines[at]) : medicine(at));
        return blocks;
    }

    Block labelled(const QString& label, const QString& text) const {
        const auto small = style(7.5, false, true), font = style(9.5);
        const double left = textWidth(label, small) + len(2.5);
        auto block = paragraph(text, font, m_width, left);
        if (block.slices.empty()) block.slices.push_back({font.lineHeight(), {}});
        append(block.slices.front().marks, textLines(label, small, {0, font.baseline() - small.baseline()}, left));
        block.before = len(1);
        return block;
    }

    /// Number and name; how many packs at the right; beneath it how it is taken.
    Block medicine(std::size_t at) const {
        const auto& one = m_medicines[at];
        const double indent = len(6.5), side = len(24);
        const auto name = style(10.5, true), plain = style(9.5), small = style(8, false, true);
        auto block = paragraph(m_words.medicine(one), name, m_width - side, indent);
        block.before = len(2.2);
        if (block.slices.empty()) block.slices.push_back({name.lineHeight(), {}});
        auto& first = block.slices.front().marks;
        append(first, textLines(u"%1."_s.arg(at + 1), name, {0, 0}, indent));
        append(first, textLines(m_words.packs(one), name, {m_width - side, 0}, side, Align::Right));
        const auto add = [&](const QString& text, const TextStyle& font) {
            for (auto& slice : paragraph(text, font, m_width, indent).slices) block.slices.push_back(std::move(slice));
        };
        add(m_words.pack(one), plain);
        add(translate("Print", "Take: %1").arg(m_words.directions(one)) + typed(one), plain);
        if (!one.reason.empty()) {
            add(translate("Print", "Ordered in spite of the review: %1").arg(qs(one.reason)), small);
            add(translate("Print", "Doctor signs again: %1").arg(u"____________________"_s), small);
        }
        return block;
    }

    /// What the doctor wrote, where the words before it are ours.
    QString typed(const SheetMedicine& one) const {
        const auto written = qs(one.typed);
        if (written.isEmpty() || m_words.amount(one).isEmpty() || m_words.frequency(one).isEmpty()) return {};
        return m_words.chinese() ? u"（%1）"_s.arg(written) : u" (%1)"_s.arg(written);
    }

    /// Pieces in rows of three, then how it is prepared and taken.
    Block decoction(const SheetMedicine& one) const {
        static const QRegularExpression between(u"[\\s,，、;；]+"_s);
        // Orders from before herbs were kept have them in their name.
        auto pieces = one.herbs.empty() ? qs(one.name).split(between, Qt::SkipEmptyParts) : QStringList();
        for (const auto& herb : one.herbs) pieces << qs(pharmacy::herbText(herb));
        Block block;
        block.before = len(2);
        const auto font = style(11), plain = style(9.5);
        constexpr qsizetype kColumns = 3;
        const double column = m_width / kColumns;
        for (qsizetype at = 0; at < pieces.size(); at += kColumns) {
            Slice row;
            for (qsizetype i = at; i < std::min(at + kColumns, pieces.size()); ++i) {
                const auto lines = textLines(pieces[i], font, {static_cast<double>(i - at) * column + len(2), 0}, column - len(3));
                if (!lines.empty()) row.height = std::max(row.height, lines.back().box.bottom() + len(1));
                append(row.marks, lines);
            }
            block.slices.push_back(std::move(row));
        }
        const auto kinds = static_cast<int>(pieces.size());
        const auto total = m_words.packs(one).isEmpty() ? m_words.days(one.days) : m_words.packs(one);
        for (const auto& text : {translate("Print", "%n kind(s) of pieces", nullptr, kinds) + (total.isEmpty() ? QString() : u" · "_s + total),
                                 translate("Print", "Take: %1").arg(m_words.directions(one)) + typed(one)})
            for (auto& slice : paragraph(text, plain, m_width, len(2)).slices) block.slices.push_back(std::move(slice));
        return block;
    }

    /// A word that nothing follows, and a stroke through the rest.
    std::vector<Mark> struck(const QRectF& rest) const {
        std::vector<Mark> marks;
        const auto font = style(8, false, true);
        append(marks, textLines(translate("Print", "Nothing below this line"), font, {rest.left(), rest.top() + len(1.5)}, rest.width(), Align::Centre));
        const double top = rest.top() + len(2) + font.lineHeight();
        marks.emplace_back(LineMark{{rest.left() + len(3), rest.bottom() - len(1)}, {rest.right() - len(3), top}, mm(0.3)});
        return marks;
    }

    Slice footer(PageNo number) const {
        Money price{};
        bool known = true;
        for (const auto& one : m_medicines) {
            price = price + one.price.value_or(Money{});
            known = known && one.price;
        }
        const auto foot = style(6.8, false, true);
        const auto page = translate("Print", "Page %1 of %2").arg(number.page).arg(number.of);
        const double side = textWidth(page, foot) + len(4);
        Slice last;
        append(last.marks, textLines(m_words.of(m_sheet.style.note), foot, {0, 0}, m_width - side));
        for (const auto& mark : last.marks) last.height = std::max(last.height, std::get<TextMark>(mark).box.bottom());
        append(last.marks, textLines(page, foot, {m_width - side, 0}, side, Align::Right));
        const auto money = pairRow({{translate("Print", "Price of the medicines"), known ? u"¥ "_s + m_words.yuan(price) : translate("Print", "not known"), 0, 0.6, true}}, style(7.5, false, true), style(10.5), m_width);
        return stacked({rule(m_width, mm(0.3)), gap(1.2), money, gap(1), signatures(), gap(1.4), last});
    }

    /// Places to sign; the doctor's name stands there already.
    Slice signatures() const {
        std::vector<std::pair<QString, QString>> places{{translate("Print", "Doctor"), qs(m_sheet.doctor)}, {translate("Print", "Reviewed by (pharmacist)"), {}}, {translate("Print", "Dispensed by"), {}},
                                                        {translate("Print", "Checked, handed out by"), {}}};
        if (m_sheet.personSigns) places.emplace_back(translate("Print", "Person or relative"), QString());
        Slice row;
        const double gapWidth = len(3), width = (m_width + gapWidth) / static_cast<double>(places.size()) - gapWidth, line = len(11.5);
        const auto label = style(7, false, true), name = style(9.5);
        double labels = 0;
        for (std::size_t at = 0; at < places.size(); ++at) {
            const double left = static_cast<double>(at) * (width + gapWidth);
            const auto names = textLines(places[at].second, fitted(places[at].second, name, width), {left, 0}, width);
            if (!names.empty()) append(row.marks, textLines(places[at].second, names.front().style, {left, line - len(0.5) - names.back().box.bottom()}, width));
            row.marks.emplace_back(LineMark{{left, line}, {left + width, line}, mm(0.15)});
            const auto what = textLines(places[at].first, label, {left, line + len(0.6)}, width);
            for (const auto& one : what) labels = std::max(labels, one.box.bottom());
            append(row.marks, what);
        }
        row.height = labels;
        return row;
    }

    const PrescriptionSheet& m_sheet;
    const SheetWords& m_words;
    double m_scale;
    double m_width;
    QString m_share;
    std::vector<SheetMedicine> m_medicines;
    bool m_herbal;
};

}  // namespace

QString codeText(const PrescriptionSheet& sheet) { return u"jiayi:prescription:%1:%2"_s.arg(qs(sheet.id), qs(sheet.number)); }

Pages prescriptionPages(const std::vector<PrescriptionSheet>& sheets, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    std::vector<Part> parts;
    for (const auto& sheet : sheets) {
        const std::size_t all = sheet.medicines.size();
        const std::size_t forms = std::max<std::size_t>(1, (all + sheet.perForm - 1) / sheet.perForm);
        for (std::size_t form = 0; form < forms; ++form) {
            const auto first = form * sheet.perForm;
            const auto share = forms > 1 ? u" (%1/%2)"_s.arg(form + 1).arg(forms) : QString();
            parts.push_back(FormLayout(sheet, words, paper, first, std::min(sheet.perForm, all - first), share).part());
        }
    }
    return {words.translate("Print", "Prescription"), paginate(paper, parts)};
}

}  // namespace jiayi::ui
