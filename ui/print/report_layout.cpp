#include "ui/print/report_layout.h"

#include "ui/common/format.h"

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::Change;
using diagnostics::ItemView;

namespace {

/// Shares of the width: test, value, range, flag.
constexpr double kTestAt = 0, kValueAt = 0.42, kRangeAt = 0.66, kFlagAt = 0.88;

class ReportLayout {
public:
    ReportLayout(const ReportSheet& sheet, const SheetWords& words, const Paper& paper) : m_frame(sheet.about, words, paper), m_sheet(sheet), m_plain(m_frame.style(9.5)), m_soft(m_frame.style(8.5, false, true)) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_frame.translate("Print", "Laboratory report")); };
        part.footer = [*this](PageNo number) { return m_frame.footer(number, foot()); };
        part.body.push_back(about());
        part.body.push_back(m_frame.heading(name(m_sheet.view.report.test, m_sheet.view.head.test)));
        part.body.push_back(SheetFrame::block({heads(), rule(m_frame.width(), mm(0.3))}, 0));
        part.body.back().withNext = true;
        for (const auto& item : m_sheet.view.items) part.body.push_back(itemBlock(item));
        for (const auto& line : remarks()) part.body.push_back(SheetFrame::block({m_frame.lines(line, m_plain)}, m_frame.len(2)));
        return part;
    }

private:
    static QString name(const diagnostics::Code& code, const std::string& otherwise = {}) {
        return qs(!code.display.empty() ? code.display : !code.code.empty() ? code.code : otherwise);
    }
    static QString moment(const FhirTime& time) { return time.precision == Precision::Time ? dateAndTime(time.start) : qs(time.text); }

    Block about() const {
        const auto& report = m_sheet.view.report;
        const auto value = [](const std::optional<FhirTime>& time) { return time ? moment(*time) : u"–"_s; };
        const auto row = [&](const QString& left, const QString& leftValue, const QString& right, const QString& rightValue) {
            return pairRow({{left, leftValue, 0, 0.48}, {right, rightValue, 0.5, 0.5}}, m_soft, m_plain, m_frame.width());
        };
        return SheetFrame::block({row(m_frame.translate("Print", "Laboratory"), qs(report.senderName.empty() ? report.sender : report.senderName), m_frame.translate("Print", "Report"), qs(report.number)), m_frame.gap(0.8),
                                  row(m_frame.translate("Print", "Specimen"), (name(report.specimen.type) + u' ' + qs(report.specimen.number)).trimmed(), m_frame.translate("Print", "Order"), report.orderNumber.empty() ? u"–"_s : qs(report.orderNumber)), m_frame.gap(0.8),
                                  row(m_frame.translate("Print", "Taken"), value(report.specimen.collected), m_frame.translate("Print", "At the laboratory"), value(report.specimen.received)), m_frame.gap(0.8),
                                  row(m_frame.translate("Print", "Reported"), moment(report.issued), m_frame.translate("Print", "State"), state())},
                                 m_frame.len(2));
    }

    QString state() const {
        const auto& head = m_sheet.view.head;
        QString word = head.itemsDone < head.itemsAwaited ? m_frame.translate("Print", "Partial, %1 of %2").arg(head.itemsDone).arg(head.itemsAwaited) : m_frame.translate("Print", "Complete");
        return head.corrected ? word + u" · "_s + m_frame.translate("Print", "Corrected") : word;
    }

    Slice cells(const QString& test, const QString& value, const QString& range, const QString& flag, const TextStyle& font, bool bold) const {
        return pairRow({{QString(), test, kTestAt, kValueAt - 0.02}, {QString(), value, kValueAt, kRangeAt - kValueAt - 0.02, bold}, {QString(), range, kRangeAt, kFlagAt - kRangeAt - 0.02},
                        {QString(), flag, kFlagAt, 1 - kFlagAt, bold}},
                       font, font, m_frame.width());
    }
    Slice heads() const { return cells(m_frame.translate("Print", "Test"), m_frame.translate("Print", "Value"), m_frame.translate("Print", "Laboratory's range"), m_frame.translate("Print", "Flag"), m_soft, false); }

    static QString valueText(const diagnostics::ReportItem& item) {
        const auto shown = qs(item.value.shown());
        return item.unit.empty() || shown.isEmpty() ? shown : shown + u' ' + qs(item.unit);
    }

    Block itemBlock(const ItemView& view) const {
        const bool there = diagnostics::isReported(view.item.status) && view.change != Change::TakenBack && view.change != Change::Awaited;
        const auto gone = view.change == Change::TakenBack ? m_frame.translate("Print", "taken back") : m_frame.translate("Print", "still to come");
        std::vector<Slice> slices{cells(name(view.item.code), there ? valueText(view.item) : gone, there ? qs(view.item.range.text) : QString(), there ? qs(view.item.flag) : QString(), m_plain, there)};
        const double inside = m_frame.len(4);
        const auto note = [&](const QString& text) {
            for (auto& slice : paragraph(text, m_soft, m_frame.width(), inside).slices) slices.push_back(std::move(slice));
        };
        if (!view.item.method.empty()) note(m_frame.translate("Print", "Method: %1").arg(qs(view.item.method)));
        if (view.before) note(m_frame.translate("Print", "Before the correction: %1").arg(valueText(*view.before)));
        for (const auto& comment : view.item.comments) note(qs(comment));
        slices.push_back(m_frame.gap(0.8));
        slices.push_back(rule(m_frame.width(), mm(0.15), true));
        return SheetFrame::block(std::move(slices), m_frame.len(0.8));
    }

    QStringList remarks() const {
        QStringList lines;
        for (const auto& comment : m_sheet.view.report.comments) lines << qs(comment);
        if (!m_sheet.view.report.conclusion.empty()) lines << m_frame.translate("Print", "Conclusion: %1").arg(qs(m_sheet.view.report.conclusion));
        return lines;
    }

    QString foot() const {
        const auto& head = m_sheet.view.head;
        if (!head.seen || head.acknowledgedBy.empty()) return m_frame.translate("Print", "Not acknowledged yet.");
        const auto by = qs(head.acknowledgedBy);
        return head.acknowledgedAt ? m_frame.translate("Print", "Acknowledged by %1 on %2.").arg(by, dateAndTime(*head.acknowledgedAt)) : m_frame.translate("Print", "Acknowledged by %1.").arg(by);
    }

    SheetFrame m_frame;
    const ReportSheet& m_sheet;
    TextStyle m_plain, m_soft;
};

}  // namespace

Pages reportPages(const ReportSheet& sheet, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Laboratory report"), paginate(paper, {ReportLayout(sheet, words, paper).part()})};
}

}  // namespace jiayi::ui
