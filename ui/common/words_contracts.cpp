// The words for contracts, entitlements and cards.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kContractRows[] = {
    {"contract", QT_TRANSLATE_NOOP("Words", "This cannot be done with the contract."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.terms", QT_TRANSLATE_NOOP("Words", "Team, doctor or package is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.dates", QT_TRANSLATE_NOOP("Words", "The days do not fit."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "A transfer lies within the term, after its first day.")},
    {"contract.term", QT_TRANSLATE_NOOP("Words", "The term is longer than a contract may be."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Choose an earlier last day.")},
    {"contract.package", QT_TRANSLATE_NOOP("Words", "This service package is not known."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.known", QT_TRANSLATE_NOOP("Words", "This contract is there already."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.unknown", QT_TRANSLATE_NOOP("Words", "This contract is not here any more.")},
    {"contract.offer-open", QT_TRANSLATE_NOOP("Words", "An offer is open already."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Sign it or close it first.")},
    {"contract.overlap", QT_TRANSLATE_NOOP("Words", "The person is bound by another contract on some of these days."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "One team a person: renew, transfer or end the other one.")},
    {"contract.state", QT_TRANSLATE_NOOP("Words", "It has moved on meanwhile, and this cannot be done any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at where it stands now.")},
    {"contract.over", QT_TRANSLATE_NOOP("Words", "The contract is over by that day."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Choose an earlier day.")},
    {"contract.previous", QT_TRANSLATE_NOOP("Words", "The contract before is not in force, or was renewed already."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.same-team", QT_TRANSLATE_NOOP("Words", "Team and doctor are the same as before."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Choose whom the person goes to.")},
    {"contract.reason", QT_TRANSLATE_NOOP("Words", "A reason that fits is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.too-early", QT_TRANSLATE_NOOP("Words", "It is too early to renew."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "The person stands in the renewal drive when it is time.")},
    {"contract.too-late", QT_TRANSLATE_NOOP("Words", "The contract ran out too long ago to be renewed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Offer a new one.")},
    {"contract.future", QT_TRANSLATE_NOOP("Words", "The day is still to come."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"contract.cap", QT_TRANSLATE_NOOP("Words", "The doctor has as many people as allowed."), QT_TRANSLATE_NOOP("Words", "Nothing was signed."), QT_TRANSLATE_NOOP("Words", "Choose another doctor, or another first day.")},
    {"entitlement", QT_TRANSLATE_NOOP("Words", "The entitlement cannot be saved like this."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"entitlement.benefit", QT_TRANSLATE_NOOP("Words", "This kind of entitlement is not known."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"entitlement.disease", QT_TRANSLATE_NOOP("Words", "The disease is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"entitlement.dates", QT_TRANSLATE_NOOP("Words", "It would end before it begins."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"entitlement.partner", QT_TRANSLATE_NOOP("Words", "A partner institution lacks its name, or its days do not fit."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"entitlement.overlap", QT_TRANSLATE_NOOP("Words", "The same entitlement is registered for some of these days."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Change that one.")},
    {"entitlement.not-found", QT_TRANSLATE_NOOP("Words", "This entitlement is not here any more.")},
    {"card", QT_TRANSLATE_NOOP("Words", "The card cannot be read."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"card.empty", QT_TRANSLATE_NOOP("Words", "There is no code."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"card.unknown", QT_TRANSLATE_NOOP("Words", "This is the code of no card that is known here."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Scan the e-credential, the social card or the identity card.")},
    {"card.fields", QT_TRANSLATE_NOOP("Words", "Something is missing in the code."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Scan it again.")},
    {"card.check", QT_TRANSLATE_NOOP("Words", "A character of the code is wrong: its check character does not fit."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Scan it again.")},
    {"card.scheme", QT_TRANSLATE_NOOP("Words", "The card names an insurance that is not known here."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"card.date", QT_TRANSLATE_NOOP("Words", "A day on the card is none."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"card.partner", QT_TRANSLATE_NOOP("Words", "A partner institution on the card cannot be read."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"card.expired", QT_TRANSLATE_NOOP("Words", "The card has expired."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Ask for the present one.")},
    {"card.other-person", QT_TRANSLATE_NOOP("Words", "The card belongs to somebody else."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Open the chart of whose card it is.")},
};

}  // namespace

const WordsRow* findContractWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kContractRows), std::end(kContractRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kContractRows) ? nullptr : found;
}

}  // namespace jiayi::ui
