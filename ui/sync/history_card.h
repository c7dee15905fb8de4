// What the last rounds brought and sent, and what went wrong.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace jiayi::ui {

class HistoryCard : public Card {
    Q_OBJECT
public:
    explicit HistoryCard(QWidget* parent = nullptr);
    void setLines(const std::vector<sync::LogLine>& lines, Instant now);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void fitHeight();
    std::vector<sync::LogLine> m_lines;
    Instant m_now{};
    QLabel* m_empty;
    QStandardItemModel* m_model;
    QTableView* m_table;
};

}  // namespace jiayi::ui
