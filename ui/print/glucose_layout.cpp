#include "ui/print/glucose_layout.h"

#include "ui/common/format.h"

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAgpTop = 16, kAgpStep = 4;
constexpr int kAgpHours = 24, kAgpHourStep = 3;

/// Told apart on a printer without colours by their place and their words.
QColor inkOfBand(std::string_view id) {
    if (id == "very-low") return {0xA3, 0x20, 0x18};
    if (id == "low") return {0xE0, 0x8A, 0x82};
    if (id == "target") return {0x4F, 0xA8, 0x76};
    return id == "high" ? QColor(0xF0, 0xC9, 0x6B) : QColor(0xC7, 0x77, 0x00);
}

class GlucoseLayout {
public:
    GlucoseLayout(const GlucoseSheet& sheet, const readings::ReadingRules& rules, const SheetWords& words, const Paper& paper)
        : m_frame(sheet.about, words, paper), m_profile(sheet.profile), m_rules(rules), m_device(sheet.device) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_frame.translate("Print", "Glucose profile of fourteen days")); };
        part.footer = [*this](PageNo number) {
            return m_frame.footer(number, m_frame.translate("Print", "Readings of a sensor, no laboratory values. Bands and goals: international consensus on time in range, 2019; general knowledge that no clinician has signed yet."));
        };
        part.body = {SheetFrame::block(figures(), 0), m_frame.heading(m_frame.translate("Print", "Time in range")), SheetFrame::block({bands()}, 0), m_frame.heading(m_frame.translate("Print", "Glucose through the day (mmol/L)")),
                     SheetFrame::block({plot(), legend()}, 0), m_frame.heading(m_frame.translate("Print", "Goals")), SheetFrame::block(goals(), 0)};
        return part;
    }

