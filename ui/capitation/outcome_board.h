// The outcome on one page: before and now, money and care, beside what another capitation published.
#pragma once

#include "models/capitation/outcome.h"
#include "ui/common/live.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Card;

class OutcomeBoard : public Live<QWidget> {
    Q_OBJECT
public:
    explicit OutcomeBoard(QWidget* parent = nullptr);
    void show(const capitation::OutcomePage& page);

protected:
    void retranslate() override;

private:
    void showMoney();
    void showCare();
    void row(QGridLayout* grid, int at, const QStringList& cells, bool head = false);

    std::optional<capitation::OutcomePage> m_page;
    Card *m_money, *m_care, *m_notes;
    QWidget *m_moneyRows = nullptr, *m_careRows = nullptr;
    QLabel* m_how;
};

}  // namespace jiayi::ui
