// Step two for tables: what the columns become.
#pragma once

#include "ui/common/card.h"
#include "ui/files/mapping_model.h"

class QLabel;

namespace jiayi::ui {

class ChipRow;
class FittedTable;
class Notice;
class TextField;

/// The column mapping of one table at a time; chips switch between several. Edits are in tables() at once.
class MappingCard : public Card {
    Q_OBJECT
public:
    MappingCard(const care::RuleBook& rules, std::vector<std::string> targets, QWidget* parent = nullptr);

    void setTables(std::vector<roster::TablePreview> tables);
    const std::vector<roster::TablePreview>& tables() const { return m_tables; }
    void focusFirst();

Q_SIGNALS:
    void edited();

protected:
    void retranslate() override;

private:
    void show(int table);
    void showNotices();
    void showNote();

    std::vector<roster::TablePreview> m_tables;
    int m_current = 0;
    MappingModel* m_model;
    ChipRow* m_choice;
    TextField* m_source;
    QLabel* m_sourceText;
    QLabel* m_hint;
    FittedTable* m_table;
    QLabel* m_note;
    Notice* m_obstacles;
    Notice* m_warnings;
};

}  // namespace jiayi::ui
