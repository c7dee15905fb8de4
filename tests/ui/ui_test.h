// What the tests of screens share: a shown window, answers that come when the test says, and an eye for cut-off text.
#pragma once

#include "models/core/result.h"
#include "tests/support/test_program.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/labels.h"

#include <QFuture>
#include <QLabel>
#include <QPromise>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace jiayi::test {

inline void showActive(QWidget& window, QSize size = {1280, 720}) {
    window.resize(size);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

inline void settleEvents() {
    for (int i = 0; i < 6; ++i) QCoreApplication::processEvents();
}

/// The widget of that name; the test ends without it.
template <class Widget>
Widget* part(const QWidget& in, const QString& name) {
    auto* found = in.findChild<Widget*>(name);
    if (!found) qFatal("no %s", qPrintable(name));
    return found;
}

inline QString text(const QWidget& in, const QString& name) { return part<QLabel>(in, name)->text(); }

/// What labels and badges show.
inline QStringList labels(const QWidget& in) {
    QStringList all;
    for (const auto* label : in.findChildren<QLabel*>())
        if (label->isVisible()) all << label->text();
    for (const auto* badge : in.findChildren<ui::Badge*>())
        if (badge->isVisible()) all << badge->text();
    return all;
}

inline void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
    widget->setFocus();
    QTest::keyClick(widget, key, with);
    settleEvents();
}

/// A fake function's side of the futures it gave out, oldest first.
template <class T>
class Answers {
public:
    QFuture<Result<T>> ask() {
        auto promise = std::make_unique<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        m_promises.push_back(std::move(promise));
        return future;
    }
    std::size_t asked() const { return m_promises.size(); }
    void give(std::size_t index, Result<T> answer) {
        m_promises.at(index)->addResult(std::move(answer));
        m_promises.at(index)->finish();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    /// The worker went away without a word.
    void abandon(std::size_t index) {
        m_promises.at(index).reset();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

private:
    std::vector<std::unique_ptr<QPromise<Result<T>>>> m_promises;
};

/// Labels, buttons and badges that have less room than their text needs.
inline QStringList cutOff(const QWidget& window) {
    QStringList found;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || qobject_cast<const ui::ElidedLabel*>(widget)) continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool text = (label && !label->text().isEmpty()) || qobject_cast<const ui::Button*>(widget) ||
                          qobject_cast<const ui::Chip*>(widget) || qobject_cast<const ui::Badge*>(widget);
        if (!text) continue;
        const auto need = label && label->wordWrap()
                              ? QSize(label->minimumSizeHint().width(), label->heightForWidth(label->width()))
                              : widget->minimumSizeHint();
        if (widget->width() + 1 < need.width() || widget->height() + 1 < need.height())
            found << QStringLiteral("%1 '%2' has %3x%4 of %5x%6")
                         .arg(widget->objectName(), label ? label->text() : widget->accessibleName())
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(need.width())
                         .arg(need.height());
    }
    return found;
}

/// Controls without a name for a screen reader or for a test.
inline QStringList nameless(const QWidget& window) {
    QStringList found;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (!named || widget->objectName().isEmpty())
            found << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                         widget->objectName();
    }
    return found;
}

}  // namespace jiayi::test
