// What follows from the answers: dangers, class, next date.
#pragma once

#include "models/care/chart.h"
#include "models/care/visit_sheet.h"
#include "ui/common/card.h"

#include <QPointer>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ChipRow;
class DateField;
class ReasonDialog;
class TextField;

/// Stops the visit: what is dangerous, what to do, and what was done about it.
class VisitStopPanel : public Card {
    Q_OBJECT
public:
    explicit VisitStopPanel(QWidget* parent = nullptr);
    void show(const care::VisitCheck& check, const care::VisitInput& input, bool readOnly);
    /// To what has to be answered or written; false when nothing is open.
    bool focusOpen();
    /// A danger or a question that was not there before: the visit goes no further until it is seen.
    bool isNew() const { return m_new; }

Q_SIGNALS:
    void doneChanged(const QString& done);

protected:
    void retranslate() override;

private:
    care::DangerReport m_report;
    bool m_new = false;
    QLabel* m_findings;
    QLabel* m_questions;
    TextField* m_done;
};

/// The class of each form of the visit and what decided it. Changing one needs a reason.
class ClassificationCard : public Card {
    Q_OBJECT
public:
    explicit ClassificationCard(const care::RuleBook& rules, QWidget* parent = nullptr);
    void show(const care::VisitInput& input, const care::VisitCheck& check, const std::vector<care::LatestValue>& latest, bool readOnly);

Q_SIGNALS:
    /// nullopt: back to what the rules say.
    void overridden(const jiayi::care::FormKey& form, std::optional<jiayi::care::VisitClass> visitClass, const QString& reason);

protected:
    void retranslate() override;

private:
    struct Row {
        care::FormKey form;
        QLabel* name;
        Badge* badge;
        QLabel* reasons;
        Button* change;
        Button* undo;
    };
    /// Of the forms that have a class.
    std::vector<care::FormCheck> classified() const;
    void build();
    void showRow(const Row& row, const care::FormCheck& form) const;
    void ask(const care::FormCheck& form);
    QStringList clinicalLines() const;

    const care::RuleBook& m_rules;
    care::VisitInput m_input;
    care::VisitCheck m_check;
    std::vector<care::LatestValue> m_latest;
    bool m_readOnly = false;
    QWidget* m_rowsHolder = nullptr;
    std::vector<Row> m_rows;
    QLabel* m_clinical;
    QPointer<ReasonDialog> m_dialog;
};

class NextVisitCard : public Card {
    Q_OBJECT
public:
    explicit NextVisitCard(const Clock& clock, QWidget* parent = nullptr);
    void show(const care::VisitInput& input, const care::VisitCheck& check, bool readOnly);
    bool focusReason();

Q_SIGNALS:
    /// nullopt: as the rule suggests.
    void dateChosen(std::optional<jiayi::Date> date);
    void reasonChanged(const QString& reason);

protected:
    void retranslate() override;

private:
    care::VisitCheck m_check;
    DateField* m_date;
    TextField* m_reason;
    QLabel* m_rule;
};

}  // namespace jiayi::ui
