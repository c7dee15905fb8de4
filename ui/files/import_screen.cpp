#include "ui/files/import_screen.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/files/bundle_card.h"
#include "ui/files/file_words.h"
#include "ui/files/files_card.h"
#include "ui/files/mapping_card.h"
#include "ui/common/progress_relay.h"
#include "ui/files/report_card.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

ImportScreen::ImportScreen(ImportAsks asks, const care::RuleBook& rules, std::vector<std::string> targets,
                           QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)) {
    setObjectName(QStringLiteral("import"));
    setAcceptDrops(true);
    build(rules, std::move(targets));
    connectParts();
    retranslate();
    goTo(Step::Files);
}

ImportScreen::~ImportScreen() { m_stop.request_stop(); }

void ImportScreen::build(const care::RuleBook& rules, std::vector<std::string> targets) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto* page = new QVBoxLayout(this);
    space(page, 0, 0);
    page->addWidget(m_scroll);
    m_failure = new Notice(Tone::Bad, this);
    m_failure->setObjectName(QStringLiteral("import.failure"));
    m_filesCard = new FilesCard(this);
    m_mapping = new MappingCard(rules, std::move(targets), this);
    m_bundle = new BundleCard(m_asks.hasTable, this);

    m_runCard = new Card(this);
    m_runText = makeLabel(TextRole::Body, {}, m_runCard);
    m_runText->setWordWrap(true);
    m_dry = new Button(Button::Kind::Primary, {}, m_runCard);
    m_dry->setObjectName(QStringLiteral("import.dry"));
    m_dry->setKeys(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_import = new Button(Button::Kind::Secondary, {}, m_runCard);
    m_import->setObjectName(QStringLiteral("import.run"));
    m_import->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_runCard->body()->addWidget(m_runText);
    addButtons(m_runCard, {m_dry, m_import});

    m_doneCard = new Card(this);
    m_doneTitle = makeLabel(TextRole::Heading, {}, m_doneCard);
    m_doneTitle->setObjectName(QStringLiteral("import.doneTitle"));
    m_doneText = makeLabel(TextRole::Body, {}, m_doneCard);
    m_roster = new Button(Button::Kind::Primary, {}, m_doneCard);
    m_roster->setObjectName(QStringLiteral("import.roster"));
    m_roster->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_more = new Button(Button::Kind::Secondary, {}, m_doneCard);
    m_more->setObjectName(QStringLiteral("import.more"));
    for (auto* label : {m_doneTitle, m_doneText}) {
        label->setWordWrap(true);
        m_doneCard->body()->addWidget(label);
    }
    addButtons(m_doneCard, {m_roster, m_more});

    m_report = new ReportCard(this);
    for (auto* part : std::initializer_list<QWidget*>{m_failure, m_doneCard, m_filesCard, m_mapping, m_bundle,
                                                      m_runCard, m_report})
        all->addWidget(part);
    all->addStretch();
    m_busy = new BusyOverlay(this);
}

void ImportScreen::addButtons(Card* card, std::initializer_list<QWidget*> buttons) {
    auto* row = new QWidget(card);
    auto* flow = new FlowLayout(row);
    space(flow, 0, 8);
    for (auto* button : buttons) flow->addWidget(button);
    card->body()->addWidget(row);
}

