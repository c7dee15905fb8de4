// The national two-way referral form: what goes out with its counterfoil, what comes back with its own.
#pragma once

#include "models/referral/referral.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct ReferralSheet {
    SheetAbout about;
    std::string address, phone;  ///< of the person
    referral::Referral letter;
    std::optional<referral::Progress> progress;
    std::string doctor;          ///< who refers
};

/// One page out, one back, each with its counterfoil above. What is empty in the half that has been filled in is struck with a slash; the half that the
/// hospital still has to fill in stays open. Fields and their order are data; texts that nobody has signed carry a mark that the foot explains.
Pages referralPages(const ReferralSheet& sheet, const referral::ReferralBook& book, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
