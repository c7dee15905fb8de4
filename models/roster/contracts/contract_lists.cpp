#include "models/roster/contracts/contract_lists.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::contracts {

namespace {

std::string placesFor(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
    return text;
}

std::string sqlOf(const PackageItem& item) {
    const auto places = placesFor(item.codes.size());
    const std::string visits = "SELECT v.date FROM visit v WHERE v.resident_pk = ? AND v.status IN ('signed', 'imported') AND v.contact = 1";
    const std::string forms = " AND EXISTS (SELECT 1 FROM visit_form f WHERE f.visit_pk = v.pk AND f.form IN (" + places + "))";
    switch (item.fact) {
        case ItemFact::Contact: return visits;
        case ItemFact::Face: return visits + " AND v.face_to_face = 1" + forms;
        case ItemFact::Form: return visits + forms;
        case ItemFact::Test: break;
    }
    return "SELECT effective_at FROM observation WHERE resident_pk = ? AND code IN (" + places +
           ") AND doubt = '' AND status IN ('final', 'amended', 'corrected') AND origin IN ('lab', 'clinic', 'import')";
}

/// On which days it was done.
std::vector<Date> daysOf(db::Database& database, const PackageItem& item, std::int64_t resident) {
    db::Query row(database, sqlOf(item), resident);
    int place = 1;
    for (const auto& code : item.codes) row.bind(++place, code);
    std::vector<Date> days;
    while (row.next()) {
        if (item.fact == ItemFact::Test) days.push_back(localDate(row.instant(0)));
        else if (const auto day = row.date(0)) days.push_back(*day);
    }
    return days;
}

std::vector<ContractCard> cardsOf(db::Database& database, const ContractBook& book, const History& history, std::int64_t resident, Date today) {
    std::vector<ContractCard> cards;
    for (const auto& contract : history.contracts) {
        ContractCard card{contract, {}};
        if (contract.lastDay)
            for (const auto* item : book.itemsOf(contract.terms.package)) card.items.push_back(standingOf(*item, contract, daysOf(database, *item, resident), today));
        cards.push_back(std::move(card));
    }
    std::stable_sort(cards.begin(), cards.end(), [](const ContractCard& a, const ContractCard& b) { return a.contract.terms.since > b.contract.terms.since; });
    return cards;
}

std::vector<std::string> texts(db::Database& database, const char* sql) {
    std::vector<std::string> found;
    db::Query row(database, sql);
    while (row.next()) found.push_back(row.text(0));
    return found;
}

/// From one name to the next in the index, whatever the number of contracts.
constexpr const char* kTeams = "WITH RECURSIVE t(name) AS (SELECT min(team) FROM contract UNION ALL SELECT (SELECT min(team) FROM contract WHERE team > t.name) FROM t WHERE t.name IS NOT NULL) "
                               "SELECT name FROM t WHERE name IS NOT NULL";
constexpr const char* kDoctors = "WITH RECURSIVE t(name) AS (SELECT min(doctor) FROM contract UNION ALL SELECT (SELECT min(doctor) FROM contract WHERE doctor > t.name) FROM t WHERE t.name IS NOT NULL) "
                                 "SELECT name FROM t WHERE name IS NOT NULL";

/// What a view asks of a contract; ?1 today, ?2 and ?3 the edges of the drive.
const char* conditionOf(DriveView view) {
    switch (view) {
        case DriveView::Ending: return "c.state = 'signed' AND c.last_day >= ?1 AND c.last_day <= ?3 AND c.since <= ?1 ";
        case DriveView::Lapsed:
            return "c.state = 'signed' AND c.last_day < ?1 AND c.last_day >= ?2 AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.resident_pk = c.resident_pk AND n.last_day >= ?1) ";
        case DriveView::Open: return "c.last_day IS NULL AND c.state IN ('offered', 'accepted') ";
        case DriveView::InForce: break;
    }
    return "c.last_day >= ?1 AND c.since <= ?1 ";
}

struct Window {
    Date today, from, until;
};
Window windowOf(const ContractBook& book, Date today) { return {today, today - Days{book.whole("renew.grace-days", today)}, today + Days{book.whole("renew.from-days", today)}}; }

std::string fromOf(DriveView view, const DriveFilter& filter) {
    std::string sql = std::string{"FROM contract c JOIN resident r ON r.pk = c.resident_pk WHERE "} + conditionOf(view) + "AND r.status = 'active' ";
    // Every place is named, so that each view takes the same values.
    sql += "AND ?1 = ?1 AND ?2 = ?2 AND ?3 = ?3 ";
    sql += filter.team.empty() ? "AND ?4 = ?4 " : "AND c.team = ?4 ";
    sql += filter.doctor.empty() ? "AND ?5 = ?5 " : "AND c.doctor = ?5 ";
    sql += filter.grid.empty() ? "AND ?6 = ?6 " : "AND r.grid = ?6 ";
    return sql;
}

DriveRow readRow(const db::Query& row) {
    DriveRow one;
    one.resident = row.id<ResidentId>(0);
    one.name = row.text(1);
    one.sex = roster::sexFromCode(row.text(2));
    one.birth = row.date(3);
    one.birthEstimated = row.flag(4);
    one.grid = row.text(5);
    one.phone = row.text(6);
    one.lastVisit = row.date(7);
    auto& contract = one.contract;
    contract.id = row.id<ContractId>(8);
    contract.state = stateOf(row.text(9)).value_or(State::Ended);
    contract.terms = {row.text(10), row.text(11), row.text(12), row.date(13).value_or(Date{}), row.date(14).value_or(Date{})};
    contract.lastDay = row.date(15);
    contract.signedOn = row.date(16);
    return one;
}

}  // namespace

