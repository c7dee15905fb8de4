#include "models/emergency/late_entry.h"

#include "models/care/fact_repository.h"
#include "models/care/rules/observation_rules.h"
#include "models/core/hash.h"
#include "models/core/text.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

namespace jiayi::emergency {

namespace {

constexpr std::size_t kCodeDigits = 10;

Result<care::Observation> lateObservation(const RecordLate& late, const LateValue& value, const care::RuleBook& rules) {
    const auto* known = rules.observation(value.code);
    if (!known || !known->isQuantity()) return invalid("late.code");
    if (care::plausibility(rules, value.code, {value.value, localDate(late.happened)}).verdict == care::Plausible::Block) return invalid("late.value");
    care::Observation observation;
    // Two desks that type the same sheet in name its values alike.
    observation.id = {derivedUuid({"late-entry", late.resident.toString(), value.code, formatInstant(late.happened)})};
    observation.resident = late.resident;
    observation.code = value.code;
    JIAYI_TRY(observation.effective, parseFhirTime(formatInstant(late.happened)));
    observation.value = value.value;
    observation.unit = known->unit;
    observation.original = fmt::format("{:.{}f} {}", value.value, known->decimals, known->unit);
    observation.origin = "clinic";
    observation.performer = late.writtenBy + " (late entry, verified by " + late.verifiedBy + ")";
    return observation;
}

Result<void> checkPeople(const sync::Context& context, const RecordLate& late) {
    if (normalized(late.writtenBy).empty()) return invalid("late.written-by");
    db::Query query(context.database, "SELECT 1 FROM user WHERE name = ? AND active = 1", late.verifiedBy);
    if (late.verifiedBy == context.user || !query.next()) return invalid("late.verified-by");
    return {};
}

}  // namespace

std::string formCode(care::ResidentId resident, Date printed) {
    const auto digest = sha256("fallback-sheet|" + resident.toString() + "|" + formatDate(printed));
    auto text = toHex(digest).substr(0, kCodeDigits);
    for (auto& c : text)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return "JY" + text;
}

Result<std::vector<LateEntry>> lateEntries(db::Database& database, care::ResidentId resident) {
    return db::attempt([&]() -> Result<std::vector<LateEntry>> {
        std::vector<LateEntry> all;
        db::Query query(database,
                        "SELECT l.observation_id, l.form, l.happened, l.entered, l.written_by, l.entered_by, l.verified_by FROM late_entry l "
                        "JOIN resident p ON p.pk = l.resident_pk WHERE p.id = ? ORDER BY l.happened, l.pk",
                        resident);
        while (query.next()) all.push_back({query.id<care::ObservationId>(0), query.text(1), query.instant(2), query.instant(3), query.text(4), query.text(5), query.text(6)});
        return all;
    });
}

Result<void> RecordLate::operator()(const sync::Context& context, const care::RuleBook& rules) const {
    if (values.empty()) return invalid("late.empty");
    if (happened > context.clock.now()) return invalid("late.in-the-future");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "emergency.late-entry");
        JIAYI_CHECK(checkPeople(context, *this));
        JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
        const auto row = roster::ResidentRepository::pkOf(context.database, resident);
        for (const auto& value : values) {
            JIAYI_TRY(const auto observation, lateObservation(*this, value, rules));
            if (care::FactRepository(context.database).observation(observation.id)) return Error{Errc::Conflict, "late.twice", {}};
            care::FactRepository::save(unit, observation);
            db::Query(context.database,
                      "INSERT INTO late_entry (resident_pk, observation_id, form, happened, entered, written_by, entered_by, verified_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row,
                      observation.id, form, happened, unit.now(), writtenBy, context.user, verifiedBy)
                .run();
        }
        unit.describe("Patient/" + resident.toString(), "verified by " + verifiedBy);
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::emergency
