#include "ui/duplicates/duplicate_words.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using roster::duplicates::Band;

namespace {

struct DuplicateText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::DuplicateText)
};

struct Named {
    std::string_view key;
    const char* word;
};

constexpr Named kFields[] = {
    {"name", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Name")},
    {"sex", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Sex")},
    {"birth_date", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Born")},
    {"citizen_id", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Id number")},
    {"phone", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Phone")},
    {"phone2", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Second phone")},
    {"address", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Address")},
    {"grid", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Grid")},
    {"household", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Household")},
    {"doctor", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Doctor")},
    {"record_no", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Record number")},
    {"insurance_scheme", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Insurance")},
    {"insurance_no", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Insurance number")},
    {"ethnic_code", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Ethnic group")},
    {"emergency_name", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Emergency contact")},
    {"emergency_phone", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Contact's phone")},
    {"blood_group", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Blood group")},
    {"contract_until", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Contract until")},
};

/// By how the name of the table begins.
constexpr Named kKinds[] = {
    {"visit", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Visits")},
    {"observation", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Results and measurements")},
    {"late_entry", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Results and measurements")},
    {"condition", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Diagnoses")},
    {"allergy", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Allergies")},
    {"medication_line", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Medicines")},
    {"programme", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Programmes")},
    {"target", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Targets and plans")},
    {"care_plan", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Targets and plans")},
    {"appointment", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Appointments")},
    {"special_booking", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Appointments")},
    {"prescription", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Prescriptions and supplies")},
    {"dispense", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Prescriptions and supplies")},
    {"long_assessment", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Prescriptions and supplies")},
    {"shortage", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Prescriptions and supplies")},
    {"test_order", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Tests and reports")},
    {"order_task", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Tests and reports")},
    {"reused_result", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Tests and reports")},
    {"report", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Tests and reports")},
    {"picture", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Pictures and documents")},
    {"referral", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Referrals and letters")},
    {"entitlement", QT_TRANSLATE_NOOP("jiayi::ui::DuplicateText", "Entitlements")},
};

const Named* named(std::string_view key, const Named* from, const Named* to, bool begins) {
    const auto* found = std::find_if(
        from, to, [&](const Named& one) { return begins ? key.starts_with(one.key) : key == one.key; });
    return found == to ? nullptr : found;
}

}  // namespace

QString bandWord(Band band) {
    const auto* rule = roster::duplicates::builtInEvidence().band(band);
    return rule ? ruleText({rule->textEn, rule->textZh}) : DuplicateText::tr("Contradicts itself");
}

Tone bandTone(Band band) {
    return band == Band::Same ? Tone::Warn : band == Band::Look ? Tone::Info : Tone::Neutral;
}

QString evidenceWord(const std::string& rule) {
    const auto& row = roster::duplicates::builtInEvidence().rule(rule);
    return ruleText({row.textEn, row.textZh});
}

bool speaksAgainst(const std::string& rule) {
    return roster::duplicates::builtInEvidence().rule(rule).against;
}

QString mergeFieldWord(const std::string& field) {
    const auto* known = named(field, std::begin(kFields), std::end(kFields), false);
    return known ? DuplicateText::tr(known->word) : qs(field);
}

QString mergeValueText(const std::string& field, const std::string& text) {
    if (text.empty()) return u"–"_s;
    if (field == "sex") return sexWord(roster::sexFromCode(text));
    if (field == "birth_date" && text.starts_with('~'))
        return DuplicateText::tr("about %1", "a birth year").arg(qs(text).mid(1, 4));
    if (field == "insurance_scheme")
        return text == "employee" ? DuplicateText::tr("Employees' scheme")
                                  : DuplicateText::tr("Residents' scheme");
    return qs(text);
}

QString factKindWord(const std::string& table) {
    const auto* known = named(table, std::begin(kKinds), std::end(kKinds), true);
    return known ? DuplicateText::tr(known->word) : DuplicateText::tr("Notes about work");
}

QString sideLine(const roster::duplicates::Side& side) {
    QStringList parts{sexWord(side.sex)};
    if (side.birthDate)
        parts << (side.birthEstimated ? mergeValueText("birth_date", "~" + formatDate(*side.birthDate))
                                      : isoDate(*side.birthDate));
    if (!side.maskedCitizenId.empty()) parts << qs(side.maskedCitizenId);
    if (!side.maskedPhone.empty()) parts << qs(side.maskedPhone);
    return parts.join(u" · "_s);
}

}  // namespace jiayi::ui
