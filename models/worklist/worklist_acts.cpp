#include "models/worklist/worklist_acts.h"

#include "models/db/query.h"
#include "models/worklist/item_rows.h"

#include <algorithm>
#include <array>

namespace jiayi::worklist {

namespace {

constexpr std::array<std::string_view, 4> kHows{"phone", "message", "home", "clinic"};
constexpr std::array<std::string_view, 4> kOutcomes{"reached", "no-answer", "wrong-number", "declined"};

template <class Words>
bool isOne(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::int64_t rowOf(db::Database& database, const ItemKey& item) {
    if (!item.resident) return 0;
    db::Query row(database, "SELECT pk FROM resident WHERE id = ?", *item.resident);
    return row.next() ? row.integer(0) : -1;
}

/// The facts that the item is told by now, whether it stands on today's list or not.
Result<std::string> factsOf(db::Database& database, const WorklistBook& book, const ItemKey& item) {
    const auto resident = rowOf(database, item);
    if (resident >= 0) {
        JIAYI_TRY(const auto rows, tellItems(database, book, keptFormularies(database), resident));
        for (const auto& row : rows)
            if (row.kind == item.kind) return row.facts;
    }
    return Error{Errc::NotFound, "worklist.item", {}};
}

/// What sync could not do is this desk's alone: the others have an inbox of their own.
bool isThisDesks(const WorklistBook& book, const std::string& kind) {
    const auto* rule = book.rules.item(kind);
    return rule && rule->area == "sync";
}

Result<ActId> write(const sync::Context& context, const WorklistBook& book, const ItemKey& item, const char* action, WorkAct act) {
    return db::attempt([&]() -> Result<ActId> {
        sync::Unit unit(context, action);
        JIAYI_TRY(const auto facts, factsOf(unit.database(), book, item));
        if (act.until) act.about = facts;
        act.id = unit.newId<ActId>();
        act.resident = item.resident;
        act.kind = item.kind;
        act.by = unit.user();
        // Contacts add up, so the clock may be right.
        act.at = act.act == "contact" ? unit.now() : WorkActRepository(unit.database()).momentFor(act, unit.now());
        if (!item.resident || isThisDesks(book, item.kind)) WorkActRepository::keep(unit, act);
        else WorkActRepository::save(unit, act);
        unit.describe(item.resident ? "Patient/" + item.resident->toString() : std::string{}, item.kind);
        unit.commit();
        return act.id;
    });
}

WorkAct wordOf(const char* word) {
    WorkAct act;
    act.act = word;
    return act;
}

}  // namespace

Result<ActId> SnoozeItem::operator()(const sync::Context& context, const WorklistBook& book) const {
    const auto today = localDate(context.clock.now());
    if (until <= today || until > today + Days{book.rules.whole("snooze.most-days")}) return invalid("worklist.until");
    if (reason.empty()) return invalid("worklist.reason");
    auto act = wordOf("snooze");
    act.until = until;
    act.note = reason;
    return write(context, book, item, "worklist.snooze", std::move(act));
}

Result<ActId> WakeItem::operator()(const sync::Context& context, const WorklistBook& book) const {
    return write(context, book, item, "worklist.wake", wordOf("snooze"));
}

Result<ActId> AssignItem::operator()(const sync::Context& context, const WorklistBook& book) const {
    bool known = who.empty() || who == "doctor" || who == "manager";
    if (who.starts_with("@")) {
        JIAYI_TRY(const auto users, workUsers(context.database));
        known = std::any_of(users.begin(), users.end(), [&](const WorkUser& user) { return user.name == who.substr(1); });
    }
    if (!known) return invalid("worklist.who");
    auto act = wordOf("assign");
    act.who = who;
    return write(context, book, item, "worklist.assign", std::move(act));
}

Result<ActId> LogContact::operator()(const sync::Context& context, const WorklistBook& book) const {
    if (!isOne(kHows, how)) return invalid("worklist.how");
    if (!isOne(kOutcomes, outcome)) return invalid("worklist.outcome");
    auto act = wordOf("contact");
    act.how = how;
    act.outcome = outcome;
    act.note = note;
    return write(context, book, item, "worklist.contact", std::move(act));
}

Result<void> recordCallList(const sync::Context& context, std::size_t people) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "worklist.print");
        unit.describe({}, std::to_string(people) + " people");
        unit.commit();
        return {};
    });
}

Result<std::vector<WorkUser>> workUsers(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<WorkUser>> {
        std::vector<WorkUser> users;
        db::Query row(database, "SELECT name, display_name, role FROM user WHERE active = 1 ORDER BY display_name, name");
        while (row.next()) users.push_back({row.text(0), row.text(1), row.text(2)});
        return users;
    });
}

}  // namespace jiayi::worklist
