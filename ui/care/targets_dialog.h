#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/live.h"

#include "models/qt/async.h"

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class ChipRow;
class DateField;
class Notice;
class NumberField;
class StateStack;
class TextField;

/// A person's targets one by one: in force, proposed and why, agreed before. The doctor sets one with a reason (Ctrl+Return), the proposal is taken
/// over with Alt+1. Nothing that was agreed is ever taken away; it counts for the days that it was in force. Open it with open().
class TargetsDialog : public Live<QDialog> {
    Q_OBJECT
public:
    TargetsDialog(TargetAsks asks, care::ResidentId resident, const care::RuleBook& rules, const Clock& clock, QWidget* parent);
    ~TargetsDialog() override;

Q_SIGNALS:
    /// A target was set; the dialog stays.
    void targetSet();

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildFields(QWidget* parent);
    void ask();
    void show(std::vector<guidance::TargetPlan> plans);
    void choose(const std::string& code);
    void showPlan();
    void showProposals(const guidance::TargetPlan& plan);
    void showHistory(const guidance::TargetPlan& plan);
    void take(const guidance::TargetProposal& proposal);
    void set(bool toGuideline);
    const guidance::TargetPlan* plan() const;
    QString range(std::optional<double> low, std::optional<double> high) const;
    QString groupWord(const std::string& key) const;

    TargetAsks m_asks;
    care::ResidentId m_resident;
    const care::RuleBook& m_rules;
    const Clock& m_clock;
    std::vector<guidance::TargetPlan> m_plans;
    std::string m_code;
    qt::Latest m_latest;
    StateStack* m_states;
    QLabel* m_title;
    ChipRow* m_codes;
    QLabel* m_inForce;
    QVBoxLayout* m_proposals;
    NumberField* m_low;
    NumberField* m_high;
    DateField* m_from;
    TextField* m_reason;
    QLabel* m_historyTitle;
    QLabel* m_history;
    Notice* m_notice;
    Button* m_guideline;
    Button* m_set;
    Button* m_close;
};

}  // namespace jiayi::ui
