#include "ui/quality/spread_view.h"

#include "ui/common/card.h"
#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/quality/bar_rows.h"
#include "ui/quality/quality_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

double part(std::int64_t of, std::int64_t whole) { return whole == 0 ? 0 : static_cast<double>(of) / static_cast<double>(whole); }

QString countAndShare(std::int64_t count, std::int64_t of) { return of == 0 ? countText(count) : countText(count) + u" · "_s + percentText(part(count, of)); }

}  // namespace

BandsView::BandsView(const quality::MeasureBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_bars = new BarRows(m_card);
    m_bars->setObjectName(u"bands"_s);
    m_sum = makeLabel(TextRole::Soft, {}, m_card);
    m_sum->setObjectName(u"bands.sum"_s);
    m_sum->setWordWrap(true);
    m_card->body()->addWidget(m_bars);
    m_card->body()->addWidget(m_sum);
    all->addWidget(m_card);
    all->addStretch(1);
    connect(m_bars, &BarRows::acted, this, [this](const QString& key) { Q_EMIT bandAsked(key.toInt()); });
    showAll();
}

void BandsView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showAll();
}

void BandsView::showAll() {
    const auto& banded = m_book.hba1c;
    const auto& measure = m_book.measures[banded.measure];
    m_card->setTitle(tr("HbA1c, newest of six months"));
    m_card->setHint(qs(measure.id));
    m_bars->setAccessibleName(tr("People in each band"));
    if (!m_board) return m_sum->setText(tr("Counting …"));
    const auto& spread = m_board->hba1c;
    std::int64_t sum = spread.none, most = spread.none;
    for (const auto count : spread.bands) {
        sum += count;
        most = std::max(most, count);
    }
    QList<Bar> bars;
    for (std::size_t at = 0; at < spread.bands.size(); ++at) {
        const auto& band = banded.bands[at];
        bars << Bar{QString::number(at), inForce(band.en, band.zh), spread.bands[at], part(spread.bands[at], most), countAndShare(spread.bands[at], sum), false};
    }
    bars << Bar{u"-1"_s, tr("Not measured"), spread.none, part(spread.none, most), countAndShare(spread.none, sum), true};
    m_bars->setBars(std::move(bars));
    const auto& count = m_board->lines[banded.measure].count;
    m_sum->setText(tr("%1 in all: the denominator of %2 is %3. A band begins with its lower limit and ends below its upper one.")
                       .arg(countText(sum), qs(measure.id), count ? countText(count->denominator) : u"–"_s));
}

FunnelsView::FunnelsView(const quality::MeasureBook&, const quality::BoardBook& board, QWidget* parent) : Live<QWidget>(parent), m_funnels(board) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    for (const auto& funnel : board.funnels) {
        auto* card = new Card(this);
        auto* bars = new BarRows(card);
        bars->setObjectName(u"funnel."_s + qs(funnel.programme));
        card->body()->addWidget(bars);
        all->addWidget(card);
        connect(bars, &BarRows::acted, this, &FunnelsView::stepAsked);
        m_cards << card;
        m_bars << bars;
    }
    all->addStretch(1);
    showAll();
}

void FunnelsView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showAll();
}

void FunnelsView::showAll() {
    for (int at = 0; at < static_cast<int>(m_cards.size()); ++at) {
        const auto& funnel = m_funnels.funnels[static_cast<std::size_t>(at)];
        m_cards[at]->setTitle(programmeWord(funnel.programme));
        m_cards[at]->setSubtitle(tr("each step is of those of the step above"));
        m_bars[at]->setAccessibleName(programmeWord(funnel.programme));
        if (!m_board) continue;
        const auto& counts = m_board->funnels[static_cast<std::size_t>(at)].steps;
        QList<Bar> bars;
        for (std::size_t step = 0; step < counts.size(); ++step) {
            const auto& rule = funnel.steps[step];
            bars << Bar{qs(rule.id), inForce(rule.en, rule.zh), counts[step], part(counts[step], counts.front()),
                        step == 0 ? countText(counts[0]) : countAndShare(counts[step], counts[step - 1]), false};
        }
        m_bars[at]->setBars(std::move(bars));
    }
}

ImprovementView::ImprovementView(const quality::MeasureBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_bars = new BarRows(m_card);
    m_bars->setObjectName(u"improvement"_s);
    const auto label = [&](TextRole role, const QString& name) {
        auto* made = makeLabel(role, {}, m_card);
        made->setObjectName(name);
        made->setWordWrap(true);
        m_card->body()->addWidget(made);
        return made;
    };
    m_card->body()->addWidget(m_bars);
    m_points = label(TextRole::Heading, u"improvement.points"_s);
    m_relative = label(TextRole::Heading, u"improvement.relative"_s);
    m_words = label(TextRole::Soft, u"improvement.words"_s);
    all->addWidget(m_card);
    all->addStretch(1);
    showAll();
}

void ImprovementView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showAll();
}

void ImprovementView::showAll() {
    const auto months = static_cast<int>(m_book.limit("cohort.months"));
    m_card->setTitle(tr("People managed for at least %n months, against themselves", nullptr, months));
    m_bars->setAccessibleName(m_board ? tr("HbA1c below the goal, first and last") : QString());
    m_bars->setVisible(m_board && m_board->improvement.people > 0);
    m_points->setVisible(m_bars->isVisibleTo(this));
    m_relative->setVisible(m_bars->isVisibleTo(this));
    if (!m_board) return m_words->setText(tr("Counting …"));
    const auto& figures = m_board->improvement;
    if (figures.people == 0) return m_words->setText(tr("Nobody has been managed so long and measured on two days."));
    m_bars->setBars({{u"first"_s, tr("First value below %1 %").arg(figure(m_book.limit("cohort.goal"), 1)), figures.first, part(figures.first, figures.people), countAndShare(figures.first, figures.people), true},
                     {u"last"_s, tr("Last value below %1 %").arg(figure(m_book.limit("cohort.goal"), 1)), figures.last, part(figures.last, figures.people), countAndShare(figures.last, figures.people), false}});
    m_points->setText(pointsText(figures.percentagePoints().value_or(0)));
    const auto relative = figures.relativePercent();
    m_relative->setText(relative ? relativeText(*relative) : tr("Relative: nobody was at goal at first"));
    m_words->setText(tr("%1 people, each with a first value since they were taken on and a last one of this period. The first figure is the difference of the two shares; the second tells that difference against the first share.")
                         .arg(countText(figures.people)));
}

}  // namespace jiayi::ui
