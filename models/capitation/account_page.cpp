#include "models/capitation/account_page.h"

#include "models/capitation/ledger_rows.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <set>

namespace jiayi::capitation {

namespace {

Result<std::vector<LookAt>> named(db::Database& database, const std::vector<AccountPerson>& people) {
    const roster::ResidentRepository residents(database);
    std::vector<LookAt> all;
    for (const auto& one : people) {
        JIAYI_TRY(const auto person, residents.find(one.resident));
        all.push_back(
            {one.resident, person.name, person.sex, person.birthDate, person.birthEstimated, one.reasons});
    }
    return all;
}

Result<std::set<Uuid>> membersIn(db::Database& database, Month month, const std::string& scheme) {
    JIAYI_TRY(const auto members, monthMembers(database, month));
    std::set<Uuid> found;
    for (const auto& member : members)
        if (scheme.empty() || member.scheme == scheme) found.insert(member.resident.uuid);
    return found;
}

/// Of both schemes the first that has a rate speaks.
std::optional<AccountTerms> termsOf(const CapitationBook& book, const AccountAsked& asked) {
    const auto day = countingDay(asked.upTo);
    for (const std::string_view scheme : {"employee", "resident"}) {
        if (!asked.scheme.empty() && asked.scheme != scheme) continue;
        const auto* rate = book.rate(scheme, day);
        const auto* policy = book.policy(scheme, day);
        if (rate && policy)
            return AccountTerms{rate->perMonth,
                                policy->text,
                                {},
                                rate->origin.source,
                                rate->origin.source.starts_with("sample")};
    }
    return {};
}

std::vector<SpentMonth> asPassed(const std::vector<AccountMonth>& months) {
    std::vector<SpentMonth> passed;
    for (const auto& month : months)
        passed.push_back({month.spent() + month.outstanding, month.memberMonths});
    return passed;
}

}  // namespace

Month lastPassedMonth(Date today) {
    const auto parts = partsOf(today);
    return parts.year() / parts.month() - std::chrono::months{1};
}

Result<AccountPage> readAccountPage(db::Database& database, const CapitationBook& book,
                                    const AccountAsked& asked, const std::vector<MeasuredRate>& rates) {
    AccountPage page;
    page.asked = asked;
    JIAYI_TRY(page.account, readAccount(database, book, asked));
    JIAYI_TRY(page.people, named(database, page.account.people));
    page.account.people.clear();
    auto earlier = asked;
    earlier.year = asked.year - 1;
    earlier.upTo = std::chrono::year{earlier.year} / std::chrono::December;
    earlier.asOf = asked.upTo;
    auto before = readAccount(database, book, earlier);
    if (before)
        page.before = std::move(before->months);
    else if (before.error().reason != "statement.no-rate")
        return before.error();
    page.tested = backTest(asPassed(page.before));
    JIAYI_TRY(const auto now, membersIn(database, asked.upTo, asked.scheme));
    JIAYI_TRY(const auto then, membersIn(database, asked.upTo - std::chrono::months{1}, asked.scheme));
    page.members = static_cast<std::int64_t>(now.size());
    page.joined = std::count_if(now.begin(), now.end(), [&](const Uuid& one) { return !then.contains(one); });
    page.left = std::count_if(then.begin(), then.end(), [&](const Uuid& one) { return !now.contains(one); });
    page.terms = termsOf(book, asked);
    page.quality = scoreQuality(book.quality, rates);
    JIAYI_TRY(page.watch, readUnderProvision(database, asked.upTo));
    return page;
}

Result<AskPersonCost::Answer> AskPersonCost::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<Answer> {
        sync::Unit unit(context, "account.person-cost");
        Answer answer;
        {
            db::Query row(
                unit.database(),
                "SELECT l.place, l.category, sum(l.total) FROM ledger_line l JOIN resident r ON r.pk = "
                "l.resident_pk WHERE r.id = ?1 AND l.month BETWEEN ?2 AND ?3 AND l.counts = 1 "
                "AND EXISTS (SELECT 1 FROM enrolment_month m WHERE m.resident_pk = l.resident_pk AND m.month "
                "= l.month AND (?4 = '' OR m.scheme = ?4) AND m.change = 1 "
                "AND NOT EXISTS (SELECT 1 FROM enrolment_month b WHERE b.reverses = m.id)) GROUP BY 1, 2 "
                "ORDER BY 3 DESC",
                resident, formatMonth(std::chrono::year{asked.year} / std::chrono::January),
                formatMonth(asked.upTo), asked.scheme);
            while (row.next()) {
                const bool own = placeOf(row.text(0)) == Place::Own;
                const Money amount{row.integer(2)};
                auto& sum = own ? answer.own : answer.elsewhere;
                sum = sum + amount;
                if (own) answer.categories.emplace_back(row.text(1), amount);
            }
        }
        if (answer.elsewhere.fen != 0) answer.categories.emplace_back("elsewhere", answer.elsewhere);
        unit.describe("Patient/" + resident.toString(), {});
        unit.commit();
        return answer;
    });
}

}  // namespace jiayi::capitation
