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
    LatestTile(care::LatestValue value, Date today, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString ageLine() const;
    care::LatestValue m_value;
    Date m_today;
};

class LatestCard : public Card {
    Q_OBJECT
public:
    explicit LatestCard(const Clock& clock, QWidget* parent = nullptr);
    void show(const std::vector<care::LatestValue>& values);

Q_SIGNALS:
    void measureChosen(const QString& key);

protected:
    void retranslate() override;

private:
    const Clock& m_clock;
    QWidget* m_tiles;
};

}  // namespace jiayi::ui
