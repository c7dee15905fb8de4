#pragma once

#include "models/readings/rules/glucose_profile.h"
#include "ui/common/card.h"

class QGridLayout;

namespace jiayi::ui {

class RangeBar;

/// Time in range with the goals of the consensus, and the figures of the profile. A figure that may not be told says why.
class FiguresCard : public Card {
    Q_OBJECT
public:
    explicit FiguresCard(const readings::ReadingRules& rules, QWidget* parent = nullptr);
    void show(const readings::GlucoseProfile& profile);

protected:
    void retranslate() override;

private:
    void fill();
    void addFigures();
    void addGoals();
    void addRow(const QString& name, const QString& value, const QString& note = {}, std::optional<Tone> mark = {});

    const readings::ReadingRules& m_rules;
    readings::GlucoseProfile m_profile;
    RangeBar* m_bar;
    QGridLayout* m_rows;
};

}  // namespace jiayi::ui
