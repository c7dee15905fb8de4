#include "models/roster/moves/move_lists.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace jiayi::moves {

namespace {

constexpr const char* kPersonColumns = "r.id, r.name, r.sex, r.birth_date, r.birth_estimated, r.phone, r.doctor";
/// Came, is here, and nobody has said that they are taken in.
constexpr const char* kWaits =
    "r.arrived_on IS NOT NULL AND r.arrived_on >= ?1 AND r.moved_on IS NULL AND r.status = 'active' AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.resident_pk = r.pk "
    "AND a.arrived_on = r.arrived_on AND a.state = 'accepted')";

Person personFrom(const db::Query& row, int at) {
    return {row.id<ResidentId>(at), row.text(at + 1), roster::sexFromCode(row.text(at + 2)), row.date(at + 3), row.flag(at + 4), row.text(at + 5), row.text(at + 6)};
}

int countOf(db::Database& database, const std::string& sql) {
    db::Query row(database, sql);
    return row.next() ? row.number(0) : 0;
}

Date monthOf(Date day) {
    const auto parts = partsOf(day);
    return makeDate(static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()), 1);
}

/// Name and count, the most frequent first.
std::vector<BoardCount> countsBy(db::Database& database, const std::string& sql, Date from) {
    db::Query row(database, sql, from);
    std::vector<BoardCount> counts;
    while (row.next()) counts.push_back({row.text(0), row.number(1)});
    return counts;
}

}  // namespace

int Board::arrivals() const {
    return std::accumulate(months.begin(), months.end(), 0, [](int sum, const BoardMonth& each) { return sum + each.arrivals; });
}
int Board::departures() const {
    return std::accumulate(months.begin(), months.end(), 0, [](int sum, const BoardMonth& each) { return sum + each.departures; });
}

Result<std::vector<ArrivalRow>> readArrivals(db::Database& database, Date today, int days, int most) {
    return db::attempt([&]() -> Result<std::vector<ArrivalRow>> {
        db::Query row(database,
                      std::string{"SELECT "} + kPersonColumns +
                          ", r.arrived_on, coalesce((SELECT h.clinic FROM handover h WHERE h.resident_pk = r.pk AND h.status = 'final' ORDER BY h.confirmed_at DESC LIMIT 1), ''), "
                          "EXISTS (SELECT 1 FROM handover h WHERE h.resident_pk = r.pk AND h.status = 'final'), "
                          "coalesce((SELECT a.question FROM arrival a WHERE a.resident_pk = r.pk AND a.arrived_on = r.arrived_on AND a.state = 'asked-back'), ''), "
                          "coalesce((SELECT m.reason FROM move_request m WHERE m.resident_pk = r.pk AND m.state = 'done' ORDER BY m.decided_at DESC LIMIT 1), '') "
                          "FROM resident r WHERE " + kWaits + " ORDER BY r.arrived_on, r.name_pinyin, r.pk LIMIT ?2",
                      today - Days{days}, most);
        std::vector<ArrivalRow> rows;
        while (row.next()) rows.push_back({personFrom(row, 0), row.date(7).value_or(Date{}), row.text(8), row.flag(9), row.text(10), row.text(11)});
        return rows;
    });
}

Result<std::vector<RequestRow>> readRequests(db::Database& database, Date today, int decidedDays, int most) {
    return db::attempt([&]() -> Result<std::vector<RequestRow>> {
        std::vector<MoveRequestId> ids;
        {
            db::Query row(database,
                          "SELECT id FROM (SELECT id, 0 AS decided, at AS moment FROM move_request WHERE state = 'asked' UNION ALL "
                          // By which somebody came here from another clinic: no departure of ours.
                          "SELECT id, 1, -decided_at FROM move_request m WHERE state IN ('withdrawn', 'refused', 'done') AND decided_at >= ?1 AND NOT (kind = 'leave' AND "
                          "state = 'done' AND EXISTS (SELECT 1 FROM resident r WHERE r.pk = m.resident_pk AND r.moved_on IS NULL))) ORDER BY decided, moment, id LIMIT ?2",
                          startOfDay(today - Days{decidedDays}), most);
            while (row.next()) ids.push_back(row.id<MoveRequestId>(0));
        }
        const MovesRepository moves(database);
        std::vector<RequestRow> rows;
        for (const auto& id : ids) {
            RequestRow made;
            JIAYI_TRY(made.request, moves.request(id));
            made.person.name = made.request.name;
            if (!made.request.resident.isNil()) {
                db::Query person(database, std::string{"SELECT "} + kPersonColumns + " FROM resident r WHERE r.id = ?", made.request.resident);
                if (person.next()) made.person = personFrom(person, 0);
            }
            db::Query handed(database, "SELECT status FROM handover WHERE id = ?", handoverId(id));
            if (handed.next()) {
                made.isHandedOver = handed.text(0) == "final";
                made.hasDraft = handed.text(0) == "preliminary";
            }
            rows.push_back(std::move(made));
        }
        return rows;
    });
}

