#include "models/queue/shared_draft.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::queue {

namespace {

constexpr std::string_view kAnswerField = "answer.";
constexpr const char* kVisitField = "visit";

std::vector<DeskEntry> liveEntries(db::Database& database, care::ResidentId resident) {
    auto entries = entriesOf(database, EntryKind::Draft, resident.uuid);
    const auto ends = endsOf(entries);
    std::erase_if(entries, [&](const DeskEntry& entry) { return !isLive(entry, ends); });
    return entries;
}

/// Who wrote an answer measured it, where nobody says otherwise.
void creditAuthors(SharedDraft& shared) {
    for (const auto& [field, author] : shared.authors) {
        auto& measured = shared.draft.input.measured[field];
        if (!measured.by.empty()) continue;
        measured.by = author.user;
        if (!measured.at) measured.at = author.at;
    }
}

std::optional<SharedDraft> sharedOf(db::Database& database, const std::vector<DeskEntry>& live) {
    if (live.empty()) return {};
    SharedDraft shared;
    care::TextMap fields;
    for (const auto& entry : live) {
        if (entry.value.empty()) continue;
        if (entry.key.field == kVisitField) {
            if (const auto id = Uuid::parse(entry.value)) shared.visit = {*id};
            continue;
        }
        fields.emplace(entry.key.field, entry.value);
        if (entry.key.field.starts_with(kAnswerField) && !entry.author.empty())
            shared.authors.emplace(entry.key.field.substr(kAnswerField.size()), FieldAuthor{entry.author, entry.at, entry.desk});
    }
    shared.draft = care::draftOf(fields);
    creditAuthors(shared);
    const auto newest = std::max_element(live.begin(), live.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    shared.draft.user = newest->author;
    shared.draft.savedAt = newest->at;
    shared.basis = {care::draftFields(shared.draft.forms, shared.draft.input), seenHere(database)};
    return shared;
}

void writeChanges(EntryWriter& writer, const Uuid& resident, const care::TextMap& before, const care::TextMap& now) {
    for (const auto& [field, value] : now)
        if (const auto old = before.find(field); old == before.end() || old->second != value) writer.put(EntryKind::Draft, resident, field, value);
    for (const auto& [field, value] : before)
        if (!now.contains(field)) writer.put(EntryKind::Draft, resident, field, "");
}

/// What the draft began with was said by nobody: whatever a person says anywhere stands above it.
void openDraft(EntryWriter& writer, const Uuid& resident, const care::TextMap& start, const Uuid& visit) {
    writer.suggest(EntryKind::Draft, resident, kVisitField, visit.toString());
    for (const auto& [field, value] : start) writer.suggest(EntryKind::Draft, resident, field, value);
}

void writeEnds(db::Database& database, EntryWriter& writer, care::ResidentId resident, const Seen& seen) {
    Seen ends;
    for (const auto& entry : liveEntries(database, resident))
        if (const auto number = seenOf(seen, entry.desk); number >= entry.number) ends[entry.desk] = number;
    for (const auto& [desk, number] : ends) writer.put(EntryKind::Draft, resident.uuid, endField(desk), std::to_string(number));
    layDown(database, resident);
}

}  // namespace

void layDown(db::Database& database, care::ResidentId resident) {
    if (roster::ResidentRepository::pkOf(database, resident) == 0) return;
    if (const auto shared = sharedOf(database, liveEntries(database, resident))) care::keepDraft(database, resident, shared->draft);
    else care::dropDraft(database, resident);
}

Result<std::optional<SharedDraft>> readShared(db::Database& database, care::ResidentId resident) {
    return db::attempt([&]() -> Result<std::optional<SharedDraft>> {
        const db::ReadSnapshot snapshot(database);
        return sharedOf(database, liveEntries(database, resident));
    });
}

Result<void> bringUp(db::Database& database, care::ResidentId resident) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        if (!liveEntries(database, resident).empty()) layDown(database, resident);
        transaction.commit();
        return {};
    });
}

Result<DraftBasis> basisOf(db::Database& database, const std::vector<care::FormKey>& forms, const care::VisitInput& input) {
    return db::attempt([&]() -> Result<DraftBasis> { return DraftBasis{care::draftFields(forms, input), seenHere(database)}; });
}

Result<SharedDraft> saveShared(const sync::Context& context, care::ResidentId resident, const DraftBasis& basis, const std::vector<care::FormKey>& forms,
                               const care::VisitInput& input) {
    return db::attempt([&]() -> Result<SharedDraft> {
        auto& database = context.database;
        db::Transaction transaction(database);
        EntryWriter writer(database, context.clock, context.random, context.user);
        if (liveEntries(database, resident).empty()) openDraft(writer, resident.uuid, basis.fields, newUuid(context.clock, context.random));
        writeChanges(writer, resident.uuid, basis.fields, care::draftFields(forms, input));
        layDown(database, resident);
        auto shared = sharedOf(database, liveEntries(database, resident));
        transaction.commit();
        return std::move(shared).value();
    });
}

Result<care::SignedVisit> SignShared::operator()(const sync::Context& context, const care::RuleBook& rules) const {
    JIAYI_TRY(const auto saved, saveShared(context, resident, basis, forms, input));
    auto seen = basis.seen;
    JIAYI_TRY(const auto self, ownDesk(context));
    seen[self] = seenOf(saved.basis.seen, self);
    auto signedInput = input;
    // Who wrote what is told by the entries; the screen may still show an earlier author beside a value it changed.
    for (const auto& [field, value] : input.answers)
        if (const auto measured = saved.draft.input.measured.find(field); measured != saved.draft.input.measured.end() && saved.draft.input.answers.contains(field) &&
                                                                         saved.draft.input.answers.at(field) == value)
            signedInput.measured[field] = measured->second;
    care::SignVisit sign{resident, forms, std::move(signedInput), saved.visit, {}};
    sign.also = [&](sync::Unit& unit) {
        EntryWriter writer(unit.database(), context.clock, context.random, context.user);
        writeEnds(unit.database(), writer, resident, seen);
    };
    return sign(context, rules);
}

Result<void> discardShared(const sync::Context& context, care::ResidentId resident, const Seen& seen) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        EntryWriter writer(context.database, context.clock, context.random, context.user);
        writeEnds(context.database, writer, resident, seen);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::queue
