#include "ui/capitation/fund_dialog.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

FundDialog::FundDialog(const capitation::YearPage& page, QWidget* parent) : FittedDialog(parent), m_year(page.year), m_funds(page.funds) {
    setObjectName(u"fund"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Money that came or went"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, tr("Write down for %1").arg(m_year), this));
    auto* fields = new QWidget(this);
    auto* grid = new FieldGrid(200, 2, fields);
    space(grid, 0, 8);
    const auto choice = [&](const char* name, const QString& label) {
        auto* field = new ChoiceField(fields);
        field->edit()->setObjectName(QLatin1String(name));
        field->setLabel(label);
        grid->addWidget(field);
        return field;
    };
    const auto line = [&](const char* name, const QString& label) {
        auto* field = new TextField(fields);
        field->edit()->setObjectName(QLatin1String(name));
        field->setLabel(label);
        grid->addWidget(field);
        return field;
    };
    m_fund = choice("fund.fund", tr("Fund"));
    m_step = choice("fund.step", tr("Step"));
    m_scheme = choice("fund.scheme", tr("Scheme"));
    m_amount = line("fund.amount", tr("Amount in yuan, minus where it went"));
    m_note = line("fund.note", tr("Note: document, account"));
    all->addWidget(fields);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"fund.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Primary, tr("Write down"), this);
    ok->setObjectName(u"fund.ok"_s);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    all->addLayout(row);
    QList<ChoiceEdit::Choice> funds;
    for (const auto& fund : m_funds) funds << ChoiceEdit::Choice{qs(fund.fund), moneyWords(fund.text)};
    m_fund->edit()->setChoices(funds);
    if (!funds.isEmpty()) m_fund->edit()->setKey(funds.front().key);
    m_scheme->edit()->setChoices({{u"employee"_s, payerWord("employee")}, {u"resident"_s, payerWord("resident")}});
    showFund();
    connect(m_fund->edit(), &ChoiceEdit::chosen, this, &FundDialog::showFund);
    connect(m_amount->edit(), &QLineEdit::textEdited, this, [this] { m_amount->setError({}); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &FundDialog::give);
    setMinimumWidth(px(520));
    m_fund->edit()->setFocus();
}

void FundDialog::showFund() {
    const auto key = utf8(m_fund->edit()->key());
    const auto found = std::find_if(m_funds.begin(), m_funds.end(), [&](const capitation::FundLine& one) { return one.fund == key; });
    const bool settles = found != m_funds.end() && found->settles;
    QList<ChoiceEdit::Choice> steps;
    if (settles) {
        for (const auto* step : {"advance", "assessment", "clearing", "appeal", "distribution"}) steps << ChoiceEdit::Choice{QLatin1String(step), yearStepWord(step)};
    } else {
        steps << ChoiceEdit::Choice{u"income"_s, yearStepWord("income")};
    }
    m_step->edit()->setChoices(steps);
    if (m_step->edit()->key().isEmpty()) m_step->edit()->setKey(steps.front().key);
    m_scheme->setVisible(settles);
    if (settles && m_scheme->edit()->key().isEmpty()) m_scheme->edit()->setKey(u"employee"_s);
}

void FundDialog::give() {
    const auto amount = parseYuan(utf8(m_amount->text().trimmed()));
    if (!amount || amount->fen == 0) {
        m_amount->setError(tr("An amount such as 12500.00, not zero"));
        return m_amount->edit()->setFocus();
    }
    Q_EMIT given({utf8(m_fund->edit()->key()), m_scheme->isVisibleTo(this) ? utf8(m_scheme->edit()->key()) : std::string{}, m_year, utf8(m_step->edit()->key()), *amount, utf8(m_note->text().trimmed())});
    accept();
}

}  // namespace jiayi::ui
