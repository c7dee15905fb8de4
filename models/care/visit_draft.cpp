#include "models/care/flat_json.h"
#include "models/care/visit_sheet.h"
#include "models/roster/resident_repository.h"

namespace jiayi::care {

namespace {

/// Everything of a draft that is no answer, as one flat object: "by.weight", "confirm.smoking_now", "class" ...
TextMap stateOfDraft(const VisitInput& input) {
    TextMap state;
    const auto put = [&](const std::string& key, const std::string& value) {
        if (!value.empty()) state.emplace(key, value);
    };
    for (const auto& [field, measured] : input.measured) {
        put("by." + field, measured.by);
        put("device." + field, measured.device);
        if (measured.at) put("at." + field, formatInstant(*measured.at));
    }
    for (const auto& field : input.toConfirm) put("confirm." + field, "1");
    for (const auto& field : input.keptImplausible) put("kept." + field, "1");
    put("danger", input.dangerDone);
    if (input.classOverride) put("class", std::to_string(static_cast<int>(*input.classOverride)));
    put("class-reason", input.classReason);
    if (input.nextOverride) put("next", formatDate(*input.nextOverride));
    put("next-reason", input.nextReason);
    put("note", input.note);
    return state;
}

void readFieldState(std::string_view kind, const std::string& field, const std::string& value, VisitInput& input) {
    if (kind == "by") input.measured[field].by = value;
    if (kind == "device") input.measured[field].device = value;
    if (kind == "at")
        if (const auto at = parseInstant(value)) input.measured[field].at = *at;
    if (kind == "confirm") input.toConfirm.insert(field);
    if (kind == "kept") input.keptImplausible.insert(field);
}

void readState(const TextMap& state, VisitInput& input) {
    for (const auto& [key, value] : state) {
        if (const auto dot = key.find('.'); dot != std::string::npos) {
            readFieldState(std::string_view{key}.substr(0, dot), key.substr(dot + 1), value, input);
            continue;
        }
        if (key == "danger") input.dangerDone = value;
        if (key == "class" && value.size() == 1) input.classOverride = static_cast<VisitClass>(value[0] - '0');
        if (key == "class-reason") input.classReason = value;
        if (key == "next")
            if (const auto day = parseDate(value)) input.nextOverride = *day;
        if (key == "next-reason") input.nextReason = value;
        if (key == "note") input.note = value;
    }
}

}  // namespace

Result<void> saveDraft(const sync::Context& context, ResidentId resident, FormKind form, const VisitInput& input) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query(context.database,
                  "INSERT INTO visit_draft (resident_pk, form, answers, state, user_name, saved_at) "
                  "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (resident_pk, form) DO UPDATE SET answers = excluded.answers, "
                  "state = excluded.state, user_name = excluded.user_name, saved_at = excluded.saved_at",
                  roster::ResidentRepository::pkOf(context.database, resident), keyOf(form), toFlatJson(input.answers),
                  toFlatJson(stateOfDraft(input)), context.user, context.clock.now())
            .run();
        transaction.commit();
        return {};
    });
}

Result<std::optional<VisitDraft>> loadDraft(db::Database& database, ResidentId resident, FormKind form) {
    return db::attempt([&]() -> Result<std::optional<VisitDraft>> {
        db::Query query(database,
                        "SELECT answers, state, user_name, saved_at FROM visit_draft WHERE resident_pk = ? AND form = ?",
                        roster::ResidentRepository::pkOf(database, resident), keyOf(form));
        if (!query.next()) return std::optional<VisitDraft>{};
        VisitDraft draft;
        draft.input.answers = fromFlatJson(database, query.text(0));
        readState(fromFlatJson(database, query.text(1)), draft.input);
        draft.user = query.text(2);
        draft.savedAt = query.instant(3);
        return std::optional{std::move(draft)};
    });
}

Result<void> discardDraft(db::Database& database, ResidentId resident, FormKind form) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "DELETE FROM visit_draft WHERE resident_pk = ? AND form = ?",
                  roster::ResidentRepository::pkOf(database, resident), keyOf(form))
            .run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::care
