#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class Notice;
class RowTable;
class StateStack;
class TextModel;

/// What a reader of the records would ask before anything is submitted: questions, not verdicts. Enter opens the chart. UI thread.
class QuestionsView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit QuestionsView(QWidget* parent = nullptr);
    void setReading();
    void setQuestions(quality::Questions questions);
    void setFailure(const Error& error);
    /// The last day of the newest whole month: up to then the year can be reported.
    void setMonth(Date last);
    void setReported(const Result<int>& figures);

Q_SIGNALS:
    void reportAsked(jiayi::Date upTo);
    void chartAsked(jiayi::roster::ResidentId resident);
    void againAsked();

protected:
    void retranslate() override;

private:
    void showAll();
    std::optional<quality::Questions> m_questions;
    std::optional<Error> m_failure;
    Date m_month{};
    std::optional<Result<int>> m_reported;
    Button* m_report;
    Notice* m_outcome;
    Card* m_card;
    QLabel* m_note;
    TextModel* m_model;
    RowTable* m_table;
    StateStack* m_states;
};

}  // namespace jiayi::ui
