#include "ui/shell/top_bar.h"

#include "ui/common/chip.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QShortcut>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

TopBar::TopBar(SearchFunction search, QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"top"_s);
    auto* row = new QHBoxLayout(this);
    space(row, {18, 0, 18, 1}, 14);
    m_search = new SearchBox(std::move(search), this);
    m_clinic = new ElidedLabel(TextRole::Soft, this);
    m_clinic->setObjectName(u"top.clinic"_s);
    m_clinic->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_user = new Chip({}, this);
    m_user->setObjectName(u"top.user"_s);
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"top.menu"_s);
    row->addWidget(m_search, 3);
    row->addStretch(0);
    row->addWidget(m_clinic, 2);
    row->addWidget(m_user);
    connect(m_user, &QAbstractButton::clicked, this, [this] {
        fillMenu();
        const auto wide = m_menu->sizeHint().width();
        m_menu->popup(m_user->mapToGlobal(QPoint(m_user->width() - wide, m_user->height() + px(4))));
    });
    auto* key = new QShortcut(QKeySequence(Qt::Key_F10), this);
    connect(key, &QShortcut::activated, m_user, [this] { m_user->click(); });
    restyle();
    retranslate();
}

void TopBar::restyle() { setFixedHeight(px(52)); }

void TopBar::setClinic(const QString& clinic, const QString& user) {
    m_clinic->setFullText(clinic);
    m_userName = user;
    retranslate();
}

void TopBar::retranslate() {
    m_user->setText((m_userName.isEmpty() ? tr("Menu") : m_userName) + u" ▾"_s);
    m_user->setAccessibleName(tr("User menu"));
    m_user->setToolTip(tr("User menu") + u"  F10"_s);
    m_user->updateGeometry();
}

void TopBar::fillMenu() {
    m_menu->clear();
    const auto& t = tokens();
    const auto choice = [this](QActionGroup* group, const QString& text, bool on, auto&& act) {
        auto* action = m_menu->addAction(text, this, act);
        action->setCheckable(true);
        action->setChecked(on);
        group->addAction(action);
        return action;
    };
    auto* languages = new QActionGroup(m_menu);
    const auto now = currentLanguage();
    choice(languages, u"English"_s, now == "en"_L1, [this] {
        Q_EMIT languageAsked(u"en"_s);
    })->setObjectName(u"menu.en"_s);
    choice(languages, u"简体中文"_s, now == "zh_CN"_L1, [this] {
        Q_EMIT languageAsked(u"zh_CN"_s);
    })->setObjectName(u"menu.zh_CN"_s);
    m_menu->addSeparator();
    auto* themes = new QActionGroup(m_menu);
    choice(themes, tr("Light", "theme"), !t.dark, [this] {
        Q_EMIT darkAsked(false);
    })->setObjectName(u"menu.light"_s);
    choice(themes, tr("Dark", "theme"), t.dark, [this] {
        Q_EMIT darkAsked(true);
    })->setObjectName(u"menu.dark"_s);
    m_menu->addSeparator();
    auto* lock = m_menu->addAction(tr("Lock now") + u"\tCtrl+L"_s, this, &TopBar::lockAsked);
    lock->setObjectName(u"menu.lock"_s);
    lock->setIcon(icon(u"lock"_s, t.inkSoft));
    m_menu->addAction(tr("Quit") + u"\tCtrl+Q"_s, this, &TopBar::quitAsked)->setObjectName(u"menu.quit"_s);
}

void TopBar::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.card);
    painter.setPen(t.cardLine);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

}  // namespace jiayi::ui
