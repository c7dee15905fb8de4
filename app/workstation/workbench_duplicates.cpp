// The window's part about duplicates.
#include "app/workstation/bind_duplicates.h"
#include "app/workstation/workbench.h"
#include "ui/duplicates/duplicates_screen.h"
#include "ui/roster/roster_screen.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>

namespace jiayi::app {

void Workbench::addDuplicates() {
    m_duplicates = new ui::DuplicatesScreen(bindDuplicates(*m_desk));
    const auto name = [] {
        return QCoreApplication::translate("jiayi::app::Workbench",
                                           QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Duplicates"));
    };
    m_window->addScreen({QStringLiteral("duplicates"),
                         m_duplicates,
                         name,
                         QStringLiteral("residents"),
                         {},
                         false,
                         QStringLiteral("roster")});
    connect(m_roster, &ui::RosterScreen::duplicatesAsked, this,
            [this] { m_window->showScreen(QStringLiteral("duplicates")); });
    connect(m_duplicates, &ui::DuplicatesScreen::chartAsked, this, &Workbench::openChart);
    connect(m_duplicates, &ui::DuplicatesScreen::changed, this, [this] {
        written();
        m_roster->reload();
        if (m_service) m_service->syncNow();
    });
}

}  // namespace jiayi::app
