#include "ui/care/visit_words.h"

#include "ui/care/care_words.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct VisitText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::VisitText)
};

QString boundsOf(const care::FieldDef& field) {
    const auto text = [&](double value) { return figure(value, field.decimals); };
    if (field.low && field.high) return text(*field.low) + u"–"_s + text(*field.high);
    if (field.low) return u"≥ "_s + text(*field.low);
    return field.high ? u"≤ "_s + text(*field.high) : QString();
}

}  // namespace

QString problemWords(const care::FieldProblem& problem, const care::FieldDef& field) {
    const std::string_view reason = problem.reason;
    if (reason == "field.required") return VisitText::tr("Needed");
    if (reason == "field.not-a-number") return VisitText::tr("Not a number");
    if (reason == "field.decimals")
        return field.decimals == 0 ? VisitText::tr("Whole numbers only")
                                   : VisitText::tr("At most %n decimal(s)", nullptr, field.decimals);
    if (reason == "field.out-of-range") return VisitText::tr("Outside %1").arg(boundsOf(field));
    if (reason == "field.not-an-option") return VisitText::tr("Not one of the choices");
    if (reason == "field.exclusive-option") return VisitText::tr("“None” excludes the others");
    if (reason == "field.not-a-date") return VisitText::tr("No such date");
    if (reason == "field.in-the-future") return VisitText::tr("Not in the future");
    if (reason == "field.after-visit") return VisitText::tr("Not after the visit");
    if (reason == "field.before-visit") return VisitText::tr("After the visit, please");
    if (reason == "field.format") return VisitText::tr("Not in the usual form");
    if (reason == "blood-pressure.order") return VisitText::tr("The second figure must be the lower one");
    if (reason == "field.not-applicable") return VisitText::tr("Does not apply here");
    return VisitText::tr("Check this");
}

QString blockedWords(std::string_view reason) {
    if (reason == "visit.incomplete") return VisitText::tr("Something is missing or does not fit; it is marked below.");
    if (reason == "visit.unconfirmed") return VisitText::tr("Carried answers are not confirmed yet: Alt C.");
    if (reason == "visit.danger-open") return VisitText::tr("A danger is open: say what was done.");
    if (reason == "visit.acute-not-answered") return VisitText::tr("Is it acute? Answer first.");
    if (reason == "visit.class-reason") return VisitText::tr("A changed class needs a reason.");
    if (reason == "visit.class-not-assessable")
        return VisitText::tr("What could not be assessed cannot be called satisfactory.");
    if (reason == "visit.next-reason") return VisitText::tr("A later date than the rule allows needs a reason.");
    return qs(reason);
}

QString answerWords(const care::FieldDef& field, std::string_view answer) {
    if (field.options.empty()) return qs(answer);
    QStringList words;
    for (const auto& code : qs(answer).split(u';', Qt::SkipEmptyParts)) {
        const auto* option = field.option(utf8(code));
        words.append(option ? ruleText(option->en, option->zh) : code);
    }
    return words.join(u", "_s);
}

QString sourceWord(const std::string& source) {
    if (source == "lab") return VisitText::tr("laboratory");
    if (source == "clinic") return VisitText::tr("clinic");
    if (source == "import") return VisitText::tr("imported");
    return qs(source);
}

}  // namespace jiayi::ui