Result<PersonContracts> readContractsOf(db::Database& database, const ContractBook& book, ResidentId resident, Date today, Reading reading) {
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    const ContractRepository rows(database);
    JIAYI_TRY(auto events, rows.eventsOf(resident));
    return db::attempt([&]() -> Result<PersonContracts> {
        PersonContracts read;
        read.resident = resident;
        const auto pk = roster::ResidentRepository::pkOf(database, resident);
        auto history = replay(events);
        read.cards = cardsOf(database, book, history, pk, today);
        read.events = std::move(events);
        std::reverse(read.events.begin(), read.events.end());
        read.refused = std::move(history.refused);
        if (read.cards.empty()) read.listed = person.contractUntil;
        {
            db::Query row(database, "SELECT DISTINCT code FROM programme WHERE resident_pk = ? AND status = 'active' ORDER BY code", pk);
            while (row.next()) read.programmes.push_back(row.text(0));
        }
        read.doctor = person.doctor;
        if (reading == Reading::Person) return read;
        JIAYI_TRY(read.loads, doctorLoads(database, book, today));
        read.teams = texts(database, kTeams);
        return read;
    });
}

Result<DrivePage> readDrive(db::Database& database, const ContractBook& book, const DriveFilter& filter, Date today, std::int64_t offset, int limit) {
    return db::attempt([&]() -> Result<DrivePage> {
        DrivePage page;
        const auto window = windowOf(book, today);
        for (const auto view : {DriveView::Ending, DriveView::Lapsed, DriveView::Open, DriveView::InForce}) {
            db::Query row(database, "SELECT count(*) " + fromOf(view, filter), window.today, window.from, window.until, filter.team, filter.doctor, filter.grid);
            page.counts.push_back(row.next() ? row.integer(0) : 0);
        }
        page.total = page.counts[static_cast<std::size_t>(filter.view)];
        db::Query row(database,
                      "SELECT r.id, r.name, r.sex, r.birth_date, r.birth_estimated, r.grid, r.phone, r.last_visit, c.id, c.state, c.team, c.doctor, c.package, c.since, c.until, c.last_day, "
                      "c.signed_on " + fromOf(filter.view, filter) + "ORDER BY coalesce(c.last_day, c.since), c.pk LIMIT ?7 OFFSET ?8",
                      window.today, window.from, window.until, filter.team, filter.doctor, filter.grid, limit, offset);
        while (row.next()) page.rows.push_back(readRow(row));
        page.teams = texts(database, kTeams);
        page.doctors = texts(database, kDoctors);
        return page;
    });
}

Result<std::vector<DoctorLoad>> doctorLoads(db::Database& database, const ContractBook& book, Date today) {
    return db::attempt([&]() -> Result<std::vector<DoctorLoad>> {
        std::vector<DoctorLoad> loads;
        const auto window = windowOf(book, today);
        const int cap = book.whole("doctor.cap", today);
        db::Query row(database, "SELECT doctor, count(*), sum(state = 'signed' AND last_day <= ?2) FROM contract WHERE last_day >= ?1 AND since <= ?1 GROUP BY doctor ORDER BY doctor", today,
                      window.until);
        while (row.next()) loads.push_back({row.text(0), row.number(1), cap, row.number(2)});
        return loads;
    });
}

Result<std::vector<TeamLoad>> teamLoads(db::Database& database, const ContractBook& book, Date today) {
    return db::attempt([&]() -> Result<std::vector<TeamLoad>> {
        std::vector<TeamLoad> loads;
        const auto window = windowOf(book, today);
        db::Query row(database, "SELECT team, count(*), sum(state = 'signed' AND last_day <= ?2) FROM contract WHERE last_day >= ?1 AND since <= ?1 GROUP BY team ORDER BY team", today,
                      window.until);
        while (row.next()) loads.push_back({row.text(0), row.number(1), row.number(2)});
        return loads;
    });
}

}  // namespace jiayi::contracts
