#include "ui/orders/order_line_row.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/orders/order_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
const auto kReuse = u"reuse"_s;
const auto kRepeat = u"repeat"_s;
}  // namespace

OrderLineRow::OrderLineRow(orders::OrderLine line, About about, const orders::OrderBook& book, QWidget* parent)
    : Live<QWidget>(parent), m_line(std::move(line)), m_about(std::move(about)), m_book(book) {
    setObjectName(u"order.line."_s + qs(m_line.test));
    build();
    retranslate();
}

void OrderLineRow::build() {
    const auto named = [this](auto* widget, const char* part) {
        widget->setObjectName(objectName() + u'.' + QLatin1String(part));
        return widget;
    };
    auto* all = new QVBoxLayout(this);
    space(all, {0, 6, 0, 8}, 3);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_name = named(new ElidedLabel(TextRole::Strong, this), "name");
    m_fasting = new Badge({}, Tone::Warn, this);
    m_urgent = named(new Chip({}, this), "urgent");
    m_urgent->setCheckable(true);
    m_urgent->setChecked(m_line.urgent);
    m_price = named(makeLabel(TextRole::Strong, {}, this), "price");
    m_remove = named(new Button(Button::Kind::Quiet, {}, this), "remove");
    head->addWidget(m_name, 1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_fasting, m_urgent, m_price, m_remove}) head->addWidget(each);
    all->addLayout(head);
    m_specimen = named(makeLabel(TextRole::Soft, {}, this), "specimen");
    m_specimen->setWordWrap(true);
    all->addWidget(m_specimen);
    m_offer = new QWidget(this);
    auto* offer = new QHBoxLayout(m_offer);
    space(offer, 0, 8);
    m_mark = new StateMark(m_offer);
    m_found = named(makeLabel(TextRole::Body, {}, m_offer), "found");
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    offer->addWidget(m_mark, 0, Qt::AlignTop);
    offer->addWidget(m_found, 1);
    all->addWidget(m_offer);
    m_double = named(makeLabel(TextRole::Body, {}, this), "double");
    m_double->setWordWrap(true);
    m_double->setProperty("tone", u"warn"_s);
    all->addWidget(m_double);
    auto* choice = new QHBoxLayout;
    space(choice, 0, 10);
    m_choice = named(new ChipRow(ChipRow::Mode::One, this), "choice");
    m_reason = new ChoiceField(this);
    named(m_reason->edit(), "reason");
    m_reason->setLabelShown(false);
    choice->addWidget(m_choice, 0);
    choice->addWidget(m_reason, 1);
    all->addLayout(choice);
    connect(m_urgent, &Chip::toggled, this, [this](bool on) {
        m_line.urgent = on;
        Q_EMIT changed();
    });
    connect(m_remove, &QPushButton::clicked, this, &OrderLineRow::removed);
    connect(m_choice, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        m_line.reuse = keys.contains(kReuse);
        if (m_line.reuse) m_line.reason.clear();
        showChoice();
        if (needsReason()) m_reason->edit()->setFocus();
        Q_EMIT changed();
    });
    connect(m_reason->edit(), &ChoiceEdit::chosen, this, [this](const QString& key) {
        m_line.reason = utf8(key);
        m_reason->setError({});
        m_reason->setSuffix({});
        Q_EMIT changed();
    });
}

bool OrderLineRow::lacksReason() const { return needsReason() && m_line.reason.empty(); }

void OrderLineRow::askReason() {
    m_reason->setError(tr("Choose why it is measured once more"));
    m_reason->edit()->setFocus();
}

bool OrderLineRow::event(QEvent* event) {
    // Delete on anything of the row takes it away, but not while a list is open.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        Q_EMIT removed();
        return true;
    }
    return Live<QWidget>::event(event);
}

QString OrderLineRow::doubleText() const {
    QStringList parts;
    for (const auto& each : m_about.doubles)
        parts << tr("%1 on %2, %3", "a test, when it was ordered, its state").arg(orderName(each.order), shortDate(localDate(each.order.signedAt), m_about.today), orderStateWord(each.state));
    return parts.isEmpty() ? QString() : tr("Ordered already: %1").arg(parts.join(u"; "_s));
}

void OrderLineRow::showChoice() {
    const bool recognised = m_about.found.recognised;
    m_offer->setVisible(m_about.found.anyHeld());
    m_found->setText(recognitionText(m_book, m_about.found, m_about.today));
    m_mark->setState(recognised ? Tone::Ok : Tone::Neutral, verdictWord(m_about.found.verdict()));
    m_double->setText(doubleText());
    m_double->setVisible(!m_about.doubles.empty());
    m_choice->setVisible(recognised);
    m_choice->setChosen({m_line.reuse ? kReuse : kRepeat});
    m_reason->setVisible(needsReason());
    m_reason->setSuffix(lacksReason() ? tr("Why once more") : QString());
    m_urgent->setVisible(!m_line.reuse);
    m_fasting->setVisible(m_about.test->fasting && !m_line.reuse);
    m_price->setText(m_line.reuse ? tr("saves %1").arg(moneyText(m_about.test->price)) : moneyText(m_about.test->price));
}

void OrderLineRow::retranslate() {
    const auto name = orderText(m_about.test->name);
    m_name->setFullText(name);
    m_fasting->setText(tr("fasting"));
    m_urgent->setText(tr("urgent"));
    m_urgent->setAccessibleName(tr("%1: urgent").arg(name));
    m_remove->setText(u"×"_s);
    m_remove->setAccessibleName(tr("%1: take away").arg(name));
    m_remove->setToolTip(tr("Take away (Del)"));
    m_specimen->setText(specimenLine(m_book, *m_about.test));
    m_specimen->setToolTip(qs(m_about.test->origin.source));
    m_choice->setChoices({{kReuse, tr("Use this result")}, {kRepeat, tr("Order all the same")}});
    m_choice->setAccessibleName(tr("%1: the result that is there, or a new one").arg(name));
    QList<ChoiceEdit::Choice> reasons;
    for (const auto* word : m_book.wordsOf("repeat")) reasons.push_back({qs(word->id), orderText(word->text)});
    m_reason->setLabel(tr("Why once more"));
    m_reason->edit()->setChoices(reasons);
    m_reason->edit()->setKey(qs(m_line.reason));
    showChoice();
    setAccessibleName(QStringList{name, m_specimen->text(), m_price->text(), m_found->text(), m_double->text()}.join(u", "_s));
}

}  // namespace jiayi::ui
