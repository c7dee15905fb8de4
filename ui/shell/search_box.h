// The one search box (R2): Ctrl+K, results beneath, all by keyboard.
#pragma once

#include "models/core/result.h"
#include "ui/common/async.h"
#include "ui/common/live.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

namespace jiayi::ui {

/// One line of the results. `key` comes back in `chosen`.
struct SearchHit {
    QString key;
    QString title;     ///< "张小明"
    QString subtitle;  ///< "Zhang Xiaoming · M 58 · 1201**********3517"
    QString hint;      ///< at the right: why it was found, or a grid
};

using SearchFunction = std::function<QFuture<Result<QList<SearchHit>>>(const QString& text)>;

class SearchPopup;

/// Asks at every keystroke, also while pinyin is being composed: the preedit text counts as typed, letters in
/// it without the input method's spaces. Answers to older texts are dropped.
class SearchBox : public Live<QWidget> {
    Q_OBJECT
public:
    explicit SearchBox(SearchFunction search, QWidget* parent = nullptr);
    void focusAndSelect();
    void setSearch(SearchFunction search);
    QLineEdit* edit() const { return m_edit; }
    SearchPopup* popup() const { return m_popup; }

Q_SIGNALS:
    void chosen(const jiayi::ui::SearchHit& hit);
    /// Esc in an empty box: the keyboard goes back to the screen.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;
    void restyle() override;

private:
    QString soughtText() const;
    void ask();
    void close();
    bool handleKey(QKeyEvent* event);
    void choose(int row);
    void showAnswer(Result<QList<SearchHit>> answer);

    SearchFunction m_search;
    QLineEdit* m_edit;
    QLabel* m_hint;
    SearchPopup* m_popup;
    QString m_preedit;
    QString m_asked;
    bool m_pending = false;
    bool m_openWhenAnswered = false;
    QList<SearchHit> m_hits;
    Latest m_latest;
};

}  // namespace jiayi::ui
