// The frame: rail, search, clinic and user, screens, status strip, lock. It knows no feature.
#pragma once

#include "ui/common/live.h"
#include "ui/common/sync_status.h"
#include "ui/shell/screen_info.h"
#include "ui/shell/search_box.h"

#include <QList>
#include <QMainWindow>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

class QLabel;
class QStackedWidget;

namespace jiayi::ui {

class AlertBand;
class Rail;
class StatusStrip;
class Toast;
class TopBar;

/// Owned by the composition root; UI thread.
///     MainWindow window(clock, search);
///     window.addScreen({"roster", new RosterScreen(...), [] { return tr("Residents"); }, "residents",
///     Qt::CTRL | Qt::Key_2}); window.showScreen("roster");
class MainWindow : public Live<QMainWindow> {
    Q_OBJECT
public:
    MainWindow(const Clock& clock, SearchFunction search, QWidget* parent = nullptr);

    /// Only what is added appears in the rail, in this order.
    void addScreen(ScreenInfo info);
    /// A key that was never added is a bug. The screen left is remembered for goBack().
    void showScreen(const QString& key);
    QString currentKey() const { return m_current; }
    Screen* screen(const QString& key) const;
    void goBack();
    /// A red figure on a rail entry; 0 takes it away. `spoken` says what it counts.
    void setBadge(const QString& key, int count, const QString& spoken);

    void setClinic(const QString& name, const QString& user);
    /// The ribbon that says that everything here is invented.
    void setSampleData(bool sample);
    /// What somebody has to act upon wherever they are: stays above every screen, with its action on F12, until it is taken away by empty words.
    void setAlert(const QString& words, const QString& action);
    void setSyncStatus(const SyncStatus& status);
    /// Shown as "Locks in 9:41"; nullopt when locking is off.
    void setLocksIn(std::optional<std::chrono::seconds> left);

    /// What covers everything while locked; the window takes it over. Screens stay as they are beneath,
    /// drafts included.
    void setLockCover(QWidget* cover);
    void lock();
    void unlock();
    bool isLocked() const { return m_locked; }

    Toast* toast() const { return m_toast; }
    SearchBox* searchBox() const;

Q_SIGNALS:
    void residentChosen(const jiayi::ui::SearchHit& hit);
    void screenShown(const QString& key);
    /// The action of the alert.
    void alertActed();
    /// From the user menu; whoever owns the settings applies and remembers them.
    void languageAsked(const QString& code);
    void darkAsked(bool dark);
    void locked();
    void unlocked();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Place {
        ScreenInfo info;
        QWidget* page;
    };
    const Place* find(const QString& key) const;
    void bring(const QString& key, bool remember);
    void bindKeys();
    void focusScreen();
    void hideDialogs();
    void showTitle();

    QWidget* m_frame;
    Rail* m_rail;
    TopBar* m_top;
    QLabel* m_ribbon;
    AlertBand* m_alert;
    QStackedWidget* m_stack;
    StatusStrip* m_strip;
    Toast* m_toast;
    QList<Place> m_places;
    QStringList m_trail;
    QString m_current;
    QPointer<QWidget> m_cover;
    QList<QPointer<QWidget>> m_hiddenDialogs;
    QPointer<QWidget> m_focusBefore;
    QString m_clinic;
    bool m_locked = false;
};

}  // namespace jiayi::ui
