#include "ui/care/visit_layout.h"

#include "ui/care/care_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace jiayi::ui {

namespace {

struct LayoutText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::LayoutText)
};

struct LayoutRow {
    VisitCard card;
    std::string_view field;
    const char* label = nullptr;  ///< nullptr: the form's own
};

constexpr LayoutRow kLayout[] = {
    {VisitCard::Visit, "visit_date"},
    {VisitCard::Visit, "visit_outcome"},
    {VisitCard::Visit, "lost_reason", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Why lost")},
    {VisitCard::Visit, "death_date"},
    {VisitCard::Visit, "death_cause"},
    {VisitCard::Visit, "visit_mode"},
    {VisitCard::Visit, "sbp", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Blood pressure")},
    {VisitCard::Visit, "heart_rate"},
    {VisitCard::Visit, "weight", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Weight")},
    {VisitCard::Visit, "fasting"},
    {VisitCard::Visit, "fpg"},
    {VisitCard::Visit, "glucose_random"},
    {VisitCard::Visit, "hba1c", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "HbA1c")},
    {VisitCard::Visit, "hba1c_date"},
    {VisitCard::Visit, "foot_pulse", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Foot pulses")},
    {VisitCard::Visit, "foot_pulse_side"},
    {VisitCard::Visit, "height"},
    {VisitCard::Visit, "bmi", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "BMI")},
    {VisitCard::Symptoms, "symptoms"},
    {VisitCard::Symptoms, "danger_signs"},
    {VisitCard::Symptoms, "symptoms_other"},
    {VisitCard::Symptoms, "symptoms_acute"},
    {VisitCard::Treatment, "drug_adherence", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Adherence")},
    {VisitCard::Treatment, "adr", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Side effects")},
    {VisitCard::Treatment, "adr_detail", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Which side effect")},
    {VisitCard::Treatment, "adr_hard_to_control", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Hard to control")},
    {VisitCard::Treatment, "complication"},
    {VisitCard::Treatment, "hypoglycaemia"},
    {VisitCard::Lifestyle, "smoking_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Cigarettes")},
    {VisitCard::Lifestyle, "alcohol_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Alcohol")},
    {VisitCard::Lifestyle, "exercise_freq_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Exercise, times")},
    {VisitCard::Lifestyle, "exercise_min_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Exercise, minutes")},
    {VisitCard::Lifestyle, "smoking_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Cigarettes, aim")},
    {VisitCard::Lifestyle, "alcohol_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Alcohol, aim")},
    {VisitCard::Lifestyle, "exercise_freq_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Times, aim")},
    {VisitCard::Lifestyle, "exercise_min_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Minutes, aim")},
    {VisitCard::Lifestyle, "staple_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Staple food")},
    {VisitCard::Lifestyle, "staple_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Staple food, aim")},
    {VisitCard::Lifestyle, "salt_now", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Salt")},
    {VisitCard::Lifestyle, "salt_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Salt, aim")},
    {VisitCard::Lifestyle, "psych_adjust", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Coping")},
    {VisitCard::Lifestyle, "compliance_behaviour", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Follows advice")},
    {VisitCard::Lifestyle, "weight_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Weight, aim")},
    {VisitCard::Lifestyle, "bmi_target", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "BMI, aim")},
    {VisitCard::More, "glucose_2h", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Glucose after 2 h")},
    {VisitCard::More, "waist"},
    {VisitCard::More, "temperature"},
    {VisitCard::More, "pregnant_or_lactating", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Pregnant, lactating")},
    {VisitCard::More, "signs_other"},
    {VisitCard::More, "other_tests", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Other tests")},
    {VisitCard::Referral, "referral_reason"},
    {VisitCard::Referral, "referral_org_dept", QT_TRANSLATE_NOOP("jiayi::ui::LayoutText", "Referred to")},
    {VisitCard::Referral, "referral_followup_date"},
};

/// What other parts of the screen show: person, class, next date, signature; the diastolic lies with the systolic.
constexpr std::string_view kElsewhere[] = {"record_no",       "patient_name", "visit_class", "age",
                                           "next_visit_date", "doctor_sign",  "dbp"};
constexpr std::string_view kDate = "_date";
/// What a person tells comes before what is measured.
constexpr std::string_view kStory[] = {"complaint", "check_symptoms"};

const LayoutRow* rowOf(std::string_view field) {
    const auto found = std::find_if(std::begin(kLayout), std::end(kLayout), [&](const auto& row) { return row.field == field; });
    return found == std::end(kLayout) ? nullptr : found;
}

constexpr std::pair<std::string_view, VisitCard> kSections[] = {
    {"visit", VisitCard::Visit},         {"signs", VisitCard::Visit},         {"tests", VisitCard::Visit},
    {"symptoms", VisitCard::Symptoms},   {"lifestyle", VisitCard::Lifestyle}, {"treatment", VisitCard::Treatment},
    {"drugs", VisitCard::Drugs},         {"referral", VisitCard::Referral},
};

VisitCard cardOf(const care::FieldDef& field) {
    if (const auto* row = rowOf(field.name)) return row->card;
    const auto found = std::find_if(std::begin(kSections), std::end(kSections), [&](const auto& section) { return section.first == field.section; });
    return found == std::end(kSections) ? VisitCard::More : found->second;
}

/// The day of a result that was held stands beside the result.
bool isDateOfHeld(const care::CombinedField& field, const care::CombinedForm& form) {
    std::string_view name = field.def->name;
    if (!name.ends_with(kDate)) return false;
    name.remove_suffix(kDate.size());
    const auto* result = form.field(form.keyOf(field.forms.front(), name));
    return result && result->def->carry == care::Carry::Held;
}

bool isOfOccasion(const care::CombinedField& field, const care::CombinedForm& form) {
    return std::none_of(field.forms.begin(), field.forms.end(), [&](const auto& key) { return form.form(key).isClassified(); });
}

/// A part of a form that is no programme's; nothing for what it shares with every visit.
std::optional<VisitPlace> occasionPlace(const care::CombinedField& field) {
    const auto& section = field.def->section;
    if (section == "visit" || section == "lifestyle") return {};
    VisitPlace place{VisitCard::Occasion, field.forms.front(), section, {&field}};
    if (section == "signs" && field.def->name.find("foot_pulse") == std::string::npos) place = {VisitCard::Visit, {}, {}, {&field}};
    if (std::find(std::begin(kStory), std::end(kStory), section) != std::end(kStory)) place.card = VisitCard::Story;
    return place;
}

/// What one form of several asks for itself stands in its own part.
VisitPlace placeOf(const care::CombinedField& field, const care::CombinedForm& form) {
    VisitPlace place{cardOf(*field.def), {}, {}, {&field}};
    const auto own = isOfOccasion(field, form) ? occasionPlace(field) : std::nullopt;
    if (own) {
        place = *own;
    } else if (form.forms().size() > 1 && !field.isShared()) {
        place.section = field.forms.front();
        if (place.card != VisitCard::Drugs && place.card != VisitCard::Referral) place.card = VisitCard::Programme;
    }
    if (field.def->name == "sbp")
        if (const auto* lower = form.field(form.keyOf(field.forms.front(), "dbp"))) place.fields.push_back(lower);
    return place;
}

/// Where it comes within its card: our table first, then as the forms have it.
std::ptrdiff_t rankOf(const care::FieldDef& field) {
    const auto* row = rowOf(field.name);
    return row ? row - std::begin(kLayout) : std::ssize(kLayout);
}

/// Sections in the order in which the form begins them.
std::ptrdiff_t groupRank(const care::CombinedForm& form, const VisitPlace& place) {
    const auto& fields = form.form(place.section).fields();
    return std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.section == place.group; }) - fields.begin();
}

}  // namespace

