#include "ui/shell/main_window.h"

#include "ui/common/notice.h"
#include "ui/common/screen.h"
#include "ui/common/tokens.h"
#include "ui/shell/alert_band.h"
#include "ui/shell/rail.h"
#include "ui/shell/ribbon.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const Clock& clock, SearchFunction search, QWidget* parent)
    : Live<QMainWindow>(parent) {
    setObjectName(u"window"_s);
    // The frame lies in a holder of its own, so that locking can take all of it away at once.
    auto* holder = new QWidget(this);
    setCentralWidget(holder);
    auto* over = new QVBoxLayout(holder);
    over->setContentsMargins(0, 0, 0, 0);
    m_frame = new QWidget(holder);
    over->addWidget(m_frame);

    m_rail = new Rail(m_frame);
    m_top = new TopBar(std::move(search), m_frame);
    m_ribbon = new Ribbon(m_frame);
    m_ribbon->setObjectName(u"ribbon"_s);
    m_ribbon->hide();
    m_alert = new AlertBand(m_frame);
    m_stack = new QStackedWidget(m_frame);
    m_strip = new StatusStrip(clock, m_frame);
    m_toast = new Toast(m_frame);

    auto* across = new QHBoxLayout(m_frame);
    auto* down = new QVBoxLayout;
    for (QLayout* layout : {static_cast<QLayout*>(across), static_cast<QLayout*>(down)}) {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
    }
    across->addWidget(m_rail);
    across->addLayout(down, 1);
    down->addWidget(m_top);
    down->addWidget(m_ribbon);
    down->addWidget(m_alert);
    down->addWidget(m_stack, 1);
    down->addWidget(m_strip);

    connect(m_alert, &AlertBand::acted, this, &MainWindow::alertActed);
    connect(m_rail, &Rail::asked, this, &MainWindow::showScreen);
    connect(m_top->search(), &SearchBox::chosen, this, &MainWindow::residentChosen);
    connect(m_top->search(), &SearchBox::left, this, [this] { focusScreen(); });
    connect(m_top, &TopBar::languageAsked, this, &MainWindow::languageAsked);
    connect(m_top, &TopBar::darkAsked, this, &MainWindow::darkAsked);
    connect(m_top, &TopBar::lockAsked, this, &MainWindow::lock);
    connect(m_top, &TopBar::quitAsked, this, &QWidget::close);
    bindKeys();
    retranslate();
}

void MainWindow::bindKeys() {
    // Children of the frame: while it is hidden behind the lock none of them fires.
    const auto bind = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, m_frame), &QShortcut::activated, this, act);
    };
    bind(Qt::CTRL | Qt::Key_K, [this] { m_top->search()->focusAndSelect(); });
    bind(Qt::CTRL | Qt::Key_L, [this] { lock(); });
    bind(Qt::CTRL | Qt::Key_Q, [this] { close(); });
    bind(Qt::ALT | Qt::Key_Left, [this] { goBack(); });
}

void MainWindow::addScreen(ScreenInfo info) {
    auto* inner = info.screen;
    auto* margin = new QWidget;
    margin->setObjectName(u"scrolled"_s);
    auto* room = new QVBoxLayout(margin);
    space(room, {18, 16, 18, 14}, 0);
    room->addWidget(inner);
    QWidget* page = margin;
    if (!inner->scrollsItself()) {
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(margin);
        page = scroll;
    }
    inner->setObjectName(info.key);
    m_stack->addWidget(page);
    if (info.inRail) m_rail->add(info);
    if (!info.keys.isEmpty())
        connect(new QShortcut(info.keys, m_frame), &QShortcut::activated, this,
                [this, key = info.key] { showScreen(key); });
    connect(inner, &Screen::titleChanged, this, &MainWindow::showTitle);
    m_places.append({std::move(info), page});
}

const MainWindow::Place* MainWindow::find(const QString& key) const {
    for (const auto& place : m_places)
        if (place.info.key == key) return &place;
    return nullptr;
}

Screen* MainWindow::screen(const QString& key) const {
    const auto* place = find(key);
    return place ? place->info.screen : nullptr;
}

