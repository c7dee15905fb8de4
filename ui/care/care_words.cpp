#include "ui/care/care_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::ValueState;
using care::VisitClass;

namespace {

/// More names than these fill a line and are read by nobody; each has its own part of the page.
constexpr std::size_t kNamedForms = 3;

struct CareText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::CareText)
};

struct WordRow {
    std::string_view code;
    const char* word;
};

constexpr WordRow kMeasureWords[] = {{"hba1c", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "HbA1c")},
                                     {"fpg", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "FPG")},
                                     {"bp", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "BP")},
                                     {"weight", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "Weight")},
                                     {"bmi", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "BMI")},
                                     {"ldl", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "LDL-C")},
                                     {"egfr", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "eGFR")},
                                     {"uacr", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "UACR")},
                                     {"fundus", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "Fundus")},
                                     {"foot", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "Foot")}};

constexpr WordRow kUnitWords[] = {{"mm[Hg]", "mmHg"},
                                  {"Cel", "°C"},
                                  {"kg/m2", "kg/m²"},
                                  {"mL/min/{1.73_m2}", "mL/min/1.73 m²"},
                                  {"umol/L", "µmol/L"},
                                  {"{#}/d", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "a day")},
                                  {"/wk", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "a week")},
                                  {"d", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "days")},
                                  {"g/d", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "g a day")},
                                  {"两", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "liang a day")}};

constexpr WordRow kModeWords[] = {{"1", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "clinic")},
                                  {"2", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "home")},
                                  {"3", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "phone")},
                                  {"4", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "video")},
                                  {"5", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "relative collected medicine")}};

constexpr WordRow kFactWords[] = {
    {"fpg", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "fasting glucose")},
    {"fasting", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "whether fasting")},
    {"sbp", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "systolic pressure")},
    {"dbp", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "diastolic pressure")},
    {"adr", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "adverse reaction")},
    {"complication", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "complications")},
    {"age", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "age")},
    {"mode", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "mode of the visit")},
    {"limits", QT_TRANSLATE_NOOP("jiayi::ui::CareText", "limits to judge by")}};

template <class Table>
QString wordOf(const Table& table, std::string_view code) {
    const auto found = std::find_if(std::begin(table), std::end(table), [&](const auto& row) { return row.code == code; });
    return found == std::end(table) ? qs(code) : CareText::tr(found->word);
}

}  // namespace

QString ruleText(const std::string& en, const std::string& zh) {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    return qs(chinese && !zh.empty() ? zh : en);
}

QString measureWord(std::string_view key) { return wordOf(kMeasureWords, key); }

QString observationWord(const care::RuleBook& rules, std::string_view code, std::string_view fallback) {
    const auto* def = rules.observation(code);
    return def ? ruleText(def->en, def->zh) : qs(fallback.empty() ? code : fallback);
}

QString unitWord(std::string_view ucum) {
    if (ucum.starts_with('{') && ucum.ends_with('}') && ucum.find('/') == std::string_view::npos) return {};
    return wordOf(kUnitWords, ucum);
}

Tone stateTone(ValueState state) {
    switch (state) {
        case ValueState::Met:
            return Tone::Ok;
        case ValueState::AboveTarget:
            return Tone::Warn;
        case ValueState::Bad:
            return Tone::Bad;
        case ValueState::NotChecked:
            break;
    }
    return Tone::Neutral;
}

QString stateWord(ValueState state) {
    switch (state) {
        case ValueState::Met:
            return CareText::tr("on target");
        case ValueState::AboveTarget:
            return CareText::tr("off target");
        case ValueState::Bad:
            return CareText::tr("far off target");
        case ValueState::NotChecked:
            break;
    }
    return CareText::tr("no target to compare with");
}

QString classWord(VisitClass visitClass) {
    switch (visitClass) {
        case VisitClass::Satisfactory:
            return CareText::tr("Satisfactory");
        case VisitClass::Unsatisfactory:
            return CareText::tr("Not satisfactory");
        case VisitClass::AdverseReaction:
            return CareText::tr("Adverse reaction");
        case VisitClass::Complication:
            return CareText::tr("Complication");
        case VisitClass::NotAssessable:
            break;
    }
    return CareText::tr("Not assessable");
}

Tone classTone(VisitClass visitClass) {
    switch (visitClass) {
        case VisitClass::Satisfactory:
            return Tone::Ok;
        case VisitClass::Unsatisfactory:
            return Tone::Warn;
        case VisitClass::AdverseReaction:
        case VisitClass::Complication:
            return Tone::Bad;
        case VisitClass::NotAssessable:
            break;
    }
    return Tone::Neutral;
}

QString storedClassWord(std::string_view code) {
    if (code == "not-assessable") return classWord(VisitClass::NotAssessable);
    if (code.size() == 1 && code[0] >= '0' && code[0] <= '4') return classWord(static_cast<VisitClass>(code[0] - '0'));
    return {};
}

QString formName(const care::RuleBook& rules, const care::FormKey& form) {
    if (const auto* occasion = rules.occasion(form)) return ruleText(occasion->en, occasion->zh);
    const auto* programme = rules.programmeOf(form);
    return programme ? ruleText(programme->en, programme->zh) : qs(form.text);
}

QString formWord(const care::RuleBook& rules, const std::vector<care::FormKey>& forms) {
    if (forms.empty()) return CareText::tr("Visit");
    if (forms.size() > kNamedForms) return CareText::tr("Follow-up for %n programme(s)", nullptr, static_cast<int>(forms.size()));
    QStringList names, occasions;
    for (const auto& form : forms) (rules.occasion(form) ? occasions : names).append(formName(rules, form));
    if (!names.isEmpty()) occasions.append(CareText::tr("%1 follow-up", "names of programmes").arg(names.join(u" + "_s)));
    return occasions.join(u" + "_s);
}

QString sayingWord(const care::RuleBook& rules, std::string_view code, const std::string& said) {
    for (const auto& form : rules.forms)
        for (const auto& field : form.fields()) {
            if (field.observation != code) continue;
            for (const auto& option : field.options)
                if (option.en == said) return ruleText(option.en, option.zh);
        }
    return qs(said);
}

QString modeWord(std::string_view code) { return wordOf(kModeWords, code); }

QString pointKindWord(care::PointKind kind) {
    switch (kind) {
        case care::PointKind::Lab:
            return CareText::tr("measured");
        case care::PointKind::Estimated:
            return CareText::tr("estimated");
        case care::PointKind::Self:
            return CareText::tr("self-reported");
    }
    return {};
}

QString originWord(std::string_view origin) {
    if (origin == "self") return pointKindWord(care::PointKind::Self);
    if (origin == "estimated") return pointKindWord(care::PointKind::Estimated);
    return {};
}

QString targetRange(std::optional<double> low, std::optional<double> high, int decimals) {
    const auto text = [&](double value) { return QLocale().toString(value, 'f', decimals); };
    if (low && high) return text(*low) + u'–' + text(*high);
    if (high) return u"< "_s + text(*high);
    if (low) return u"≥ "_s + text(*low);
    return {};
}

QString factWord(const care::RuleBook& rules, const care::FormKey& form, std::string_view fact) {
    const auto known = std::any_of(std::begin(kFactWords), std::end(kFactWords), [&](const auto& row) { return row.code == fact; });
    const auto* field = rules.form(form).field(fact.substr(0, fact.find('|')));
    return known || !field ? wordOf(kFactWords, fact) : ruleText(field->en, field->zh);
}

}  // namespace jiayi::ui
