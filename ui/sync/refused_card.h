// Quarantine: what the hub would not take, why, and what can be done about it.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

#include <QList>

class QLabel;

namespace jiayi::ui {

class Button;

/// One refused resource. Focusable: Enter mends it, R tries it again, S saves it for support, Space shows its fields.
/// Late work that another clinic has overtaken can be let go with L, pressed twice.
class RefusedItem : public Live<QFrame> {
    Q_OBJECT
public:
    RefusedItem(RefusedRow row, const FhirWords& words, Instant now, QWidget* parent = nullptr);
    const NamedRecord& record() const { return m_row.record; }

Q_SIGNALS:
    void mendAsked();
    void retryAsked();
    void exportAsked();
    void letGoAsked();
    void moveAsked(int items);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool hasEditor() const;
    void letGo();
    void toggleFields();
    void showFields();

    RefusedRow m_row;
    const FhirWords& m_words;
    Instant m_now;
    QLabel* m_title;
    QLabel* m_why;
    QLabel* m_todo;
    QLabel* m_when;
    QLabel* m_fields;
    Button* m_mend;
    Button* m_retry;
    Button* m_export;
    Button* m_letGo;
    Button* m_show;
    bool m_overtaken = false;  ///< by the clinic that the resident has moved to
    bool m_asked = false;      ///< let go was pressed once
};

/// All of them. Owned by the sync page, which carries out what is asked.
class RefusedCard : public Card {
    Q_OBJECT
public:
    explicit RefusedCard(const FhirWords& words, QWidget* parent = nullptr);
    /// `total` may be more than there are rows.
    void setRows(const std::vector<RefusedRow>& rows, std::int64_t total, Instant now);

Q_SIGNALS:
    void mendAsked(const jiayi::ui::NamedRecord& record);
    void retryAsked(const std::optional<jiayi::ui::NamedRecord>& only);
    void exportAsked(const jiayi::ui::NamedRecord& record);
    void letGoAsked(const jiayi::ui::NamedRecord& record);

protected:
    void retranslate() override;

private:
    void move(RefusedItem* from, int items);

    const FhirWords& m_words;
    QList<RefusedItem*> m_items;
    std::int64_t m_total = 0;
    QLabel* m_intro;
    QVBoxLayout* m_column;
    QLabel* m_more;
    Button* m_all;
};

}  // namespace jiayi::ui
