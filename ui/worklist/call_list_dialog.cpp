#include "ui/worklist/call_list_dialog.h"

#include "ui/common/chip.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

CallListDialog::CallListDialog(const worklist::WorklistAsk& ask, int today, int shown, QWidget* parent) : WorkDialog(u"calllist"_s, parent), m_ask(ask) {
    setHeading(tr("Print a call list"),
               tr("It leaves this desk on paper, with names, health reasons and numbers that others could read. What is chosen here is printed and nothing else; "
                  "the audit trail keeps that it was printed, and for how many people."));
    setOk(tr("Look and print"));
    addLabel(tr("Whom"));
    m_whom = new ChipRow(ChipRow::Mode::One, this);
    m_whom->setObjectName(u"calllist.whom"_s);
    QList<ChipRow::Choice> whom{{u"today"_s, tr("A day's work: %n people", nullptr, today)}};
    if (shown > today) whom.append({u"shown"_s, tr("Everybody shown: %n people", nullptr, shown)});
    m_whom->setChoices(whom);
    m_whom->setChosen({u"today"_s});
    body()->addWidget(m_whom);
    addLabel(tr("What is printed beside the name"));
    m_what = new ChipRow(ChipRow::Mode::Many, this);
    m_what->setObjectName(u"calllist.what"_s);
    m_what->setChoices({{u"phones"_s, tr("Phone numbers")}, {u"reasons"_s, tr("Reasons")}, {u"addresses"_s, tr("Addresses")}});
    m_what->setChosen({u"phones"_s});
    body()->addWidget(m_what);
    m_whom->chip(u"today"_s)->setFocus();
}

void CallListDialog::give() {
    const auto what = m_what->chosen();
    Q_EMIT given({m_ask, m_whom->chosen().contains(u"today"_s), what.contains(u"phones"_s), what.contains(u"reasons"_s), what.contains(u"addresses"_s)});
    accept();
}

}  // namespace jiayi::ui
