#include "ui/contracts/benefit_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/contracts/contract_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

TextField* textIn(QLayout* to, QWidget* parent, const QString& name, const QString& label, const std::string& text) {
    auto* field = new TextField(parent);
    field->edit()->setObjectName(name);
    field->setLabel(label);
    field->setText(qs(text));
    QObject::connect(field->edit(), &QLineEdit::textChanged, field, [field] { field->setError({}); });
    to->addWidget(field);
    return field;
}

DateField* dateIn(QLayout* to, QWidget* parent, const QString& name, const QString& label, Date today, std::optional<Date> value) {
    auto* field = new DateField(parent);
    field->edit()->setObjectName(name);
    field->setLabel(label);
    field->edit()->setToday(today);
    field->edit()->setValue(value);
    QObject::connect(field->edit(), &QLineEdit::textChanged, field, [field] { field->setError({}); });
    to->addWidget(field);
    return field;
}

/// A day that may be left out; false when what is there is none.
bool readDay(DateField* field, std::optional<Date>& day) {
    day = field->edit()->value();
    return day || field->edit()->text().trimmed().isEmpty();
}

}  // namespace

BenefitDialog::BenefitDialog(const roster::Entitlement& before, Date today, QWidget* parent) : FittedDialog(parent), m_before(before), m_today(today) {
    setObjectName(u"benefit"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Entitlement"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, before.id.isNil() ? tr("Register an entitlement") : tr("Change the entitlement"), this));
    m_benefit = new ChipRow(ChipRow::Mode::One, this);
    m_benefit->setObjectName(u"benefit.kind"_s);
    m_benefit->setAccessibleName(tr("Entitlement"));
    m_benefit->setChoices({{u"special-disease"_s, benefitWord("special-disease")}, {u"two-disease"_s, benefitWord("two-disease")}});
    m_benefit->setChosen({qs(before.benefit.empty() ? "special-disease" : before.benefit)});
    all->addWidget(m_benefit);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_disease = textIn(row, this, u"benefit.disease"_s, tr("Disease (ICD-10)"), before.icd10.empty() ? "E11" : before.icd10);
    m_since = dateIn(row, this, u"benefit.since"_s, tr("From"), today, before.id.isNil() ? std::optional{today} : std::optional{before.since});
    m_until = dateIn(row, this, u"benefit.until"_s, tr("To (may stay open)"), today, before.until);
    m_until->edit()->setLeaning(DateEdit::Leaning::Future);
    all->addLayout(row);
    m_steward = textIn(all, this, u"benefit.steward"_s, tr("Steward institution"), before.institution);
    all->addWidget(makeLabel(TextRole::Soft, tr("Partner institutions, each with the days of its grant"), this));
    m_partners = new QVBoxLayout;
    space(m_partners, 0, 6);
    all->addLayout(m_partners);
    for (const auto& grant : before.partners) addPartner(&grant);
    auto* more = new Button(Button::Kind::Quiet, tr("Add a partner"), this);
    more->setObjectName(u"benefit.more"_s);
    more->setAutoDefault(false);
    more->setKeys(Qt::ALT | Qt::Key_A);
    all->addWidget(more, 0, Qt::AlignLeft);
    auto* buttons = new QHBoxLayout;
    space(buttons, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"benefit.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Primary, tr("Save"), this);
    ok->setObjectName(u"benefit.ok"_s);
    ok->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    all->addLayout(buttons);
    connect(more, &QPushButton::clicked, this, [this] {
        addPartner(nullptr);
        m_rows.back().name->edit()->setFocus();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &BenefitDialog::give);
    setMinimumWidth(px(560));
    m_disease->edit()->setFocus();
}

void BenefitDialog::addPartner(const roster::PartnerGrant* grant) {
    const auto number = QString::number(m_rows.size() + 1);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    PartnerRow made{};
    made.name = textIn(row, this, u"benefit.partner."_s + number, tr("Partner institution"), grant ? grant->institution : std::string{});
    made.since = dateIn(row, this, u"benefit.partnerSince."_s + number, tr("From"), m_today, grant ? grant->since : m_today);
    made.until = dateIn(row, this, u"benefit.partnerUntil."_s + number, tr("To (may stay open)"), m_today, grant ? grant->until : std::nullopt);
    made.until->edit()->setLeaning(DateEdit::Leaning::Future);
    row->setStretch(0, 2);
    m_partners->addLayout(row);
    m_rows.push_back(made);
}

void BenefitDialog::give() {
    auto made = m_before;
    made.benefit = m_benefit->chosen().isEmpty() ? std::string{} : utf8(m_benefit->chosen().first());
    made.icd10 = utf8(m_disease->text().trimmed().toUpper());
    if (made.icd10.empty()) {
        m_disease->setError(tr("A code is needed"));
        return m_disease->edit()->setFocus();
    }
    const auto since = m_since->edit()->value();
    if (!since) {
        m_since->setError(tr("A day is needed"));
        return m_since->edit()->setFocus();
    }
    made.since = *since;
    if (!readDay(m_until, made.until) || (made.until && *made.until < made.since)) {
        m_until->setError(tr("No day, or before the first"));
        return m_until->edit()->setFocus();
    }
    made.institution = utf8(m_steward->text().trimmed());
    made.partners.clear();
    for (const auto& row : m_rows) {
        roster::PartnerGrant grant;
        grant.institution = utf8(row.name->text().trimmed());
        // A row that was emptied is taken away.
        if (grant.institution.empty()) continue;
        const auto from = row.since->edit()->value();
        if (!from) {
            row.since->setError(tr("A day is needed"));
            return row.since->edit()->setFocus();
        }
        grant.since = *from;
        if (!readDay(row.until, grant.until) || (grant.until && *grant.until < grant.since)) {
            row.until->setError(tr("No day, or before the first"));
            return row.until->edit()->setFocus();
        }
        made.partners.push_back(std::move(grant));
    }
    Q_EMIT given(made);
    accept();
}

}  // namespace jiayi::ui
