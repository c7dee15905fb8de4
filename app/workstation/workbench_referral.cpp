// The window's part about referrals, questions to specialists and joint clinics.
#include "app/workstation/bind_referral.h"
#include "app/workstation/workbench.h"
#include "ui/care/chart_screen.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/guidance/guidance_card.h"
#include "ui/referral/joint_screen.h"
#include "ui/referral/referral_card.h"
#include "ui/referral/referral_editor.h"
#include "ui/referral/referrals_screen.h"
#include "ui/shell/main_window.h"
#include "ui/worklist/today_screen.h"

namespace jiayi::app {

void Workbench::connectReferrals() {
    const auto moved = [this] {
        m_referralCard->reload();
        showUnreadReferrals();
        written();
        if (m_service) m_service->syncNow();
    };
    connect(m_chart, &ui::ChartScreen::shown, m_referralCard, &ui::ReferralCard::showResident);
    connect(m_referralCard, &ui::ReferralCard::letterAsked, this, &Workbench::writeLetter);
    connect(m_referralCard, &ui::ReferralCard::threadsAsked, this, &Workbench::openReferrals);
    connect(m_referralCard, &ui::ReferralCard::changed, this, moved);
    connect(m_guidance, &ui::GuidanceCard::referAsked, this, [this](roster::ResidentId resident, const QString& why) {
        ui::LetterWish wish;
        wish.resident = resident;
        wish.history = ui::utf8(why);
        writeLetter(wish);
    });
    connect(m_letter, &ui::ReferralEditor::drafted, this, moved);
    connect(m_letter, &ui::ReferralEditor::sent, this, [this, moved](referral::ReferralId id) {
        m_guidance->referred(m_chart->resident());
        moved();
        m_referrals->open(id);
        m_window->showScreen(QStringLiteral("referrals"));
    });
    connect(m_referrals, &ui::ReferralsScreen::changed, this, moved);
    connect(m_referrals, &ui::ReferralsScreen::chartAsked, this, &Workbench::openChart);
    connect(m_referrals, &ui::ReferralsScreen::draftAsked, this, [this](roster::ResidentId resident, referral::ReferralId draft) {
        ui::LetterWish wish;
        wish.resident = resident;
        wish.draft = draft;
        writeLetter(wish);
    });
    connect(m_referrals, &ui::ReferralsScreen::jointAsked, this, [this] { m_window->showScreen(QStringLiteral("joint")); });
    connect(m_joint, &ui::JointScreen::chartAsked, this, &Workbench::openChart);
    connect(m_joint, &ui::JointScreen::changed, this, moved);
    connect(m_today, &ui::TodayScreen::referralAsked, this, &Workbench::openReferrals);
    showUnreadReferrals();
}

void Workbench::showUnreadReferrals() {
    m_latestUnread.run(this, readUnreadReferrals(*m_desk), [this](const Result<int>& unread) {
        if (unread) m_window->setBadge(QStringLiteral("referrals"), *unread, tr("%n unread", nullptr, *unread));
        else m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(unread.error()).all());
    });
}

void Workbench::writeLetter(const ui::LetterWish& wish) {
    m_letter->open(wish);
    m_window->showScreen(QStringLiteral("letter"));
}

void Workbench::openReferrals(roster::ResidentId resident) {
    m_referrals->openOf(resident);
    m_window->showScreen(QStringLiteral("referrals"));
}

}  // namespace jiayi::app
