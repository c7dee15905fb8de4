#include "ui/plan/plan_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/review_words.h"
#include "ui/common/words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

PlanCard::PlanCard(PlanAsks asks, const plan::PlanRules& rules, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_rules(rules) {
    setObjectName(u"plan.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"plan.line"_s);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"plan.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_L);
    addHeadAction(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident); });
    retranslate();
}

void PlanCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) m_page.reset();
    m_resident = resident;
    m_error.reset();
    retranslate();
    m_latest.run(this, m_asks.page(resident), [this](Result<plan::PlanPage> page) {
        if (page) m_page = std::move(*page);
        else m_error = page.error();
        retranslate();
    });
}

void PlanCard::retranslate() {
    setTitle(tr("Care plan"));
    m_open->setText(tr("Plan"));
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    if (!m_page) return m_line->clear();
    if (!m_page->plan) return m_line->setText(tr("Nothing is agreed yet."));
    QStringList goals;
    for (const auto& item : m_page->plan->items) {
        if (item.kind != plan::ItemKind::Goal) continue;
        const auto* choice = m_rules.choice(item.choice);
        goals << (choice ? ruleText({choice->name.en, choice->name.zh}) : qs(item.words));
    }
    m_line->setText(goals.isEmpty() ? tr("Agreed on %1.").arg(isoDate(m_page->plan->agreed)) : goals.join(u'\n'));
}

}  // namespace jiayi::ui
