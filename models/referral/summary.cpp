#include "models/referral/summary.h"

#include "models/care/fact_repository.h"
#include "models/care/rules/observation_rules.h"
#include "models/plan/care_plan.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::referral {

namespace {

/// UCUM without what is for machines: "mmHg", "mL/min/1.73 m2", nothing for a count.
std::string plainUnit(std::string ucum) {
    if (ucum == "mm[Hg]") return "mmHg";
    if (ucum.starts_with("{")) return {};
    std::erase_if(ucum, [](char each) { return each == '{' || each == '}'; });
    std::replace(ucum.begin(), ucum.end(), '_', ' ');
    return ucum;
}

Text same(std::string text) { return {text, text}; }
Text joined(const Text& a, const std::string& between, const std::string& b) { return {a.en + between + b, a.zh + between + b}; }

/// A diagnosis in both languages, as written where the table does not know it.
Text conditionText(const care::RuleBook& care, const care::Condition& one) {
    const auto* known = care.condition(one.icd10.empty() ? one.coding.code : one.icd10);
    const auto written = one.coding.display.empty() ? one.coding.code : one.coding.display;
    auto text = known ? Text{known->en, known->zh} : same(written);
    const auto& code = one.icd10.empty() ? one.coding.code : one.icd10;
    if (!code.empty() && code != text.en) text = joined(text, " ", code);
    return one.onset.empty() ? text : Text{text.en + ", since " + one.onset, text.zh + "，起病 " + one.onset};
}

Text medicineText(const care::RuleBook& care, const care::MedicationLine& one) {
    const auto drugs = care.drugsByAtc(one.atc);
    auto text = drugs.empty() ? same(one.name) : Text{drugs.front()->inn, one.name.empty() ? drugs.front()->zh : one.name};
    if (!one.dose.empty()) text = joined(text, " ", one.dose);
    if (one.start) text = {text.en + ", since " + formatDate(*one.start), text.zh + "，自 " + formatDate(*one.start)};
    return one.held ? Text{text.en + " (held)", text.zh + "（暂停）"} : text;
}

/// A coded answer in the words of the form that asks for it, in both languages; as it was written where no form does.
Text answerText(const care::RuleBook& care, const care::Observation& one) {
    const auto& said = one.textValue.empty() ? one.original : one.textValue;
    for (const auto& form : care.forms)
        for (const auto& field : form.fields()) {
            if (field.observation != one.code) continue;
            const auto option = std::find_if(field.options.begin(), field.options.end(), [&](const auto& each) { return each.en == said || each.zh == said; });
            if (option != field.options.end()) return {option->en, option->zh};
        }
    return same(said);
}

Text valueText(const care::RuleBook& care, const care::Observation& one) {
    if (!one.value) return answerText(care, one);
    const auto unit = plainUnit(one.unit);
    return same(care::displayed(care, one.code, *one.value) + (unit.empty() ? "" : " " + unit));
}

Text resultText(const care::RuleBook& care, const care::Observation& one) {
    const auto* known = care.observation(one.code);
    const auto name = known ? Text{known->en, known->zh} : same(one.coding.display.empty() ? one.coding.code : one.coding.display);
    const auto value = valueText(care, one);
    Text text{name.en + " " + value.en, name.zh + " " + value.zh};
    const auto day = formatDate(one.effective.day());
    text = {text.en + " (" + day + ")", text.zh + "（" + day + "）"};
    // Not a laboratory's: said beside it.
    if (one.origin == "self") text = {text.en + ", measured at home", text.zh + "，自测"};
    if (one.origin == "estimated") text = {text.en + ", estimated", text.zh + "，估算"};
    return text;
}

Text visitText(const care::RuleBook& care, const care::Visit& one) {
    Text names;
    for (const auto& form : one.forms) {
        const auto* programme = [&]() -> const care::ProgrammeDef* {
            for (const auto& each : care.programmes)
                if (each.form == care::FormKey{form.form}) return &each;
            return nullptr;
        }();
        const auto name = programme ? Text{programme->en, programme->zh + "随访"} : same(form.form);
        names = names.en.empty() ? name : Text{names.en + ", " + name.en, names.zh + "、" + name.zh};
        if (!form.classification.empty() && form.classification != "not-assessable")
            names = {names.en + " (class " + form.classification + ")", names.zh + "（分类" + form.classification + "）"};
    }
    if (names.en.empty()) names = same(one.title.empty() ? one.place : one.title);
    return {formatDate(one.date) + " " + names.en, formatDate(one.date) + " " + names.zh};
}

class Assembling {
public:
    Assembling(db::Database& database, const care::RuleBook& care, const ReferralBook& book, const roster::Resident& person, Date today)
        : m_database(database), m_facts(database), m_care(care), m_book(book), m_person(person), m_today(today) {}

    Result<std::vector<Section>> all() const {
        std::vector<Section> sections;
        for (const auto& rule : m_book.sections) {
            Section made{rule.id, SectionState::NothingRecorded, {}};
            if (rule.id == "problems") JIAYI_CHECK(problems(made));
            if (rule.id == "medicines") JIAYI_CHECK(medicines(made));
            if (rule.id == "allergies") JIAYI_CHECK(allergies(made));
            if (rule.id == "results") JIAYI_CHECK(results(made));
            if (rule.id == "visits") JIAYI_CHECK(visits(made));
            if (rule.id == "plan") JIAYI_CHECK(plan(made));
            if (!made.lines.empty()) made.state = SectionState::Stated;
            sections.push_back(std::move(made));
        }
        return sections;
    }

private:
    Result<void> problems(Section& section) const {
        JIAYI_TRY(const auto conditions, m_facts.conditions(m_person.id));
        for (const auto& each : conditions)
            if (each.status == "active") section.lines.push_back(conditionText(m_care, each));
        return {};
    }

