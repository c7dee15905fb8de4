#pragma once

#include "ui/common/live.h"
#include "ui/prescribing/prescribing_asks.h"

#include <QDialog>

#include <map>

class QVBoxLayout;

namespace jiayi::ui {

class Button;
class TextField;

/// Before signing: everything that wants a reason, with a field each. The same words on several lines are asked once. Nothing goes on
/// until each has a reason.
class OverrideDialog : public Live<QDialog> {
    Q_OBJECT
public:
    using Reasons = std::map<std::string, std::string, std::less<>>;
    OverrideDialog(const pharmacy::PrescriptionDraft& draft, const pharmacy::CheckedPrescription& check, QWidget* parent);

Q_SIGNALS:
    /// By what the draft keeps them under.
    void given(const jiayi::ui::OverrideDialog::Reasons& reasons);

protected:
    void retranslate() override;

private:
    struct Asked {
        std::vector<std::string> keys;
        TextField* field = nullptr;
    };
    void addQuestion(const pharmacy::PrescriptionDraft& draft, const pharmacy::CheckedPrescription& check, const pharmacy::DraftProblem& problem);
    void give();

    std::vector<Asked> m_asked;
    std::map<QString, std::size_t> m_byText;
    QVBoxLayout* m_column;
    Button* m_ok;
    Button* m_back;
};

}  // namespace jiayi::ui
