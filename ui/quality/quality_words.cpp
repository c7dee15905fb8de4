#include "ui/quality/quality_words.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <QLocale>

#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using quality::Suspicion;

namespace {

struct QualityText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::QualityText)
};

/// Below this nobody sees a difference: it is shown with one decimal.
constexpr double kSeenPoints = 0.05;

QString signedFigure(double value) {
    const auto shown = QLocale().toString(std::abs(value), 'f', 1);  // always one digit, so that columns of points line up
    if (std::abs(value) < kSeenPoints) return shown;
    return (value > 0 ? u"+"_s : u"−"_s) + shown;
}

}  // namespace

QString inForce(const std::string& en, const std::string& zh) {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    return qs(chinese ? (zh.empty() ? en : zh) : (en.empty() ? zh : en));
}

QString rateText(const std::optional<double>& rate) { return rate ? percentText(*rate) : u"–"_s; }

QString pointsText(double points) { return QualityText::tr("%1 percentage points").arg(signedFigure(points)); }

QString relativeText(double percent) { return QualityText::tr("%1 % relative").arg(signedFigure(percent)); }

QString countedText(const quality::Count& count) { return QualityText::tr("%1 of %2").arg(countText(count.numerator), countText(count.denominator)); }

bool isShare(const quality::Measure& measure) { return measure.unit != quality::Unit::MemberMonth; }

QString valueText(const quality::Measure& measure, const std::optional<double>& rate) {
    if (isShare(measure) || !rate) return rateText(rate);
    return moneyText(Money{std::llround(*rate)});
}

QString countedText(const quality::Measure& measure, const quality::Count& count) {
    if (measure.unit == quality::Unit::Money) return QualityText::tr("%1 of %2").arg(moneyText(Money{count.numerator}), moneyText(Money{count.denominator}));
    if (!isShare(measure)) return QualityText::tr("%1 for %2 months").arg(moneyText(Money{count.numerator}), countText(count.denominator));
    return countedText(count);
}

Movement movementOf(const quality::Measure& measure, const std::optional<double>& now, const std::optional<double>& before) {
    // Percentage points are of shares alone.
    if (!now || !before || !isShare(measure)) return {};
    Movement movement;
    movement.points = 100 * (*now - *before);
    if (std::abs(movement.points) < kSeenPoints) movement.sense = Movement::Sense::Same;
    else movement.sense = (movement.points > 0) != measure.inverse ? Movement::Sense::Better : Movement::Sense::Worse;
    return movement;
}

QString movementText(const Movement& movement) {
    const auto arrow = movement.points > 0 ? u"▲ "_s : u"▼ "_s;
    switch (movement.sense) {
        case Movement::Sense::Better: return arrow + QualityText::tr("%1, better", "of a change in percentage points").arg(pointsText(movement.points));
        case Movement::Sense::Worse: return arrow + QualityText::tr("%1, worse", "of a change in percentage points").arg(pointsText(movement.points));
        case Movement::Sense::Same: return QualityText::tr("as a month ago");
        case Movement::Sense::Unknown: break;
    }
    return QualityText::tr("no month before to compare with");
}

Tone movementTone(const Movement& movement) {
    switch (movement.sense) {
        case Movement::Sense::Better: return Tone::Ok;
        case Movement::Sense::Worse: return Tone::Warn;
        case Movement::Sense::Same:
        case Movement::Sense::Unknown: break;
    }
    return Tone::Neutral;
}

QString windowWord(quality::Window window) {
    switch (window) {
        case quality::Window::Year: return QualityText::tr("This year");
        case quality::Window::Rolling: return QualityText::tr("Twelve months");
        case quality::Window::Quarter: return QualityText::tr("This quarter");
    }
    return {};
}

QString sideWord(quality::Side side, const quality::Measure& measure) {
    switch (side) {
        case quality::Side::NotMet: return measure.inverse ? QualityText::tr("Counted against us") : QualityText::tr("Not reached");
        case quality::Side::Met: return measure.inverse ? QualityText::tr("In order") : QualityText::tr("Reached");
        case quality::Side::Missing: return QualityText::tr("Not measured");
        case quality::Side::Excluded: return QualityText::tr("Excluded");
    }
    return {};
}

QString ruleSetWord(quality::RuleSet rules) {
    switch (rules) {
        case quality::RuleSet::National: return QualityText::tr("National");
        case quality::RuleSet::Clinical: return QualityText::tr("Clinical");
        case quality::RuleSet::Published: return QualityText::tr("As published");
        case quality::RuleSet::Project: return QualityText::tr("Own");
    }
    return {};
}

QString unitWord(quality::Unit unit) {
    switch (unit) {
        case quality::Unit::Person: return QualityText::tr("People");
        case quality::Unit::Prescription: return QualityText::tr("Prescriptions");
        case quality::Unit::Money: return QualityText::tr("Money");
        case quality::Unit::Visit: return QualityText::tr("Visits");
        case quality::Unit::Year: return QualityText::tr("Person-years");
        case quality::Unit::MemberMonth: return QualityText::tr("Member-months");
    }
    return {};
}

bool isGeneralKnowledge(const RuleOrigin& origin) { return origin.source.starts_with("GK") || origin.source.find("verify") != std::string::npos; }

QString periodText(const quality::Period& period) { return QualityText::tr("%1 to %2", "two days").arg(isoDate(period.from), isoDate(period.to)); }

QString groupText(const std::string& name) { return name.empty() ? QualityText::tr("nobody's", "a group of people without a doctor or grid") : qs(name); }

QString programmesText(const std::string& codes) {
    if (codes.empty()) return QualityText::tr("in no programme");
    QStringList words;
    for (const auto& code : qs(codes).split(u'+')) words << programmeWord(utf8(code));
    return words.join(u" + "_s);
}

QString fixesText(const quality::MeasureBook& book, const std::vector<quality::Fix>& fixes) {
    QStringList all;
    for (const auto& fix : fixes) all << inForce(quality::wordsOf(book, fix));
    return all.join(QualityText::tr("; ", "between two things to do"));
}

QString questionWord(Suspicion::Kind kind) {
    switch (kind) {
        case Suspicion::Kind::Repeat: return QualityText::tr("Same readings");
        case Suspicion::Kind::Digit: return QualityText::tr("Round digits");
        case Suspicion::Kind::Short: return QualityText::tr("Too short");
        case Suspicion::Kind::Together: return QualityText::tr("Two places at once");
    }
    return {};
}

QString questionText(const quality::Question& question) {
    const auto& one = question.suspicion;
    switch (one.kind) {
        case Suspicion::Kind::Repeat: return QualityText::tr("%n visits in a row with the same pressures and glucose to the last digit", nullptr, one.count);
        case Suspicion::Kind::Digit: return QualityText::tr("%1 of %2 pressures end in 0").arg(percentText(one.figure, 0), countText(one.count));
        case Suspicion::Kind::Short: return QualityText::tr("signed %1 minutes after the visit before it").arg(figure(one.figure, 1));
        case Suspicion::Kind::Together: return QualityText::tr("face to face at two places within %1 minutes").arg(figure(one.figure, 1));
    }
    return {};
}

}  // namespace jiayi::ui
