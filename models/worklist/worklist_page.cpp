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
    std::string queue, facts;
    Date due{};
    std::optional<Date> snoozedUntil;
};

/// What a rule's items on the list of a day have in common: a range of one index. `queue` empty: everybody's.
struct Range {
    std::string where;
    int below = 0, above = 0;
    Date from{};
};
Range rangeOf(const ItemRule& rule, Date today, bool queued) {
    Range range;
    const int day = dayNumber(today);
    // What shows by today is due by today and its lead, and benefit only moves it up.
    range.below = day + rule.lead;
    range.from = rule.keeps ? today - Days{*rule.keeps} : Date::min();
    range.above = rule.keeps ? day - *rule.keeps - rule.benefit - rule.benefitMost : std::numeric_limits<int>::min();
    range.where = std::string{"FROM worklist_item WHERE kind = ?1 AND rank BETWEEN ?2 AND ?3 AND shows_on <= ?4 AND due_on >= ?5"} + (queued ? " AND queue = ?6 " : " ");
    return range;
}

class Page {
public:
    Page(db::Database& database, const WorklistBook& book, const WorklistAsk& ask) : m_database(database), m_book(book), m_ask(ask) {}

    WorklistPage read() {
        WorklistPage page;
        page.capacity = m_book.rules.whole("day.capacity");
        const auto queues = m_ask.view == View::Mine ? queuesOf(m_database, m_ask.user) : std::vector<std::string>{std::string{}};
        std::vector<Picked> picked;
        for (const auto& rule : m_book.rules.items)
            for (const auto& queue : queues) {
                const auto count = counted(rule, queue);
                page.all += count;
                page.areas[rule.area] += count;
                page.more = page.more || count > most();
                if (m_ask.view != View::Snoozed && count > 0 && (m_ask.area.empty() || m_ask.area == rule.area)) pick(rule, queue, picked);
            }
        if (m_ask.view == View::Snoozed) pickSnoozed(picked);
        else std::sort(picked.begin(), picked.end(), sooner);
        page.snoozed = countSnoozed();
        const auto limit = static_cast<std::size_t>(m_book.rules.whole("page.rows"));
        if (picked.size() > limit) picked.resize(limit);
        for (const auto& each : picked) page.rows.push_back(rowOf(each));
        return page;
    }

private:
    static bool sooner(const Picked& a, const Picked& b) {
        return std::tie(a.rule->urgency, a.rank, a.rule->id, a.resident) < std::tie(b.rule->urgency, b.rank, b.rule->id, b.resident);
    }
    std::int64_t most() const { return m_book.rules.whole("page.counted"); }

    void bindRange(db::Query& row, const ItemRule& rule, const Range& range, const std::string& queue) const {
        row.bind(1, rule.id);
        row.bind(2, range.above);
        row.bind(3, range.below);
        row.bind(4, m_ask.today);
        row.bind(5, rule.keeps ? formatDate(range.from) : std::string{});
        if (!queue.empty()) row.bind(6, queue);
    }

    std::int64_t counted(const ItemRule& rule, const std::string& queue) {
        const auto range = rangeOf(rule, m_ask.today, !queue.empty());
        db::Query row(m_database, "SELECT count(*) FROM (SELECT 1 " + range.where + "LIMIT " + std::to_string(most() + 1) + ")", nullptr);
        bindRange(row, rule, range, queue);
        return row.next() ? row.integer(0) : 0;
    }

    void pick(const ItemRule& rule, const std::string& queue, std::vector<Picked>& picked) {
        const auto range = rangeOf(rule, m_ask.today, !queue.empty());
        db::Query row(m_database,
                      "SELECT resident_pk, rank, queue, facts, due_on, snoozed_until " + range.where + "ORDER BY rank, resident_pk LIMIT " +
                          std::to_string(m_book.rules.whole("page.rows")),
                      nullptr);
        bindRange(row, rule, range, queue);
        while (row.next()) picked.push_back({&rule, row.integer(0), row.number(1), row.text(2), row.text(3), row.date(4).value_or(Date{}), row.date(5)});
    }

    std::int64_t countSnoozed() {
        db::Query row(m_database, "SELECT count(*) FROM (SELECT 1 FROM worklist_item WHERE snoozed_until > ? LIMIT ?)", m_ask.today, most());
        return row.next() ? row.integer(0) : 0;
    }

    /// What comes back first stands first.
    void pickSnoozed(std::vector<Picked>& picked) {
        db::Query row(m_database,
                      "SELECT resident_pk, rank, queue, facts, due_on, snoozed_until, kind FROM worklist_item WHERE snoozed_until > ? "
                      "ORDER BY snoozed_until, rank, resident_pk, kind LIMIT ?",
                      m_ask.today, m_book.rules.whole("page.rows"));
        while (row.next()) {
            const auto* rule = m_book.rules.item(row.text(6));
            if (rule && (m_ask.area.empty() || m_ask.area == rule->area))
                picked.push_back({rule, row.integer(0), row.number(1), row.text(2), row.text(3), row.date(4).value_or(Date{}), row.date(5)});
        }
    }

    WorklistRow rowOf(const Picked& picked) {
        const auto& rule = *picked.rule;
        WorklistRow made;
        made.kind = rule.id;
        made.area = rule.area;
        made.action = rule.action;
        made.source = rule.origin.source;
        made.due = picked.due;
        made.who = picked.queue.starts_with("doctor:") ? "doctor" : picked.queue;
        made.snoozedUntil = picked.snoozedUntil && *picked.snoozedUntil > m_ask.today ? picked.snoozedUntil : std::nullopt;
        const auto facts = care::fromFlatJson(m_database, picked.facts);
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
                      "SELECT how, outcome, by_user, at FROM worklist_act WHERE resident_pk IS ? AND kind = ? AND act = 'contact' AND at >= ? ORDER BY at DESC, id DESC",
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
    if (role != "doctor" && role != "director") return queues;
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

Result<DayFigures> readDayFigures(db::Database& database, Date today) {
    return db::attempt([&]() -> Result<DayFigures> {
        const auto none = makeDate(9999, 12, 31);
        DayFigures figures;
        figures.booked = numberFrom(database, "SELECT count(*) FROM resident WHERE due_key BETWEEN ? AND ? AND status = 'active'", today, today);
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
