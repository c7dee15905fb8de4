#include "models/care/figures.h"

#include "models/care/fact_rows.h"
#include "models/care/measures.h"
#include "models/care/targets.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// The figures are a function of the facts and of the rules inside this program, so nobody has to hand them in. Read
/// once; the program checks at start that they parse.
const RuleBook& builtInRules() {
    static const RuleBook rules = loadRules().value();
    return rules;
}

struct Control {
    std::string state = "not-checked";
    std::optional<double> percent;
    std::optional<Date> date;
    bool operator==(const Control&) const = default;
};

struct VisitDates {
    std::optional<Date> last;
    std::optional<Date> next;
    bool operator==(const VisitDates&) const = default;
};

const char* controlCode(ValueState state) {
    switch (state) {
        case ValueState::Met: return "controlled";
        case ValueState::AboveTarget: return "above";
        case ValueState::Bad: return "poor";
        case ValueState::NotChecked: break;
    }
    return "not-checked";
}

std::vector<PersonalTarget> agreedHba1cTargets(db::Database& database, std::int64_t resident) {
    std::vector<PersonalTarget> agreed;
    db::Query query(database,
                    "SELECT t.code, t.low, t.high, t.unit, t.valid_from FROM target t "
                    "WHERE t.resident_pk = ? ORDER BY t.valid_from, t.id",
                    resident);
    while (query.next()) {
        if (!isHba1c(query.text(0))) continue;
        PersonalTarget target;
        target.code = query.text(0);
        target.low = query.maybeReal(1);
        target.high = query.maybeReal(2);
        target.unit = query.text(3);
        target.validFrom = query.date(4).value_or(Date{});
        agreed.push_back(std::move(target));
    }
    return agreed;
}

/// The newest measured HbA1c under any of its codes, judged by the newest agreement. It does not fade with time: a
/// list that asks for control within a year also looks at hba1c_date.
Control controlOf(db::Database& database, std::int64_t resident) {
    const auto& rules = builtInRules();
    const auto* measure = measureByKey("hba1c");
    Instant newest{};
    Uuid newestId;
    Control control;
    for (const auto code : measure->joined) {
        db::Query query(database,
                        std::string{"SELECT o.value, o.effective_at, o.id, o.unit FROM observation o "
                                    "WHERE o.resident_pk = ? AND o.code = ? AND o.value IS NOT NULL AND "} +
                            rows::kMeasured + " ORDER BY o.effective_at DESC, o.id DESC LIMIT 1",
                        resident, code);
        if (!query.next()) continue;
        Observation observation;
        observation.code = code;
        observation.value = query.real(0);
        observation.unit = query.text(3);
        const auto percent = valueAs(rules, measure->code, observation);
        const auto key = std::pair{query.instant(1), query.uuid(2)};
        if (!percent || (control.percent && key < std::pair{newest, newestId})) continue;
        std::tie(newest, newestId) = key;
        control.percent = percent;
        control.date = localDate(newest);
    }
    if (!control.percent) return control;
    const TargetHistory targets(rules, roster::Resident{}, agreedHba1cTargets(database, resident));
    control.state = controlCode(targets.stateOf(measure->code, control.percent, makeDate(9999, 12, 31)));
    return control;
}

/// An outpatient record asks nobody back by a rule, and would keep a date that the next follow-up has changed.
const std::string& notOfOccasions() {
    static const std::string sql = [] {
        std::string text;
        for (const auto& occasion : builtInRules().occasions) text += (text.empty() ? " AND f.form NOT IN ('" : "', '") + occasion.form.text;
        return text.empty() ? text : text + "')";
    }();
    return sql;
}

VisitDates visitDatesOf(db::Database& database, std::int64_t resident) {
    VisitDates dates;
    db::Query last(database,
                   "SELECT max(date) FROM visit WHERE resident_pk = ? AND contact = 1 "
                   "AND status IN ('signed', 'imported')",
                   resident);
    if (last.next()) dates.last = last.date(0);
    // Each programme's form has the next date of its newest visit; the person comes on the earliest.
    db::Query next(database,
                   std::string{"SELECT min(next_date) FROM (SELECT v.next_date, row_number() OVER (PARTITION BY f.form "
                               "ORDER BY v.date DESC, v.signed_at DESC, v.id DESC) AS place FROM visit v JOIN visit_form f ON f.visit_pk = v.pk "
                               "WHERE v.resident_pk = ? AND v.status IN ('signed', 'imported')"} +
                       notOfOccasions() + ") WHERE place = 1",
                   resident);
    if (next.next()) dates.next = next.date(0);
    return dates;
}

const std::string& wantedLatest() {
    static const std::string sql =
        std::string{"SELECT resident_pk, code, pk FROM (SELECT o.resident_pk, o.code, o.pk, row_number() OVER "
                    "(PARTITION BY o.resident_pk, o.code ORDER BY o.effective_at DESC, o.id DESC) AS place "
                    "FROM observation o WHERE o.code <> '' AND (o.value IS NOT NULL OR o.text_value <> '') AND "} +
        rows::kMeasured + ") WHERE place = 1";
    return sql;
}

