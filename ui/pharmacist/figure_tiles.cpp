#include "ui/pharmacist/figure_tiles.h"

#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/pharmacist/pharmacist_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMeasureTiles = 2;
/// Design width of a tile at least: below it two stand above two, never three above one.
constexpr int kNarrowestTile = 200;
}

FigureTiles::FigureTiles(QWidget* parent) : Live<QWidget>(parent) {
    m_grid = new QGridLayout(this);
    space(m_grid, 0, 14);
    for (const auto* name : {"acceptance", "uptake", "noise", "unsigned"}) {
        auto* card = new Card(this);
        const auto label = [&](TextRole role, const char* part) {
            auto* made = makeLabel(role, {}, card);
            made->setObjectName(u"tile.%1.%2"_s.arg(QLatin1String(name), QLatin1String(part)));
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

void FigureTiles::arrange() {
    const int across = width() >= 4 * px(kNarrowestTile) + 3 * m_grid->horizontalSpacing() ? 4 : width() >= 2 * px(kNarrowestTile) ? 2 : 1;
    for (int at = 0; at < static_cast<int>(m_tiles.size()); ++at) {
        m_grid->setColumnStretch(at, at < across);
        m_grid->addWidget(m_tiles[at].card, at / across, at % across);
    }
}

void FigureTiles::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    arrange();
}

void FigureTiles::setMeasures(std::vector<pharmacy::AcceptanceMeasure> measures) {
    m_measures = std::move(measures);
    showAll();
}

void FigureTiles::setNoise(std::optional<pharmacy::ReviewNoise> noise) {
    m_noise = std::move(noise);
    showAll();
}

void FigureTiles::setUnsigned(std::size_t unsignedRows, std::size_t rows) {
    m_unsigned = {unsignedRows, rows};
    showAll();
}

void FigureTiles::say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const QString& more) {
    tile.name->setText(name);
    tile.figure->setText(figure);
    tile.words->setText(words);
    tile.card->setToolTip(more);
    tile.card->setAccessibleName(name + u": "_s + figure);
    tile.card->setAccessibleDescription(words + u". "_s + more);
}

void FigureTiles::showAll() {
    for (int at = 0; at < kMeasureTiles; ++at) {
        if (static_cast<std::size_t>(at) >= m_measures.size()) {
            say(m_tiles[at], u"…"_s, u"–"_s, {}, {});
            continue;
        }
        const auto& measure = m_measures[static_cast<std::size_t>(at)];
        const auto rate = measure.rate();
        const auto counted = rate ? tr("%1 of %2 forms · %3").arg(countText(measure.numerator), countText(measure.denominator), qs(measure.rule.id))
                                  : tr("no form to count · %1").arg(qs(measure.rule.id));
        say(m_tiles[at], ruleText(measure.rule.name), rate ? percentText(*rate) : u"–"_s, counted, ruleText(measure.rule.definition));
    }
    if (m_noise) {
        const auto per100 = m_noise->regimens == 0 ? 0.0 : 100.0 * static_cast<double>(m_noise->interruptive) / static_cast<double>(m_noise->regimens);
        say(m_tiles[2], tr("Interruptions per 100 regimens"), m_noise->regimens == 0 ? u"–"_s : figure(per100, 1),
            tr("%1 of %2 regimens interrupted").arg(countText(static_cast<qint64>(m_noise->interrupted)), countText(static_cast<qint64>(m_noise->regimens))),
            tr("The review over every regimen in use today: the noise that doctors would meet."));
    } else {
        say(m_tiles[2], tr("Interruptions per 100 regimens"), u"…"_s, tr("reviewing every regimen"), {});
    }
    const auto rows = m_unsigned.value_or(std::pair<std::size_t, std::size_t>{0, 0});
    say(m_tiles[3], tr("Rows that await a signature"), m_unsigned ? countText(static_cast<qint64>(rows.first)) : u"…"_s,
        m_unsigned ? tr("of %1 rows of knowledge").arg(countText(static_cast<qint64>(rows.second))) : QString(),
        tr("General knowledge: shown as such until a pharmacist signs it."));
}

}  // namespace jiayi::ui
