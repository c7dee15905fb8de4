#include "models/roster/moves/risk_list.h"

#include <algorithm>
#include <unordered_map>

namespace jiayi::moves {

namespace {

/// One question a fact for everybody at once, by the rows of residents.
class RiskReader {
public:
    RiskReader(db::Database& database, const MovesBook& book, Date today) : m_database(database), m_book(book), m_today(today) {}

    std::unordered_map<std::int64_t, RiskFacts> read() {
        db::Query row(m_database,
                      "SELECT pk, contract_until, last_visit FROM resident r WHERE status = 'active' AND moved_on IS NULL AND (contract_until IS NOT NULL OR "
                      "EXISTS (SELECT 1 FROM programme p WHERE p.resident_pk = r.pk AND p.status = 'active'))");
        while (row.next()) {
            auto& facts = m_people[row.integer(0)];
            facts.contractUntil = row.date(1);
            facts.lastSeen = row.date(2);
        }
        readAsked();
        readElsewhere();
        readMissed();
        readDeclined();
        return std::move(m_people);
    }

private:
    /// The longest look back of any rule of that fact; nothing where there is none.
    std::optional<int> within(RiskFact fact) const {
        std::optional<int> days;
        for (const auto& rule : m_book.risks)
            if (rule.fact == fact && rule.withinDays) days = std::max(days.value_or(0), *rule.withinDays);
        return days;
    }
    template <class Use>
    void each(db::Query& row, Use use) {
        while (row.next())
            if (const auto person = m_people.find(row.integer(0)); person != m_people.end()) use(person->second);
    }

    void readAsked() {
        const auto days = within(RiskFact::Asked);
        if (!days) return;
        db::Query row(m_database,
                      "SELECT resident_pk, max(at) FROM move_request WHERE kind = 'leave' AND state = 'withdrawn' AND resident_pk IS NOT NULL AND at >= ? GROUP BY resident_pk",
                      startOfDay(m_today - Days{*days}));
        each(row, [&](RiskFacts& facts) { facts.asked = localDate(row.instant(1)); });
    }

    void readElsewhere() {
        if (const auto days = within(RiskFact::ElsewhereRise)) {
            sumElsewhere(m_today - Days{*days - 1}, m_today, &RiskFacts::elsewhere);
            sumElsewhere(m_today - Days{2 * *days - 1}, m_today - Days{*days}, &RiskFacts::elsewhereBefore);
        }
        const auto days = within(RiskFact::ElsewhereDays);
        if (!days) return;
        db::Query row(m_database,
                      "SELECT resident_pk, count(DISTINCT on_date) FROM ledger_line WHERE place = 'elsewhere' AND kind = 'cost' AND month >= substr(?1, 1, 7) AND on_date >= ?1 "
                      "AND on_date <= ?2 GROUP BY resident_pk",
                      m_today - Days{*days - 1}, m_today);
        each(row, [&](RiskFacts& facts) { facts.elsewhereDays = row.number(1); });
    }
    void sumElsewhere(Date from, Date to, Money RiskFacts::*sum) {
        db::Query row(m_database,
                      "SELECT resident_pk, sum(total) FROM ledger_line WHERE place = 'elsewhere' AND month BETWEEN substr(?1, 1, 7) AND substr(?2, 1, 7) AND on_date BETWEEN ?1 AND ?2 "
                      "GROUP BY resident_pk",
                      from, to);
        each(row, [&](RiskFacts& facts) { facts.*sum = Money{row.integer(1)}; });
    }

    void readMissed() {
        const auto days = within(RiskFact::Missed);
        if (!days) return;
        db::Query row(m_database, "SELECT resident_pk, count(*) FROM appointment WHERE status = 'noshow' AND start >= ? GROUP BY resident_pk", startOfDay(m_today - Days{*days}));
        each(row, [&](RiskFacts& facts) { facts.missed = row.number(1); });
    }
    void readDeclined() {
        const auto days = within(RiskFact::Declined);
        if (!days) return;
        db::Query row(m_database,
                      "SELECT resident_pk, max(at) FROM worklist_act WHERE act = 'contact' AND outcome = 'declined' AND status = 'active' AND resident_pk IS NOT NULL AND at >= ? "
                      "GROUP BY resident_pk",
                      startOfDay(m_today - Days{*days}));
        each(row, [&](RiskFacts& facts) { facts.declined = localDate(row.instant(1)); });
    }

    db::Database& m_database;
    const MovesBook& m_book;
    Date m_today;
    std::unordered_map<std::int64_t, RiskFacts> m_people;
};

struct Found {
    std::int64_t pk = 0;
    std::vector<RiskSign> signs;
};

}  // namespace

Result<RiskList> readLeaveRisk(db::Database& database, const MovesBook& book, Date today, const std::string& sign, int most) {
    return db::attempt([&]() -> Result<RiskList> {
        RiskList list;
        std::vector<Found> found;
        for (const auto& [pk, facts] : RiskReader(database, book, today).read()) {
            auto signs = signsOf(book, facts, today);
            if (signs.empty()) continue;
            ++list.people;
            for (const auto& each : signs) ++list.counts[each.rule->id];
            const bool wanted = sign.empty() || std::any_of(signs.begin(), signs.end(), [&](const RiskSign& each) { return each.rule->id == sign; });
            if (wanted) found.push_back({pk, std::move(signs)});
        }
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            if (a.signs.front().rule != b.signs.front().rule) return a.signs.front().rule < b.signs.front().rule;
            if (a.signs.size() != b.signs.size()) return a.signs.size() > b.signs.size();
            return a.pk < b.pk;
        });
        if (found.size() > static_cast<std::size_t>(most)) found.resize(static_cast<std::size_t>(most));
        for (auto& each : found) {
            db::Query row(database,
                          "SELECT r.id, r.name, r.sex, r.birth_date, r.birth_estimated, r.phone, r.doctor, EXISTS (SELECT 1 FROM move_request m WHERE m.resident_pk = r.pk AND "
                          "m.kind = 'leave' AND m.state = 'asked') FROM resident r WHERE r.pk = ?",
                          each.pk);
            if (!row.next()) continue;
            list.rows.push_back({{row.id<ResidentId>(0), row.text(1), roster::sexFromCode(row.text(2)), row.date(3), row.flag(4), row.text(5), row.text(6)}, std::move(each.signs), row.flag(7)});
        }
        return list;
    });
}

}  // namespace jiayi::moves
