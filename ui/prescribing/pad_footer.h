#pragma once

#include "ui/common/card.h"
#include "ui/prescribing/prescribing_asks.h"

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;

/// What all of it costs, what the person pays, and what is left to do. Always in sight.
class PadFooter : public Card {
    Q_OBJECT
public:
    explicit PadFooter(bool prints, QWidget* parent = nullptr);
    /// Without a check: nothing is known yet.
    void show(const pharmacy::PrescriptionDraft& draft, const std::optional<PadCheck>& check);
    Button* sign() const { return m_sign; }
    Button* renew() const { return m_renew; }
    Button* templates() const { return m_templates; }

protected:
    void retranslate() override;

private:
    void showGrave();

    const bool m_prints;
    pharmacy::PrescriptionDraft m_draft;
    std::optional<PadCheck> m_check;
    QLabel* m_total;
    QLabel* m_share;
    QLabel* m_left;
    Badge* m_grave;
    Button* m_templates;
    Button* m_renew;
    Button* m_sign;
};

}  // namespace jiayi::ui
