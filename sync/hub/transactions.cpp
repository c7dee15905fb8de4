#include "sync/hub/transactions.h"

#include "models/core/ids.h"
#include "sync/hub/cursor.h"
#include "sync/hub/gzip.h"
#include "sync/hub/history.h"
#include "sync/hub/limits.h"
#include "sync/hub/provenance.h"
#include "sync/hub/wire_entry.h"

namespace jiayi::hub {

namespace {

/// The cursor just behind what was written: a hub that has lost it can be told so.
Result<std::string> receiptOf(StoreTransaction& transaction, const Signer& signer, const std::string& id) {
    JIAYI_TRY(const auto stream, transaction.stream(id));
    Cursor cursor;
    cursor.epoch = stream.epoch;
    cursor.stream = stream.id;
    cursor.n = stream.head;
    cursor.chain = stream.chain;
    return sealCursor(signer, cursor);
}

std::string answerText(const Plan& plan, const std::vector<Done>& done, const std::string& receipt) {
    fhir::Bundle answer;
    answer.type = "transaction-response";
    answer.identifier = plan.bundleId;
    answer.links.push_back({"since", "_history?_cursor=" + receipt});
    std::vector<std::string> entries;
    for (const auto& each : done)
        entries.push_back(each.result.empty() ? answerEntry(each.version, each.status) : resultEntry(each.result, {each.status, {}, {}, {}, {}}));
    return bundleText(std::move(answer), entries);
}

/// The entries' names mean nothing to whoever sent a single resource.
Reply withoutExpressions(Reply reply) {
    const auto outcome = fhir::parseJson(reply.body);
    if (!outcome) return reply;
    auto issues = fhir::readOutcome(*outcome);
    for (auto& issue : issues) issue.expression.clear();
    auto plain = refuse(reply.status, issues);
    reply.body = std::move(plain.body);
    return reply;
}

}  // namespace

std::optional<Reply> Transactions::refuseUnwitnessed(const Client& client, const Plan& plan) {
    if (!m_requireProvenance || client.kind != ClientKind::Desk) return {};
    JIAYI_REPLY(const auto issues, provenanceIssues(m_store, m_rules.permissions, m_references, client, plan));
    if (!issues.empty()) return refuse(403, issues);
    return {};
}

std::optional<Reply> Transactions::refuseOtherLine(const Access& access, const fhir::Json& bundle) {
    constexpr std::string_view kCursor = "_history?_cursor=";
    const auto* links = bundle.find("link");
    if (!links) return {};
    for (const auto& link : links->items()) {
        const auto url = link.textOr("url", "");
        if (link.textOr("relation", "") != "since" || !url.starts_with(kCursor)) continue;
        JIAYI_REPLY(const auto stream, m_store.stream(access.stream()));
        const auto checked = checkedCursor(m_store, m_signer, url.substr(kCursor.size()), stream);
        if (!checked && (checked.error().code == Errc::Busy || checked.error().code == Errc::Full)) return refuse(checked.error());
        if (!checked) return refuseCursor(Error{Errc::Conflict, "cursor-epoch", {}});
    }
    return {};
}

Reply Transactions::apply(Access& access, const Request& request, fhir::Json bundle, std::string_view fhirBase) {
    std::vector<fhir::Issue> issues;
    const auto otherLine = refuseOtherLine(access, bundle);
    auto plan = m_planner.plan(std::move(bundle), issues);
    if (!plan && plan.error().code == Errc::Full) return refuse(413, "too-costly", plan.error().reason);
    if (!plan) return refuse(400, {fhir::issueOf(plan.error())});
    // A desk sends again what it got no answer to: it must be possible to tell that it is the same.
    if (plan->bundleId.empty() && access.client().kind == ClientKind::Desk) return refuse(400, "required", "bundle.identifier");
    if (!issues.empty()) return refuse(422, issues);

    const auto unwitnessed = refuseUnwitnessed(access.client(), *plan);
    Execution execution(m_store, m_planner, m_rules, m_references, access, *plan);
    if (const auto begun = execution.begin(m_clock.now()); !begun) return refuse(begun.error());
    auto& transaction = execution.transaction();
    const auto requestHash = sha256(request.body);
    Reply reply;
    if (!plan->bundleId.empty()) {
        JIAYI_REPLY(const auto before, transaction.answered(access.client().id, plan->bundleId));
        if (before) {
            if (before->requestHash != requestHash) return refuse(409, "duplicate", "bundle.id-reused");
            JIAYI_REPLY(reply.body, gunzip(before->response, std::size_t{1} << 30, std::size_t{1} << 20));
            return reply;
        }
    }
    if (otherLine) return *otherLine;
    if (unwitnessed) return *unwitnessed;
    if (auto refused = execution.run(fhirBase)) return std::move(*refused);
    JIAYI_REPLY(const auto receipt, receiptOf(transaction, m_signer, access.stream()));
    reply.body = answerText(*plan, execution.done(), receipt);
    if (!plan->bundleId.empty()) {
        const auto kept = transaction.keepAnswer(access.client().id, plan->bundleId, {requestHash, gzip(reply.body)});
        if (!kept) return refuse(kept.error());
    }
    if (const auto committed = transaction.commit(); !committed) return refuse(committed.error());
    return reply;
}

Result<Plan> Transactions::planSingle(const Client& client, const Request& request, const fhir::ResourceKey& key) {
    Plan plan;
    JIAYI_TRY(auto planned, m_planner.single(request, key));
    plan.entries.push_back(std::move(planned));
    if (request.provenance.empty() || client.kind != ClientKind::Desk) return plan;
    JIAYI_TRY(auto provenance, fhir::parseJson(request.provenance, {kMaxHeaderBytes, 1000, kMaxJsonDepth}));
    if (fhir::resourceType(provenance) != "Provenance") return invalid("provenance.header");
    provenance.set("target", fhir::Json::array({fhir::Json::object({{"reference", plan.entries.front().key.toString()}})}));
    Request more;
    more.method = "POST";
    more.body = provenance.compact();
    JIAYI_TRY(auto witness, m_planner.single(more, {"Provenance", {}}));
    witness.entry = 1;
    witness.patient = plan.entries.front().patient;
    plan.entries.push_back(std::move(witness));
    return plan;
}

Reply Transactions::single(Access& access, const Request& request, const fhir::ResourceKey& key, std::string_view fhirBase) {
    JIAYI_REPLY(auto plan, planSingle(access.client(), request, key));
    if (auto refused = refuseUnwitnessed(access.client(), plan)) return withoutExpressions(std::move(*refused));
    Execution execution(m_store, m_planner, m_rules, m_references, access, plan);
    if (const auto begun = execution.begin(m_clock.now()); !begun) return refuse(begun.error());
    if (auto refused = execution.run(fhirBase)) return withoutExpressions(std::move(*refused));
    if (const auto committed = execution.transaction().commit(); !committed) return refuse(committed.error());
    const auto& done = execution.done().front();
    auto reply = resourceReply(done.version);
    reply.status = done.status;
    if (done.status == 204) reply.body.clear();
    reply.headers.emplace_back("Location", std::string{fhirBase} + "/" + done.version.key.toString() + "/_history/" +
                                               std::to_string(done.version.version));
    return reply;
}

}  // namespace jiayi::hub
