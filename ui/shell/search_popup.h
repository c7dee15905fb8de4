// The list beneath the search box.
#pragma once

#include "ui/common/live.h"
#include "ui/shell/search_box.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace jiayi::ui {

/// Never has the keyboard: the box keeps it and moves the choice from there, so that typing can go on.
class SearchPopup : public Live<QFrame> {
    Q_OBJECT
public:
    explicit SearchPopup(QWidget* box);
    void showHits(const QList<SearchHit>& hits);
    /// Nobody found, or why nothing could be looked up.
    void showMessage(const QString& text);
    void step(int rows);
    int row() const;
    int count() const;

Q_SIGNALS:
    void clicked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;

private:
    void place();

    QWidget* m_box;
    QListWidget* m_list;
    QLabel* m_message;
    QLabel* m_keys;
};

}  // namespace jiayi::ui
