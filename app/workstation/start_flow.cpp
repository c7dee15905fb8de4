#include "app/workstation/start_flow.h"

#include "app/workstation/bind_files.h"
#include "app/workstation/demo_clinic.h"
#include "app/workstation/preferences.h"
#include "models/access/users.h"
#include "models/quality/kept_facts.h"
#include "models/roster/duplicates/rules/evidence.h"
#include "ui/common/format.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <fstream>

namespace jiayi::app {

namespace {

constexpr char kDemoUser[] = "chen";
constexpr char kDemoPharmacist[] = "liu";
constexpr char kDemoInstitution[] = "120101001";
constexpr char kDemoName[] = "Balitai Community Health Centre";
constexpr int kDemoResidents = 6300;

std::filesystem::path pathOf(const QString& text) { return text.toStdString(); }

/// Nobody approves what they wrote, so the demo has a pharmacist, with the same passphrase.
Result<void> addDemoPharmacist(Desk& desk, const std::filesystem::path& store, const std::string& passphrase) {
    auto added = desk.worker().run([&](db::Database& database) -> Result<bool> {
        SystemRandom random;
        JIAYI_CHECK(access::addUser(database, access::KeyFile{store}, desk.key(), desk.user(), {kDemoPharmacist, "Liu (sample)", "pharmacist", passphrase}, desk.clock(),
                                    random));
        return true;
    });
    added.waitForFinished();
    const auto done = added.result();
    if (!done) return done.error();
    return {};
}

Result<DeskBooks> loadBooks() {
    JIAYI_TRY(auto loaded, care::loadRules());
    auto rules = std::make_unique<care::RuleBook>(std::move(loaded));
    JIAYI_TRY(auto review, pharmacy::loadReviewBook(*rules));
    JIAYI_TRY(auto guidance, guidance::loadGuidanceBook(*rules));
    JIAYI_TRY(auto forecast, forecast::loadModel());
    JIAYI_TRY(auto orders, orders::loadOrderBook(*rules));
    JIAYI_TRY(auto work, worklist::loadWorklistRules(review.limits));
    JIAYI_TRY(auto results, diagnostics::loadDiagnosticsBook(*rules));
    JIAYI_TRY(auto tables, roster::loadReferenceTables());
    JIAYI_CHECK(roster::duplicates::loadEvidenceBook());
    JIAYI_TRY(auto targets, importTargets());
    JIAYI_TRY(auto measures, quality::loadMeasureBook(*rules));
    JIAYI_TRY(auto board, quality::loadBoardBook(measures));
    return DeskBooks{std::move(rules), std::move(review), std::move(guidance), std::move(forecast), std::move(orders), std::move(work), std::move(results), std::move(tables), std::move(targets),
                     std::move(measures), std::move(board)};
}

Result<void> fillDemo(const std::filesystem::path& store, const std::string& passphrase, const Clock& clock) {
    JIAYI_TRY(const auto desk, openDesk(store, kDemoUser, passphrase, clock));
    auto generated = desk->worker().run([&desk](db::Database& database) -> Result<DemoReport> {
        GenerateOptions options;
        options.residents = kDemoResidents;
        options.today = desk->today();
        JIAYI_TRY(const auto report, generateClinic(desk->context(database), options));
        JIAYI_CHECK(access::markAsSample(database, kDemoName));
        JIAYI_CHECK(worklist::refreshWholeWorklist(database, desk->worklistBook(), desk->today()));
        JIAYI_CHECK(quality::refreshFacts(database, desk->measureBook(), quality::kPeopleInBulk));
        return report;
    });
    generated.waitForFinished();
    const auto report = generated.result();
    if (!report) return report.error();
    return addDemoPharmacist(*desk, store, passphrase);
}

}  // namespace

Result<std::unique_ptr<Desk>> openDesk(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                                       const Clock& clock) {
    JIAYI_TRY(auto key, access::KeyFile(store).unlock(user, passphrase, clock));
    access::Institution institution;
    {
        // Migrates, and closes again: the worker opens its own connections.
        JIAYI_TRY(const auto database, access::openStore(store, key));
        JIAYI_TRY(institution, access::readInstitution(*database));
    }
    JIAYI_TRY(auto books, loadBooks());
    return std::make_unique<Desk>(store, std::move(key), user, std::move(institution), std::move(books), clock);
}

Result<ui::UnlockAnswer> tryUnlock(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                                   const Clock& clock) {
    const access::KeyFile keys{store};
    const auto key = keys.unlock(user, passphrase, clock);
    if (key) return ui::UnlockAnswer{true, {}};
    if (!key.error().reason.starts_with("passphrase.")) return key.error();
    return ui::UnlockAnswer{false, std::chrono::ceil<std::chrono::seconds>(keys.delay(clock))};
}

Result<std::string> demoPassphrase(const std::filesystem::path& store) {
    std::ifstream file{store.string() + ".passphrase"};
    std::string passphrase;
    if (!std::getline(file, passphrase)) return Error{Errc::NotFound, "demo.no-passphrase", {}};
    return passphrase;
}

Result<std::filesystem::path> makeDemoClinic(const std::filesystem::path& folder, const Clock& clock) {
    const auto store = folder / "demo.db";
    if (std::filesystem::exists(store) && demoPassphrase(store)) return store;
    SystemRandom random;
    const auto passphrase = newUuid(clock, random).toString();
    JIAYI_TRY(const auto made, access::createStore(store, {kDemoInstitution, kDemoName, true}, kDemoUser, passphrase, clock, random));
    if (const auto filled = fillDemo(store, passphrase, clock); !filled) return filled.error();
    QFile file(QString::fromStdString(store.string() + ".passphrase"));
    if (!file.open(QIODevice::WriteOnly)) return Error{Errc::Denied, "demo.cannot-write", {}};
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QByteArray::fromStdString(passphrase));
    return store;
}

