#include "ui/sync/refused_card.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"
#include "ui/sync/outcome_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

RefusedItem::RefusedItem(RefusedRow row, const FhirWords& words, Instant now, QWidget* parent)
    : Live<QFrame>(parent),
      m_row(std::move(row)),
      m_words(words),
      m_now(now),
      m_title(makeLabel(TextRole::Strong, {}, this)),
      m_why(makeLabel(TextRole::Body, {}, this)),
      m_todo(makeLabel(TextRole::Body, {}, this)),
      m_when(makeLabel(TextRole::Soft, {}, this)),
      m_fields(makeLabel(TextRole::Body, {}, this)),
      m_mend(new Button(Button::Kind::Secondary, {}, this)),
      m_retry(new Button(Button::Kind::Secondary, {}, this)),
      m_export(new Button(Button::Kind::Quiet, {}, this)),
      m_letGo(new Button(Button::Kind::Quiet, {}, this)),
      m_show(new Button(Button::Kind::Quiet, {}, this)) {
    setObjectName(u"refused."_s + qs(m_row.record.id.toString()));
    setFocusPolicy(Qt::StrongFocus);
    auto* all = new QVBoxLayout(this);
    space(all, {12, 9, 12, 10}, 4);
    m_why->setObjectName(u"refused.why"_s);
    m_fields->setObjectName(u"refused.fields"_s);
    for (auto* label : {m_title, m_why, m_todo, m_when, m_fields}) {
        label->setWordWrap(true);
        label->setTextFormat(label == m_fields ? Qt::RichText : Qt::PlainText);
        all->addWidget(label);
    }
    m_fields->hide();
    auto* actions = new QWidget(this);
    auto* flow = new FlowLayout(actions);
    space(flow, {0, 4, 0, 0}, 8);
    for (auto* button : {m_mend, m_retry, m_show, m_export, m_letGo}) flow->addWidget(button);
    all->addWidget(actions);
    m_mend->setObjectName(u"refused.mend"_s);
    m_retry->setObjectName(u"refused.retry"_s);
    m_export->setObjectName(u"refused.export"_s);
    m_letGo->setObjectName(u"refused.let-go"_s);
    m_show->setObjectName(u"refused.show"_s);
    m_mend->setVisible(hasEditor());
    connect(m_mend, &QPushButton::clicked, this, &RefusedItem::mendAsked);
    connect(m_retry, &QPushButton::clicked, this, &RefusedItem::retryAsked);
    connect(m_export, &QPushButton::clicked, this, &RefusedItem::exportAsked);
    connect(m_letGo, &QPushButton::clicked, this, &RefusedItem::letGo);
    connect(m_show, &QPushButton::clicked, this, &RefusedItem::toggleFields);
    retranslate();
}

bool RefusedItem::hasEditor() const { return m_row.record.resident.has_value(); }

void RefusedItem::retranslate() {
    const auto& [record, refusal] = m_row;
    const auto subject = m_words.subject(record.type, record.json);
    const auto words = outcomeWords(m_words, record.type, refusal.outcome, refusal.status);
    m_title->setText(record.who.isEmpty() ? subject : record.who + u"  ·  "_s + subject);
    m_why->setText(words.element.isEmpty() ? words.what : tr("%1: %2", "an element, and what the hub says of it").arg(words.element, words.what));
    if (words.others > 0) m_why->setText(m_why->text() + u' ' + tr("And %n more.", nullptr, words.others));
    m_overtaken = words.reason == u"stream.left"_s;
    m_letGo->setVisible(m_overtaken);
    m_letGo->setText(m_asked ? tr("What was written here is given up: press again  L") : tr("Let it go…  L"));
    m_todo->setText(words.said.isEmpty() ? words.todo : (words.todo + u' ' + tr("The hub said: %1").arg(words.said)).trimmed());
    m_todo->setVisible(!m_todo->text().isEmpty());
    QStringList when{tr("Saved by %1, %2").arg(qs(refusal.savedBy), dateAndTime(refusal.savedAt))};
    if (refusal.attempts > 0) when << tr("refused %n time(s)", nullptr, refusal.attempts);
    if (refusal.nextAt && *refusal.nextAt > m_now) when << tr("tried again by itself %1").arg(dateAndTime(*refusal.nextAt));
    m_when->setText(when.join(u" · "_s));
    m_mend->setText(record.type == "Patient" ? tr("Correct the resident  ↵") : tr("Open the chart  ↵"));
    m_retry->setText(tr("Try again  R"));
    m_export->setText(tr("Save for support…  S"));
    m_show->setText(m_fields->isHidden() ? tr("Show what it says  Space") : tr("Hide what it says  Space"));
    setAccessibleName(m_title->text() + u". "_s + m_why->text() + u' ' + m_when->text());
    if (!m_fields->isHidden()) showFields();
}

