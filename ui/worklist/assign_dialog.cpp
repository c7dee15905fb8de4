#include "ui/worklist/assign_dialog.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/worklist/worklist_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// A key of a chip is part of an object name; empty is "as the rule says".
const auto kAsTheRuleSays = u"rule"_s;

}  // namespace

AssignDialog::AssignDialog(const worklist::WorklistRow& row, const std::vector<worklist::WorkUser>& users, QWidget* parent)
    : WorkDialog(u"assign"_s, parent), m_item{row.resident, row.kind} {
    setHeading(tr("Give to"), aboutItem(row));
    setOk(tr("Give"));
    m_who = new ChipRow(ChipRow::Mode::One, this);
    m_who->setObjectName(u"assign.who"_s);
    QList<ChipRow::Choice> choices{{u"doctor"_s, whoWord("doctor")}, {u"manager"_s, whoWord("manager")}};
    for (const auto& user : users) choices.append({u'@' + qs(user.name), user.displayName.empty() ? qs(user.name) : qs(user.displayName)});
    choices.append({kAsTheRuleSays, tr("As the rule says")});
    m_who->setChoices(choices);
    m_who->setChosen({qs(row.who)});
    addLabel(tr("The resident's own doctor, the health managers, or one of this desk's users."));
    body()->addWidget(m_who);
    auto* now = m_who->chip(qs(row.who));
    (now ? now : m_who->chip(u"doctor"_s))->setFocus();
}

void AssignDialog::give() {
    const auto chosen = m_who->chosen();
    if (chosen.isEmpty()) return;
    Q_EMIT given({m_item, chosen.front() == kAsTheRuleSays ? std::string{} : utf8(chosen.front())});
    accept();
}

}  // namespace jiayi::ui
