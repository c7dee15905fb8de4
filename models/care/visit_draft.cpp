#include "models/care/draft_fields.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

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
    for (const auto& [form, given] : input.classes) {
        put("class." + form.text, std::to_string(static_cast<int>(given.visitClass)));
        put("class-reason." + form.text, given.reason);
    }
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
    if (kind == "class" && value.size() == 1) input.classes[{field}].visitClass = static_cast<VisitClass>(value[0] - '0');
    if (kind == "class-reason") input.classes[{field}].reason = value;
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
        if (key == "next")
            if (const auto day = parseDate(value)) input.nextOverride = *day;
        if (key == "next-reason") input.nextReason = value;
        if (key == "note") input.note = value;
    }
}

std::string joined(const std::vector<FormKey>& forms) {
    std::string text;
    for (const auto& form : forms) text += (text.empty() ? "" : ";") + form.text;
    return text;
}

std::vector<FormKey> formsIn(std::string_view text) {
    std::vector<FormKey> forms;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(';', from), text.size());
        forms.push_back({std::string{text.substr(from, to - from)}});
        from = to + 1;
    }
    return forms;
}

constexpr std::string_view kAnswer = "answer.";
constexpr std::string_view kState = "state.";

void writeRow(db::Database& database, ResidentId resident, const std::vector<FormKey>& forms, const VisitInput& input, const std::string& user, Instant at) {
    db::Query(database,
              "INSERT INTO visit_draft (resident_pk, forms, answers, state, user_name, saved_at) "
              "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (resident_pk) DO UPDATE SET forms = excluded.forms, answers = excluded.answers, "
              "state = excluded.state, user_name = excluded.user_name, saved_at = excluded.saved_at",
              roster::ResidentRepository::pkOf(database, resident), joined(forms), toFlatJson(input.answers), toFlatJson(stateOfDraft(input)), user, at)
        .run();
}

}  // namespace

TextMap draftFields(const std::vector<FormKey>& forms, const VisitInput& input) {
    TextMap fields{{"forms", joined(forms)}};
    for (const auto& [key, value] : input.answers)
        if (!value.empty()) fields.emplace(std::string{kAnswer} + key, value);
    for (const auto& [key, value] : stateOfDraft(input)) fields.emplace(std::string{kState} + key, value);
    return fields;
}

VisitDraft draftOf(const TextMap& fields) {
    VisitDraft draft;
    TextMap state;
    for (const auto& [key, value] : fields) {
        if (key == "forms") draft.forms = formsIn(value);
        if (key.starts_with(kAnswer)) draft.input.answers.emplace(key.substr(kAnswer.size()), value);
        if (key.starts_with(kState)) state.emplace(key.substr(kState.size()), value);
    }
    readState(state, draft.input);
    return draft;
}

void keepDraft(db::Database& database, ResidentId resident, const VisitDraft& draft) { writeRow(database, resident, draft.forms, draft.input, draft.user, draft.savedAt); }

void dropDraft(db::Database& database, ResidentId resident) {
    db::Query(database, "DELETE FROM visit_draft WHERE resident_pk = ?", roster::ResidentRepository::pkOf(database, resident)).run();
}

Result<void> saveDraft(const sync::Context& context, ResidentId resident, const std::vector<FormKey>& forms, const VisitInput& input) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        writeRow(context.database, resident, forms, input, context.user, context.clock.now());
        transaction.commit();
        return {};
    });
}

Result<std::optional<VisitDraft>> loadDraft(db::Database& database, ResidentId resident) {
    return db::attempt([&]() -> Result<std::optional<VisitDraft>> {
        db::Query query(database, "SELECT forms, answers, state, user_name, saved_at FROM visit_draft WHERE resident_pk = ?",
                        roster::ResidentRepository::pkOf(database, resident));
        if (!query.next()) return std::optional<VisitDraft>{};
        VisitDraft draft;
        draft.forms = formsIn(query.text(0));
        draft.input.answers = fromFlatJson(database, query.text(1));
        readState(fromFlatJson(database, query.text(2)), draft.input);
        draft.user = query.text(3);
        draft.savedAt = query.instant(4);
        return std::optional{std::move(draft)};
    });
}

Result<void> discardDraft(db::Database& database, ResidentId resident) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        dropDraft(database, resident);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::care
