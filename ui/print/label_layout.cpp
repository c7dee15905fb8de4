#include "ui/print/label_layout.h"

#include "models/diagnostics/orders/rules/order_number.h"
#include "ui/common/format.h"
#include "ui/print/bar_code.h"
#include "ui/print/sheet_text.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLabelWide = mm(50), kLabelHigh = mm(30);
constexpr double kPlaceWide = mm(70), kPlaceHigh = mm(37);
constexpr int kSheetColumns = 3, kSheetRows = 8;
constexpr double kBorder = mm(1.4);
constexpr double kBarsHigh = mm(8.5);

/// One label, its marks measured from its own corner.
class LabelLayout {
public:
    LabelLayout(const SheetWords& words, double width) : m_words(words), m_left(kBorder), m_width(width - 2 * kBorder) {}

    std::vector<Mark> operator()(const orders::SpecimenLabel& label) {
        who(label);
        code(label);
        line(qs(orders::groupedNumber(label.number)), {7.5, true}, Align::Centre);
        const auto specimen = m_words.joined({text(label.specimen), text(label.tube)});
        line(specimen, {7, true}, Align::Left);
        QStringList tests;
        for (const auto& test : label.tests) tests << text(test);
        for (auto& each : textLines(m_words.joined(tests), fitted(m_words.joined(tests), {7}, m_width, 5), {m_left, m_y}, m_width)) put(std::move(each));
        when(label);
        return std::move(m_marks);
    }

private:
    QString text(const orders::OrderText& text) const { return qs(m_words.chinese() ? text.zh : text.en); }

    void put(TextMark mark) {
        m_y = std::max(m_y, mark.box.bottom());
        m_marks.emplace_back(std::move(mark));
    }
    void line(const QString& words, TextStyle style, Align align) {
        for (auto& each : textLines(words, fitted(words, style, m_width), {m_left, m_y}, m_width, align)) put(std::move(each));
    }

    void who(const orders::SpecimenLabel& label) {
        QStringList about{m_words.sex(label.sex)};
        if (label.age) about << m_words.translate("Print", "%n y", "age on a label", *label.age);
        about.removeAll({});
        const auto right = about.join(u' ');
        const TextStyle small{7.5};
        const double side = textWidth(right, small) + mm(1);
        m_y = mm(1);
        const auto name = qs(label.name);
        for (auto& each : textLines(name, fitted(name, {10, true}, m_width - side), {m_left, m_y}, m_width - side)) put(std::move(each));
        append(textLines(right, small, {m_left + m_width - side, mm(1.4)}, side, Align::Right));
        m_y += mm(0.3);
    }

    void code(const orders::SpecimenLabel& label) {
        const auto mark = codeMark(CodeKind::Code128, qs(label.number), {m_left, m_y, m_width, kBarsHigh});
        if (!mark) throw std::logic_error("an order number that no bar code can say");
        m_marks.emplace_back(*mark);
        m_y += kBarsHigh + mm(0.2);
    }

    void when(const orders::SpecimenLabel& label) {
        QStringList parts{dateAndTime(label.at)};
        if (label.urgent) parts << m_words.translate("Print", "URGENT");
        if (label.fasting) parts << m_words.translate("Print", "fasting");
        if (label.sample) parts << m_words.translate("Print", "SAMPLE");
        line(parts.join(u" · "_s), {6.5, label.urgent}, Align::Left);
    }
    void append(std::vector<TextMark> lines) {
        for (auto& each : lines) m_marks.emplace_back(std::move(each));
    }

    const SheetWords& m_words;
    double m_left, m_width;
    double m_y = 0;
    std::vector<Mark> m_marks;
};

QString labelTitle(const SheetWords& words) { return words.translate("Print", "Specimen labels"); }

}  // namespace

Pages labelPages(const std::vector<orders::SpecimenLabel>& labels, SheetLanguage language) {
    const SheetWords words(language);
    Pages pages{labelTitle(words), {}};
    for (const auto& label : labels) pages.pages.push_back({{kLabelWide, kLabelHigh}, LabelLayout(words, kLabelWide)(label)});
    return pages;
}

Pages labelSheetPages(const std::vector<orders::SpecimenLabel>& labels, SheetLanguage language, int start) {
    const SheetWords words(language);
    const auto whole = Paper{PaperSize::A4}.whole();
    const QPointF corner((whole.width() - kSheetColumns * kPlaceWide) / 2, (whole.height() - kSheetRows * kPlaceHigh) / 2);
    // A label stands in the middle of its place: what is torn off a little askew still holds it.
    const QPointF middle((kPlaceWide - kLabelWide) / 2, (kPlaceHigh - kLabelHigh) / 2);
    Pages pages{labelTitle(words), {}};
    int place = std::clamp(start, 1, kLabelsOnSheet) - 1;
    for (const auto& label : labels) {
        if (pages.pages.empty() || place == kLabelsOnSheet) {
            pages.pages.push_back({whole, {}});
            place %= kLabelsOnSheet;
        }
        const auto at = corner + middle + QPointF(place % kSheetColumns * kPlaceWide, place / kSheetColumns * kPlaceHigh);
        for (auto& mark : LabelLayout(words, kLabelWide)(label)) pages.pages.back().marks.push_back(moved(std::move(mark), at));
        ++place;
    }
    return pages;
}

}  // namespace jiayi::ui