void MainWindow::showScreen(const QString& key) { bring(key, true); }

void MainWindow::bring(const QString& key, bool remember) {
    const auto* place = find(key);
    if (!place) qFatal("no such screen: %s", qPrintable(key));
    if (remember && !m_current.isEmpty() && m_current != key) {
        m_trail.removeAll(m_current);  // going to and fro leaves one footprint each
        m_trail.append(m_current);
    }
    m_current = key;
    m_rail->setCurrent(place->info.railKey.isEmpty() ? key : place->info.railKey);
    m_stack->setCurrentWidget(place->page);
    showTitle();
    focusScreen();
    place->info.screen->activated();
    Q_EMIT screenShown(key);
}

void MainWindow::focusScreen() {
    auto* screen = this->screen(m_current);
    if (!screen || m_locked) return;
    if (auto* last = screen->focusWidget(); last && last->isVisibleTo(this)) {
        last->setFocus();
        return;
    }
    screen->setFocus();
    if (!screen->hasFocus()) return;
    screen->focusFirst();
}

void MainWindow::goBack() {
    if (m_locked) return;
    auto* now = screen(m_current);
    if (now && now->goBack()) return;
    if (!m_trail.isEmpty()) bring(m_trail.takeLast(), false);
}

void MainWindow::setBadge(const QString& key, int count, const QString& spoken) {
    m_rail->setBadge(key, count, spoken);
}

void MainWindow::setClinic(const QString& name, const QString& user) {
    m_top->setClinic(name, user);
    m_clinic = name;
    showTitle();
}

void MainWindow::setSampleData(bool sample) { m_ribbon->setVisible(sample); }

void MainWindow::setAlert(const QString& words, const QString& action) { m_alert->say(words, action); }

void MainWindow::setSyncStatus(const SyncStatus& status) { m_strip->setStatus(status); }

void MainWindow::setLocksIn(std::optional<std::chrono::seconds> left) { m_strip->setLocksIn(left); }

SearchBox* MainWindow::searchBox() const { return m_top->search(); }

void MainWindow::setLockCover(QWidget* cover) {
    delete m_cover;
    m_cover = cover;
    cover->setParent(centralWidget());
    centralWidget()->layout()->addWidget(cover);
    cover->hide();
}

void MainWindow::lock() {
    if (m_locked || !m_cover) return;
    m_locked = true;
    m_focusBefore = QApplication::focusWidget();
    if (auto* popup = QApplication::activePopupWidget()) popup->close();
    hideDialogs();
    // Hidden, not covered: nothing shines through, no shortcut fires, and every draft stays where it is.
    m_frame->hide();
    m_cover->show();
    showTitle();
    Q_EMIT locked();
}

void MainWindow::unlock() {
    if (!m_locked) return;
    m_locked = false;
    m_cover->hide();
    m_frame->show();
    for (const auto& dialog : std::exchange(m_hiddenDialogs, {}))
        if (dialog) dialog->show();
    showTitle();
    if (m_focusBefore) m_focusBefore->setFocus();
    Q_EMIT unlocked();
}

void MainWindow::hideDialogs() {
    // Dialogs of this program are opened with open(), never exec(): hiding then neither answers nor closes
    // them.
    for (auto* top : QApplication::topLevelWidgets()) {
        if (top == this || !top->isVisible() || !top->parentWidget() || top->parentWidget()->window() != this)
            continue;
        m_hiddenDialogs.append(top);
        top->hide();
    }
}

void MainWindow::showTitle() {
    QStringList parts{tr("Jiayi", "the program's name")};
    if (!m_clinic.isEmpty()) parts.prepend(m_clinic);
    // A locked window does not name the person on the screen, not even in the task bar.
    if (const auto* now = screen(m_current); now && !m_locked) parts.prepend(now->title());
    setWindowTitle(parts.join(u" · "_s));
}

void MainWindow::retranslate() {
    m_ribbon->setText(tr("Sample data: every person here is invented"));
    showTitle();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Esc that nobody else wanted.
    if (event->key() == Qt::Key_Escape) {
        goBack();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

}  // namespace jiayi::ui
