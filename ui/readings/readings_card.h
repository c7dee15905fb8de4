#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/readings/readings_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The chart's line about readings: time in range of the last profile, how many were measured at home; the rest is a page of its own.
class ReadingsCard : public Card {
    Q_OBJECT
public:
    ReadingsCard(ReadingsAsks asks, const readings::ReadingRules& rules, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);

Q_SIGNALS:
    void pageAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    ReadingsAsks m_asks;
    const readings::ReadingRules& m_rules;
    roster::ResidentId m_resident;
    std::optional<readings::ReadingsPage> m_page;
    std::optional<Error> m_error;
    Latest m_latest;
    QLabel* m_line;
    Button* m_open;
};

}  // namespace jiayi::ui
