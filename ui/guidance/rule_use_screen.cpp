#include "ui/guidance/rule_use_screen.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/guidance/guidance_words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using guidance::RuleUse;

namespace {

constexpr std::pair<int, int> kUseColumns[] = {{RuleUseModel::Shown, 76}, {RuleUseModel::Taken, 76}, {RuleUseModel::PutAside, 96}, {RuleUseModel::Weight, 112}, {RuleUseModel::Source, 300}};
constexpr int kNarrowestUse = 300;
constexpr std::pair<const char*, RuleOrder> kOrders[] = {
    {"table", RuleOrder::Table}, {"shown", RuleOrder::Shown}, {"taken", RuleOrder::Taken}, {"aside", RuleOrder::PutAside}, {"overridden", RuleOrder::Overridden}};

}  // namespace

RuleUseScreen::RuleUseScreen(RuleUseAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"ruleUse"_s);
    build();
    connectParts();
    restyle();
    retranslate();
    m_period->setChosen({u"90"_s});
    m_order->setChosen({u"shown"_s});
}

QString RuleUseScreen::title() const { return tr("Rules of the guidance"); }

void RuleUseScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* card = new Card(this);
    buildHead(card);
    m_model = new RuleUseModel(this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"ruleUse.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(RuleUseModel::Rule, kUseColumns, kNarrowestUse);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"ruleUse.state"_s);
    card->body()->addWidget(m_states, 1);
    m_detail = new Card(this);
    m_detail->setObjectName(u"ruleUse.detail"_s);
    const auto words = [this](TextRole role, const QString& name) {
        auto* label = makeLabel(role, {}, m_detail);
        label->setObjectName(name);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        m_detail->body()->addWidget(label);
        return label;
    };
    m_why = words(TextRole::Body, u"ruleUse.why"_s);
    m_condition = words(TextRole::Soft, u"ruleUse.condition"_s);
    m_source = words(TextRole::Soft, u"ruleUse.source"_s);
    m_detail->hide();
    all->addWidget(card, 1);
    all->addWidget(m_detail);
}

void RuleUseScreen::buildHead(Card* card) {
    m_period = new ChipRow(ChipRow::Mode::One, card);
    m_period->setObjectName(u"ruleUse.period"_s);
    m_order = new ChipRow(ChipRow::Mode::One, card);
    m_order->setObjectName(u"ruleUse.order"_s);
    m_search = new TextField(card);
    m_search->setLabelShown(false);
    m_search->edit()->setObjectName(u"ruleUse.search"_s);
    m_sum = makeLabel(TextRole::Soft, {}, card);
    m_sum->setObjectName(u"ruleUse.sum"_s);
    auto* first = new QHBoxLayout;
    space(first, 0, 10);
    first->addWidget(m_period, 1);
    first->addWidget(m_sum);
    auto* second = new QHBoxLayout;
    space(second, 0, 10);
    second->addWidget(m_order, 1);
    second->addWidget(m_search);
    card->body()->addLayout(first);
    card->body()->addLayout(second);
}

void RuleUseScreen::connectParts() {
    connect(m_period, &ChipRow::chosenChanged, this, &RuleUseScreen::reload);
    connect(m_order, &ChipRow::chosenChanged, this, &RuleUseScreen::showRules);
    connect(m_search->edit(), &QLineEdit::textChanged, this, &RuleUseScreen::showRules);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) { setOrder(orderOf(column)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showRule(now.isValid() ? now.row() : -1); });
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        m_search->edit()->clear();
    });
    connect(new QShortcut(Qt::Key_Slash, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { m_search->edit()->setFocus(); });
}

void RuleUseScreen::reload() {
    m_states->showLoading(tr("Counting …"));
    const auto from = localDate(m_clock.now()) - Days{m_period->chosen().value(0, u"90"_s).toInt() - 1};
    m_reading.run(this, m_asks.uses(from), [this](Result<std::vector<RuleUse>> uses) {
        m_failed = !uses;
        if (!uses) return m_states->showError(wordsFor(uses.error()));
        m_uses = std::move(*uses);
        showRules();
    });
}

RuleOrder RuleUseScreen::order() const {
    for (const auto& [key, order] : kOrders)
        if (m_order->chosen().contains(QLatin1String(key))) return order;
    return RuleOrder::Table;
}

void RuleUseScreen::setOrder(RuleOrder order) {
    for (const auto& [key, each] : kOrders)
        if (each == order) m_order->setChosen({QLatin1String(key)});
    showRules();
}

void RuleUseScreen::showRules() {
    if (m_failed || m_uses.empty()) return;
    const auto open = m_table->currentIndex().isValid() ? m_model->at(m_table->currentIndex().row()).rule : nullptr;
    const auto typed = m_search->text().trimmed();
    std::int64_t shown = 0, taken = 0, aside = 0;
    std::vector<RuleUse> rows;
    for (const auto& use : m_uses) {
        shown += use.shown;
        taken += use.accepted;
        aside += use.dismissed;
        const auto words = guidance::wordsOfNobody(use.rule->headline);
        if (typed.isEmpty() || (qs(use.rule->id) + u'\n' + qs(words.en) + u'\n' + qs(words.zh)).contains(typed, Qt::CaseInsensitive)) rows.push_back(use);
    }
    sortUses(rows, order());
    m_sum->setText(tr("%1 shown · %2 taken · %3 put aside").arg(countText(shown), countText(taken), countText(aside)));
    int at = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].rule == open) at = static_cast<int>(row);
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() == 0) {
        showRule(-1);
        return m_states->showEmpty(tr("No rule has these words"), tr("Names and the rule's own words are searched."), tr("Clear"));
    }
    m_states->showContent();
    m_table->setCurrentIndex(m_model->index(at, 0));
    showRule(at);
}

void RuleUseScreen::showRule(int row) {
    m_detail->setVisible(row >= 0);
    if (row < 0) return;
    const auto& rule = *m_model->at(row).rule;
    m_detail->setTitle(guidanceText(guidance::wordsOfNobody(rule.headline)));
    m_detail->setHint(qs(rule.id));
    m_why->setText(guidanceText(guidance::wordsOfNobody(rule.why)));
    m_condition->setText(tr("When: %1").arg(qs(rule.condition)));
    const auto source = tr("%1, in force since %2", "a source").arg(sourceText(rule.origin), isoDate(rule.origin.validFrom));
    m_source->setText(rule.generalKnowledge() ? source + u" · "_s + generalKnowledgeWord() : source);
}

void RuleUseScreen::focusFirst() { m_table->setFocus(); }

void RuleUseScreen::retranslate() {
    m_period->setChoices({{u"30"_s, tr("30 days")}, {u"90"_s, tr("90 days")}, {u"365"_s, tr("One year")}});
    m_period->setAccessibleName(tr("Period"));
    m_order->setChoices({{u"shown"_s, tr("Most shown")},
                         {u"taken"_s, tr("Most taken")},
                         {u"aside"_s, tr("Most put aside")},
                         {u"overridden"_s, tr("Largest share put aside")},
                         {u"table"_s, tr("As they are ranked")}});
    m_order->setAccessibleName(tr("Order"));
    m_search->setLabel(tr("Search the rules"));
    m_search->edit()->setPlaceholderText(tr("Search  /"));
    m_table->setAccessibleName(tr("Rules of the guidance"));
    m_model->retranslate();
    showRules();
    Q_EMIT titleChanged();
}

void RuleUseScreen::restyle() { m_search->setFixedWidth(px(190)); }

}  // namespace jiayi::ui
