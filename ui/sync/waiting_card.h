// What waits to be sent: how much of each kind, and by save, oldest first.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace jiayi::ui {

class WaitingCard : public Card {
    Q_OBJECT
public:
    explicit WaitingCard(const FhirWords& words, QWidget* parent = nullptr);
    void setRows(const std::vector<WaitingRow>& rows, const std::vector<sync::WaitingKind>& kinds, Instant now);

protected:
    void retranslate() override;
    void restyle() override;

private:
    QString what(const WaitingRow& row) const;
    void fitHeight();

    const FhirWords& m_words;
    std::vector<WaitingRow> m_rows;
    std::vector<sync::WaitingKind> m_kinds;
    Instant m_now{};
    QLabel* m_summary;
    QStandardItemModel* m_model;
    QTableView* m_table;
};

}  // namespace jiayi::ui
