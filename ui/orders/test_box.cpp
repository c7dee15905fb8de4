#include "ui/orders/test_box.h"

#include "ui/common/format.h"
#include "ui/orders/test_popup.h"

#include <QInputMethodEvent>
#include <QKeyEvent>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

TestBox::TestBox(const orders::OrderBook& book, QWidget* parent) : Live<QLineEdit>(parent), m_book(book), m_popup(new TestPopup(this, book)) {
    setObjectName(u"order.search"_s);
    connect(this, &QLineEdit::textChanged, this, &TestBox::look);
    connect(m_popup, &TestPopup::clicked, this, &TestBox::take);
    retranslate();
}

void TestBox::look() {
    auto text = this->text();
    if (!m_preedit.isEmpty()) {
        auto composing = m_preedit;  // "tang'hua": the input method's own partitions
        text.insert(cursorPosition(), composing.remove(u'\'').remove(u' '));
    }
    m_found = m_book.find(utf8(text));
    if (text.trimmed().isEmpty()) return m_popup->hide();
    if (m_found.empty()) m_popup->showMessage(tr("No test found for “%1”").arg(text.trimmed()));
    else m_popup->showTests(m_found);
}

void TestBox::take(int row) {
    if (row < 0 || row >= static_cast<int>(m_found.size())) return;
    const auto test = m_found.at(static_cast<std::size_t>(row))->id;
    clear();
    m_popup->hide();
    Q_EMIT taken(test);
}

void TestBox::keyPressEvent(QKeyEvent* event) {
    const bool open = m_popup->isVisible();
    switch (event->key()) {
        case Qt::Key_Down: if (open) return m_popup->step(1); break;
        case Qt::Key_Up: if (open) return m_popup->step(-1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() & Qt::ControlModifier) break;  // signs
            if (open) take(m_popup->row());
            return;
        case Qt::Key_Escape:
            if (text().isEmpty()) break;
            return clear();
        default: break;
    }
    Live<QLineEdit>::keyPressEvent(event);
}

void TestBox::focusOutEvent(QFocusEvent* event) {
    m_preedit.clear();
    m_popup->hide();
    Live<QLineEdit>::focusOutEvent(event);
}

void TestBox::inputMethodEvent(QInputMethodEvent* event) {
    m_preedit = event->preeditString();
    Live<QLineEdit>::inputMethodEvent(event);
    look();
}

void TestBox::retranslate() {
    setPlaceholderText(tr("Test: name, pinyin, initials or code …"));
    setAccessibleName(tr("Test to order"));
}

}  // namespace jiayi::ui
