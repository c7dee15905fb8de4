#include "ui/moves/board_page.h"

#include "ui/common/card.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/moves/month_bars.h"
#include "ui/moves/moves_words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 8;

/// A name, a bar of its share, its figure.
class ShareRow : public QWidget {
public:
    ShareRow(const QString& name, int count, int most, QWidget* parent) : QWidget(parent), m_name(name), m_count(count), m_most(most) {
        setMinimumHeight(px(30));
        setAccessibleName(name + u": "_s + countText(count));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(t.font(13));
        painter.setPen(t.ink);
        const auto figure = countText(m_count);
        const double figureWidth = px(34);
        const auto text = painter.fontMetrics().elidedText(m_name, Qt::ElideRight, width() - static_cast<int>(figureWidth));
        painter.drawText(QRectF(0, 0, width() - figureWidth, height() - px(7)), Qt::AlignLeft | Qt::AlignVCenter, text);
        painter.drawText(QRectF(0, 0, width(), height() - px(7)), Qt::AlignRight | Qt::AlignVCenter, figure);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.rowLine);
        painter.drawRoundedRect(QRectF(0, height() - px(6), width(), px(4)), px(2), px(2));
        painter.setBrush(t.tone(Tone::Info).strong);
        painter.drawRoundedRect(QRectF(0, height() - px(6), std::max<double>(static_cast<double>(width()) * m_count / m_most, px(4)), px(4)), px(2), px(2));
    }

private:
    QString m_name;
    int m_count;
    int m_most;
};

}  // namespace

BoardPage::BoardPage(const moves::MovesBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    setObjectName(u"moves.board"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* tiles = new QHBoxLayout;
    space(tiles, 0, 14);
    const char* names[] = {"arrivals", "departures", "net", "waiting"};
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        auto* card = new Card(this);
        card->body()->setSpacing(px(2));
        const auto label = [&](TextRole role, const char* part) {
            auto* made = makeLabel(role, {}, card);
            made->setObjectName(u"moves.tile.%1.%2"_s.arg(QLatin1String(names[i]), QLatin1String(part)));
            made->setWordWrap(role == TextRole::Soft);
            card->body()->addWidget(made);
            return made;
        };
        auto* name = label(TextRole::Soft, "name");
        auto* figure = label(TextRole::Figure, "figure");
        m_tiles[i] = {name, figure, label(TextRole::Soft, "words")};
        tiles->addWidget(card, 1);
    }
    all->addLayout(tiles);
    m_months = new Card(this);
    m_bars = new MonthBars(m_months);
    m_months->body()->addWidget(m_bars);
    all->addWidget(m_months);
    auto* lists = new Columns(760, this);
    m_reasons = new Card(lists);
    m_leftFor = new Card(lists);
    m_from = new Card(lists);
    for (auto* card : {m_reasons, m_leftFor, m_from}) lists->add(card, 1);
    all->addWidget(lists);
    all->addStretch(1);
    retranslate();
}

void BoardPage::show(moves::Board board) {
    m_board = std::move(board);
    m_bars->setMonths(m_board.months);
    retranslate();
}

void BoardPage::fillList(Card* card, QWidget*& rows, const std::vector<moves::BoardCount>& counts, bool reasons) {
    delete rows;
    rows = new QWidget(card);
    auto* column = new QVBoxLayout(rows);
    space(column, 0, 6);
    int most = 1;
    for (const auto& each : counts) most = std::max(most, each.count);
    int shown = 0;
    for (const auto& each : counts) {
        if (++shown > kMostRows) break;
        const auto name = reasons ? departureWord(m_book, each.id) : each.id.empty() ? tr("not known") : qs(each.id);
        column->addWidget(new ShareRow(name, each.count, most, rows));
    }
    if (counts.empty()) column->addWidget(makeLabel(TextRole::Soft, tr("Nobody yet"), rows));
    column->addStretch(1);
    card->body()->addWidget(rows);
}

void BoardPage::showTiles() {
    const auto say = [&](std::size_t at, const QString& name, const QString& figure, const QString& words) {
        m_tiles[at].name->setText(name);
        m_tiles[at].figure->setText(figure);
        m_tiles[at].words->setText(words);
    };
    const int came = m_board.arrivals(), left = m_board.departures();
    const auto span = tr("in twelve months");
    say(0, tr("Came from other clinics"), countText(came), span);
    say(1, tr("Left for other clinics"), countText(left), span);
    const int net = came - left;
    say(2, tr("Net"), (net > 0 ? u"+"_s : net < 0 ? u"−"_s : QString()) + countText(std::abs(net)), net < 0 ? tr("more left than came") : net > 0 ? tr("more came than left") : tr("as many came as left"));
    say(3, tr("Waiting to be taken in"), countText(m_board.waiting), tr("%1 leaving, %2 want to come").arg(countText(m_board.leaving), countText(m_board.coming)));
}

void BoardPage::showCounts() {
    if (!m_from) return;  // not built yet
    fillList(m_reasons, m_reasonRows, m_board.reasons, true);
    fillList(m_leftFor, m_leftRows, m_board.leftFor, false);
    fillList(m_from, m_fromRows, m_board.arrivedFrom, false);
}

void BoardPage::retranslate() {
    m_months->setTitle(tr("Month by month"));
    m_reasons->setTitle(tr("Why they left"));
    m_leftFor->setTitle(tr("Where they went"));
    m_from->setTitle(tr("Where they came from"));
    showTiles();
    showCounts();
}

}  // namespace jiayi::ui