std::vector<VisitPlace> visitPlaces(const care::CombinedForm& form) {
    std::vector<VisitPlace> places;
    for (const auto& field : form.fields())
        if (std::find(std::begin(kElsewhere), std::end(kElsewhere), field.def->name) == std::end(kElsewhere) && !isDateOfHeld(field, form))
            places.push_back(placeOf(field, form));
    const auto positionOf = [&](const care::FormKey& section) { return std::find(form.forms().begin(), form.forms().end(), section) - form.forms().begin(); };
    const auto order = [&](const VisitPlace& place) {
        const auto rank = place.group.empty() ? rankOf(*place.fields.front()->def) : groupRank(form, place);
        return std::tuple{place.card, place.section.empty() ? -1 : positionOf(place.section), rank};
    };
    std::stable_sort(places.begin(), places.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return places;
}

QString cardTitle(VisitCard card) {
    switch (card) {
        case VisitCard::Visit:
            return LayoutText::tr("Visit and measurements");
        case VisitCard::Symptoms:
            return LayoutText::tr("Symptoms");
        case VisitCard::Lifestyle:
            return LayoutText::tr("Lifestyle");
        case VisitCard::Treatment:
            return LayoutText::tr("Treatment");
        case VisitCard::Story:
        case VisitCard::Programme:
        case VisitCard::Occasion:
            break;
        case VisitCard::Drugs:
            return LayoutText::tr("Medicines on the form");
        case VisitCard::More:
            return LayoutText::tr("Further findings");
        case VisitCard::Referral:
            return LayoutText::tr("Referral");
    }
    return {};
}

QString visitLabel(const care::FieldDef& field) {
    const auto* row = rowOf(field.name);
    return row && row->label ? LayoutText::tr(row->label) : ruleText(field.en, field.zh);
}

}  // namespace jiayi::ui
