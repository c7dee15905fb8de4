#include "sync/hub/transactions.h"

#include "models/core/dates.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/reference.h"
#include "sync/hub/gzip.h"
#include "sync/hub/limits.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace jiayi::hub {

struct Transactions::Planned {
    fhir::ResourceKey key;
    bool remove = false;
    std::optional<std::int64_t> base;  ///< of ifMatch; without it the resource must never have been there
    fhir::Json resource;
    Digest hash{};
    std::vector<std::string> patients;  ///< that it refers to
};

namespace {

fhir::Issue entryIssue(std::size_t index, std::string_view issueType, std::string_view reason) {
    return {"error", std::string{issueType}, std::string{reason}, {}, {"Bundle.entry[" + std::to_string(index) + "]"}};
}

std::optional<std::int64_t> versionNumber(std::string_view tag) {
    const auto text = fhir::versionOfTag(tag);
    std::int64_t version = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || version < 1) return {};
    return version;
}

/// Why the entry's request cannot be taken; empty if it can.
std::string_view faultOfRequest(const fhir::BundleEntry& entry) {
    if (!entry.request) return "entry.request";
    const auto& request = *entry.request;
    const bool put = request.method == "PUT";
    if (!put && request.method != "DELETE") return "entry.method";
    const auto target = fhir::parseReference(request.url);
    if (target.kind != fhir::Reference::Kind::Relative || !target.version.empty()) return "entry.url";
    // Nothing is overwritten by a write that is not based on it, so every write says on what it is based.
    const bool based = versionNumber(request.ifMatch).has_value() && request.ifNoneMatch.empty();
    const bool first = put && request.ifMatch.empty() && request.ifNoneMatch == "*";
    if (!based && !first) return "entry.precondition";
    return {};
}

std::string_view faultOfResource(const fhir::Json& resource, const fhir::ResourceKey& key) {
    const auto own = fhir::keyOf(resource);
    if (!own) return own.error().reason == "resource.id" ? "resource.id" : "resource.type";
    if (*own != key) return "entry.url";
    const auto* meta = resource.find("meta");
    if (meta && !meta->isObject()) return "resource.meta";
    return {};
}

/// Version and time are the hub's to say; what else stands in meta is the client's.
std::string stampedBody(fhir::Json& resource, std::int64_t version, Instant at) {
    auto& meta = resource.make("meta");
    meta.set("versionId", std::to_string(version));
    meta.set("lastUpdated", formatInstant(at));
    return resource.compact();
}

/// Whether the current version allows this write.
bool isBased(const std::optional<VersionHead>& current, const std::optional<std::int64_t>& base) {
    return base ? current && current->version == *base : !current;
}

}  // namespace

Result<std::vector<Transactions::Planned>> Transactions::plan(fhir::Json json, std::string& bundleId,
                                                              std::vector<fhir::Issue>& issues) const {
    JIAYI_TRY(auto bundle, fhir::readBundle(std::move(json)));
    if (bundle.type != "transaction") return invalid("bundle.type");
    if (bundle.identifier.empty() || bundle.identifier.size() > 128) return invalid("bundle.identifier");
    if (bundle.entries.size() > kMaxBundleEntries) return Error{Errc::Full, "bundle.too-many-entries", {}};
    bundleId = bundle.identifier;
    std::vector<Planned> planned;
    std::set<fhir::ResourceKey> seen;
    for (std::size_t i = 0; i < bundle.entries.size(); ++i) {
        auto& entry = bundle.entries[i];
        if (const auto fault = faultOfRequest(entry); !fault.empty()) {
            issues.push_back(entryIssue(i, "invalid", fault));
            continue;
        }
        Planned write;
        write.key = *fhir::keyOfUrl(entry.request->url);
        write.remove = entry.request->method == "DELETE";
        write.base = versionNumber(entry.request->ifMatch);
        write.resource = std::move(entry.resource);
        if (!seen.insert(write.key).second) issues.push_back(entryIssue(i, "invalid", "entry.twice"));
        if (write.remove) {
            write.hash = sha256({});
        } else if (const auto fault = faultOfResource(write.resource, write.key); !fault.empty()) {
            issues.push_back(entryIssue(i, "invalid", fault));
        } else {
            const auto text = fhir::canonicalText(write.resource);
            if (text.size() > kMaxResourceBytes) issues.push_back(entryIssue(i, "too-long", "resource.too-large"));
            write.hash = sha256(text);
            fhir::forEachReference(write.resource, [&](std::string_view reference) {
                const auto parsed = fhir::parseReference(reference);
                const bool ours = parsed.kind == fhir::Reference::Kind::Relative ||
                                  std::find(m_fhirBases.begin(), m_fhirBases.end(), parsed.base) != m_fhirBases.end();
                if (ours && parsed.key.type == "Patient") write.patients.push_back(parsed.key.id);
            });
        }
        planned.push_back(std::move(write));
    }
    return planned;
}

