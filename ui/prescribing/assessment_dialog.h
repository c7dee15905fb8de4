#pragma once

#include "ui/common/fitted_dialog.h"
#include "ui/prescribing/prescribing_asks.h"

#include <QDialog>

namespace jiayi::ui {

class Button;
class ChoiceField;
class TextField;

/// What a longer long prescription wants: who assessed, what was found, what was taught, who signed.
class AssessmentDialog : public FittedDialog {
    Q_OBJECT
public:
    /// `normalLong`: days of a long prescription that need none of this.
    AssessmentDialog(care::ResidentId resident, int normalLong, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::pharmacy::RecordAssessment& assessment);

protected:
    void retranslate() override;

private:
    void give();

    care::ResidentId m_resident;
    ChoiceField* m_title;
    TextField* m_note;
    TextField* m_education;
    TextField* m_signature;
    Button* m_ok;
    Button* m_cancel;
};

}  // namespace jiayi::ui
