#pragma once

#include "ui/common/card.h"
#include "ui/quality/quality_asks.h"

#include <QList>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;

/// By which rule a measure counts: source, version, whether anybody verified it, and its populations in words. UI thread; the book outlives it.
class RuleCard : public Card {
    Q_OBJECT
public:
    explicit RuleCard(QWidget* parent = nullptr);
    void showMeasure(const quality::MeasureLine& line);

Q_SIGNALS:
    void peopleAsked(const QString& measure);

protected:
    void retranslate() override;

private:
    std::optional<quality::MeasureLine> m_line;
    QLabel* m_name;
    Badge* m_mark;
    QList<QLabel*> m_parts;
    Button* m_people;
};

}  // namespace jiayi::ui
