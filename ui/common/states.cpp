#include "ui/common/states.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"

#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

StatePanel::StatePanel(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 22, 8);
    m_icon = new QLabel(this);
    m_title = makeLabel(TextRole::Strong, {}, this);
    m_text = makeLabel(TextRole::Soft, {}, this);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_action = new Button(Button::Kind::Secondary, {}, this);
    m_action->setObjectName(u"state.action"_s);
    m_title->setObjectName(u"state.title"_s);
    m_text->setObjectName(u"state.text"_s);
    for (auto* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    all->addStretch(2);
    all->addWidget(m_icon, 0, Qt::AlignHCenter);
    all->addWidget(m_title);
    all->addWidget(m_text);
    all->addWidget(m_progress, 0, Qt::AlignHCenter);
    all->addSpacing(px(4));
    all->addWidget(m_action, 0, Qt::AlignHCenter);
    all->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &StatePanel::acted);
    setFocusProxy(m_action);
    restyle();
}

void StatePanel::put(Face face, const QString& iconName, Tone tone, const QString& title,
                     const QString& text) {
    m_face = face;
    m_iconName = iconName;
    m_tone = tone;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_progress->setVisible(face == Face::Loading);
    m_action->hide();
    setAccessibleName(title);
    setAccessibleDescription(text);
    restyle();
}

void StatePanel::showEmpty(const QString& title, const QString& text, const QString& action) {
    put(Face::Empty, u"empty"_s, Tone::Neutral, title, text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void StatePanel::showLoading(const QString& text) { put(Face::Loading, {}, Tone::Neutral, text, {}); }

void StatePanel::showError(const Words& words, bool canRetry) {
    QStringList rest;
    for (const auto& part : {words.kept, words.todo})
        if (!part.isEmpty()) rest.append(part);
    put(Face::Error, u"warning"_s, Tone::Bad, words.what, rest.join(u' '));
    m_action->setVisible(canRetry);
    retranslate();
}

void StatePanel::retranslate() {
    if (m_face == Face::Error) m_action->setText(tr("Try again"));
}

void StatePanel::restyle() {
    m_progress->setFixedWidth(px(180));
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, tokens().tone(m_tone).strong, px(32), devicePixelRatioF()));
}

StateStack::StateStack(QWidget* content, QWidget* parent)
    : QStackedWidget(parent), m_content(content), m_panel(new StatePanel), m_delay(new QTimer(this)) {
    addWidget(content);
    addWidget(m_panel);
    m_delay->setSingleShot(true);
    m_delay->setInterval(300);
    connect(m_delay, &QTimer::timeout, this, [this] {
        m_panel->showLoading(m_loading);
        setCurrentWidget(m_panel);
    });
    connect(m_panel, &StatePanel::acted, this, &StateStack::acted);
}

void StateStack::showContent() {
    m_delay->stop();
    setCurrentWidget(m_content);
}

void StateStack::showEmpty(const QString& title, const QString& text, const QString& action) {
    m_delay->stop();
    m_panel->showEmpty(title, text, action);
    setCurrentWidget(m_panel);
}

void StateStack::showLoading(const QString& text) {
    m_loading = text;
    m_delay->start();
}

void StateStack::showError(const Words& words, bool canRetry) {
    m_delay->stop();
    m_panel->showError(words, canRetry);
    setCurrentWidget(m_panel);
}

}  // namespace jiayi::ui