StartFlow::StartFlow(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_window(std::make_unique<QStackedWidget>()), m_demoUser(kDemoUser) {
    m_window->setObjectName(QStringLiteral("start"));
    m_window->setWindowTitle(tr("Jiayi"));
    m_window->resize(1000, 700);
}

StartFlow::~StartFlow() = default;

void StartFlow::start(const std::filesystem::path& store) {
    const bool there = !store.empty() && std::filesystem::exists(store);
    if (there && demoPassphrase(store)) {
        if (openDemo(store)) return;
    } else if (there) {
        showUnlock(store);
    } else {
        showFirstRun();
    }
    m_window->show();
}

void StartFlow::startDemo() {
    const auto store = makeDemoClinic(pathOf(dataFolder()), m_clock);
    if (store && openDemo(*store)) return;
    if (!store) showFirstRun();
    m_window->show();
}

ui::FirstRunFunctions StartFlow::firstRunFunctions() {
    ui::FirstRunFunctions functions;
    functions.create = [this](const ui::NewStore& wanted) {
        return QtConcurrent::run([this, wanted]() -> Result<ui::CreatedStore> {
            SystemRandom random;
            const auto path = dataFolder() + QLatin1Char('/') + wanted.institution + QStringLiteral(".db");
            JIAYI_TRY(const auto made, access::createStore(pathOf(path), {ui::utf8(wanted.institution), ui::utf8(wanted.clinic), false},
                                                           ui::utf8(wanted.user), ui::utf8(wanted.passphrase), m_clock, random));
            return ui::CreatedStore{path, ui::qs(made.recoveryKey)};
        });
    };
    functions.makeDemo = [this] {
        return QtConcurrent::run([this]() -> Result<QString> {
            JIAYI_TRY(const auto path, makeDemoClinic(pathOf(dataFolder()), m_clock));
            return QString::fromStdString(path.string());
        });
    };
    functions.chooseExisting = [this] {
        return QFileDialog::getOpenFileName(m_window.get(), tr("Open a store"), dataFolder(), tr("Jiayi stores (*.db)"));
    };
    return functions;
}

void StartFlow::showFirstRun() {
    auto* screen = new ui::FirstRunScreen(firstRunFunctions());
    connect(screen, &ui::FirstRunScreen::created, this, [this](const QString& path) { showUnlock(pathOf(path)); });
    connect(screen, &ui::FirstRunScreen::existingChosen, this, [this](const QString& path) { showUnlock(pathOf(path)); });
    connect(screen, &ui::FirstRunScreen::demoMade, this, [this](const QString& path) { openDemo(pathOf(path)); });
    m_window->setCurrentIndex(m_window->addWidget(screen));
}

bool StartFlow::openDemo(const std::filesystem::path& store) {
    const auto passphrase = demoPassphrase(store);
    auto desk = passphrase ? openDesk(store, m_demoUser, *passphrase, m_clock) : Result<std::unique_ptr<Desk>>{passphrase.error()};
    if (!desk) {
        showUnlock(store);
        return false;
    }
    m_desk = std::move(*desk);
    rememberStore(QString::fromStdString(store.string()));
    m_window->hide();
    Q_EMIT opened();
    return true;
}

void StartFlow::showUnlock(const std::filesystem::path& store) {
    // What the form proved right is what opens the desk, so the passphrase is derived twice and kept nowhere.
    auto typed = std::make_shared<std::string>();
    auto* screen = new ui::UnlockScreen(m_clock, [this, store, typed](const QString& user, const QString& passphrase) {
        *typed = ui::utf8(passphrase);
        return QtConcurrent::run([this, store, name = ui::utf8(user), secret = *typed] { return tryUnlock(store, name, secret, m_clock); });
    });
    const access::KeyFile keys{store};
    QStringList names;
    if (const auto users = keys.users()) {
        for (const auto& name : *users) names << ui::qs(name);
    }
    screen->form()->setUsers(names);
    screen->form()->holdFor(std::chrono::ceil<std::chrono::seconds>(keys.delay(m_clock)));
    screen->setStore(QFileInfo(QString::fromStdString(store.string())).completeBaseName(), QString::fromStdString(store.string()));
    connect(screen, &ui::UnlockScreen::otherStoreAsked, this, &StartFlow::showFirstRun);
    connect(screen, &ui::UnlockScreen::unlocked, this, [this, store, typed, screen](const QString& user) {
        auto desk = openDesk(store, ui::utf8(user), *typed, m_clock);
        typed->assign(typed->size(), '\0');
        if (!desk) {
            Q_EMIT screen->form()->failed(desk.error());
            return;
        }
        m_desk = std::move(*desk);
        rememberStore(QString::fromStdString(store.string()));
        m_window->hide();
        Q_EMIT opened();
    });
    m_window->setCurrentIndex(m_window->addWidget(screen));
    screen->form()->focusPassphrase();
}

}  // namespace jiayi::app
