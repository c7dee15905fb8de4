#include "ui/readings/readings_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/readings/agp_plot.h"
#include "ui/readings/figures_card.h"
#include "ui/readings/home_card.h"
#include "ui/readings/sensor_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ReadingsScreen::ReadingsScreen(ReadingsAsks asks, const readings::ReadingRules& rules, const care::RuleBook& care, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_care(care) {
    setObjectName(u"readings"_s);
    build();
    retranslate();
}

QWidget* ReadingsScreen::buildHead() {
    auto* head = new Card(this);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"readings.name"_s);
    m_apart = makeLabel(TextRole::Soft, {}, head);
    m_apart->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_apart);
    row->addLayout(words, 1);
    m_back = new Button(Button::Kind::Quiet, {}, head);
    m_back->setObjectName(u"readings.takeBack"_s);
    m_print = new Button(Button::Kind::Secondary, {}, head);
    m_print->setObjectName(u"readings.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_read = new Button(Button::Kind::Primary, {}, head);
    m_read->setObjectName(u"readings.read"_s);
    m_read->setKeys(Qt::CTRL | Qt::Key_O);
    for (auto* button : {m_back, m_print, m_read}) row->addWidget(button);
    head->body()->addLayout(row);
    connect(m_read, &QPushButton::clicked, this, &ReadingsScreen::readFile);
    connect(m_print, &QPushButton::clicked, this, [this] { m_asks.print(m_resident, window()); });
    connect(m_back, &QPushButton::clicked, this, &ReadingsScreen::askTakeBack);
    return head;
}

void ReadingsScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_confirm = new Notice(Tone::Warn, content);
    m_confirm->setObjectName(u"readings.confirm"_s);
    m_failure = new Notice(Tone::Bad, content);
    m_failure->setObjectName(u"readings.failure"_s);
    for (auto* notice : {m_confirm, m_failure}) {
        notice->hide();
        all->addWidget(notice);
    }
    auto* sensor = new Columns(760, content);
    m_card = new Card(sensor);
    m_thin = new Notice(Tone::Warn, m_card);
    m_thin->setObjectName(u"readings.thin"_s);
    m_plot = new AgpPlot(m_rules, m_card);
    m_legend = makeLabel(TextRole::Soft, {}, m_card);
    m_legend->setWordWrap(true);
    m_card->body()->addWidget(m_thin);
    m_card->body()->addWidget(m_plot, 1);
    m_card->body()->addWidget(m_legend);
    m_figures = new FiguresCard(m_rules, sensor);
    sensor->add(m_card, 64);
    sensor->add(m_figures, 36);
    m_sensor = new StateStack(sensor, content);
    m_sensor->panel()->setObjectName(u"readings.noSensor"_s);
    all->addWidget(m_sensor, 1);
    m_home = new HomeCard(m_care, content);
    all->addWidget(m_home);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"readings.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, &ReadingsScreen::reload);
    connect(m_sensor, &StateStack::acted, this, &ReadingsScreen::readFile);
    connect(m_confirm, &Notice::acted, this, &ReadingsScreen::takeBack);
}

QString ReadingsScreen::title() const { return tr("Readings"); }

void ReadingsScreen::activated() {
    if (m_page) reload();
}

void ReadingsScreen::focusFirst() { m_read->setFocus(); }

void ReadingsScreen::open(roster::ResidentId resident) {
    if (m_resident != resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_page.reset();
        m_states->showEmpty({}, {});
    }
    m_resident = resident;
    m_confirm->hide();
    m_failure->hide();
    reload();
}

void ReadingsScreen::reload() {
    if (m_resident.isNil()) return;
    m_states->showLoading(tr("Reading …"));
    m_latest.run(this, m_asks.page(m_resident), [this](Result<readings::ReadingsPage> page) {
        if (page) show(std::move(*page));
        else m_states->showError(wordsFor(page.error()));
    });
}

void ReadingsScreen::show(readings::ReadingsPage page) {
    m_page = std::move(page);
    const bool sensor = m_page->profile.has_value();
    if (sensor) {
        m_plot->setProfile(*m_page->profile);
        m_figures->show(*m_page->profile);
        m_sensor->showContent();
    }
    m_print->setEnabled(sensor);
    m_back->setVisible(sensor);
    m_home->show(*m_page, static_cast<int>(m_rules.figure("self.days")));
    showWords();
    m_states->showContent();
}

void ReadingsScreen::showWords() {
    if (!m_page) return;
    m_name->setText(qs(m_page->name));
    if (!m_page->profile) {
        m_sensor->showEmpty(tr("No sensor has been read."), tr("An export of LibreView or Dexcom Clarity, or a table with time and glucose, becomes a profile of fourteen days."), tr("Read a sensor's file"));
        return;
    }
    const auto& profile = *m_page->profile;
    m_card->setTitle(tr("Glucose through the day"));
    m_card->setSubtitle(tr("mmol/L · %1 to %2").arg(isoDate(profile.from), isoDate(profile.to)));
    m_card->setHint(qs(m_page->device));
    m_thin->setVisible(!profile.enough);
    m_thin->setWords(tr("The sensor told only %1 % of the time.").arg(figure(profile.coverage, 1)),
                     tr("Below %1 % a profile does not speak for fourteen days: read it with care; no GMI is told.").arg(figure(m_rules.figure("cgm.min-coverage"), 0)));
    m_legend->setText(tr("Line: median. Dark: half of the readings. Light: nine of ten. Dashed: 3.9 and 10.0 mmol/L."));
}

void ReadingsScreen::readFile() {
    auto* dialog = new SensorDialog(m_asks, m_rules, m_resident, m_page ? qs(m_page->name) : QString(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SensorDialog::imported, this, [this] {
        reload();
        Q_EMIT changed();
    });
    dialog->open();
}

void ReadingsScreen::askTakeBack() {
    if (!m_page || !m_page->profile) return;
    const auto& profile = *m_page->profile;
    m_confirm->setWords(tr("Were these another person's?"), tr("The sensor's readings of %1 to %2 no longer count. What was written stays in the audit trail.").arg(isoDate(profile.from), isoDate(profile.to)));
    m_confirm->setAction(tr("Take these days back"));
    m_confirm->show();
}

void ReadingsScreen::takeBack() {
    if (!m_page || !m_page->profile) return;
    m_confirm->hide();
    m_taking.run(this, m_asks.takeBack({m_resident, m_page->profile->from, m_page->profile->to}), [this](const Result<int>& days) {
        m_failure->setVisible(!days);
        if (!days) return m_failure->setWords(wordsFor(days.error()));
        reload();
        Q_EMIT changed();
    });
}

void ReadingsScreen::retranslate() {
    m_apart->setText(tr("From a sensor and from home. Kept apart from laboratory values, control and measures."));
    m_read->setText(tr("Read a file"));
    m_print->setText(tr("Print"));
    m_back->setText(tr("Another person's …"));
    showWords();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
