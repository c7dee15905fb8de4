#include "models/worklist/worklist_page.h"

#include "models/care/flat_json.h"
#include "models/db/query.h"

#include <algorithm>
#include <limits>

namespace jiayi::worklist {

namespace {

constexpr int kArrivalDays = 7;

struct Picked {
    const ItemRule* rule = nullptr;
    std::int64_t resident = 0;
    int rank = 0;
    Date due{};
};

/// Whose work is read: everything in one queue, or one side of the team.
struct Lane {
    const char* column;
    std::string value;
};

/// What a rule's items on the list of a day have in common: a range of one index.
struct Range {
    std::string where;
    int below = 0, above = 0;
    Date from{};
};
Range rangeOf(const ItemRule& rule, Date today, const Lane& lane) {
    Range range;
    const int day = dayNumber(today);
    // What shows by today is due by today and its lead, and benefit only moves it up.
    range.below = day + rule.lead;
    range.from = rule.keeps ? today - Days{*rule.keeps} : Date::min();
    range.above = rule.keeps ? day - *rule.keeps - rule.benefit - rule.benefitMost : std::numeric_limits<int>::min();
    range.where = std::string{"FROM worklist_item WHERE kind = ?1 AND rank BETWEEN ?2 AND ?3 AND shows_on <= ?4 AND due_on >= ?5 AND "} + lane.column + " = ?6 ";
    return range;
}

class Page {
public:
    Page(db::Database& database, const WorklistBook& book, const WorklistAsk& ask) : m_database(database), m_book(book), m_ask(ask), m_lanes(lanes()) {}

    WorklistPage read() {
        WorklistPage page;
        page.capacity = m_book.rules.whole("day.capacity");
        std::vector<Picked> picked;
        const bool due = m_ask.view != View::Snoozed;
        if (m_ask.grid.empty()) readLanes(page, due ? &picked : nullptr);
        else readGrid(page, due ? &picked : nullptr);
        if (due) std::sort(picked.begin(), picked.end(), sooner);
        else pickSnoozed(picked);
        page.snoozed = countSnoozed();
        page.left = peopleLeft(m_database);
        const auto limit = static_cast<std::size_t>(m_book.rules.whole("page.rows"));
        if (picked.size() > limit) picked.resize(limit);
        for (const auto& each : picked) page.rows.push_back(rowOf(each));
        return page;
    }

    DueCount count() {
        WorklistPage page;
        if (m_ask.grid.empty()) readLanes(page, nullptr);
        else readGrid(page, nullptr);
        return {page.all, page.more};
    }

private:
    static bool sooner(const Picked& a, const Picked& b) {
        return std::tie(a.rule->urgency, a.rank, a.rule->id, a.resident) < std::tie(b.rule->urgency, b.rank, b.rule->id, b.resident);
    }
    std::int64_t most() const { return m_book.rules.whole("page.counted"); }
    bool wanted(const ItemRule& rule) const { return m_ask.area.empty() || m_ask.area == rule.area; }

    std::vector<Lane> lanes() const {
        std::vector<Lane> found;
        if (m_ask.view == View::Mine)
            for (auto& queue : queuesOf(m_database, m_ask.user)) found.push_back({"queue", std::move(queue)});
        else
            for (const auto doer : {Doer::Doctor, Doer::Manager}) {
                const bool other = m_ask.view == (doer == Doer::Doctor ? View::Managers : View::Doctors);
                if (!other) found.push_back({"side", std::string{nameOf(doer)}});
            }
        return found;
    }

    /// Counts by area; without `picked` no more than that.
    void readLanes(WorklistPage& page, std::vector<Picked>* picked) {
        for (const auto& rule : m_book.rules.items)
            for (const auto& lane : m_lanes) {
                const auto range = rangeOf(rule, m_ask.today, lane);
                const auto count = counted(rule, range, lane);
                page.all += count;
                page.areas[rule.area] += count;
                page.more = page.more || count > most();
                if (picked && count > 0 && wanted(rule)) pick(rule, range, lane, *picked);
            }
    }

    void bindRange(db::Query& row, const ItemRule& rule, const Range& range, const Lane& lane) const {
        row.bind(1, rule.id);
        row.bind(2, range.above);
        row.bind(3, range.below);
        row.bind(4, m_ask.today);
        row.bind(5, rule.keeps ? formatDate(range.from) : std::string{});
        row.bind(6, lane.value);
    }

