// A place at a joint clinic, or an online return visit with its conditions.
#pragma once

#include "ui/common/async.h"
#include "ui/common/fitted_dialog.h"
#include "ui/referral/referral_asks.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace jiayi::ui {

class Button;
class ChipRow;
class DateField;
class Notice;
class TextField;

/// Open with open(). What is not met cannot be booked; what was not checked asks for a reason.
class SpecialDialog : public FittedDialog {
    Q_OBJECT
public:
    SpecialDialog(JointAsks asks, roster::ResidentId resident, SpecialOffer offer, const Clock& clock, QWidget* parent);

Q_SIGNALS:
    void booked();

private:
    QWidget* buildJoint();
    QWidget* buildOnline();
    QWidget* buildStanding();
    void showKind();
    void book();
    void bookOnline();
    void finished(Result<void> result);

    JointAsks m_asks;
    roster::ResidentId m_resident;
    SpecialOffer m_offer;
    const Clock& m_clock;
    Latest m_writing;
    ChipRow* m_kinds;
    QWidget* m_joint;
    QWidget* m_online;
    ChipRow* m_sessions = nullptr;
    DateField* m_day = nullptr;
    TextField* m_time = nullptr;
    TextField* m_reason = nullptr;
    Notice* m_notice;
    Button* m_ok;
};

}  // namespace jiayi::ui
