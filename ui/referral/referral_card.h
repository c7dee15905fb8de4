#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/referral/referral_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The chart's lines about referrals, questions and joint clinics; the rest is pages of their own. UI thread.
class ReferralCard : public Card {
    Q_OBJECT
public:
    ReferralCard(ReferralAsks asks, JointAsks joint, const Clock& clock, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);
    void reload();

Q_SIGNALS:
    void letterAsked(const jiayi::ui::LetterWish& wish);
    void threadsAsked(jiayi::roster::ResidentId resident);
    /// A place was booked or given up.
    void changed();

protected:
    void retranslate() override;

private:
    void showLines();
    void openSpecial();
    QString lineOf(const referral::ReferralRow& row) const;

    ReferralAsks m_asks;
    JointAsks m_joint;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<std::vector<referral::ReferralRow>> m_rows;
    std::optional<referral::VisitWish> m_pending;
    std::optional<SpecialOffer> m_offer;
    std::optional<Error> m_error;
    Latest m_reading, m_asking, m_offering;
    QLabel* m_line;
    Button* m_refer;
    Button* m_open;
    Button* m_special;
};

}  // namespace jiayi::ui
