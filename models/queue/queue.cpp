#include "models/queue/queue.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <charconv>

namespace jiayi::queue {

namespace {

// An event is a field of its own, named by the desk and the number of its writing, so that no two are one.
constexpr std::string_view kEventField = "event.";

std::string eventField(const EntryWriter& writer) { return std::string{kEventField} + writer.desk().toString() + "." + std::to_string(writer.lastNumber() + 1); }

void readField(const DeskEntry& entry, QueuePlace& place) {
    const auto& field = entry.key.field;
    if (field == "resident")
        if (const auto id = Uuid::parse(entry.value)) place.resident = {*id};
    if (field == "day")
        if (const auto day = parseDate(entry.value)) place.day = *day;
    if (field == "turn") std::from_chars(entry.value.data(), entry.value.data() + entry.value.size(), place.turn);
    if (field == "name") place.name = entry.value;
    if (field == "note") place.note = entry.value;
    if (field.starts_with(kEventField))
        if (const auto state = stateOf(entry.value)) place.events.push_back({*state, entry.at, entry.author});
}

/// Nothing while only a part of it has come.
std::optional<QueuePlace> placeOf(db::Database& database, PlaceId id) {
    QueuePlace place;
    place.id = id;
    auto entries = entriesOf(database, EntryKind::Queue, id.uuid);
    std::sort(entries.begin(), entries.end(), [](const DeskEntry& a, const DeskEntry& b) { return std::tie(a.at, a.desk, a.number) < std::tie(b.at, b.desk, b.number); });
    for (const auto& entry : entries) readField(entry, place);
    if (place.events.empty() || place.resident.isNil()) return {};
    place.course = courseOf(place.events);
    return place;
}

void writeEvent(EntryWriter& writer, PlaceId place, QueueState state, const std::vector<QueueEvent>& before) {
    // After what is known already, whatever this desk's clock says.
    const auto last = before.empty() ? Instant{} : before.back().at;
    writer.append(EntryKind::Queue, place.uuid, eventField(writer), std::string{wordOf(state)}, last);
}

int orderOf(QueueState state) {
    switch (state) {
        case QueueState::InRoom: return 0;
        case QueueState::Left: return 2;
        default: return 1;
    }
}

}  // namespace

PlaceId placeIdOf(roster::ResidentId resident, Date day, int turn) {
    return {derivedUuid({"queue-place", resident.toString(), formatDate(day), std::to_string(turn)})};
}

int QueueCounts::of(QueueState state) const {
    const auto found = states.find(state);
    return found == states.end() ? 0 : found->second;
}

int QueueCounts::waiting() const { return of(QueueState::Registered) + of(QueueState::Measured) + of(QueueState::Waiting); }

QueueCounts countsOf(const std::vector<QueuePlace>& places) {
    QueueCounts counts;
    for (const auto& place : places) {
        ++counts.states[place.course.state];
        counts.leftUnseen += place.course.leftUnseen;
    }
    return counts;
}

const QueuePlace* nextOf(const std::vector<QueuePlace>& places) {
    const auto first = [&](auto stands) {
        const auto found = std::find_if(places.begin(), places.end(), [&](const auto& place) { return stands(place.course.state); });
        return found == places.end() ? nullptr : &*found;
    };
    if (const auto* ready = first([](QueueState state) { return state == QueueState::Measured || state == QueueState::Waiting; })) return ready;
    return first([](QueueState state) { return state == QueueState::Registered; });
}

Result<std::vector<QueuePlace>> readQueue(db::Database& database, Date day) {
    return db::attempt([&]() -> Result<std::vector<QueuePlace>> {
        const db::ReadSnapshot snapshot(database);
        std::vector<QueuePlace> places;
        db::Query row(database, "SELECT subject FROM desk_entry WHERE kind = 0 AND field = 'day' AND value = ?", day);
        while (row.next())
            if (auto place = placeOf(database, row.id<PlaceId>(0))) places.push_back(std::move(*place));
        for (auto& place : places) {
            db::Query draft(database, "SELECT 1 FROM visit_draft d JOIN resident r ON r.pk = d.resident_pk WHERE r.id = ?", place.resident);
            place.hasDraft = draft.next();
        }
        std::sort(places.begin(), places.end(), [](const QueuePlace& a, const QueuePlace& b) {
            return std::tuple(orderOf(a.course.state), a.events.front().at, a.id) < std::tuple(orderOf(b.course.state), b.events.front().at, b.id);
        });
        return places;
    });
}

Result<PlaceId> RegisterPerson::operator()(const sync::Context& context, const QueueRules& rules) const {
    return db::attempt([&]() -> Result<PlaceId> {
        sync::Unit unit(context, "queue.register");
        JIAYI_TRY(const auto person, roster::ResidentRepository(context.database).find(resident));
        const auto day = localDate(unit.now());
        QueuePlace place;
        place.id = placeIdOf(resident, day, place.turn);
        for (auto found = placeOf(context.database, place.id); found; found = placeOf(context.database, place.id)) {
            if (found->course.state != QueueState::Left) return Error{Errc::Conflict, "queue.already-there", {}};
            place.id = placeIdOf(resident, day, ++place.turn);
        }
        if (!rules.allows({}, QueueState::Registered)) return Error{Errc::Conflict, "queue.step", {}};
        EntryWriter writer(context.database, context.clock, context.random, context.user);
        const auto put = [&](const char* field, const std::string& value) { writer.put(EntryKind::Queue, place.id.uuid, field, value); };
        put("resident", resident.toString());
        put("day", formatDate(day));
        put("turn", std::to_string(place.turn));
        put("name", person.name);
        if (!note.empty()) put("note", note);
        writeEvent(writer, place.id, QueueState::Registered, {});
        unit.describe("Patient/" + resident.toString(), std::string{wordOf(QueueState::Registered)});
        unit.commit();
        return place.id;
    });
}

Result<void> MovePerson::operator()(const sync::Context& context, const QueueRules& rules) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "queue.move");
        const auto found = placeOf(context.database, place);
        if (!found) return Error{Errc::NotFound, "queue.place", {}};
        if (!rules.allows(found->course.state, to)) return Error{Errc::Conflict, "queue.step", std::string{wordOf(found->course.state)} + " to " + std::string{wordOf(to)}};
        EntryWriter writer(context.database, context.clock, context.random, context.user);
        writeEvent(writer, place, to, found->events);
        unit.describe("Patient/" + found->resident.toString(), std::string{wordOf(to)});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::queue
