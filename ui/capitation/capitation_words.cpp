#include "ui/capitation/capitation_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct CapitationText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::CapitationText)
};
using CT = CapitationText;

/// The shipped tables, for the words of ids that they know.
const capitation::CapitationBook& shippedWords() {
    static const auto book = capitation::loadBook().value();
    return book;
}

bool inChinese() { return QLocale().language() == QLocale::Chinese; }

}  // namespace

QString moneyWords(const capitation::Text& text) { return qs(inChinese() ? text.zh : text.en); }

QString categoryWord(std::string_view category) {
    if (category == "medicine") return CT::tr("Medicines");
    if (category == "test") return CT::tr("Tests");
    if (category == "service") return CT::tr("Visits and services");
    if (category == "outpatient") return CT::tr("Outpatient visits");
    if (category == "inpatient") return CT::tr("Stays in hospital");
    if (category == "elsewhere") return CT::tr("Other institutions");
    return qs(category);
}

QString tierWord(std::string_view tier) {
    const auto* known = shippedWords().tier(tier);
    return known ? moneyWords(known->text) : qs(tier);
}

QString scopeWord(std::string_view rule) {
    const auto& scope = shippedWords().scope;
    const auto found = std::find_if(scope.begin(), scope.end(), [&](const capitation::ScopeRule& one) { return one.id == rule; });
    return found == scope.end() ? qs(rule) : moneyWords(found->text);
}

QString schemeWord(std::string_view scheme) {
    if (scheme == "employee") return CT::tr("Employee scheme");
    if (scheme == "resident") return CT::tr("Resident scheme");
    return scheme.empty() ? CT::tr("Both schemes") : qs(scheme);
}

QString lineKindWord(std::string_view kind) {
    if (kind == "cost") return CT::tr("Cost");
    if (kind == "refund") return CT::tr("Refund");
    return CT::tr("Correction");
}

QString lookReason(std::string_view reason) {
    if (reason == "elsewhere") return CT::tr("most of it at other institutions");
    if (reason == "medicine") return CT::tr("most of it for medicines");
    return CT::tr("medicines, tests and visits together");
}

QString originWord(std::string_view type) {
    if (type == "MedicationDispense") return CT::tr("Supply of a medicine");
    if (type == "Encounter") return CT::tr("Visit");
    if (type == "ServiceRequest") return CT::tr("Test");
    if (type == "ExplanationOfBenefit") return CT::tr("Claim of another institution");
    if (type == "ChargeItem") return CT::tr("Charge of the clinic");
    return qs(type);
}

QString heldWord(std::string_view reason) {
    if (reason == "ledger.no-original") return CT::tr("gives back something that is not known");
    if (reason == "ledger.refund-too-large") return CT::tr("gives back more than was paid");
    return CT::tr("its amounts contradict each other");
}

QString yearStepWord(std::string_view step) {
    if (step == "advance") return CT::tr("Advance");
    if (step == "assessment") return CT::tr("Yearly assessment");
    if (step == "clearing") return CT::tr("Clearing");
    if (step == "appeal") return CT::tr("Appeal");
    if (step == "distribution") return CT::tr("Distribution");
    if (step == "income") return CT::tr("Income");
    return CT::tr("Correction");
}

QString tableWord(std::string_view table) {
    if (table == "rates") return CT::tr("Rates");
    if (table == "policies") return CT::tr("Policies");
    if (table == "tiers") return CT::tr("Tiers");
    if (table == "quality") return CT::tr("Quality");
    if (table == "scope") return CT::tr("What counts");
    if (table == "members") return CT::tr("Who is a member");
    if (table == "completion") return CT::tr("Late reports");
    if (table == "services") return CT::tr("Service prices");
    if (table == "funds") return CT::tr("Funds");
    if (table == "distribution") return CT::tr("Distribution");
    return CT::tr("The year");
}

QString figureWord(std::string_view figure) {
    if (figure == "scheme") return CT::tr("scheme");
    if (figure == "per_month") return CT::tr("yuan per member-month");
    if (figure == "person_year_low") return CT::tr("a year counts from");
    if (figure == "person_year_high") return CT::tr("to");
    if (figure == "withhold") return CT::tr("withheld for quality");
    if (figure == "quality_min") return CT::tr("least quality");
    if (figure == "surplus_cap") return CT::tr("surplus kept up to");
    if (figure == "deficit_share") return CT::tr("of a deficit borne");
    if (figure == "stop_loss") return CT::tr("stop-loss from");
    if (figure == "co_share") return CT::tr("counted above it");
    if (figure == "retro_months") return CT::tr("months back");
    if (figure == "weight") return CT::tr("weight");
    if (figure == "insulin") return CT::tr("by insulin");
    if (figure == "complications") return CT::tr("complications");
    if (figure == "floor") return CT::tr("nothing at");
    if (figure == "goal") return CT::tr("everything at");
    if (figure == "counts") return CT::tr("counts");
    if (figure == "place") return CT::tr("where");
    if (figure == "category") return CT::tr("category");
    if (figure == "class") return CT::tr("class");
    if (figure == "icd10") return u"ICD-10"_s;
    if (figure == "benefit") return CT::tr("benefit");
    if (figure == "lag") return CT::tr("months later");
    if (figure == "known") return CT::tr("known");
    if (figure == "price") return CT::tr("price");
    if (figure == "settles") return CT::tr("settles");
    if (figure == "share") return CT::tr("share of the budget");
    if (figure == "days_after") return CT::tr("days after");
    return qs(figure);
}

QString shortMoney(Money money) {
    const double yuan = static_cast<double>(money.fen) / 100;
    const auto sign = yuan < 0 ? u"−¥ "_s : u"¥ "_s;
    const double size = std::abs(yuan);
    if (size < 100'000) return wholeYuan(money);
    if (inChinese()) return sign + QLocale().toString(size / 10'000, 'f', size < 1e6 ? 2 : 1) + u" 万"_s;
    return size < 1e6 ? CT::tr("%1%2 k").arg(sign, QLocale().toString(size / 1e3, 'f', 0)) : CT::tr("%1%2 m").arg(sign, QLocale().toString(size / 1e6, 'f', 2));
}

QString wholeYuan(Money money) {
    const auto yuan = std::llround(static_cast<double>(money.fen) / 100);
    return (yuan < 0 ? u"−¥ "_s : u"¥ "_s) + QLocale().toString(static_cast<qlonglong>(std::llabs(yuan)));
}

QString monthText(capitation::Month month) {
    const QDate first(static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), 1);
    return QLocale().toString(first, inChinese() ? u"yyyy年M月"_s : u"MMM yyyy"_s);
}

QString monthNumber(capitation::Month month) { return u"%1"_s.arg(static_cast<unsigned>(month.month()), 2, 10, QChar(u'0')); }

QString percentOf(Money part, Money whole) {
    const auto text = capitation::percentText(part, whole);
    return text.empty() ? u"–"_s : (text.front() == '-' ? u"−"_s + qs(text).mid(1) : qs(text)) + u" %"_s;
}

QString signedPercent(const std::string& text) {
    if (text.empty()) return u"–"_s;
    return (text.front() == '-' ? u"−"_s + qs(text).mid(1) : u"+"_s + qs(text)) + u" %"_s;
}

}  // namespace jiayi::ui
