#include "models/care/rules/followup_form.h"

#include "models/care/rules/observation_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace jiayi::care {

namespace {

constexpr std::array<std::pair<std::string_view, When>, 21> kWhenWords{{
    {"always", When::Always},
    {"never", When::Never},
    {"contact", When::Contact},
    {"face_to_face", When::FaceToFace},
    {"spoken", When::Spoken},
    {"fasting", When::Fasting},
    {"not_fasting", When::NotFasting},
    {"lost", When::Lost},
    {"dead", When::Dead},
    {"symptom_any", When::SymptomAny},
    {"symptom_other", When::SymptomOther},
    {"symptom_or_sign", When::SymptomOrSign},
    {"abnormal_foot", When::AbnormalFoot},
    {"adr", When::Adr},
    {"referral", When::Referral},
    {"has_hba1c", When::HasHba1c},
    {"has_glucose_2h", When::HasGlucose2h},
    {"drug1", When::Drug1},
    {"drug2", When::Drug2},
    {"drug3", When::Drug3},
    {"has_insulin", When::HasInsulin},
}};

bool has(const Answers& answers, std::string_view field) { return !answer(answers, field).empty(); }

/// A chosen code other than `none`.
bool hasOther(const Answers& answers, std::string_view field, std::string_view none) {
    const auto codes = codeAnswers(answers, field);
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return code != none; });
}

bool isContact(const Answers& answers) {
    const auto outcome = answer(answers, "visit_outcome");
    return outcome != "2" && outcome != "3";
}

bool isAnswered(const Answers& answers, const WhenTerm& term) {
    if (term.code == "*") return has(answers, term.field);
    const auto codes = codeAnswers(answers, term.field);
    return std::find(codes.begin(), codes.end(), term.code) != codes.end();
}

bool circumstanceIs(const WhenTerm& term, const Answers& answers) {
    const auto mode = answer(answers, "visit_mode");
    switch (term.when) {
        case When::Always:
            return true;
        case When::Never:
            return false;
        case When::Contact:
            return isContact(answers);
        // Until the mode is chosen nothing is waived.
        case When::FaceToFace:
            return isContact(answers) && (mode.empty() || mode == "1" || mode == "2");
        case When::Spoken:
            return isContact(answers) && mode != "5";
        case When::Fasting:
            return answer(answers, "fasting") == "2";
        case When::NotFasting:
            return answer(answers, "fasting") == "1";
        case When::Lost:
            return answer(answers, "visit_outcome") == "2";
        case When::Dead:
            return answer(answers, "visit_outcome") == "3";
        case When::SymptomAny:
            return hasOther(answers, "symptoms", "1");
        case When::SymptomOther: {
            const auto codes = codeAnswers(answers, "symptoms");
            return std::find(codes.begin(), codes.end(), "99") != codes.end();
        }
        case When::SymptomOrSign:
            return hasOther(answers, "symptoms", "1") || hasOther(answers, "danger_signs", "none");
        case When::AbnormalFoot:
            return answer(answers, "foot_pulse") == "2" || answer(answers, "foot_pulse") == "3";
        case When::Adr:
            return answer(answers, "adr") == "2";
        case When::Referral:
            return has(answers, "referral_reason");
        case When::HasHba1c:
            return has(answers, "hba1c");
        case When::HasGlucose2h:
            return has(answers, "glucose_2h");
        case When::Drug1:
            return has(answers, "drug1_name");
        case When::Drug2:
            return has(answers, "drug2_name");
        case When::Drug3:
            return has(answers, "drug3_name");
        case When::HasInsulin:
            return has(answers, "insulin_type");
        case When::Answered:
            return isAnswered(answers, term);
        case When::AtLeast: {
            const auto figure = numberAnswer(answers, term.field);
            return figure && *figure >= term.limit;
        }
    }
    return false;
}

std::optional<double> plainNumber(std::string_view text) {
    double value = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool whole = !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (!whole || !std::isfinite(value)) return {};  // from_chars reads "inf" and "nan"
    return value;
}

int decimalsIn(std::string_view text) {
    const auto point = text.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

}  // namespace

std::string_view answer(const Answers& answers, std::string_view field) {
    const auto found = answers.find(field);
    return found == answers.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<double> numberAnswer(const Answers& answers, std::string_view field) {
    return plainNumber(answer(answers, field));
}

std::vector<std::string> codeAnswers(const Answers& answers, std::string_view field) {
    std::vector<std::string> codes;
    const auto text = answer(answers, field);
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(';', from), text.size());
        if (to > from) codes.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return codes;
}

