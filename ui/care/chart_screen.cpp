#include "ui/care/chart_screen.h"

#include "ui/care/care_words.h"
#include "ui/care/history_cards.h"
#include "ui/care/latest_card.h"
#include "ui/care/targets_dialog.h"
#include "ui/common/person_header.h"
#include "ui/care/trend_card.h"
#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Design pixels.
constexpr int kHighestTrend = 560;

std::vector<care::FormKey> formsOf(const std::vector<std::string>& keys) {
    std::vector<care::FormKey> forms;
    for (const auto& key : keys) forms.push_back({key});
    return forms;
}

}  // namespace

ChartScreen::ChartScreen(ChartAsks asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_clock(clock) {
    setObjectName(u"chart"_s);
    build();
    restyle();
    retranslate();
}

void ChartScreen::build() {
    m_content = new QWidget(this);
    auto* all = new QVBoxLayout(m_content);
    space(all, 0, 14);
    m_header = new PersonHeader(m_clock, m_content);
    m_edit = new Button(Button::Kind::Secondary, {}, m_header);
    m_edit->setObjectName(u"chart.edit"_s);
    m_edit->setKeys(Qt::Key_F2);
    m_prescribe = new Button(Button::Kind::Secondary, {}, m_header);
    m_prescribe->setObjectName(u"chart.prescribe"_s);
    m_prescribe->setKeys(Qt::Key_F5);
    m_outpatient = new Button(Button::Kind::Secondary, {}, m_header);
    m_outpatient->setObjectName(u"chart.outpatient"_s);
    m_outpatient->setKeys(Qt::SHIFT | Qt::Key_F4);
    m_visit = new Button(Button::Kind::Primary, {}, m_header);
    m_visit->setObjectName(u"chart.newVisit"_s);
    m_visit->setKeys(Qt::Key_F4);
    m_header->addAction(m_edit);
    m_header->addAction(m_prescribe);
    m_header->addAction(m_outpatient);
    m_header->addAction(m_visit);
    m_draft = new Notice(Tone::Warn, m_content);
    m_draft->setObjectName(u"chart.draft"_s);
    m_draft->hide();
    m_offers = new QWidget(m_content);
    m_offers->setObjectName(u"chart.offers"_s);
    space(new QVBoxLayout(m_offers), 0, 8);
    m_offers->hide();
    all->addWidget(m_header);
    all->addWidget(m_draft);
    all->addWidget(m_offers);

    auto* columns = new Columns(760, m_content);
    auto* left = new QWidget(columns);
    auto* leftColumn = new QVBoxLayout(left);
    space(leftColumn, 0, 14);
    m_trend = new TrendCard(m_asks, m_rules, m_clock, left);
    m_values = new LatestCard(m_rules, m_clock, left);
    m_targets = new Button(Button::Kind::Quiet, {}, m_values);
    m_targets->setObjectName(u"chart.targets"_s);
    m_targets->setKeys(Qt::Key_F3);
    m_values->addHeadAction(m_targets);
    leftColumn->addWidget(m_trend, 1);
    leftColumn->addWidget(m_values);
    leftColumn->addStretch();  // beside a long column a trend as high as it would have no shape
    auto* right = new QWidget(columns);
    m_rightColumn = new QVBoxLayout(right);
    space(m_rightColumn, 0, 14);
    m_medicines = new MedicinesCard(m_clock, right);
    m_renew = new Button(Button::Kind::Quiet, {}, m_medicines);
    m_renew->setObjectName(u"chart.renew"_s);
    m_renew->setKeys(Qt::Key_F6);
    m_medicines->addHeadAction(m_renew);
    m_timeline = new TimelineCard(m_rules, m_clock, right);
    m_rightColumn->addWidget(m_medicines);
    m_rightColumn->addWidget(m_timeline, 1);
    columns->add(left, 65);
    columns->add(right, 35);
    all->addWidget(columns, 1);

    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(m_content, this);
    m_states->panel()->setObjectName(u"chart.state"_s);
    outer->addWidget(m_states);

    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editAsked(m_resident); });
    connect(m_visit, &QPushButton::clicked, this, [this] { Q_EMIT visitAsked(m_resident); });
    connect(m_outpatient, &QPushButton::clicked, this, [this] { Q_EMIT outpatientAsked(m_resident); });
    connect(m_prescribe, &QPushButton::clicked, this, [this] { Q_EMIT prescribeAsked(m_resident, false); });
    connect(m_renew, &QPushButton::clicked, this, [this] { Q_EMIT prescribeAsked(m_resident, true); });
    connect(m_targets, &QPushButton::clicked, this, &ChartScreen::openTargets);
    connect(m_draft, &Notice::acted, this, [this] { Q_EMIT visitAsked(m_resident); });
    connect(m_values, &LatestCard::measureChosen, m_trend, &TrendCard::showMeasure);
    connect(m_timeline, &TimelineCard::visitOpened, this, &ChartScreen::visitOpened);
    connect(m_states, &StateStack::acted, this, &ChartScreen::ask);
}

