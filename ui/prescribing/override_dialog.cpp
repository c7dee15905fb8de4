#include "ui/prescribing/override_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/prescribing/finding_row.h"
#include "ui/prescribing/prescribing_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

OverrideDialog::OverrideDialog(const pharmacy::PrescriptionDraft& draft, const pharmacy::CheckedPrescription& check, QWidget* parent)
    : Live<QDialog>(parent), m_column(nullptr) {
    setObjectName(u"override"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Reasons before signing"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, tr("Why sign nevertheless?"), this));
    auto* hint = makeLabel(TextRole::Soft, tr("Each reason is kept with the order, and the pharmacist reads it."), this);
    hint->setWordWrap(true);
    all->addWidget(hint);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    m_column = new QVBoxLayout(inside);
    space(m_column, {0, 0, 6, 0}, 14);
    for (const auto& problem : check.problems)
        if (asksReason(check, draft, problem)) addQuestion(draft, check, problem);
    m_column->addStretch(1);
    area->setWidget(inside);
    all->addWidget(area, 1);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_back = new Button(Button::Kind::Secondary, {}, this);
    m_back->setObjectName(u"override.back"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"override.ok"_s);
    m_ok->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_ok, &QPushButton::clicked, this, &OverrideDialog::give);
    connect(m_back, &QPushButton::clicked, this, &QDialog::reject);
    resize(px(620), px(std::min<int>(600, 210 + 110 * static_cast<int>(m_asked.size()))));
    retranslate();
    if (!m_asked.empty()) m_asked.front().field->edit()->setFocus();
}

void OverrideDialog::addQuestion(const pharmacy::PrescriptionDraft& draft, const pharmacy::CheckedPrescription& check, const pharmacy::DraftProblem& problem) {
    const auto finding = std::find_if(check.interrupting.begin(), check.interrupting.end(), [&](const auto& each) { return each.rule == problem.id; });
    const auto text = ruleText(problem.text);
    const auto known = m_byText.find(text);
    if (finding == check.interrupting.end() && known != m_byText.end()) return m_asked[known->second].keys.push_back(reasonKey(problem));
    auto* block = new QWidget(this);
    auto* inner = new QVBoxLayout(block);
    space(inner, 0, 4);
    if (finding != check.interrupting.end()) inner->addWidget(new FindingRow(*finding, {}, block));
    else inner->addWidget(new FindingRow(text, block));
    auto* field = new TextField(block);
    field->edit()->setObjectName(u"override.reason.%1"_s.arg(m_asked.size()));
    field->setLabel(tr("Reason"));
    field->setRequired(true);
    const auto kept = draft.overrides.find(reasonKey(problem));
    if (kept != draft.overrides.end()) field->setText(qs(kept->second));
    connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
    // Enter goes on to the next that is open, and from the last one signs.
    connect(field->edit(), &QLineEdit::returnPressed, this, &OverrideDialog::give);
    inner->addWidget(field);
    m_column->addWidget(block);
    m_byText.emplace(text, m_asked.size());
    m_asked.push_back({{reasonKey(problem)}, field});
}

void OverrideDialog::give() {
    Reasons reasons;
    for (const auto& asked : m_asked) {
        const auto reason = asked.field->text().trimmed();
        if (reason.isEmpty()) {
            if (isActiveWindow() && asked.field->edit()->hasFocus()) asked.field->setError(tr("A reason is needed"));
            return asked.field->edit()->setFocus();
        }
        for (const auto& key : asked.keys) reasons[key] = utf8(reason);
    }
    Q_EMIT given(reasons);
    accept();
}

void OverrideDialog::retranslate() {
    m_ok->setText(tr("Sign with these reasons"));
    m_back->setText(tr("Back to the prescription"));
}

}  // namespace jiayi::ui
