#include "ui/contracts/entitlement_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/contracts/contract_words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

EntitlementCard::EntitlementCard(const Clock& clock, QWidget* parent) : Card(parent), m_clock(clock) {
    setObjectName(u"entitlement.card"_s);
    m_scheme = makeLabel(TextRole::Strong, {}, this);
    m_scheme->setObjectName(u"entitlement.scheme"_s);
    m_scheme->setTextFormat(Qt::PlainText);
    m_scheme->setWordWrap(true);
    body()->addWidget(m_scheme);
    m_benefits = new QWidget(this);
    space(new QVBoxLayout(m_benefits), 0, 6);
    body()->addWidget(m_benefits);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_code = new TextField(this);
    m_code->edit()->setObjectName(u"entitlement.code"_s);
    m_read = new Button(Button::Kind::Secondary, {}, this);
    m_read->setObjectName(u"entitlement.read"_s);
    row->addWidget(m_code, 1);
    row->addWidget(m_read, 0, Qt::AlignBottom);
    body()->addLayout(row);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"entitlement.notice"_s);
    m_notice->hide();
    body()->addWidget(m_notice);
    m_add = new Button(Button::Kind::Quiet, {}, this);
    m_add->setObjectName(u"entitlement.add"_s);
    m_add->setKeys(Qt::ALT | Qt::Key_B);
    addHeadAction(m_add);
    const auto give = [this] {
        if (!m_code->text().trimmed().isEmpty()) Q_EMIT codeGiven(m_code->text());
    };
    // A scanner ends its text with Enter.
    connect(m_code->edit(), &QLineEdit::returnPressed, this, give);
    connect(m_read, &QPushButton::clicked, this, give);
    connect(m_code->edit(), &QLineEdit::textEdited, this, [this] { m_notice->hide(); });
    connect(m_add, &QPushButton::clicked, this, &EntitlementCard::addAsked);
    retranslate();
}

void EntitlementCard::show(const roster::EntitlementStanding& standing) {
    m_standing = standing;
    showBenefits();
}

void EntitlementCard::focusCode() { m_code->edit()->setFocus(); }

void EntitlementCard::cardTaken(const roster::TakeCard::Outcome& outcome) {
    m_code->setText({});
    m_notice->setTone(Tone::Ok);
    QStringList parts;
    if (outcome.person) parts << tr("scheme and number are taken over");
    if (outcome.added) parts << tr("an entitlement is registered");
    if (outcome.changed) parts << tr("the entitlement is brought up to date");
    const auto kind = outcome.reading.kind ? contractWords({outcome.reading.kind->en, outcome.reading.kind->zh}) : QString();
    m_notice->setWords(tr("Card read: %1").arg(kind), parts.isEmpty() ? tr("Everything on it was known.") : parts.join(tr(", ")));
    m_notice->show();
}

void EntitlementCard::cardRefused(const Error& error) {
    m_notice->setTone(Tone::Bad);
    m_notice->setWords(wordsFor(error));
    m_notice->show();
}

void EntitlementCard::addBenefit(const roster::Entitlement& one, int number) {
    const auto today = localDate(m_clock.now());
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    const bool holds = one.holdsOn(today);
    auto* badge = new Badge(holds ? tr("Holds") : today < one.since ? tr("To come") : tr("Over"), holds ? Tone::Ok : Tone::Neutral, m_benefits);
    row->addWidget(badge, 0, Qt::AlignTop);
    QStringList lines{benefitWord(one.benefit) + u' ' + qs(one.icd10) + u" · "_s + spanText(one.since, one.until)};
    const auto steward = one.institution.empty() ? tr("Steward not said: counts here") : m_standing.isSteward(one) ? tr("Steward: this clinic") : tr("Steward: %1; no member here").arg(qs(one.institution));
    lines << steward;
    for (const auto& grant : one.partners) lines << tr("Partner: %1, %2").arg(qs(grant.institution), spanText(grant.since, grant.until));
    auto* label = makeLabel(TextRole::Body, lines.join(u'\n'), m_benefits);
    label->setObjectName(u"entitlement.line.%1"_s.arg(number));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    auto* edit = new Button(Button::Kind::Quiet, tr("Change"), m_benefits);
    edit->setObjectName(u"entitlement.edit.%1"_s.arg(number));
    edit->setAccessibleName(tr("Change: %1").arg(lines.first()));
    row->addWidget(edit, 0, Qt::AlignTop);
    connect(edit, &QPushButton::clicked, this, [this, one] { Q_EMIT editAsked(one); });
    static_cast<QVBoxLayout*>(m_benefits->layout())->addLayout(row);
}

void EntitlementCard::showBenefits() {
    m_scheme->setText(schemeWord(m_standing.scheme) + (m_standing.number.empty() ? QString() : u" · "_s + maskedId(qs(m_standing.number))));
    // The rows are few: made anew.
    auto* old = m_benefits;
    const int place = body()->indexOf(old);
    m_benefits = new QWidget(this);
    space(new QVBoxLayout(m_benefits), 0, 6);
    int number = 0;
    for (const auto& one : m_standing.all) addBenefit(one, ++number);
    if (number == 0) m_benefits->layout()->addWidget(makeLabel(TextRole::Soft, tr("No special-disease entitlement is registered."), m_benefits));
    body()->removeWidget(old);
    body()->insertWidget(place, m_benefits);
    old->hide();
    old->deleteLater();
}

void EntitlementCard::retranslate() {
    setTitle(tr("Entitlement"));
    m_code->setLabel(tr("Code of a card (scan or type)"));
    m_read->setText(tr("Read card"));
    m_add->setText(tr("Register"));
    showBenefits();
}

}  // namespace jiayi::ui
