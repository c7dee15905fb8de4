// Step one: which files.
#pragma once

#include "ui/common/card.h"
#include "ui/files/file_asks.h"

class QLabel;
class QStandardItemModel;

namespace jiayi::ui {

class Button;
class FittedTable;

/// A place to drop files on, the button that chooses them, and what was found in each. Delete takes a file away again.
class FilesCard : public Card {
    Q_OBJECT
public:
    explicit FilesCard(QWidget* parent = nullptr);
    void setFiles(const LookedFiles& files);
    /// Files hang over the page.
    void setDropping(bool dropping);
    void focusFirst();

Q_SIGNALS:
    void chooseAsked();
    void removeAsked(int file);

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class DropZone;
    void fill();

    LookedFiles m_files;
    DropZone* m_zone;
    QLabel* m_text;
    QLabel* m_removeHint;
    Button* m_choose;
    FittedTable* m_table;
    QStandardItemModel* m_model;
};

}  // namespace jiayi::ui
