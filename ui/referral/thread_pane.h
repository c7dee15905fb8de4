// One referral or question: what was written, how far it has come, what both sides said, and what may be done now.
#pragma once

#include "models/referral/referral_acts.h"
#include "models/referral/referral_lists.h"
#include "ui/common/live.h"
#include "ui/common/words.h"

#include <QWidget>

#include <functional>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class Notice;
class TextField;

class ThreadPane : public Live<QWidget> {
    Q_OBJECT
public:
    ThreadPane(const referral::ReferralBook& book, const Clock& clock, QWidget* parent = nullptr);
    /// What was typed for another one is dropped.
    void showThread(referral::Thread thread);
    std::optional<referral::ReferralId> shown() const { return m_thread ? std::optional{m_thread->row.referral.id} : std::nullopt; }
    void setBusy(bool busy);
    void showFailure(const Error& error);
    void focusText();
    void clearText();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void draftAsked(jiayi::roster::ResidentId resident, jiayi::referral::ReferralId draft);
    void printAsked(jiayi::referral::ReferralId id);
    void said(const jiayi::referral::SayInThread& say);
    void followed(const jiayi::referral::FollowReferral& follow);
    void heard(const jiayi::referral::RecordAnswer& answer);
    void accepted(const jiayi::referral::AcceptReturn& accept);
    void refused(const jiayi::referral::RefuseReturn& refuse);
    void withdrawn(const jiayi::referral::WithdrawReferral& withdraw);
    void closed(const jiayi::referral::CloseReferral& close);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildActions(QVBoxLayout* all);
    void connectActions();
    void showAll();
    void showHead();
    void showLetter();
    void showAnswer();
    void showMessages();
    void showActions();
    void askWhy(const QString& title, const std::function<void(const QString&)>& given);
    void sayIt();

    const referral::ReferralBook& m_book;
    const Clock& m_clock;
    std::optional<referral::Thread> m_thread;
    QScrollArea* m_scroll;
    Card* m_head;
    Badge* m_state;
    QLabel* m_terms;
    Card* m_letter;
    QLabel* m_letterText;
    Card* m_answer;
    QLabel* m_answerText;
    Card* m_said;
    QWidget* m_rows = nullptr;
    Card* m_summary;
    QLabel* m_summaryText;
    Card* m_foot;
    Notice* m_failure;
    TextField* m_text;
    Button* m_send;
    Button* m_chart;
    Button* m_print;
    Button* m_edit;
    Button* m_follow;
    Button* m_heard;
    Button* m_accept;
    Button* m_refuse;
    Button* m_withdraw;
    Button* m_close;
};

}  // namespace jiayi::ui
