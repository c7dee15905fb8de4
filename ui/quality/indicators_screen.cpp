#include "ui/quality/indicators_screen.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/progress_relay.h"
#include "ui/common/states.h"
#include "ui/quality/board_view.h"
#include "ui/quality/evidence_dialog.h"
#include "ui/quality/filter_bar.h"
#include "ui/quality/groups_view.h"
#include "ui/quality/leaving_tables.h"
#include "ui/quality/measures_view.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/questions_view.h"
#include "ui/quality/spread_view.h"
#include "ui/quality/trend_view.h"

#include <QPointer>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using quality::Board;
using quality::Series;

namespace {

constexpr int kMonthsShown = 12;
const auto kBoard = u"board"_s, kTrend = u"trend"_s, kBands = u"bands"_s, kFunnels = u"funnels"_s, kGroups = u"groups"_s, kImprovement = u"improvement"_s, kQuestions = u"questions"_s, kAll = u"all"_s;

}  // namespace

IndicatorsScreen::IndicatorsScreen(QualityAsks asks, const quality::MeasureBook& book, const quality::BoardBook& board, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_tiles(board), m_clock(clock) {
    setObjectName(u"indicators"_s);
    build();
    connectParts();
    connectViews();
    retranslate();
    m_views->setChosen({kBoard});
    showParts();
}

IndicatorsScreen::~IndicatorsScreen() { m_stop.request_stop(); }

QString IndicatorsScreen::title() const { return tr("Indicators"); }

void IndicatorsScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 12);
    m_filter = new QualityFilterBar(this);
    all->addWidget(m_filter);
    m_views = new ChipRow(ChipRow::Mode::One, this);
    m_views->setObjectName(u"indicators.view"_s);
    all->addWidget(m_views);
    auto* line = new FlowLayout;
    space(line, 0, 8);
    m_span = makeLabel(TextRole::Soft, {}, this);
    m_span->setObjectName(u"indicators.span"_s);
    const auto button = [&](const QString& name, const QKeySequence& keys) {
        auto* made = new Button(Button::Kind::Secondary, {}, this);
        made->setObjectName(u"indicators."_s + name);
        made->setKeys(keys);
        return made;
    };
    m_evidence = button(u"evidence"_s, Qt::CTRL | Qt::Key_E);
    m_print = button(u"print"_s, Qt::CTRL | Qt::Key_P);
    m_save = button(u"save"_s, Qt::CTRL | Qt::Key_S);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_evidence, m_print, m_save, m_span}) line->addWidget(widget);
    all->addLayout(line);
    m_notice = new Notice(Tone::Warn, this);
    m_notice->setObjectName(u"indicators.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    m_state = new StatePanel(this);
    m_state->setObjectName(u"indicators.state"_s);
    all->addWidget(m_state);
    m_boardView = new BoardView(m_book, m_tiles, this);
    m_trend = new TrendView(m_book, this);
    m_bands = new BandsView(m_book, this);
    m_funnels = new FunnelsView(m_book, m_tiles, this);
    m_groups = new GroupsView(m_book, this);
    m_improvement = new ImprovementView(m_book, this);
    m_asked = new QuestionsView(this);
    m_measures = new MeasuresView(m_book, this);
    m_parts = {{kBoard, m_boardView}, {kTrend, m_trend}, {kBands, m_bands}, {kFunnels, m_funnels}, {kGroups, m_groups}, {kImprovement, m_improvement}, {kQuestions, m_asked}, {kAll, m_measures}};
    for (auto* part : m_parts) all->addWidget(part, 1);
    m_busy = new BusyOverlay(this);
}

void IndicatorsScreen::connectParts() {
    connect(m_filter, &QualityFilterBar::changed, this, &IndicatorsScreen::reload);
    connect(m_views, &ChipRow::chosenChanged, this, &IndicatorsScreen::showParts);
    connect(m_state, &StatePanel::acted, this, &IndicatorsScreen::reload);
    connect(m_notice, &Notice::acted, this, [this] { showView(kQuestions); });
    connect(m_busy, &BusyOverlay::cancelled, this, [this] { m_stop.request_stop(); });
    connect(m_evidence, &QPushButton::clicked, this, &IndicatorsScreen::writeEvidence);
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (m_board) m_asks.print(boardSheet(m_book, m_tiles, *m_board, m_counted.filter), window());
    });
    connect(m_save, &QPushButton::clicked, this, &IndicatorsScreen::save);
}

