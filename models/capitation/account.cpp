#include "models/capitation/account.h"

#include "models/capitation/ledger_rows.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {

constexpr std::array<std::string_view, 2> kSchemes{"employee", "resident"};

/// What is added up of one person.
struct PersonSum {
    Money spent, expected, elsewhere, medicine;
};

/// Adds statements up, month by month: whatever it sums is what statements say.
class AccountBuilder {
public:
    AccountBuilder(db::Database& database, const CapitationBook& book, const AccountAsked& asked) : m_database(database), m_book(book), m_asked(asked) {}

    Result<void> add(std::string_view scheme, Month month) {
        JIAYI_TRY(const auto basis, basisOf(m_book, scheme, month));
        JIAYI_TRY(const auto members, membersWithParts(m_database, basis, scheme, month));
        auto& sums = m_months[month];
        std::map<Uuid, const MonthMember*> who;
        for (const auto& member : members) {
            who.emplace(member.resident.uuid, &member);
            ++sums.memberMonths;
            sums.budget = sums.budget + member.part;
            for (auto* part : {&m_doctors[member.doctor], &m_grids[member.grid], &m_tiers[member.tier]}) {
                part->budget = part->budget + member.part;
                ++part->memberMonths;
            }
            auto& person = m_people[member.resident.uuid];
            person.expected = person.expected + member.part;
        }
        return costs(scheme, month, who, sums);
    }

    Account finish() {
        Account account;
        for (auto& [month, sums] : m_months) {
            sums.month = month;
            const auto lag = monthsBetween(month, m_asked.asOf.value_or(m_asked.upTo));
            sums.outstanding = outstanding(m_book, {Place::Own, lag, sums.own}) + outstanding(m_book, {Place::Elsewhere, lag, sums.elsewhere});
            account.months.push_back(sums);
        }
        account.categories = partsOf(m_categories);
        account.doctors = partsOf(m_doctors);
        account.grids = partsOf(m_grids);
        account.tiers = partsOf(m_tiers);
        account.people = outliers();
        account.forecast = forecast(account);
        return account;
    }

private:
    using Parts = std::map<std::string, AccountPart, std::less<>>;

    /// The same rows as a statement's, with whose the person is in that month.
    Result<void> costs(std::string_view scheme, Month month, const std::map<Uuid, const MonthMember*>& who, AccountMonth& sums) {
        return db::attempt([&]() -> Result<void> {
            db::Query row(m_database,
                          "SELECT r.id, l.category, l.place, sum(l.total) FROM ledger_line l JOIN resident r ON r.pk = l.resident_pk WHERE l.month = ?1 AND l.counts = 1 "
                          "AND EXISTS (SELECT 1 FROM enrolment_month m WHERE m.resident_pk = l.resident_pk AND m.month = ?1 AND m.scheme = ?2 AND m.change = 1 "
                          "AND NOT EXISTS (SELECT 1 FROM enrolment_month b WHERE b.reverses = m.id)) GROUP BY r.id, l.category, l.place",
                          formatMonth(month), scheme);
            while (row.next()) {
                const auto member = who.find(row.uuid(0));
                if (member == who.end()) return Error{Errc::Corrupt, "account.member", {}};
                const auto category = row.text(1);
                const bool own = placeOf(row.text(2)) == Place::Own;
                const Money amount{row.integer(3)};
                auto& place = own ? sums.own : sums.elsewhere;
                place = place + amount;
                const auto& of = *member->second;
                for (auto* part : {&m_categories[own ? category : "elsewhere"], &m_doctors[of.doctor], &m_grids[of.grid], &m_tiers[of.tier]}) part->spent = part->spent + amount;
                auto& person = m_people[row.uuid(0)];
                person.spent = person.spent + amount;
                if (!own) person.elsewhere = person.elsewhere + amount;
                if (category == "medicine") person.medicine = person.medicine + amount;
            }
            return {};
        });
    }

    static std::vector<AccountPart> partsOf(Parts& parts) {
        std::vector<AccountPart> all;
        for (auto& [key, part] : parts) {
            part.key = key;
            all.push_back(part);
        }
        std::stable_sort(all.begin(), all.end(), [](const AccountPart& a, const AccountPart& b) { return a.spent > b.spent; });
        return all;
    }

    std::vector<AccountPerson> outliers() const {
        std::vector<AccountPerson> people;
        for (const auto& [resident, sums] : m_people) {
            if (sums.spent.fen * 100 <= sums.expected.fen * m_asked.abovePercent) continue;
            AccountPerson person{{resident}, sums.spent, sums.expected, {}};
            // What alone is more than a half of it is named.
            if (sums.elsewhere.fen * 2 > sums.spent.fen) person.reasons.emplace_back("elsewhere");
            if (sums.medicine.fen * 2 > sums.spent.fen) person.reasons.emplace_back("medicine");
            if (person.reasons.empty()) person.reasons.emplace_back("mixed");
            people.push_back(std::move(person));
        }
        std::stable_sort(people.begin(), people.end(), [](const AccountPerson& a, const AccountPerson& b) { return a.spent - a.expected > b.spent - b.expected; });
        if (people.size() > m_asked.people) people.resize(m_asked.people);
        return people;
    }

