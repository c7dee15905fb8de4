#include "models/care/sign_visit.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::care {

namespace {

constexpr const char* kLoincSystem = "http://loinc.org";

/// A visit that passed its check, on the way into the store.
struct Signing {
    const sync::Context& context;
    const RuleBook& rules;
    const VisitSheet& sheet;
    const VisitInput& input;
    const CombinedForm combined;
    VisitCheck check;
    Visit visit;
    std::optional<VisitId> id{};  ///< that it has already
};

std::string storedClass(VisitClass visitClass) {
    return visitClass == VisitClass::NotAssessable ? "not-assessable" : std::to_string(static_cast<int>(visitClass));
}

SignedForm signedForm(const Signing& s, const FormCheck& form) {
    SignedForm made{form.form.text, form.answers, {}, {}};
    if (!s.check.assessed || !form.classified) return made;
    made.classification = storedClass(form.visitClass);
    if (form.isOverridden()) made.classReason = s.input.classes.at(form.form).reason;
    return made;
}

Visit visitOf(const Signing& s, Instant now) {
    Visit visit;
    visit.resident = s.sheet.resident;
    for (const auto& form : s.check.forms) visit.forms.push_back(signedForm(s, form));
    visit.date = parseDate(answer(s.check.answers, "visit_date")).value();
    visit.mode = answer(s.check.answers, "visit_mode");
    visit.nextDate = s.check.nextDate;
    if (s.check.nextDate && *s.check.nextDate > s.check.next.latest) visit.overrideReason = s.input.nextReason;
    visit.note = s.input.note;
    if (s.check.dangers.stops()) visit.note = s.input.dangerDone + (visit.note.empty() ? "" : "\n" + visit.note);
    visit.signedBy = s.context.user;
    visit.signedAt = now;
    return visit;
}

/// The field's own date, where the form asks for it.
std::string dateSaid(const Signing& s, const CombinedField& field) {
    return std::string{answer(s.check.answers, s.combined.keyOf(field.forms.front(), field.def->name + "_date"))};
}

/// When the value was measured: its own date on the form, else when the nurse or device said, else the visit's day.
FhirTime effectiveOf(const Signing& s, const CombinedField& field) {
    auto text = dateSaid(s, field);
    if (text.empty()) {
        text = formatDate(s.visit.date);
        const auto measured = s.input.measured.find(field.key);
        if (measured != s.input.measured.end() && measured->second.at &&
            localDate(*measured->second.at) == s.visit.date)
            text = formatInstant(*measured->second.at);
    }
    return parseFhirTime(text).value();
}

Result<Observation> observationFor(const Signing& s, const CombinedField& onVisit, const std::string& said) {
    const auto& field = *onVisit.def;
    const auto* def = s.rules.observation(field.observation);
    if (!def) return invalid("observation.unknown", field.name);
    Observation observation;
    observation.id = observationIdOf(s.visit.id, onVisit.key);
    observation.resident = s.sheet.resident;
    observation.code = def->code;
    if (!def->loinc.empty()) observation.coding = {kLoincSystem, def->loinc, def->en};
    observation.effective = effectiveOf(s, onVisit);
    observation.original = said;
    if (const auto* option = field.option(said)) {
        observation.textValue = option->en;
    } else if (const auto number = numberAnswer(s.check.answers, onVisit.key)) {
        JIAYI_TRY(const auto quantity, toCanonical(s.rules, def->code, *number, field.unit));
        observation.value = quantity.value;
        observation.unit = quantity.unit;
        observation.original += " " + field.unit;
    } else {
        observation.textValue = said;
    }
    observation.origin = "clinic";
    observation.performer = s.context.user;
    if (const auto measured = s.input.measured.find(onVisit.key); measured != s.input.measured.end()) {
        if (!measured->second.by.empty()) observation.performer = measured->second.by;
        observation.device = measured->second.device;
    }
    observation.visit = s.visit.id;
    return observation;
}

/// A result copied from paper that the record already holds is not a second result.
bool isKnown(db::Database& database, const RuleBook& rules, const Observation& observation) {
    const auto* measure = measureByCode(observation.code);
    if (!measure || !observation.value) return false;
    for (const auto code : measure->joined) {
        const auto series = FactRepository(database).series(observation.resident, std::string{code});
        if (!series) continue;
        for (const auto& other : *series) {
            if (other.effective.day() != observation.effective.day() || !countsAsMeasured(other)) continue;
            const auto value = valueAs(rules, observation.code, other);
            if (value && displayed(rules, observation.code, *value) ==
                             displayed(rules, observation.code, *observation.value))
                return true;
        }
    }
    return false;
}

/// A new result of the same value has another day, or none of its own.
bool saysItsDay(const Signing& s, const CombinedField& field, const HeldValue& held) { return dateSaid(s, field) == formatDate(held.date); }

Result<void> writeObservations(sync::Unit& unit, const Signing& s) {
    for (const auto& field : s.combined.fields()) {
        const auto said = std::string{answer(s.check.answers, field.key)};
        if (field.def->observation.empty() || said.empty()) continue;
        // The height of the record is no measurement of today, however it is written.
        if (field.def->carry == Carry::Record && !answer(s.sheet.record, field.key).empty() &&
            numberAnswer(s.sheet.record, field.key) == numberAnswer(s.check.answers, field.key))
            continue;
        // Nor is a result that was held already.
        if (const auto held = s.sheet.held.find(field.key); held != s.sheet.held.end() && held->second.value == said && saysItsDay(s, field, held->second)) continue;
        JIAYI_TRY(const auto observation, observationFor(s, field, said));
        const bool dated = !dateSaid(s, field).empty();
        if (dated && isKnown(unit.database(), s.rules, observation)) continue;
        FactRepository::save(unit, observation);
    }
    return {};
}

Result<void> writeDeath(sync::Unit& unit, const Signing& s) {
    if (!Circumstance{{{When::Dead, false}}}.holds(s.check.answers)) return {};
    JIAYI_TRY(auto resident, roster::ResidentRepository(unit.database()).find(s.sheet.resident));
    resident.status = roster::ResidentStatus::Dead;
    if (const auto day = parseDate(answer(s.check.answers, "death_date"))) resident.deathDate = *day;
    roster::ResidentRepository::save(unit, resident);
    return {};
}

/// A diagnosis that a programme cares for goes on the list of conditions; a cold stays with its visit.
Result<void> writeDiagnoses(sync::Unit& unit, const Signing& s) {
    JIAYI_TRY(const auto known, FactRepository(unit.database()).conditions(s.sheet.resident));
    for (const auto& field : s.combined.fields()) {
        if (field.def->optionSet != kConditionSet) continue;
        for (const auto& code : codeAnswers(s.check.answers, field.key)) {
            const auto* def = s.rules.condition(code);
            const auto isSame = [&](const Condition& one) { return one.icd10 == code && one.status == "active"; };
            if (!def || def->programmes.empty() || std::any_of(known.begin(), known.end(), isSame)) continue;
            FactRepository::save(unit, Condition{unit.newId<ConditionId>(), s.sheet.resident, def->icd10, {"http://hl7.org/fhir/sid/icd-10", code, def->zh}, formatDate(s.visit.date),
                                                 "active", unit.now()});
        }
    }
    return {};
}

Error firstBlock(const VisitCheck& check) {
    std::string fields;
    for (const auto& problem : check.problems) fields += (fields.empty() ? "" : ",") + problem.field;
    return invalid(check.blocked.front(), fields);
}

/// Everything a signature writes, beside what is special to signing or amending.
Result<SignedVisit> write(sync::Unit& unit, Signing& s, const std::optional<Visit>& before, const std::string& reason) {
    s.visit = visitOf(s, unit.now());
    s.visit.id = s.id.value_or(unit.newId<VisitId>());
    if (before) {
        s.visit.amends = before->id;
        s.visit.amendReason = reason;
    }
    FactRepository::save(unit, s.visit);
    JIAYI_CHECK(writeObservations(unit, s));
    JIAYI_CHECK(writeDiagnoses(unit, s));
    JIAYI_CHECK(writeDeath(unit, s));
    return SignedVisit{s.visit.id, std::move(s.check)};
}

/// The replaced version and its observations stay, and count no more.
Result<void> retire(sync::Unit& unit, Visit before) {
    JIAYI_TRY(auto observations, FactRepository(unit.database()).observationsOf(before.id));
    for (auto& observation : observations) {
        observation.status = "entered-in-error";
        FactRepository::save(unit, observation);
    }
    before.status = "amended";
    FactRepository::save(unit, before);
    return {};
}

}  // namespace