std::vector<std::int64_t> everyResident(db::Database& database) {
    std::vector<std::int64_t> residents;
    db::Query query(database, "SELECT pk FROM resident ORDER BY pk");
    while (query.next()) residents.push_back(query.integer(0));
    return residents;
}

std::int64_t countOf(db::Database& database, const std::string& sql) {
    db::Query query(database, sql);
    return query.next() ? query.integer(0) : 0;
}

}  // namespace

bool isHba1c(const std::string& code) {
    const auto joined = measureByKey("hba1c")->joined;
    return std::find(joined.begin(), joined.end(), code) != joined.end();
}

void keepLatest(db::Database& database, std::int64_t resident, const std::string& code) {
    if (code.empty()) return;
    std::optional<std::int64_t> newest;
    {
        db::Query query(database,
                        std::string{"SELECT o.pk FROM observation o WHERE o.resident_pk = ? AND o.code = ? "
                                    "AND (o.value IS NOT NULL OR o.text_value <> '') AND "} +
                            rows::kMeasured + " ORDER BY o.effective_at DESC, o.id DESC LIMIT 1",
                        resident, code);
        if (query.next()) newest = query.integer(0);
    }
    if (newest)
        db::Query(database,
                  "INSERT INTO latest_observation (resident_pk, code, observation_pk) VALUES (?, ?, ?) "
                  "ON CONFLICT (resident_pk, code) DO UPDATE SET observation_pk = excluded.observation_pk",
                  resident, code, *newest)
            .run();
    else
        db::Query(database, "DELETE FROM latest_observation WHERE resident_pk = ? AND code = ?", resident, code).run();
}

void keepControl(db::Database& database, std::int64_t resident) {
    const auto control = controlOf(database, resident);
    db::Query(database, "UPDATE resident SET control_state = ?, hba1c_percent = ?, hba1c_date = ? WHERE pk = ?",
              control.state, control.percent, control.date, resident)
        .run();
}

void keepVisitDates(db::Database& database, std::int64_t resident) {
    const auto dates = visitDatesOf(database, resident);
    db::Query(database, "UPDATE resident SET last_visit = ?, next_visit = ? WHERE pk = ?", dates.last, dates.next,
              resident)
        .run();
}

void keepAllergyState(db::Database& database, std::int64_t resident) {
    db::Query(database,
              "UPDATE resident SET allergy_state = 'listed' WHERE pk = ?1 AND allergy_state <> 'listed' "
              "AND EXISTS (SELECT 1 FROM allergy WHERE resident_pk = ?1 AND status = 'active')",
              resident)
        .run();
    db::Query(database,
              "UPDATE resident SET allergy_state = 'not-asked' WHERE pk = ?1 AND allergy_state = 'listed' "
              "AND NOT EXISTS (SELECT 1 FROM allergy WHERE resident_pk = ?1 AND status = 'active')",
              resident)
        .run();
}

void keepEverything(db::Database& database, std::int64_t resident) {
    db::Query(database, "DELETE FROM latest_observation WHERE resident_pk = ?", resident).run();
    std::vector<std::string> codes;
    {
        db::Query row(database, "SELECT DISTINCT code FROM observation WHERE resident_pk = ? AND code <> ''", resident);
        while (row.next()) codes.push_back(row.text(0));
    }
    for (const auto& code : codes) keepLatest(database, resident, code);
    keepControl(database, resident);
    keepVisitDates(database, resident);
}

Result<void> recomputeFigures(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        database.execute("DELETE FROM latest_observation");
        db::Query(database, "INSERT INTO latest_observation (resident_pk, code, observation_pk) " + wantedLatest()).run();
        for (const auto resident : everyResident(database)) {
            keepControl(database, resident);
            keepVisitDates(database, resident);
        }
        transaction.commit();
        return {};
    });
}

Result<void> verifyFigures(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        const std::string kept = "SELECT resident_pk, code, observation_pk FROM latest_observation";
        const auto latest =
            countOf(database, "SELECT count(DISTINCT resident_pk) FROM (SELECT * FROM (" + kept + " EXCEPT " +
                                  wantedLatest() + ") UNION ALL SELECT * FROM (" + wantedLatest() + " EXCEPT " + kept +
                                  "))");
        std::int64_t controls = 0;
        std::int64_t visitDates = 0;
        for (const auto resident : everyResident(database)) {
            db::Query row(database,
                          "SELECT control_state, hba1c_percent, hba1c_date, last_visit, next_visit FROM resident "
                          "WHERE pk = ?",
                          resident);
            row.next();
            const Control control{row.text(0), row.maybeReal(1), row.date(2)};
            const VisitDates dates{row.date(3), row.date(4)};
            if (control != controlOf(database, resident)) ++controls;
            if (dates != visitDatesOf(database, resident)) ++visitDates;
        }
        if (latest + controls + visitDates == 0) return {};
        return Error{Errc::Corrupt, "figures.differ",
                     "latest values " + std::to_string(latest) + ", control " + std::to_string(controls) +
                         ", visit dates " + std::to_string(visitDates) + " residents"};
    });
}

}  // namespace jiayi::care