void IndicatorsScreen::connectViews() {
    const auto people = [this](const QString& measure) { Q_EMIT peopleAsked(utf8(measure), m_counted, {}); };
    connect(m_boardView, &BoardView::peopleAsked, this, people);
    connect(m_measures, &MeasuresView::peopleAsked, this, people);
    connect(m_funnels, &FunnelsView::stepAsked, this, people);
    connect(m_bands, &BandsView::bandAsked, this, [this](int band) { Q_EMIT peopleAsked(m_book.measures[m_book.hba1c.measure].id, m_counted, band); });
    connect(m_trend, &TrendView::peopleAsked, this, [this](const QString& measure, Date asOf) {
        const auto* rule = m_book.measure(utf8(measure));
        if (!rule || !rule->byPerson()) return;
        auto of = m_counted;
        of.asOf = asOf;
        Q_EMIT peopleAsked(rule->id, of, {});
    });
    connect(m_groups, &GroupsView::groupAsked, this, [this](const QString& measure, const QString& partition, const QString& group, bool whole) {
        auto of = m_counted;
        if (!whole && partition == u"doctor"_s) of.filter.doctor = utf8(group);
        else if (!whole && partition == u"grid"_s) of.filter.grid = utf8(group);
        else if (!whole) of.filter.programmes = utf8(group);
        Q_EMIT peopleAsked(utf8(measure), of, {});
    });
    connect(m_asked, &QuestionsView::chartAsked, this, &IndicatorsScreen::chartAsked);
    connect(m_asked, &QuestionsView::againAsked, this, &IndicatorsScreen::readQuestions);
    connect(m_asked, &QuestionsView::reportAsked, this, [this](Date upTo) {
        m_reporting.run(this, m_asks.report(upTo), [this](const Result<int>& figures) { m_asked->setReported(figures); });
    });
}

quality::BoardAsk IndicatorsScreen::ask() const { return m_filter->ask(localDate(m_clock.now())); }

QString IndicatorsScreen::view() const { return m_views->chosen().value(0, kBoard); }

void IndicatorsScreen::showView(const QString& view) {
    m_views->setChosen({view});
    showParts();
}

void IndicatorsScreen::activated() {
    // The consortium's words come by the sync, whatever was counted here.
    if (!m_stale && m_board && m_counted == ask()) return readConsortium();
    m_readingChoices.run(this, m_asks.choices(), [this](Result<quality::FilterChoices> choices) {
        if (choices) m_filter->setChoices(std::move(*choices));
    });
    reload();
}

void IndicatorsScreen::focusFirst() { m_views->chip(view())->setFocus(); }

bool IndicatorsScreen::goBack() {
    if (view() == kBoard) return false;
    showView(kBoard);
    return true;
}

void IndicatorsScreen::reload() {
    m_stop.request_stop();
    m_stop = {};
    m_counted = ask();
    m_stale = m_seriesAsked = false;
    m_seriesFailure.reset();
    m_readingSeries.drop();
    m_trend->setWindow(m_counted.window);
    m_trend->setSeries({});
    m_busy->start(tr("Counting everybody …"));
    ReadControl control{m_stop.get_token(), ProgressRelay::to(this, [this](qint64 done, qint64 of) { m_busy->setProgress(done, of); })};
    m_reading.run(this, m_asks.board(m_counted, control), [this](Result<std::shared_ptr<const Board>> board) { take(std::move(board)); });
    readQuestions();
    readConsortium();
}

void IndicatorsScreen::take(Result<std::shared_ptr<const Board>> board) {
    m_busy->stop();
    m_failure = board ? std::nullopt : std::optional{board.error()};
    m_board = board ? std::move(*board) : nullptr;
    if (!m_board) m_stale = true;
    m_boardView->setBoard(m_board);
    m_bands->setBoard(m_board);
    m_funnels->setBoard(m_board);
    m_groups->setBoard(m_board);
    m_improvement->setBoard(m_board);
    m_measures->setBoard(m_board);
    showParts();
}