bool Circumstance::holds(const Answers& answers) const {
    return std::all_of(terms.begin(), terms.end(), [&](const WhenTerm& term) {
        return circumstanceIs(term, answers) != term.negated;
    });
}

std::optional<Circumstance> parseCircumstance(std::string_view text) {
    Circumstance circumstance;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find('&', from), text.size());
        auto word = text.substr(from, to - from);
        const bool negated = word.starts_with('!');
        if (negated) word.remove_prefix(1);
        from = to + 1;
        if (const auto atLeast = word.find(">="); atLeast != std::string_view::npos) {
            const auto limit = plainNumber(word.substr(atLeast + 2));
            if (atLeast == 0 || !limit) return {};
            circumstance.terms.push_back({When::AtLeast, negated, std::string{word.substr(0, atLeast)}, {}, *limit});
            continue;
        }
        if (const auto equals = word.find('='); equals != std::string_view::npos) {
            if (equals == 0 || equals + 1 == word.size()) return {};
            circumstance.terms.push_back({When::Answered, negated, std::string{word.substr(0, equals)}, std::string{word.substr(equals + 1)}, 0});
            continue;
        }
        const auto* known = std::find_if(kWhenWords.begin(), kWhenWords.end(),
                                         [&](const auto& entry) { return entry.first == word; });
        if (word.empty() || known == kWhenWords.end()) return {};
        circumstance.terms.push_back({known->second, negated});
    }
    return circumstance;
}

const FieldOption* FieldDef::option(std::string_view code) const {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const FieldOption& o) { return o.code == code; });
    return found == options.end() ? nullptr : &*found;
}

FollowupForm::FollowupForm(FormKey key, std::vector<FieldDef> fields) : m_key(std::move(key)), m_fields(std::move(fields)) {
    for (std::size_t i = 0; i < m_fields.size(); ++i) m_index.emplace(m_fields[i].name, i);
}

std::optional<std::size_t> FollowupForm::indexOf(std::string_view name) const {
    const auto found = m_index.find(name);
    return found == m_index.end() ? std::nullopt : std::optional{found->second};
}

const FieldDef* FollowupForm::field(std::string_view name) const {
    const auto index = indexOf(name);
    return index ? &m_fields[*index] : nullptr;
}

