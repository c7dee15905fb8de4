// The window's part about the clinic's money.
#include "app/workstation/workbench.h"
#include "ui/capitation/account_screen.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

void Workbench::connectCapitation() {
    connect(m_capitation, &ui::AccountScreen::chartAsked, this, &Workbench::openChart);
    connect(m_capitation, &ui::AccountScreen::originAsked, this, [this](const QString& type, const Uuid& id, roster::ResidentId resident) {
        // A visit is shown itself; supplies, tests and claims stand in the chart of whose they are.
        if (type == QStringLiteral("Encounter")) openVisit(care::VisitId{id});
        else openChart(resident);
    });
    connect(m_capitation, &ui::AccountScreen::failed, this, [this](const Error& error) { m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(error).all()); });
    connect(m_capitation, &ui::AccountScreen::changed, this, &Workbench::refreshStatus);
}

}  // namespace jiayi::app
