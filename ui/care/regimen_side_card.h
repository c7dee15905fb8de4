#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/card.h"
#include "ui/common/words.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Notice;

/// What is prescribed now, beside the visit: dose, days, price, what the person pays. F6 renews all, F5 opens the pad.
class RegimenSideCard : public Card {
    Q_OBJECT
public:
    explicit RegimenSideCard(QWidget* parent = nullptr);
    /// Until it is known nothing is claimed.
    void clear();
    void show(RegimenSummary regimen);
    void showFailure(const Error& error);

Q_SIGNALS:
    void prescribeAsked(bool renewAll);

protected:
    void retranslate() override;

private:
    void addLine(const RegimenLine& line);
    void showNotLong();

    RegimenSummary m_regimen;
    bool m_known = false;
    std::optional<Error> m_failed;
    Button* m_renew;
    QVBoxLayout* m_lines;
    QLabel* m_none;
    Notice* m_notLong;
    QLabel* m_total;
    Button* m_prescribe;
};

}  // namespace jiayi::ui
