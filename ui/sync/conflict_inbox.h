// Conflicts one under the other, each with base, mine and theirs, decided with a key.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/sync_data.h"

#include <QList>

class QLabel;

namespace jiayi::ui {

class Button;

/// One field in conflict. Focusable: 1 keeps mine, 2 takes theirs.
class ConflictPanel : public Live<QFrame> {
    Q_OBJECT
public:
    explicit ConflictPanel(const ConflictRow& row, QWidget* parent = nullptr);
    const Uuid& id() const { return m_row.conflict.id; }

Q_SIGNALS:
    void decided(jiayi::ui::ConflictChoice choice);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    ConflictRow m_row;
    QLabel* m_title;
    QLabel* m_note;
    QList<QLabel*> m_heads;
    Button* m_mine;
    Button* m_theirs;
};

/// The inbox. Owned by the sync page.
class ConflictInbox : public Card {
    Q_OBJECT
public:
    explicit ConflictInbox(QWidget* parent = nullptr);
    void setRows(const std::vector<ConflictRow>& rows);

Q_SIGNALS:
    void decided(const jiayi::Uuid& conflict, jiayi::ui::ConflictChoice choice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWords();
    QList<ConflictPanel*> m_panels;
    QLabel* m_empty;
};

}  // namespace jiayi::ui
