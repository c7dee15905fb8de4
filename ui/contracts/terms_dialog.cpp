#include "ui/contracts/terms_dialog.h"

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

TextField* addText(QLayout* to, QWidget* parent, const char* name, const QString& label, const std::string& text) {
    auto* field = new TextField(parent);
    field->edit()->setObjectName(QLatin1String(name));
    field->setLabel(label);
    field->setText(qs(text));
    QObject::connect(field->edit(), &QLineEdit::textChanged, field, [field] { field->setError({}); });
    to->addWidget(field);
    return field;
}

DateField* addDate(QLayout* to, QWidget* parent, const char* name, const QString& label, Date today, Date value) {
    auto* field = new DateField(parent);
    field->edit()->setObjectName(QLatin1String(name));
    field->setLabel(label);
    field->edit()->setToday(today);
    field->edit()->setValue(value);
    QObject::connect(field->edit(), &QLineEdit::textChanged, field, [field] { field->setError({}); });
    to->addWidget(field);
    return field;
}

/// Chips that fill the field above them.
void addProposals(QVBoxLayout* to, QWidget* parent, const QString& name, const QList<ChipRow::Choice>& choices, TextField* field) {
    if (choices.isEmpty()) return;
    auto* row = new ChipRow(ChipRow::Mode::One, parent);
    row->setObjectName(name);
    row->setAccessibleName(field->label());
    row->setChoices(choices);
    row->setChosen({field->text()});
    QObject::connect(row, &ChipRow::chosenChanged, field, [field](const QStringList& keys) {
        if (!keys.isEmpty()) field->setText(keys.first());
    });
    to->addWidget(row);
}

}  // namespace

TermsDialog::TermsDialog(Act act, const contracts::ContractBook& book, const contracts::PersonContracts& person, contracts::Terms proposed, Date today, QWidget* parent)
    : FittedDialog(parent), m_act(act), m_book(book), m_proposed(std::move(proposed)), m_today(today) {
    setObjectName(u"terms"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build(person, m_proposed);
}

QString TermsDialog::heading() const {
    switch (m_act) {
        case Act::Offer: return tr("Offer a contract");
        case Act::Record: return tr("Record a contract signed on paper");
        case Act::Sign: return tr("Sign contract");
        case Act::Renew: return tr("Renew contract");
        case Act::Transfer: return tr("Transfer to another team or doctor");
    }
    return {};
}

void TermsDialog::build(const contracts::PersonContracts& person, const contracts::Terms& proposed) {
    setWindowTitle(heading());
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, heading(), this));
    if (m_act != Act::Sign) addTerms(all, person, proposed);
    const bool signs = m_act == Act::Sign || m_act == Act::Record || m_act == Act::Renew;
    if (signs) {
        auto* row = new QHBoxLayout;
        space(row, 0, 8);
        m_on = addDate(row, this, "terms.on", tr("Signed on"), m_today, m_today);
        m_on->edit()->setLeaning(DateEdit::Leaning::Past);
        m_on->edit()->setRange(std::nullopt, m_today);
        m_signer = addText(row, this, "terms.signer", tr("Signed by"), utf8(tr("the person")));
        all->addLayout(row);
    } else {
        m_note = addText(all, this, "terms.note", m_act == Act::Transfer ? tr("Why") : tr("Note"), {});
    }
    auto* buttons = new QHBoxLayout;
    space(buttons, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"terms.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Primary, m_act == Act::Offer ? tr("Offer") : m_act == Act::Renew ? tr("Renew") : m_act == Act::Transfer ? tr("Transfer") : m_act == Act::Sign ? tr("Sign") : tr("Record"), this);
    ok->setObjectName(u"terms.ok"_s);
    ok->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    all->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &TermsDialog::give);
    setMinimumWidth(px(520));
    (m_team ? m_team->edit() : m_signer->edit())->setFocus();
}

void TermsDialog::addTerms(QVBoxLayout* to, const contracts::PersonContracts& person, const contracts::Terms& proposed) {
    m_team = addText(to, this, "terms.team", tr("Team"), proposed.team);
    QList<ChipRow::Choice> teams, doctors, packages;
    for (const auto& team : person.teams) teams << ChipRow::Choice{qs(team), qs(team)};
    addProposals(to, this, u"terms.teams"_s, teams, m_team);
    m_doctor = addText(to, this, "terms.doctor", tr("Doctor"), proposed.doctor);
    for (const auto& load : person.loads) doctors << ChipRow::Choice{qs(load.doctor), loadText(load)};
    addProposals(to, this, u"terms.doctors"_s, doctors, m_doctor);
    to->addWidget(makeLabel(TextRole::Soft, tr("Service package"), this));
    m_package = new ChipRow(ChipRow::Mode::One, this);
    m_package->setObjectName(u"terms.package"_s);
    m_package->setAccessibleName(tr("Service package"));
    for (const auto& package : m_book.packages) packages << ChipRow::Choice{qs(package.id), contractWords(package.name)};
    m_package->setChoices(packages);
    m_package->setChosen({qs(proposed.package)});
    to->addWidget(m_package);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_since = addDate(row, this, "terms.since", tr("From"), m_today, proposed.since);
    m_until = addDate(row, this, "terms.until", tr("To"), m_today, proposed.until);
    m_until->edit()->setLeaning(DateEdit::Leaning::Future);
    to->addLayout(row);
    // The term follows its first day, until somebody writes another last day.
    if (m_act != Act::Transfer)
        connect(m_since->edit(), &QLineEdit::editingFinished, this, [this] {
            if (const auto since = m_since->edit()->value()) m_until->edit()->setValue(m_book.lastDayOf(*since));
        });
}

void TermsDialog::give() {
    Agreed agreed{m_proposed, m_today, {}, {}};
    if (m_team) {
        for (auto* field : {m_team, m_doctor})
            if (field->text().trimmed().isEmpty()) {
                field->setError(tr("A name is needed"));
                return field->edit()->setFocus();
            }
        for (auto* field : {m_since, m_until})
            if (!field->edit()->value()) {
                field->setError(tr("A day is needed"));
                return field->edit()->setFocus();
            }
        if (m_package->chosen().isEmpty()) return m_package->setFocus();
        agreed.terms = {utf8(m_team->text().trimmed()), utf8(m_doctor->text().trimmed()), utf8(m_package->chosen().first()), *m_since->edit()->value(), *m_until->edit()->value()};
        if (agreed.terms.until < agreed.terms.since) {
            m_until->setError(tr("It ends before it begins"));
            return m_until->edit()->setFocus();
        }
    }
    if (m_on) {
        if (!m_on->edit()->value()) {
            m_on->setError(tr("A day up to today is needed"));
            return m_on->edit()->setFocus();
        }
        agreed.on = *m_on->edit()->value();
        if (m_signer->text().trimmed().isEmpty()) {
            m_signer->setError(tr("A name is needed"));
            return m_signer->edit()->setFocus();
        }
        agreed.signer = utf8(m_signer->text().trimmed());
    }
    if (m_note) agreed.note = utf8(m_note->text().trimmed());
    Q_EMIT this->agreed(agreed);
    accept();
}

}  // namespace jiayi::ui
