// What two lines do together: duplicates by mechanism, interactions, and the antagonisms of herbs. A line is never
// paired with itself or with its own parts; the herbs of one decoction are.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>

namespace jiayi::pharmacy::internal {

namespace {

constexpr std::size_t kSubstance = 7;  // characters of an ATC code that names one substance

Words pairReason(const Part& a, const Part& b, const Words& reason) {
    return {a.label.en + " + " + b.label.en + ": " + reason.en, a.label.zh + " + " + b.label.zh + "：" + reason.zh};
}

template <class Visit>
void forEachPair(const Case& c, const Visit& visit) {
    for (std::size_t i = 0; i < c.parts.size(); ++i)
        for (std::size_t j = i + 1; j < c.parts.size(); ++j) {
            const auto &a = c.parts[i], &b = c.parts[j];
            if (a.line == b.line) continue;
            // Told in the order of their names, whatever the order of the lines.
            if (c.lines[a.line].said->id <= c.lines[b.line].said->id) visit(a, b);
            else visit(b, a);
        }
}

void checkDuplicatePair(Case& c, const Part& a, const Part& b) {
    if (a.atc == b.atc && a.atc.size() >= kSubstance && c.book.sameSubstance.has(a.atc)) {
        const auto& text = c.book.text("duplicate.same-substance");
        c.find({"duplicate.same-substance:" + a.atc, Check::Duplicate, *text.severity, c.idsOf({a.line, b.line}), pairReason(a, b, text.reason),
                text.action, text.origin.source, text.origin.source.find("GK") != std::string::npos},
               "duplicate.same-substance", text.origin.version);
        return;  // the group would say the same in weaker words
    }
    const auto say = [&](const Part& one, const Part& other) {
        for (const auto index : one.groups) {
            const auto& row = c.book.duplicates.rows[index];
            const bool pair = row.with ? row.with->has(other.atc) : row.atc.has(other.atc);
            if (pair) c.find(row, Check::Duplicate, c.idsOf({one.line, other.line}), pairReason(a, b, row.reason));
        }
    };
    say(a, b);
    say(b, a);
}

/// K, eGFR, or the day's dose of either drug in mg.
std::optional<double> termValue(const Case& c, const std::string& name, const Part& first, const Part& second) {
    if (name == "K") return c.measured(Metric::Potassium);
    if (name == "eGFR") return c.egfr();
    if (name != "doseA" && name != "doseB") return {};
    const auto& part = name == "doseA" ? first : second;
    const auto day = takenWithin(c.lines[part.line], part.taking, 1);
    return day ? converted(*day, part.unit, "mg") : std::nullopt;
}

struct Match {
    const InteractionRow* row = nullptr;
    std::size_t firstDepth = 0, secondDepth = 0;
    bool turned = false;  ///< the second part is on the first side

    bool speaksMoreGenerallyThan(const Match& other) const {
        return row != other.row && firstDepth <= other.firstDepth && secondDepth <= other.secondDepth &&
               firstDepth + secondDepth < other.firstDepth + other.secondDepth && turned == other.turned;
    }
};

void addMatches(const Case& c, const Part& first, const Part& second, bool turned, std::vector<Match>& matches) {
    std::vector<std::uint32_t> rows;
    std::set_intersection(first.first.begin(), first.first.end(), second.second.begin(), second.second.end(), std::back_inserter(rows));
    for (const auto index : rows) {
        const auto& row = c.book.interactions[index];
        matches.push_back({&row, *row.atc.depth(first.atc), *row.other.depth(second.atc), turned});
    }
}

void sayInteraction(Case& c, const InteractionRow& row, const Part& first, const Part& second) {
    auto severity = row.severity;
    bool safe = !row.safe.empty();
    for (const auto& term : row.safe) {
        const auto value = termValue(c, term.name, first, second);
        safe = safe && value && care::holds(term.compare, *value, term.limit);
        if (value) continue;
        const auto what = term.name.starts_with("dose") ? Words{"dose", "剂量"} : term.name == "K" ? Words{"potassium", "血钾"} : both(term.name);
        c.cannotCheck("not-checked.interaction", c.idsOf({first.line, second.line}),
                      {{"drug", first.label}, {"other", second.label}, {"what", what}});
    }
    if (safe) severity = row.safeSeverity;
    c.find({row.id, Check::Interaction, severity, c.idsOf({first.line, second.line}), pairReason(first, second, row.reason), row.action,
            row.origin.source, !row.pharmacistSigned},
           row.id, row.origin.version);
}

/// A herb with the line it stands in.
struct Herb {
    std::string name;
    std::size_t line = 0;
};

bool isOneOf(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

}  // namespace

void checkDuplicates(Case& c) {
    forEachPair(c, [&](const Part& a, const Part& b) { checkDuplicatePair(c, a, b); });
}

void checkInteractions(Case& c) {
    std::vector<Match> matches;
    forEachPair(c, [&](const Part& a, const Part& b) {
        matches.clear();
        addMatches(c, a, b, false, matches);
        addMatches(c, b, a, true, matches);
        for (const auto& match : matches) {
            // A row about the substances outweighs one about their classes.
            const bool outspoken = std::any_of(matches.begin(), matches.end(), [&](const Match& other) { return match.speaksMoreGenerallyThan(other); });
            if (!outspoken) sayInteraction(c, *match.row, match.turned ? b : a, match.turned ? a : b);
        }
    });
}

void checkHerbs(Case& c) {
    std::vector<Herb> herbs;
    for (std::size_t i = 0; i < c.lines.size(); ++i)
        for (const auto& herb : c.lines[i].said->herbs) herbs.push_back({herb, i});
    const auto& text = c.book.text("interaction.herb");
    for (const auto& pair : c.book.herbPairs)
        for (const auto& a : herbs)
            for (const auto& b : herbs) {
                if (!isOneOf(pair.a, a.name) || !isOneOf(pair.b, b.name)) continue;
                const Fills fills{{"drug", both(a.name)}, {"other", both(b.name)}, {"what", both(pair.rule)}};
                c.find({pair.id + ":" + a.name + "+" + b.name, Check::Interaction, pair.severity, c.idsOf({a.line, b.line}),
                        filled(text.reason, fills), filled(text.action, fills), pair.origin.source, true},
                       pair.id, pair.origin.version);
            }
}

}  // namespace jiayi::pharmacy::internal