Reply Transactions::apply(const Client& client, const Request& request) {
    auto json = fhir::parseJson(request.body, {kMaxBodyBytes, kMaxJsonValues, kMaxJsonDepth});
    if (!json) return refuse(400, {fhir::issueOf(json.error())});
    std::string bundleId;
    std::vector<fhir::Issue> issues;
    auto planned = plan(std::move(*json), bundleId, issues);
    if (!planned && planned.error().code == Errc::Full) return refuse(413, "too-costly", planned.error().reason);
    if (!planned) return refuse(400, {fhir::issueOf(planned.error())});
    if (!issues.empty()) return refuse(422, issues);
    return applyPlanned(client, bundleId, sha256(request.body), *planned);
}

Result<std::vector<fhir::Issue>> Transactions::foreignPatients(StoreTransaction& transaction, const Client& client,
                                                               const std::vector<Planned>& planned) const {
    std::set<std::string> known;
    for (const auto& write : planned) {
        if (write.key.type == "Patient") known.insert(write.key.id);
    }
    std::vector<fhir::Issue> issues;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        for (const auto& patient : planned[i].patients) {
            if (known.contains(patient)) continue;
            JIAYI_TRY(const auto current, transaction.current(client.institution, {"Patient", patient}));
            if (current) known.insert(patient);
            else issues.push_back(entryIssue(i, "forbidden", "stream.foreign-patient"));
        }
    }
    return issues;
}

Reply Transactions::applyPlanned(const Client& client, const std::string& bundleId, const Digest& requestHash,
                                 std::vector<Planned>& planned) {
    JIAYI_REPLY(auto transaction, m_store.begin({client.institution}, m_clock.now()));
    JIAYI_REPLY(const auto before, transaction->answered(client.id, bundleId));
    Reply reply;
    if (before) {
        if (before->requestHash != requestHash) return refuse(409, "duplicate", "bundle.id-reused");
        JIAYI_REPLY(reply.body, gunzip(before->response, std::size_t{1} << 30, std::size_t{1} << 20));
        return reply;
    }
    JIAYI_REPLY(const auto foreign, foreignPatients(*transaction, client, planned));
    if (!foreign.empty()) return refuse(403, foreign);

    std::vector<fhir::Issue> conflicts;
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        auto& write = planned[i];
        JIAYI_REPLY(const auto current, transaction->current(client.institution, write.key));
        if (!isBased(current, write.base)) conflicts.push_back(entryIssue(i, "conflict", "version"));
        if (!conflicts.empty()) continue;  // nothing will be written any more: only look for further conflicts
        Version version;
        version.key = write.key;
        version.version = current ? current->version + 1 : 1;
        version.kind = write.remove ? ChangeKind::Delete : ChangeKind::Put;
        version.author = current ? current->author : client.institution;
        version.patient = write.remove ? current->patient : fhir::patientId(write.resource).value_or("");
        version.hash = write.hash;
        version.at = transaction->at();
        if (!write.remove) version.body = stampedBody(write.resource, version.version, version.at);
        entries.push_back(answerEntry(version));
        if (const auto written = transaction->append(client.institution, std::move(version)); !written) return refuse(written.error());
    }
    if (!conflicts.empty()) return refuse(412, conflicts);

    fhir::Bundle answer;
    answer.type = "transaction-response";
    answer.identifier = bundleId;
    reply.body = bundleText(std::move(answer), entries);
    if (const auto kept = transaction->keepAnswer(client.id, bundleId, {requestHash, gzip(reply.body)}); !kept)
        return refuse(kept.error());
    if (const auto committed = transaction->commit(); !committed) return refuse(committed.error());
    return reply;
}

}  // namespace jiayi::hub
