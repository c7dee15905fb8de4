// What a card's reader hands over, as text: kinds of cards, their fields and check characters are rows of rules/card_codes.csv. Pure.
#pragma once

#include "models/core/rule_reader.h"
#include "models/roster/entitlement/rules/entitlement.h"

namespace jiayi::roster {

struct CardKind {
    std::string id, en, zh;
    std::string prefix;     ///< the first part of the text; empty: the text is a citizen id
    char separator = 0;
    std::vector<std::string> fields;                            ///< scheme, number, citizen, disease, since, until, steward, partners, expires
    std::vector<std::pair<std::string, std::string>> schemes;   ///< the card's word, ours
    RuleOrigin origin;
};
/// Invalid "rules.row", naming file and row.
Result<std::vector<CardKind>> readCardKinds(std::string_view text);
/// The table of the program. A bug if it does not parse: the tests read it.
const std::vector<CardKind>& cardKinds();

struct CardReading {
    const CardKind* kind = nullptr;
    std::string scheme, number, citizenId;
    std::optional<Entitlement> special;  ///< without id
    std::optional<Date> expires;
    bool operator==(const CardReading&) const = default;
};
/// Invalid with a clear reason: "card.empty", "card.unknown" (no kind begins so), "card.fields" (too few or too many parts), "card.check" (a character is
/// wrong), "card.scheme", "card.date" (`detail`: the field), "card.partner", "card.expired"; those of checkCitizenId().
Result<CardReading> readCard(const std::vector<CardKind>& kinds, std::string_view text, Date today);

/// ISO 7064 MOD 37-2 over letters and digits; everything else is passed over. '*' stands for 36.
char mod37Check(std::string_view text);
/// As a reader would hand it over, for samples and tests.
std::string cardText(const CardKind& kind, const CardReading& reading);

}  // namespace jiayi::roster
