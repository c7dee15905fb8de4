#include "ui/print/plan_layout.h"

#include "ui/common/format.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using plan::ItemKind;

namespace {

constexpr double kLargeType = 1.3;
constexpr int kLogRows = 10;

class PlanLayout {
public:
    PlanLayout(const PlanSheet& sheet, const plan::PlanRules& rules, const care::RuleBook& care, const SheetWords& words, const Paper& paper)
        : m_frame(sheet.about, words, paper, kLargeType), m_sheet(sheet), m_rules(rules), m_care(care) {
        for (const auto& item : sheet.plan.items)
            if (const auto* choice = rules.choice(item.choice)) m_anyUnsigned = m_anyUnsigned || !choice->isSigned();
    }

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_frame.translate("Print", "My care plan")); };
        part.footer = [*this](PageNo number) {
            return m_frame.footer(number, m_anyUnsigned ? u"° "_s + m_frame.translate("Print", "General knowledge; nobody has signed this text yet. What your doctor says goes first.") : QString());
        };
        add(part, ItemKind::Goal, m_frame.translate("Print", "What we agreed"));
        addTargets(part);
        add(part, ItemKind::Measure, m_frame.translate("Print", "What I measure at home"));
        add(part, ItemKind::Topic, m_frame.translate("Print", "What we talked about"));
        part.body.push_back(SheetFrame::block({closing()}, m_frame.len(5)));
        if (has(ItemKind::Measure)) {
            part.body.push_back(m_frame.heading(m_frame.translate("Print", "My readings")));
            part.body.push_back(SheetFrame::block({log()}, 0));
        }
        return part;
    }

private:
    bool has(ItemKind kind) const {
        return std::any_of(m_sheet.plan.items.begin(), m_sheet.plan.items.end(), [kind](const auto& item) { return item.kind == kind; });
    }

    QString said(const plan::PlanText& text) const { return m_frame.words().of({text.en, text.zh}); }

    /// A box to tick, the name large, and how beneath it.
    Block item(const plan::PlanItem& item) const {
        const auto* choice = m_rules.choice(item.choice);
        const auto large = m_frame.style(12, true), plain = m_frame.style(11);
        const double indent = m_frame.len(9), box = m_frame.len(5);
        const auto mark = choice && !choice->isSigned() ? (m_frame.words().chinese() ? u"°"_s : u" °"_s) : QString();
        auto block = paragraph((choice ? said(choice->name) : qs(item.words)) + mark, large, m_frame.width(), indent);
        if (block.slices.empty()) block.slices.push_back({large.lineHeight(), {}});
        auto& first = block.slices.front().marks;
        first.insert(first.begin(), BoxMark{QRectF(0, (large.lineHeight() - box) / 2, box, box), QColor(), mm(0.35), m_frame.len(0.8)});
        if (choice && !choice->how.en.empty())
            for (auto& slice : paragraph(said(choice->how), plain, m_frame.width(), indent).slices) block.slices.push_back(std::move(slice));
        block.before = m_frame.len(2.5);
        return block;
    }

    void add(Part& part, ItemKind kind, const QString& title) const {
        if (!has(kind)) return;
        part.body.push_back(m_frame.heading(title));
        for (const auto& each : m_sheet.plan.items)
            if (each.kind == kind) part.body.push_back(item(each));
    }

    void addTargets(Part& part) const {
        if (m_sheet.targets.empty()) return;
        part.body.push_back(m_frame.heading(m_frame.translate("Print", "My targets")));
        const auto name = m_frame.style(11), value = m_frame.style(12, true);
        std::vector<Slice> rows;
        for (const auto& target : m_sheet.targets) {
            const auto* known = m_care.observation(target.code);
            if (!known) continue;
            const auto number = [known](double of) { return QString::number(of, 'f', known->decimals); };
            const auto unit = target.unit == "mm[Hg]" ? u"mmHg"_s : qs(target.unit);
            const auto limit = target.low && target.high ? number(*target.low) + u"–"_s + number(*target.high)
                               : target.high            ? m_frame.translate("Print", "below %1").arg(number(*target.high))
                                                        : m_frame.translate("Print", "%1 or more").arg(number(*target.low));
            rows.push_back(pairRow({{QString(), m_frame.words().of({known->en, known->zh}), 0, 0.6}, {QString(), limit + u' ' + unit, 0.6, 0.4, true}}, name, value, m_frame.width()));
            rows.push_back(m_frame.gap(0.8));
        }
        part.body.push_back(SheetFrame::block(std::move(rows), 0));
    }

    Slice closing() const {
        const auto label = m_frame.style(9, false, true), value = m_frame.style(12);
        const double inside = m_frame.width() - m_frame.len(8);
        const auto line = u"______________"_s;
        auto content = stacked({m_frame.gap(2.5),
                                pairRow({{m_frame.translate("Print", "Come again on"), m_sheet.nextVisit ? m_frame.words().date(*m_sheet.nextVisit) : line, 0, 1, true}}, label, value, inside), m_frame.gap(1.5),
                                pairRow({{m_frame.translate("Print", "Our telephone"), m_sheet.about.clinic.phone.empty() ? line : qs(m_sheet.about.clinic.phone), 0, 0.58, true}, {m_frame.translate("Print", "Doctor"), qs(m_sheet.doctor), 0.6, 0.4}}, label, value, inside),
                                m_frame.gap(2.5)});
        Slice slice;
        slice.height = content.height;
        slice.marks.emplace_back(BoxMark{QRectF(0, 0, m_frame.width(), content.height), QColor(), mm(0.4), m_frame.len(2)});
        for (auto& mark : content.marks) slice.marks.push_back(moved(std::move(mark), {m_frame.len(4), 0}));
        return slice;
    }

    /// Lines to write on: day, time, pressure, glucose, remarks.
    Slice log() const {
        const QStringList heads{m_frame.translate("Print", "Date"), m_frame.translate("Print", "Time"), m_frame.translate("Print", "Blood pressure"), m_frame.translate("Print", "Blood sugar"), m_frame.translate("Print", "Remarks")};
        const double shares[] = {0.17, 0.13, 0.22, 0.2, 0.28};
        const double row = m_frame.len(8.5);
        const auto font = m_frame.style(8.5, true);
        Slice slice;
        slice.height = row * (kLogRows + 1);
        double x = 0;
        for (int i = 0; i < heads.size(); ++i) {
            const double width = m_frame.width() * shares[i];
            append(slice.marks, textLines(heads[i], fitted(heads[i], font, width - m_frame.len(2)), {x + m_frame.len(1), (row - font.lineHeight()) / 2}, width - m_frame.len(1)));
            slice.marks.emplace_back(LineMark{{x, 0}, {x, slice.height}, mm(0.15), true});
            x += width;
        }
        slice.marks.emplace_back(LineMark{{m_frame.width(), 0}, {m_frame.width(), slice.height}, mm(0.15), true});
        for (int line = 0; line <= kLogRows + 1; ++line) slice.marks.emplace_back(LineMark{{0, line * row}, {m_frame.width(), line * row}, line <= 1 ? mm(0.3) : mm(0.15), line > 1});
        return slice;
    }

    SheetFrame m_frame;
    const PlanSheet& m_sheet;
    const plan::PlanRules& m_rules;
    const care::RuleBook& m_care;
    bool m_anyUnsigned = false;
};

}  // namespace

Pages planPages(const PlanSheet& sheet, const plan::PlanRules& rules, const care::RuleBook& care, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Care plan"), paginate(paper, {PlanLayout(sheet, rules, care, words, paper).part()})};
}

}  // namespace jiayi::ui
