#include "models/roster/roster_page.h"

#include "models/roster/roster_sql.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace jiayi::roster {

namespace {

constexpr std::array<std::pair<ControlState, std::string_view>, 4> kControlStates{{{ControlState::Controlled, "controlled"},
                                                                                  {ControlState::Above, "above"},
                                                                                  {ControlState::Poor, "poor"},
                                                                                  {ControlState::NotChecked, "not-checked"}}};

std::vector<std::int64_t> numbersOf(db::Database& database, const Sql& sql) {
    db::Query query(database, sql.text, nullptr);
    sql.bindTo(query);
    std::vector<std::int64_t> numbers;
    while (query.next()) numbers.push_back(query.integer(0));
    return numbers;
}

std::vector<std::int64_t> pageNumbers(db::Database& database, const RosterWhere& where, const RosterOrder& order, std::int64_t offset,
                                      std::int64_t limit, const std::optional<RosterAnchor>& near) {
    if (!near) return numbersOf(database, rosterSql(where, order, {}, false, offset, limit));
    if (offset >= near->row) return numbersOf(database, rosterSql(where, order, near, false, offset - near->row, limit));
    const auto above = near->row - offset;
    auto rows = numbersOf(database, rosterSql(where, order, near, true, std::max<std::int64_t>(0, above - limit), std::min(above, limit)));
    std::reverse(rows.begin(), rows.end());
    if (above < limit) {
        const auto rest = numbersOf(database, rosterSql(where, order, near, false, 0, limit - above));
        rows.insert(rows.end(), rest.begin(), rest.end());
    }
    return rows;
}

RosterRow readRow(db::Database& database, std::int64_t pk, RosterSort by) {
    db::Query row(database,
                  "SELECT id, record_no, name, name_pinyin, sex, birth_date, birth_estimated, citizen_id, phone, grid, doctor, "
                  "insurance_scheme, control_state, hba1c_percent, hba1c_date, last_visit, next_visit, contract_until, "
                  "allergy_state, status, " +
                      std::string{sortColumn(by)} + " FROM resident WHERE pk = ?",
                  pk);
    RosterRow read;
    read.pk = pk;
    if (!row.next()) return read;
    read.id = row.id<ResidentId>(0);
    read.recordNo = row.text(1);
    read.name = row.text(2);
    read.pinyin = row.text(3);
    read.sex = sexFromCode(row.text(4));
    read.birthDate = row.date(5);
    read.birthEstimated = row.flag(6);
    read.maskedCitizenId = maskedCitizenId(row.text(7));
    read.maskedPhone = maskedPhone(row.text(8));
    read.grid = row.text(9);
    read.doctor = row.text(10);
    read.insuranceScheme = row.text(11);
    read.control = controlStateFromCode(row.text(12));
    read.hba1cPercent = row.maybeReal(13);
    read.hba1cDate = row.date(14);
    read.lastVisit = row.date(15);
    read.nextVisit = row.date(16);
    read.contractUntil = row.date(17);
    read.allergyState = allergyStateFromCode(row.text(18));
    read.status = statusFromCode(row.text(19));
    // SQLite prints 15 digits of a real, which may be another number: the anchor has to be this very one.
    read.sortKey = by == RosterSort::Hba1c ? fmt::format("{}", row.real(20)) : row.text(20);
    db::Query programmes(database, "SELECT DISTINCT code FROM programme WHERE resident_pk = ? AND status = 'active' ORDER BY code", pk);
    while (programmes.next()) read.programmes.push_back(programmes.text(0));
    return read;
}

/// Every value of a leading index column, by jumping from one to the next: a DISTINCT would read the whole index.
Result<std::vector<std::string>> distinctValues(db::Database& database, const std::string& column) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> values;
        std::string last;
        for (;;) {
            db::Query next(database, "SELECT " + column + " FROM resident WHERE " + column + " > ? ORDER BY " + column + " LIMIT 1", last);
            if (!next.next()) return values;
            last = next.text(0);
            values.push_back(last);
        }
    });
}

}  // namespace

std::string toCode(ControlState state) {
    return std::string{kControlStates[static_cast<std::size_t>(state)].second};
}

ControlState controlStateFromCode(std::string_view code) {
    for (const auto& [state, known] : kControlStates)
        if (known == code) return state;
    return ControlState::NotChecked;
}

Result<std::int64_t> countResidents(db::Database& database, const RosterFilter& filter) {
    return db::attempt([&]() -> Result<std::int64_t> {
        return numbersOf(database, rosterCountSql(rosterWhere(database, filter))).front();
    });
}

Result<std::vector<RosterRow>> rosterPage(db::Database& database, const RosterFilter& filter, const RosterOrder& order,
                                          std::int64_t offset, int limit, const std::optional<RosterAnchor>& near) {
    return db::attempt([&]() -> Result<std::vector<RosterRow>> {
        std::vector<RosterRow> rows;
        for (const auto pk : pageNumbers(database, rosterWhere(database, filter), order, offset, limit, near))
            rows.push_back(readRow(database, pk, order.by));
        return rows;
    });
}

Result<std::vector<ResidentId>> rosterIds(db::Database& database, const RosterFilter& filter, const RosterOrder& order) {
    return db::attempt([&]() -> Result<std::vector<ResidentId>> {
        const auto everything = std::numeric_limits<std::int64_t>::max();
        std::vector<ResidentId> ids;
        for (const auto pk : numbersOf(database, rosterSql(rosterWhere(database, filter), order, {}, false, 0, everything))) {
            db::Query row(database, "SELECT id FROM resident WHERE pk = ?", pk);
            if (row.next()) ids.push_back(row.id<ResidentId>(0));
        }
        return ids;
    });
}

Result<std::vector<std::string>> distinctGrids(db::Database& database) { return distinctValues(database, "grid"); }
Result<std::vector<std::string>> distinctDoctors(db::Database& database) { return distinctValues(database, "doctor"); }

}  // namespace jiayi::roster
