#include "ui/shell/search_box.h"

#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"
#include "ui/common/words.h"
#include "ui/shell/search_popup.h"

#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

SearchBox::SearchBox(SearchFunction search, QWidget* parent)
    : Live<QWidget>(parent), m_search(std::move(search)) {
    setObjectName(u"search"_s);
    auto* row = new QHBoxLayout(this);
    space(row, {34, 1, 15, 1}, 12);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"search.edit"_s);
    m_edit->setProperty("bare", true);
    m_edit->installEventFilter(this);
    m_hint = makeLabel(TextRole::Soft, u"Ctrl K"_s, this);
    row->addWidget(m_edit, 1);
    row->addWidget(m_hint, 0, Qt::AlignVCenter);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_popup = new SearchPopup(this);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { ask(); });
    connect(m_popup, &SearchPopup::clicked, this, &SearchBox::choose);
    restyle();
    retranslate();
}

void SearchBox::restyle() {
    setFixedHeight(px(32));
    setMaximumWidth(px(460));
    setMinimumWidth(px(220));
}

void SearchBox::retranslate() {
    m_edit->setPlaceholderText(tr("Search name, pinyin, ID, phone …"));
    m_edit->setAccessibleName(tr("Search residents"));
    m_edit->setToolTip(u"Ctrl K"_s);
}

void SearchBox::setSearch(SearchFunction search) { m_search = std::move(search); }

void SearchBox::focusAndSelect() {
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

QString SearchBox::soughtText() const {
    auto text = m_edit->text();
    if (!m_preedit.isEmpty()) {
        auto composing = m_preedit;  // "zhang'xiao": the input method's own partitions
        composing.remove(u'\'').remove(u' ');
        text.insert(m_edit->cursorPosition(), composing);
    }
    return text.trimmed();
}

void SearchBox::ask() {
    const auto text = soughtText();
    m_openWhenAnswered = false;
    if (text.isEmpty()) {
        close();
        return;
    }
    if (text == m_asked) return;
    m_asked = text;
    m_pending = true;
    m_latest.run(this, m_search(text),
                 [this](Result<QList<SearchHit>> answer) { showAnswer(std::move(answer)); });
}

void SearchBox::showAnswer(Result<QList<SearchHit>> answer) {
    m_pending = false;
    if (!answer) {
        m_hits.clear();
        m_popup->showMessage(wordsFor(answer.error()).what);
        return;
    }
    m_hits = *answer;
    if (m_hits.isEmpty()) {
        m_popup->showMessage(tr("Nobody found for “%1”").arg(m_asked));
        return;
    }
    m_popup->showHits(m_hits);
    // Enter came before the answer (a scanner, a fast hand): one person is meant, several are shown.
    if (m_openWhenAnswered && m_hits.size() == 1) choose(0);
}

void SearchBox::close() {
    m_latest.drop();
    m_pending = m_openWhenAnswered = false;
    m_asked.clear();
    m_hits.clear();
    m_popup->hide();
}

void SearchBox::choose(int row) {
    if (row < 0 || row >= m_hits.size()) return;
    const auto hit = m_hits.at(row);
    m_edit->clear();
    close();
    Q_EMIT chosen(hit);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::InputMethod:
            m_preedit = static_cast<QInputMethodEvent*>(event)->preeditString();
            // After the edit has taken what was committed.
            QMetaObject::invokeMethod(
                this, [this] { ask(); }, Qt::QueuedConnection);
            break;
        case QEvent::KeyPress:
            if (handleKey(static_cast<QKeyEvent*>(event))) return true;
            break;
        case QEvent::FocusOut:
            m_preedit.clear();
            m_popup->hide();
            update();
            break;
        case QEvent::FocusIn:
            if (!m_hits.isEmpty()) m_popup->showHits(m_hits);
            update();
            break;
        default:
            break;
    }
    return Live<QWidget>::eventFilter(watched, event);
}

bool SearchBox::handleKey(QKeyEvent* event) {
    const bool open = m_popup->isVisible();
    switch (event->key()) {
        case Qt::Key_Down:
            m_popup->step(1);
            return open;
        case Qt::Key_Up:
            m_popup->step(-1);
            return open;
        case Qt::Key_PageDown:
            m_popup->step(5);
            return open;
        case Qt::Key_PageUp:
            m_popup->step(-5);
            return open;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_pending) {
                m_openWhenAnswered = true;
            } else if (open) {
                choose(m_popup->row());
            }
            return true;
        case Qt::Key_Escape:
            if (m_edit->text().isEmpty() && !open) {
                Q_EMIT left();
            } else {
                m_edit->clear();
                close();
            }
            return true;
        default:
            return false;
    }
}

void SearchBox::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = m_edit->hasFocus();
    const double width = lit ? 2 : 1, radius = t.px(6);
    painter.setPen(QPen(lit ? t.focus : t.fieldLine, width));
    painter.setBrush(lit ? t.field : t.fieldQuiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius,
                            radius);
    const double side = t.px(16);
    paintIcon(painter, u"search"_s, t.inkSoft, QRectF(t.px(11), (height() - side) / 2, side, side));
    const auto key = QRectF(m_hint->geometry()).adjusted(-t.px(5), -0.5, t.px(5), 0.5);
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(key, t.px(4), t.px(4));
}

}  // namespace jiayi::ui
