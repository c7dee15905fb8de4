#include "ui/worklist/work_filter.h"

#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/worklist/worklist_words.h"

#include <QHBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

const auto kEveryArea = u"all"_s;
const auto kEveryGrid = u"*"_s;
constexpr int kGridWidth = 150;
constexpr const char* kAreas[] = {"results", "follow-up", "pharmacy", "contract", "roster", "sync"};

}  // namespace

WorkFilter::WorkFilter(QWidget* parent) : Live<QWidget>(parent) {
    auto* across = new QHBoxLayout(this);
    space(across, 0, 12);
    m_areas = new ChipRow(ChipRow::Mode::One, this);
    m_areas->setObjectName(u"today.area"_s);
    m_grid = new ChoiceField(this);
    m_grid->setObjectName(u"today.grid"_s);
    m_grid->edit()->setObjectName(u"today.grid.edit"_s);
    m_grid->setLabelShown(false);
    across->addWidget(m_areas, 1);
    across->addStretch(0);
    across->addWidget(m_grid, 0, Qt::AlignVCenter);
    connect(m_areas, &ChipRow::chosenChanged, this, &WorkFilter::changed);
    connect(m_grid->edit(), &ChoiceEdit::chosen, this, &WorkFilter::changed);
    retranslate();
    restyle();
    clear();
}

void WorkFilter::restyle() { m_grid->setFixedWidth(px(kGridWidth)); }

void WorkFilter::setGrids(std::vector<std::string> grids) {
    m_grids = std::move(grids);
    retranslate();
}

void WorkFilter::setCounts(const worklist::WorklistPage& page) {
    m_counted.all = page.all;
    m_counted.more = page.more;
    m_counted.areas = page.areas;
    retranslate();
}

void WorkFilter::setAreasShown(bool shown) { m_areas->setVisible(shown); }

std::string WorkFilter::area() const {
    const auto chosen = m_areas->chosen().value(0);
    return chosen == kEveryArea || m_areas->isHidden() ? std::string{} : utf8(chosen);
}

std::string WorkFilter::grid() const {
    const auto chosen = m_grid->edit()->key();
    return chosen == kEveryGrid ? std::string{} : utf8(chosen);
}

void WorkFilter::clear() {
    m_areas->setChosen({kEveryArea});
    m_grid->edit()->setKey(kEveryGrid);
}

void WorkFilter::retranslate() {
    QList<ChipRow::Choice> areas{{kEveryArea, tr("All %1").arg(dueCountText(m_counted.all, m_counted.more))}};
    for (const auto* area : kAreas) {
        const auto found = m_counted.areas.find(area);
        areas.append({QLatin1String(area), areaWord(area) + u' ' + countText(found == m_counted.areas.end() ? 0 : found->second)});
    }
    m_areas->setChoices(areas);
    QList<ChoiceEdit::Choice> grids{{kEveryGrid, tr("Every grid")}};
    for (const auto& grid : m_grids) grids.append({qs(grid), qs(grid)});
    const auto kept = m_grid->edit()->key();
    m_grid->edit()->setChoices(grids);
    m_grid->edit()->setKey(kept.isEmpty() ? kEveryGrid : kept);
    m_grid->setLabel(tr("Grid"));
    m_grid->setVisible(!m_grids.empty());
}

}  // namespace jiayi::ui
