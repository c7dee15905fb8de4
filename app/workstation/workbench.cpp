#include "app/workstation/workbench.h"

#include "app/workstation/bind_capitation.h"
#include "app/workstation/bind_care.h"
#include "app/workstation/bind_contracts.h"
#include "app/workstation/bind_emergency.h"
#include "app/workstation/bind_files.h"
#include "app/workstation/bind_fulfilment.h"
#include "app/workstation/bind_guidance.h"
#include "app/workstation/bind_indicators.h"
#include "app/workstation/bind_orders.h"
#include "app/workstation/bind_pharmacist.h"
#include "app/workstation/bind_pharmacy.h"
#include "app/workstation/bind_plan.h"
#include "app/workstation/bind_prescribing.h"
#include "app/workstation/bind_print.h"
#include "app/workstation/bind_readings.h"
#include "app/workstation/bind_results.h"
#include "app/workstation/bind_referral.h"
#include "app/workstation/bind_roster.h"
#include "app/workstation/bind_shortage.h"
#include "app/workstation/bind_station.h"
#include "app/workstation/bind_sync.h"
#include "app/workstation/bind_worklist.h"
#include "app/workstation/preferences.h"
#include "app/workstation/start_flow.h"
#include "ui/access/lock_overlay.h"
#include "ui/capitation/account_screen.h"
#include "ui/care/chart_screen.h"
#include "ui/care/visit_screen.h"
#include "ui/common/format.h"
#include "ui/contracts/contracts_card.h"
#include "ui/contracts/contracts_screen.h"
#include "ui/contracts/drive_screen.h"
#include "ui/common/notice.h"
#include "ui/emergency/emergency_screen.h"
#include "ui/files/export_dialog.h"
#include "ui/files/import_screen.h"
#include "ui/guidance/guidance_card.h"
#include "ui/guidance/rule_use_screen.h"
#include "ui/orders/open_orders_screen.h"
#include "ui/orders/order_screen.h"
#include "ui/orders/orders_card.h"
#include "ui/pharmacist/queue_screen.h"
#include "ui/pharmacist/rules_screen.h"
#include "ui/pharmacy/changes_screen.h"
#include "ui/pharmacy/formulary_screen.h"
#include "ui/pharmacy/fulfilment_card.h"
#include "ui/pharmacy/shortage_screen.h"
#include "ui/prescribing/prescription_screen.h"
#include "ui/images/images_card.h"
#include "ui/images/images_screen.h"
#include "ui/plan/plan_card.h"
#include "ui/plan/plan_screen.h"
#include "ui/readings/readings_card.h"
#include "ui/readings/readings_screen.h"
#include "ui/queue/day_queue_screen.h"
#include "ui/queue/desks_card.h"
#include "ui/quality/indicators_screen.h"
#include "ui/quality/people_screen.h"
#include "ui/results/inbox_screen.h"
#include "ui/results/unmatched_screen.h"
#include "ui/referral/joint_screen.h"
#include "ui/referral/referral_card.h"
#include "ui/referral/referral_editor.h"
#include "ui/referral/referrals_screen.h"
#include "ui/roster/roster_screen.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/main_window.h"
#include "ui/sync/sync_screen.h"
#include "ui/worklist/appointment_card.h"
#include "ui/worklist/today_screen.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>

