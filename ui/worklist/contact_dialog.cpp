#include "ui/worklist/contact_dialog.h"

#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/worklist/worklist_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ContactDialog::ContactDialog(const worklist::WorklistRow& row, Instant now, QWidget* parent) : WorkDialog(u"contact"_s, parent), m_item{row.resident, row.kind} {
    setHeading(tr("Contact"), aboutItem(row));
    setOk(tr("Write down"));
    auto* phone = makeLabel(TextRole::Heading, row.phone.empty() ? tr("No number is known") : qs(row.phone), this);
    phone->setObjectName(u"contact.phone"_s);
    phone->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(phone);
    if (const auto tries = triesWord(row.contact, now); !tries.isEmpty()) addLabel(tries)->setObjectName(u"contact.tries"_s);
    addLabel(tr("How"));
    m_how = new ChipRow(ChipRow::Mode::One, this);
    m_how->setObjectName(u"contact.how"_s);
    QList<ChipRow::Choice> hows, outcomes;
    for (const auto* how : {"phone", "message", "home", "clinic"}) hows.append({QLatin1String(how), howWord(how)});
    m_how->setChoices(hows);
    m_how->setChosen({u"phone"_s});
    body()->addWidget(m_how);
    addLabel(tr("What came of it"));
    m_outcome = new ChipRow(ChipRow::Mode::One, this);
    m_outcome->setObjectName(u"contact.outcome"_s);
    for (const auto* outcome : {"reached", "no-answer", "wrong-number", "declined"}) outcomes.append({QLatin1String(outcome), outcomeWord(outcome)});
    m_outcome->setChoices(outcomes);
    body()->addWidget(m_outcome);
    m_missing = addLabel({});
    m_missing->setObjectName(u"contact.missing"_s);
    m_missing->setProperty("tone", u"bad"_s);
    m_missing->hide();
    m_note = new TextField(this);
    m_note->setObjectName(u"contact.note"_s);
    m_note->edit()->setObjectName(u"contact.note.edit"_s);
    m_note->setLabel(tr("Note"));
    body()->addWidget(m_note);
    connect(m_outcome, &ChipRow::chosenChanged, this, [this] {
        m_missing->hide();
        m_note->edit()->setFocus();
    });
    connect(m_note->edit(), &QLineEdit::returnPressed, this, [this] { give(); });
    m_outcome->chip(u"reached"_s)->setFocus();
}

void ContactDialog::give() {
    const auto outcome = m_outcome->chosen();
    if (outcome.isEmpty()) {
        m_missing->setText(tr("What came of it is needed"));
        m_missing->show();
        return m_outcome->chip(u"reached"_s)->setFocus();
    }
    Q_EMIT given({m_item, utf8(m_how->chosen().front()), utf8(outcome.front()), utf8(m_note->text().trimmed())});
    accept();
}

}  // namespace jiayi::ui
