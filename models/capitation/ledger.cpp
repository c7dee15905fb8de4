#include "models/capitation/ledger.h"

#include "models/capitation/ledger_rows.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace jiayi::capitation {

namespace {

std::vector<LedgerLine> valuesOf(const std::vector<LineRow>& rows) {
    std::vector<LedgerLine> lines;
    for (const auto& row : rows) lines.push_back(row.line);
    return lines;
}

/// Where lines come from and go to: the store, or the memory of a replay.
class Books {
public:
    virtual ~Books() = default;
    virtual std::vector<LineRow> linesOf(const Origin& origin) = 0;
    /// The newest event of each origin that refunds this one.
    virtual std::vector<EventRow> refundsOf(const Origin& origin) = 0;
    virtual void add(const LineRow& row) = 0;
};

class StoredBooks final : public Books {
public:
    explicit StoredBooks(db::Database& database) : m_database(database) {}
    std::vector<LineRow> linesOf(const Origin& origin) override { return lineRows(m_database, origin); }
    std::vector<EventRow> refundsOf(const Origin& origin) override {
        std::vector<EventRow> found;
        db::Query row(m_database,
                      "SELECT " + kEventColumns +
                          "FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk WHERE e.refunds_type = ? AND e.refunds_id = ? "
                          "AND e.pk = (SELECT max(n.pk) FROM ledger_event n WHERE n.origin_type = e.origin_type AND n.origin_id = e.origin_id) ORDER BY e.pk",
                      origin.type, origin.id);
        while (row.next()) found.push_back(readEvent(row));
        return found;
    }
    void add(const LineRow& row) override { insertLine(m_database, row); }

private:
    db::Database& m_database;
};

class ReplayedBooks final : public Books {
public:
    std::vector<LineRow> linesOf(const Origin& origin) override { return m_lines[origin]; }
    std::vector<EventRow> refundsOf(const Origin& origin) override {
        std::vector<EventRow> found;
        for (const auto& refund : m_refunds[origin])
            if (const auto& event = m_last.at(refund); event.fact.refunds == origin) found.push_back(event);
        std::sort(found.begin(), found.end(), [](const EventRow& a, const EventRow& b) { return a.pk < b.pk; });
        return found;
    }
    void add(const LineRow& row) override { m_lines[row.line.fact.origin].push_back(row); }
    void hear(const EventRow& event) {
        if (event.fact.refunds) m_refunds[*event.fact.refunds].insert(event.fact.origin);
        m_last[event.fact.origin] = event;
    }
    const std::map<Origin, std::vector<LineRow>>& all() const { return m_lines; }

private:
    std::map<Origin, std::vector<LineRow>> m_lines;
    std::map<Origin, EventRow> m_last;
    std::map<Origin, std::set<Origin>> m_refunds;
};

/// What a refund gives back, and what others of it gave back before.
Known knownOf(Books& books, const PricedFact& fact, std::vector<LedgerLine>& refunded) {
    Known known;
    known.lines = valuesOf(books.linesOf(fact.origin));
    if (!fact.refunds) return known;
    refunded = valuesOf(books.linesOf(*fact.refunds));
    known.refunded = standingLine(refunded);
    for (const auto& other : books.refundsOf(*fact.refunds)) {
        if (other.fact.origin == fact.origin) continue;
        const auto lines = valuesOf(books.linesOf(other.fact.origin));
        if (const auto* line = standingLine(lines)) known.refundedBefore = known.refundedBefore + line->amount();
    }
    return known;
}

Booking judged(Books& books, const CapitationBook& book, const PricedFact& fact) {
    std::vector<LedgerLine> refunded;
    const auto known = knownOf(books, fact, refunded);
    return bookFact(book, fact, known);
}

void write(Books& books, const Booking& booking, std::int64_t event, std::int64_t about) {
    if (booking.lines.empty()) return;
    const auto before = books.linesOf(booking.lines.front().fact.origin);
    for (auto line : booking.lines) {
        line.event = event;
        auto fact = about;
        if (line.kind == LineKind::Correction) {
            const auto reversed = std::find_if(before.begin(), before.end(), [&](const LineRow& row) { return row.line.id == line.reverses; });
            if (reversed != before.end()) fact = reversed->fact;
        }
        books.add({fact, std::move(line)});
    }
}

/// Refunds that came before what they give back.
void bookWaiting(Books& books, const CapitationBook& book, const Origin& origin, std::int64_t event) {
    for (const auto& refund : books.refundsOf(origin)) {
        const auto lines = valuesOf(books.linesOf(refund.fact.origin));
        if (refund.fact.standing && !standingLine(lines)) write(books, judged(books, book, refund.fact), event, refund.pk);
    }
}

/// The same words, whoever cares for the person now.
bool saysTheSame(const PricedFact& before, PricedFact fact) {
    fact.doctor = before.doctor;
    fact.grid = before.grid;
    return before == fact;
}

bool isOldNews(db::Database& database, const PricedFact& fact) {
    const auto last = lastEvent(database, fact.origin);
    if (!last) return !fact.standing;
    if (saysTheSame(last->fact, fact)) return true;
    if (last->fact.insuranceClass != kAcceptedClass || fact.insuranceClass == kAcceptedClass) return false;
    const auto before = eventsOf(database, fact.origin);
    return std::any_of(before.begin(), before.end(), [&](const EventRow& event) { return saysTheSame(event.fact, fact); });
}

}  // namespace