    std::int64_t counted(const ItemRule& rule, const Range& range, const Lane& lane) {
        db::Query row(m_database, "SELECT count(*) FROM (SELECT 1 " + range.where + "LIMIT " + std::to_string(most() + 1) + ")", nullptr);
        bindRange(row, rule, range, lane);
        return row.next() ? row.integer(0) : 0;
    }

    void pick(const ItemRule& rule, const Range& range, const Lane& lane, std::vector<Picked>& picked) {
        // No more than the index holds: the rest is read of those that are shown.
        db::Query row(m_database,
                      "SELECT resident_pk, rank, due_on " + range.where + "ORDER BY rank, resident_pk LIMIT " + std::to_string(m_book.rules.whole("page.rows")), nullptr);
        bindRange(row, rule, range, lane);
        while (row.next()) picked.push_back({&rule, row.integer(0), row.number(1), row.date(2).value_or(Date{})});
    }

    /// A grid is some thousands of people at most: every item of each is looked at.
    void readGrid(WorklistPage& page, std::vector<Picked>* picked) {
        db::Query row(m_database,
                      "SELECT w.resident_pk, w.rank, w.due_on, w.kind, w.shows_on, w.queue, w.side FROM resident r "
                      "CROSS JOIN worklist_item w ON w.resident_pk = r.pk WHERE r.grid = ?",
                      m_ask.grid);
        while (row.next()) {
            const auto* rule = m_book.rules.item(row.text(3));
            const auto due = row.date(2).value_or(Date{});
            if (!rule || row.date(4).value_or(Date::max()) > m_ask.today || (rule->keeps && due < m_ask.today - Days{*rule->keeps})) continue;
            const auto queue = row.text(5), side = row.text(6);
            const bool mine = std::any_of(m_lanes.begin(), m_lanes.end(), [&](const Lane& lane) { return lane.value == (m_ask.view == View::Mine ? queue : side); });
            if (!mine) continue;
            ++page.all;
            ++page.areas[rule->area];
            if (picked && wanted(*rule)) picked->push_back({rule, row.integer(0), row.number(1), due});
        }
    }

    /// Those put off, of the grid that was asked for.
    std::string snoozedRows() const {
        return m_ask.grid.empty() ? "FROM worklist_item w WHERE w.snoozed_until > ?1 AND ?2 = '' "
                                  : "FROM worklist_item w JOIN resident r ON r.pk = w.resident_pk WHERE w.snoozed_until > ?1 AND r.grid = ?2 ";
    }

    std::int64_t countSnoozed() {
        db::Query row(m_database, "SELECT count(*) FROM (SELECT 1 " + snoozedRows() + "LIMIT ?3)", m_ask.today, m_ask.grid, most());
        return row.next() ? row.integer(0) : 0;
    }

    /// What comes back first stands first.
    void pickSnoozed(std::vector<Picked>& picked) {
        db::Query row(m_database,
                      "SELECT w.resident_pk, w.rank, w.due_on, w.kind " + snoozedRows() +
                          "ORDER BY w.snoozed_until, w.rank, w.resident_pk, w.kind LIMIT ?3",
                      m_ask.today, m_ask.grid, m_book.rules.whole("page.rows"));
        while (row.next()) {
            const auto* rule = m_book.rules.item(row.text(3));
            if (rule && wanted(*rule)) picked.push_back({rule, row.integer(0), row.number(1), row.date(2).value_or(Date{})});
        }
    }

    WorklistRow rowOf(const Picked& picked) {
        const auto& rule = *picked.rule;
        WorklistRow made;
        made.kind = rule.id;
        made.area = rule.area;
        made.action = rule.action;
        made.urgency = rule.urgency;
        made.source = rule.origin.source;
        made.due = picked.due;
        db::Query row(m_database, "SELECT queue, facts, snoozed_until, booked FROM worklist_item WHERE resident_pk = ? AND kind = ?", picked.resident, rule.id);
        if (!row.next()) return made;
        made.who = row.text(0).starts_with("doctor:") ? "doctor" : row.text(0);
        made.snoozedUntil = row.date(2);
        if (made.snoozedUntil && *made.snoozedUntil <= m_ask.today) made.snoozedUntil.reset();
        made.booked = row.maybeInstant(3);
        made.bookable = rule.rests.has_value() && picked.resident != 0;
        const auto facts = care::fromFlatJson(m_database, row.text(1));
        made.dated = !facts.contains("undated");
        made.why = whyOf(m_book.care, m_book.rules, rule, picked.due, facts, m_ask.today);
        made.place = placeOf(m_book.rules, rule, picked.due, picked.rank);
        readPerson(picked.resident, made);
        readContacts(picked.resident, made);
        return made;
    }