void RefusedItem::letGo() {
    if (m_asked) return Q_EMIT letGoAsked();
    m_asked = true;
    retranslate();
}

void RefusedItem::showFields() {
    QString table;
    for (const auto& row : m_words.rows({}, {}, m_row.record.json, {})) {
        const auto lines = row.mine.toHtmlEscaped().replace(u'\n', u"<br>"_s);
        table += u"<tr><td style='padding-right:14px;color:%1'>%2</td><td>%3</td></tr>"_s.arg(tokens().inkSoft.name(), row.name.toHtmlEscaped(), lines);
    }
    m_fields->setText(u"<table>"_s + table + u"</table>"_s);
}

void RefusedItem::toggleFields() {
    m_fields->setVisible(m_fields->isHidden());
    retranslate();
}

void RefusedItem::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) return Live<QFrame>::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (hasEditor()) Q_EMIT mendAsked();
            return;
        case Qt::Key_R: Q_EMIT retryAsked(); return;
        case Qt::Key_S: Q_EMIT exportAsked(); return;
        case Qt::Key_L:
            if (m_overtaken) letGo();
            return;
        case Qt::Key_Space: toggleFields(); return;
        case Qt::Key_Down: Q_EMIT moveAsked(1); return;
        case Qt::Key_Up: Q_EMIT moveAsked(-1); return;
        default: Live<QFrame>::keyPressEvent(event);
    }
}

void RefusedItem::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.rowLine, 1));
    painter.setBrush(t.fieldQuiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6));
    if (hasFocus()) paintFocusRing(painter, rect(), t.px(6));
}

RefusedCard::RefusedCard(const FhirWords& words, QWidget* parent)
    : Card(parent), m_words(words), m_intro(makeLabel(TextRole::Soft, {}, this)), m_column(new QVBoxLayout), m_more(makeLabel(TextRole::Soft, {}, this)),
      m_all(new Button(Button::Kind::Quiet, {}, this)) {
    setObjectName(u"sync.refused"_s);
    m_intro->setWordWrap(true);
    body()->addWidget(m_intro);
    space(m_column, 0, 8);
    body()->addLayout(m_column);
    body()->addWidget(m_more);
    m_all->setObjectName(u"sync.retry"_s);
    addHeadAction(m_all);
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT retryAsked(std::nullopt); });
    retranslate();
}

void RefusedCard::setRows(const std::vector<RefusedRow>& rows, std::int64_t total, Instant now) {
    const auto focused = std::find_if(m_items.begin(), m_items.end(), [](const auto* item) { return item->hasFocus(); }) - m_items.begin();
    const bool hadFocus = focused < m_items.size();
    qDeleteAll(m_items);
    m_items.clear();
    m_total = total;
    for (const auto& row : rows) {
        auto* item = new RefusedItem(row, m_words, now, this);
        connect(item, &RefusedItem::mendAsked, this, [this, record = row.record] { Q_EMIT mendAsked(record); });
        connect(item, &RefusedItem::retryAsked, this, [this, record = row.record] { Q_EMIT retryAsked(record); });
        connect(item, &RefusedItem::exportAsked, this, [this, record = row.record] { Q_EMIT exportAsked(record); });
        connect(item, &RefusedItem::letGoAsked, this, [this, record = row.record] { Q_EMIT letGoAsked(record); });
        connect(item, &RefusedItem::moveAsked, this, [this, item](int items) { move(item, items); });
        m_column->addWidget(item);
        item->show();
        m_items << item;
    }
    if (hadFocus && !m_items.isEmpty()) m_items[std::min(focused, m_items.size() - 1)]->setFocus();
    retranslate();
}

void RefusedCard::retranslate() {
    setTitle(tr("Refused by the hub"));
    setStripe(m_items.isEmpty() ? std::nullopt : std::optional{Tone::Bad});
    m_intro->setText(tr("These stay here whole. They go again after you correct them, or when you try them again."));
    m_all->setText(tr("Try all again"));
    m_all->setVisible(m_items.size() > 1);
    const auto more = m_total - m_items.size();
    m_more->setVisible(more > 0);
    m_more->setText(tr("And %n more.", nullptr, static_cast<int>(more)));
}

void RefusedCard::move(RefusedItem* from, int items) {
    const auto to = std::clamp<qsizetype>(m_items.indexOf(from) + items, 0, m_items.size() - 1);
    m_items[to]->setFocus();
}

}  // namespace jiayi::ui
