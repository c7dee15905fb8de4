#include "models/care/guidance/gather.h"

#include "models/care/guidance/medicine_course.h"
#include "models/care/measured_sql.h"
#include "models/care/targets.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <unordered_map>

namespace jiayi::guidance {

namespace {

constexpr const char* kCigarettes = "CIG_DAY";

/// A code, the fact it belongs to and how its values come into the fact's unit.
struct CodeOfFact {
    std::size_t fact = 0;
    bool converts = false;
    std::string main, mainUnit, ownUnit;
};

class Gathering {
public:
    Gathering(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last, Date today)
        : m_database(database), m_rules(rules), m_book(book), m_first(first), m_last(last), m_today(today) {
        for (std::size_t i = 0; i < book.facts.size(); ++i) {
            const auto* main = rules.observation(book.facts[i].codes.front());
            for (const auto& code : book.facts[i].codes) {
                const auto* own = rules.observation(code);
                m_codes.emplace(code, CodeOfFact{i, own->unit != main->unit, main->code, main->unit, own->unit});
            }
        }
    }

    /// `who` is a condition on the resident r.
    std::vector<Gathered> run(const char* who) {
        readPeople(who);
        if (m_people.empty()) return {};
        readProgrammes();
        readDiagnoses();
        readMedicines();
        readTargets();
        readLatest();
        readEarlier();
        return std::move(m_people);
    }

private:
    db::Query query(const std::string& sql) { return db::Query(m_database, sql, m_first, m_last); }

    /// Rows come in the order of residents, so the person is found by walking on. Nobody: a resident who is not asked about.
    Gathered* personOf(std::int64_t pk) {
        while (m_at < m_people.size() && m_people[m_at].pk < pk) ++m_at;
        return m_at < m_people.size() && m_people[m_at].pk == pk ? &m_people[m_at] : nullptr;
    }

    void readPeople(const char* who) {
        auto row = query(std::string{"SELECT r.pk, r.id, r.sex, r.birth_date, r.record_no FROM resident r WHERE r.pk BETWEEN ? AND ? AND "} + who + " ORDER BY r.pk");
        while (row.next()) {
            auto& person = m_people.emplace_back();
            person.pk = row.integer(0);
            person.resident = row.id<ResidentId>(1);
            auto& facts = person.facts;
            facts.today = m_today;
            facts.sex = roster::sexFromCode(row.text(2));
            const auto birth = row.date(3);
            if (birth) facts.age = ageOn(*birth, m_today);
            m_births.push_back(birth);
            const auto living = livingFrom(m_book.provinces, row.text(4));
            facts.northern = living.northern;
            facts.urban = living.urban;
            facts.series.resize(m_book.facts.size());
            facts.targets.resize(m_book.facts.size());
        }
    }

    void readProgrammes() {
        m_at = 0;
        auto row = query("SELECT resident_pk, code FROM programme WHERE resident_pk BETWEEN ? AND ? AND status = 'active' ORDER BY resident_pk");
        while (row.next())
            if (auto* person = personOf(row.integer(0))) person->facts.programmes.push_back(row.text(1));
    }

    void readDiagnoses() {
        m_at = 0;
        auto row = query("SELECT resident_pk, icd10, system, code, onset FROM condition WHERE resident_pk BETWEEN ? AND ? AND status = 'active' ORDER BY resident_pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            if (!person) continue;
            // The longer national code says more than our root of it.
            const bool coded = row.text(2).find("icd-10") != std::string::npos;
            Diagnosis diagnosis{coded ? row.text(3) : row.text(1), {}};
            if (const auto onset = parseFhirTime(row.text(4))) diagnosis.onset = *onset;
            if (diagnosis.icd10.empty()) continue;
            if (const auto* groups = groupsOf(diagnosis.icd10)) person->facts.diseases.insert(person->facts.diseases.end(), groups->begin(), groups->end());
            person->facts.diagnoses.push_back(std::move(diagnosis));
        }
    }

    const std::vector<std::string>* groupsOf(const std::string& icd10) {
        auto [found, isNew] = m_groups.try_emplace(icd10, nullptr);
        if (isNew)
            if (const auto* def = m_rules.condition(icd10)) found->second = &def->programmes;
        return found->second;
    }

    void readMedicines() {
        m_at = 0;
        std::unordered_map<std::int64_t, std::vector<Date>> changes;
        {
            auto row = query("SELECT e.line_pk, e.on_date FROM medication_line m JOIN medication_event e ON e.line_pk = m.pk "
                             "WHERE m.resident_pk BETWEEN ? AND ? AND e.kind IN ('dose-changed', 'held', 'resumed')");
            while (row.next())
                if (const auto day = row.date(1)) changes[row.integer(0)].push_back(*day);
        }
        std::vector<std::vector<DrugLine>> lines(m_people.size());
        auto row = query("SELECT resident_pk, pk, name, atc, dose, start_date, end_date, status, held FROM medication_line "
                         "WHERE resident_pk BETWEEN ? AND ? AND status <> 'entered-in-error' AND atc <> '' ORDER BY resident_pk");
        while (row.next()) {
            const auto* person = personOf(row.integer(0));
            if (!person) continue;
            DrugLine line{row.text(2), row.text(3), row.text(4), row.date(5), row.date(6), row.text(7) == "active", row.flag(8), {}};
            if (const auto found = changes.find(row.integer(1)); found != changes.end()) line.changes = found->second;
            lines[indexOf(person)].push_back(std::move(line));
        }
        for (std::size_t i = 0; i < lines.size(); ++i) m_people[i].facts.medicines = medicinesOf(lines[i], m_today);
    }

