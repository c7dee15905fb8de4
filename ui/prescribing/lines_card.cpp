#include "ui/prescribing/lines_card.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/prescribing/finding_row.h"
#include "ui/prescribing/line_row.h"
#include "ui/prescribing/prescribing_words.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

LinesCard::LinesCard(const pharmacy::ReviewBook& book, QWidget* parent) : Card(parent), m_book(book) {
    setObjectName(u"pad.lines"_s);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setObjectName(u"pad.none"_s);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setMargin(px(26));
    body()->addWidget(m_none);
    m_lines = new QVBoxLayout;
    space(m_lines, 0, 0);
    body()->addLayout(m_lines);
    m_whole = new QVBoxLayout;
    space(m_whole, {0, 4, 0, 0}, 4);
    body()->addLayout(m_whole);
    retranslate();
}

LineRow* LinesCard::makeRow() {
    auto* row = new LineRow(m_book, this);
    connect(row, &LineRow::doseChanged, this, [this, row](const QString& dose) { Q_EMIT doseChanged(row->key(), dose); });
    connect(row, &LineRow::removeAsked, this, [this, row] { Q_EMIT removeAsked(row->key()); });
    connect(row, &LineRow::cheaperAsked, this, [this, row] { Q_EMIT cheaperAsked(row->key()); });
    connect(row, &LineRow::stepped, this, [this, row](int by) {
        const auto at = std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin();
        focusLine(by == 0 ? static_cast<int>(m_rows.size()) : static_cast<int>(at) + by);
    });
    return row;
}

void LinesCard::setDraft(const pharmacy::PrescriptionDraft& draft) {
    m_draft = draft;
    // A row stays with its line, so that the keyboard stays where it is.
    std::vector<LineRow*> kept;
    for (const auto& line : draft.lines) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const LineRow* row) { return row && row->key() == line.key; });
        auto* row = known == m_rows.end() ? makeRow() : *known;
        if (known != m_rows.end()) *known = nullptr;
        row->setLine(line, placeOf(line));
        kept.push_back(row);
    }
    for (auto* left : m_rows) {
        if (!left) continue;
        left->disconnect(this);
        left->hide();
        left->deleteLater();  // it may be the one that asked for it
    }
    m_rows = std::move(kept);
    if (draft.lines.empty()) m_check.reset();
    arrange();
    retranslate();
}

void LinesCard::setMedicines(const std::vector<care::MedicationLine>& medicines) {
    m_medicines = medicines;
    setDraft(pharmacy::PrescriptionDraft(m_draft));
}

QString LinesCard::placeOf(const pharmacy::DraftLine& line) const {
    const auto found = std::find_if(m_medicines.begin(), m_medicines.end(), [&](const auto& each) { return line.insteadOf == each.id; });
    return found == m_medicines.end() ? QString() : qs(found->name);
}

void LinesCard::showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check) {
    m_check = check;
    for (std::size_t i = 0; i < m_rows.size() && i < draft.lines.size(); ++i) m_rows[i]->showCheck(draft, check, i);
    m_draft = draft;
    arrange();
    showWhole();
}

void LinesCard::arrange() {
    while (auto* item = m_lines->takeAt(0)) delete item;
    for (auto* head : m_formHeads) delete head;
    m_formHeads.clear();
    const auto forms = m_check ? m_check->check.forms : std::vector<std::vector<std::size_t>>{};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        for (std::size_t form = 0; forms.size() > 1 && form < forms.size(); ++form) {
            if (forms[form].empty() || forms[form].front() != i) continue;
            auto* head = makeLabel(TextRole::Soft, tr("Form %1 of %2").arg(form + 1).arg(forms.size()), this);
            head->setObjectName(u"pad.form"_s);
            head->setContentsMargins(0, px(form == 0 ? 0 : 8), 0, 0);
            m_formHeads.push_back(head);
            m_lines->addWidget(head);
        }
        m_lines->addWidget(m_rows[i]);
        m_rows[i]->show();
    }
    m_none->setVisible(m_rows.empty());
}

/// What no line of the draft is named in, or several are: the person, and what is taken already.
void LinesCard::showWhole() {
    while (auto* item = m_whole->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_check || m_draft.lines.empty()) return;
    const auto inDraft = [&](const std::vector<std::string>& lines) {
        return std::any_of(m_draft.lines.begin(), m_draft.lines.end(),
                           [&](const auto& line) { return std::find(lines.begin(), lines.end(), line.key) != lines.end(); });
    };
    std::vector<QWidget*> rows;
    for (const auto& finding : m_check->check.review.findings)
        if (!inDraft(finding.lines)) rows.push_back(new FindingRow(finding, {}, this));
    std::vector<pharmacy::NotChecked> gaps;
    for (const auto& gap : m_check->check.review.notChecked)
        if (gap.lines.size() != 1 || !inDraft(gap.lines)) gaps.push_back(gap);
    if (!gaps.empty()) rows.push_back(new FindingRow(gaps, this));
    if (rows.empty()) return;
    auto* head = makeLabel(TextRole::Soft, tr("Of the person and of what is taken besides"), this);
    m_whole->addWidget(head);
    for (auto* row : rows) m_whole->addWidget(row);
}

void LinesCard::focusLine(int index) {
    if (index < 0 || m_rows.empty() || index >= static_cast<int>(m_rows.size())) return Q_EMIT inputAsked();
    m_rows[static_cast<std::size_t>(index)]->focusDose();
}

void LinesCard::focusLast() { focusLine(static_cast<int>(m_rows.size()) - 1); }

void LinesCard::showLast() {
    if (m_rows.empty()) return;
    // Twice: rows grow into the card, and the card into what scrolls.
    for (int pass = 0; pass < 2; ++pass) QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    m_rows.back()->bringIntoView();
}

void LinesCard::retranslate() {
    setTitle(tr("Prescription"));
    setHint(m_rows.empty() ? QString() : tr("↑↓ lines · Ctrl R cheaper · Ctrl Del removes · F7 cost to the clinic"));
    m_none->setText(tr("Nothing is prescribed yet. Type a medicine or the herbs of a decoction above, or renew everything with F6."));
    if (m_check) {
        arrange();
        showWhole();
    }
}

}  // namespace jiayi::ui
