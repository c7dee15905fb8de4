// Two (or more) desks of one clinic that know the same resident, and a line between them that a test opens and cuts.
#pragma once

#include "models/queue/queue.h"
#include "models/queue/shared_draft.h"
#include "tests/care/desk.h"

namespace jiayi::test {

struct StationDesk : Desk {
    /// All begin alike, so that the resident has one id; from then on each draws its own.
    explicit StationDesk(std::uint64_t seed) { random = SeededRandom{seed}; }

    sync::Context as(const std::string& user) { return {database(), clock, random, user}; }
    queue::SharedDraft draft() { return queue::readShared(database(), resident).value().value(); }
    bool hasDraft() { return queue::readShared(database(), resident).value().has_value(); }
    /// What a screen starts from when nobody has begun.
    queue::DraftBasis blank() {
        care::VisitInput start;
        start.answers = {{"visit_date", formatDate(today())}, {"smoking_now", "1"}};
        start.toConfirm = {"smoking_now"};
        return {care::draftFields({kDiabetes}, start), {}};
    }
    queue::DraftBasis basis() { return hasDraft() ? draft().basis : blank(); }
    /// One field, as a screen that shows everything known would save it.
    void enter(const std::string& user, const std::string& field, const std::string& value) {
        const auto from = basis();
        auto now = care::draftOf(from.fields);
        now.input.answers[field] = value;
        now.input.toConfirm.erase(field);
        if (!queue::saveShared(as(user), resident, from, {kDiabetes}, now.input)) throw std::runtime_error("not saved");
        clock.advance(std::chrono::seconds{1});
    }
    std::string said(const std::string& field) {
        const auto known = draft().draft.input.answers;
        const auto found = known.find(field);
        return found == known.end() ? std::string{} : found->second;
    }
    queue::EntrySet knows() {
        queue::EntrySet all;
        for (const auto& entry : queue::entriesSince(database(), {}, 1'000'000).value().entries) all.take(entry);
        return all;
    }
};

/// `to` takes everything that `from` has for it, in pages of `limit`.
inline int pass(StationDesk& from, StationDesk& to, int limit = 1000) {
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto page = queue::entriesSince(from.database(), queue::seenHere(to.database()), limit).value();
        if (!queue::takeEntries(to.database(), page)) throw std::runtime_error("not taken");
        more = page.more;
    }
    return pages;
}
inline void meet(StationDesk& a, StationDesk& b) {
    pass(a, b);
    pass(b, a);
}

inline const queue::QueueRules& queueRules() {
    static const auto rules = queue::QueueRules::load().value();
    return rules;
}

}  // namespace jiayi::test
