#include "models/core/resource.h"
#include "models/roster/duplicates/rules/evidence.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::roster::duplicates {

namespace {

/// Whatever judge() may find.
constexpr std::string_view kWeighed[] = {
    "same-citizen-id",      "near-citizen-id", "different-citizen-id", "same-insurance-no",
    "same-record-no",       "same-name",       "same-pinyin",          "near-name",
    "different-name",       "same-birth-date", "near-birth-date",      "same-birth-year",
    "same-phone",           "same-address",    "different-sex",        "seen-after-death",
    "different-birth-date",
};

const EvidenceRule* find(const std::vector<EvidenceRule>& rules, std::string_view id) {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const EvidenceRule& one) { return one.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

Result<std::vector<EvidenceRule>> loadRules() {
    std::vector<EvidenceRule> rules;
    RuleReader table("duplicate_evidence.csv", embeddedFile("rules/duplicate_evidence.csv"));
    while (table.next()) {
        EvidenceRule row{table.required("id"),
                         table.required("field"),
                         table.choice<bool>("says", {{"for", false}, {"against", true}}),
                         table.integer("points"),
                         table.flag("blocks"),
                         table.required("text_en"),
                         table.required("text_zh"),
                         table.origin()};
        if (find(rules, row.id)) table.fail("id", "stands twice");
        if (std::find(std::begin(kWeighed), std::end(kWeighed), row.id) == std::end(kWeighed))
            table.fail("id", "is nothing that is looked for");
        if (row.against ? row.points > 0 : row.points <= 0) table.fail("points", "says the other thing");
        if (row.blocks && !row.against) table.fail("blocks", "only what speaks against can");
        rules.push_back(std::move(row));
    }
    JIAYI_CHECK(table.finish());
    for (const auto id : kWeighed)
        if (!find(rules, id))
            return invalid("rules.row", "duplicate_evidence.csv: no row " + std::string{id});
    return rules;
}

Result<std::vector<BandRule>> loadBands() {
    std::vector<BandRule> bands;
    RuleReader table("duplicate_bands.csv", embeddedFile("rules/duplicate_bands.csv"));
    while (table.next()) {
        BandRule row{table.choice<Band>("band", {{"same", Band::Same}, {"look", Band::Look}}),
                     table.integer("from_points"), table.required("text_en"), table.required("text_zh"),
                     table.origin()};
        if (row.from <= 0) table.fail("from_points", "would suggest people of whom nothing is known");
        if (!bands.empty() && (bands.back().from <= row.from || bands.back().band <= row.band))
            table.fail("from_points", "the strongest comes first");
        bands.push_back(std::move(row));
    }
    JIAYI_CHECK(table.finish());
    if (bands.size() != 2) return invalid("rules.row", "duplicate_bands.csv: same and look are wanted");
    return bands;
}

}  // namespace

std::string toCode(Band band) { return band == Band::Same ? "same" : band == Band::Look ? "look" : "not"; }
Band bandFromCode(std::string_view code) {
    return code == "same" ? Band::Same : code == "look" ? Band::Look : Band::Not;
}

const EvidenceRule& EvidenceBook::rule(std::string_view id) const {
    const auto* found = find(rules, id);
    if (!found) throw std::logic_error("no such evidence: " + std::string{id});
    return *found;
}

const BandRule* EvidenceBook::band(Band wanted) const {
    const auto found =
        std::find_if(bands.begin(), bands.end(), [&](const BandRule& one) { return one.band == wanted; });
    return found == bands.end() ? nullptr : &*found;
}

Result<EvidenceBook> loadEvidenceBook() {
    EvidenceBook book;
    JIAYI_TRY(book.rules, loadRules());
    JIAYI_TRY(book.bands, loadBands());
    return book;
}

const EvidenceBook& builtInEvidence() {
    static const EvidenceBook book = loadEvidenceBook().value();
    return book;
}

}  // namespace jiayi::roster::duplicates
