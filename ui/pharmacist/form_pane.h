// One form beside the queue: its lines, what the review finds and what the doctor said to it, what has been said since, and the answer.
#pragma once

#include "ui/pharmacist/pharmacist_asks.h"

#include "ui/common/live.h"
#include "ui/common/words.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Card;
class Notice;
class TextField;

class FormPane : public Live<QWidget> {
    Q_OBJECT
public:
    /// Which side sits here: the pharmacist judges, the doctor answers.
    enum class Side { Pharmacist, Doctor };

    explicit FormPane(QWidget* parent = nullptr);
    /// What was typed for another form is dropped; for the same one it stays. `refusal`: why whoever sits here may give no word; said beside what
    /// they may not press.
    void showForm(pharmacy::OpenedForm form, Side side, std::optional<Error> refusal);
    /// While an answer is under way, or another form, nothing can be given.
    void setBusy(bool busy);
    void showFailure(const Error& error);
    void focusText();
    bool hasText() const;
    void clearText();

Q_SIGNALS:
    void approved(jiayi::pharmacy::PrescriptionReviewId review, const QString& comment);
    void returned(jiayi::pharmacy::PrescriptionReviewId review, const QString& comment);
    void answered(jiayi::pharmacy::PrescriptionReviewId review, const QString& answer);
    void chartAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildFoot(QVBoxLayout* all);
    void showAll();
    void showHead();
    void showOrders();
    void showFindings();
    void showSaid();
    void showPerson();
    void approve();
    void giveBack();
    void answer();

    std::optional<pharmacy::OpenedForm> m_form;
    std::optional<Error> m_refusal;
    Side m_side = Side::Pharmacist;
    QScrollArea* m_scroll;
    Card* m_head;
    QLabel* m_terms;
    QWidget* m_orders = nullptr;
    Card* m_findings;
    QWidget* m_findingRows = nullptr;
    Card* m_said;
    QWidget* m_saidRows = nullptr;
    Card* m_person;
    QLabel* m_personText;
    Card* m_foot;
    TextField* m_text;
    Notice* m_failure;
    QLabel* m_refusalText;
    Button* m_approve;
    Button* m_return;
    Button* m_answer;
    Button* m_chart;
};

}  // namespace jiayi::ui
