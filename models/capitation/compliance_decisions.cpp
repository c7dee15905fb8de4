#include "models/capitation/compliance_decisions.h"

#include "models/capitation/ledger_rows.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

const std::string kDecision = "SELECT d.id, r.id, d.rule, d.finding, d.on_date, d.decision, d.reason, d.by_user, d.at, d.status FROM compliance_decision d JOIN resident r ON r.pk = d.resident_pk ";

ComplianceDecision readDecision(const db::Query& row) {
    return {row.uuid(0), row.id<roster::ResidentId>(1), row.text(2), row.text(3), row.date(4).value_or(Date{}), row.text(5), row.text(6), row.text(7), row.instant(8), row.text(9)};
}

std::optional<ComplianceDecision> lastSaid(db::Database& database, const ComplianceFinding& finding) {
    db::Query row(database, kDecision + "WHERE r.id = ? AND d.rule = ? AND d.finding = ? AND d.status = 'active' ORDER BY d.at DESC, d.id DESC LIMIT 1", finding.resident, finding.rule, findingKey(finding));
    return row.next() ? std::optional{readDecision(row)} : std::nullopt;
}

}  // namespace

std::string findingKey(const ComplianceFinding& finding) {
    std::string key;
    for (const auto& origin : finding.origins) key += (key.empty() ? "" : " ") + origin.text();
    return key;
}

Result<ComplianceDecision> ComplianceRepository::decision(const Uuid& id) const {
    return db::attempt([&]() -> Result<ComplianceDecision> {
        db::Query row(m_database, kDecision + "WHERE d.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "resource.not-found", "Basic"};
        return readDecision(row);
    });
}

void ComplianceRepository::save(sync::Unit& unit, const ComplianceDecision& decision) {
    const auto pk = roster::ResidentRepository::pkOf(unit.database(), decision.resident);
    if (pk == 0) throw db::Refusal({Errc::NotFound, "resident.not-found", {}});
    db::Query(unit.database(),
              "INSERT INTO compliance_decision (id, resident_pk, rule, finding, on_date, decision, reason, by_user, at, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET status = excluded.status",
              decision.id, pk, decision.rule, decision.finding, decision.on, decision.decision, decision.reason, decision.by, decision.at, decision.status)
        .run();
    unit.put("Basic", decision.id, decision.resident.uuid);
}

Result<std::vector<JudgedFinding>> judgedFindings(db::Database& database, const std::vector<ComplianceRule>& rules, Month month) {
    const auto from = Date{month / 1}, to = Date{(month + std::chrono::months{1}) / 1} - Days{1};
    JIAYI_TRY(auto findings, checkCompliance(database, rules, from, to));
    return db::attempt([&]() -> Result<std::vector<JudgedFinding>> {
        std::vector<JudgedFinding> all;
        for (auto& finding : findings) {
            JudgedFinding one;
            one.decision = lastSaid(database, finding);
            db::Query person(database, "SELECT name FROM resident WHERE id = ?", finding.resident);
            if (person.next()) one.name = person.text(0);
            for (const auto& origin : finding.origins) {
                const auto event = lastEvent(database, origin);
                one.costs.push_back(event ? formatDate(event->fact.on) + " " + event->fact.name + (event->fact.institution.empty() ? "" : " · " + event->fact.institution) : origin.type);
            }
            one.finding = std::move(finding);
            all.push_back(std::move(one));
        }
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const JudgedFinding& one) { return std::pair{one.decision.has_value(), one.finding.severity != "stop"}; };
            return rank(a) < rank(b);
        });
        return all;
    });
}

Result<Uuid> DecideFinding::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("compliance.reason");
    if (decision != "explained" && decision != "corrected") return invalid("compliance.decision");
    return db::attempt([&]() -> Result<Uuid> {
        sync::Unit unit(context, "compliance.decide");
        const ComplianceDecision said{unit.newId<roster::ResidentId>().uuid, {finding.resident}, finding.rule, findingKey(finding), finding.on, decision, reason, unit.user(), unit.now(), "active"};
        ComplianceRepository::save(unit, said);
        unit.commit();
        return said.id;
    });
}

}  // namespace jiayi::capitation
