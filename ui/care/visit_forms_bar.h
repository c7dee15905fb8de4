#pragma once

#include "models/care/visit_sheet.h"
#include "ui/common/live.h"

#include <QWidget>

namespace jiayi::ui {

class Button;
class ChipRow;

/// Which forms the visit has: the outpatient record, the annual check, the person's programmes. What is due folds in with one key (Alt+D). It
/// judges nothing: who shows it decides what becomes of a form's answers.
class VisitFormsBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit VisitFormsBar(const care::RuleBook& rules, QWidget* parent = nullptr);
    void show(const care::VisitSheet& sheet, bool readOnly);

Q_SIGNALS:
    /// In the order of the choices; at least one.
    void formsWanted(const std::vector<jiayi::care::FormKey>& forms);

protected:
    void retranslate() override;

private:
    void choose(const QStringList& keys);
    std::vector<care::FormKey> withDue() const;

    const care::RuleBook& m_rules;
    care::VisitSheet m_sheet;
    ChipRow* m_forms;
    Button* m_due;
};

}  // namespace jiayi::ui
