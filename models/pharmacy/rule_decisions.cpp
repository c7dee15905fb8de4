#include "models/pharmacy/rule_decisions.h"

namespace jiayi::pharmacy {

namespace {

constexpr const char* kSigned = "signed";
constexpr const char* kRetired = "retired";

Result<void> mayDecide(db::Database& database, const std::string& user) {
    db::Query row(database, "SELECT 1 FROM user WHERE name = ? AND active = 1 AND role IN ('pharmacist', 'administrator')", user);
    if (!row.next()) return Error{Errc::Denied, "rule.pharmacist", {}};
    return {};
}

bool isDecided(db::Database& database, const char* kind, const std::string& rule) {
    return db::Query(database, "SELECT 1 FROM rule_decision WHERE kind = ? AND rule = ? AND undone_at IS NULL", kind, rule).next();
}

/// A decision about an earlier version of the row makes way.
void decide(sync::Unit& unit, const char* kind, const std::string& rule, const std::string& version, const std::string& note) {
    db::Query(unit.database(), "UPDATE rule_decision SET undone_by = ?, undone_at = ? WHERE kind = ? AND rule = ? AND undone_at IS NULL", unit.user(),
              unit.now(), kind, rule)
        .run();
    db::Query(unit.database(), "INSERT INTO rule_decision (id, kind, rule, version, note, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
              unit.newId<Id<struct RuleDecisionTag>>(), kind, rule, version, note, unit.user(), unit.now())
        .run();
    unit.describe("Rule/" + rule, note);
}

bool holdsVersion(const RuleDecisions::ById& decisions, const std::string& rule, const std::string& version) {
    const auto found = decisions.find(rule);
    return found != decisions.end() && found->second.version == version;
}

}  // namespace

Result<RuleDecisions> readRuleDecisions(db::Database& database) {
    return db::attempt([&]() -> Result<RuleDecisions> {
        RuleDecisions decisions;
        db::Query row(database, "SELECT kind, rule, version, by_user, at, note FROM rule_decision WHERE undone_at IS NULL");
        while (row.next()) {
            auto& kind = row.text(0) == kSigned ? decisions.signedOff : decisions.retired;
            kind.emplace(row.text(1), RuleDecision{row.text(2), row.text(3), localDate(row.instant(4)), row.text(5)});
        }
        return decisions;
    });
}

Result<void> SignRule::operator()(const sync::Context& context, const ReviewBook& book) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "rule.sign");
        JIAYI_CHECK(mayDecide(unit.database(), unit.user()));
        const auto catalogue = ruleCatalogue(book);
        const auto* entry = entryOfRule(catalogue, row);
        if (!entry || entry->row != row) return Error{Errc::NotFound, "rule.not-found", {}};
        JIAYI_TRY(const auto decisions, readRuleDecisions(unit.database()));
        if (!entry->generalKnowledge || holdsVersion(decisions.signedOff, row, entry->origin.version)) return Error{Errc::Conflict, "rule.signed", {}};
        decide(unit, kSigned, row, entry->origin.version, note);
        unit.commit();
        return {};
    });
}

Result<void> RetireRule::operator()(const sync::Context& context, const ReviewBook& book) const {
    if (reason.empty()) return invalid("rule.reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "rule.retire");
        JIAYI_CHECK(mayDecide(unit.database(), unit.user()));
        const auto catalogue = ruleCatalogue(book);
        const auto* entry = entryOfRule(catalogue, rule);
        if (!entry) return Error{Errc::NotFound, "rule.not-found", {}};
        if (entry->severity == Severity::Contraindicated) return invalid("rule.contraindicated");
        if (!entry->severity || !interrupts(*entry->severity)) return invalid("rule.beside");
        const auto& version = entry->origin.version;
        JIAYI_TRY(const auto decisions, readRuleDecisions(unit.database()));
        if (holdsVersion(decisions.retired, rule, version)) return Error{Errc::Conflict, "rule.retired", {}};
        decide(unit, kRetired, rule, version, reason);
        unit.commit();
        return {};
    });
}

Result<void> UndoRuleDecision::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        const auto* name = kind == Kind::Signed ? kSigned : kRetired;
        sync::Unit unit(context, kind == Kind::Signed ? "rule.unsign" : "rule.restore");
        JIAYI_CHECK(mayDecide(unit.database(), unit.user()));
        if (!isDecided(unit.database(), name, rule)) return Error{Errc::Conflict, "rule.not-decided", {}};
        db::Query(unit.database(), "UPDATE rule_decision SET undone_by = ?, undone_at = ? WHERE kind = ? AND rule = ? AND undone_at IS NULL", unit.user(),
                  unit.now(), name, rule)
            .run();
        unit.describe("Rule/" + rule, {});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