const CapitationBook& shippedCapitationBook() {
    static const auto book = [] {
        auto read = loadBook();
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return book;
}

Heard hear(sync::Unit& unit, const CapitationBook& book, PricedFact fact) {
    auto& database = unit.database();
    db::Query person(database, "SELECT doctor, grid FROM resident WHERE id = ?", fact.resident);
    if (!person.next()) throw db::Refusal({Errc::NotFound, "resident.not-found", {}});
    fact.doctor = person.text(0);
    fact.grid = person.text(1);
    if (isOldNews(database, fact)) return Heard::Unchanged;
    StoredBooks books(database);
    const auto booking = judged(books, book, fact);
    const auto event = insertEvent(database, fact, booking.heard == Heard::Held ? booking.reason : std::string{}, unit.now());
    write(books, booking, event, event);
    bookWaiting(books, book, fact.origin, event);
    return booking.heard;
}

bool withdraw(sync::Unit& unit, const CapitationBook& book, const Origin& origin) {
    auto last = lastEvent(unit.database(), origin);
    if (!last || !last->fact.standing) return false;
    last->fact.standing = false;
    return hear(unit, book, std::move(last->fact)) == Heard::Booked;
}

Result<std::vector<LedgerLine>> LedgerRepository::linesOf(const Origin& origin) const {
    return db::attempt([&]() -> Result<std::vector<LedgerLine>> { return valuesOf(lineRows(m_database, origin)); });
}

Result<PricedFact> LedgerRepository::lastHeard(const Origin& origin) const {
    return db::attempt([&]() -> Result<PricedFact> {
        const auto last = lastEvent(m_database, origin);
        if (!last) return Error{Errc::NotFound, "ledger.no-such-origin", {}};
        return last->fact;
    });
}

Result<std::vector<std::pair<PricedFact, std::string>>> LedgerRepository::held() const {
    return db::attempt([&]() -> Result<std::vector<std::pair<PricedFact, std::string>>> {
        std::vector<std::pair<PricedFact, std::string>> waiting;
        db::Query row(m_database, "SELECT " + kEventColumns +
                                      "FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk WHERE e.standing = 1 AND e.held <> '' "
                                      "AND e.pk = (SELECT max(n.pk) FROM ledger_event n WHERE n.origin_type = e.origin_type AND n.origin_id = e.origin_id) "
                                      "AND NOT EXISTS (SELECT 1 FROM ledger_line l WHERE l.fact_pk = e.pk) ORDER BY e.pk");
        while (row.next()) {
            auto event = readEvent(row);
            waiting.emplace_back(std::move(event.fact), std::move(event.held));
        }
        return waiting;
    });
}

Result<void> verifyLedger(db::Database& database, const CapitationBook& book, Tables tables) {
    return db::attempt([&]() -> Result<void> {
        const auto parted = [](std::int64_t event) { return Error{Errc::Corrupt, "ledger.replay", "event " + std::to_string(event)}; };
        ReplayedBooks replayed;
        std::int64_t lines = 0;
        {
            db::Query row(database, "SELECT " + kEventColumns + "FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk ORDER BY e.pk");
            while (row.next()) {
                const auto event = readEvent(row);
                const auto booking = judged(replayed, book, event.fact);
                replayed.hear(event);
                if ((booking.heard == Heard::Held ? booking.reason : std::string{}) != event.held) return parted(event.pk);
                write(replayed, booking, event.pk, event.pk);
                bookWaiting(replayed, book, event.fact.origin, event.pk);
            }
        }
        for (const auto& [origin, rows] : replayed.all()) {
            auto stored = lineRows(database, origin);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (i >= stored.size()) return parted(rows[i].line.event);
                if (tables == Tables::MayHaveChanged) {
                    stored[i].line.counts = rows[i].line.counts;
                    stored[i].line.scopeRule = rows[i].line.scopeRule;
                }
                if (stored[i].fact != rows[i].fact || !(stored[i].line == rows[i].line)) return parted(rows[i].line.event);
            }
            lines += static_cast<std::int64_t>(rows.size());
        }
        db::Query count(database, "SELECT count(*) FROM ledger_line");
        if (!count.next() || count.integer(0) != lines) return Error{Errc::Corrupt, "ledger.replay", "lines without an event"};
        return {};
    });
}

}  // namespace jiayi::capitation
