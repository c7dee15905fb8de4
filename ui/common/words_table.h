// The table behind words.h.
#pragma once

#include "models/core/result.h"

#include <string_view>

namespace jiayi::ui {

/// Source texts, marked for translation in the context "Words". nullptr: say what the code says.
struct WordsRow {
    std::string_view reason;
    const char* what;
    const char* kept = nullptr;
    const char* todo = nullptr;
};

const WordsRow* findWords(std::string_view reason);
/// The part of it that is about pharmacists; findWords() looks there too.
const WordsRow* findPharmacistWords(std::string_view reason);
/// The part that is about cards of the guidance; findWords() looks there too.
const WordsRow* findGuidanceWords(std::string_view reason);
/// And the part about readings, plans and emergencies.
const WordsRow* findHomeWords(std::string_view reason);
/// And the part about the queue and the clinic's other desks.
const WordsRow* findDeskWords(std::string_view reason);
/// And the part about the laboratory's results.
const WordsRow* findResultWords(std::string_view reason);
/// And the part about orders of tests.
const WordsRow* findOrderWords(std::string_view reason);
/// And the part about images and documents.
const WordsRow* findImageWords(std::string_view reason);
/// And the part about referrals, questions and joint clinics.
const WordsRow* findReferralWords(std::string_view reason);
/// And the part about contracts, entitlements and cards.
const WordsRow* findContractWords(std::string_view reason);
/// And the part about indicators and their evidence.
const WordsRow* findQualityWords(std::string_view reason);
/// And the part about the clinic's money.
const WordsRow* findAccountWords(std::string_view reason);
/// And the part about statements, differences and findings.
const WordsRow* findStatementWords(std::string_view reason);
/// And the part about records that may be one person.
const WordsRow* findDuplicateWords(std::string_view reason);
/// And the part about residents who change their clinic.
const WordsRow* findMovesWords(std::string_view reason);
const WordsRow& wordsOfCode(Errc code);

}  // namespace jiayi::ui