ObservationId observationIdOf(VisitId visit, std::string_view field) {
    return {derivedUuid({"visit-observation", visit.toString(), field})};
}

Result<SignedVisit> SignVisit::operator()(const sync::Context& context, const RuleBook& rules) const {
    return db::attempt([&]() -> Result<SignedVisit> {
        sync::Unit unit(context, "visit.sign");
        const auto today = localDate(unit.now());
        JIAYI_TRY(const auto sheet, openVisit(context.database, rules, resident, today, forms));
        Signing signing{context, rules, sheet, input, CombinedForm(rules, sheet.forms), checkVisit(rules, sheet, input, context.user, today), {}};
        if (!signing.check.canSign()) return firstBlock(signing.check);
        if (id && FactRepository(context.database).visit(*id)) return Error{Errc::Conflict, "visit.signed-already", {}};
        signing.id = id;
        JIAYI_TRY(auto done, write(unit, signing, {}, {}));
        if (also) also(unit);
        db::Query(unit.database(), "DELETE FROM visit_draft WHERE resident_pk = ?", roster::ResidentRepository::pkOf(unit.database(), resident)).run();
        unit.commit();
        return done;
    });
}

Result<SignedVisit> AmendVisit::operator()(const sync::Context& context, const RuleBook& rules) const {
    if (reason.empty()) return invalid("visit.amend-reason");
    return db::attempt([&]() -> Result<SignedVisit> {
        sync::Unit unit(context, "visit.amend");
        JIAYI_TRY(auto before, FactRepository(context.database).visit(visit));
        if (before.status != "signed") return Error{Errc::Conflict, "visit.not-current", {}};
        JIAYI_TRY(const auto sheet, reopenVisit(context.database, rules, visit));
        const auto today = localDate(unit.now());
        Signing signing{context, rules, sheet, input, CombinedForm(rules, sheet.forms), checkVisit(rules, sheet, input, context.user, today), {}};
        if (!signing.check.canSign()) return firstBlock(signing.check);
        JIAYI_CHECK(retire(unit, before));
        JIAYI_TRY(auto done, write(unit, signing, before, reason));
        unit.commit();
        return done;
    });
}

}  // namespace jiayi::care
