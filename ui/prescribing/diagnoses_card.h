#pragma once

#include "models/care/chart.h"
#include "models/care/rules/rule_book.h"
#include "models/pharmacy/orders/orders.h"
#include "ui/common/card.h"

class QLineEdit;

namespace jiayi::ui {

/// What it is prescribed for: proposed from the problem list, others by code or name. At least one is required.
class DiagnosesCard : public Card {
    Q_OBJECT
public:
    explicit DiagnosesCard(const care::RuleBook& rules, QWidget* parent = nullptr);
    /// The problem list, newest first.
    void setProposed(const std::vector<care::Condition>& conditions);
    void setChosen(const std::vector<pharmacy::Diagnosis>& chosen);
    /// Where one is chosen.
    void focusFirst();
    void setMissing(bool missing);

Q_SIGNALS:
    void chosenChanged(const std::vector<jiayi::pharmacy::Diagnosis>& chosen);

protected:
    void retranslate() override;

private:
    QString conditionText(const pharmacy::Diagnosis& diagnosis) const;
    void showChips();
    void toggle(const pharmacy::Diagnosis& diagnosis, bool on);
    void addTyped();

    const care::RuleBook& m_rules;
    std::vector<pharmacy::Diagnosis> m_proposed;
    std::vector<pharmacy::Diagnosis> m_chosen;
    bool m_missing = false;
    QWidget* m_chips;
    QLineEdit* m_other;
};

}  // namespace jiayi::ui
