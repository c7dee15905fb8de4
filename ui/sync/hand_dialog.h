// A value of the inbox typed by hand.
#pragma once

#include "ui/common/async.h"
#include "ui/common/fitted_dialog.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

#include <QDialog>
#include <QList>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class ChipRow;
class TextField;

/// Starts from mine or theirs and lets what is text or number be typed. What is typed is asked of the store before it is
/// taken; its reason stands beneath the field. Open it with open(): the lock hides dialogs.
class HandDialog : public FittedDialog {
    Q_OBJECT
public:
    using Check = std::function<QFuture<Result<std::string>>(const FieldDecision&)>;
    HandDialog(const sync::Conflict& conflict, const FhirWords& words, Check check, QWidget* parent);

Q_SIGNALS:
    /// `value` is the JSON that was accepted.
    void taken(const jiayi::ui::FieldDecision& decision, const std::string& value);

protected:
    void retranslate() override;

private:
    void showFields();
    void ask();

    sync::Conflict m_conflict;
    const FhirWords& m_words;
    Check m_check;
    std::vector<FhirWords::Leaf> m_leaves;
    bool m_fromMine = true;
    Latest m_latest;
    QLabel* m_title;
    ChipRow* m_from;
    QVBoxLayout* m_column;
    QList<TextField*> m_fields;
    Button* m_cancel;
    Button* m_take;
};

}  // namespace jiayi::ui
