#include "ui/print/contract_layout.h"

#include "ui/common/format.h"

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

class ContractLayout {
public:
    ContractLayout(const ContractSheet& sheet, const contracts::ContractBook& book, const SheetWords& words, const Paper& paper)
        : m_frame(sheet.about, words, paper, 1.1), m_sheet(sheet), m_book(book) {}

    Part part() const {
        Part part;
        part.header = [*this](PageNo) { return m_frame.header(m_frame.translate("Print", "Family doctor contract")); };
        part.footer = [*this](PageNo number) { return m_frame.footer(number, m_frame.translate("Print", "Content of the package is general knowledge; the clinic confirms it before use.")); };
        part.body.push_back(SheetFrame::block({parties()}, m_frame.len(2)));
        part.body.push_back(m_frame.heading(m_frame.translate("Print", "What is agreed")));
        part.body.push_back(SheetFrame::block({agreed()}, 0));
        part.body.push_back(m_frame.heading(m_frame.translate("Print", "Services in the term")));
        part.body.push_back(SheetFrame::block(services(), 0));
        for (const auto& text : clauses()) part.body.push_back(paragraph(text, m_frame.style(10), m_frame.width()));
        part.body.push_back(SheetFrame::block({signatures()}, m_frame.len(10)));
        return part;
    }

private:
    QString said(const contracts::Words& text) const { return m_frame.words().of({text.en, text.zh}); }

    Slice parties() const {
        const auto label = m_frame.style(9, false, true), value = m_frame.style(11);
        return stacked({pairRow({{m_frame.translate("Print", "Telephone"), qs(m_sheet.phone), 0, 0.34}, {m_frame.translate("Print", "Address"), qs(m_sheet.address), 0.36, 0.64}}, label, value, m_frame.width())});
    }

    Slice agreed() const {
        const auto label = m_frame.style(9, false, true), value = m_frame.style(11);
        const auto& terms = m_sheet.contract.terms;
        const auto* package = m_book.package(terms.package);
        const auto term = m_frame.words().date(terms.since) + u" – "_s + m_frame.words().date(terms.until);
        return stacked({pairRow({{m_frame.translate("Print", "Team"), qs(terms.team), 0, 0.5}, {m_frame.translate("Print", "Family doctor"), qs(terms.doctor), 0.5, 0.5}}, label, value, m_frame.width()), m_frame.gap(1.5),
                        pairRow({{m_frame.translate("Print", "Term"), term, 0, 0.5}, {m_frame.translate("Print", "Service package"), package ? said(package->name) : qs(terms.package), 0.5, 0.5}}, label, value, m_frame.width())});
    }

    std::vector<Slice> services() const {
        const auto plain = m_frame.style(11), strong = m_frame.style(11, true);
        std::vector<Slice> rows;
        for (const auto* item : m_book.itemsOf(m_sheet.contract.terms.package)) {
            const auto times = m_frame.words().translate("Print", "%n time(s)", nullptr, item->times);
            rows.push_back(pairRow({{QString(), said(item->name), 0, 0.75}, {QString(), times, 0.75, 0.25, true}}, plain, strong, m_frame.width()));
            rows.push_back(rule(m_frame.width(), mm(0.15), true));
            rows.push_back(m_frame.gap(0.8));
        }
        return rows;
    }

    QStringList clauses() const {
        return {m_frame.translate("Print", "The person chooses this team alone for the term and comes to it first. The team gives the services above and refers where more is needed."),
                m_frame.translate("Print", "Either side may end the contract with a reason. It ends by itself on its last day unless it is renewed.")};
    }

    /// What is signed stands on a line of its own, its caption beneath.
    Slice overLine(const Pair& left, const Pair& right) const {
        const auto over = [](const Pair& pair) { return Pair{QString(), pair.value, pair.at, pair.width}; };
        const auto under = [](const Pair& pair) { return Pair{pair.label, QString(), pair.at, pair.width}; };
        const auto label = m_frame.style(9, false, true), value = m_frame.style(11);
        return stacked({pairRow({over(left), over(right)}, label, value, m_frame.width()), m_frame.gap(0.6), pairRow({under(left), under(right)}, label, value, m_frame.width())});
    }

    Slice signatures() const {
        const auto line = u"________________"_s;
        const auto day = m_sheet.contract.signedOn ? m_frame.words().date(*m_sheet.contract.signedOn) : line;
        const auto signer = m_sheet.signer.empty() ? line : qs(m_sheet.signer);
        return stacked({overLine({m_frame.translate("Print", "Signature of the person or guardian"), line, 0, 0.5}, {m_frame.translate("Print", "Signature of the doctor"), line, 0.5, 0.5}), m_frame.gap(5),
                        overLine({m_frame.translate("Print", "Signed by"), signer, 0, 0.5}, {m_frame.translate("Print", "Date"), day, 0.5, 0.5})});
    }

    SheetFrame m_frame;
    const ContractSheet& m_sheet;
    const contracts::ContractBook& m_book;
};

}  // namespace

Pages contractPages(const ContractSheet& sheet, const contracts::ContractBook& book, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    return {words.translate("Print", "Family doctor contract"), paginate(paper, {ContractLayout(sheet, book, words, paper).part()})};
}

}  // namespace jiayi::ui
