// Where the money went, as a short table: categories, doctors, grids, tiers.
#pragma once

#include "models/capitation/account.h"
#include "ui/common/card.h"

#include <vector>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

/// Categories with amount and share; groups of people with what an average member-month cost, and whether that is below or above the average of all. A
/// group's figure is never anybody's limit, and the card says so.
class PartsCard : public Card {
    Q_OBJECT
public:
    enum class Kind { Category, Doctor, Grid, Tier };
    PartsCard(Kind kind, const QString& name, QWidget* parent = nullptr);
    void show(std::vector<capitation::AccountPart> parts, Money spent, std::int64_t memberMonths);

protected:
    void retranslate() override;

private:
    void showParts();
    QString wordOf(const std::string& key) const;
    QLabel* cell(int row, int column, const QString& text, bool right, bool soft = false);

    Kind m_kind;
    std::vector<capitation::AccountPart> m_parts;
    Money m_spent;
    std::int64_t m_memberMonths = 0;
    QWidget* m_rows = nullptr;
    QGridLayout* m_grid = nullptr;
};

}  // namespace jiayi::ui
