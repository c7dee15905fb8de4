// Who, passphrase, and a growing delay after wrong ones.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "ui/common/async.h"
#include "ui/common/live.h"

#include <QFuture>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

namespace jiayi::ui {

class Button;
class ChoiceField;
class Notice;
class TextField;

/// What a try to unlock came to. `wait` is how long the next try is refused, zero when it may come at once.
struct UnlockAnswer {
    bool opened = false;
    std::chrono::seconds wait{0};
};
/// Errors are what is not the passphrase's fault (damaged file, newer schema, no such file).
using UnlockFunction =
    std::function<QFuture<Result<UnlockAnswer>>(const QString& user, const QString& passphrase)>;

/// The form itself: used by UnlockScreen at start and by LockOverlay at the desk.
class UnlockForm : public Live<QWidget> {
    Q_OBJECT
public:
    UnlockForm(const Clock& clock, UnlockFunction unlock, QWidget* parent = nullptr);
    /// One user shows no choice.
    void setUsers(const QStringList& users, const QString& chosen = {});
    /// Refuse tries until then, with a countdown; for a delay that was running when the program was closed.
    void holdFor(std::chrono::seconds wait);
    void focusPassphrase();
    void clear();
    QString user() const;

Q_SIGNALS:
    void unlocked(const QString& user);
    void failed(const jiayi::Error& error);

protected:
    void retranslate() override;

private:
    void attempt();
    void answered(const Result<UnlockAnswer>& answer);
    void tick();
    void showState();

    const Clock& m_clock;
    UnlockFunction m_unlock;
    ChoiceField* m_users;
    TextField* m_passphrase;
    Button* m_open;
    Notice* m_notice;
    QTimer m_timer;
    std::optional<Instant> m_until;
    bool m_wrong = false;
    bool m_busy = false;
    std::optional<Error> m_error;
    Latest m_latest;
};

}  // namespace jiayi::ui