namespace {

/// The reason why a number may not stand in the field, if there is one.
std::optional<FieldProblem> numberProblem(const FieldDef& field, std::string_view text) {
    const auto value = plainNumber(text);
    if (!value) return FieldProblem{field.name, "field.not-a-number"};
    const int decimals = decimalsIn(text);
    if (decimals > (field.type == FieldType::Integer ? 0 : field.decimals))
        return FieldProblem{field.name, "field.decimals"};
    if ((field.low && *value < *field.low) || (field.high && *value > *field.high))
        return FieldProblem{field.name, "field.out-of-range", !field.observation.empty()};
    return {};
}

std::optional<FieldProblem> dateProblem(const FieldDef& field, std::string_view text, const Answers& answers,
                                        Date today) {
    const auto day = parseDate(text);
    if (!day) return FieldProblem{field.name, "field.not-a-date"};
    const auto visit = parseDate(answer(answers, "visit_date"));
    if (field.format == FieldFormat::NotInFuture && *day > today)
        return FieldProblem{field.name, "field.in-the-future"};
    if (visit && field.format == FieldFormat::UntilVisit && *day > *visit)
        return FieldProblem{field.name, "field.after-visit"};
    if (visit && field.format == FieldFormat::AfterVisit && *day <= *visit)
        return FieldProblem{field.name, "field.before-visit"};
    return {};
}

std::optional<FieldProblem> codesProblem(const FieldDef& field, const Answers& answers) {
    const auto codes = codeAnswers(answers, field.name);
    bool exclusive = false;
    for (const auto& code : codes) {
        const auto* option = field.option(code);
        if (!option) return FieldProblem{field.name, "field.not-an-option"};
        exclusive = exclusive || option->exclusive;
    }
    if (exclusive && codes.size() > 1) return FieldProblem{field.name, "field.exclusive-option"};
    if (field.type == FieldType::Code && codes.size() != 1)
        return FieldProblem{field.name, "field.not-an-option"};
    return {};
}

/// "###-#####".
bool isPrintedRecordNumber(std::string_view text) {
    if (text.size() != 9 || text[3] != '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; }) &&
           std::count(text.begin(), text.end(), '-') == 1;
}

std::optional<FieldProblem> contentProblem(const FieldDef& field, const Answers& answers, Date today) {
    const auto text = answer(answers, field.name);
    switch (field.type) {
        case FieldType::Integer:
        case FieldType::Decimal:
            return numberProblem(field, text);
        case FieldType::Date:
            return dateProblem(field, text, answers, today);
        case FieldType::Code:
        case FieldType::Codes:
            return codesProblem(field, answers);
        case FieldType::Text:
        case FieldType::LongText:
            break;
    }
    if (field.format == FieldFormat::RecordNumber && !isPrintedRecordNumber(text))
        return FieldProblem{field.name, "field.format"};
    return {};
}

}  // namespace

std::vector<FieldProblem> FollowupForm::validate(const Answers& answers, Date today) const {
    std::vector<FieldProblem> problems;
    for (const auto& [name, text] : answers)
        if (!text.empty() && !field(name)) problems.push_back({name, "field.unknown"});
    for (const auto& def : m_fields) {
        const bool empty = answer(answers, def.name).empty();
        if (empty && isRequired(def, answers)) problems.push_back({def.name, "field.required"});
        if (empty) continue;
        if (!isShown(def, answers))
            problems.push_back({def.name, "field.not-applicable"});
        else if (auto problem = contentProblem(def, answers, today))
            problems.push_back(std::move(*problem));
    }
    const auto sbp = numberAnswer(answers, "sbp"), dbp = numberAnswer(answers, "dbp");
    if (sbp && dbp && *dbp >= *sbp) problems.push_back({"dbp", "blood-pressure.order"});
    return problems;
}

/// A total needs every answer that it is made of: half a questionnaire says nothing.
void FollowupForm::addScores(const Answers& answers, Answers& results) const {
    std::map<std::string_view, std::optional<double>> totals;
    std::map<std::string_view, std::map<std::string_view, bool>> counted;
    for (const auto& rule : m_scores) {
        const auto* target = field(rule.target);
        if (!target || !isShown(*target, answers)) continue;
        if (!rule.band) {
            const bool chosen = answer(answers, rule.field) == rule.code;
            counted[rule.target][rule.field] = counted[rule.target][rule.field] || chosen;
            if (chosen) totals[rule.target] = totals[rule.target].value_or(0) + rule.points;
            continue;
        }
        const auto& parts = counted[rule.field];
        const auto total = totals[rule.field];
        const bool whole = !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part.second; });
        if (!whole || !total) continue;
        results.emplace(rule.field, fmt::format("{:.0f}", *total));
        if ((!rule.low || *total >= *rule.low) && (!rule.high || *total < *rule.high)) results.emplace(rule.target, rule.code);
    }
}

Answers FollowupForm::computed(const Answers& answers, const FormPerson& person) const {
    Answers results;
    const auto put = [&](std::string_view name, std::optional<double> value) {
        const auto* def = field(name);
        if (def && def->carry == Carry::Computed && value && isShown(*def, answers))
            results.emplace(name, fmt::format("{:.{}f}", *value, def->decimals));
    };
    put("age", person.age);
    addScores(answers, results);
    const auto height = numberAnswer(answers, "height");
    const auto massIndex = [&](std::optional<double> kg) { return kg && height ? bodyMassIndex(*kg, *height) : std::nullopt; };
    put("bmi", massIndex(numberAnswer(answers, "weight")));
    put("bmi_target", massIndex(numberAnswer(answers, "weight_target")));
    if (const auto creatinine = numberAnswer(answers, "creatinine"); creatinine && person.age) {
        put("egfr", egfr(EgfrEquation::CkdEpi2021, *creatinine, *person.age, person.sex));
        if (results.contains("egfr") && field("egfr_date") && !answer(answers, "creatinine_date").empty())
            results.emplace("egfr_date", answer(answers, "creatinine_date"));
    }
    const auto visit = parseDate(answer(answers, "visit_date"));
    for (const auto& def : m_fields)
        if (visit && def.offsetDays && isShown(def, answers))
            results.emplace(def.name, formatDate(*visit + Days{*def.offsetDays}));
    return results;
}

Answers FollowupForm::carriedFrom(const Answers& last) const {
    Answers carried;
    for (const auto& def : m_fields)
        if (def.carry == Carry::Carried && !answer(last, def.name).empty())
            carried.emplace(def.name, answer(last, def.name));
    return carried;
}

}  // namespace jiayi::care
