// One rule beside the list: what it says and rests on, the doctors' reasons for going past it, and what a pharmacist decides.
#pragma once

#include "models/pharmacy/pharmacist/acceptance.h"
#include "ui/common/live.h"

#include <QScrollArea>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class Notice;
class TextField;

class RulePane : public Live<QScrollArea> {
    Q_OBJECT
public:
    explicit RulePane(QWidget* parent = nullptr);
    void showFigure(pharmacy::RuleFigure figure);
    /// Why whoever sits here decides about no rule; said beside what they may not press.
    void setRefusal(std::optional<Error> refusal);
    void setBusy(bool busy);
    void showFailure(const Error& error);
    void focusNote();

Q_SIGNALS:
    void signAsked(const QString& row, const QString& note);
    void retireAsked(const QString& rule, const QString& reason);
    void undoAsked(bool retired, const QString& rule);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void showAll();
    QString reasonsText() const;

    std::optional<pharmacy::RuleFigure> m_figure;
    std::optional<Error> m_refusal;
    Card* m_card;
    QLabel* m_what;
    QLabel* m_action;
    QLabel* m_source;
    QLabel* m_standing;
    Card* m_reasons;
    QLabel* m_reasonList;
    Card* m_decide;
    QLabel* m_advice;
    QLabel* m_refusalText;
    TextField* m_note;
    Notice* m_failure;
    Button* m_sign;
    Button* m_retire;
    Button* m_undo;
};

}  // namespace jiayi::ui
