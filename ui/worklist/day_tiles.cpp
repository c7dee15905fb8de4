#include "ui/worklist/day_tiles.h"

#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/worklist/worklist_words.h"

#include <QGridLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Design widths of a tile at least: with the words beneath its figure, and without.
constexpr int kNarrowestDayTile = 190, kNarrowestPlainTile = 128;

double shareOf(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace

DayTiles::DayTiles(QWidget* parent) : Live<QWidget>(parent) {
    m_grid = new QGridLayout(this);
    space(m_grid, 0, 14);
    for (const auto* name : {"due", "seen", "control", "followup", "arrivals"}) {
        auto* card = new Card(this);
        const auto label = [&](TextRole role, const char* part) {
            auto* made = makeLabel(role, {}, card);
            made->setObjectName(u"day.%1.%2"_s.arg(QLatin1String(name), QLatin1String(part)));
            made->setWordWrap(role == TextRole::Soft);
            card->body()->addWidget(made);
            return made;
        };
        card->body()->setSpacing(px(2));
        auto* title = label(TextRole::Soft, "name");
        auto* figure = label(TextRole::Figure, "figure");
        m_tiles.append({card, title, figure, label(TextRole::Soft, "words")});
    }
    arrange();
    showAll();
}

void DayTiles::arrange() {
    const int tiles = static_cast<int>(m_tiles.size());
    const auto fit = [&](int narrowest) { return std::clamp((width() + m_grid->horizontalSpacing()) / (px(narrowest) + m_grid->horizontalSpacing()), 1, tiles); };
    // Where there is little room the list goes first: what stands beneath a figure is its tooltip then.
    const bool plain = fit(kNarrowestDayTile) < tiles;
    const int across = plain ? fit(kNarrowestPlainTile) : tiles;
    for (const auto& tile : m_tiles) tile.words->setVisible(!plain);
    for (int at = 0; at < tiles; ++at) {
        m_grid->setColumnStretch(at, at < across);
        m_grid->addWidget(m_tiles[at].card, at / across, at % across);
    }
}

void DayTiles::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    arrange();
}

void DayTiles::setDue(const worklist::DueCount& mine, const worklist::DueCount& all) {
    m_due = {mine, all};
    showAll();
}

void DayTiles::setFigures(const worklist::DayFigures& figures) {
    m_figures = figures;
    m_failed = false;
    showAll();
}

void DayTiles::setFailed() {
    m_figures.reset();
    m_failed = true;
    showAll();
}

void DayTiles::say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const char* tone) {
    tile.name->setText(name);
    tile.figure->setText(figure);
    tile.words->setText(words);
    tile.words->setProperty("tone", QLatin1String(tone));
    tile.words->style()->polish(tile.words);
    tile.card->setAccessibleName(name + u": "_s + figure);
    tile.card->setAccessibleDescription(words);
    tile.card->setToolTip(words);
}

void DayTiles::showAll() {
    if (!m_due) {
        say(m_tiles[0], tr("To do today"), u"…"_s, {});
    } else {
        const auto& [mine, all] = *m_due;
        // What was not counted to its end cannot be taken away from.
        const auto words = mine.more || all.more ? tr("%1 yours").arg(dueCountText(mine.all, mine.more))
                                                 : tr("%1 yours · %2 of others").arg(countText(mine.all), countText(all.all - mine.all));
        say(m_tiles[0], tr("To do today"), dueCountText(all.all, all.more), words);
    }
    showFigures();
}

void DayTiles::showFigures() {
    const QStringList names{tr("Seen today"), tr("HbA1c at target"), tr("Follow-up on time"), tr("Moved in")};
    if (!m_figures) {
        for (int at = 1; at < static_cast<int>(m_tiles.size()); ++at) say(m_tiles[at], names[at - 1], m_failed ? u"–"_s : u"…"_s, m_failed ? tr("could not be counted") : QString());
        return;
    }
    const auto& day = *m_figures;
    const auto& bookings = day.bookings;
    auto booked = tr("%1 booked · %2 not seen yet").arg(countText(bookings.booked), countText(bookings.expected));
    if (bookings.overbooked > 0) booked += u" · "_s + tr("%n at times that are overbooked", nullptr, static_cast<int>(bookings.overbooked));
    say(m_tiles[1], names[0], countText(day.seen), booked, bookings.overbooked > 0 ? "warn" : "");
    say(m_tiles[2], names[1], day.measured > 0 ? percentText(shareOf(day.atTarget, day.measured)) : u"–"_s,
        tr("%1 of %2 who were measured").arg(countText(day.atTarget), countText(day.measured)));
    const auto onTime = day.planned - day.late;
    say(m_tiles[3], names[2], day.planned > 0 ? percentText(shareOf(onTime, day.planned)) : u"–"_s,
        tr("%1 of %2 planned · %3 late").arg(countText(onTime), countText(day.planned), countText(day.late)), day.late > 0 ? "warn" : "ok");
    say(m_tiles[4], names[3], countText(day.arrivals), tr("in the last seven days"));
}

}  // namespace jiayi::ui
