#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QWidget>

namespace jiayi::ui {

class Card;
class ChipRow;
class ChoiceField;
class RowTable;
class TextModel;

/// A measure by doctor, grid or programmes; the last row is everybody, and is the sum of the others. Enter opens a group's people. UI thread.
class GroupsView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit GroupsView(const quality::MeasureBook& book, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);
    void setMeasure(const QString& id);
    QString measure() const;
    QString partition() const;
    /// Of the groups that are shown, without the row of everybody.
    const std::vector<std::pair<std::string, quality::Count>>& groups() const { return m_groups; }

Q_SIGNALS:
    /// Empty `group` and `whole`: everybody.
    void groupAsked(const QString& measure, const QString& partition, const QString& group, bool whole);

protected:
    void retranslate() override;

private:
    void showGroups();

    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Board> m_board;
    std::vector<std::pair<std::string, quality::Count>> m_groups;
    Card* m_card;
    ChipRow* m_partition;
    ChoiceField* m_measure;
    TextModel* m_model;
    RowTable* m_table;
};

}  // namespace jiayi::ui
