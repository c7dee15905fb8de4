#include "ui/readings/figures_card.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/readings/range_bar.h"
#include "ui/readings/readings_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

FiguresCard::FiguresCard(const readings::ReadingRules& rules, QWidget* parent) : Card(parent), m_rules(rules) {
    setObjectName(u"readings.figures"_s);
    m_bar = new RangeBar(rules, this);
    body()->addWidget(m_bar);
    m_rows = new QGridLayout;
    space(m_rows, {0, 8, 0, 0}, 8);
    m_rows->setColumnStretch(0, 1);
    body()->addLayout(m_rows);
    body()->addStretch(1);
}

void FiguresCard::show(const readings::GlucoseProfile& profile) {
    m_profile = profile;
    retranslate();
}

void FiguresCard::addRow(const QString& name, const QString& value, const QString& note, std::optional<Tone> mark) {
    const int row = m_rows->rowCount();
    auto* label = makeLabel(TextRole::Body, note.isEmpty() ? name : name + u'\n' + note, this);
    label->setWordWrap(true);
    m_rows->addWidget(label, row, 0);
    if (mark) {
        auto* state = new StateMark(this);
        state->setState(*mark, *mark == Tone::Ok ? tr("goal met") : tr("goal missed"));
        m_rows->addWidget(state, row, 1);
    }
    auto* figure = makeLabel(TextRole::Strong, value, this);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows->addWidget(figure, row, 2);
}

void FiguresCard::addFigures() {
    const auto& p = m_profile;
    const auto days = static_cast<int>(m_rules.figure("cgm.days"));
    addRow(tr("Mean glucose"), p.mean ? figure(*p.mean, 1) + u" mmol/L"_s : u"–"_s);
    addRow(tr("GMI, estimated from the mean"), p.gmi ? figure(*p.gmi, 1) + u" %"_s : tr("not told"),
           p.gmi ? tr("no laboratory value") : tr("wants %1 % of the time").arg(figure(m_rules.figure("cgm.min-coverage"), 0)));
    addRow(tr("Variation (CV)"), p.cv ? figure(*p.cv, 0) + u" %"_s : u"–"_s, tr("stable up to %1 %").arg(figure(m_rules.figure("cgm.cv-stable"), 0)));
    addRow(tr("Time that the sensor told"), figure(p.coverage, 1) + u" %"_s, tr("%1 of %2 days with readings").arg(p.daysWorn).arg(days));
    if (p.below + p.above > 0) addRow(tr("Beyond the sensor's range"), QString::number(p.below + p.above), tr("LO %1, HI %2: counted with the limit").arg(p.below).arg(p.above));
}

void FiguresCard::addGoals() {
    for (const auto& state : m_profile.goals)
        addRow(goalWords(m_rules, *state.goal), (state.met ? tr("met") : tr("missed")) + u" · "_s + figure(state.percent, 0) + u" %"_s, {}, state.met ? Tone::Ok : Tone::Warn);
}

void FiguresCard::fill() {
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_profile.isEmpty()) return;
    m_bar->setBands(m_profile.bands);
    addFigures();
    auto* head = makeLabel(TextRole::Soft, m_profile.goals.empty() || m_profile.goals.front().goal->group != "older" ? tr("Goals of the consensus") : tr("Goals of the consensus for older people"), this);
    m_rows->addWidget(head, m_rows->rowCount(), 0, 1, 3);
    addGoals();
}

void FiguresCard::retranslate() {
    setTitle(tr("Time in range"));
    if (m_rows) fill();
}

}  // namespace jiayi::ui
