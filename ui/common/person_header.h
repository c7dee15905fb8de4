#pragma once

#include "models/care/chart.h"
#include "ui/common/card.h"

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Avatar;

/// Who this is: name, age, masked id, contract, programmes, allergies. Allergies are never blank: "not asked" is amber,
/// "none known" is said.
class PersonHeader : public Card {
    Q_OBJECT
public:
    explicit PersonHeader(const Clock& clock, QWidget* parent = nullptr);
    void show(const care::ChartSummary& chart);
    /// A button at the right; the card owns it.
    void addAction(QWidget* action);

protected:
    void retranslate() override;
    void restyle() override { arrange(); }
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void showBadges();
    void add(const QString& name, const QString& text, Tone tone, const QString& iconName = {});

    const Clock& m_clock;
    care::ChartSummary m_chart;
    Avatar* m_avatar;
    QLabel* m_name;
    QLabel* m_pinyin;
    QLabel* m_line;
    QWidget* m_badges;
    QWidget* m_actions;
    QGridLayout* m_grid;
    bool m_stacked = false;
};

}  // namespace jiayi::ui
