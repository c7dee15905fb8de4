// The window's part about the month's statement: its page, the differences and the findings.
#include "app/workstation/bind_statement.h"
#include "app/workstation/workbench.h"
#include "ui/capitation/account_screen.h"
#include "ui/common/format.h"
#include "ui/shell/main_window.h"
#include "ui/statement/compliance_screen.h"
#include "ui/statement/differences_screen.h"
#include "ui/statement/statement_screen.h"

#include <QCoreApplication>

namespace jiayi::app {

void Workbench::addStatement() {
    const auto words = [](const char* text) { return [text] { return QCoreApplication::translate("jiayi::app::Workbench", text); }; };
    const auto statement = QStringLiteral("statement"), icon = QStringLiteral("chart");
    m_statement = new ui::StatementScreen(bindStatement(*m_desk), m_desk->clock());
    m_differences = new ui::DifferencesScreen(bindDifferences(*m_desk));
    m_compliance = new ui::ComplianceScreen(bindCompliance(*m_desk));
    m_window->addScreen({statement, m_statement, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Statement")), icon, {}, false, QStringLiteral("capitation")});
    m_window->addScreen({QStringLiteral("differences"), m_differences, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Differences")), icon, {}, false, statement});
    m_window->addScreen({QStringLiteral("compliance"), m_compliance, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Findings")), icon, {}, false, statement});
    connect(m_capitation, &ui::AccountScreen::statementAsked, this, [this](const QString& scheme) { showStatement({}, ui::utf8(scheme)); });
    const auto wrote = [this] {
        refreshStatus();
        if (m_service) m_service->syncNow();
    };
    connect(m_statement, &ui::StatementScreen::changed, this, wrote);
    connect(m_statement, &ui::StatementScreen::differencesAsked, this, [this](capitation::StatementId id) {
        m_differences->open(id);
        m_window->showScreen(QStringLiteral("differences"));
    });
    connect(m_statement, &ui::StatementScreen::findingsAsked, this, [this](capitation::Month month) {
        m_compliance->open(month);
        m_window->showScreen(QStringLiteral("compliance"));
    });
    connect(m_differences, &ui::DifferencesScreen::changed, this, wrote);
    connect(m_compliance, &ui::ComplianceScreen::changed, this, wrote);
    connect(m_compliance, &ui::ComplianceScreen::chartAsked, this, &Workbench::openChart);
}

void Workbench::showStatement(std::optional<std::chrono::year_month> month, const std::string& scheme) {
    m_statement->open(scheme, month);
    m_window->showScreen(QStringLiteral("statement"));
}

}  // namespace jiayi::app
