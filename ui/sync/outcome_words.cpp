#include "ui/sync/outcome_words.h"

#include "ui/common/format.h"
#include "ui/common/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct OutcomeText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::OutcomeText)
};

QString reasonOf(const QJsonObject& issue) {
    for (const auto& coding : issue.value("details"_L1).toObject().value("coding"_L1).toArray())
        if (coding.toObject().value("system"_L1).toString() == "urn:jiayi:reason"_L1) return coding.toObject().value("code"_L1).toString();
    return {};
}

/// "Bundle.entry[3].resource.birthDate" and "Patient.birthDate" name the birth date; "Bundle.entry[3]" names nothing.
QString elementOf(const FhirWords& words, const std::string& type, const QJsonObject& issue) {
    auto path = issue.value("expression"_L1).toArray().at(0).toString();
    static const QRegularExpression kBundle(u"^Bundle\\.entry\\[\\d+\\](\\.resource)?"_s);
    path.remove(kBundle);
    if (path.startsWith(u'.')) path.remove(0, 1);
    if (path.section(u'.', 0, 0) == qs(type)) path = path.section(u'.', 1);
    return path.isEmpty() ? QString() : words.field(type, utf8(path));
}

QString statusWords(int status) {
    if (status == 0) return OutcomeText::tr("It cannot be written as the hub wants it, so it was not sent.");
    if (status == 403) return OutcomeText::tr("The hub does not allow this desk to write it.");
    if (status == 413) return OutcomeText::tr("It is too large for the hub.");
    return OutcomeText::tr("The hub would not take it and did not say why (HTTP %1).").arg(status);
}

}  // namespace

OutcomeWords outcomeWords(const FhirWords& words, const std::string& type, const std::string& outcome, int status) {
    OutcomeWords result;
    const auto issues = readKeepingNumbers(outcome).toObject().value("issue"_L1).toArray();
    for (const auto& each : issues) {
        const auto issue = each.toObject();
        const auto severity = issue.value("severity"_L1).toString();
        if (severity == "warning"_L1 || severity == "information"_L1) continue;
        if (!result.what.isEmpty()) {
            ++result.others;
            continue;
        }
        const auto reason = reasonOf(issue);
        const auto said = issue.value("diagnostics"_L1).toString(issue.value("details"_L1).toObject().value("text"_L1).toString());
        result.reason = reason;
        result.element = elementOf(words, type, issue);
        if (!reason.isEmpty() && hasWords(utf8(reason))) {
            const auto known = wordsFor({Errc::Rejected, utf8(reason), {}});
            result.what = known.what;
            result.todo = known.todo;
            result.said = said;
        } else {
            result.what = said.isEmpty() ? reason : said;
        }
    }
    if (result.what.isEmpty()) result.what = statusWords(status);
    return result;
}

}  // namespace jiayi::ui
