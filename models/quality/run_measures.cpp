#include "models/quality/run_measures.h"

#include "models/db/query.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

/// Counted here, though not by person.
constexpr std::string_view kLong = "long";

/// Forms that name a disease of a programme; of those, which supply 5 to 12 weeks.
Result<Count> longCount(db::Database& database, const MeasureBook& book, const Period& period) {
    const double from = book.limit("long.from"), to = book.limit("long.to");
    return db::attempt([&]() -> Result<Count> {
        Count count;
        db::Query row(database, "SELECT p.diagnoses, (SELECT max(l.days) FROM prescription_line l WHERE l.prescription_pk = p.pk AND l.status <> 'entered-in-error') "
                                "FROM prescription p WHERE p.written BETWEEN ? AND ? AND p.kind <> 'herbal'", period.from, period.to);
        while (row.next()) {
            if (row.isNull(1)) continue;
            bool chronic = false;
            const auto said = row.text(0);
            for (std::size_t begin = 0; begin < said.size();) {
                const auto end = std::min(said.find('\n', begin), said.size());
                const auto code = said.substr(begin, std::min(said.find('\t', begin), end) - begin);
                const auto* groups = groupsOf(*book.care, code);
                chronic = chronic || (groups && std::any_of(groups->begin(), groups->end(), [&](const std::string& group) {
                    return std::any_of(book.care->programmes.begin(), book.care->programmes.end(), [&](const auto& programme) { return programme.code == group; });
                }));
                begin = end + 1;
            }
            count.population += chronic;
            count.denominator += chronic;
            count.numerator += chronic && row.number(1) >= from && row.number(1) <= to;
        }
        return count;
    });
}

}  // namespace

Result<Period> parsePeriod(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return invalid("period.format");
    const auto from = parseDate(text.substr(0, slash)), to = parseDate(text.substr(slash + 1));
    if (!from || !to) return invalid("period.format");
    if (*to < *from) return invalid("period.backwards");
    return Period{*from, *to};
}

Result<Tally> tallyOf(db::Database& database, const MeasureBook& book, Period period) {
    if (period.to < period.from) return invalid("period.backwards");
    JIAYI_CHECK(refreshFacts(database, book));
    Tally tally(book, period);
    JIAYI_CHECK(forEachPerson(database, book, [&](const PersonFacts& person) { tally.put(person); }));
    return tally;
}

Result<std::vector<MeasureLine>> measureLines(db::Database& database, const Tally& tally, const MeasureBook& book, const OtherRooms& others) {
    return measureLines(database, tally.totals(), tally.period(), book, others);
}

Result<std::vector<MeasureLine>> measureLines(db::Database& database, const Counts& totals, Period period, const MeasureBook& book, const OtherRooms& others) {
    std::vector<MeasureLine> lines;
    for (std::size_t i = 0; i < book.measures.size(); ++i) {
        const auto& measure = book.measures[i];
        MeasureLine line;
        line.measure = &measure;
        if (!measure.whyNot.empty()) {
            line.reason = book.words.at(measure.whyNot);
        } else {
            line.count = totals[i];
            if (measure.from == kLong) {
                JIAYI_TRY(line.count, longCount(database, book, period));
            } else if (!measure.from.empty()) {
                JIAYI_TRY(line.count, others ? others(measure, period) : Result<std::optional<Count>>{std::nullopt});
            }
            if (line.count) line.rate = line.count->rate();
            const auto unknown = book.words.find("not." + measure.from);
            if (!line.rate) line.reason = line.count ? book.words.at("not.nobody") : unknown != book.words.end() ? unknown->second : book.words.at("not.room");
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<std::vector<PersonStanding>> peopleOf(db::Database& database, const MeasureBook& book, Period period, std::string_view id) {
    const auto* measure = book.measure(id);
    if (!measure || !measure->byPerson()) return Error{Errc::NotFound, "measure.not-found", std::string{id}};
    JIAYI_CHECK(refreshFacts(database, book));
    std::vector<PersonStanding> people;
    Judge judge(book, period);
    JIAYI_CHECK(forEachPerson(database, book, [&](const PersonFacts& person) {
        auto standing = standingOf(judge, person, *measure);
        if (standing.verdict.population) people.push_back({person.pk, person.resident, std::move(standing)});
    }));
    return people;
}

}  // namespace jiayi::quality
