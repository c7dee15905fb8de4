#include "ui/files/file_words.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

/// lupdate finds plurals only in tr().
struct FileText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FileText)
};

struct NamedWord {
    std::string_view key;
    const char* words;
};

constexpr NamedWord kTargetWords[] = {
    {"keep", QT_TRANSLATE_NOOP("FileWords", "Keep as it is")},
    {"ignore", QT_TRANSLATE_NOOP("FileWords", "Leave out")},
    {"record_id", QT_TRANSLATE_NOOP("FileWords", "Record: person_visit_date")},
    {"record_no", QT_TRANSLATE_NOOP("FileWords", "Record number")},
    {"name", QT_TRANSLATE_NOOP("FileWords", "Name")},
    {"sex", QT_TRANSLATE_NOOP("FileWords", "Sex")},
    {"birth_date", QT_TRANSLATE_NOOP("FileWords", "Birth date")},
    {"age", QT_TRANSLATE_NOOP("FileWords", "Age")},
    {"citizen_id", QT_TRANSLATE_NOOP("FileWords", "Citizen id")},
    {"phone", QT_TRANSLATE_NOOP("FileWords", "Phone")},
    {"phone2", QT_TRANSLATE_NOOP("FileWords", "Second phone")},
    {"address", QT_TRANSLATE_NOOP("FileWords", "Address")},
    {"grid", QT_TRANSLATE_NOOP("FileWords", "Grid")},
    {"household", QT_TRANSLATE_NOOP("FileWords", "Household")},
    {"insurance_scheme", QT_TRANSLATE_NOOP("FileWords", "Insurance scheme")},
    {"insurance_no", QT_TRANSLATE_NOOP("FileWords", "Insurance number")},
    {"ethnic", QT_TRANSLATE_NOOP("FileWords", "Ethnic group")},
    {"emergency_name", QT_TRANSLATE_NOOP("FileWords", "Emergency contact")},
    {"emergency_phone", QT_TRANSLATE_NOOP("FileWords", "Emergency phone")},
    {"blood_group", QT_TRANSLATE_NOOP("FileWords", "Blood group")},
    {"doctor", QT_TRANSLATE_NOOP("FileWords", "Family doctor")},
    {"contract_until", QT_TRANSLATE_NOOP("FileWords", "Contract until")},
    {"visit_date", QT_TRANSLATE_NOOP("FileWords", "Date of the results")},
    {"conditions", QT_TRANSLATE_NOOP("FileWords", "Conditions")},
    {"complications_t2dm", QT_TRANSLATE_NOOP("FileWords", "Complications of diabetes")},
    {"medications", QT_TRANSLATE_NOOP("FileWords", "Medicines")},
    {"blood_pressure", QT_TRANSLATE_NOOP("FileWords", "Blood pressure, 138/84")},
};

constexpr NamedWord kTypeWords[] = {
    {"Patient", QT_TRANSLATE_NOOP("FileWords", "Residents")},
    {"Observation", QT_TRANSLATE_NOOP("FileWords", "Results")},
    {"Condition", QT_TRANSLATE_NOOP("FileWords", "Conditions")},
    {"AllergyIntolerance", QT_TRANSLATE_NOOP("FileWords", "Allergies")},
    {"MedicationStatement", QT_TRANSLATE_NOOP("FileWords", "Medicines")},
    {"MedicationRequest", QT_TRANSLATE_NOOP("FileWords", "Prescriptions")},
    {"Encounter", QT_TRANSLATE_NOOP("FileWords", "Visits")},
    {"QuestionnaireResponse", QT_TRANSLATE_NOOP("FileWords", "Filled-in forms")},
    {"Procedure", QT_TRANSLATE_NOOP("FileWords", "Procedures")},
    {"Goal", QT_TRANSLATE_NOOP("FileWords", "Targets")},
    {"EpisodeOfCare", QT_TRANSLATE_NOOP("FileWords", "Programmes and contracts")},
    {"DiagnosticReport", QT_TRANSLATE_NOOP("FileWords", "Reports")},
    {"Immunization", QT_TRANSLATE_NOOP("FileWords", "Immunisations")},
};

