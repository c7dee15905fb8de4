#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/referral/referral_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Card;
class JointModel;
class Notice;
class RowTable;
class StateStack;

/// Days of joint clinics, those to come and the last ones; who is booked and what came of it beside the chosen one. UI thread.
class JointScreen : public Screen {
    Q_OBJECT
public:
    JointScreen(JointAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent = nullptr);
    ~JointScreen() override;
    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void reload();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    void showSession(int row);
    QWidget* personRow(const referral::BookedPerson& person, int number);
    void askOutcome(const referral::BookedPerson& person);
    void planSession();
    void cancelSession();
    void written(Result<void> result);
    const referral::SessionPage* current() const;

    JointAsks m_asks;
    const referral::ReferralBook& m_book;
    const Clock& m_clock;
    Latest m_reading, m_writing;
    JointModel* m_model;
    QLabel* m_count;
    Button* m_plan;
    RowTable* m_table;
    StateStack* m_states;
    Card* m_pane;
    QLabel* m_about;
    Notice* m_failure;
    QWidget* m_people = nullptr;
    Button* m_cancel;
    bool m_read = false;
};

}  // namespace jiayi::ui
