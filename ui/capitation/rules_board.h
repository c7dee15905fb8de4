// The consortium's tables as they stand: dated, with their source, which of them are in force.
#pragma once

#include "ui/capitation/account_asks.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class ChipRow;
class Notice;

class RulesBoard : public Live<QWidget> {
    Q_OBJECT
public:
    explicit RulesBoard(QWidget* parent = nullptr);
    void show(const RulesView& view);

protected:
    void retranslate() override;

private:
    void showRules();
    QWidget* tableCard(const std::string& table);

    std::optional<RulesView> m_view;
    Notice* m_from;
    ChipRow* m_which;
    QWidget* m_tables = nullptr;
};

}  // namespace jiayi::ui
