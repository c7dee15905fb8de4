#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QWidget>

namespace jiayi::ui {

class Card;
class RowTable;
class RuleCard;
class TextField;
class TextModel;

/// Every row of measures.csv with its figures; the rule of the chosen one stands beside. UI thread; the book outlives it.
class MeasuresView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit MeasuresView(const quality::MeasureBook& book, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);

Q_SIGNALS:
    void peopleAsked(const QString& measure);

protected:
    void retranslate() override;

private:
    void showMeasures();

    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Board> m_board;
    std::vector<std::size_t> m_shown;  ///< lines of the board, in the order of the table
    Card* m_card;
    TextField* m_search;
    TextModel* m_model;
    RowTable* m_table;
    RuleCard* m_rule;
};

}  // namespace jiayi::ui