template <std::size_t N>
QString wordOf(const NamedWord (&words)[N], std::string_view key) {
    const auto* found =
        std::find_if(std::begin(words), std::end(words), [&](const auto& word) { return word.key == key; });
    return found == std::end(words) ? QString() : QCoreApplication::translate("FileWords", found->words);
}

/// UCUM where it reads differently from what people write.
constexpr std::pair<std::string_view, std::string_view> kUnitSpellings[] = {
    {"mm[Hg]", "mmHg"},  {"umol/L", "µmol/L"},  {"Cel", "°C"},    {"kg/m2", "kg/m²"},
    {"10*9/L", "10⁹/L"}, {"10*12/L", "10¹²/L"}, {"ug/L", "µg/L"}, {"mL/min/{1.73_m2}", "mL/min/1.73 m²"},
    {"uU/mL", "µU/mL"},
};

}  // namespace

QString targetWords(const care::RuleBook& rules, std::string_view target) {
    if (const auto words = wordOf(kTargetWords, target); !words.isEmpty()) return words;
    const auto* known = rules.observation(target);
    if (!known) return qs(target);
    return qs(currentLanguage() == QLatin1String("zh_CN") ? known->zh : known->en);
}

QList<ChoiceEdit::Choice> targetChoices(const care::RuleBook& rules,
                                        const std::vector<std::string>& targets) {
    QList<ChoiceEdit::Choice> choices;
    const auto add = [&](std::string_view target) {
        const auto key = qs(target);
        const bool there = std::any_of(choices.begin(), choices.end(),
                                       [&](const auto& choice) { return choice.key == key; });
        if (!there) choices.append({key, targetWords(rules, target)});
    };
    add(roster::kKeepColumn);
    add(roster::kIgnoreColumn);
    for (const auto& target : targets)
        if (!rules.observation(target)) add(target);
    const auto results = choices.size();
    for (const auto& known : rules.observations)
        if (known.isQuantity()) add(known.code);
    std::sort(choices.begin() + results, choices.end(),
              [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.text, b.text) < 0; });
    return choices;
}

std::vector<std::string> unitsOf(const care::RuleBook& rules, std::string_view target) {
    if (target == "blood_pressure") target = "SBP";
    std::vector<std::string> units;
    const auto* known = rules.observation(target);
    if (!known || !known->isQuantity()) return units;
    units.push_back(known->unit);
    for (const auto& rule : rules.units) {
        if (rule.code == target && std::find(units.begin(), units.end(), rule.unit) == units.end())
            units.push_back(rule.unit);
    }
    return units;
}

QString unitWords(std::string_view unit) {
    for (const auto& [ucum, people] : kUnitSpellings)
        if (ucum == unit) return qs(people);
    return qs(unit);
}

QString kindWords(roster::ImportKind kind) {
    switch (kind) {
        case roster::ImportKind::Fhir:
            return QCoreApplication::translate("FileWords", "FHIR bundle");
        case roster::ImportKind::Ndjson:
            return QCoreApplication::translate("FileWords", "FHIR lines (NDJSON)");
        case roster::ImportKind::Table:
            return QCoreApplication::translate("FileWords", "Table");
    }
    return {};
}

QString typeWords(const std::string& fhirType) {
    const auto words = wordOf(kTypeWords, fhirType);
    return words.isEmpty() ? qs(fhirType) : words;
}

QString contentWords(const roster::FilePreview& file) {
    std::size_t count = 0;
    if (file.kind == roster::ImportKind::Table) {
        for (const auto& table : file.tables) count += table.rows;
        const auto rows = FileText::tr("%1 row(s)", nullptr, static_cast<int>(count))
                              .arg(countText(static_cast<qint64>(count)));
        if (file.tables.size() < 2) return rows;
        return FileText::tr("%n table(s), %1", nullptr, static_cast<int>(file.tables.size())).arg(rows);
    }
    for (const auto& [type, number] : file.resources) count += number;
    return FileText::tr("%1 resource(s)", nullptr, static_cast<int>(count))
        .arg(countText(static_cast<qint64>(count)));
}

QString fileName(const std::string& path) {
    const auto text = qs(path);
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

}  // namespace jiayi::ui
