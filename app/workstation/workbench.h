// The window over an opened store: frame, screens, background sync, idle lock. The composition root of the desk.
#pragma once

#include "app/workstation/bind_images.h"
#include "app/workstation/desk.h"
#include "app/workstation/sync_service.h"
#include "models/care/facts.h"
#include "models/care/rules/form_key.h"
#include "models/qt/async.h"
#include "ui/common/sync_status.h"
#include "ui/shell/settings_screen.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace jiayi::ui {
class AccountScreen;
class ChangesScreen;
class ChartScreen;
class ContractsCard;
class ContractsScreen;
class DayQueueScreen;
class DesksCard;
class DriveScreen;
class DuplicatesScreen;
class EmergencyScreen;
class FormularyScreen;
class FulfilmentCard;
class GuidanceCard;
class IdleLock;
class ImportScreen;
class IndicatorsScreen;
class InboxScreen;
class MainWindow;
class QueueScreen;
class AppointmentCard;
class OpenOrdersScreen;
class OrderScreen;
class OrdersCard;
class ImagesCard;
class ImagesScreen;
class PeopleScreen;
class PlanCard;
class PlanScreen;
class PrescriptionScreen;
class JointScreen;
class HandoverScreen;
class MovesCard;
class MovesScreen;
class ReadingsCard;
class ReadingsScreen;
class ReferralCard;
class ReferralEditor;
class ReferralsScreen;
class RosterScreen;
class RuleUseScreen;
class RulesScreen;
class ShortageScreen;
class StatementScreen;
class DifferencesScreen;
class ComplianceScreen;
class SyncScreen;
class TodayScreen;
class UnmatchedScreen;
class VisitScreen;
struct LetterWish;
struct Replacement;
}  // namespace jiayi::ui

namespace jiayi::pharmacy {
struct PrescriptionDraft;
}

namespace jiayi::app {

class OtherDesks;
struct ResultsNews;

/// UI thread. Members are destroyed from the last to the first: screens before the service, the service before the
/// desk, whose worker finishes what it has accepted.
class Workbench : public QObject {
    Q_OBJECT
public:
    enum class Line { Background, None };
    /// `Line::None` never syncs: the tour.
    Workbench(std::unique_ptr<Desk> desk, ui::Preferences preferences, Line line, QObject* parent = nullptr);
    ~Workbench() override;

    ui::MainWindow& window() { return *m_window; }
    ui::ImportScreen& importScreen() { return *m_import; }
    ui::IndicatorsScreen& indicatorsScreen() { return *m_indicators; }
    Desk& desk() { return *m_desk; }

    void openChart(roster::ResidentId resident);
    void openImages(roster::ResidentId resident, std::optional<images::PictureId> picture = {});
    void openReadings(roster::ResidentId resident);
    void openPlan(roster::ResidentId resident);
    /// The inbox at what waits of that person.
    void openResults(roster::ResidentId resident);
    /// The page of orders; `tests` join what is chosen there.
    void openOrders(roster::ResidentId resident, const std::vector<std::string>& tests = {}, std::optional<care::VisitId> visit = {});
    void openEmergency();
    /// The editor of a letter or a question.
    void writeLetter(const ui::LetterWish& wish);
    /// The thread of a person that most wants to be read.
    void openReferrals(roster::ResidentId resident);
    void openContracts(roster::ResidentId resident);
    /// Whose contract ends, has run out or waits for a signature.
    void openRenewals();
    /// The month's statement; without a month the last one that has passed, without a scheme the one that was open.
    void showStatement(std::optional<std::chrono::year_month> month, const std::string& scheme);
    /// Leaving and handing over.
    void openHandover(roster::ResidentId resident);
    void startVisit(roster::ResidentId resident, std::vector<care::FormKey> forms = {});
    void openVisit(care::VisitId visit);
    void prescribe(roster::ResidentId resident, bool renewAll = false);
    /// The pad of its resident, with its lines.
    void takeToPad(const pharmacy::PrescriptionDraft& draft);
    /// The pad, with what may take the place of a medicine.
    void replaceMedicine(roster::ResidentId resident, const ui::Replacement& replacement);
    /// Reads what strip and sync page say; also every few seconds by itself.
    void refreshStatus();

private:
    void addScreens(const ui::Preferences& preferences);
    void connectScreens();
    void connectLock(const ui::Preferences& preferences);
    void apply(const ui::Preferences& preferences);
    void syncStateChanged(const SyncState& state);
    void workOffline(bool offline);
    void showStatus(const ui::SyncStatus& status);
    void joinDesks(Line line);
    void connectToday();
    void connectWaiting();
    void connectResults();
    void showResultsNews(const ResultsNews& news);
    void connectOrders();
    void connectReferrals();
    void connectIndicators();
    void bookFor(roster::ResidentId resident, const QString& name, Date due);
    void connectCapitation();
    void addStatement();
    void addDuplicates();
    void addMoves();
    void showUnreadReferrals();
    void connectContracts();
    /// What came in is given to its people.
    void settleResults();
    void othersWrote(const std::vector<Uuid>& drafts, bool queueMoved);
    /// Somebody's facts are others now.
    void written();

