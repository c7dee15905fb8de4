// The workbench's part of the laboratory's results: their screens, and what the window says of them wherever one is.
#include "app/workstation/bind_results.h"
#include "app/workstation/workbench.h"
#include "models/diagnostics/arrivals.h"
#include "sync/mapping/report_store.h"
#include "ui/care/chart_screen.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/orders/open_orders_screen.h"
#include "ui/results/inbox_screen.h"
#include "ui/results/results_words.h"
#include "ui/results/unmatched_screen.h"
#include "ui/shell/main_window.h"

#include <utility>

namespace jiayi::app {

namespace {
constexpr int kSettledAtOnce = 25;

Result<bool> isPharmacist(db::Database& database, const std::string& user) {
    return db::attempt([&]() -> Result<bool> { return db::Query(database, "SELECT 1 FROM user WHERE name = ? AND role = 'pharmacist'", user).next(); });
}
}

void Workbench::connectResults() {
    const auto decided = [this] {
        m_chart->reload();
        written();
        if (m_service) m_service->syncNow();
    };
    connect(m_results, &ui::InboxScreen::chartAsked, this, &Workbench::openChart);
    connect(m_results, &ui::InboxScreen::unmatchedAsked, this, [this] { m_window->showScreen(QStringLiteral("unmatched")); });
    connect(m_results, &ui::InboxScreen::saved, this, decided);
    connect(m_unmatched, &ui::UnmatchedScreen::saved, this, decided);
    connect(m_unmatched, &ui::UnmatchedScreen::searchAsked, this, [this] { m_window->searchBox()->focusAndSelect(); });
    connect(m_window.get(), &ui::MainWindow::alertActed, this, [this] {
        if (m_critical) m_results->openReport(*m_critical);
        m_window->showScreen(QStringLiteral("results"));
    });
    connect(m_window.get(), &ui::MainWindow::screenShown, this, &Workbench::refreshStatus);
}

void Workbench::openResults(roster::ResidentId resident) {
    m_window->showScreen(QStringLiteral("results"));
    m_seekingResult.run(this, m_desk->worker().read([resident](db::Database& database) { return waitingReportOf(database, resident); }),
                        [this](const Result<std::optional<diagnostics::ReportId>>& report) {
                            if (!report) return m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(report.error()).all());
                            if (*report) m_results->openReport(**report);
                        });
}

/// The band says it wherever somebody is, but not over the report itself.
void Workbench::showResultsNews(const ResultsNews& news) {
    const auto waiting = static_cast<int>(news.counts.critical + news.counts.abnormal + news.counts.normal);
    m_window->setBadge(QStringLiteral("results"), waiting, tr("%n result(s) to acknowledge", nullptr, waiting));
    m_critical = news.critical ? std::optional{news.critical->report} : std::nullopt;
    if (!news.critical || m_window->currentKey() == QStringLiteral("results")) return m_window->setAlert({}, {});
    auto words = tr("Critical result: %1, %2", "who, values").arg(ui::qs(news.critical->name), ui::gravestText(*news.critical));
    if (news.counts.critical > 1) words += tr(" and %n more", nullptr, static_cast<int>(news.counts.critical) - 1);
    m_window->setAlert(words, tr("Open"));
}

/// Piece by piece, so that a doctor's save never waits for all of it. What a match writes is signed by whoever sits here: a pharmacist records no results, and
/// leaves it to the others' desks.
void Workbench::settleResults() {
    const auto settle = [desk = m_desk.get(), first = !std::exchange(m_keptTaken, true)](db::Database& database) -> Result<diagnostics::Settled> {
        JIAYI_TRY(const bool pharmacist, isPharmacist(database, desk->user()));
        if (pharmacist) return diagnostics::Settled{};
        if (first) JIAYI_CHECK(mapping::ReportStore::takeInKept(desk->context(database)));
        return diagnostics::settleArrivals(desk->context(database), desk->diagnosticsBook(), desk->orderBook(), kSettledAtOnce);
    };
    m_settling.run(this, m_desk->worker().run(settle), [this](const Result<diagnostics::Settled>& settled) {
        if (!settled) return m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(settled.error()).all());
        if (settled->left > 0 && settled->reports > 0) return settleResults();
        if (settled->reports == 0) return;
        m_chart->reload();
        written();
        if (m_results->isVisible()) m_results->reload();
        if (m_unmatched->isVisible()) m_unmatched->reload();
        if (m_openOrders->isVisible()) m_openOrders->reload();
    });
}

}  // namespace jiayi::app
