#include "ui/pharmacist/pharmacist_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Check;
using pharmacy::Severity;

namespace {

struct PharmacistText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::PharmacistText)
};

QString longReasonWord(const std::string& rule) {
    if (rule == "long.diagnosis") return PharmacistText::tr("Long prescription: diagnosis");
    if (rule == "long.allowed") return PharmacistText::tr("Long prescription: whether the medicine may stand on one");
    if (rule == "long.stable") return PharmacistText::tr("Long prescription: stable regimen");
    if (rule == "long.adherence") return PharmacistText::tr("Long prescription: adherence");
    if (rule == "long.control") return PharmacistText::tr("Long prescription: control");
    if (rule == "long.first") return PharmacistText::tr("Long prescription: assessment before the first one");
    return {};
}

}  // namespace

QString ruleText(const pharmacy::Words& words) {
    const bool chinese = currentLanguage() == u"zh_CN"_s;
    const auto& first = chinese ? words.zh : words.en;
    return qs(first.empty() ? (chinese ? words.en : words.zh) : first);
}

QString weightWord(Severity severity) {
    switch (severity) {
        case Severity::Contraindicated: return PharmacistText::tr("Contraindicated");
        case Severity::Major: return PharmacistText::tr("Major", "severity");
        case Severity::Moderate: return PharmacistText::tr("Moderate", "severity");
        case Severity::Minor: break;
    }
    return PharmacistText::tr("Minor", "severity");
}

Tone weightTone(Severity severity) {
    switch (severity) {
        case Severity::Contraindicated: return Tone::Bad;
        case Severity::Major: return Tone::Warn;
        case Severity::Moderate: return Tone::Info;
        case Severity::Minor: break;
    }
    return Tone::Neutral;
}

QString checkWord(Check check) {
    switch (check) {
        case Check::All: return PharmacistText::tr("The line as a whole", "a check");
        case Check::Allergy: return PharmacistText::tr("Allergy", "a check");
        case Check::Pregnancy: return PharmacistText::tr("Pregnancy", "a check");
        case Check::Age: return PharmacistText::tr("Age", "a check");
        case Check::Diagnosis: return PharmacistText::tr("Diagnosis", "a check");
        case Check::Dose: return PharmacistText::tr("Dose", "a check");
        case Check::Renal: return PharmacistText::tr("Kidney", "a check");
        case Check::Hepatic: return PharmacistText::tr("Liver", "a check");
        case Check::Duplicate: return PharmacistText::tr("Duplicate", "a check");
        case Check::Interaction: return PharmacistText::tr("Interaction", "a check");
        case Check::Monitoring: return PharmacistText::tr("Monitoring", "a check");
        case Check::Quantity: break;
    }
    return PharmacistText::tr("Quantity", "a check");
}

QString formKindWord(const std::string& kind) {
    if (kind == "long") return PharmacistText::tr("Long prescription");
    if (kind == "emergency") return PharmacistText::tr("Emergency form");
    if (kind == "herbal") return PharmacistText::tr("Decoction");
    return PharmacistText::tr("Ordinary form");
}

QString diagnosesText(const pharmacy::Prescription& form) {
    QStringList parts;
    for (const auto& each : form.diagnoses) parts << (qs(each.icd10) + u' ' + qs(each.text)).trimmed();
    return parts.join(u"; "_s);
}

QString orderText(const pharmacy::Order& order) {
    QStringList parts{qs(order.dose)};
    if (order.days > 0) parts << PharmacistText::tr("%n day(s)", nullptr, order.days);
    if (order.packs > 0)
        parts << PharmacistText::tr("%n pack(s) of %1", nullptr, static_cast<int>(order.packs)).arg(order.packSize) << (order.price ? moneyText(*order.price) : PharmacistText::tr("price not known"));
    parts.removeAll({});
    // Where the line wraps, each part stays whole.
    for (auto& part : parts) part.replace(u' ', QChar::Nbsp);
    return parts.join(u" · "_s);
}

QString signedText(const pharmacy::RuleDecision& decision) {
    const auto text = PharmacistText::tr("signed by %1 on %2").arg(qs(decision.by), isoDate(decision.on));
    return decision.note.empty() ? text : PharmacistText::tr("%1: %2", "a decision, and its note").arg(text, qs(decision.note));
}

QString retiredText(const pharmacy::RuleDecision& decision) {
    return PharmacistText::tr("retired here by %1 on %2: %3").arg(qs(decision.by), isoDate(decision.on), qs(decision.note));
}

QString knowledgeText(const pharmacy::Finding& finding) {
    QStringList parts{checkWord(finding.check)};
    if (finding.generalKnowledge) parts << PharmacistText::tr("general knowledge, not signed yet");
    else if (finding.signedOff) parts << signedText(*finding.signedOff);
    if (finding.retired) parts << retiredText(*finding.retired);
    return parts.join(u" · "_s);
}

QString settledText(const pharmacy::SettledRule& rule) {
    if (const auto word = longReasonWord(rule.rule); !word.isEmpty()) return word;
    const auto words = ruleText(rule.what);
    return words.isEmpty() ? qs(rule.rule) : words;
}

QString waitedText(Instant since, Instant now) {
    using namespace std::chrono;
    const auto waited = std::max(now - since, Instant::duration::zero());
    if (waited < hours{1}) return PharmacistText::tr("%n min", "waiting", static_cast<int>(duration_cast<minutes>(waited).count()));
    if (waited < hours{48}) return PharmacistText::tr("%n h", "waiting", static_cast<int>(duration_cast<hours>(waited).count()));
    return PharmacistText::tr("%n d", "waiting", static_cast<int>(duration_cast<hours>(waited).count() / 24));
}

}  // namespace jiayi::ui
