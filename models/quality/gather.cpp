#include "models/quality/gather.h"

#include "models/care/rules/observation_rules.h"
#include "models/db/query.h"
#include "models/quality/fhir_day.h"
#include "models/quality/stand_ins.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <unordered_map>

namespace jiayi::quality {

namespace {

/// A code, its place in a person's series, and how its values come into the unit they are kept in.
struct KeptCode {
    std::size_t place = 0;
    std::string main, ownUnit, unit;
    bool converts = false;
};

class FactGathering {
public:
    FactGathering(db::Database& database, const MeasureBook& book, std::int64_t first, std::int64_t last)
        : m_database(database), m_book(book), m_first(first), m_last(last), m_any(book.visitBit("any")), m_outpatient(book.visitBit("outpatient")), m_face(book.visitBit("face")) {
        for (const auto& fact : book.facts)
            for (const auto place : fact.codes) {
                const auto& own = book.care->observation(book.codes[place])->unit;
                m_codes.try_emplace(book.codes[place], KeptCode{place, book.codes[fact.codes.front()], own, book.units[place], own != book.units[place]});
            }
    }

    std::vector<PersonFacts> run() {
        readPeople();
        if (m_people.empty()) return {};
        readContracts();
        readEnrolments();
        readDiagnoses();
        addStandIns(m_database, m_book, m_first, m_last, m_people);
        readVisits();
        readResults();
        readCourses();
        readTargets();
        return std::move(m_people);
    }

private:
    db::Query query(const std::string& sql) {
        m_at = 0;
        return db::Query(m_database, sql, m_first, m_last);
    }

    /// Rows come in the order of residents, so the person is found by walking on. Nobody: one who is not asked about.
    PersonFacts* personOf(std::int64_t pk) {
        while (m_at < m_people.size() && m_people[m_at].pk < pk) ++m_at;
        return m_at < m_people.size() && m_people[m_at].pk == pk ? &m_people[m_at] : nullptr;
    }

    void readPeople() {
        auto row = query("SELECT pk, id, sex, birth_date, record_no, status, death_date, moved_on, contract_until, doctor, grid FROM resident "
                         "WHERE pk BETWEEN ? AND ? AND status <> 'merged' ORDER BY pk");
        while (row.next()) {
            auto& person = m_people.emplace_back();
            person.clear(m_book.codes.size());
            person.pk = row.integer(0);
            person.resident = row.uuid(1);
            person.sex = roster::sexFromCode(row.text(2));
            person.birth = row.date(3);
            person.recorded = !row.isNull(4) && !row.text(4).empty();
            const auto status = row.text(5);
            person.gone = status == "dead" || status == "moved";
            if (person.gone) person.goneOn = row.date(status == "dead" ? 6 : 7);
            person.contractUntil = row.date(8);
            person.doctor = row.text(9);
            person.grid = row.text(10);
        }
    }

    void readContracts() {
        auto row = query("SELECT c.resident_pk, c.since, c.last_day, c.state IN ('signed', 'renewed'), n.signed_on FROM contract c LEFT JOIN contract n ON n.previous_id = c.id "
                         "AND n.resident_pk = c.resident_pk AND c.state = 'renewed' WHERE c.resident_pk BETWEEN ? AND ? AND c.last_day >= c.since ORDER BY c.resident_pk, c.since, c.pk");
        while (row.next())
            if (auto* person = personOf(row.integer(0))) person->contracts.push_back({row.date(1).value_or(Date{}), row.date(2).value_or(Date{}), row.flag(3), row.date(4)});
    }

    void readEnrolments() {
        auto row = query("SELECT resident_pk, code, since, until, status FROM programme WHERE resident_pk BETWEEN ? AND ? AND status <> 'entered-in-error' ORDER BY resident_pk, pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            // Who was let go on a day nobody wrote down is managed on none.
            if (person && (row.text(4) == "active" || !row.isNull(3))) person->enrolments.push_back({row.text(1), row.date(2), row.date(3)});
        }
    }

    void readDiagnoses() {
        auto row = query("SELECT resident_pk, icd10, system, code, onset FROM condition WHERE resident_pk BETWEEN ? AND ? AND status = 'active' ORDER BY resident_pk, pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            if (!person) continue;
            // The longer national code says more than our root of it; a code that is none of ours may still stand for one.
            Diagnosis diagnosis{row.text(2).find("icd-10") != std::string::npos ? row.text(3) : row.text(1), {}, {}, nullptr};
            if (diagnosis.icd10.empty()) {
                const auto found = m_book.standIns.byCode.find(standInKey("Condition", {"code", row.text(2), row.text(3)}));
                if (found != m_book.standIns.byCode.end()) diagnosis.icd10 = found->second.icd10;
            }
            if (diagnosis.icd10.empty()) continue;
            diagnosis.since = fhirDay(row.text(4));
            diagnosis.groups = groupsOf(*m_book.care, diagnosis.icd10);
            person->diagnoses.push_back(std::move(diagnosis));
        }
    }

    std::uint64_t bitOf(const std::string& kind) const {
        const auto& kinds = m_book.vocabulary.visits;
        const auto found = std::find(kinds.begin(), kinds.end(), kind);
        return found == kinds.end() ? 0 : std::uint64_t{1} << (found - kinds.begin());
    }

