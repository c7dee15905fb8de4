#include "ui/print/emergency_layout.h"

#include "models/emergency/late_entry.h"
#include "ui/common/format.h"
#include "ui/print/bar_code.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using emergency::AreaPerson;

namespace {

constexpr int kVisitRows = 8;

pharmacy::SheetPerson personOnSheet(const roster::Resident& resident) {
    return {resident.name, resident.sex, resident.birthDate, resident.birthEstimated, {}, resident.recordNo, {}};
}

class AreaLayout {
public:
    AreaLayout(const AreaSheet& sheet, const SheetWords& words, const Paper& paper) : m_sheet(sheet), m_words(words), m_paper(paper) {}

    Part list() const {
        const SheetFrame frame({m_sheet.clinic, {}, m_sheet.day}, m_words, m_paper);
        Part part;
        part.header = [this, frame](PageNo) { return frame.header(m_words.translate("Print", "Medicines of grid %1").arg(qs(m_sheet.grid))); };
        part.footer = [this, frame](PageNo number) { return frame.footer(number, note()); };
        for (const auto& person : m_sheet.people) part.body.push_back(personBlock(frame, person));
        return part;
    }

    Part form(const AreaPerson& person) const {
        const SheetFrame frame({m_sheet.clinic, personOnSheet(person.resident), m_sheet.day}, m_words, m_paper);
        Part part;
        part.header = [this, frame](PageNo) { return frame.header(m_words.translate("Print", "Sheet for days without the computer")); };
        part.footer = [this, frame](PageNo number) { return frame.footer(number, note()); };
        part.body.push_back(SheetFrame::block({codes(frame, person)}, 0));
        part.body.push_back(SheetFrame::block({frame.lines(allergyText(person), frame.style(11, true))}, frame.len(2)));
        part.body.push_back(frame.heading(m_words.translate("Print", "Medicines")));
        auto rows = supplyRows(frame, person, 0);
        if (!rows.empty()) part.body.push_back(SheetFrame::block(std::move(rows), 0));
        part.body.push_back(frame.heading(m_words.translate("Print", "What was measured and done")));
        part.body.push_back(SheetFrame::block({table(frame)}, 0));
        part.body.push_back(SheetFrame::block({signature(frame)}, frame.len(4)));
        return part;
    }

private:
    QString note() const { return m_words.translate("Print", "Days left follow from this clinic's own orders. What was bought elsewhere or never arrived is not seen: ask."); }

    /// Never blank: what was not asked is not "none".
    QString allergyText(const AreaPerson& person) const {
        QStringList allergies;
        for (const auto& allergy : person.allergies) allergies << qs(allergy);
        if (allergies.isEmpty())
            allergies << (person.resident.allergyState == roster::AllergyState::NoneKnown ? m_words.translate("Print", "none known", "allergies") : m_words.translate("Print", "not asked", "allergies"));
        return m_words.translate("Print", "Allergies: %1").arg(m_words.joined(allergies));
    }

    QString leftText(const emergency::Supply& supply) const {
        if (supply.held) return m_words.translate("Print", "paused");
        const auto left = supply.daysLeft(m_sheet.day);
        return left ? m_words.translate("Print", "%n day(s) left", nullptr, *left) : m_words.translate("Print", "not known: ask");
    }

    std::vector<Slice> supplyRows(const SheetFrame& frame, const AreaPerson& person, double indent) const {
        const auto plain = frame.style(10);
        const double width = frame.width() - indent;
        std::vector<Slice> rows;
        for (const auto& supply : person.supplies) {
            const auto left = supply.daysLeft(m_sheet.day);
            auto row = pairRow({{QString(), qs(supply.name), 0, 0.42}, {QString(), qs(supply.dose), 0.42, 0.3}, {QString(), leftText(supply), 0.72, 0.28, !supply.held && left.value_or(0) <= m_sheet.urgentDays}}, plain, plain, width);
            for (auto& mark : row.marks) mark = moved(std::move(mark), {indent, 0});
            rows.push_back(std::move(row));
            rows.push_back(frame.gap(0.5));
        }
        return rows;
    }

