#include "ui/capitation/money_tiles.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/card.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// Design width of a tile at least.
constexpr int kNarrowestMoneyTile = 196;
}  // namespace

MoneyTiles::MoneyTiles(QWidget* parent) : Live<QWidget>(parent) {
    m_grid = new QGridLayout(this);
    space(m_grid, 0, 14);
    for (const auto* name : {"members", "budget", "spent", "surplus", "forecast"}) {
        auto* card = new Card(this);
        const auto label = [&](TextRole role, const char* part) {
            auto* made = makeLabel(role, {}, card);
            made->setObjectName(u"account.%1.%2"_s.arg(QLatin1String(name), QLatin1String(part)));
            made->setWordWrap(role == TextRole::Soft);
            card->body()->addWidget(made);
            return made;
        };
        card->body()->setSpacing(px(2));
        auto* title = label(TextRole::Soft, "name");
        auto* figure = label(TextRole::Figure, "figure");
        m_tiles.append({card, title, figure, label(TextRole::Soft, "words")});
        card->body()->addStretch(1);
    }
    arrange();
    showAll();
}

void MoneyTiles::arrange() {
    const int tiles = static_cast<int>(m_tiles.size());
    const int gap = m_grid->horizontalSpacing();
    const int across = std::clamp((width() + gap) / (px(kNarrowestMoneyTile) + gap), 2, tiles);
    for (int at = 0; at < tiles; ++at) {
        m_grid->setColumnStretch(at, at < across);
        m_grid->addWidget(m_tiles[at].card, at / across, at % across);
    }
}

void MoneyTiles::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    arrange();
}

void MoneyTiles::show(const capitation::AccountPage& page) {
    m_page = page;
    showAll();
}

void MoneyTiles::say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const QString& whole) {
    tile.name->setText(name);
    tile.figure->setText(figure);
    tile.words->setText(words);
    tile.card->setToolTip(whole);
    tile.card->setAccessibleName(name + u": "_s + figure);
    tile.card->setAccessibleDescription(words + (whole.isEmpty() ? QString() : u". "_s + whole));
}

void MoneyTiles::showAll() {
    if (!m_page) {
        for (const auto& tile : m_tiles) say(tile, u"…"_s, u"–"_s, {}, {});
        return;
    }
    const auto& page = *m_page;
    const auto& account = page.account;
    Money own, elsewhere, outstanding;
    for (const auto& month : account.months) {
        own = own + month.own;
        elsewhere = elsewhere + month.elsewhere;
        outstanding = outstanding + month.outstanding;
    }
    say(m_tiles[0], tr("Member-months to date"), countText(account.memberMonths()), tr("%1 members · +%2 / −%3 this month").arg(countText(page.members), countText(page.joined), countText(page.left)), {});
    say(m_tiles[1], tr("Budget to date"), shortMoney(account.budget()),
        page.terms ? tr("%1 per member-month, an average").arg(wholeYuan(page.terms->perMonth)) : QString(), moneyText(account.budget()));
    say(m_tiles[2], tr("Spent to date"), shortMoney(account.spent()), tr("own %1 · elsewhere %2").arg(shortMoney(own), shortMoney(elsewhere)),
        tr("%1, and %2 are estimated to be on their way").arg(moneyText(account.spent()), moneyText(outstanding)));
    const auto left = account.budget() - account.spent() - outstanding;
    say(m_tiles[3], left.fen < 0 ? tr("Deficit to date") : tr("Surplus to date"), percentOf(left, account.budget()), page.terms ? tr("policy: %1").arg(moneyWords(page.terms->policy)) : QString(),
        tr("%1 after what is on its way, before quality and stop-loss").arg(moneyText(left)));
    if (account.forecast) {
        const auto& forecast = *account.forecast;
        say(m_tiles[4], tr("Cost of the year, forecast"), shortMoney(forecast.expected), tr("80 %: %1 to %2").arg(shortMoney(forecast.low), shortMoney(forecast.high)), moneyText(forecast.expected));
    } else {
        say(m_tiles[4], tr("Cost of the year, forecast"), u"–"_s, tr("from the third month on"), {});
    }
}

}  // namespace jiayi::ui