    Result<void> medicines(Section& section) const {
        JIAYI_TRY(const auto lines, m_facts.medications(m_person.id));
        for (const auto& each : lines)
            if (each.status == "active") section.lines.push_back(medicineText(m_care, each));
        return {};
    }

    Result<void> allergies(Section& section) const {
        JIAYI_TRY(const auto known, m_facts.allergies(m_person.id));
        for (const auto& each : known) {
            if (each.status != "active") continue;
            auto text = each.coding.display.empty() ? each.coding.code : each.coding.display;
            section.lines.push_back(same(each.severity.empty() ? text : text + " (" + each.severity + ")"));
        }
        if (m_person.allergyState == roster::AllergyState::NotAsked) section.state = SectionState::NotAsked;
        if (m_person.allergyState == roster::AllergyState::NoneKnown) section.state = SectionState::NoneKnown;
        return {};
    }

    Result<void> results(Section& section) const {
        JIAYI_TRY(auto latest, m_facts.latest(m_person.id));
        const auto from = m_today - Days{m_book.whole("summary.results-days")};
        std::erase_if(latest, [&](const care::Observation& one) { return one.effective.day() < from || valueText(m_care, one).en.empty(); });
        std::stable_sort(latest.begin(), latest.end(), [](const auto& a, const auto& b) { return a.effective.start > b.effective.start; });
        for (const auto& each : latest) section.lines.push_back(resultText(m_care, each));
        return {};
    }

    Result<void> visits(Section& section) const {
        JIAYI_TRY(const auto newest, m_facts.visits(m_person.id, m_book.whole("summary.visits")));
        for (const auto& each : newest)
            if (each.status == "signed" || each.status == "imported") section.lines.push_back(visitText(m_care, each));
        return {};
    }

    Result<void> plan(Section& section) const {
        JIAYI_TRY(const auto page, plan::readPlan(m_database, m_care, m_person.id, m_today));
        for (const auto& target : page.targets) {
            const auto* known = m_care.observation(target.code);
            if (!known) continue;
            const auto limit = target.high ? "< " + care::displayed(m_care, target.code, *target.high) : "≥ " + care::displayed(m_care, target.code, *target.low);
            section.lines.push_back({"Target: " + known->en + " " + limit, "目标：" + known->zh + " " + limit});
        }
        if (page.nextVisit) section.lines.push_back({"Next visit " + formatDate(*page.nextVisit), "下次随访 " + formatDate(*page.nextVisit)});
        return {};
    }

    db::Database& m_database;
    care::FactRepository m_facts;
    const care::RuleBook& m_care;
    const ReferralBook& m_book;
    const roster::Resident& m_person;
    Date m_today;
};

std::string linesOf(const std::vector<Text>& lines, bool chinese) {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : chinese ? "；" : "; ") + (chinese ? line.zh : line.en);
    return text;
}

}  // namespace

Result<std::vector<Section>> assembleSummary(db::Database& database, const care::RuleBook& care, const ReferralBook& book, ResidentId resident, Date today) {
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    return Assembling(database, care, book, person, today).all();
}

Result<std::vector<Attachment>> attachable(db::Database& database, const care::RuleBook& care, ResidentId resident, int most) {
    const care::FactRepository facts(database);
    JIAYI_TRY(auto latest, facts.latest(resident));
    return db::attempt([&]() -> Result<std::vector<Attachment>> {
        std::vector<Attachment> all;
        {
            // Reports and pictures are kept as they came: their own words name them.
            db::Query row(database,
                          "SELECT type, id, coalesce(json_extract(coalesce(body, base), '$.content.title'), json_extract(coalesce(body, base), '$.description'), "
                          "json_extract(coalesce(body, base), '$.code.text'), json_extract(coalesce(body, base), '$.code.coding[0].display'), type), "
                          "substr(coalesce(json_extract(coalesce(body, base), '$.createdDateTime'), json_extract(coalesce(body, base), '$.effectiveDateTime'), "
                          "json_extract(coalesce(body, base), '$.date'), ''), 1, 10) AS day FROM record WHERE resident_id = ? AND type IN ('Media', 'DocumentReference', 'DiagnosticReport') "
                          "AND state <> 'tombstone' AND coalesce(body, base) IS NOT NULL ORDER BY day DESC, id LIMIT ?",
                          resident, most);
            while (row.next()) all.push_back({row.text(0), row.uuid(1), row.text(3).empty() ? row.text(2) : row.text(2) + " " + row.text(3)});
        }
        std::stable_sort(latest.begin(), latest.end(), [](const auto& a, const auto& b) { return a.effective.start > b.effective.start; });
        int count = 0;
        for (const auto& one : latest) {
            // A half of a pair has no resource of its own.
            if (one.panel || count == most) continue;
            all.push_back({"Observation", one.id.uuid, resultText(care, one).zh});
            ++count;
        }
        return all;
    });
}

Result<Proposal> proposeTexts(db::Database& database, const care::RuleBook& care, ResidentId resident, bool chinese) {
    const care::FactRepository facts(database);
    JIAYI_TRY(const auto conditions, facts.conditions(resident));
    JIAYI_TRY(const auto lines, facts.medications(resident));
    std::vector<Text> active, past, medicines;
    for (const auto& each : conditions) {
        if (each.status == "active") active.push_back(conditionText(care, each));
        if (each.status == "resolved") past.push_back(conditionText(care, each));
    }
    for (const auto& each : lines)
        if (each.status == "active") medicines.push_back(medicineText(care, each));
    return Proposal{linesOf(active, chinese), linesOf(past, chinese), linesOf(medicines, chinese)};
}

}  // namespace jiayi::referral
