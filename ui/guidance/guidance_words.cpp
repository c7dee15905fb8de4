#include "ui/guidance/guidance_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using guidance::Action;
using guidance::Kind;
using guidance::Severity;

namespace {
struct GuidanceText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::GuidanceText)
};
}  // namespace

QString guidanceText(const guidance::Words& words) { return qs(currentLanguage().startsWith(u"zh"_s) ? words.zh : words.en); }

QString kindWord(Kind kind) {
    switch (kind) {
        case Kind::Due: return GuidanceText::tr("Test due", "a kind of card");
        case Kind::Target: return GuidanceText::tr("Target missed", "a kind of card");
        case Kind::Inertia: return GuidanceText::tr("Treatment unchanged", "a kind of card");
        case Kind::OverTreatment: return GuidanceText::tr("Over-treated", "a kind of card");
        case Kind::Pathway: return GuidanceText::tr("Next step", "a kind of card");
        case Kind::Alert: return GuidanceText::tr("Alert", "a kind of card");
        case Kind::Caveat: return GuidanceText::tr("Caution", "a kind of card");
        case Kind::Risk: return GuidanceText::tr("Risk", "a kind of card");
        case Kind::Diagnosis: break;
    }
    return GuidanceText::tr("Diagnosis", "a kind of card");
}

QString severityWord(Severity severity) {
    switch (severity) {
        case Severity::Emergency: return GuidanceText::tr("Emergency", "how grave");
        case Severity::Urgent: return GuidanceText::tr("Urgent", "how grave");
        case Severity::Important: return GuidanceText::tr("Important", "how grave");
        case Severity::Routine: break;
    }
    return {};
}

Tone severityTone(Severity severity) {
    if (severity >= Severity::Urgent) return Tone::Bad;
    return severity == Severity::Important ? Tone::Warn : Tone::Neutral;
}

bool hasPage(const Action& action) { return action.kind == Action::Kind::Prescribe || action.kind == Action::Kind::Review; }

QString actionWord(const Action& action, bool orders) {
    switch (action.kind) {
        case Action::Kind::Order: return orders ? GuidanceText::tr("Order") : GuidanceText::tr("Note as ordered");
        case Action::Kind::Prescribe: return GuidanceText::tr("Prescribe");
        case Action::Kind::Book: return GuidanceText::tr("Note as booked");
        case Action::Kind::Refer: return GuidanceText::tr("Refer");
        case Action::Kind::Review: break;
    }
    return GuidanceText::tr("Review the medicines");
}

QString actionObject(const guidance::GuidanceBook& book, const Action& action) {
    if (action.kind == Action::Kind::Book) return GuidanceText::tr("within %n day(s)", nullptr, action.days);
    if (action.kind != Action::Kind::Order) return {};
    QStringList names;
    for (const auto& code : action.codes) {
        const auto& fact = book.facts[book.fact(code)];
        names << guidanceText({fact.en, fact.zh});
    }
    return names.join(GuidanceText::tr(", ", "between items of a list"));
}

QString doneWord(std::string_view action) {
    if (action == "order") return GuidanceText::tr("Noted as ordered");
    if (action == kOrderSigned) return GuidanceText::tr("Ordered");
    if (action == "book") return GuidanceText::tr("Noted as booked");
    if (action == "refer") return GuidanceText::tr("Referred");
    if (action == "prescribe") return GuidanceText::tr("Prescribed");
    return GuidanceText::tr("Medicines reviewed");
}

QString notSentText(std::string_view action) {
    if (action == "order") return GuidanceText::tr("Nothing was sent: write the request form. The card goes when the result is here.");
    if (action == "book") return GuidanceText::tr("No appointment was made: enter it where you keep them.");
    return {};
}

QString sourceText(const RuleOrigin& origin) {
    auto source = qs(origin.source);
    // What the mark says is not said twice.
    if (source.startsWith(u"GK: "_s)) source.remove(0, 4);
    source.remove(u"; verify before release"_s);
    // The version first: a narrow column cuts off the end.
    return GuidanceText::tr("v%1 · %2", "a version, and its source").arg(qs(origin.version), source);
}

QString generalKnowledgeWord() { return GuidanceText::tr("general knowledge, unsigned"); }

QString missingText(const std::vector<guidance::NotChecked>& notChecked, std::size_t most) {
    QStringList names;
    for (const auto& each : notChecked)
        for (const auto& words : each.missing)
            if (const auto name = guidanceText(words); !names.contains(name)) names << name;
    const auto more = names.size() - static_cast<qsizetype>(most);
    if (more > 0) names = names.mid(0, static_cast<qsizetype>(most));
    const auto listed = names.join(GuidanceText::tr(", ", "between items of a list"));
    return more > 0 ? GuidanceText::tr("%1 and %n more", "a list", static_cast<int>(more)).arg(listed) : listed;
}

QString forecastText(const forecast::PersonForecast& forecast, Date today) {
    using Verdict = forecast::Skill::Verdict;
    if (!forecast.known) return {};
    const auto& skill = forecast.skill;
    const auto percent = [](double value) { return QLocale().toString(value, 'f', 1); };
    switch (skill.verdict) {
        case Verdict::FewCases: return GuidanceText::tr("No forecast of HbA1c: too few people here have a result that it could be tried on (%n).", nullptr, skill.cases);
        case Verdict::NoGain: return GuidanceText::tr("No forecast of HbA1c: tried on %n people here it is no better than carrying the last value forward.", nullptr, skill.cases);
        case Verdict::Overconfident:
            return GuidanceText::tr("No forecast of HbA1c: of 100 results here its interval held %1 and not %2.").arg(std::lround(100 * skill.covered)).arg(std::lround(100 * forecast.inside));
        case Verdict::Shown: break;
    }
    if (!forecast.next) return {};
    const auto& next = *forecast.next;
    const auto said = GuidanceText::tr("HbA1c expected about %1: %2 % (%3–%4), if treatment stays as it is.", "a day, a value, its interval")
                          .arg(relativeDate(next.on, today), percent(next.value), percent(next.low), percent(next.high));
    const auto tried = GuidanceText::tr("Tried on %n people here: off by %1 on average, carrying the last value forward by %2; the interval held %3 of 100.", nullptr, skill.cases)
                           .arg(QLocale().toString(skill.error, 'f', 2), QLocale().toString(skill.carried, 'f', 2))
                           .arg(std::lround(100 * skill.covered));
    const auto model = forecast.generalKnowledge ? u' ' + GuidanceText::tr("The model comes from generated data and is unsigned.") : QString();
    return said + u' ' + tried + model;
}

QString missingText(const guidance::NotChecked& notChecked) { return missingText({notChecked}, notChecked.missing.size()); }

}  // namespace jiayi::ui
