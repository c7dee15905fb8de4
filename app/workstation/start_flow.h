// From the program's start to an open store: first run, unlock, and the way back to both.
#pragma once

#include "app/workstation/desk.h"
#include "ui/access/first_run_screen.h"
#include "ui/access/unlock_screen.h"

#include <QObject>
#include <QPointer>
#include <QStackedWidget>

#include <filesystem>
#include <functional>

namespace jiayi::app {

/// Opens `store` for `user`: the key from F.keys, the schema, the rules. Takes about as long as Argon2id wants.
Result<std::unique_ptr<Desk>> openDesk(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                                       const Clock& clock);
/// As the unlock form wants it: a wrong passphrase is an answer, with the wait before the next try.
Result<ui::UnlockAnswer> tryUnlock(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                                   const Clock& clock);
/// Makes a demo clinic with a doctor, "chen", and a pharmacist, "liu", in the data folder, or finds the one made before; its path. The passphrase is in demoPassphrase().
Result<std::filesystem::path> makeDemoClinic(const std::filesystem::path& folder, const Clock& clock);
/// The demo holds invented people; its passphrase lies beside it, readable by its user alone.
Result<std::string> demoPassphrase(const std::filesystem::path& store);

/// A window of its own until a store is open. UI thread.
class StartFlow : public QObject {
    Q_OBJECT
public:
    StartFlow(const Clock& clock, QObject* parent = nullptr);
    ~StartFlow() override;
    /// Whose desk a demo clinic opens as, before start(); its doctor's otherwise.
    void setDemoUser(const std::string& user) { m_demoUser = user; }
    /// Empty path: the first-run screen. A demo clinic, whose passphrase lies beside it, opens by itself.
    void start(const std::filesystem::path& store);
    /// The demo clinic, made first if it is not there.
    void startDemo();

Q_SIGNALS:
    /// The desk is handed over through takeDesk().
    void opened();

public:
    std::unique_ptr<Desk> takeDesk() { return std::move(m_desk); }

private:
    void showFirstRun();
    void showUnlock(const std::filesystem::path& store);
    /// False: it could not be opened with the passphrase beside it, and the unlock form asks for another.
    bool openDemo(const std::filesystem::path& store);
    ui::FirstRunFunctions firstRunFunctions();

    const Clock& m_clock;
    std::unique_ptr<QStackedWidget> m_window;
    std::unique_ptr<Desk> m_desk;
    std::string m_demoUser;
};

}  // namespace jiayi::app
