#include "models/queue/take_in.h"

#include <algorithm>
#include <array>

namespace jiayi::queue {

namespace {

constexpr std::string_view kTakenAnswer = "answer.";
constexpr std::string_view kTakenNote = "state.note";
/// What goes along with an answer, and is told by its author when it is not there.
constexpr std::array<std::string_view, 3> kAlong{"state.by.", "state.at.", "state.device."};
constexpr std::string_view kConfirm = "state.confirm.";

std::string valueOf(const care::TextMap& fields, const std::string& key) {
    const auto found = fields.find(key);
    return found == fields.end() ? std::string{} : found->second;
}

void putValue(care::TextMap& fields, const std::string& key, const std::string& value) {
    if (value.empty()) fields.erase(key);
    else fields[key] = value;
}

bool goesAlong(std::string_view key) {
    return key.starts_with(kConfirm) || std::any_of(kAlong.begin(), kAlong.end(), [&](auto prefix) { return key.starts_with(prefix); });
}

}  // namespace

Result<Arrivals> takeIn(db::Database& database, care::ResidentId resident, DraftBasis& basis, const std::vector<care::FormKey>& forms, const care::VisitInput& input,
                        const std::set<std::string>& held) {
    JIAYI_TRY(const auto shared, readShared(database, resident));
    Arrivals arrivals;
    arrivals.ended = !shared;
    if (!shared) return arrivals;
    const auto& theirs = shared->basis.fields;
    const auto mine = care::draftFields(forms, input);
    std::set<std::string> keys;
    for (const auto* fields : {&theirs, static_cast<const care::TextMap*>(&basis.fields)})
        for (const auto& [key, value] : *fields) keys.insert(key);
    bool whole = true;
    for (const auto& key : keys) {
        const auto came = valueOf(theirs, key), before = valueOf(basis.fields, key);
        if (goesAlong(key) || came == before || valueOf(mine, key) != before) continue;
        const bool isAnswer = key.starts_with(kTakenAnswer);
        const auto field = isAnswer ? key.substr(kTakenAnswer.size()) : std::string{"note"};
        const bool waits = held.contains(field);
        if ((!isAnswer && key != kTakenNote) || waits) {
            arrivals.more = arrivals.more || waits;
            whole = false;
            continue;
        }
        putValue(basis.fields, key, came);
        if (!isAnswer) {
            arrivals.note = came;
            continue;
        }
        arrivals.answers[field] = came;
        basis.fields.erase(std::string{kConfirm} + field);
        for (const auto prefix : kAlong) putValue(basis.fields, std::string{prefix} + field, valueOf(theirs, std::string{prefix} + field));
        if (const auto by = shared->draft.input.measured.find(field); by != shared->draft.input.measured.end() && !came.empty()) arrivals.measured[field] = by->second;
    }
    if (whole) basis.seen = shared->basis.seen;
    return arrivals;
}

}  // namespace jiayi::queue
