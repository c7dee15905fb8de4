#include "ui/statement/statement_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct StatementText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::StatementText)
};

using Table = std::map<std::string, const char*, std::less<>>;

QString wordIn(const Table& table, const std::string& key) {
    const auto found = table.find(key);
    return found == table.end() ? qs(key) : StatementText::tr(found->second);
}

}  // namespace

QString schemeWord(const std::string& scheme) { return scheme == "employee" ? StatementText::tr("Employees' scheme") : StatementText::tr("Residents' scheme"); }

QString statementStateWord(const std::string& state) {
    static const Table kWords{{"draft", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "draft")},         {"frozen", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "frozen")},
                              {"signed", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "signed")},       {"submitted", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "submitted")},
                              {"accepted", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "accepted")},   {"queried", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "queried")},
                              {"rejected", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "rejected")},   {"amended", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "to be amended")},
                              {"paid", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "paid")}};
    return wordIn(kWords, state);
}

Tone statementStateTone(const std::string& state) {
    if (state == "accepted" || state == "paid") return Tone::Ok;
    if (state == "rejected") return Tone::Bad;
    if (state == "queried" || state == "amended") return Tone::Warn;
    return state == "draft" ? Tone::Neutral : Tone::Info;
}

QString statementActWord(const std::string& act) {
    static const Table kWords{{"frozen", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Frozen")},       {"signed", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Signed")},
                              {"submitted", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Submitted")}, {"accepted", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Accepted by the payer")},
                              {"queried", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Queried by the payer")}, {"rejected", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Rejected by the payer")},
                              {"amended", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "To be amended")}, {"paid", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Paid")}};
    return wordIn(kWords, act);
}

QString lineKindWord(const std::string& kind) {
    static const Table kWords{{"member-month", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Member-months")}, {"cost", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Cost")},
                              {"refund", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Given back")}, {"correction", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Correction")}};
    return wordIn(kWords, kind);
}

QString lineCategoryWord(const std::string& category) {
    static const Table kWords{{"medicine", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Medicines")},     {"test", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Tests")},
                              {"service", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Services")},       {"outpatient", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Outpatient elsewhere")},
                              {"inpatient", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Inpatient elsewhere")}, {"member-month", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "Member-month")}};
    if (category.starts_with("member-month:")) return lineCategoryWord("member-month") + u" · "_s + lineCategoryWord(category.substr(13));
    if (category.starts_with("tier-")) return StatementText::tr("Tier %1").arg(qs(category.substr(5)));
    return wordIn(kWords, category);
}

QString lineOriginWord(const std::string& type) {
    static const Table kWords{{"MedicationDispense", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "dispensed here")}, {"Encounter", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "visits here")},
                              {"ServiceRequest", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "tests of ours")},     {"ExplanationOfBenefit", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "claims from elsewhere")},
                              {"ChargeItem", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "charges of ours")},          {"Coverage", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "benefit on the 15th")}};
    return wordIn(kWords, type);
}

const std::vector<std::string>& checkKeys() {
    static const std::vector<std::string> kKeys{"month-not-over", "unsent", "quarantined", "draft", "held", "unpriced", "no-scheme", "other-desks"};
    return kKeys;
}

CheckWords checkWords(const std::string& key) {
    if (key == "month-not-over") return {StatementText::tr("The month is over"), StatementText::tr("Wait for its last day to pass.")};
    if (key == "unsent") return {StatementText::tr("Work of the month that waits to be sent"), StatementText::tr("Synchronise this desk.")};
    if (key == "quarantined") return {StatementText::tr("Refused or contradictory work of the month"), StatementText::tr("Open the sync page and settle it.")};
    if (key == "draft") return {StatementText::tr("Visits begun in the month and not signed"), StatementText::tr("Sign them or throw them away.")};
    if (key == "held") return {StatementText::tr("Refunds whose original is missing"), StatementText::tr("Ask the payer for the original claim.")};
    if (key == "unpriced") return {StatementText::tr("Supplies without a known price"), StatementText::tr("They are in no sum; ask the pharmacy.")};
    if (key == "no-scheme") return {StatementText::tr("People who would count if their scheme were known"), StatementText::tr("Enter their insurance scheme.")};
    return {StatementText::tr("Other desks that may still hold work of the month"), StatementText::tr("Switch them on and let them synchronise.")};
}

QString differenceKindWord(capitation::DifferenceKind kind) {
    using capitation::DifferenceKind;
    switch (kind) {
        case DifferenceKind::MissingHere: return StatementText::tr("missing here");
        case DifferenceKind::MissingThere: return StatementText::tr("missing there");
        case DifferenceKind::Amount: return StatementText::tr("another amount");
        case DifferenceKind::Person: return StatementText::tr("another person");
        case DifferenceKind::Duplicate: return StatementText::tr("twice");
    }
    return {};
}

Tone differenceKindTone(capitation::DifferenceKind kind) {
    using capitation::DifferenceKind;
    return kind == DifferenceKind::Person || kind == DifferenceKind::Duplicate ? Tone::Warn : Tone::Info;
}

QString decisionWord(const std::string& decision) {
    static const Table kWords{{"open", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "open")},           {"accepted", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "accepted")},
                              {"disputed", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "disputed")},   {"explained", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "explained")},
                              {"corrected", QT_TRANSLATE_NOOP("jiayi::ui::StatementText", "corrected")}};
    return wordIn(kWords, decision);
}

QString severityWord(const std::string& severity) { return severity == "stop" ? StatementText::tr("a payer would stop it") : StatementText::tr("worth a look"); }

QString ruleWord(const std::vector<capitation::ComplianceRule>& rules, const std::string& rule) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& one) { return one.id == rule; });
    if (found == rules.end()) return qs(rule);
    return qs(currentLanguage() == u"zh_CN"_s ? found->text.zh : found->text.en);
}

}  // namespace jiayi::ui
