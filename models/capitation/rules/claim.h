// A cost from another institution, as the payer reports it. Pure values and their check.
#pragma once

#include "models/capitation/rules/booking.h"

#include <set>

namespace jiayi::capitation {

struct Claim {
    std::string number;    ///< the payer's; one claim has one number for ever
    std::string person;    ///< as the file names them: a citizen id, an insurance number or our own id
    std::string settlementNo;
    std::string scheme;
    std::string institution;
    std::string category;  ///< outpatient, inpatient, medicine, test
    std::vector<std::string> icd10;
    std::string atc;       ///< of a medicine
    int days = 0;          ///< of its supply; 0: not said
    std::string name;
    Date on{};
    Money total;
    Split split;
    std::string original;  ///< number of the claim that a negative one gives back
    bool standing = true;  ///< false: taken back by the payer
    bool operator==(const Claim&) const = default;
};

/// The resource id of a claim: the same number of the same payer is the same claim, wherever it is read.
Uuid claimId(std::string_view payer, std::string_view number);

/// What is wrong with a claim by itself; empty: nothing. "claim.number", "claim.person", "claim.scheme", "claim.category", "claim.split"
/// (the parts do not add up to the total), "claim.zero", "claim.no-original" (a negative one that names none), "claim.sign" (an original
/// named by one that gives nothing back, or parts of both signs), "claim.future".
std::string claimProblem(const Claim& claim, Date today);

}  // namespace jiayi::capitation
