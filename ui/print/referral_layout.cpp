#include "ui/print/referral_layout.h"

#include "ui/common/format.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::FormField;
using referral::Kind;

namespace {

const auto kSlash = u"／"_s;
const auto kOpen = u"________________"_s;

class ReferralLayout {
public:
    ReferralLayout(const ReferralSheet& sheet, const referral::ReferralBook& book, const SheetWords& words, const Paper& paper)
        : m_frame({sheet.about.clinic, std::nullopt, sheet.about.day}, words, paper), m_sheet(sheet), m_book(book) {}

    /// The page that goes out ("up") or comes back ("down").
    Part part(const std::string& half) const {
        const bool out = half == "up";
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_frame.translate("Print", "Two-way referral form")); };
        part.footer = [*this](PageNo number) {
            return m_frame.footer(number, u"° "_s + m_frame.translate("Print", "Wording after general knowledge; compare it with the form in force before use."));
        };
        add(part, half + "-stub", m_frame.translate("Print", "Counterfoil"), half);
        part.body.push_back(cut());
        add(part, half, out ? m_frame.translate("Print", "Referral (out)") : m_frame.translate("Print", "Referral (back)"), half);
        return part;
    }

private:
    /// What the hospital has not filled in yet is left to its pen.
    bool isOpen(const std::string& half) const { return half == "down" && m_sheet.letter.kind != Kind::Down && !(m_sheet.progress && m_sheet.progress->state == referral::State::Returned); }

    QString said(const referral::Text& text) const { return m_frame.words().of({text.en, text.zh}); }
    QString day(std::optional<Date> day) const { return day ? m_frame.words().date(*day) : QString(); }
    std::optional<Date> sentOn() const { return m_sheet.letter.sent ? std::optional{localDate(*m_sheet.letter.sent)} : std::nullopt; }
    std::optional<Date> returnedOn() const {
        if (m_sheet.letter.kind == Kind::Down) return sentOn();
        return m_sheet.progress ? std::optional{localDate(m_sheet.progress->at)} : std::nullopt;
    }

    QString value(const std::string& field) const {
        const auto& letter = m_sheet.letter;
        const auto& person = *m_sheet.about.person;
        const bool down = letter.kind == Kind::Down;
        const auto told = m_sheet.progress.value_or(referral::Progress{});
        if (field == "name") return qs(person.name);
        if (field == "sex") return m_frame.words().sex(person.sex);
        if (field == "age") return m_frame.words().age(person, m_sheet.about.day);
        if (field == "record-no") return qs(person.recordNo);
        if (field == "address") return qs(m_sheet.address);
        if (field == "phone") return qs(m_sheet.phone);
        if (field == "date") return day(sentOn());
        if (field == "clinic") return qs(m_sheet.about.clinic.name);
        if (field == "clinic-phone") return qs(m_sheet.about.clinic.phone);
        if (field == "institution") return qs(letter.institution);
        if (field == "doctor") return qs(m_sheet.doctor);
        if (field == "receiver") return qs(letter.receiver);
        if (field == "department") return specialty();
        if (field == "impression") return qs(letter.impression);
        if (field == "history") return qs(letter.history);
        if (field == "past") return qs(letter.past);
        if (field == "treatment") return qs(letter.treatment);
        if (field == "diagnosis") return qs(down ? letter.impression : told.diagnosis);
        if (field == "findings") return qs(down ? letter.history : told.findings);
        if (field == "advice") return qs(down ? letter.treatment : told.advice);
        if (field == "case-no") return qs(told.caseNo);
        if (field == "hospital-phone") return qs(told.phone);
        if (field == "return-date") return day(returnedOn());
        return {};
    }

    QString specialty() const {
        const auto* row = m_book.specialty(m_sheet.letter.specialty);
        return row ? said(row->name) : qs(m_sheet.letter.specialty);
    }

    QString filled(const std::string& field, bool open) const {
        // A signature is a pen's, also where everything else is printed.
        if (field == "signature" || field == "hospital-signature") return kOpen;
        // Of a half that is still to be filled in only what the clinic knows is printed.
        const bool theirs = field == "diagnosis" || field == "findings" || field == "advice" || field == "case-no" || field == "return-date" || field == "hospital-phone";
        const auto text = open && theirs ? QString() : value(field);
        return !text.isEmpty() ? text : open ? kOpen : kSlash;
    }

    QString sentence(const FormField& field, bool open) const {
        auto text = said(field.label);
        for (auto from = text.indexOf(u'{'); from >= 0; from = text.indexOf(u'{', from + 1)) {
            const auto to = text.indexOf(u'}', from);
            if (to < 0) break;
            auto name = utf8(text.mid(from + 1, to - from - 1));
            if (open && name == "date") name = "return-date";
            if (!open && name == "date" && field.part.starts_with("down")) name = "return-date";
            text.replace(from, to - from + 1, filled(name, open));
        }
        return text;
    }

    static bool isSentence(const FormField& field) { return field.field == "sentence" || field.field == "address-line"; }
    QString mark(const FormField& field) const { return field.origin.source.starts_with("GK") ? u"°"_s : QString(); }

    void add(Part& part, const std::string& name, const QString& title, const std::string& half) const {
        part.body.push_back(m_frame.heading(title));
        const bool open = isOpen(half);
        const auto label = m_frame.style(9.5, false, true), plain = m_frame.style(10.5);
        std::vector<Pair> row;
        const auto flush = [&] {
            if (!row.empty()) part.body.push_back(SheetFrame::block({pairRow(row, label, plain, m_frame.width())}, m_frame.len(2)));
            row.clear();
        };
        for (const auto* field : m_book.formPart(name)) {
            if (field->lines == 0) {
                row.push_back({said(field->label) + mark(*field), filled(field->field, open), row.empty() ? 0 : 0.52, 0.46});
                if (row.size() == 2) flush();
                continue;
            }
            flush();
            if (isSentence(*field)) {
                auto block = paragraph(sentence(*field, open), plain, m_frame.width());
                block.before = m_frame.len(2.5);
                part.body.push_back(std::move(block));
                continue;
            }
            addText(part, *field, open);
        }
        flush();
    }

    /// The label, and beneath it at least so many lines.
    void addText(Part& part, const FormField& field, bool open) const {
        const auto label = m_frame.style(9.5, true), plain = m_frame.style(10.5);
        auto text = filled(field.field, open);
        auto block = paragraph(said(field.label) + mark(field) + (m_frame.words().chinese() ? u"："_s : u":"_s), label, m_frame.width());
        int lines = 0;
        if (text != kOpen)
            for (auto& slice : paragraph(text, plain, m_frame.width(), m_frame.len(5)).slices) {
                block.slices.push_back(std::move(slice));
                ++lines;
            }
        for (; lines < field.lines; ++lines) block.slices.push_back({plain.lineHeight(), {}});
        block.before = m_frame.len(2.5);
        part.body.push_back(std::move(block));
    }

    /// Where the counterfoil is torn off.
    Block cut() const {
        Slice slice;
        slice.height = m_frame.len(4);
        const double y = slice.height / 2, dash = m_frame.len(2.5);
        for (double x = 0; x < m_frame.width(); x += 2 * dash) slice.marks.emplace_back(LineMark{{x, y}, {std::min(x + dash, m_frame.width()), y}, mm(0.2), true});
        return SheetFrame::block({slice}, m_frame.len(4));
    }

    SheetFrame m_frame;
    const ReferralSheet& m_sheet;
    const referral::ReferralBook& m_book;
};

}  // namespace

Pages referralPages(const ReferralSheet& sheet, const referral::ReferralBook& book, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    const ReferralLayout layout(sheet, book, words, paper);
    std::vector<Part> parts;
    if (sheet.letter.kind != Kind::Down) parts.push_back(layout.part("up"));
    parts.push_back(layout.part("down"));
    return {words.translate("Print", "Two-way referral form"), paginate(paper, parts)};
}

}  // namespace jiayi::ui