    std::optional<Forecast> forecast(const Account& account) const {
        std::vector<SpentMonth> passed;
        for (const auto& month : account.months) passed.push_back({month.spent() + month.outstanding, month.memberMonths});
        if (passed.empty()) return {};
        const auto left = 12 - static_cast<int>(static_cast<unsigned>(m_asked.upTo.month()));
        return forecastYear(passed, std::vector<std::int64_t>(static_cast<std::size_t>(left), passed.back().members));
    }

    db::Database& m_database;
    const CapitationBook& m_book;
    const AccountAsked& m_asked;
    std::map<Month, AccountMonth> m_months;
    Parts m_categories, m_doctors, m_grids, m_tiers;
    std::map<Uuid, PersonSum> m_people;
};

/// Per resident of two half-years.
struct HalfYears {
    Money before, medicinesBefore, medicinesNow, testsBefore, testsNow;
    bool memberBefore = false, memberNow = false;
};

void readHalves(db::Database& database, Month upTo, std::map<std::int64_t, HalfYears>& people) {
    const auto text = [](Month month) { return formatMonth(month); };
    const auto now = upTo - std::chrono::months{5}, before = upTo - std::chrono::months{11};
    db::Query member(database,
                     "SELECT m.resident_pk, max(m.month >= ?2 AND m.month = ?3), max(m.month < ?2) FROM enrolment_month m WHERE m.month >= ?1 AND m.month <= ?3 AND m.change = 1 "
                     "AND NOT EXISTS (SELECT 1 FROM enrolment_month b WHERE b.reverses = m.id) GROUP BY m.resident_pk",
                     text(before), text(now), text(upTo));
    while (member.next()) {
        auto& person = people[member.integer(0)];
        person.memberNow = member.flag(1);
        person.memberBefore = member.flag(2);
    }
    db::Query row(database, "SELECT resident_pk, month < ?2, category, sum(total) FROM ledger_line WHERE month >= ?1 AND month <= ?3 AND counts = 1 GROUP BY 1, 2, 3", text(before), text(now), text(upTo));
    while (row.next()) {
        const auto found = people.find(row.integer(0));
        if (found == people.end()) continue;
        auto& person = found->second;
        const bool earlier = row.flag(1);
        const Money amount{row.integer(3)};
        if (earlier) person.before = person.before + amount;
        auto* kind = row.text(2) == "medicine" ? (earlier ? &person.medicinesBefore : &person.medicinesNow) : row.text(2) == "test" ? (earlier ? &person.testsBefore : &person.testsNow) : nullptr;
        if (kind) *kind = *kind + amount;
    }
}

}  // namespace

std::int64_t Account::memberMonths() const {
    std::int64_t sum = 0;
    for (const auto& month : months) sum += month.memberMonths;
    return sum;
}
Money Account::budget() const {
    return sumOf(months, [](const AccountMonth& month) { return month.budget; });
}
Money Account::spent() const {
    return sumOf(months, [](const AccountMonth& month) { return month.spent(); });
}

Result<Account> readAccount(db::Database& database, const CapitationBook& book, const AccountAsked& asked) {
    AccountBuilder builder(database, book, asked);
    const auto first = std::chrono::year{asked.year} / std::chrono::January;
    for (const auto scheme : kSchemes) {
        if (!asked.scheme.empty() && asked.scheme != scheme) continue;
        for (auto month = first; month <= asked.upTo && month.year() == first.year(); month += std::chrono::months{1}) JIAYI_CHECK(builder.add(scheme, month));
    }
    JIAYI_TRY(const auto held, LedgerRepository(database).held());
    auto account = builder.finish();
    account.held = static_cast<std::int64_t>(held.size());
    return account;
}

Result<UnderProvision> readUnderProvision(db::Database& database, Month upTo) {
    return db::attempt([&]() -> Result<UnderProvision> {
        std::map<std::int64_t, HalfYears> people;
        readHalves(database, upTo, people);
        std::erase_if(people, [](const auto& one) { return !one.second.memberBefore; });
        std::vector<Money> costs;
        for (const auto& [pk, person] : people) costs.push_back(person.before);
        UnderProvision watch;
        const auto limit = percentile(std::move(costs), 75);
        for (const auto& [pk, person] : people) {
            const bool costly = person.before > *limit;
            ++(costly ? watch.costly : watch.others);
            if (!person.memberNow) ++(costly ? watch.departed : watch.othersDeparted);
            if (!costly || !person.memberNow) continue;
            watch.medicinesBefore = watch.medicinesBefore + person.medicinesBefore;
            watch.medicinesNow = watch.medicinesNow + person.medicinesNow;
            watch.testsBefore = watch.testsBefore + person.testsBefore;
            watch.testsNow = watch.testsNow + person.testsNow;
            if (person.medicinesBefore.fen > 0 && person.medicinesNow.fen == 0) ++watch.withoutMedicine;
        }
        return watch;
    });
}

}  // namespace jiayi::capitation
