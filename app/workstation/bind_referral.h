// Referrals, questions to specialists and joint clinics, bound to the database worker and the printer.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/print_asks.h"
#include "ui/referral/referral_asks.h"

namespace jiayi::app {

/// Days after which somebody follows a person who was referred: of the worklist's rules.
int followDays(const Desk& desk);

ui::ReferralAsks bindReferral(Desk& desk);
ui::JointAsks bindJoint(Desk& desk);
/// Both halves of the national form.
ui::PrintAsks bindReferralPrint(Desk& desk, referral::ReferralId id);

/// How many words of the other side nobody has read.
QFuture<Result<int>> readUnreadReferrals(Desk& desk);

}  // namespace jiayi::app
