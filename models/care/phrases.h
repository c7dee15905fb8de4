// Phrases for the notes of a visit: the program's own (phrases.csv) and each user's, with placeholders for what the visit says.
#pragma once

#include "models/care/rules/combined_form.h"
#include "models/sync/unit.h"

namespace jiayi::care {

struct Phrase {
    std::int64_t row = 0;  ///< of a user's own; 0: the program's
    std::string en, zh;    ///< of a user's own the same
    bool isOwn() const { return row != 0; }
};

/// For one field, the user's own first, newest first.
Result<std::vector<Phrase>> readPhrases(db::Database& database, const RuleBook& rules, const std::string& user, const std::string& field);
/// The user's of the context, this desk's only. Invalid "phrase.empty", "phrase.placeholder" for one that no form of the program answers. The same
/// words again are one phrase.
struct KeepPhrase {
    std::string field;
    std::string text;
    Result<void> operator()(const sync::Context& context, const RuleBook& rules) const;
};
/// NotFound "phrase.not-found", also for another user's.
struct DropPhrase {
    std::int64_t row = 0;
    Result<void> operator()(const sync::Context& context) const;
};

/// "{sbp}" becomes the answer, in words where it is a choice; a placeholder without an answer becomes "___": nothing is made up. Where forms of the
/// visit ask it each for itself, the first one's answer.
std::string filledPhrase(std::string_view text, const CombinedForm& form, const Answers& answers, bool chinese);

}  // namespace jiayi::care
