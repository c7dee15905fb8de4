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

/// The shipped tables, for the words of ids that they know.
const capitation::CapitationBook& shippedWords() {
    static const auto book = capitation::loadBook().value();
    return book;
}

bool inChinese() { return QLocale().language() == QLocale::Chinese; }

}  // namespace

QString moneyWords(const capitation::Text& text) { return qs(inChinese() ? text.zh : text.en); }

QString categoryWord(std::string_view category) {
    if (category == "medicine") return CapitationText::tr("Medicines");
    if (category == "test") return CapitationText::tr("Tests");
    if (category == "service") return CapitationText::tr("Visits and services");
    if (category == "outpatient") return CapitationText::tr("Outpatient visits");
    if (category == "inpatient") return CapitationText::tr("Stays in hospital");
    if (category == "elsewhere") return CapitationText::tr("Other institutions");
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

QString payerWord(std::string_view scheme) {
    if (scheme == "employee") return CapitationText::tr("Employee scheme");
    if (scheme == "resident") return CapitationText::tr("Resident scheme");
    return scheme.empty() ? CapitationText::tr("Both schemes") : qs(scheme);
}

QString lineKindWord(std::string_view kind) {
    if (kind == "cost") return CapitationText::tr("Cost");
    if (kind == "refund") return CapitationText::tr("Refund");
    return CapitationText::tr("Correction");
}

QString lookReason(std::string_view reason) {
    if (reason == "elsewhere") return CapitationText::tr("most of it at other institutions");
    if (reason == "medicine") return CapitationText::tr("most of it for medicines");
    return CapitationText::tr("medicines, tests and visits together");
}

QString costOriginWord(std::string_view type) {
    if (type == "MedicationDispense") return CapitationText::tr("Supply of a medicine");
    if (type == "Encounter") return CapitationText::tr("Visit");
    if (type == "ServiceRequest") return CapitationText::tr("Test");
    if (type == "ExplanationOfBenefit") return CapitationText::tr("Claim of another institution");
    if (type == "ChargeItem") return CapitationText::tr("Charge of the clinic");
    return qs(type);
}

QString heldWord(std::string_view reason) {
    if (reason == "ledger.no-original") return CapitationText::tr("gives back something that is not known");
    if (reason == "ledger.refund-too-large") return CapitationText::tr("gives back more than was paid");
    return CapitationText::tr("its amounts contradict each other");
}

QString yearStepWord(std::string_view step) {
    if (step == "advance") return CapitationText::tr("Advance");
    if (step == "assessment") return CapitationText::tr("Yearly assessment");
    if (step == "clearing") return CapitationText::tr("Clearing");
    if (step == "appeal") return CapitationText::tr("Appeal");
    if (step == "distribution") return CapitationText::tr("Distribution");
    if (step == "income") return CapitationText::tr("Income");
    return CapitationText::tr("Correction");
}

QString tableWord(std::string_view table) {
    if (table == "rates") return CapitationText::tr("Rates");
    if (table == "policies") return CapitationText::tr("Policies");
    if (table == "tiers") return CapitationText::tr("Tiers");
    if (table == "quality") return CapitationText::tr("Quality");
    if (table == "scope") return CapitationText::tr("What counts");
    if (table == "members") return CapitationText::tr("Who is a member");
    if (table == "completion") return CapitationText::tr("Late reports");
    if (table == "services") return CapitationText::tr("Service prices");
    if (table == "funds") return CapitationText::tr("Funds");
    if (table == "distribution") return CapitationText::tr("Distribution");
    return CapitationText::tr("The year");
}

QString figureWord(std::string_view figure) {
    if (figure == "scheme") return CapitationText::tr("scheme");
    if (figure == "per_month") return CapitationText::tr("yuan per member-month");
    if (figure == "person_year_low") return CapitationText::tr("a year counts from");
    if (figure == "person_year_high") return CapitationText::tr("to");
    if (figure == "withhold") return CapitationText::tr("withheld for quality");
    if (figure == "quality_min") return CapitationText::tr("least quality");
    if (figure == "surplus_cap") return CapitationText::tr("surplus kept up to");
    if (figure == "deficit_share") return CapitationText::tr("of a deficit borne");
    if (figure == "stop_loss") return CapitationText::tr("stop-loss from");
    if (figure == "co_share") return CapitationText::tr("counted above it");
    if (figure == "retro_months") return CapitationText::tr("months back");
    if (figure == "weight") return CapitationText::tr("weight");
    if (figure == "insulin") return CapitationText::tr("by insulin");
    if (figure == "complications") return CapitationText::tr("complications");
    if (figure == "floor") return CapitationText::tr("nothing at");
    if (figure == "goal") return CapitationText::tr("everything at");
    if (figure == "counts") return CapitationText::tr("counts");
    if (figure == "place") return CapitationText::tr("where");
    if (figure == "category") return CapitationText::tr("category");
    if (figure == "class") return CapitationText::tr("class");
    if (figure == "icd10") return u"ICD-10"_s;
    if (figure == "benefit") return CapitationText::tr("benefit");
    if (figure == "lag") return CapitationText::tr("months later");
    if (figure == "known") return CapitationText::tr("known");
    if (figure == "price") return CapitationText::tr("price");
    if (figure == "settles") return CapitationText::tr("settles");
    if (figure == "share") return CapitationText::tr("share of the budget");
    if (figure == "days_after") return CapitationText::tr("days after");
    return qs(figure);
}

QString shortMoney(Money money) {
    const double yuan = static_cast<double>(money.fen) / 100;
    const auto sign = yuan < 0 ? u"−¥ "_s : u"¥ "_s;
    const double size = std::abs(yuan);
    if (size < 100'000) return wholeYuan(money);
    if (inChinese()) return sign + QLocale().toString(size / 10'000, 'f', size < 1e6 ? 2 : 1) + u" 万"_s;
    return size < 1e6 ? CapitationText::tr("%1%2 k").arg(sign, QLocale().toString(size / 1e3, 'f', 0)) : CapitationText::tr("%1%2 m").arg(sign, QLocale().toString(size / 1e6, 'f', 2));
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
