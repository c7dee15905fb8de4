#include "models/care/forecast/read_forecast.h"

#include "models/care/measured_sql.h"
#include "models/care/rules/observation_rules.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>

namespace jiayi::forecast {

namespace {

constexpr const char* kMain = "HBA1C_NGSP";
/// Methods and units of one measurement.
const std::string kCodes = "('HBA1C_NGSP', 'HBA1C_HPLC', 'HBA1C_IFCC')";
constexpr Days kRenewalGap{30};

struct Line {
    std::string atc;
    std::optional<double> amount;
    std::optional<Date> start, end;
};

/// A start is no rise where the same drug in the same amount or more was taken until shortly before.
std::vector<Date> raisedDays(const std::vector<Line>& lines, Date today) {
    std::vector<Date> days;
    for (const auto& line : lines) {
        if (!line.start || *line.start > today) continue;
        const bool goesOn = std::any_of(lines.begin(), lines.end(), [&](const Line& before) {
            const bool earlier = &before != &line && before.atc == line.atc && before.start && *before.start < *line.start;
            return earlier && (!before.end || *before.end + kRenewalGap >= *line.start) && (!line.amount || !before.amount || *before.amount >= *line.amount);
        });
        if (!goesOn) days.push_back(*line.start);
    }
    std::sort(days.begin(), days.end());
    return days;
}

class Reader {
public:
    Reader(db::Database& database, const care::RuleBook& rules, Date today) : m_database(database), m_rules(rules), m_today(today) {}

    /// By row number. `who` is a condition on resident_pk, with one number.
    std::map<std::int64_t, Course> run(const std::string& who, std::int64_t number) {
        std::map<std::int64_t, Course> courses;
        db::Query result(m_database,
                         "SELECT o.resident_pk, o.code, o.effective_at, o.value FROM observation o WHERE o.code IN " + kCodes +
                             " AND o.value IS NOT NULL AND " + care::kCountsAsMeasured + " AND o." + who + " ORDER BY o.resident_pk, o.effective_at",
                         number);
        while (result.next()) {
            const auto day = localDate(result.instant(2));
            auto& results = courses[result.integer(0)].results;
            const auto value = percent(result.text(1), result.real(3));
            if (value && day <= m_today && (results.empty() || results.back().on < day)) results.push_back({day, *value});
        }
        std::map<std::int64_t, std::vector<Line>> lines;
        db::Query medicine(m_database,
                           "SELECT resident_pk, atc, daily_amount, start_date, end_date FROM medication_line WHERE atc >= 'A10' AND atc < 'A11' AND "
                           "status <> 'entered-in-error' AND " + who,
                           number);
        while (medicine.next()) lines[medicine.integer(0)].push_back({medicine.text(1), medicine.maybeReal(2), medicine.date(3), medicine.date(4)});
        for (auto& [pk, course] : courses)
            if (const auto found = lines.find(pk); found != lines.end()) course.raised = raisedDays(found->second, m_today);
        return courses;
    }

private:
    std::optional<double> percent(const std::string& code, double value) const {
        const auto &main = m_rules.observation(kMain)->unit, &own = m_rules.observation(code)->unit;
        if (own == main) return value;
        const auto converted = care::convert(m_rules, kMain, value, own, main);
        return converted ? std::optional{*converted} : std::nullopt;
    }

    db::Database& m_database;
    const care::RuleBook& m_rules;
    Date m_today;
};

}  // namespace

Result<Course> readCourse(db::Database& database, const care::RuleBook& rules, roster::ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<Course> {
        const auto pk = roster::ResidentRepository::pkOf(database, resident);
        if (pk == 0) return Error{Errc::NotFound, "resident.not-found", {}};
        auto found = Reader(database, rules, today).run("resident_pk = ?", pk);
        return found.empty() ? Course{} : std::move(found.begin()->second);
    });
}

Result<std::vector<Course>> readCourses(db::Database& database, const care::RuleBook& rules, Date today) {
    return db::attempt([&]() -> Result<std::vector<Course>> {
        std::vector<Course> courses;
        auto found = Reader(database, rules, today).run("resident_pk IN (SELECT pk FROM resident WHERE status = 'active' AND pk > ?)", 0);
        for (auto& [pk, course] : found)
            if (course.results.size() > 1) courses.push_back(std::move(course));
        return courses;
    });
}

}  // namespace jiayi::forecast