Result<Board> readBoard(db::Database& database, Date today, int months, int arrivalDays) {
    return db::attempt([&]() -> Result<Board> {
        Board board;
        const auto from = addMonths(monthOf(today), 1 - months);
        for (int i = 0; i < months; ++i) board.months.push_back({addMonths(from, i), 0, 0});
        const auto fill = [&](const char* column, int BoardMonth::*count) {
            db::Query row(database, std::string{"SELECT substr("} + column + ", 1, 7) || '-01', count(*) FROM resident WHERE " + column + " >= ? GROUP BY 1", from);
            while (row.next())
                for (auto& month : board.months)
                    if (row.date(0) == month.month) month.*count = row.number(1);
        };
        fill("arrived_on", &BoardMonth::arrivals);
        fill("moved_on", &BoardMonth::departures);
        // The request by which they left; of who was moved without one nobody said why.
        const std::string lastRequest = "(SELECT m.{} FROM move_request m WHERE m.resident_pk = r.pk AND m.kind = 'leave' AND m.state = 'done' ORDER BY m.decided_at DESC LIMIT 1)";
        const auto ofRequest = [&](const std::string& column) {
            auto sql = lastRequest;
            sql.replace(sql.find("{}"), 2, column);
            return "SELECT coalesce(" + sql + ", '') AS what, count(*) FROM resident r WHERE r.moved_on >= ? GROUP BY what ORDER BY what = '', count(*) DESC, what";
        };
        board.reasons = countsBy(database, ofRequest("reason"), from);
        board.leftFor = countsBy(database, ofRequest("other"), from);
        board.arrivedFrom = countsBy(database,
                                     "SELECT coalesce((SELECT h.clinic FROM handover h WHERE h.resident_pk = r.pk AND h.status = 'final' ORDER BY h.confirmed_at DESC LIMIT 1), '') AS what, "
                                     "count(*) FROM resident r WHERE r.arrived_on >= ? GROUP BY what ORDER BY what = '', count(*) DESC, what",
                                     from);
        db::Query waiting(database, std::string{"SELECT count(*) FROM resident r WHERE "} + kWaits, today - Days{arrivalDays});
        if (waiting.next()) board.waiting = waiting.number(0);
        board.leaving = countOf(database, "SELECT count(*) FROM move_request WHERE state = 'asked' AND kind = 'leave'");
        board.coming = countOf(database, "SELECT count(*) FROM move_request WHERE state = 'asked' AND kind = 'arrive'");
        return board;
    });
}

Result<std::vector<std::string>> knownDoctors(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query row(database,
                      "SELECT doctor FROM (SELECT DISTINCT doctor FROM resident WHERE doctor <> '' UNION SELECT display_name FROM user WHERE active = 1 AND role = 'doctor' "
                      "AND display_name <> '') ORDER BY doctor");
        std::vector<std::string> names;
        while (row.next()) names.push_back(row.text(0));
        return names;
    });
}

Result<std::vector<std::string>> knownClinics(db::Database& database, int most) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query row(database, "SELECT other FROM move_request WHERE other <> '' GROUP BY other ORDER BY count(*) DESC, other LIMIT ?", most);
        std::vector<std::string> codes;
        while (row.next()) codes.push_back(row.text(0));
        return codes;
    });
}

Result<PersonMoves> readPersonMoves(db::Database& database, ResidentId resident) {
    return db::attempt([&]() -> Result<PersonMoves> {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        const MovesRepository rows(database);
        PersonMoves made;
        JIAYI_TRY(made.open, rows.openDeparture(resident));
        if (made.open) {
            auto draft = rows.handover(handoverId(made.open->id));
            if (draft) made.draft = std::move(*draft);
            else if (draft.error().code != Errc::NotFound) return draft.error();
        }
        if (!person.arrivedOn) return made;
        JIAYI_TRY(made.brought, rows.newestHandover(resident));
        auto said = rows.arrival(arrivalId(resident, *person.arrivedOn));
        if (said) made.arrival = std::move(*said);
        else if (said.error().code != Errc::NotFound) return said.error();
        const bool isHere = person.status == roster::ResidentStatus::Active && !person.movedOn;
        if (isHere && (!made.arrival || made.arrival->state != "accepted")) made.waitsSince = person.arrivedOn;
        return made;
    });
}

}  // namespace jiayi::moves
