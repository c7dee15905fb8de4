#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/referral/referral_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class ReferralModel;
class RowTable;
class StateStack;
class ThreadPane;

/// Referrals and questions of the clinic: what is open, unread, late; the thread of the chosen one beside it. UI thread.
class ReferralsScreen : public Screen {
    Q_OBJECT
public:
    ReferralsScreen(ReferralAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;
    void reload();
    /// That thread, whichever list it stands in.
    void open(referral::ReferralId id);
    /// The thread of a person that most wants to be read.
    void openOf(roster::ResidentId resident);

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void draftAsked(jiayi::roster::ResidentId resident, jiayi::referral::ReferralId draft);
    void jointAsked();
    /// Something was written or read.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    void connectPane();
    referral::ListView view() const;
    void show(referral::ReferralList list);
    void showCounts();
    void openRow(int row);
    void readThread(referral::ReferralId id);
    void done(Result<void> result);
    template <class Act>
    void act(QFuture<Result<Act>> written);

    ReferralAsks m_asks;
    const referral::ReferralBook& m_book;
    const Clock& m_clock;
    referral::ReferralList m_list;
    std::optional<referral::ReferralId> m_wanted;
    std::optional<roster::ResidentId> m_wantedOf;
    Latest m_reading, m_opening, m_marking, m_writing;
    ReferralModel* m_model;
    QLabel* m_count;
    Button* m_joint;
    ChipRow* m_views;
    RowTable* m_table;
    StateStack* m_states;
    ThreadPane* m_pane;
    bool m_read = false;
};

}  // namespace jiayi::ui
