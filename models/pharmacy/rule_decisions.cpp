#include "models/pharmacy/rule_decisions.h"

#include "models/access/role.h"
#include "models/pharmacy/shared/shared_repository.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

/// Kinds of what is said: a decision, and what takes it back.
struct DecisionWords {
    const char* made;
    const char* undone;
};
constexpr DecisionWords kSigning{"signed", "unsigned"};
constexpr DecisionWords kRetiring{"retired", "restored"};

Result<void> requirePharmacist(sync::Unit& unit, const char* reason) { return access::requireRole(unit.database(), unit.user(), "pharmacist", reason); }

/// Later than all that is known of the rule, whatever the clocks of other desks say: who decides knows what was said before.
Result<Instant> timeToSay(sync::Unit& unit, const std::string& rule) {
    JIAYI_TRY(const auto before, SharedRepository{unit.database()}.ruleDecisions());
    auto at = unit.now();
    for (const auto& one : before)
        if (one.rule == rule) at = std::max(at, one.at + std::chrono::milliseconds{1});
    return at;
}

Result<void> say(sync::Unit& unit, const char* kind, const std::string& rule, const std::string& version, const std::string& note) {
    JIAYI_TRY(const auto at, timeToSay(unit, rule));
    SharedRepository::save(unit, SaidOfRule{unit.newId<RuleDecisionId>(), kind, rule, version, note, unit.user(), at});
    unit.describe("Rule/" + rule, note);
    return {};
}

bool holdsVersion(const RuleDecisions::ById& decisions, const std::string& rule, const std::string& version) {
    const auto found = decisions.find(rule);
    return found != decisions.end() && found->second.version == version;
}

}  // namespace

Result<RuleDecisions> readRuleDecisions(db::Database& database) {
    JIAYI_TRY(const auto said, SharedRepository{database}.ruleDecisions());
    RuleDecisions decisions;
    for (const auto& one : said) {
        auto& kind = one.kind == kSigning.made || one.kind == kSigning.undone ? decisions.signedOff : decisions.retired;
        if (one.kind == kSigning.made || one.kind == kRetiring.made) kind.insert_or_assign(one.rule, RuleDecision{one.version, one.by, localDate(one.at), one.note});
        else kind.erase(one.rule);
    }
    return decisions;
}

Result<void> SignRule::operator()(const sync::Context& context, const ReviewBook& book) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "rule.sign");
        JIAYI_CHECK(requirePharmacist(unit, "rule.sign-pharmacist"));
        const auto catalogue = ruleCatalogue(book);
        const auto* entry = entryOfRule(catalogue, row);
        if (!entry || entry->row != row) return Error{Errc::NotFound, "rule.not-found", {}};
        JIAYI_TRY(const auto decisions, readRuleDecisions(unit.database()));
        if (!entry->generalKnowledge || holdsVersion(decisions.signedOff, row, entry->origin.version)) return Error{Errc::Conflict, "rule.signed", {}};
        JIAYI_CHECK(say(unit, kSigning.made, row, entry->origin.version, note));
        unit.commit();
        return {};
    });
}

Result<void> RetireRule::operator()(const sync::Context& context, const ReviewBook& book) const {
    if (reason.empty()) return invalid("rule.reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "rule.retire");
        JIAYI_CHECK(requirePharmacist(unit, "rule.retire-pharmacist"));
        const auto catalogue = ruleCatalogue(book);
        const auto* entry = entryOfRule(catalogue, rule);
        if (!entry) return Error{Errc::NotFound, "rule.not-found", {}};
        if (entry->severity == Severity::Contraindicated) return invalid("rule.contraindicated");
        if (!entry->severity || !interrupts(*entry->severity)) return invalid("rule.beside");
        const auto& version = entry->origin.version;
        JIAYI_TRY(const auto decisions, readRuleDecisions(unit.database()));
        if (holdsVersion(decisions.retired, rule, version)) return Error{Errc::Conflict, "rule.retired", {}};
        JIAYI_CHECK(say(unit, kRetiring.made, rule, version, reason));
        unit.commit();
        return {};
    });
}

Result<void> UndoRuleDecision::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, kind == Kind::Signed ? "rule.unsign" : "rule.restore");
        JIAYI_CHECK(requirePharmacist(unit, "rule.undo-pharmacist"));
        JIAYI_TRY(const auto decisions, readRuleDecisions(unit.database()));
        const auto& inForce = kind == Kind::Signed ? decisions.signedOff : decisions.retired;
        const auto found = inForce.find(rule);
        if (found == inForce.end()) return Error{Errc::Conflict, "rule.not-decided", {}};
        JIAYI_CHECK(say(unit, kind == Kind::Signed ? kSigning.undone : kRetiring.undone, rule, found->second.version, {}));
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