    void readVisits() {
        auto row = query("SELECT v.resident_pk, v.date, v.contact, v.face_to_face, v.setting, f.form, v.pk FROM visit v LEFT JOIN visit_form f ON f.visit_pk = v.pk "
                         "WHERE v.resident_pk BETWEEN ? AND ? AND v.status IN ('signed', 'imported') ORDER BY v.resident_pk, v.date, v.pk");
        std::int64_t last = 0;
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            const auto day = row.date(1);
            if (!person || !day) continue;
            const bool contact = row.flag(2), face = row.flag(3);
            if (row.integer(6) != last) {
                last = row.integer(6);
                person->visits.push_back({*day, 0});
            }
            auto& kinds = person->visits.back().kinds;
            if (contact) kinds |= m_any | (row.text(4).empty() ? m_outpatient : 0) | (face ? m_face : 0);
            const auto form = row.text(5);
            if (form.empty()) continue;
            if (contact) kinds |= bitOf(form);
            if (face) kinds |= bitOf(form + ".face");
            // A lost follow-up was due and was not held; a telephone call is none of those that are required.
            if (face || !contact) kinds |= bitOf(form + ".required");
        }
    }

    void readResults() {
        std::string codes;
        for (const auto& code : m_book.codes) codes += (codes.empty() ? "'" : ", '") + code + '\'';
        auto row = query("SELECT o.resident_pk, o.code, o.effective_at, o.value, o.text_value, o.original, o.origin, v.setting FROM observation o LEFT JOIN visit v ON v.id = o.visit_id "
                         "WHERE o.resident_pk BETWEEN ? AND ? AND o.code IN (" + codes + ") AND o.doubt = '' AND o.status IN ('final', 'amended', 'corrected') "
                         "AND o.origin IN ('lab', 'clinic', 'import', 'self') ORDER BY o.resident_pk, o.code, o.effective_at, o.pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            const auto code = m_codes.find(row.text(1));
            if (!person || code == m_codes.end()) continue;
            Measured one;
            one.on = localDate(row.instant(2));
            one.how = static_cast<unsigned char>((row.text(6) == "self" ? kSelf : kOrdinary) | (row.text(7).empty() ? kOrdinary : kInHospital));
            if (const auto value = row.maybeReal(3)) {
                one.value = value;
                if (code->second.converts) {
                    const auto converted = care::convert(*m_book.care, code->second.main, *value, code->second.ownUnit, code->second.unit);
                    if (!converted) continue;
                    one.value = *converted;
                }
            } else {
                one.words = row.text(4).empty() ? row.text(5) : row.text(4);
            }
            person->series[code->second.place].push_back(std::move(one));
        }
    }

    void readCourses() {
        auto line = query("SELECT resident_pk, atc, start_date, end_date, status, type FROM medication_line "
                          "WHERE resident_pk BETWEEN ? AND ? AND status <> 'entered-in-error' AND atc <> '' ORDER BY resident_pk, pk");
        while (line.next()) {
            auto* person = personOf(line.integer(0));
            // What ended on a day nobody wrote down covers no day.
            if (person && (line.text(4) == "active" || !line.isNull(3))) person->courses.push_back({line.text(1), line.date(2), line.date(3), line.text(5) == "MedicationRequest"});
        }
        auto order = query("SELECT p.resident_pk, l.atc, p.written, l.days FROM prescription p JOIN prescription_line l ON l.prescription_pk = p.pk "
                           "WHERE p.resident_pk BETWEEN ? AND ? AND l.status IN ('active', 'completed') AND l.atc <> '' ORDER BY p.resident_pk, l.pk");
        while (order.next()) {
            auto* person = personOf(order.integer(0));
            const auto written = order.date(2);
            if (person && written && order.number(3) > 0) person->courses.push_back({order.text(1), written, *written + Days{order.number(3) - 1}, true});
        }
    }

    void readTargets() {
        auto row = query("SELECT resident_pk, code, high, unit, valid_from FROM target WHERE resident_pk BETWEEN ? AND ? AND high IS NOT NULL ORDER BY resident_pk, valid_from, pk");
        while (row.next()) {
            auto* person = personOf(row.integer(0));
            const auto code = m_codes.find(row.text(1));
            const auto from = row.date(4);
            if (!person || code == m_codes.end() || !from) continue;
            const auto high = care::convert(*m_book.care, code->second.main, row.real(2), row.text(3), code->second.unit);
            if (high) person->targets.push_back({code->second.place, *high, *from});
        }
    }

    db::Database& m_database;
    const MeasureBook& m_book;
    std::int64_t m_first, m_last;
    std::uint64_t m_any, m_outpatient, m_face;
    std::unordered_map<std::string, KeptCode> m_codes;
    std::vector<PersonFacts> m_people;
    std::size_t m_at = 0;
};

}  // namespace

std::vector<PersonFacts> gatherFacts(db::Database& database, const MeasureBook& book, std::int64_t first, std::int64_t last) {
    return FactGathering(database, book, first, last).run();
}

}  // namespace jiayi::quality