/// The months cost twelve counts: only whoever looks at them waits for them.
void IndicatorsScreen::readSeries() {
    if (m_seriesAsked || !m_board) return;
    m_seriesAsked = true;
    m_busy->start(tr("Counting the months …"));
    ReadControl control{m_stop.get_token(), ProgressRelay::to(this, [this](qint64 done, qint64 of) { m_busy->setProgress(done, of); })};
    m_readingSeries.run(this, m_asks.series(m_counted, kMonthsShown, control), [this](Result<std::shared_ptr<const Series>> series) {
        m_busy->stop();
        m_seriesAsked = series.has_value();
        if (series) return m_trend->setSeries(std::move(*series));
        m_seriesFailure = series.error();
        showParts();
    });
}

void IndicatorsScreen::readQuestions() {
    m_asked->setMonth(quality::monthlyPeriods(m_counted.window, m_counted.asOf, 2).front().to);
    m_asked->setReading();
    m_questions.reset();
    m_readingQuestions.run(this, m_asks.questions(m_counted.period()), [this](Result<quality::Questions> questions) {
        if (!questions) m_asked->setFailure(questions.error());
        else {
            m_questions = static_cast<int>(questions->found.size());
            m_asked->setQuestions(std::move(*questions));
        }
        showParts();
    });
}

void IndicatorsScreen::readConsortium() {
    if (!m_asks.consortium) return;
    m_readingConsortium.run(this, m_asks.consortium(), [this](Result<ConsortiumFigures> figures) {
        if (!figures) return;
        m_trend->setConsortium(*figures);
        m_boardView->setConsortium(std::move(*figures));
    });
}

void IndicatorsScreen::showParts() {
    const auto shown = view();
    const auto& failure = shown == kTrend && !m_failure ? m_seriesFailure : m_failure;
    const bool failed = failure.has_value() && shown != kQuestions;
    if (failed) m_state->showError(wordsFor(*failure));
    m_state->setVisible(failed);
    for (auto part = m_parts.begin(); part != m_parts.end(); ++part) part.value()->setVisible(part.key() == shown && !failed);
    m_span->setText(periodText(m_counted.period()) + u" · "_s + filterText(m_counted.filter));
    for (auto* button : {m_print, m_save}) button->setEnabled(m_board != nullptr);
    m_notice->setVisible(m_questions && *m_questions > 0 && shown != kQuestions);
    if (m_questions && *m_questions > 0) {
        m_notice->setWords(tr("%n question(s) about how visits were recorded", nullptr, *m_questions), tr("Look at them before anything of this period is submitted."));
        m_notice->setAction(tr("Look"));
    }
    if (shown == kTrend && !failed) readSeries();
}

void IndicatorsScreen::save() {
    if (!m_board) return;
    m_asks.chooseFile(this, true, u"xlsx"_s, [screen = QPointer(this)](const QString& path) {
        if (!screen || path.isEmpty() || !screen->m_board) return;
        onFinished(screen.data(), screen->m_asks.saveWorkbook(boardSheet(screen->m_book, screen->m_tiles, *screen->m_board, screen->m_counted.filter), path), [screen, path](const Result<void>& done) {
            screen->m_notice->setTone(done ? Tone::Ok : Tone::Bad);
            screen->m_notice->setAction({});
            if (done) screen->m_notice->setWords(tr("Written: %1").arg(path));
            else screen->m_notice->setWords(wordsFor(done.error()));
            screen->m_notice->show();
        });
    });
}

void IndicatorsScreen::writeEvidence() {
    std::vector<std::string> board;
    for (const auto& tile : m_tiles.tiles)
        if (tile.measure && tile.measure->byPerson()) board.push_back(tile.measure->id);
    auto* dialog = new EvidenceDialog(m_asks, m_counted.period(), std::move(board), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void IndicatorsScreen::retranslate() {
    m_views->setChoices({{kBoard, tr("Board")}, {kTrend, tr("Month by month")}, {kBands, tr("HbA1c bands")}, {kFunnels, tr("Funnels")}, {kGroups, tr("Doctors and grids")},
                         {kImprovement, tr("Improvement")}, {kQuestions, tr("Authenticity")}, {kAll, tr("All indicators")}});
    m_views->setAccessibleName(tr("What is shown"));
    m_evidence->setText(tr("Evidence…"));
    m_print->setText(tr("Print"));
    m_save->setText(tr("Excel"));
    showParts();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
