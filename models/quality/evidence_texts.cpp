#include "models/quality/evidence_texts.h"

#include "models/core/csv.h"

#include <fmt/format.h>

namespace jiayi::quality {

namespace {

std::string dayText(const std::optional<Date>& day) { return day ? formatDate(*day) : std::string{}; }

class FactLines {
public:
    explicit FactLines(const PersonFacts& person) : m_id(person.resident.toString()) {}
    void add(const char* kind, const std::string& what, const std::optional<Date>& from = {}, const std::optional<Date>& to = {}, const std::string& value = {}) {
        text += csvRow({m_id, kind, what, dayText(from), dayText(to), value});
    }
    std::string text;

private:
    std::string m_id;
};

}  // namespace

std::string factLines(const MeasureBook& book, const PersonFacts& person) {
    FactLines lines(person);
    lines.add("birth", person.sex == Sex::Male ? "male" : person.sex == Sex::Female ? "female" : "unknown", person.birth);
    if (person.gone) lines.add("gone", {}, person.goneOn);
    if (person.recorded) lines.add("record", {});
    if (person.contractUntil) lines.add("contract", {}, {}, person.contractUntil);
    for (const auto& one : person.contracts) lines.add("term", one.expires ? "expires" : "", one.since, one.last, one.renewedOn ? formatDate(*one.renewedOn) : std::string{});
    for (const auto& one : person.enrolments) lines.add("programme", one.programme, one.since, one.until);
    for (const auto& one : person.diagnoses) lines.add("diagnosis", one.icd10, one.since, one.until);
    for (std::size_t code = 0; code < person.series.size(); ++code)
        for (const auto& one : person.series[code]) {
            auto value = one.value ? fmt::format("{}", *one.value) : one.words;
            if ((one.how & kInHospital) != 0) value += " (hospital)";
            if ((one.how & kSelf) != 0) value += " (self)";
            lines.add("result", book.codes[code], one.on, {}, value);
        }
    for (const auto& one : person.visits) {
        std::string kinds;
        for (std::size_t kind = 0; kind < book.vocabulary.visits.size(); ++kind)
            if ((one.kinds >> kind & 1U) != 0) kinds += (kinds.empty() ? "" : " ") + book.vocabulary.visits[kind];
        lines.add("visit", kinds, one.on);
    }
    for (const auto& one : person.courses) lines.add(one.supply ? "supply" : "medicine", one.atc, one.from, one.to);
    for (const auto& one : person.targets) lines.add("target", book.codes.at(one.code), one.validFrom, {}, fmt::format("{}", one.high));
    return std::move(lines.text);
}

EvidenceTexts::EvidenceTexts(const MeasureBook& book, Period period, std::vector<std::size_t> measures)
    : m_book(book), m_measures(std::move(measures)), m_judge(book, period), m_counts(m_measures.size()) {}

bool EvidenceTexts::add(const PersonFacts& person) {
    const auto& verdicts = m_judge.judge(person);
    bool any = false;
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        const auto& verdict = verdicts[m_measures[i]];
        if (!verdict.population) continue;
        any = true;
        m_counts[i].add(verdict.bits(), 1);
        m_people += fmt::format("{},{},1,{:d},{:d},{:d},{:d}\n", m_book.measures[m_measures[i]].id, person.resident.toString(), verdict.excluded, verdict.denominator, verdict.numerator, verdict.missing);
    }
    return any;
}

std::string EvidenceTexts::counts() const {
    std::string text = "measure,version,population,excluded,denominator,numerator,missing\n";
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        const auto& measure = m_book.measures[m_measures[i]];
        const auto& count = m_counts[i];
        text += fmt::format("{},{},{},{},{},{},{}\n", measure.id, measure.origin.version, count.population, count.excluded, count.denominator, count.numerator, count.missing);
    }
    return text;
}

}  // namespace jiayi::quality