namespace jiayi::app {

namespace {
constexpr int kStatusEveryMs = 3000;
}

Workbench::Workbench(std::unique_ptr<Desk> desk, ui::Preferences preferences, Line line, QObject* parent)
    : QObject(parent), m_desk(std::move(desk)), m_shownDay(m_desk->today()) {
    if (line == Line::Background) {
        // The service speaks from its own thread; what it says is brought to this one.
        m_service = std::make_unique<SyncService>(m_desk->store(), m_desk->key(), m_desk->user(), m_desk->clock(), preferences.workOffline, [this](const SyncState& state) {
            QMetaObject::invokeMethod(this, [this, state] { syncStateChanged(state); }, Qt::QueuedConnection);
        });
    }
    joinDesks(line);
    m_fetcher = std::make_unique<PictureFetcher>(m_desk->store(), m_desk->key(), m_desk->user(), m_desk->clock());
    m_window = std::make_unique<ui::MainWindow>(m_desk->clock(), bindSearch(*m_desk));
    addScreens(preferences);
    addMoves();
    connectScreens();
    connectLock(preferences);
    m_window->setClinic(ui::qs(m_desk->institution().name.empty() ? m_desk->institution().code : m_desk->institution().name), ui::qs(m_desk->user()));
    m_window->setSampleData(m_desk->institution().sample);
    connect(&m_statusTimer, &QTimer::timeout, this, &Workbench::refreshStatus);
    m_statusTimer.start(kStatusEveryMs);
    refreshStatus();
    settleResults();
    m_window->showScreen(QStringLiteral("today"));
}

Workbench::~Workbench() { m_others->close(); }

void Workbench::joinDesks(Line line) {
    m_others = std::make_shared<OtherDesks>(*m_desk, [this](const queue::Taken& taken) {
        if (!taken.any()) return;
        const std::vector<Uuid> drafts(taken.drafts.begin(), taken.drafts.end());
        QMetaObject::invokeMethod(this, [this, drafts, moved = !taken.places.empty()] { othersWrote(drafts, moved); }, Qt::QueuedConnection);
    });
    if (line == Line::Background) m_others->joinIfPaired();
}

void Workbench::othersWrote(const std::vector<Uuid>& drafts, bool queueMoved) {
    if (queueMoved || !drafts.empty()) m_waiting->reload();
    if (drafts.empty()) return;
    m_chart->reload();
    if (std::find(drafts.begin(), drafts.end(), m_visit->resident().uuid) != drafts.end()) m_visit->takeInOthers();
}

void Workbench::addScreens(const ui::Preferences& preferences) {
    const auto words = [](const char* text) { return [text] { return QCoreApplication::translate("jiayi::app::Workbench", text); }; };
    m_today = new ui::TodayScreen(bindWorklist(*m_desk), m_desk->clock());
    m_waiting = new ui::DayQueueScreen(bindDayQueue(*m_desk, [others = m_others] { others->nudge(); }), queueRules(), m_desk->clock());
    m_roster = new ui::RosterScreen(bindRoster(*m_desk), m_desk->tables(), m_desk->clock());
    m_chart = new ui::ChartScreen(bindChart(*m_desk), m_desk->rules(), m_desk->clock());
    m_visit = new ui::VisitScreen(bindVisit(*m_desk, [others = m_others] { others->nudge(); }), m_desk->rules(), m_desk->clock());
    m_visit->setUser(ui::qs(m_desk->user()));
    m_fulfilment = new ui::FulfilmentCard(bindFulfilment(*m_desk), m_desk->clock());
    m_chart->placeCard(m_fulfilment, ui::ChartScreen::Place::BelowMedicines);
    m_guidance = new ui::GuidanceCard(bindGuidance(*m_desk), m_desk->guidanceBook(), m_desk->clock());
    m_chart->placeCard(m_guidance, ui::ChartScreen::Place::First);
    m_ruleUse = new ui::RuleUseScreen(bindRuleUse(*m_desk), m_desk->clock());
    m_readingsCard = new ui::ReadingsCard(bindReadings(*m_desk), readingRules());
    m_chart->placeCard(m_readingsCard, ui::ChartScreen::Place::BelowMedicines);
    m_ordersCard = new ui::OrdersCard(bindOrders(*m_desk), m_desk->orderBook(), m_desk->clock());
    m_chart->placeCard(m_ordersCard, ui::ChartScreen::Place::BelowMedicines);
    m_orders = new ui::OrderScreen(bindOrders(*m_desk), m_desk->orderBook(), m_desk->clock());
    m_openOrders = new ui::OpenOrdersScreen(bindOpenOrders(*m_desk), m_desk->orderBook(), m_desk->clock());
    m_planCard = new ui::PlanCard(bindPlan(*m_desk), planRules());
    m_chart->placeCard(m_planCard, ui::ChartScreen::Place::BelowMedicines);
    m_appointment = new ui::AppointmentCard(bindNextAppointment(*m_desk));
    m_chart->placeCard(m_appointment, ui::ChartScreen::Place::First);
    const PictureSettings pictures{[this] { return m_service && !m_settings->preferences().workOffline; }, [this] { return std::int64_t{m_settings->preferences().pictureMb} << 20; }};
    m_imagesCard = new ui::ImagesCard(bindImages(*m_desk, *m_fetcher, pictures));
    m_chart->placeCard(m_imagesCard, ui::ChartScreen::Place::BelowMedicines);
    m_images = new ui::ImagesScreen(bindImages(*m_desk, *m_fetcher, pictures), m_desk->clock());
    const auto& letters = m_desk->worklistBook().rules.referrals;
    m_referralCard = new ui::ReferralCard(bindReferral(*m_desk), bindJoint(*m_desk), m_desk->clock());
    m_chart->placeCard(m_referralCard, ui::ChartScreen::Place::BelowMedicines);
    m_letter = new ui::ReferralEditor(bindReferral(*m_desk), letters, m_desk->clock());
    m_referrals = new ui::ReferralsScreen(bindReferral(*m_desk), letters, m_desk->clock());
    m_joint = new ui::JointScreen(bindJoint(*m_desk), letters, m_desk->clock());
    m_contractsCard = new ui::ContractsCard(bindContracts(*m_desk), contractBook(), m_desk->clock());
    m_chart->placeCard(m_contractsCard, ui::ChartScreen::Place::BelowMedicines);
    m_contracts = new ui::ContractsScreen(bindContracts(*m_desk), contractBook(), m_desk->clock());
    m_drive = new ui::DriveScreen(bindContracts(*m_desk), contractBook(), m_desk->clock());
    m_capitation = new ui::AccountScreen(bindCapitation(*m_desk), m_desk->clock());
    m_plan = new ui::PlanScreen(bindPlan(*m_desk), planRules(), m_desk->rules());
    m_readings = new ui::ReadingsScreen(bindReadings(*m_desk), readingRules(), m_desk->rules());
    auto prescribing = bindPrescribing(*m_desk);
    prescribing.print = [this](const std::vector<pharmacy::PrescriptionId>& forms) { printPrescriptions(*m_desk, forms, m_window.get()); };
    m_prescription = new ui::PrescriptionScreen(std::move(prescribing), m_desk->rules(), m_desk->reviewBook(), m_desk->clock());
    m_import = new ui::ImportScreen(bindImport(*m_desk), m_desk->rules(), m_desk->importTargets());
    m_emergency = new ui::EmergencyScreen(bindEmergency(*m_desk), m_desk->clock());
    m_indicators = new ui::IndicatorsScreen(bindQuality(*m_desk), m_desk->measureBook(), m_desk->boardBook(), m_desk->clock());
    m_people = new ui::PeopleScreen(bindQuality(*m_desk), m_desk->measureBook(), m_desk->boardBook(), m_desk->clock());
    m_formulary = new ui::FormularyScreen(bindFormulary(*m_desk), m_desk->clock());
    m_changes = new ui::ChangesScreen(bindChanges(*m_desk));
    m_results = new ui::InboxScreen(bindInbox(*m_desk), m_desk->diagnosticsBook(), m_desk->clock());
    m_unmatched = new ui::UnmatchedScreen(bindUnmatched(*m_desk), m_desk->clock());
    m_queue = new ui::QueueScreen(bindQueue(*m_desk), m_desk->clock());
    m_rules = new ui::RulesScreen(bindRules(*m_desk), m_desk->clock());
    m_shortages = new ui::ShortageScreen(bindShortage(*m_desk), m_desk->clock());
    m_sync = new ui::SyncScreen(bindSync(*m_desk, m_service.get(), [this](bool offline) { workOffline(offline); }), m_desk->rules(), m_desk->clock());
    m_settings = new ui::SettingsScreen(preferences, QStringLiteral(JIAYI_VERSION));
    m_desks = new ui::DesksCard(bindDesks(*m_desk, m_others), m_desk->clock());
    m_settings->placeCard(m_desks);
    const auto roster = QStringLiteral("roster");
    m_window->addScreen({QStringLiteral("today"), m_today, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Today")), QStringLiteral("today"), Qt::CTRL | Qt::Key_1, true, {}});
    m_window->addScreen({QStringLiteral("waiting"), m_waiting, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Waiting")), QStringLiteral("queue"), Qt::CTRL | Qt::Key_5, true, {}});
    m_window->addScreen({roster, m_roster, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Residents")), QStringLiteral("residents"),
                         Qt::CTRL | Qt::Key_2, true, {}});
    m_window->addScreen({QStringLiteral("chart"), m_chart, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Chart")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("visit"), m_visit, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Visit")), QStringLiteral("visit"), {}, false, roster});
    m_window->addScreen({QStringLiteral("prescription"), m_prescription, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Prescription")), QStringLiteral("pharmacy"), {}, false, roster});
    m_window->addScreen({QStringLiteral("readings"), m_readings, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Readings")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("plan"), m_plan, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Care plan")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("orders"), m_orders, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Orders")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("contracts"), m_contracts, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Contract")), QStringLiteral("document"), {}, false, roster});
    m_window->addScreen({QStringLiteral("drive"), m_drive, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Contracts")), QStringLiteral("document"), {}, false, roster});
    m_window->addScreen({QStringLiteral("images"), m_images, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Images")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("import"), m_import, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Import")), QStringLiteral("import"), {}, false, roster});
    m_window->addScreen({QStringLiteral("ruleUse"), m_ruleUse, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Rules of the guidance")), QStringLiteral("chart"), {}, false, roster});
    addDuplicates();
    const auto pharmacy = QStringLiteral("pharmacy");
    m_window->addScreen({pharmacy, m_formulary, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Pharmacy")), pharmacy, Qt::CTRL | Qt::Key_3, true, {}});
    m_window->addScreen({QStringLiteral("openOrders"), m_openOrders, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Tests")), QStringLiteral("laboratory"), Qt::CTRL | Qt::Key_7, true, {}});
    m_window->addScreen({QStringLiteral("changes"), m_changes, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "What changed")), pharmacy, {}, false, pharmacy});
    m_window->addScreen({QStringLiteral("queue"), m_queue, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Prescription review")), pharmacy, {}, false, pharmacy});
    m_window->addScreen({QStringLiteral("rules"), m_rules, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Rules and figures")), pharmacy, {}, false, pharmacy});
    m_window->addScreen({QStringLiteral("shortages"), m_shortages, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Shortage log")), pharmacy, {}, false, pharmacy});
    const auto results = QStringLiteral("results");
    m_window->addScreen({results, m_results, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Results")), results, Qt::CTRL | Qt::Key_6, true, {}});
    m_window->addScreen({QStringLiteral("unmatched"), m_unmatched, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Unmatched results")), results, {}, false, results});
    const auto referrals = QStringLiteral("referrals");
    m_window->addScreen({referrals, m_referrals, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Referrals")), QStringLiteral("referral"), Qt::CTRL | Qt::Key_8, true, {}});
    m_window->addScreen({QStringLiteral("letter"), m_letter, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Referral")), QStringLiteral("chart"), {}, false, roster});
    m_window->addScreen({QStringLiteral("joint"), m_joint, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Joint clinics")), QStringLiteral("referral"), {}, false, referrals});
    const auto indicators = QStringLiteral("indicators");
    m_window->addScreen({indicators, m_indicators, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Indicators")), indicators, Qt::CTRL | Qt::Key_0, true, {}});
    m_window->addScreen({QStringLiteral("indicatorPeople"), m_people, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "People behind a number")), indicators, {}, false, indicators});
    m_window->addScreen({QStringLiteral("capitation"), m_capitation, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Capitation")), QStringLiteral("capitation"), Qt::CTRL | Qt::Key_M, true, {}});
    m_window->addScreen({QStringLiteral("sync"), m_sync, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Sync")), QStringLiteral("sync"),
                         Qt::CTRL | Qt::Key_4, true, {}});
    m_window->addScreen({QStringLiteral("emergency"), m_emergency, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Emergency")), QStringLiteral("warning"),
                         Qt::CTRL | Qt::Key_9, true, {}});
    m_window->addScreen({QStringLiteral("settings"), m_settings, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Settings")),
                         QStringLiteral("settings"), Qt::CTRL | Qt::Key_Comma, true, {}});
}

void Workbench::connectToday() {
    connect(m_today, &ui::TodayScreen::chartAsked, this, &Workbench::openChart);
    connect(m_today, &ui::TodayScreen::visitAsked, this, [this](care::ResidentId resident) { startVisit(resident); });
    connect(m_today, &ui::TodayScreen::prescribeAsked, this, [this](roster::ResidentId resident) { prescribe(resident); });
    connect(m_today, &ui::TodayScreen::resultsAsked, this, [this](std::optional<roster::ResidentId> resident) {
        if (resident) openResults(*resident);
        else m_window->showScreen(QStringLiteral("unmatched"));
    });
    connect(m_today, &ui::TodayScreen::reviewAsked, this, [this] { m_window->showScreen(QStringLiteral("queue")); });
    connect(m_today, &ui::TodayScreen::syncAsked, this, [this] { m_window->showScreen(QStringLiteral("sync")); });
    connect(m_today, &ui::TodayScreen::callListAsked, this, [this](const ui::CallListWish& wish) { printCallList(*m_desk, wish, m_window.get()); });
    connect(m_today, &ui::TodayScreen::saved, this, [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_today, &ui::TodayScreen::dueCounted, this, [this](int mine) { m_window->setBadge(QStringLiteral("today"), mine, tr("%n to do", nullptr, mine)); });
}

void Workbench::connectWaiting() {
    connect(m_waiting, &ui::DayQueueScreen::searchAsked, this, [this] { m_window->searchBox()->focusAndSelect(); });
    connect(m_waiting, &ui::DayQueueScreen::visitAsked, this, [this](care::ResidentId resident) { startVisit(resident); });
    connect(m_waiting, &ui::DayQueueScreen::chartAsked, this, &Workbench::openChart);
    connect(m_waiting, &ui::DayQueueScreen::counted, this, [this](const queue::QueueCounts& counts) {
        m_window->setBadge(QStringLiteral("waiting"), counts.waiting(), tr("%n waiting", nullptr, counts.waiting()));
    });
    connect(m_visit, &ui::VisitScreen::measurementSaved, m_waiting, &ui::DayQueueScreen::measurementSaved);
    m_waiting->reload();
}

void Workbench::connectScreens() {
    connectToday();
    connectWaiting();
    connectResults();
    connectOrders();
    connectReferrals();
    connectContracts();
    connectIndicators();
    connectCapitation();
    addStatement();
    connect(m_window.get(), &ui::MainWindow::residentChosen, this, [this](const ui::SearchHit& hit) {
        const auto id = Uuid::parse(ui::utf8(hit.key));
        if (!id) return;
        // Whoever is looked for while the queue is in front has come; while a report without a person is, might be its person.
        if (m_window->currentKey() == QStringLiteral("unmatched")) m_unmatched->addCandidate(roster::ResidentId{*id});
        else if (m_window->currentKey() == QStringLiteral("waiting")) m_waiting->registerChosen(roster::ResidentId{*id}, hit.title);
        else openChart(roster::ResidentId{*id});
    });
    connect(m_roster, &ui::RosterScreen::residentOpened, this, &Workbench::openChart);
    connect(m_roster, &ui::RosterScreen::importAsked, this, [this] { m_window->showScreen(QStringLiteral("import")); });
    connect(m_roster, &ui::RosterScreen::exportAsked, this, [this](const std::vector<roster::ResidentId>& chosen) {
        auto* dialog = new ui::ExportDialog(bindExport(*m_desk), chosen.empty() ? std::nullopt : std::optional{chosen}, m_window.get());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_import, &ui::ImportScreen::rosterAsked, this, [this] { m_window->showScreen(QStringLiteral("roster")); });
    connect(m_import, &ui::ImportScreen::imported, this, [this] {
        settleResults();
        m_roster->reload();
        m_chart->reload();
        written();
    });
    connect(m_roster, &ui::RosterScreen::residentSaved, m_chart, &ui::ChartScreen::reload);
    connect(m_roster, &ui::RosterScreen::residentSaved, m_today, &ui::TodayScreen::reload);
    connect(m_chart, &ui::ChartScreen::visitAsked, this, [this](care::ResidentId resident) { startVisit(resident); });
    // The first occasion is what somebody with a complaint comes for.
    connect(m_chart, &ui::ChartScreen::outpatientAsked, this, [this](care::ResidentId resident) { startVisit(resident, {m_desk->rules().occasions.front().form}); });
    connect(m_visit, &ui::VisitScreen::printAsked, this, [this](care::VisitId visit) { printVisit(*m_desk, visit, m_window.get()); });
    connect(m_chart, &ui::ChartScreen::visitOpened, this, &Workbench::openVisit);
    connect(m_chart, &ui::ChartScreen::editAsked, m_roster, &ui::RosterScreen::edit);
    connect(m_visit, &ui::VisitScreen::visitSigned, this, [this] {
        m_chart->reload();
        m_roster->reload();
        written();
        if (m_service) m_service->syncNow();
    });
    connect(m_chart, &ui::ChartScreen::prescribeAsked, this, &Workbench::prescribe);
    connect(m_visit, &ui::VisitScreen::prescribeAsked, this, &Workbench::prescribe);
    const auto medicinesChanged = [this] {
        m_chart->reload();
        m_visit->reloadRegimen();
        written();
        if (m_service) m_service->syncNow();
    };
    connect(m_chart, &ui::ChartScreen::shown, m_guidance, &ui::GuidanceCard::showResident);
    connect(m_guidance, &ui::GuidanceCard::prescribeAsked, this, [this](roster::ResidentId resident) { prescribe(resident); });
    connect(m_guidance, &ui::GuidanceCard::forecastRead, this, [this](const std::optional<forecast::Forecast>& next) {
        if (!next) return m_chart->showForecast({});
        m_chart->showForecast(ui::TrendForecast{next->last.on, next->on, next->last.value, next->value, next->low, next->high});
    });
    connect(m_guidance, &ui::GuidanceCard::rulesAsked, this, [this] { m_window->showScreen(QStringLiteral("ruleUse")); });
    connect(m_guidance, &ui::GuidanceCard::changed, this, [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_prescription, &ui::PrescriptionScreen::prescriptionSigned, m_guidance, &ui::GuidanceCard::prescribed);
    connect(m_chart, &ui::ChartScreen::shown, m_appointment, &ui::AppointmentCard::showResident);
    connect(m_chart, &ui::ChartScreen::shown, m_planCard, &ui::PlanCard::showResident);
    connect(m_planCard, &ui::PlanCard::pageAsked, this, &Workbench::openPlan);
    connect(m_plan, &ui::PlanScreen::agreed, this, [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_chart, &ui::ChartScreen::shown, m_imagesCard, &ui::ImagesCard::showResident);
    connect(m_imagesCard, &ui::ImagesCard::pageAsked, this, &Workbench::openImages);
    connect(m_images, &ui::ImagesScreen::changed, this, [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_chart, &ui::ChartScreen::shown, m_readingsCard, &ui::ReadingsCard::showResident);
    connect(m_emergency, &ui::EmergencyScreen::recorded, this, [this] {
        m_chart->reload();
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_readingsCard, &ui::ReadingsCard::pageAsked, this, &Workbench::openReadings);
    connect(m_readings, &ui::ReadingsScreen::changed, this, [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    });
    connect(m_chart, &ui::ChartScreen::shown, m_fulfilment, &ui::FulfilmentCard::showResident);
    connect(m_fulfilment, &ui::FulfilmentCard::changed, this, medicinesChanged);
    connect(m_fulfilment, &ui::FulfilmentCard::replacementWanted, this, [this](const pharmacy::TrackedOrder& order, const std::string& product) {
        replaceMedicine(order.form.resident, {order.order.medication, order.order.id, product});
    });
    connect(m_fulfilment, &ui::FulfilmentCard::draftWanted, this, &Workbench::takeToPad);
    connect(m_fulfilment, &ui::FulfilmentCard::answerWanted, this, [this] { m_window->showScreen(QStringLiteral("queue")); });
    connect(m_prescription, &ui::PrescriptionScreen::prescriptionSigned, this, medicinesChanged);
    connect(m_prescription, &ui::PrescriptionScreen::medicinesChanged, this, medicinesChanged);
    connect(m_prescription, &ui::PrescriptionScreen::left, m_window.get(), &ui::MainWindow::goBack);
    connect(m_formulary, &ui::FormularyScreen::changesAsked, this, [this](std::int64_t pharmacyPk) {
        m_changes->open(pharmacyPk);
        m_window->showScreen(QStringLiteral("changes"));
    });
    connect(m_formulary, &ui::FormularyScreen::syncAsked, this, [this] { m_window->showScreen(QStringLiteral("sync")); });
    connect(m_changes, &ui::ChangesScreen::residentOpened, this, &Workbench::openChart);
    connect(m_changes, &ui::ChangesScreen::draftWanted, this, &Workbench::takeToPad);
    connect(m_changes, &ui::ChangesScreen::replacementWanted, this, [this](roster::ResidentId resident, care::MedicationId medicine) { replaceMedicine(resident, {medicine}); });
    connect(m_changes, &ui::ChangesScreen::prescribed, this, [this] {
        m_chart->reload();
        written();
        if (m_service) m_service->syncNow();
    });
    connect(m_formulary, &ui::FormularyScreen::queueAsked, this, [this] { m_window->showScreen(QStringLiteral("queue")); });
    connect(m_formulary, &ui::FormularyScreen::shortageAsked, this, [this](const pharmacy::RecordShortage& missing, const QString& where) {
        m_window->showScreen(QStringLiteral("shortages"));
        if (!missing.name.empty()) m_shortages->begin(missing, where);
    });
    connect(m_shortages, &ui::ShortageScreen::changed, this, [this] {
        written();
        if (m_service) m_service->syncNow();
    });
    connect(m_queue, &ui::QueueScreen::rulesAsked, this, [this] { m_window->showScreen(QStringLiteral("rules")); });
    connect(m_queue, &ui::QueueScreen::chartAsked, this, &Workbench::openChart);
    connect(m_queue, &ui::QueueScreen::answered, this, [this] {
        written();
        if (m_service) m_service->syncNow();
    });
    connect(m_sync, &ui::SyncScreen::resolved, this, [this] {
        m_chart->reload();
        m_roster->reload();
        written();
    });
    connect(m_sync, &ui::SyncScreen::failed, this, [this](const Error& error) { m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(error).all()); });
    connect(m_sync, &ui::SyncScreen::said, this, [this](const QString& words) { m_window->toast()->say(ui::Tone::Info, words); });
    connect(m_sync, &ui::SyncScreen::residentAsked, this, [this](const Uuid& resident) { m_roster->edit(roster::ResidentId{resident}); });
    connect(m_sync, &ui::SyncScreen::chartAsked, this, [this](const Uuid& resident) { openChart(roster::ResidentId{resident}); });
    connect(m_settings, &ui::SettingsScreen::changed, this, &Workbench::apply);
    connect(m_window.get(), &ui::MainWindow::languageAsked, this, [this](const QString& code) {
        auto preferences = m_settings->preferences();
        preferences.language = code;
        apply(preferences);
    });
    connect(m_window.get(), &ui::MainWindow::darkAsked, this, [this](bool dark) {
        auto preferences = m_settings->preferences();
        preferences.look.dark = dark;
        apply(preferences);
    });
}

void Workbench::connectLock(const ui::Preferences& preferences) {
    auto* cover = new ui::LockOverlay(m_desk->clock(), [this](const QString& user, const QString& passphrase) {
        return QtConcurrent::run([store = m_desk->store(), name = ui::utf8(user), secret = ui::utf8(passphrase), &clock = m_desk->clock()] {
            return tryUnlock(store, name, secret, clock);
        });
    });
    cover->form()->setUsers({ui::qs(m_desk->user())});
    m_window->setLockCover(cover);
    connect(cover, &ui::LockOverlay::unlocked, m_window.get(), &ui::MainWindow::unlock);
    m_idle = new ui::IdleLock(m_desk->clock(), this);
    m_idle->setLimit(std::chrono::minutes{preferences.lockMinutes});
    connect(m_idle, &ui::IdleLock::lockDue, m_window.get(), &ui::MainWindow::lock);
    connect(m_idle, &ui::IdleLock::leftChanged, m_window.get(), &ui::MainWindow::setLocksIn);
    connect(m_window.get(), &ui::MainWindow::locked, this, [this] { m_idle->setSuspended(true); });
    connect(cover, &ui::LockOverlay::unlocked, this, [this] { m_idle->setSuspended(false); });
}

void Workbench::apply(const ui::Preferences& preferences) {
    ui::applyLanguage(preferences.language);
    ui::applyLook(preferences.look);
    m_idle->setLimit(std::chrono::minutes{preferences.lockMinutes});
    m_settings->setPreferences(preferences);
    savePreferences(preferences);
}

void Workbench::openChart(roster::ResidentId resident) {
    m_chart->open(resident);
    m_window->showScreen(QStringLiteral("chart"));
}

void Workbench::openEmergency() { m_window->showScreen(QStringLiteral("emergency")); }

void Workbench::openPlan(roster::ResidentId resident) {
    m_plan->open(resident);
    m_window->showScreen(QStringLiteral("plan"));
}

void Workbench::openImages(roster::ResidentId resident, std::optional<images::PictureId> picture) {
    m_images->open(resident, picture);
    m_window->showScreen(QStringLiteral("images"));
}

void Workbench::openReadings(roster::ResidentId resident) {
    m_readings->open(resident);
    m_window->showScreen(QStringLiteral("readings"));
}

void Workbench::startVisit(roster::ResidentId resident, std::vector<care::FormKey> forms) {
    m_visit->start(resident, std::move(forms));
    m_window->showScreen(QStringLiteral("visit"));
}

void Workbench::openVisit(care::VisitId visit) {
    m_visit->showSigned(visit);
    m_window->showScreen(QStringLiteral("visit"));
}

void Workbench::prescribe(roster::ResidentId resident, bool renewAll) {
    m_prescription->open(resident);
    m_window->showScreen(QStringLiteral("prescription"));
    if (renewAll) m_prescription->renewAll();
}

void Workbench::takeToPad(const pharmacy::PrescriptionDraft& draft) {
    prescribe(draft.resident, false);
    m_prescription->take(draft);
}

void Workbench::replaceMedicine(roster::ResidentId resident, const ui::Replacement& replacement) {
    prescribe(resident, false);
    m_prescription->replace(replacement);
}

}  // namespace jiayi::app
