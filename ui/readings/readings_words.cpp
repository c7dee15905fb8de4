#include "ui/readings/readings_words.h"

#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

QString say(const char* text) { return QCoreApplication::translate("Readings", text); }

QString reasonWords(const std::string& reason) {
    if (reason == "cgm.time") return say(QT_TRANSLATE_NOOP("Readings", "this is no day with a time"));
    if (reason == "cgm.no-such-time") return say(QT_TRANSLATE_NOOP("Readings", "there is no such day"));
    if (reason == "cgm.implausible") return say(QT_TRANSLATE_NOOP("Readings", "no glucose value in this unit"));
    return say(QT_TRANSLATE_NOOP("Readings", "this is no number"));
}

/// A pressure stands under its systolic code.
bool isPressure(std::string_view code) { return code == "SBP"; }

}  // namespace

QString bandWord(const readings::GlucoseBand& band) { return ruleText({band.words.en, band.words.zh}); }

QColor bandColour(std::string_view id) {
    const auto& t = tokens();
    const auto mixed = [&](Tone tone, double share) {
        const auto strong = t.tone(tone).strong, card = t.card;
        const auto mix = [share](int a, int b) { return static_cast<int>(a * share + b * (1 - share)); };
        return QColor(mix(strong.red(), card.red()), mix(strong.green(), card.green()), mix(strong.blue(), card.blue()));
    };
    if (id == "very-low") return t.tone(Tone::Bad).strong;
    if (id == "low") return mixed(Tone::Bad, 0.55);
    if (id == "target") return t.tone(Tone::Ok).strong;
    return mixed(Tone::Warn, id == "high" ? 0.55 : 1);
}

QString glucoseUnitWord(readings::GlucoseUnit unit) { return unit == readings::GlucoseUnit::MmolL ? u"mmol/L"_s : u"mg/dL"_s; }

QString problemWords(const readings::RowProblem& problem) {
    return say(QT_TRANSLATE_NOOP("Readings", "Row %1, %2: %3.")).arg(problem.row).arg(qs(problem.column).trimmed(), reasonWords(problem.reason));
}

QString goalWords(const readings::ReadingRules& rules, const readings::GlucoseGoal& goal) {
    QStringList names;
    for (const auto& band : rules.bands)
        if (std::find(goal.bands.begin(), goal.bands.end(), band.id) != goal.bands.end()) names << bandWord(band);
    const auto which = names.join(u" + "_s);
    return (goal.over ? say(QT_TRANSLATE_NOOP("Readings", "%1 more than %2 %")) : say(QT_TRANSLATE_NOOP("Readings", "%1 less than %2 %"))).arg(which, figure(goal.percent, 0));
}

QString selfValueText(const care::RuleBook& rules, const readings::SelfReading& reading) {
    const auto* known = rules.observation(reading.code);
    const int decimals = known ? known->decimals : 1;
    auto text = figure(reading.value, decimals);
    if (reading.second) text += u'/' + figure(*reading.second, decimals);
    return text + u' ' + (isPressure(reading.code) ? u"mmHg"_s : qs(reading.unit));
}

QString selfNameText(const care::RuleBook& rules, std::string_view code) {
    if (isPressure(code)) return say(QT_TRANSLATE_NOOP("Readings", "Blood pressure"));
    const auto* known = rules.observation(code);
    return known ? ruleText({known->en, known->zh}) : qs(code);
}

}  // namespace jiayi::ui