void ImportScreen::connectParts() {
    connect(m_filesCard, &FilesCard::chooseAsked, this, [this] {
        m_asks.chooseFiles(this, [screen = QPointer(this)](const QStringList& paths) {
            if (screen) screen->addFiles(paths);
        });
    });
    connect(m_filesCard, &FilesCard::removeAsked, this, &ImportScreen::removeFile);
    connect(m_mapping, &MappingCard::edited, this, &ImportScreen::mappingEdited);
    connect(m_bundle, &BundleCard::edited, this, &ImportScreen::mappingEdited);
    connect(m_dry, &QPushButton::clicked, this, [this] { run(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { run(false); });
    connect(m_roster, &QPushButton::clicked, this, &ImportScreen::rosterAsked);
    connect(m_more, &QPushButton::clicked, this, &ImportScreen::startOver);
    connect(m_report, &ReportCard::saveAsked, this, &ImportScreen::saveRejects);
    connect(m_busy, &BusyOverlay::cancelled, this, &ImportScreen::cancel);
}

QString ImportScreen::title() const { return tr("Import"); }

void ImportScreen::focusFirst() {
    if (m_step == Step::Done)
        m_roster->setFocus();
    else
        m_filesCard->focusFirst();
}

void ImportScreen::addFiles(const QStringList& paths) {
    QStringList fresh;
    for (const auto& path : paths) {
        const auto& known = m_files.plan.files;
        const bool there =
            std::any_of(known.begin(), known.end(), [&](const auto& file) { return qs(file.path) == path; });
        if (!there && !fresh.contains(path)) fresh << path;
    }
    if (fresh.isEmpty()) return;
    if (m_step == Step::Done) startOver();
    m_failure->hide();
    m_looking = true;
    m_busy->start(tr("Looking at the files…"));
    m_latest.run(this, m_asks.look(fresh), [this](Result<LookedFiles> looked) {
        m_looking = false;
        m_busy->stop();
        if (!looked) return fail(looked.error());
        take(std::move(*looked));
    });
}

void ImportScreen::take(LookedFiles looked) {
    collect();
    auto& plan = m_files.plan;
    for (auto& file : looked.plan.files) plan.files.push_back(std::move(file));
    if (plan.source.empty()) plan.source = looked.plan.source;
    m_files.encodings.merge(looked.encodings);
    showFiles();
    if (!m_mapping->isHidden())
        m_mapping->focusFirst();
    else if (m_dry->isEnabled())
        m_dry->setFocus();
}

void ImportScreen::removeFile(int file) {
    collect();
    auto& files = m_files.plan.files;
    if (file < 0 || file >= static_cast<int>(files.size())) return;
    files.erase(files.begin() + file);
    if (files.empty()) return startOver();
    showFiles();
}

void ImportScreen::showFiles() {
    std::vector<roster::TablePreview> tables;
    std::map<std::string, std::size_t> resources;
    for (const auto& file : m_files.plan.files) {
        tables.insert(tables.end(), file.tables.begin(), file.tables.end());
        for (const auto& [type, count] : file.resources) resources[type] += count;
    }
    const bool hasTables = !tables.empty(), hasResources = !resources.empty();
    m_filesCard->setFiles(m_files);
    m_mapping->setTables(std::move(tables));
    m_bundle->setContent(std::move(resources), m_files.plan.source);
    m_mapping->setVisible(hasTables);
    m_bundle->setVisible(hasResources);
    goTo(Step::Ready);
}

void ImportScreen::startOver() {
    m_files = {};
    m_filesCard->setFiles(m_files);
    m_mapping->setTables({});
    goTo(Step::Files);
    m_filesCard->focusFirst();
}

void ImportScreen::collect() {
    const auto& edited = m_mapping->tables();
    std::size_t next = 0;
    for (auto& file : m_files.plan.files)
        for (auto& table : file.tables)
            if (next < edited.size()) table = edited[next++];
    if (!m_bundle->isHidden()) m_files.plan.source = m_bundle->source();
}

void ImportScreen::mappingEdited() {
    collect();
    goTo(Step::Ready);  // what a dry run said holds no longer
}

bool ImportScreen::canRun() const {
    const auto& files = m_files.plan.files;
    return std::any_of(files.begin(), files.end(), [](const roster::FilePreview& file) {
        if (!file.problem.empty()) return false;
        if (file.kind != roster::ImportKind::Table) return !file.resources.empty();
        return std::any_of(file.tables.begin(), file.tables.end(),
                           [](const auto& table) { return table.problems.empty(); });
    });
}

void ImportScreen::goTo(Step step) {
    m_step = step;
    const bool ready = step == Step::Ready || step == Step::Checked;
    m_filesCard->setVisible(step != Step::Done);
    if (!ready) m_mapping->hide();
    if (!ready) m_bundle->hide();
    m_runCard->setVisible(ready);
    m_dry->setEnabled(canRun());
    m_import->setEnabled(canRun());
    m_dry->setKind(step == Step::Checked ? Button::Kind::Secondary : Button::Kind::Primary);
    m_import->setKind(step == Step::Checked ? Button::Kind::Primary : Button::Kind::Secondary);
    m_report->setVisible(step == Step::Checked || step == Step::Done);
    m_doneCard->setVisible(step == Step::Done);
    if (step != Step::Files) m_failure->hide();
    showRunText();
}

void ImportScreen::showRunText() {
    m_runText->setText(canRun() ? tr("A dry run reads everything and writes nothing. An import can be "
                                     "cancelled: what was imported stays, and "
                                     "importing the same files again is harmless.")
                                : tr("There is nothing here that can be imported yet."));
}

void ImportScreen::run(bool dryRun) {
    if (!canRun()) return;
    collect();
    m_failure->hide();
    auto plan = m_files.plan;
    plan.dryRun = dryRun;
    m_stop = {};
    m_busy->start(dryRun ? tr("Dry run: nothing is written…")
                         : tr("Importing… What is in stays in, whatever happens."));
    roster::ImportControl control;
    control.stop = m_stop.get_token();
    control.progress =
        ProgressRelay::to(this, [this](qint64 done, qint64 total) { m_busy->setProgress(done, total); });
    m_latest.run(this, m_asks.run(plan, control), [this, dryRun](Result<roster::ImportReport> report) {
        m_busy->stop();
        finish(std::move(report), dryRun);
    });
}

void ImportScreen::cancel() {
    m_stop.request_stop();
    if (m_looking) {  // only reading: nobody has to wait for its end
        m_looking = false;
        m_latest.drop();
        m_busy->stop();
        return;
    }
    m_busy->setProgress(0, 0, tr("Stopping at the next safe place…"));
}

void ImportScreen::finish(Result<roster::ImportReport> report, bool dryRun) {
    // Even a failed import may have written its first part.
    if (!dryRun) Q_EMIT imported();
    if (!report) return fail(report.error());
    if (dryRun && report->cancelled) return goTo(Step::Ready);
    m_report->setReport(std::move(*report), dryRun);
    goTo(dryRun ? Step::Checked : Step::Done);
    showDone();
    auto* next = dryRun ? m_import : m_roster;
    next->setFocus();
    // Where the news stands; after the layout has seen the new cards.
    QTimer::singleShot(0, this, [this, dryRun] {
        m_scroll->ensureWidgetVisible(dryRun ? static_cast<QWidget*>(m_report) : m_doneCard, 0, px(14));
    });
}

void ImportScreen::showDone() {
    const auto& report = m_report->report();
    m_doneTitle->setText(report.cancelled ? tr("Import cancelled") : tr("Import finished"));
    m_doneText->setText(
        report.cancelled
            ? tr("What was imported so far stays. Import the same files again to go on from there.")
        : report.rejects.empty() ? tr("Everything was taken. Importing the same files again changes nothing.")
                                 : tr("Everything else was taken. Save the rejects, correct them, and import "
                                      "that file: nothing is doubled."));
    m_doneCard->setStripe(report.cancelled || !report.rejects.empty() ? Tone::Warn : Tone::Ok);
}

void ImportScreen::saveRejects() {
    m_asks.chooseRejectsFile(this, [screen = QPointer(this)](const QString& path) {
        if (!screen || path.isEmpty()) return;
        auto* report = screen->m_report;
        qt::onFinished(
            screen.data(), screen->m_asks.saveRejects(report->report(), path),
            [report, path](const Result<void>& saved) {
                if (saved)
                    report->saySaved(
                        Tone::Ok, tr("Saved to %1. It holds personal data: only you can read it.").arg(path));
                else
                    report->saySaved(Tone::Bad, wordsFor(saved.error()).all());
            });
    });
}

void ImportScreen::fail(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_failure, 0, px(14)); });
}

void ImportScreen::retranslate() {
    m_runCard->setTitle(tr("3  Try and import"));
    m_dry->setText(tr("Dry run"));
    m_import->setText(tr("Import"));
    m_roster->setText(tr("Open roster"));
    m_more->setText(tr("Import more files"));
    showRunText();
    showDone();
    Q_EMIT titleChanged();
}

void ImportScreen::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (m_busy->isRunning() ||
        std::none_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        return;
    event->acceptProposedAction();
    m_filesCard->setDropping(true);
}

void ImportScreen::dragLeaveEvent(QDragLeaveEvent*) { m_filesCard->setDropping(false); }

void ImportScreen::dropEvent(QDropEvent* event) {
    m_filesCard->setDropping(false);
    QStringList paths;
    for (const auto& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    event->acceptProposedAction();
    addFiles(paths);
}

}  // namespace jiayi::ui
