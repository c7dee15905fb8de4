#include "ui/worklist/snooze_dialog.h"

#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

SnoozeDialog::SnoozeDialog(const worklist::WorklistRow& row, Date today, int most, QWidget* parent)
    : WorkDialog(u"snooze"_s, parent), m_item{row.resident, row.kind}, m_today(today) {
    setHeading(tr("Put off"), aboutItem(row));
    setOk(tr("Put off"));
    m_days = new ChipRow(ChipRow::Mode::One, this);
    m_days->setObjectName(u"snooze.days"_s);
    QList<ChipRow::Choice> choices;
    for (const auto& [days, text] : {std::pair{1, tr("Tomorrow")}, std::pair{7, tr("In a week")}, std::pair{14, tr("In two weeks")}, std::pair{30, tr("In 30 days")}})
        if (days <= most) choices.append({QString::number(days), text});
    m_days->setChoices(choices);
    body()->addWidget(m_days);
    m_until = new DateField(this);
    m_until->setObjectName(u"snooze.until"_s);
    m_until->edit()->setObjectName(u"snooze.until.edit"_s);
    m_until->setLabel(tr("Until"));
    m_until->edit()->setToday(today);
    m_until->edit()->setLeaning(DateEdit::Leaning::Future);
    m_until->edit()->setRange(today + Days{1}, today + Days{most});
    m_until->setNote(tr("%n day(s) at most. It comes back sooner when something about it changes.", nullptr, most));
    body()->addWidget(m_until);
    m_reason = new TextField(this);
    m_reason->setObjectName(u"snooze.reason"_s);
    m_reason->edit()->setObjectName(u"snooze.reason.edit"_s);
    m_reason->setLabel(tr("Why"));
    m_reason->setRequired(true);
    body()->addWidget(m_reason);
    connect(m_days, &ChipRow::chosenChanged, this, [this](const QStringList& chosen) {
        m_until->edit()->setValue(m_today + Days{chosen.value(0).toInt()});
        m_until->setError({});
        m_reason->edit()->setFocus();
    });
    connect(m_until->edit(), &QLineEdit::textEdited, this, [this] { m_days->setChosen({}); });
    connect(m_reason->edit(), &QLineEdit::textEdited, this, [this] { m_reason->setError({}); });
    connect(m_reason->edit(), &QLineEdit::returnPressed, this, [this] { give(); });
    m_days->chip(u"1"_s)->setFocus();
}

void SnoozeDialog::give() {
    const auto until = m_until->edit()->value();
    if (!until) {
        m_until->setError(tr("A day after today is needed"));
        return m_until->edit()->setFocus();
    }
    const auto reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_reason->setError(tr("A reason is needed"));
        return m_reason->edit()->setFocus();
    }
    Q_EMIT given({m_item, *until, utf8(reason)});
    accept();
}

}  // namespace jiayi::ui
