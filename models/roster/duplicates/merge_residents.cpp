#include "models/roster/duplicates/merge_residents.h"

#include "models/care/flat_json.h"
#include "models/core/text.h"
#include "models/roster/duplicates/resident_fields.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/roster/resident_repository.h"

namespace jiayi::roster::duplicates {

namespace {

void writeAct(sync::Unit& unit, const char* act, ResidentId one, ResidentId other,
              const std::string& reason) {
    db::Query(unit.database(),
              "INSERT INTO resident_link_act (id, act, one_pk, other_pk, reason, by_user, at) SELECT ?1, ?2, "
              "o.pk, k.pk, ?5, ?6, ?7 FROM resident o, resident k WHERE o.id = ?3 AND k.id = ?4",
              unit.newId<Id<struct LinkActTag>>(), act, one, other, reason, unit.user(), unit.now())
        .run();
    unit.describe("Patient/" + one.toString(), "Patient/" + other.toString());
}

Result<std::string> checkedReason(const std::string& text) {
    auto reason = normalized(text);
    if (reason.empty()) return invalid("duplicates.reason");
    return reason;
}

Result<Resident> standing(db::Database& database, ResidentId id) {
    JIAYI_TRY(auto resident, ResidentRepository(database).find(id));
    if (resident.link || resident.status == ResidentStatus::Merged)
        return Error{Errc::Conflict, "duplicates.merged-already", {}};
    if (resident.status == ResidentStatus::Moved || resident.movedOn)
        return Error{Errc::Conflict, "duplicates.moved", {}};
    return resident;
}

void take(Resident& keep, const Resident& from, const std::string& field, care::TextMap& changed) {
    const auto before = fieldText(keep, field), now = fieldText(from, field);
    if (before == now) return;
    setField(keep, field, now);
    changed[field] = before + '\t' + now;
}

/// What is known of allergies is a union; "none known" beside a list would be wrong, and settling sees to that.
void takeAllergies(Resident& keep, const Resident& from, care::TextMap& changed) {
    const auto before = keep.allergyState;
    if (from.allergyState == AllergyState::Listed) keep.allergyState = AllergyState::Listed;
    if (before != keep.allergyState)
        changed["allergy_state"] = toCode(before) + '\t' + toCode(keep.allergyState);
}

/// What the link the other way round changed, if there is one.
std::optional<std::string> changedByOpposite(db::Database& database, ResidentId from, ResidentId into) {
    db::Query row(database,
                  "SELECT l.changed FROM resident_link l JOIN resident r ON r.pk = l.resident_pk WHERE r.id "
                  "= ? AND l.into_id = ?",
                  from, into);
    return row.next() ? std::optional{row.text(0)} : std::nullopt;
}

void putBack(Resident& keep, const care::TextMap& changed) {
    for (const auto& [field, both] : changed) {
        const auto tab = both.find('\t');
        if (tab == std::string::npos) continue;
        const auto now = fieldText(keep, field);
        // The list that was somebody else's has gone home by itself.
        const bool emptied = field == "allergy_state" && now == toCode(AllergyState::NotAsked);
        if (now != both.substr(tab + 1) && !emptied) continue;
        setField(keep, field, both.substr(0, tab));
    }
}

}  // namespace

bool hasDraft(db::Database& database, std::int64_t resident) {
    db::Query row(database,
                  "SELECT 1 WHERE EXISTS (SELECT 1 FROM visit_draft WHERE resident_pk = ?1) OR EXISTS "
                  "(SELECT 1 FROM order_draft WHERE resident_pk = ?1)",
                  resident);
    return row.next();
}

Result<void> MergeResidents::operator()(const sync::Context& context) const {
    JIAYI_TRY(const auto why, checkedReason(reason));
    if (keep == merged) return invalid("duplicates.same-record");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "resident.merge");
        auto& database = unit.database();
        JIAYI_TRY(auto kept, standing(database, keep));
        JIAYI_TRY(auto gone, standing(database, merged));
        if (hasDraft(database, ResidentRepository::pkOf(database, merged)))
            return Error{Errc::Conflict, "duplicates.draft-open", {}};
        care::TextMap changed;
        for (const auto& field : mergeFields())
            if (takenOver.contains(field)) take(kept, gone, field, changed);
        takeAllergies(kept, gone, changed);
        ResidentRepository::save(unit, kept);
        const auto statusBefore = gone.status;
        gone.status = ResidentStatus::Merged;
        ResidentRepository::save(unit, gone);
        writeLink(unit, merged,
                  {keep, unit.now(), unit.user(), why, statusBefore, care::toFlatJson(changed)});
        settleLinks(unit);
        writeAct(unit, "merge", merged, keep, why);
        unit.commit();
        return {};
    });
}

Result<void> UnmergeResidents::operator()(const sync::Context& context) const {
    JIAYI_TRY(const auto why, checkedReason(reason));
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "resident.unmerge");
        auto& database = unit.database();
        const ResidentRepository residents(database);
        JIAYI_TRY(auto back, residents.find(merged));
        if (!back.link) return Error{Errc::Conflict, "duplicates.not-merged", {}};
        const auto link = *back.link;
        // Two desks may have merged the pair each its own way: taken back means both ways.
        const auto opposite = changedByOpposite(database, link.into, merged);
        if (opposite) dropLink(unit, link.into);
        dropLink(unit, merged);
        settleLinks(unit);
        // Read again: settling may have changed what is known of allergies.
        JIAYI_TRY(back, residents.find(merged));
        back.status = link.statusBefore;
        if (opposite) putBack(back, care::fromFlatJson(database, *opposite));
        ResidentRepository::save(unit, back);
        if (auto kept = residents.find(link.into)) {
            putBack(*kept, care::fromFlatJson(database, link.changed));
            ResidentRepository::save(unit, *kept);
            writeAct(unit, "unmerge", merged, link.into, why);
        }
        unit.commit();
        return {};
    });
}

Result<void> KeepApart::operator()(const sync::Context& context) const {
    JIAYI_TRY(const auto why, checkedReason(reason));
    if (one == other) return invalid("duplicates.same-record");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "resident.apart");
        auto& database = unit.database();
        const ResidentRepository residents(database);
        JIAYI_CHECK(residents.find(one));
        JIAYI_CHECK(residents.find(other));
        writeAct(unit, undo ? "apart-not" : "apart", one, other, why);
        db::Query(database,
                  "UPDATE duplicate_pair SET apart = ?3 WHERE (one_pk, other_pk) IN (SELECT min(a.pk, b.pk), "
                  "max(a.pk, b.pk) FROM resident a, resident b WHERE a.id = ?1 AND b.id = ?2)",
                  one, other, !undo)
            .run();
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::roster::duplicates
