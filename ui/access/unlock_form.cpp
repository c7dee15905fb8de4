#include "ui/access/unlock_form.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

UnlockForm::UnlockForm(const Clock& clock, UnlockFunction unlock, QWidget* parent)
    : Live<QWidget>(parent), m_clock(clock), m_unlock(std::move(unlock)) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 10);
    m_users = new ChoiceField(this);
    m_users->edit()->setObjectName(u"unlock.user"_s);
    m_users->hide();
    m_passphrase = new TextField(this);
    m_passphrase->edit()->setObjectName(u"unlock.passphrase"_s);
    m_passphrase->edit()->setEchoMode(QLineEdit::Password);
    m_passphrase->edit()->setMaxLength(256);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"unlock.notice"_s);
    m_notice->hide();
    m_open = new Button(Button::Kind::Primary, {}, this);
    m_open->setObjectName(u"unlock.open"_s);
    all->addWidget(m_users);
    all->addWidget(m_passphrase);
    all->addWidget(m_notice);
    all->addWidget(m_open, 0, Qt::AlignRight);
    connect(m_passphrase->edit(), &QLineEdit::returnPressed, this, &UnlockForm::attempt);
    connect(m_passphrase->edit(), &QLineEdit::textEdited, this, [this] { showState(); });
    connect(m_open, &QPushButton::clicked, this, &UnlockForm::attempt);
    m_timer.setInterval(250);
    connect(&m_timer, &QTimer::timeout, this, &UnlockForm::tick);
    retranslate();
}

void UnlockForm::setUsers(const QStringList& users, const QString& chosen) {
    QList<ChoiceEdit::Choice> choices;
    for (const auto& user : users) choices.append({user, user});
    m_users->edit()->setChoices(choices);
    m_users->edit()->setKey(chosen.isEmpty() && !users.isEmpty() ? users.first() : chosen);
    m_users->setVisible(users.size() > 1);
}

QString UnlockForm::user() const { return m_users->edit()->key(); }

void UnlockForm::focusPassphrase() { m_passphrase->edit()->setFocus(); }

void UnlockForm::clear() {
    m_latest.drop();
    m_passphrase->edit()->clear();
    m_wrong = m_busy = false;
    m_error.reset();
    showState();
}

void UnlockForm::holdFor(std::chrono::seconds wait) {
    if (wait.count() <= 0) return;
    m_until = m_clock.now() + wait;
    m_timer.start();
    showState();
}

void UnlockForm::attempt() {
    if (m_busy || m_until || m_passphrase->text().isEmpty()) return;
    m_busy = true;
    m_wrong = false;
    m_error.reset();
    showState();
    m_latest.run(this, m_unlock(user(), m_passphrase->text()),
                 [this](const Result<UnlockAnswer>& answer) { answered(answer); });
}

void UnlockForm::answered(const Result<UnlockAnswer>& answer) {
    m_busy = false;
    m_passphrase->edit()->clear();  // right or wrong, it does not stay in memory on the screen
    if (!answer) {
        m_error = answer.error();
        showState();
        focusPassphrase();
        Q_EMIT failed(*m_error);
        return;
    }
    if (answer->opened) {
        m_wrong = false;
        showState();
        Q_EMIT unlocked(user());
        return;
    }
    m_wrong = true;
    showState();
    holdFor(answer->wait);
    focusPassphrase();
}

void UnlockForm::tick() {
    if (m_until && m_clock.now() >= *m_until) {
        m_until.reset();
        m_timer.stop();
    }
    showState();
}

void UnlockForm::showState() {
    m_open->setEnabled(!m_busy && !m_until && !m_passphrase->text().isEmpty());
    m_passphrase->edit()->setReadOnly(m_busy);
    m_open->setText(m_busy ? tr("Opening …") : tr("Unlock"));
    const auto hold =
        m_until ? std::chrono::ceil<std::chrono::seconds>(*m_until - m_clock.now()) : std::chrono::seconds(0);
    const auto rest = m_until ? tr("Next try in %1.").arg(countdown(hold)) : QString();
    if (m_error) {
        m_notice->setWords(wordsFor(*m_error));
    } else if (m_wrong) {
        m_notice->setWords(tr("Wrong passphrase."), m_until ? rest : tr("Check Caps Lock and try again."));
    } else if (m_until) {
        m_notice->setWords(tr("Please wait."), rest);
    }
    m_notice->setVisible(m_error || m_wrong || m_until);
}

void UnlockForm::retranslate() {
    m_users->setLabel(tr("User"));
    m_passphrase->setLabel(tr("Passphrase"));
    showState();
    m_open->setKeys(QKeySequence(Qt::Key_Return), true);
}

}  // namespace jiayi::ui