private:
    QString number(double value, int decimals) const { return QString::number(value, 'f', decimals); }

    std::vector<Slice> figures() const {
        const auto label = m_frame.style(9, false, true), value = m_frame.style(11);
        const auto dash = u"–"_s;
        const auto& p = m_profile;
        const auto row = [&](const Pair& a, const Pair& b, const Pair& c) { return pairRow({a, b, c}, label, value, m_frame.width()); };
        std::vector<Slice> rows;
        rows.push_back(row({m_frame.translate("Print", "Days worn"), m_frame.words().date(p.from) + u" – "_s + m_frame.words().date(p.to), 0, 0.58, true}, {m_frame.translate("Print", "Sensor"), m_device.empty() ? dash : qs(m_device), 0.58, 0.42}, {}));
        rows.push_back(m_frame.gap(0.8));
        rows.push_back(row({m_frame.translate("Print", "Mean"), p.mean ? number(*p.mean, 1) + u" mmol/L"_s : dash, 0, 0.33, true},
                           {m_frame.translate("Print", "GMI"), p.gmi ? number(*p.gmi, 1) + u" %"_s : m_frame.translate("Print", "not told"), 0.33, 0.33, true},
                           {m_frame.translate("Print", "Variation (CV)"), p.cv ? number(*p.cv, 0) + u" %"_s : dash, 0.66, 0.34, true}));
        rows.push_back(m_frame.gap(0.8));
        rows.push_back(row({m_frame.translate("Print", "Days with readings"), QString::number(p.daysWorn), 0, 0.33}, {m_frame.translate("Print", "Time told"), number(p.coverage, 1) + u" %"_s, 0.33, 0.33},
                           {m_frame.translate("Print", "LO / HI"), u"%1 / %2"_s.arg(p.below).arg(p.above), 0.66, 0.34}));
        if (!p.enough) {
            rows.push_back(m_frame.gap(1.5));
            rows.push_back(m_frame.lines(m_frame.translate("Print", "The sensor told less of the time than a profile needs: read it with care."), m_frame.style(10, true)));
        }
        return rows;
    }

    Slice bands() const {
        const auto name = m_frame.style(10), soft = m_frame.style(8.5, false, true), share = m_frame.style(12, true);
        const double row = m_frame.len(6.6), bar = m_frame.len(16), left = bar + m_frame.len(6);
        Slice slice;
        slice.height = row * static_cast<double>(m_rules.bands.size());
        double y = slice.height;
        for (std::size_t i = 0; i < m_rules.bands.size(); ++i) {
            const double height = slice.height * m_profile.bands[i] / 100;
            y -= height;
            if (height > 0) slice.marks.emplace_back(BoxMark{QRectF(0, y, bar, height), inkOfBand(m_rules.bands[i].id), 0, 0});
        }
        slice.marks.emplace_back(BoxMark{QRectF(0, 0, bar, slice.height), QColor(), mm(0.2), 0});
        for (std::size_t i = 0; i < m_rules.bands.size(); ++i) {
            const auto& band = m_rules.bands[m_rules.bands.size() - 1 - i];
            const double top = row * static_cast<double>(i), middle = top + row / 2;
            const double swatch = m_frame.len(3);
            slice.marks.emplace_back(BoxMark{QRectF(left, middle - swatch / 2, swatch, swatch), inkOfBand(band.id), mm(0.1), 0});
            const auto at = [&](double x, const TextStyle& font) { return QPointF(x, middle - font.lineHeight() / 2); };
            append(slice.marks, textLines(m_frame.words().of({band.words.en, band.words.zh}), name, at(left + m_frame.len(6), name), m_frame.len(34)));
            append(slice.marks, textLines(qs(m_rules.bandRange(m_rules.bands.size() - 1 - i)) + u" mmol/L"_s, soft, at(left + m_frame.len(40), soft), m_frame.len(34)));
            append(slice.marks, textLines(number(m_profile.bands[m_rules.bands.size() - 1 - i], 1) + u" %"_s, share, at(left + m_frame.len(74), share), m_frame.len(24), Align::Right));
        }
        return slice;
    }

    struct Axes {
        QRectF area;
        double top;
        QPointF at(double hour, double value) const { return {area.left() + area.width() * hour / kAgpHours, area.bottom() - area.height() * std::min(value, top) / top}; }
    };

    std::vector<std::vector<const readings::DayPiece*>> runs() const {
        std::vector<std::vector<const readings::DayPiece*>> all(1);
        for (const auto& piece : m_profile.pieces) {
            if (piece.percentiles.size() == m_rules.percentiles.size()) all.back().push_back(&piece);
            else if (!all.back().empty()) all.emplace_back();
        }
        std::erase_if(all, [](const auto& run) { return run.empty(); });
        return all;
    }

    double hourOf(const readings::DayPiece& piece) const { return (piece.minute + m_rules.figure("agp.step") / 2) / 60; }

    void addGrid(Slice& slice, const Axes& axes) const {
        const auto small = m_frame.style(8, false, true);
        for (double value = 0; value <= axes.top; value += kAgpStep) {
            slice.marks.emplace_back(LineMark{axes.at(0, value), axes.at(kAgpHours, value), mm(0.1), true});
            if (value > 0) append(slice.marks, textLines(number(value, 0), small, {0, axes.at(0, value).y() - small.lineHeight() / 2}, axes.area.left() - m_frame.len(1.5), Align::Right));
        }
        for (int hour = 0; hour <= kAgpHours; hour += kAgpHourStep) {
            const auto text = u"%1:00"_s.arg(hour);
            const double half = m_frame.len(8);
            append(slice.marks, textLines(text, small, {axes.at(hour, 0).x() - half, axes.area.bottom() + m_frame.len(0.8)}, 2 * half, Align::Centre));
        }
    }

    Slice plot() const {
        const double height = m_frame.len(60), foot = m_frame.len(6);
        double top = kAgpTop;
        for (const auto& run : runs())
            for (const auto* piece : run) top = std::max(top, piece->percentiles.back() + 0.5);
        const Axes axes{QRectF(m_frame.len(9), m_frame.len(2), m_frame.width() - m_frame.len(17), height - foot - m_frame.len(2)), std::ceil(top / kAgpStep) * kAgpStep};
        Slice slice;
        slice.height = height;
        addGrid(slice, axes);
        const auto last = m_rules.percentiles.size() - 1;
        const auto addBand = [&](std::size_t low, std::size_t high, const QColor& fill) {
            for (const auto& run : runs()) {
                QPolygonF shape;
                for (const auto* piece : run) shape << axes.at(hourOf(*piece), piece->percentiles[high]);
                for (auto piece = run.rbegin(); piece != run.rend(); ++piece) shape << axes.at(hourOf(**piece), (*piece)->percentiles[low]);
                slice.marks.emplace_back(ShapeMark{shape, fill, 0});
            }
        };
        addBand(0, last, {0xD5, 0xE3, 0xF1});
        if (last >= 4) addBand(1, last - 1, {0x9F, 0xC2, 0xE2});
        for (const auto& run : runs()) {
            QPolygonF line;
            for (const auto* piece : run) line << axes.at(hourOf(*piece), piece->percentiles[last / 2]);
            slice.marks.emplace_back(ShapeMark{line, {0x1F, 0x4F, 0x7F}, mm(0.6)});
        }
        for (std::size_t i = 1; i < m_rules.bands.size(); ++i)
            if (m_rules.bands[i].id == "target" || m_rules.bands[i - 1].id == "target") {
                const double edge = *m_rules.bands[i].fromMmol;
                slice.marks.emplace_back(ShapeMark{QPolygonF{axes.at(0, edge), axes.at(kAgpHours, edge)}, {0x2E, 0x8B, 0x57}, mm(0.35)});
                const auto small = m_frame.style(8, true);
                append(slice.marks, textLines(number(edge, 1), small, {axes.area.right() + m_frame.len(1), axes.at(0, edge).y() - small.lineHeight() / 2}, m_frame.len(8)));
            }
        return slice;
    }

    Slice legend() const { return m_frame.lines(m_frame.translate("Print", "Line: median. Dark: half of the readings. Light: nine of ten. Green: the target range."), m_frame.style(8.5, false, true)); }

    std::vector<Slice> goals() const {
        const auto font = m_frame.style(10);
        std::vector<Slice> rows;
        for (const auto& state : m_profile.goals) {
            QStringList names;
            for (const auto& band : m_rules.bands)
                if (std::find(state.goal->bands.begin(), state.goal->bands.end(), band.id) != state.goal->bands.end()) names << m_frame.words().of({band.words.en, band.words.zh});
            const auto goal = (state.goal->over ? m_frame.translate("Print", "%1 more than %2 %") : m_frame.translate("Print", "%1 less than %2 %")).arg(names.join(u" + "_s), number(state.goal->percent, 0));
            rows.push_back(pairRow({{QString(), goal, 0, 0.6}, {QString(), number(state.percent, 1) + u" %"_s, 0.6, 0.18, true}, {QString(), state.met ? m_frame.translate("Print", "met") : m_frame.translate("Print", "missed"), 0.78, 0.22, !state.met}}, font, font, m_frame.width()));
            rows.push_back(m_frame.gap(0.6));
        }
        return rows;
    }

    SheetFrame m_frame;
    const readings::GlucoseProfile& m_profile;
    const readings::ReadingRules& m_rules;
    std::string m_device;
};

}  // namespace

Pages glucosePages(const GlucoseSheet& sheet, const readings::ReadingRules& rules, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Glucose profile"), paginate(paper, {GlucoseLayout(sheet, rules, words, paper).part()})};
}

}  // namespace jiayi::ui