    void readPerson(std::int64_t resident, WorklistRow& made) {
        db::Query row(m_database, "SELECT id, name, sex, birth_date, birth_estimated, phone, address, grid, doctor FROM resident WHERE pk = ?", resident);
        if (!row.next()) return;
        made.resident = row.id<roster::ResidentId>(0);
        made.name = row.text(1);
        made.sex = roster::sexFromCode(row.text(2));
        made.birth = row.date(3);
        made.birthEstimated = row.flag(4);
        made.phone = row.text(5);
        made.address = row.text(6);
        made.grid = row.text(7);
        made.doctor = row.text(8);
    }

    /// Tries since the item became due: what was tried about an earlier one is history.
    void readContacts(std::int64_t resident, WorklistRow& made) {
        db::Query row(m_database,
                      "SELECT how, outcome, by_user, at FROM worklist_act WHERE resident_pk IS ? AND kind = ? AND act = 'contact' AND status = 'active' AND at >= ? ORDER BY at DESC, id DESC",
                      resident == 0 ? std::optional<std::int64_t>{} : std::optional{resident}, made.kind, startOfDay(made.due - Days{kContactsBefore}));
        while (row.next()) {
            if (made.contact.tries++ > 0) continue;
            made.contact.how = row.text(0);
            made.contact.outcome = row.text(1);
            made.contact.by = row.text(2);
            made.contact.at = row.instant(3);
        }
    }

    static constexpr int kContactsBefore = 30;
    db::Database& m_database;
    const WorklistBook& m_book;
    const WorklistAsk& m_ask;
    std::vector<Lane> m_lanes;
};

std::int64_t numberFrom(db::Database& database, const std::string& sql, Date a, Date b) {
    db::Query row(database, sql, a, b);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace

std::vector<std::string> queuesOf(db::Database& database, const std::string& user) {
    std::vector<std::string> queues{"@" + user};
    db::Query row(database, "SELECT role, display_name FROM user WHERE name = ?", user);
    if (!row.next()) return queues;
    const auto role = row.text(0);
    if (role == "nurse" || role == "manager") queues.emplace_back("manager");
    // Whoever set the store up is often the doctor.
    if (role != "doctor" && role != "director" && role != "administrator") return queues;
    // A resident's doctor is a name as people write it.
    std::vector<std::string> mine{"doctor:" + row.text(1), "doctor:" + user, "doctor:"};
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    queues.insert(queues.end(), mine.begin(), mine.end());
    return queues;
}

Result<WorklistPage> readWorklist(db::Database& database, const WorklistBook& book, const WorklistAsk& ask) {
    return db::attempt([&]() -> Result<WorklistPage> { return Page(database, book, ask).read(); });
}

Result<DueCount> countWorklist(db::Database& database, const WorklistBook& book, const WorklistAsk& ask) {
    return db::attempt([&]() -> Result<DueCount> { return Page(database, book, ask).count(); });
}

Result<DayFigures> readDayFigures(db::Database& database, const WorklistBook& book, Date today) {
    return db::attempt([&]() -> Result<DayFigures> {
        const auto none = makeDate(9999, 12, 31);
        DayFigures figures;
        JIAYI_TRY(figures.bookings, appointments::readDayBookings(database, book.rules.slots, book.care.calendar, today));
        figures.seen = numberFrom(database, "SELECT count(DISTINCT resident_pk) FROM visit WHERE date BETWEEN ? AND ? AND contact = 1 AND status = 'signed'", today, today);
        figures.planned = numberFrom(database, "SELECT count(*) FROM resident WHERE due_key >= ? AND due_key < ? AND status = 'active'", makeDate(1900, 1, 1), none);
        figures.late = numberFrom(database, "SELECT count(*) FROM resident WHERE due_key >= ? AND due_key < ? AND status = 'active'", makeDate(1900, 1, 1), today);
        figures.arrivals = numberFrom(database, "SELECT count(*) FROM resident WHERE arrived_on > ? AND arrived_on <= ? AND status = 'active'", today - Days{kArrivalDays}, today);
        for (const auto* state : {"controlled", "above", "poor"}) {
            db::Query row(database, "SELECT count(*) FROM resident WHERE control_state = ? AND status = 'active'", state);
            const auto count = row.next() ? row.integer(0) : 0;
            figures.measured += count;
            if (std::string_view{state} == "controlled") figures.atTarget = count;
        }
        return figures;
    });
}

}  // namespace jiayi::worklist
