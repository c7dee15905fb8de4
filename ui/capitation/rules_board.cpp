#include "ui/capitation/rules_board.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using capitation::RuleRow;

namespace {

QString figureText(const std::string& name, const std::string& value) {
    if (value == "yes") return RulesBoard::tr("yes");
    if (value == "no") return RulesBoard::tr("no");
    if (name == "scheme") return payerWord(value);
    if (name == "place") return value == "own" ? RulesBoard::tr("own") : RulesBoard::tr("elsewhere");
    if (name == "category") return categoryWord(value);
    static constexpr std::array<std::string_view, 9> kPercents{"withhold", "quality_min", "surplus_cap", "deficit_share", "co_share", "floor", "goal", "known", "share"};
    if (std::find(kPercents.begin(), kPercents.end(), name) != kPercents.end()) return qs(value) + u" %"_s;
    return qs(value);
}

QString figuresOf(const RuleRow& row) {
    QStringList parts;
    for (const auto& [name, value] : row.values)
        if (!value.empty()) parts << figureWord(name) + u" "_s + figureText(name, value);
    return parts.join(u" · "_s);
}

QString originOf(const RuleRow& row) {
    auto words = RulesBoard::tr("from %1").arg(isoDate(row.origin.validFrom));
    if (row.validTo) words += u' ' + RulesBoard::tr("to %1").arg(isoDate(*row.validTo));
    return words + u" · "_s + RulesBoard::tr("version %1").arg(qs(row.origin.version)) + u" · "_s + qs(row.origin.source);
}

}  // namespace

RulesBoard::RulesBoard(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"account.rules"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_from = new Notice(Tone::Warn, this);
    m_from->setObjectName(u"rules.from"_s);
    m_which = new ChipRow(ChipRow::Mode::One, this);
    m_which->setObjectName(u"rules.which"_s);
    all->addWidget(m_from);
    all->addWidget(m_which);
    connect(m_which, &ChipRow::chosenChanged, this, &RulesBoard::showRules);
    retranslate();
}

void RulesBoard::show(const RulesView& view) {
    m_view = view;
    retranslate();
}

QWidget* RulesBoard::tableCard(const std::string& table) {
    const bool all = m_which->chosen().value(0) == u"all"_s;
    auto* card = new Card(tableWord(table), m_tables);
    card->setObjectName(u"rules.table.%1"_s.arg(qs(table)));
    auto* grid = new QGridLayout;
    space(grid, 0, 10);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const auto& row : m_view->rows) {
        if (row.table != table || (!all && !row.inForce)) continue;
        const auto name = row.text.en.empty() ? (table == "rates" && !row.values.empty() ? payerWord(row.values.front().second) : qs(row.id)) : moneyWords(row.text);
        auto* label = makeLabel(TextRole::Body, name, card);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(px(150));
        auto* texts = new QVBoxLayout;
        space(texts, 0, 0);
        auto* figures = makeLabel(TextRole::Body, figuresOf(row), card);
        auto* origin = makeLabel(TextRole::Soft, originOf(row), card);
        for (auto* each : {figures, origin}) {
            each->setTextFormat(Qt::PlainText);
            each->setWordWrap(true);
            texts->addWidget(each);
        }
        label->setAccessibleDescription(figures->text() + u". "_s + origin->text());
        auto* pills = new QHBoxLayout;
        space(pills, 0, 6);
        pills->addStretch(1);
        if (row.sample) pills->addWidget(new Badge(tr("sample"), Tone::Warn, card));
        pills->addWidget(row.inForce ? new Badge(tr("in force"), Tone::Ok, card) : new Badge(tr("not in force"), Tone::Neutral, card));
        grid->addWidget(label, at, 0, Qt::AlignTop);
        grid->addLayout(texts, at, 1);
        grid->addLayout(pills, at++, 2, Qt::AlignTop);
    }
    card->body()->addLayout(grid);
    if (at == 0) card->body()->addWidget(makeLabel(TextRole::Soft, tr("No row is in force."), card));
    return card;
}

void RulesBoard::showRules() {
    delete m_tables;
    m_tables = nullptr;
    if (!m_view) return;
    m_tables = new QWidget(this);
    auto* column = new QVBoxLayout(m_tables);
    space(column, 0, 14);
    std::vector<std::string> seen;
    for (const auto& row : m_view->rows)
        if (std::find(seen.begin(), seen.end(), row.table) == seen.end()) {
            seen.push_back(row.table);
            column->addWidget(tableCard(row.table));
        }
    column->addStretch(1);
    layout()->addWidget(m_tables);
}

void RulesBoard::retranslate() {
    m_which->setChoices({{u"now"_s, tr("In force")}, {u"all"_s, tr("Every row")}});
    if (m_which->chosen().isEmpty()) m_which->setChosen({u"now"_s});
    if (m_view && !m_view->version.empty()) {
        m_from->setTone(Tone::Ok);
        m_from->setWords(tr("Version %1 of the consortium").arg(qs(m_view->version)), tr("Published by %1; it came through the hub. In force on %2 is what each row says.").arg(qs(m_view->publisher), isoDate(m_view->day)));
    } else {
        m_from->setTone(Tone::Warn);
        m_from->setWords(tr("Built-in sample tables"), tr("The consortium has published none yet. Amounts are made up: no statement may rest on them. The consortium enters its own, with source and date, and publishes them through the hub."));
    }
    showRules();
}

}  // namespace jiayi::ui
