// The first minute: a new store, the demo clinic, or a store that is already there.
#pragma once

#include "models/core/result.h"
#include "ui/common/async.h"
#include "ui/common/live.h"

#include <QFuture>
#include <QString>
#include <QWidget>

#include <functional>

namespace jiayi::ui {

class BusyOverlay;
class NewStorePage;
class RecoveryPage;
class StartPage;

struct NewStore {
    QString institution;  ///< code
    QString clinic;       ///< name shown in the window
    QString user;
    QString passphrase;
};
struct CreatedStore {
    QString path;
    QString recoveryKey;  ///< shown once, to be written down
};

/// What the screen needs from outside. Paths are chosen by the functions (a file dialog is theirs to show).
struct FirstRunFunctions {
    std::function<QFuture<Result<CreatedStore>>(const NewStore&)> create;
    std::function<QFuture<Result<QString>>()> makeDemo;  ///< gives the path; may report progress
    std::function<QString()> chooseExisting;             ///< empty: nothing was chosen
};

class FirstRunScreen : public Live<QWidget> {
    Q_OBJECT
public:
    explicit FirstRunScreen(FirstRunFunctions functions, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A new store stands and its recovery key was confirmed as written down.
    void created(const QString& path, const QString& user);
    void demoMade(const QString& path);
    void existingChosen(const QString& path);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    void showPage(QWidget* page);
    void create(const NewStore& store);
    void makeDemo();

    FirstRunFunctions m_functions;
    StartPage* m_start;
    NewStorePage* m_new;
    RecoveryPage* m_recovery;
    BusyOverlay* m_busy;
    CreatedStore m_created;
    QString m_user;
    Latest m_latest;
};

}  // namespace jiayi::ui