    Block personBlock(const SheetFrame& frame, const AreaPerson& person) const {
        const auto strong = frame.style(11, true), soft = frame.style(9, false, true);
        const auto& who = person.resident;
        const auto sheet = personOnSheet(who);
        std::vector<Slice> rows{frame.gap(1.2), pairRow({{QString(), qs(who.name), 0, 0.25, true},
                                         {QString(), m_words.joined({m_words.sex(who.sex), m_words.age(sheet, m_sheet.day)}), 0.25, 0.25},
                                         {QString(), qs(who.phone), 0.5, 0.5}},
                                        strong, strong, frame.width())};
        const auto say = [&](const QString& text) {
            if (!text.isEmpty()) rows.push_back(frame.lines(text, soft));
        };
        say(qs(who.address));
        rows.push_back(frame.lines(allergyText(person), frame.style(9.5, true)));
        rows.push_back(frame.gap(0.6));
        for (auto& row : supplyRows(frame, person, frame.len(6))) rows.push_back(std::move(row));
        rows.push_back(frame.gap(1));
        rows.push_back(rule(frame.width(), mm(0.15), true));
        // Whole on one page: nobody looks for the second half of a person.
        return SheetFrame::block({stacked(rows)}, 0);
    }

    Slice codes(const SheetFrame& frame, const AreaPerson& person) const {
        const auto code = QString::fromStdString(emergency::formCode(person.resident.id, m_sheet.day));
        const double side = frame.len(22), barWidth = frame.len(60), barHeight = frame.len(11);
        const auto small = frame.style(9), soft = frame.style(9.5);
        Slice slice;
        slice.height = side;
        const double left = frame.width() - side;
        if (auto qr = codeMark(CodeKind::Qr, code, QRectF(left, 0, side, side))) slice.marks.emplace_back(std::move(*qr));
        const double barLeft = left - barWidth - frame.len(4);
        if (auto bars = codeMark(CodeKind::Code128, code, QRectF(barLeft, frame.len(2), barWidth, barHeight))) slice.marks.emplace_back(std::move(*bars));
        append(slice.marks, textLines(code, small, {barLeft, frame.len(14)}, barWidth, Align::Centre));
        const double text = barLeft - frame.len(4);
        append(slice.marks, textLines(m_words.translate("Print", "Type the sheet in when the clinic is back; a second person verifies it."), soft, {0, 0}, text));
        return slice;
    }

    Slice table(const SheetFrame& frame) const {
        const QStringList heads{m_words.translate("Print", "Date and time"), m_words.translate("Print", "Blood pressure"), m_words.translate("Print", "Blood sugar"), m_words.translate("Print", "Complaints"), m_words.translate("Print", "Given or done"), m_words.translate("Print", "By")};
        const double shares[] = {0.17, 0.14, 0.13, 0.22, 0.22, 0.12};
        const double row = frame.len(10);
        const auto font = frame.style(8.5, true);
        Slice slice;
        slice.height = row * (kVisitRows + 1);
        double x = 0;
        for (int i = 0; i < heads.size(); ++i) {
            const double width = frame.width() * shares[i];
            append(slice.marks, textLines(heads[i], fitted(heads[i], font, width - frame.len(2)), {x + frame.len(1), (row - font.lineHeight()) / 2}, width - frame.len(1)));
            slice.marks.emplace_back(LineMark{{x, 0}, {x, slice.height}, mm(0.15), true});
            x += width;
        }
        slice.marks.emplace_back(LineMark{{frame.width(), 0}, {frame.width(), slice.height}, mm(0.15), true});
        for (int line = 0; line <= kVisitRows + 1; ++line) slice.marks.emplace_back(LineMark{{0, line * row}, {frame.width(), line * row}, line <= 1 ? mm(0.3) : mm(0.15), line > 1});
        return slice;
    }

    Slice signature(const SheetFrame& frame) const {
        const auto label = frame.style(9, false, true), value = frame.style(11);
        const auto line = u"________________"_s;
        return pairRow({{m_words.translate("Print", "Typed in by"), line, 0, 0.5}, {m_words.translate("Print", "Verified by"), line, 0.5, 0.5}}, label, value, frame.width());
    }

    const AreaSheet& m_sheet;
    const SheetWords& m_words;
    Paper m_paper;
};

}  // namespace

Pages areaListPages(const AreaSheet& sheet, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Medicines of a grid"), paginate(paper, {AreaLayout(sheet, words, paper).list()})};
}

Pages fallbackPages(const AreaSheet& sheet, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    const AreaLayout layout(sheet, words, paper);
    std::vector<Part> parts;
    for (const auto& person : sheet.people) parts.push_back(layout.form(person));
    return {words.translate("Print", "Sheets for days without the computer"), paginate(paper, parts)};
}

}  // namespace jiayi::ui
