#pragma once

#include "models/care/chart.h"
#include "ui/common/card.h"

#include <QAbstractButton>
#include <QList>

namespace jiayi::ui {

/// The newest value of one measure: state, age, and whether it is due. Choosing it shows its history.
class LatestTile : public Live<QAbstractButton> {
    Q_OBJECT
public:
    LatestTile(care::LatestValue value, const care::RuleBook& rules, Date today, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString ageLine() const;
    QString saying() const;
    care::LatestValue m_value;
    const care::RuleBook& m_rules;
    Date m_today;
};

class LatestCard : public Card {
    Q_OBJECT
public:
    explicit LatestCard(const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);
    void show(const std::vector<care::LatestValue>& values);

Q_SIGNALS:
    void measureChosen(const QString& key);

protected:
    void retranslate() override;

private:
    const care::RuleBook& m_rules;
    const Clock& m_clock;
    QWidget* m_tiles;
};

}  // namespace jiayi::ui
