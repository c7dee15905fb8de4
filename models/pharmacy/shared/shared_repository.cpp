#include "models/pharmacy/shared/shared_repository.h"

#include "models/pharmacy/orders/order_lists.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kTemplateParts = 8;

const std::string kShortage =
    "SELECT s.id, r.id, s.name, s.atc, s.pharmacy, s.product, s.packs, s.line_id, s.asked_by, s.asked_at, s.state, s.answer, s.note, "
    "s.answered_by, s.answered_at FROM shortage s LEFT JOIN resident r ON r.pk = s.resident_pk ";
const std::string kTemplate = "SELECT id, name, lines, status FROM prescription_template ";

RegimenTemplate readTemplate(const db::Query& row) {
    RegimenTemplate found{row.id<TemplateId>(0), row.text(1), {}, row.text(3)};
    for (auto& parts : splitRows(row.text(2), kTemplateParts)) {
        TemplateLine line{parts[0], parts[1], parts[2], parts[3], parts[4], {}, {}, 0};
        if (!parts[5].empty()) line.days = std::stoi(parts[5]);
        for (std::size_t from = 0; from < parts[6].size();) {
            const auto end = std::min(parts[6].find(';', from), parts[6].size());
            line.herbs.push_back(parts[6].substr(from, end - from));
            from = end + 1;
        }
        if (!parts[7].empty()) line.doses = std::stoi(parts[7]);
        found.lines.push_back(std::move(line));
    }
    return found;
}

std::string linesText(const RegimenTemplate& regimen) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : regimen.lines) {
        std::string herbs;
        for (const auto& herb : line.herbs) herbs += (herbs.empty() ? "" : ";") + herb;
        rows.push_back({line.name, line.atc, line.pharmacy, line.product, line.dosage, line.days ? std::to_string(*line.days) : std::string{}, herbs,
                        line.doses > 0 ? std::to_string(line.doses) : std::string{}});
    }
    return joinedRows(rows);
}

Shortage readShortage(const db::Query& row) {
    Shortage found;
    found.id = row.id<ShortageId>(0);
    if (!row.isNull(1)) found.resident = row.id<ResidentId>(1);
    found.name = row.text(2);
    found.atc = row.text(3);
    found.pharmacy = row.text(4);
    found.product = row.text(5);
    found.packs = row.integer(6);
    if (!row.isNull(7)) found.order = row.id<OrderId>(7);
    found.askedBy = row.text(8);
    found.asked = row.instant(9);
    found.state = row.text(10);
    found.answer = row.text(11);
    found.note = row.text(12);
    found.answeredBy = row.text(13);
    found.answered = row.maybeInstant(14);
    return found;
}

const std::string kSaidOfRule = "SELECT id, kind, rule, version, note, by_user, at, status FROM rule_decision ";

SaidOfRule readSaidOfRule(const db::Query& row) {
    return {row.id<RuleDecisionId>(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.instant(6), row.text(7)};
}

/// The one row of a query, or that there is none.
template <class Value, class Read, class Bound>
Result<Value> theRow(db::Database& database, const std::string& sql, const Bound& bound, const char* missing, Read read) {
    return db::attempt([&]() -> Result<Value> {
        db::Query row(database, sql, bound);
        if (!row.next()) return Error{Errc::NotFound, missing, {}};
        return read(row);
    });
}

std::int64_t pkOfResident(sync::Unit& unit, ResidentId resident) { return roster::ResidentRepository::pkOf(unit.database(), resident); }

}  // namespace

Uuid servingPharmaciesId() { return derivedUuid({"serving-pharmacies"}); }
TemplateId templateId(const std::string& name) { return {derivedUuid({"prescription-template", name})}; }

Result<HeldEntitlement> SharedRepository::entitlement(const Uuid& id) const { return roster::EntitlementRepository(m_database).entitlement(id); }

Result<LongAssessment> SharedRepository::assessment(const Uuid& id) const {
    return theRow<LongAssessment>(m_database,
                                  "SELECT a.id, r.id, a.on_date, a.assessor, a.title, a.note, a.education, a.signature, a.status FROM long_assessment a "
                                  "JOIN resident r ON r.pk = a.resident_pk WHERE a.id = ?",
                                  id, "assessment.not-found", [](const db::Query& row) {
                                      return LongAssessment{row.uuid(0),  row.id<ResidentId>(1), row.date(2).value_or(Date{}), row.text(3), row.text(4),
                                                            row.text(5), row.text(6), row.text(7), row.text(8)};
                                  });
}

Result<RegimenTemplate> SharedRepository::regimen(TemplateId id) const {
    return theRow<RegimenTemplate>(m_database, kTemplate + "WHERE id = ?", id, "template.not-found", readTemplate);
}

Result<RegimenTemplate> SharedRepository::regimenNamed(const std::string& name) const {
    return theRow<RegimenTemplate>(m_database, kTemplate + "WHERE name = ? AND status = 'active' ORDER BY id LIMIT 1", name, "template.not-found",
                                   readTemplate);
}

Result<ReviewOutcome> SharedRepository::outcome(OutcomeId id) const {
    return theRow<ReviewOutcome>(m_database, "SELECT id, rule, outcome, reason, line_id, by_user, at FROM review_outcome WHERE id = ?", id,
                                 "outcome.not-found", [](const db::Query& row) {
                                     ReviewOutcome found{row.id<OutcomeId>(0), row.text(1), row.text(2), row.text(3), {}, row.text(5), row.instant(6)};
                                     if (!row.isNull(4)) found.order = row.id<OrderId>(4);
                                     return found;
                                 });
}

