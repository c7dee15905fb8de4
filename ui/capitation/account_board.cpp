#include "ui/capitation/account_board.h"

#include "ui/capitation/capitation_words.h"
#include "ui/capitation/money_tiles.h"
#include "ui/capitation/parts_card.h"
#include "ui/capitation/people_card.h"
#include "ui/capitation/spend_chart.h"
#include "ui/capitation/watch_card.h"
#include "ui/common/columns.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Design width below which the columns stand one beneath the other.
constexpr int kStackBoard = 900, kStackGroups = 760;

QWidget* columnOf(std::initializer_list<QWidget*> cards, QWidget* parent) {
    auto* column = new QWidget(parent);
    auto* box = new QVBoxLayout(column);
    space(box, 0, 14);
    for (auto* card : cards) box->addWidget(card);
    box->addStretch(1);
    return column;
}

}  // namespace

AccountBoard::AccountBoard(AccountAsks asks, const Clock& clock, QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"account.board"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_sample = new Notice(Tone::Warn, this);
    m_sample->setObjectName(u"account.sample"_s);
    m_sample->hide();
    m_held = new Notice(Tone::Warn, this);
    m_held->setObjectName(u"account.held"_s);
    m_held->hide();
    m_tiles = new MoneyTiles(this);
    m_categories = new PartsCard(PartsCard::Kind::Category, u"account.categories"_s);
    m_doctors = new PartsCard(PartsCard::Kind::Doctor, u"account.doctors"_s);
    m_grids = new PartsCard(PartsCard::Kind::Grid, u"account.grids"_s);
    m_tiers = new PartsCard(PartsCard::Kind::Tier, u"account.tiers"_s);
    m_people = new PeopleCard(asks.personCost, clock);
    m_watch = new WatchCard;
    auto* groups = new Columns(kStackGroups);
    groups->add(columnOf({m_doctors, m_tiers}, this), 1);
    groups->add(columnOf({m_grids}, this), 1);
    m_left = columnOf({buildChart(), groups}, this);
    auto* columns = new Columns(kStackBoard, this);
    columns->add(m_left, 7);
    columns->add(columnOf({m_categories, m_people, m_watch}, this), 3);
    all->addWidget(m_tiles);
    all->addWidget(m_held);
    all->addWidget(columns);
    all->addWidget(m_sample);
    connect(m_people, &PeopleCard::chartAsked, this, &AccountBoard::chartAsked);
    connect(m_people, &PeopleCard::failed, this, &AccountBoard::failed);
    connect(m_sample, &Notice::acted, this, &AccountBoard::rulesAsked);
    connect(m_held, &Notice::acted, this, &AccountBoard::heldAsked);
    retranslate();
}

QWidget* AccountBoard::buildChart() {
    m_chartCard = new Card;
    m_chart = new SpendChart(m_chartCard);
    m_said = makeLabel(TextRole::Body, {}, m_chartCard);
    m_said->setObjectName(u"account.said"_s);
    m_said->setWordWrap(true);
    m_legend = makeLabel(TextRole::Soft, {}, m_chartCard);
    m_legend->setWordWrap(true);
    m_method = makeLabel(TextRole::Soft, {}, m_chartCard);
    m_method->setObjectName(u"account.method"_s);
    m_method->setWordWrap(true);
    for (QWidget* part : {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_said), static_cast<QWidget*>(m_method)}) m_chartCard->body()->addWidget(part);
    connect(m_chart, &SpendChart::chosenChanged, this, [this] { m_said->setText(m_chart->said()); });
    return m_chartCard;
}

void AccountBoard::show(const capitation::AccountPage& page) {
    m_page = page;
    const auto& account = page.account;
    m_tiles->show(page);
    m_chart->show(page);
    m_categories->show(account.categories, account.spent(), account.memberMonths());
    m_doctors->show(account.doctors, account.spent(), account.memberMonths());
    m_grids->show(account.grids, account.spent(), account.memberMonths());
    m_tiers->show(account.tiers, account.spent(), account.memberMonths());
    m_people->show(page.people, page.asked);
    m_watch->show(page.watch);
    retranslate();
}

void AccountBoard::hideCosts() { m_people->hideCosts(); }

void AccountBoard::showTerms() {
    m_sample->setVisible(m_page && m_page->terms && m_page->terms->sample);
    if (m_sample->isVisibleTo(this)) {
        m_sample->setWords(tr("Rates and terms are a sample"), tr("They are made up, until the consortium's own are published."));
        m_sample->setAction(tr("See the rules"));
    }
    const auto held = m_page ? m_page->account.held : 0;
    m_held->setVisible(held > 0);
    if (held > 0) {
        m_held->setWords(tr("%n cost(s) wait for their original", nullptr, static_cast<int>(held)), tr("A refund counts once what it gives back is known; until then it is in no figure."));
        m_held->setAction(tr("See them"));
    }
}

void AccountBoard::retranslate() {
    m_chartCard->setTitle(m_page ? tr("Spend against budget, %1").arg(m_page->asked.year) : tr("Spend against budget"));
    m_chartCard->setHint(tr("forecast interval 80 %"));
    m_legend->setText(tr("dark: own · pale: other institutions · hatched: on its way, by completion factors · pale with a bar: forecast"));
    QString method = tr("Forecast: every month to come costs per member what the passed ones did on average, with what is on its way; Student's t over their spread. Season and trend are not in it.");
    if (m_page && m_page->tested) {
        const auto& tested = *m_page->tested;
        const auto error = percentText(static_cast<double>(tested.meanError.num) / static_cast<double>(tested.meanError.den));
        method += u' ' + tr("Tried on %1: the year's end lay inside %2 of %3 times, mean error %4.").arg(QString::number(m_page->asked.year - 1), QString::number(tested.inside), QString::number(tested.tried), error);
    } else if (m_page) {
        method += u' ' + tr("There is no whole year yet to try it on.");
    }
    m_method->setText(method);
    m_said->setText(m_chart->said());
    showTerms();
}

}  // namespace jiayi::ui
