#include "ui/access/first_run_screen.h"

#include "ui/access/brand.h"
#include "ui/access/first_run_pages.h"
#include "ui/common/busy_overlay.h"
#include "ui/common/words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

FirstRunScreen::FirstRunScreen(FirstRunFunctions functions, QWidget* parent)
    : Live<QWidget>(parent), m_functions(std::move(functions)) {
    setObjectName(u"page"_s);
    auto* column = makeBrandedColumn(this, 540);
    m_start = new StartPage(this);
    m_new = new NewStorePage(this);
    m_recovery = new RecoveryPage(this);
    for (QWidget* page :
         {static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_recovery)})
        column->addWidget(page);
    m_busy = new BusyOverlay(this);
    connect(m_start, &StartPage::newAsked, this, [this] { showPage(m_new); });
    connect(m_start, &StartPage::demoAsked, this, &FirstRunScreen::makeDemo);
    connect(m_start, &StartPage::existingAsked, this, [this] {
        if (const auto path = m_functions.chooseExisting(); !path.isEmpty()) Q_EMIT existingChosen(path);
    });
    connect(m_new, &NewStorePage::backAsked, this, [this] { showPage(m_start); });
    connect(m_new, &NewStorePage::createAsked, this, &FirstRunScreen::create);
    connect(m_recovery, &RecoveryPage::confirmed, this, [this] { Q_EMIT created(m_created.path, m_user); });
    showPage(m_start);
    retranslate();
}

void FirstRunScreen::showPage(QWidget* page) {
    for (QWidget* each :
         {static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_recovery)})
        each->setVisible(each == page);
    m_start->clearError();
    if (page == m_start) m_start->focusFirst();
    if (page == m_new) m_new->focusFirst();
    if (page == m_recovery) m_recovery->focusFirst();
}

void FirstRunScreen::create(const NewStore& store) {
    m_user = store.user;
    m_busy->start(tr("Making the store …"), false);
    m_latest.run(this, m_functions.create(store), [this](Result<CreatedStore> answer) {
        m_busy->stop();
        if (!answer) {
            m_new->setError(wordsFor(answer.error()));
            return;
        }
        m_created = *answer;
        m_new->forget();
        m_recovery->setKey(m_created.recoveryKey);
        showPage(m_recovery);
    });
}

void FirstRunScreen::makeDemo() {
    m_start->clearError();
    m_busy->start(tr("Making the demo clinic …"), false);
    const auto future = m_functions.makeDemo();
    auto* progress = new QFutureWatcher<Result<QString>>(this);
    connect(progress, &QFutureWatcher<Result<QString>>::progressValueChanged, this,
            [this, progress](int done) { m_busy->setProgress(done, progress->progressMaximum()); });
    progress->setFuture(future);
    m_latest.run(this, future, [this, progress](Result<QString> answer) {
        progress->deleteLater();
        m_busy->stop();
        if (!answer) {
            m_start->setError(wordsFor(answer.error()));
            return;
        }
        Q_EMIT demoMade(*answer);
    });
}

void FirstRunScreen::retranslate() { setWindowTitle(tr("Jiayi", "the program's name")); }

void FirstRunScreen::showEvent(QShowEvent* event) {
    Live<QWidget>::showEvent(event);
    if (m_start->isVisible()) m_start->focusFirst();
}

}  // namespace jiayi::ui
