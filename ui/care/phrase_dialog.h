#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/live.h"

#include "models/qt/async.h"

#include <QDialog>

class QLabel;
class QListWidget;

namespace jiayi::ui {

class Button;
class Notice;

/// Phrases for one field of a visit. A figure inserts that line at once, so F9 and one key write a sentence; Enter inserts the chosen one, Delete takes
/// an own phrase away, Alt+K keeps what stands in the field. Open it with open().
class PhraseDialog : public Live<QDialog> {
    Q_OBJECT
public:
    /// How a phrase reads with the visit's answers in it.
    using Fill = std::function<QString(const QString& text)>;
    PhraseDialog(PhraseAsks asks, std::string field, QString standing, Fill fill, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate() override;

private:
    void ask();
    void show(const std::vector<care::Phrase>& phrases);
    void insertRow(int row);
    void keep();
    void drop();
    void say(const Result<void>& answer);

    PhraseAsks m_asks;
    std::string m_field;
    QString m_standing;
    Fill m_fill;
    std::vector<care::Phrase> m_phrases;
    qt::Latest m_latest;
    QLabel* m_title;
    QListWidget* m_list;
    QLabel* m_none;
    Notice* m_notice;
    Button* m_keep;
    Button* m_drop;
    Button* m_insert;
};

}  // namespace jiayi::ui
