// Scheme, benefits with steward and partners, and a card's code.
#pragma once

#include "ui/common/card.h"
#include "ui/contracts/contract_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Notice;
class TextField;

/// Shows what it is given; what is wished goes out as signals. UI thread.
class EntitlementCard : public Card {
    Q_OBJECT
public:
    explicit EntitlementCard(const Clock& clock, QWidget* parent = nullptr);
    void show(const roster::EntitlementStanding& standing);
    /// What came of a card's code.
    void cardTaken(const roster::TakeCard::Outcome& outcome);
    void cardRefused(const Error& error);
    void focusCode();

Q_SIGNALS:
    void codeGiven(const QString& text);
    void addAsked();
    void editAsked(const jiayi::roster::Entitlement& entitlement);

protected:
    void retranslate() override;

private:
    void showBenefits();
    void addBenefit(const roster::Entitlement& one, int number);

    const Clock& m_clock;
    roster::EntitlementStanding m_standing;
    QLabel* m_scheme;
    QWidget* m_benefits;
    TextField* m_code;
    Button* m_read;
    Button* m_add;
    Notice* m_notice;
};

}  // namespace jiayi::ui
