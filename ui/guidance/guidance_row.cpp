#include "ui/guidance/guidance_row.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/scroll.h"
#include "ui/guidance/dismiss_form.h"
#include "ui/guidance/guidance_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

GuidanceRow::GuidanceRow(guidance::PersonCard card, State state, const guidance::GuidanceBook& book, Date today, bool orders, QWidget* parent)
    : Live<QWidget>(parent), m_card(std::move(card)), m_state(state), m_book(book), m_today(today), m_orders(orders) {
    setObjectName(u"guidance.row"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 3);
    buildHead(all);
    m_why = addText(all, u"guidance.why"_s);
    m_agreeing = addText(all, u"guidance.agreeing"_s);
    m_standing = addText(all, u"guidance.standing"_s);
    buildSource(all);
    buildActions(all);
    retranslate();
}

QLabel* GuidanceRow::addText(QVBoxLayout* all, const QString& name) {
    auto* label = makeLabel(TextRole::Soft, {}, this);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    all->addWidget(label);
    return label;
}

void GuidanceRow::buildHead(QVBoxLayout* all) {
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_headline = makeLabel(TextRole::Strong, {}, this);
    m_headline->setObjectName(u"guidance.headline"_s);
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_weight = new Badge({}, Tone::Neutral, this);
    m_weight->setObjectName(u"guidance.weight"_s);
    head->addWidget(m_headline, 1);
    head->addWidget(m_weight, 0, Qt::AlignTop);
    all->addLayout(head);
}

void GuidanceRow::buildSource(QVBoxLayout* all) {
    auto* line = new QHBoxLayout;
    space(line, 0, 8);
    m_source = new ElidedLabel(TextRole::Soft, this);
    m_source->setObjectName(u"guidance.source"_s);
    m_knowledge = new Badge({}, Tone::Neutral, this);
    m_knowledge->setObjectName(u"guidance.knowledge"_s);
    m_knowledge->setVisible(m_card.card.rule->generalKnowledge());
    line->addWidget(m_source, 1);
    line->addWidget(m_knowledge);
    all->addLayout(line);
}

Button* GuidanceRow::addButton(QWidget* actions, int kind, const QString& name) {
    auto* button = new Button(static_cast<Button::Kind>(kind), {}, actions);
    button->setObjectName(name);
    button->installEventFilter(this);
    actions->layout()->addWidget(button);
    return button;
}

void GuidanceRow::buildActions(QVBoxLayout* all) {
    auto* actions = new QWidget(this);
    auto* flow = new FlowLayout(actions);
    space(flow, {0, 3, 0, 0}, 8);
    auto policy = actions->sizePolicy();
    policy.setHeightForWidth(true);
    actions->setSizePolicy(policy);
    all->addWidget(actions);
    if (m_state != State::Open) {
        m_takeBack = addButton(actions, static_cast<int>(Button::Kind::Quiet), u"guidance.takeBack"_s);
        connect(m_takeBack, &Button::clicked, this, &GuidanceRow::takenBack);
        return;
    }
    m_act = addButton(actions, static_cast<int>(Button::Kind::Secondary), u"guidance.act"_s);
    m_dismiss = addButton(actions, static_cast<int>(Button::Kind::Quiet), u"guidance.dismiss"_s);
    connect(m_act, &Button::clicked, this, &GuidanceRow::acted);
    connect(m_dismiss, &Button::clicked, this, &GuidanceRow::askWhy);
}

/// Made when it is wanted: a person may have a dozen cards.
void GuidanceRow::askWhy() {
    if (!m_form) {
        m_form = new DismissForm(m_today, this);
        layout()->addWidget(m_form);
        connect(m_form, &DismissForm::given, this, &GuidanceRow::dismissed);
        connect(m_form, &DismissForm::cancelled, this, [this] {
            m_form->hide();
            m_dismiss->setFocus();
        });
    }
    m_form->begin();
    QMetaObject::invokeMethod(this, [this] { bringIntoView(m_form); }, Qt::QueuedConnection);
}

void GuidanceRow::setCurrent(bool current) {
    if (!m_act) return;
    m_act->setKeys(current ? QKeySequence(Qt::Key_F8) : QKeySequence(), current);
    m_dismiss->setKeys(current ? QKeySequence(Qt::SHIFT | Qt::Key_F8) : QKeySequence(), current);
}

void GuidanceRow::enter() { (m_act ? m_act : m_takeBack)->setFocus(); }

bool GuidanceRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) Q_EMIT entered();
    return Live<QWidget>::eventFilter(watched, event);
}

QString GuidanceRow::standingText() const {
    if (!m_card.answer) return {};
    const auto& answer = *m_card.answer;
    const auto day = relativeDate(localDate(answer.at), m_today);
    if (m_state == State::Taken) {
        const auto said = tr("%1 by %2, %3", "what was done, who, when").arg(doneWord(answer.action), qs(answer.by), day);
        const auto notSent = notSentText(answer.action);
        return notSent.isEmpty() ? said + u'.' : said + u". "_s + notSent;
    }
    const auto until = answer.until ? tr("until %1").arg(shortDate(*answer.until, m_today)) : tr("until something changes");
    return tr("“%1” — %2, %3; %4.", "a reason, who, when, until when").arg(qs(answer.reason), qs(answer.by), day, until);
}

void GuidanceRow::retranslate() {
    const auto& card = m_card.card;
    m_headline->setText(guidanceText(card.headline));
    const auto weight = m_state == State::Open ? severityWord(card.rule->severity) : m_state == State::Taken ? tr("Taken") : tr("Put aside");
    m_weight->setText(weight);
    m_weight->setTone(m_state == State::Open ? severityTone(card.rule->severity) : m_state == State::Taken ? Tone::Info : Tone::Neutral);
    m_weight->setVisible(!weight.isEmpty());
    m_why->setText(guidanceText(card.why));
    QStringList agreeing;
    for (const auto& [rule, headline] : card.agreeing) agreeing << guidanceText(headline);
    m_agreeing->setText(tr("Also: %1").arg(agreeing.join(u"; "_s)));
    m_agreeing->setVisible(!agreeing.isEmpty() && m_state == State::Open);
    m_standing->setText(standingText());
    m_standing->setVisible(m_card.answer.has_value());
    m_source->setFullText(sourceText(card.rule->origin));
    m_knowledge->setText(generalKnowledgeWord());
    const auto& action = card.rule->action;
    if (m_act) {
        const auto object = actionObject(m_book, action);
        m_act->setText(object.isEmpty() ? actionWord(action, m_orders) : tr("%1: %2", "an action, and of what").arg(actionWord(action, m_orders), object));
        m_act->setAccessibleName(tr("%1: %2", "an action, and of what").arg(m_act->text(), m_headline->text()));
        m_dismiss->setText(tr("Not now …"));
        m_dismiss->setAccessibleName(tr("%1: %2", "an action, and of what").arg(m_dismiss->text(), m_headline->text()));
    } else {
        m_takeBack->setText(tr("Take back"));
        m_takeBack->setAccessibleName(tr("%1: %2", "an action, and of what").arg(m_takeBack->text(), m_headline->text()));
    }
    QStringList spoken{m_headline->text(), weight, m_why->text(), m_standing->text(), m_source->fullText()};
    if (card.rule->generalKnowledge()) spoken << generalKnowledgeWord();
    spoken.removeAll({});
    setAccessibleName(spoken.join(u", "_s));
}

}  // namespace jiayi::ui
