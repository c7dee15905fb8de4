#include "ui/orders/order_words.h"

#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using orders::OrderState;
using orders::Verdict;

namespace {

struct OrderWords {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::OrderWords)
};

constexpr int kHoursOfADay = 24;

/// Whose result and of which day: said once for all that share it.
QString originText(const orders::OrderBook& book, const orders::Evidence& evidence, Date today) {
    const auto& held = *evidence.result;
    QStringList parts{shortDate(held.day, today)};
    parts << (held.performer.empty() ? OrderWords::tr("institution not said") : qs(held.performer));
    if (!evidence.grade.empty() && book.hasWord("grade", evidence.grade)) parts << orderText(book.word("grade", evidence.grade));
    return parts.join(u" · "_s);
}

QString evidenceText(const orders::OrderBook& book, const orders::Recognition& found, Date today) {
    std::vector<std::pair<QString, QStringList>> groups;
    for (const auto& each : found.evidence) {
        if (!each.result) continue;
        const auto origin = originText(book, each, today);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == origin; });
        if (group == groups.end()) group = groups.insert(groups.end(), {origin, {}});
        if (!each.result->shown.empty()) group->second << qs(each.result->shown);
    }
    QStringList lines;
    for (const auto& [origin, values] : groups) lines << (QStringList{values} << origin).join(u" · "_s);
    return lines.join(u"; "_s);
}

}  // namespace

QString orderText(const orders::OrderText& text) { return ruleText({text.en, text.zh}); }
QString orderName(const orders::TestOrder& order) { return ruleText({order.nameEn, order.nameZh}); }

QString orderStateWord(OrderState state) {
    switch (state) {
        case OrderState::Draft: return OrderWords::tr("draft");
        case OrderState::Signed: return OrderWords::tr("signed");
        case OrderState::Sent: return OrderWords::tr("sent");
        case OrderState::Collected: return OrderWords::tr("collected");
        case OrderState::Received: return OrderWords::tr("at the laboratory");
        case OrderState::Partial: return OrderWords::tr("partly here");
        case OrderState::Resulted: return OrderWords::tr("result here");
        case OrderState::Refused: return OrderWords::tr("refused");
        case OrderState::Cancelled: return OrderWords::tr("cancelled");
        case OrderState::Mistaken: break;
    }
    return OrderWords::tr("mistake");
}

Tone orderStateTone(OrderState state) {
    switch (state) {
        case OrderState::Resulted: return Tone::Ok;
        case OrderState::Refused: return Tone::Bad;
        case OrderState::Partial:
        case OrderState::Received:
        case OrderState::Collected: return Tone::Info;
        default: return Tone::Neutral;
    }
}

QString turnaroundWord(int hours) {
    return hours > 3 * kHoursOfADay ? OrderWords::tr("result within %n day(s)", nullptr, hours / kHoursOfADay) : OrderWords::tr("result within %n hour(s)", nullptr, hours);
}

QString specimenLine(const orders::OrderBook& book, const orders::Orderable& test) {
    QStringList parts;
    if (test.takesSpecimen())
        parts << orderText(book.word("specimen", test.specimen)) << orderText(book.word("tube", test.tube)) << OrderWords::tr("%1 mL").arg(figure(test.ml, 1));
    else
        parts << (test.category == orders::OrderCategory::Imaging ? OrderWords::tr("image") : OrderWords::tr("recording")) << OrderWords::tr("no specimen");
    parts << turnaroundWord(test.hours);
    return parts.join(u" · "_s);
}

QString verdictWord(Verdict verdict) {
    switch (verdict) {
        case Verdict::Recognised: return OrderWords::tr("recognised");
        case Verdict::TooOld: return OrderWords::tr("too old");
        case Verdict::InstitutionNotRecognised: return OrderWords::tr("its institution is not recognised");
        case Verdict::InstitutionUnknown: return OrderWords::tr("its institution is not on the list");
        case Verdict::OtherMethod: return OrderWords::tr("another method");
        case Verdict::Doubtful: return OrderWords::tr("its value is doubted");
        case Verdict::NotFinal: return OrderWords::tr("not final yet");
        case Verdict::Missing: break;
    }
    return OrderWords::tr("not all of it was measured");
}

QString recognitionText(const orders::OrderBook& book, const orders::Recognition& found, Date today) {
    if (!found.anyHeld()) return {};
    const auto listed = evidenceText(book, found, today);
    if (found.recognised) return OrderWords::tr("Recognised until %1: %2").arg(isoDate(*found.until), listed);
    return OrderWords::tr("Not recognised, %1: %2", "why, and which results").arg(verdictWord(found.verdict()), listed);
}

QString orderReason(const orders::OrderBook& book, const char* kind, const std::string& reason) {
    return book.hasWord(kind, reason) ? orderText(book.word(kind, reason)) : qs(reason);
}

}  // namespace jiayi::ui