    std::unique_ptr<Desk> m_desk;
    Date m_shownDay;
    SyncState m_live;
    std::unique_ptr<SyncService> m_service;
    std::shared_ptr<OtherDesks> m_others;
    std::unique_ptr<PictureFetcher> m_fetcher;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::TodayScreen* m_today = nullptr;
    ui::RosterScreen* m_roster = nullptr;
    ui::DuplicatesScreen* m_duplicates = nullptr;
    ui::ChartScreen* m_chart = nullptr;
    ui::VisitScreen* m_visit = nullptr;
    ui::PrescriptionScreen* m_prescription = nullptr;
    ui::ReadingsCard* m_readingsCard = nullptr;
    ui::ReadingsScreen* m_readings = nullptr;
    ui::OrdersCard* m_ordersCard = nullptr;
    ui::OrderScreen* m_orders = nullptr;
    ui::OpenOrdersScreen* m_openOrders = nullptr;
    ui::PlanCard* m_planCard = nullptr;
    ui::ImagesCard* m_imagesCard = nullptr;
    ui::ImagesScreen* m_images = nullptr;
    ui::AppointmentCard* m_appointment = nullptr;
    ui::PlanScreen* m_plan = nullptr;
    ui::MovesCard* m_movesCard = nullptr;
    ui::MovesScreen* m_moves = nullptr;
    ui::HandoverScreen* m_handover = nullptr;
    ui::ReferralCard* m_referralCard = nullptr;
    ui::ReferralEditor* m_letter = nullptr;
    ui::ReferralsScreen* m_referrals = nullptr;
    ui::JointScreen* m_joint = nullptr;
    ui::ContractsCard* m_contractsCard = nullptr;
    ui::ContractsScreen* m_contracts = nullptr;
    ui::DriveScreen* m_drive = nullptr;
    ui::IndicatorsScreen* m_indicators = nullptr;
    ui::PeopleScreen* m_people = nullptr;
    ui::AccountScreen* m_capitation = nullptr;
    ui::StatementScreen* m_statement = nullptr;
    ui::DifferencesScreen* m_differences = nullptr;
    ui::ComplianceScreen* m_compliance = nullptr;
    ui::EmergencyScreen* m_emergency = nullptr;
    ui::ImportScreen* m_import = nullptr;
    ui::FormularyScreen* m_formulary = nullptr;
    ui::GuidanceCard* m_guidance = nullptr;
    ui::RuleUseScreen* m_ruleUse = nullptr;
    ui::FulfilmentCard* m_fulfilment = nullptr;
    ui::ChangesScreen* m_changes = nullptr;
    ui::DayQueueScreen* m_waiting = nullptr;
    ui::DesksCard* m_desks = nullptr;
    ui::InboxScreen* m_results = nullptr;
    ui::UnmatchedScreen* m_unmatched = nullptr;
    ui::QueueScreen* m_queue = nullptr;
    ui::RulesScreen* m_rules = nullptr;
    ui::ShortageScreen* m_shortages = nullptr;
    ui::SyncScreen* m_sync = nullptr;
    ui::SettingsScreen* m_settings = nullptr;
    ui::IdleLock* m_idle = nullptr;
    QTimer m_statusTimer;
    bool m_keptTaken = false;  ///< reports from before there were rows for them
    qt::Latest m_latestStatus, m_seekingResult, m_settling;
    std::optional<diagnostics::ReportId> m_critical;  ///< what the band across the window speaks of
    qt::Latest m_latestUnread, m_booking;
};

}  // namespace jiayi::app
