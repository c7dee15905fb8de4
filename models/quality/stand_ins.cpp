#include "models/quality/stand_ins.h"

#include "models/db/query.h"
#include "models/quality/fhir_day.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

// One row for each coding of a resource that has no row of its own. What was asked against, not ordered, planned or withdrawn says nothing,
// nor does what bears a modifier that is not denied: it may mean the opposite.
constexpr const char* kCodings = R"(
WITH said AS (
    SELECT person.pk AS person, r.pk AS record, r.type AS type, coalesce(r.body, r.base) AS text
      FROM resident person JOIN record r ON r.resident_id = person.id
     WHERE person.pk BETWEEN ? AND ? AND r.state <> 'tombstone' AND json_valid(coalesce(r.body, r.base))
       AND (r.type IN ('Procedure', 'DeviceRequest')
            OR (r.type = 'ServiceRequest' AND NOT EXISTS (SELECT 1 FROM test_order o WHERE o.id = r.id))
            OR (r.type = 'MedicationRequest' AND NOT EXISTS (SELECT 1 FROM medication_line l WHERE l.id = r.id AND l.atc <> ''))
            OR (r.type = 'Encounter' AND EXISTS (SELECT 1 FROM visit v WHERE v.id = r.id AND v.status = 'imported'))
            OR (r.type = 'Observation' AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.id = r.id AND o.code <> ''))))
SELECT said.person, said.record, said.type, tree.path, json_extract(tree.value, '$.system'), json_extract(tree.value, '$.code'),
       coalesce(json_extract(said.text, '$.performedDateTime'), json_extract(said.text, '$.performedPeriod.start'), json_extract(said.text, '$.period.start'),
                json_extract(said.text, '$.authoredOn'), json_extract(said.text, '$.effectiveDateTime'), json_extract(said.text, '$.effectivePeriod.start')),
       coalesce(json_extract(said.text, '$.performedPeriod.end'), json_extract(said.text, '$.period.end'), json_extract(said.text, '$.effectivePeriod.end'))
  FROM said, json_tree(said.text) tree
 WHERE tree.type = 'object' AND json_type(tree.value, '$.system') = 'text' AND json_type(tree.value, '$.code') = 'text'
   AND json_extract(said.text, '$.status') IN ('active', 'completed', 'finished', 'final', 'amended', 'corrected')
   AND coalesce(json_extract(said.text, '$.intent'), 'order') IN ('order', 'original-order', 'reflex-order', 'filler-order', 'instance-order')
   AND coalesce(json_extract(said.text, '$.doNotPerform'), 0) = 0
   AND NOT EXISTS (SELECT 1 FROM json_each(said.text, '$.modifierExtension') m WHERE json_extract(m.value, '$.valueBoolean') IS NOT 0)
 ORDER BY said.person, said.record, tree.id)";

/// "$.type[0].coding" is "type".
std::string elementOf(std::string_view path) {
    std::string element;
    bool inBrackets = false;
    for (const char c : path.substr(std::min<std::size_t>(2, path.size()))) {
        inBrackets = c == '[' || (inBrackets && c != ']');
        if (!inBrackets && c != ']') element += c;
    }
    constexpr std::string_view kCoding = ".coding";
    if (element.ends_with(kCoding)) element.resize(element.size() - kCoding.size());
    return element;
}

/// What one resource says: its codings, and when.
struct Said {
    std::int64_t person = 0, record = 0;
    std::string type;
    std::vector<CodingSaid> codings;
    std::optional<Date> from, to;
};

/// A diagnosis that lasts until the next answer to the same question.
struct Answered {
    std::string question;
    Date from{};
    std::size_t diagnosis = SIZE_MAX;  ///< none: this answer stands for nothing, and ends what came before
};

class StandInReader {
public:
    StandInReader(const MeasureBook& book, std::vector<PersonFacts>& people) : m_book(book), m_people(people) {}

    void take(const Said& said) {
        if (!said.from) return;
        if (said.person != m_person) finish(said.person);
        for (const auto& match : standInsOf(m_book, said.type, said.codings)) {
            if (match.standIn) add(*match.standIn, said);
            if (!match.question.empty()) m_answers.push_back({match.question, *said.from, match.standIn ? m_facts->diagnoses.size() - 1 : SIZE_MAX});
        }
    }

    /// The last person's answers end one another.
    void finish(std::int64_t next) {
        std::stable_sort(m_answers.begin(), m_answers.end(), [](const Answered& a, const Answered& b) { return std::tie(a.question, a.from) < std::tie(b.question, b.from); });
        for (std::size_t i = 0; i + 1 < m_answers.size(); ++i)
            if (m_answers[i].diagnosis != SIZE_MAX && m_answers[i + 1].question == m_answers[i].question)
                m_facts->diagnoses[m_answers[i].diagnosis].until = m_answers[i + 1].from - Days{1};
        m_answers.clear();
        m_person = next;
        const auto found = std::lower_bound(m_people.begin(), m_people.end(), next, [](const PersonFacts& one, std::int64_t pk) { return one.pk < pk; });
        m_facts = found != m_people.end() && found->pk == next ? &*found : &m_nobody;
        m_nobody.diagnoses.clear();
    }

private:
    void add(const StandIn& standIn, const Said& said) {
        Diagnosis diagnosis{standIn.icd10, said.from, {}, groupsOf(*m_book.care, standIn.icd10)};
        if (standIn.lasts == StandIn::Lasts::Stay) diagnosis.until = said.to.value_or(*said.from);
        m_facts->diagnoses.push_back(std::move(diagnosis));
    }

    const MeasureBook& m_book;
    std::vector<PersonFacts>& m_people;
    std::int64_t m_person = 0;
    PersonFacts m_nobody;  ///< takes what is said of people who are not asked about
    PersonFacts* m_facts = &m_nobody;
    std::vector<Answered> m_answers;
};

}  // namespace

void addStandIns(db::Database& database, const MeasureBook& book, std::int64_t first, std::int64_t last, std::vector<PersonFacts>& people) {
    StandInReader reader(book, people);
    Said said;
    db::Query row(database, kCodings, first, last);
    while (row.next()) {
        if (row.integer(1) != said.record) {
            reader.take(said);
            said = {row.integer(0), row.integer(1), row.text(2), {}, fhirDay(row.text(6)), fhirDay(row.text(7))};
        }
        said.codings.push_back({elementOf(row.text(3)), row.text(4), row.text(5)});
    }
    reader.take(said);
    reader.finish(0);
}

}  // namespace jiayi::quality
