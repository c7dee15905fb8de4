#include "app/workstation/bind_pharmacy.h"
#include "app/workstation/bind_prescribing.h"
#include "app/workstation/bind_results.h"
#include "app/workstation/bind_sync.h"
#include "app/workstation/workbench.h"
#include "ui/care/chart_screen.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/orders/open_orders_screen.h"
#include "ui/pharmacy/formulary_screen.h"
#include "ui/prescribing/prescription_screen.h"
#include "ui/referral/referrals_screen.h"
#include "ui/quality/indicators_screen.h"
#include "ui/results/inbox_screen.h"
#include "ui/results/unmatched_screen.h"
#include "ui/roster/roster_screen.h"
#include "ui/shell/main_window.h"
#include "ui/sync/sync_screen.h"
#include "ui/worklist/today_screen.h"

#include <utility>

namespace jiayi::app {

void Workbench::syncStateChanged(const SyncState& state) {
    m_live = state;
    refreshStatus();
    if (!state.dataArrived) return;
    // A visit under the doctor's hands stays as it is; what only shows is read again.
    m_today->reload();
    m_roster->reload();
    m_chart->reload();
    m_indicators->factsChanged();
    settleResults();
    if (m_openOrders->isVisible()) m_openOrders->reload();
    showUnreadReferrals();
    if (m_referrals->isVisible()) m_referrals->reload();
    if (m_formulary->isVisible()) m_formulary->reload();
    if (m_prescription->isVisible()) m_prescription->reload();
}

void Workbench::workOffline(bool offline) {
    auto preferences = m_settings->preferences();
    preferences.workOffline = offline;
    apply(preferences);
    if (m_service) m_service->setPaused(offline);
}

void Workbench::written() {
    refreshStatus();
    m_today->reload();
    m_indicators->factsChanged();
}

void Workbench::refreshStatus() {
    // A window that stays open over night has another list in the morning.
    if (std::exchange(m_shownDay, m_desk->today()) != m_desk->today()) m_today->reload();
    struct Stored {
        sync::Status status;
        sync::HubLine line;
        QString formulary;
        ResultsNews results;
    };
    const auto read = [today = m_desk->today()](db::Database& database) -> Result<Stored> {
        Stored stored;
        JIAYI_TRY(stored.status, sync::readStatus(database));
        JIAYI_TRY(stored.line, sync::readLine(database));
        JIAYI_TRY(const auto pharmacies, pharmacy::pharmacies(database, today));
        stored.formulary = formularyLabel(pharmacies);
        JIAYI_TRY(stored.results, readResultsNews(database));
        return stored;
    };
    m_latestStatus.run(this, m_desk->worker().read(read), [this](const Result<Stored>& stored) {
        if (!stored) return m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(stored.error()).all());
        auto status = stripStatus(stored->status, stored->line, m_live);
        status.formularyVersion = stored->formulary;
        showStatus(status);
        showResultsNews(stored->results);
    });
}

void Workbench::showStatus(const ui::SyncStatus& status) {
    m_window->setSyncStatus(status);
    m_sync->setStatus(status);
    m_window->setBadge(QStringLiteral("sync"), status.conflicts + status.refused, tr("%n to decide", nullptr, status.conflicts + status.refused));
}

}  // namespace jiayi::app
