#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/access/first_run_screen.h"
#include "ui/access/unlock_screen.h"

#include <QThreadPool>
#include <QtConcurrentRun>

namespace jiayi::app {

void playAccess(TourStage& stage) {
    ui::FirstRunFunctions functions;
    functions.create = [&stage](const ui::NewStore& wanted) {
        return QtConcurrent::run([&stage, wanted]() -> Result<ui::CreatedStore> {
            SystemRandom random;
            const auto path = stage.file("first.db");
            JIAYI_TRY(const auto made, access::createStore(path, {wanted.institution.toStdString(), wanted.clinic.toStdString(), true},
                                                           wanted.user.toStdString(), wanted.passphrase.toStdString(), stage.clock(), random));
            return ui::CreatedStore{QString::fromStdString(path.string()), QString::fromStdString(made.recoveryKey)};
        });
    };
    functions.makeDemo = [] { return QtConcurrent::run([]() -> Result<QString> { return Error{Errc::Busy, "work.cancelled", {}}; }); };
    functions.chooseExisting = [] { return QString(); };
    ui::FirstRunScreen first(functions);
    stage.show(first);
    stage.picture(first, "first_run");
    stage.press(*stage.find(first, "first.new"), Qt::Key_Space);
    stage.picture(first, "new_store");

    ui::UnlockScreen unlock(stage.clock(), [](const QString&, const QString&) {
        return QtConcurrent::run([]() -> Result<ui::UnlockAnswer> { return ui::UnlockAnswer{false, std::chrono::seconds{4}}; });
    });
    unlock.setStore(QStringLiteral("Balitai Community Health Centre"), QStringLiteral("/srv/jiayi/balitai.db"));
    unlock.form()->setUsers({QStringLiteral("chen")});
    stage.show(unlock);
    stage.picture(unlock, "unlock");
    auto* passphrase = stage.find(unlock, "unlock.passphrase");
    stage.type(*passphrase, QStringLiteral("not the passphrase"));
    stage.press(*passphrase, Qt::Key_Return);
    QThreadPool::globalInstance()->waitForDone();
    stage.picture(unlock, "unlock_wrong");
}

}  // namespace jiayi::app
