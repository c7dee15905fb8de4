// What the other side said by telephone or on paper; and whom a hospital sends back.
#pragma once

#include "models/referral/referral_acts.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class ChipRow;
class DateField;
class TextField;

/// Open with open(). Enter records.
class AnswerDialog : public FittedDialog {
    Q_OBJECT
public:
    AnswerDialog(referral::ReferralId id, referral::Kind kind, Date today, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::referral::RecordAnswer& answer);

private:
    void showFields();
    void give();

    referral::ReferralId m_id;
    ChipRow* m_states;
    TextField* m_by;
    TextField* m_note;
    TextField* m_diagnosis;
    TextField* m_findings;
    TextField* m_advice;
    TextField* m_caseNo;
    DateField* m_visitBy;
};

/// The day by which the person is seen here.
class AcceptDialog : public FittedDialog {
    Q_OBJECT
public:
    AcceptDialog(referral::ReferralId id, Date today, Date proposed, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::referral::AcceptReturn& accept);
};

}  // namespace jiayi::ui
