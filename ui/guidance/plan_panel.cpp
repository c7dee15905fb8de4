#include "ui/guidance/plan_panel.h"

#include "ui/common/button.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"
#include "ui/guidance/guidance_words.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using guidance::PersonCard;

PlanPanel::PlanPanel(const guidance::GuidanceBook& book, QWidget* parent)
    : Live<QWidget>(parent), m_book(book), m_title(makeLabel(TextRole::Strong, {}, this)), m_text(makeLabel(TextRole::Body, {}, this)),
      m_take(new Button(Button::Kind::Primary, {}, this)), m_leave(new Button(Button::Kind::Quiet, {}, this)) {
    setObjectName(u"guidance.plan"_s);
    auto* all = new QVBoxLayout(this);
    space(all, {0, 4, 0, 4}, 6);
    m_text->setObjectName(u"guidance.planText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_take->setObjectName(u"guidance.planTake"_s);
    m_leave->setObjectName(u"guidance.planLeave"_s);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_take);
    row->addWidget(m_leave);
    row->addStretch(1);
    all->addWidget(m_title);
    all->addWidget(m_text);
    all->addLayout(row);
    connect(m_take, &Button::clicked, this, &PlanPanel::taken);
    connect(m_leave, &Button::clicked, this, &PlanPanel::left);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &PlanPanel::left);
    hide();
    retranslate();
}

bool PlanPanel::isPlan(const std::vector<const PersonCard*>& open) {
    return std::count_if(open.begin(), open.end(), [](const PersonCard* each) { return belongs(each->card); }) > 1;
}

void PlanPanel::propose(const std::vector<const PersonCard*>& open, Orders orders) {
    m_orders = std::move(orders);
    m_steps.clear();
    for (const auto* each : open)
        if (belongs(each->card)) m_steps.push_back(*each);
    retranslate();
    show();
    m_take->setFocus();
}

QString PlanPanel::lines() const {
    QStringList noted, pad, ordered;
    for (const auto& step : m_steps) {
        const auto headline = guidanceText(step.card.headline);
        const auto& action = step.card.rule->action;
        if (m_orders && m_orders(step)) ordered << u"• "_s + headline;
        else if (hasPage(action)) pad << u"• "_s + headline;
        else if (action.kind == guidance::Action::Kind::Book) noted << u"• %1 · %2"_s.arg(headline, actionObject(m_book, action));
        else noted << u"• "_s + headline;
    }
    QStringList all;
    if (!noted.isEmpty()) all << tr("Noted as ordered or booked; nothing is sent:") << noted;
    if (!pad.isEmpty()) all << tr("To the pad; taken when a form is signed:") << pad;
    if (!ordered.isEmpty()) all << tr("To the page of orders; taken when they are signed:") << ordered;
    return all.join(u'\n');
}

void PlanPanel::retranslate() {
    m_title->setText(tr("The whole plan"));
    m_text->setText(lines());
    m_take->setText(tr("Take %n step(s)  ↵", nullptr, static_cast<int>(m_steps.size())));
    m_leave->setText(tr("Back  Esc"));
}

}  // namespace jiayi::ui
