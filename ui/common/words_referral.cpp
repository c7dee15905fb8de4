// The words for referrals, questions to specialists and joint clinics.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kReferralRows[] = {
    {"referral", QT_TRANSLATE_NOOP("Words", "The referral cannot be written like this."), QT_TRANSLATE_NOOP("Words", "Nothing was sent.")},
    {"referral.reason", QT_TRANSLATE_NOOP("Words", "A reason is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was sent; it is still on the screen."), QT_TRANSLATE_NOOP("Words", "Choose why the person is referred, or what you ask about.")},
    {"referral.urgency", QT_TRANSLATE_NOOP("Words", "The urgency is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was sent; it is still on the screen."), QT_TRANSLATE_NOOP("Words", "Choose how soon.")},
    {"referral.institution", QT_TRANSLATE_NOOP("Words", "The institution is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was sent; it is still on the screen."), QT_TRANSLATE_NOOP("Words", "Say where the letter goes.")},
    {"referral.history", QT_TRANSLATE_NOOP("Words", "The text is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was sent; it is still on the screen."), QT_TRANSLATE_NOOP("Words", "Say what led to it, or what you ask.")},
    {"referral.sent", QT_TRANSLATE_NOOP("Words", "It was sent already, perhaps at another desk."), QT_TRANSLATE_NOOP("Words", "What you entered is still on the screen."), QT_TRANSLATE_NOOP("Words", "Look at the thread.")},
    {"referral.state", QT_TRANSLATE_NOOP("Words", "It has moved on meanwhile, and this cannot be done any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at where it stands now.")},
    {"referral.why", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"referral.words", QT_TRANSLATE_NOOP("Words", "There is nothing to send."), QT_TRANSLATE_NOOP("Words", "Nothing was sent.")},
    {"referral.visit-by", QT_TRANSLATE_NOOP("Words", "The day has passed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Choose a day from today on.")},
    {"referral.not-found", QT_TRANSLATE_NOOP("Words", "This referral is not here any more.")},
    {"joint", QT_TRANSLATE_NOOP("Words", "This cannot be planned like that."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"joint.start", QT_TRANSLATE_NOOP("Words", "The day has passed."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Choose a time that is still to come.")},
    {"joint.seats", QT_TRANSLATE_NOOP("Words", "There must be at least one place."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"joint.minutes", QT_TRANSLATE_NOOP("Words", "It must last at least a minute."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"joint.specialist", QT_TRANSLATE_NOOP("Words", "Nobody is named."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Say which specialist comes.")},
    {"joint.full", QT_TRANSLATE_NOOP("Words", "All places are taken."), QT_TRANSLATE_NOOP("Words", "Nothing was booked."), QT_TRANSLATE_NOOP("Words", "Choose another day.")},
    {"joint.twice", QT_TRANSLATE_NOOP("Words", "The person is booked for that day already."), QT_TRANSLATE_NOOP("Words", "Nothing was booked.")},
    {"joint.state", QT_TRANSLATE_NOOP("Words", "It has been held, cancelled or has not begun."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at it again.")},
    {"joint.outcome", QT_TRANSLATE_NOOP("Words", "Say what came of it."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"online.start", QT_TRANSLATE_NOOP("Words", "The time has passed."), QT_TRANSLATE_NOOP("Words", "Nothing was booked."), QT_TRANSLATE_NOOP("Words", "Choose a time that is still to come.")},
    {"online.why", QT_TRANSLATE_NOOP("Words", "Something was not checked: a reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was booked.")},
    {"online.limits", QT_TRANSLATE_NOOP("Words", "A condition of online visits is not met."), QT_TRANSLATE_NOOP("Words", "Nothing was booked."), QT_TRANSLATE_NOOP("Words", "See the person at the clinic.")},
};

}  // namespace

const WordsRow* findReferralWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kReferralRows), std::end(kReferralRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kReferralRows) ? nullptr : found;
}

}  // namespace jiayi::ui