    void readTargets() {
        m_at = 0;
        std::vector<std::vector<care::PersonalTarget>> agreed(m_people.size());
        auto row = query("SELECT resident_pk, code, low, high, unit, valid_from FROM target WHERE resident_pk BETWEEN ? AND ? ORDER BY resident_pk, valid_from");
        while (row.next()) {
            const auto* person = personOf(row.integer(0));
            if (!person) continue;
            care::PersonalTarget target;
            target.code = row.text(1);
            target.low = row.maybeReal(2);
            target.high = row.maybeReal(3);
            target.unit = row.text(4);
            target.validFrom = row.date(5).value_or(Date{});
            agreed[indexOf(person)].push_back(std::move(target));
        }
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            roster::Resident resident;
            resident.sex = m_people[i].facts.sex;
            resident.birthDate = m_births[i];
            const care::TargetHistory history(m_rules, resident, std::move(agreed[i]));
            for (std::size_t fact = 0; fact < m_book.facts.size(); ++fact)
                if (m_book.targeted[fact]) m_people[i].facts.targets[fact] = history.on(m_book.facts[fact].codes.front(), m_today);
        }
    }

    /// The newest of every code, which each save keeps ready.
    void readLatest() {
        m_at = 0;
        auto row = query("SELECT l.resident_pk, l.code, o.effective_at, o.value, o.text_value, o.original FROM latest_observation l "
                         "JOIN observation o ON o.pk = l.observation_pk WHERE l.resident_pk BETWEEN ? AND ? ORDER BY l.resident_pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            if (!person) continue;
            const auto code = row.text(1);
            if (code == kCigarettes && !row.isNull(3)) person->facts.smoker = row.real(3) > 0;
            const auto found = m_codes.find(code);
            if (found != m_codes.end() && m_book.depth[found->second.fact] == 1) add(*person, found->second, row);
        }
        // Of codes that are one fact the newest counts.
        for (auto& person : m_people)
            for (std::size_t fact = 0; fact < m_book.facts.size(); ++fact)
                if (auto& series = person.facts.series[fact]; m_book.depth[fact] == 1 && series.size() > 1) {
                    sortNewestFirst(series);
                    series.resize(1);
                }
    }

    /// The course of the facts whose course some rule reads.
    void readEarlier() {
        std::string codes;
        for (std::size_t fact = 0; fact < m_book.facts.size(); ++fact)
            if (m_book.depth[fact] != 1)
                for (const auto& code : m_book.facts[fact].codes) codes += (codes.empty() ? "'" : ", '") + code + '\'';
        if (codes.empty()) return;
        m_at = 0;
        auto row = query("SELECT o.resident_pk, o.code, o.effective_at, o.value, o.text_value, o.original FROM observation o "
                         "WHERE o.resident_pk BETWEEN ? AND ? AND o.code IN (" + codes + ") AND " + care::kCountsAsMeasured + " ORDER BY o.resident_pk, o.code, o.effective_at DESC");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            const auto found = m_codes.find(row.text(1));
            if (!person || found == m_codes.end()) continue;
            const auto depth = m_book.depth[found->second.fact];
            if (depth == 0 || person->facts.series[found->second.fact].size() < depth * m_book.facts[found->second.fact].codes.size()) add(*person, found->second, row);
        }
        for (auto& person : m_people)
            for (std::size_t fact = 0; fact < m_book.facts.size(); ++fact)
                if (m_book.depth[fact] != 1 && m_book.facts[fact].codes.size() > 1) sortNewestFirst(person.facts.series[fact]);
    }

    void add(Gathered& person, const CodeOfFact& code, const db::Query& row) {
        Measured measured;
        measured.on = localDate(row.instant(2));
        if (measured.on > m_today) return;
        if (const auto value = row.maybeReal(3)) {
            measured.own = *value;
            measured.ownUnit = code.ownUnit;
            measured.value = value;
            if (code.converts) {
                const auto converted = care::convert(m_rules, code.main, *value, code.ownUnit, code.mainUnit);
                if (!converted) return;
                measured.value = *converted;
            }
        } else {
            measured.words = row.text(4).empty() ? row.text(5) : row.text(4);
        }
        person.facts.series[code.fact].push_back(std::move(measured));
    }

    static void sortNewestFirst(std::vector<Measured>& series) {
        std::stable_sort(series.begin(), series.end(), [](const Measured& a, const Measured& b) { return a.on > b.on; });
    }
    std::size_t indexOf(const Gathered* person) const { return static_cast<std::size_t>(person - m_people.data()); }

    db::Database& m_database;
    const care::RuleBook& m_rules;
    const GuidanceBook& m_book;
    std::int64_t m_first, m_last;
    Date m_today;
    std::unordered_map<std::string, CodeOfFact> m_codes;
    std::unordered_map<std::string, const std::vector<std::string>*> m_groups;
    std::vector<Gathered> m_people;
    std::vector<std::optional<Date>> m_births;
    std::size_t m_at = 0;
};

}  // namespace

Result<PersonFacts> gatherFacts(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<PersonFacts> {
        const auto pk = roster::ResidentRepository::pkOf(database, resident);
        auto people = Gathering(database, rules, book, pk, pk, today).run("1");
        if (people.empty()) return Error{Errc::NotFound, "resident.not-found", {}};
        return std::move(people.front().facts);
    });
}

Result<std::vector<Gathered>> gatherRange(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last,
                                          Date today) {
    return db::attempt([&]() -> Result<std::vector<Gathered>> { return Gathering(database, rules, book, first, last, today).run("r.status = 'active'"); });
}

}  // namespace jiayi::guidance
