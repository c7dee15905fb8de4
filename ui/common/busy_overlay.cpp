#include "ui/common/busy_overlay.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/labels.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

BusyOverlay::BusyOverlay(QWidget* covered) : Live<QWidget>(covered), m_covered(covered) {
    setObjectName(u"busy"_s);
    setFocusPolicy(Qt::StrongFocus);
    covered->installEventFilter(this);
    auto* all = new QVBoxLayout(this);
    auto* card = new Card(this);
    m_panel = card;
    m_text = makeLabel(TextRole::Strong, {}, card);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"busy.text"_s);
    m_progress = new QProgressBar(card);
    m_progress->setTextVisible(false);
    m_cancel = new Button(Button::Kind::Secondary, {}, card);
    m_cancel->setObjectName(u"busy.cancel"_s);
    card->body()->addWidget(m_text);
    card->body()->addWidget(m_progress);
    card->body()->addWidget(m_cancel, 0, Qt::AlignRight);
    all->addWidget(card, 0, Qt::AlignCenter);
    connect(m_cancel, &QPushButton::clicked, this, &BusyOverlay::cancelled);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &BusyOverlay::appear);
    retranslate();
    hide();
}

void BusyOverlay::start(const QString& text, bool canCancel) {
    m_text->setText(text);
    setAccessibleName(text);
    m_cancel->setVisible(canCancel);
    m_progress->setRange(0, 0);
    if (m_running) return;
    m_running = true;
    qApp->installEventFilter(this);
    m_visible = false;
    m_focusBefore = QApplication::focusWidget();
    m_panel->hide();
    setGeometry(m_covered->rect());
    show();  // invisible at first, but keys and clicks no longer reach what is beneath
    raise();
    setFocus();
    m_delay.start();
}

void BusyOverlay::setProgress(qint64 done, qint64 total, const QString& text) {
    // In thousandths: a QProgressBar counts in int.
    m_progress->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0) m_progress->setValue(static_cast<int>(std::min<qint64>(1000, done * 1000 / total)));
    if (!text.isEmpty()) m_text->setText(text);
}

void BusyOverlay::stop() {
    if (!m_running) return;
    m_running = m_visible = false;
    qApp->removeEventFilter(this);
    m_delay.stop();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    hide();
    if (hadFocus && m_focusBefore) m_focusBefore->setFocus();
}

void BusyOverlay::appear() {
    m_visible = true;
    m_panel->setFixedWidth(std::min(px(340), width() - px(28)));
    m_panel->show();
    if (m_cancel->isVisible()) m_cancel->setFocus();
    update();
}

bool BusyOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_covered && event->type() == QEvent::Resize) setGeometry(m_covered->rect());
    if (m_running && event->type() == QEvent::Shortcut) {  // F4 of a covered button must not act
        auto* widget = qobject_cast<QWidget*>(watched->isWidgetType() ? watched : watched->parent());
        if (widget && m_covered->isAncestorOf(widget) && !isAncestorOf(widget)) return true;
    }
    return Live<QWidget>::eventFilter(watched, event);
}

void BusyOverlay::paintEvent(QPaintEvent*) {
    if (!m_visible) return;
    auto veil = tokens().page;
    veil.setAlpha(190);
    QPainter(this).fillRect(rect(), veil);
}

void BusyOverlay::keyPressEvent(QKeyEvent* event) {
    // Tab would leave for what is covered; everything else is held too.
    if (event->key() == Qt::Key_Escape && !m_cancel->isHidden()) Q_EMIT cancelled();
    event->accept();
}

bool BusyOverlay::focusNextPrevChild(bool) { return true; }

void BusyOverlay::retranslate() {
    m_cancel->setText(tr("Cancel"));
    m_cancel->setKeys(QKeySequence(Qt::Key_Escape));
}

}  // namespace jiayi::ui
