#include "ui/common/clinic_words.h"

#include "models/care/rules/rule_book.h"
#include "models/core/resource.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct ClinicText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ClinicText)
};

}  // namespace

QString sexLetter(Sex sex) {
    if (sex == Sex::Male) return ClinicText::tr("M", "sex");
    if (sex == Sex::Female) return ClinicText::tr("F", "sex");
    return u"–"_s;
}

QString sexWord(Sex sex) {
    switch (sex) {
        case Sex::Male:
            return ClinicText::tr("Male");
        case Sex::Female:
            return ClinicText::tr("Female");
        case Sex::Unspecified:
            return ClinicText::tr("Not specified", "sex");
        case Sex::Unknown:
            break;
    }
    return ClinicText::tr("Unknown", "sex");
}

QString programmeWord(std::string_view code) {
    // Programmes are data; the program has checked at its start that they parse.
    static const auto programmes = care::parseProgrammes(embeddedFile("rules/programmes.csv")).value();
    for (const auto& programme : programmes)
        if (programme.code == code) return qs(currentLanguage().startsWith(QLatin1String("zh")) ? programme.zh : programme.en);
    return qs(code);
}

QString controlWord(roster::ControlState state) {
    switch (state) {
        case roster::ControlState::Controlled:
            return ClinicText::tr("On target");
        case roster::ControlState::Above:
            return ClinicText::tr("Above target");
        case roster::ControlState::Poor:
            return ClinicText::tr("Poor", "control");
        case roster::ControlState::NotChecked:
            break;
    }
    return ClinicText::tr("Not checked");
}

Tone controlTone(roster::ControlState state) {
    switch (state) {
        case roster::ControlState::Controlled:
            return Tone::Ok;
        case roster::ControlState::Above:
            return Tone::Warn;
        case roster::ControlState::Poor:
            return Tone::Bad;
        case roster::ControlState::NotChecked:
            break;
    }
    return Tone::Neutral;
}

QString sexAndAge(Sex sex, std::optional<Date> birth, bool estimated, Date today) {
    if (!birth) return sexLetter(sex);
    const auto age = ageText(*birth, today);
    return sexLetter(sex) + u" · "_s + (estimated ? ClinicText::tr("about %1", "age").arg(age) : age);
}

}  // namespace jiayi::ui
