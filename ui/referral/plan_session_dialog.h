// A new day of a joint clinic.
#pragma once

#include "models/referral/joint_clinic.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class ChoiceField;
class DateField;
class NumberField;
class TextField;

/// Open with open(). Enter plans.
class PlanSessionDialog : public FittedDialog {
    Q_OBJECT
public:
    PlanSessionDialog(const referral::ReferralBook& book, Date today, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::referral::PlanSession& plan);

private:
    void give();

    DateField* m_day;
    TextField* m_time;
    NumberField* m_minutes;
    NumberField* m_seats;
    ChoiceField* m_specialty;
    TextField* m_specialist;
    TextField* m_institution;
    TextField* m_place;
};

}  // namespace jiayi::ui