Result<Shortage> SharedRepository::shortage(ShortageId id) const {
    return theRow<Shortage>(m_database, kShortage + "WHERE s.id = ?", id, "shortage.not-found", readShortage);
}

Result<SaidOfRule> SharedRepository::ruleDecision(RuleDecisionId id) const {
    return theRow<SaidOfRule>(m_database, kSaidOfRule + "WHERE id = ?", id, "rule-decision.not-found", readSaidOfRule);
}

Result<std::vector<SaidOfRule>> SharedRepository::ruleDecisions() const {
    return db::attempt([&]() -> Result<std::vector<SaidOfRule>> {
        std::vector<SaidOfRule> found;
        db::Query row(m_database, kSaidOfRule + "WHERE status = 'active' ORDER BY at, id");
        while (row.next()) found.push_back(readSaidOfRule(row));
        return found;
    });
}

Result<ServingPharmacies> SharedRepository::serving() const {
    return db::attempt([&]() -> Result<ServingPharmacies> {
        ServingPharmacies found;
        db::Query row(m_database, "SELECT pharmacy FROM serving_pharmacy ORDER BY position");
        while (row.next()) found.pharmacies.push_back(row.text(0));
        return found;
    });
}

Result<std::vector<Shortage>> SharedRepository::shortages(bool answeredToo) const {
    return db::attempt([&]() -> Result<std::vector<Shortage>> {
        std::vector<Shortage> found;
        db::Query open(m_database, kShortage + "WHERE s.state = 'open' ORDER BY s.asked_at, s.pk");
        while (open.next()) found.push_back(readShortage(open));
        if (!answeredToo) return found;
        db::Query answered(m_database, kShortage + "WHERE s.state = 'answered' ORDER BY s.answered_at DESC, s.pk");
        while (answered.next()) found.push_back(readShortage(answered));
        return found;
    });
}

void SharedRepository::save(sync::Unit& unit, const HeldEntitlement& held) { roster::EntitlementRepository::save(unit, held); }

void SharedRepository::save(sync::Unit& unit, const LongAssessment& one) {
    db::Query(unit.database(),
              "INSERT INTO long_assessment (id, resident_pk, on_date, assessor, title, note, education, signature, status) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, on_date = excluded.on_date, "
              "assessor = excluded.assessor, title = excluded.title, note = excluded.note, education = excluded.education, "
              "signature = excluded.signature, status = excluded.status",
              one.id, pkOfResident(unit, one.resident), one.on, one.assessor, one.title, one.note, one.education, one.signature, one.status)
        .run();
    unit.put("QuestionnaireResponse", one.id, one.resident.uuid);
}

void SharedRepository::save(sync::Unit& unit, const RegimenTemplate& regimen) {
    db::Query(unit.database(),
              "INSERT INTO prescription_template (id, name, lines, status) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "name = excluded.name, lines = excluded.lines, status = excluded.status",
              regimen.id, regimen.name, linesText(regimen), regimen.status)
        .run();
    unit.put("PlanDefinition", regimen.id.uuid, {});
}

void SharedRepository::save(sync::Unit& unit, const ReviewOutcome& one) {
    db::Query(unit.database(),
              "INSERT INTO review_outcome (id, rule, outcome, reason, line_id, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "rule = excluded.rule, outcome = excluded.outcome, reason = excluded.reason, line_id = excluded.line_id, by_user = excluded.by_user, "
              "at = excluded.at",
              one.id, one.rule, one.outcome, one.reason, one.order, one.by, one.at)
        .run();
    unit.put("DetectedIssue", one.id.uuid, {});
}

void SharedRepository::save(sync::Unit& unit, const Shortage& one) {
    const auto resident = one.resident ? std::optional{pkOfResident(unit, *one.resident)} : std::nullopt;
    db::Query(unit.database(),
              "INSERT INTO shortage (id, resident_pk, name, atc, pharmacy, product, packs, line_id, asked_by, asked_at, state, answer, note, "
              "answered_by, answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, name = excluded.name, atc = excluded.atc, pharmacy = excluded.pharmacy, "
              "product = excluded.product, packs = excluded.packs, line_id = excluded.line_id, asked_by = excluded.asked_by, "
              "asked_at = excluded.asked_at, state = excluded.state, answer = excluded.answer, note = excluded.note, "
              "answered_by = excluded.answered_by, answered_at = excluded.answered_at",
              one.id, resident, one.name, one.atc, one.pharmacy, one.product, one.packs, one.order, one.askedBy, one.asked, one.state, one.answer,
              one.note, one.answeredBy, one.answered)
        .run();
    unit.put("SupplyRequest", one.id.uuid, one.resident ? one.resident->uuid : Uuid{});
}

void SharedRepository::save(sync::Unit& unit, const SaidOfRule& said) {
    db::Query(unit.database(),
              "INSERT INTO rule_decision (id, kind, rule, version, note, by_user, at, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "kind = excluded.kind, rule = excluded.rule, version = excluded.version, note = excluded.note, by_user = excluded.by_user, at = excluded.at, "
              "status = excluded.status",
              said.id, said.kind, said.rule, said.version, said.note, said.by, said.at, said.status)
        .run();
    unit.put("Basic", said.id.uuid, {});
}

void SharedRepository::save(sync::Unit& unit, const ServingPharmacies& serving) {
    db::Query(unit.database(), "DELETE FROM serving_pharmacy").run();
    int position = 0;
    for (const auto& pharmacy : serving.pharmacies)
        db::Query(unit.database(), "INSERT OR IGNORE INTO serving_pharmacy (position, pharmacy) VALUES (?, ?)", ++position, pharmacy).run();
    unit.put("List", servingPharmaciesId(), {});
}

}  // namespace jiayi::pharmacy