QString ChartScreen::title() const {
    return m_chart && !m_chart->resident.name.empty() ? qs(m_chart->resident.name) : tr("Chart");
}

void ChartScreen::activated() {
    if (!m_resident.isNil() && m_chart) ask();
}

void ChartScreen::focusFirst() { m_visit->setFocus(); }

void ChartScreen::open(care::ResidentId resident) {
    if (m_resident != resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_chart.reset();
        m_trend->setForecast({});
        m_states->showEmpty({}, {});
    }
    m_resident = resident;
    Q_EMIT titleChanged();
    ask();
}

void ChartScreen::reload() {
    if (!m_resident.isNil()) ask();
}

void ChartScreen::ask() {
    m_states->showLoading(tr("Reading the chart …"));
    m_latest.run(this, m_asks.chart(m_resident), [this](Result<care::ChartSummary> chart) {
        if (chart) show(std::move(*chart));
        else m_states->showError(wordsFor(chart.error()));
    });
}

void ChartScreen::show(care::ChartSummary chart) {
    m_chart = std::move(chart);
    m_header->show(*m_chart);
    m_values->show(m_chart->latest);
    m_medicines->show(m_chart->medicines);
    m_timeline->show(m_chart->timeline, [ask = m_asks.timeline, resident = m_resident](Date before) {
        return ask(resident, before);
    });
    m_trend->open(m_resident);
    const bool lives = m_chart->resident.status != roster::ResidentStatus::Dead;
    for (auto* button : {m_visit, m_outpatient, m_prescribe, m_renew}) button->setEnabled(lives);
    showDrafts();
    showOffers();
    m_states->showContent();
    Q_EMIT titleChanged();
    Q_EMIT shown(m_resident);
}

void ChartScreen::placeCard(QWidget* card, Place place) { m_rightColumn->insertWidget(place == Place::First ? 0 : m_rightColumn->indexOf(m_timeline), card); }

void ChartScreen::showForecast(std::optional<TrendForecast> forecast) { m_trend->setForecast(forecast); }

/// What the person's diagnoses lead to: one key enrols, and nothing happens unasked.
void ChartScreen::showOffers() {
    qDeleteAll(m_offers->findChildren<Notice*>(Qt::FindDirectChildrenOnly));
    const bool any = m_chart && !m_chart->offers.empty() && m_chart->resident.status != roster::ResidentStatus::Dead;
    m_offers->setVisible(any);
    if (!any) return;
    bool first = true;  // the key enrols for the first, and then for the next
    for (const auto& offer : m_chart->offers) {
        const auto* programme = m_rules.programme(offer.code);
        if (!programme) continue;
        auto* notice = new Notice(Tone::Info, m_offers);
        notice->setObjectName(u"chart.offer."_s + qs(offer.code));
        const auto* condition = m_rules.condition(offer.icd10);
        auto why = tr("Recorded: %1 %2.").arg(qs(offer.icd10), condition ? ruleText(condition->en, condition->zh) : QString());
        if (!offer.ageKnown) why += u' ' + tr("The age is not known; the programme begins at %1.").arg(*programme->minAge);
        if (!programme->verified) why += u' ' + tr("Criteria and form are not verified yet.");
        notice->setWords(tr("Not enrolled: %1.").arg(ruleText(programme->en, programme->zh)), why);
        notice->setAction(tr("Enrol"));
        if (auto* button = notice->findChild<Button*>(u"notice.action"_s); button && first) button->setKeys(Qt::ALT | Qt::Key_E);
        first = false;
        connect(notice, &Notice::acted, this, [this, code = offer.code] { enrol(code); });
        m_offers->layout()->addWidget(notice);
    }
}

void ChartScreen::enrol(const std::string& code) {
    m_latestEnrol.run(this, m_asks.enrol({m_resident, code, localDate(m_clock.now())}), [this](Result<care::ProgrammeId> answer) {
        if (answer) return ask();
        m_states->showError(wordsFor(answer.error()));
    });
}

void ChartScreen::openTargets() {
    auto* dialog = new TargetsDialog(m_asks.targets, m_resident, m_rules, m_clock, this);
    connect(dialog, &TargetsDialog::targetSet, this, &ChartScreen::ask);
    dialog->open();
}

void ChartScreen::showDrafts() {
    m_draft->setVisible(m_chart && !m_chart->drafts.empty());
    if (!m_chart || m_chart->drafts.empty()) return;
    m_draft->setWords(tr("A visit is not signed yet."),
                      tr("%1: the draft is waiting at this desk.").arg(formWord(m_rules, formsOf(m_chart->drafts))));
    m_draft->setAction(tr("Continue"));
}

void ChartScreen::restyle() { m_trend->setMaximumHeight(px(kHighestTrend)); }

void ChartScreen::retranslate() {
    m_edit->setText(tr("Edit"));
    m_prescribe->setText(tr("Prescribe"));
    m_renew->setText(tr("Renew all"));
    m_visit->setText(tr("New visit"));
    m_outpatient->setText(tr("Outpatient"));
    m_targets->setText(tr("Targets"));
    showDrafts();
    showOffers();
}

}  // namespace jiayi::ui
