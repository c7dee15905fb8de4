#include "sync/hub/simulator/statement_payment.h"

#include "sync/fhir/resource.h"
#include "sync/mapping/statement_answer_mapper.h"
#include "sync/mapping/statement_mapper.h"

#include <utility>

namespace jiayi::hub {

using capitation::StatementAnswer;
using capitation::StatementId;

namespace {

constexpr const char* kPayer = "样例 sample payer";
constexpr std::string_view kSlippedSum = "样例 slipped digit";

/// What is paid of a month at once: its budget but for what waits for the assessment.
Money payable(const capitation::SentStatement& sent) { return sent.totals.budget - sent.totals.withhold; }

StatementAnswer paymentOf(StatementId statement, std::string_view which, Money sum, Instant at) {
    return {derivedUuid({"sample-payment", statement.toString(), std::string{which}}), statement, "paid", at, kPayer, {}, sum, {}, "active"};
}

Deed deedOf(const std::string& stream, const StatementAnswer& answer, Instant due) {
    fhir::Json resource;
    mapping::StatementAnswerMapper::write(resource, answer);
    auto& tag = resource.make("meta.tag.0");
    tag.set("system", "https://jiayi.example/fhir/CodeSystem/tag");
    tag.set("code", "sample");
    Deed deed{due, stream, {}};
    deed.resources.push_back(std::move(resource));
    return deed;
}

}  // namespace

void StatementPayment::see(const Seen& seen, const Moment& moment, const PaymentChances& chances, Random& random) {
    const auto type = fhir::resourceType(seen.resource);
    if (type == "MeasureReport") {
        const auto head = mapping::SentStatementMapper::read(seen.resource);
        if (!head || !*head) return;
        m_heads.emplace((*head)->id, **head);
        if (m_accepted.contains((*head)->id)) pay(seen.stream, **head, moment, chances, random);
        return;
    }
    const auto answer = mapping::StatementAnswerMapper::read(seen.resource);
    if (!answer || !*answer) return;
    const auto& said = **answer;
    if (said.answer == "paid" && said.note == kSlippedSum && said.status == "active" && m_putRight.insert(said.id.toString()).second) {
        auto wrong = said;
        wrong.status = "entered-in-error";
        auto resource = seen.resource;
        mapping::StatementAnswerMapper::write(resource, wrong);
        const auto due = moment.after(chances.delay("statement-corrected", random));
        Deed deed{due, seen.stream, {}};
        deed.resources.push_back(std::move(resource));
        m_deeds.push_back(std::move(deed));
        m_deeds.push_back(deedOf(seen.stream, paymentOf(said.statement, "right", Money{said.paid.value_or(Money{}).fen / 10}, due), due));
        return;
    }
    if (said.answer != "accepted") return;
    m_accepted.emplace(said.statement, seen.stream);
    if (const auto head = m_heads.find(said.statement); head != m_heads.end()) pay(seen.stream, head->second, moment, chances, random);
}

void StatementPayment::pay(const std::string& stream, const capitation::SentStatement& sent, const Moment& moment, const PaymentChances& chances, Random& random) {
    if (!m_paid.insert(sent.id).second) return;
    const auto due = moment.after(chances.delay("statement-paid", random));
    if (chances.comesTo("statement-wrong", random)) {
        auto wrong = paymentOf(sent.id, "wrong", Money{payable(sent).fen * 10}, due);
        wrong.note = kSlippedSum;
        m_deeds.push_back(deedOf(stream, wrong, due));
        return;
    }
    m_deeds.push_back(deedOf(stream, paymentOf(sent.id, "first", payable(sent), due), due));
    if (!chances.comesTo("statement-duplicate", random)) return;
    const auto again = due + (moment.after(chances.delay("statement-duplicate", random)) - moment.now);
    m_deeds.push_back(deedOf(stream, paymentOf(sent.id, "again", payable(sent), again), again));
}

std::vector<Deed> StatementPayment::take() { return std::exchange(m_deeds, {}); }

}  // namespace jiayi::hub
