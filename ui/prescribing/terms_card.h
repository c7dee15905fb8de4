#pragma once

#include "ui/common/card.h"
#include "ui/prescribing/prescribing_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class ChipRow;
class TextField;

/// The legal frame of the forms: kind, days of validity, the reason for more than the ordinary quantity; and of a long prescription who may
/// have which medicine for how long, with every reason for and against.
class TermsCard : public Card {
    Q_OBJECT
public:
    /// `mostValid`: days that a form may be valid; `normalLong`: days of a long prescription without an assessment.
    TermsCard(int mostValid, int normalLong, QWidget* parent = nullptr);
    void setDraft(const pharmacy::PrescriptionDraft& draft);
    void showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check);
    void focusReason();

Q_SIGNALS:
    void kindChanged(const std::string& kind);
    void validityChanged(int days);
    void reasonChanged(const std::string& reason);
    void assessmentAsked();

protected:
    void retranslate() override;

private:
    void showReasonField();
    void showLong();
    void addLong(const QString& head, int days, bool excluded, const std::vector<pharmacy::LongReason>& reasons, const std::string& key);

    const int m_mostValid;
    const int m_normalLong;
    pharmacy::PrescriptionDraft m_draft;
    std::optional<PadCheck> m_check;
    ChipRow* m_kind;
    QLabel* m_validLabel;
    ChipRow* m_valid;
    TextField* m_reason;
    QWidget* m_long;
    QVBoxLayout* m_reasons;
    Button* m_assess;
};

}  // namespace jiayi::ui
