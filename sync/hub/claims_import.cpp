#include "sync/hub/claims_import.h"

#include "sync/claims/claim_resource.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"

#include <map>
#include <set>

namespace jiayi::hub {

namespace {

using capitation::Claim;
using claims::FiledClaim;

/// Where somebody is known.
struct ClaimMember {
    std::string stream;
    std::string patient;
};

/// Why a claim is left out; held or refused.
struct Obstacle {
    bool held = true;
    std::string reason;
};

class ClaimsImport {
public:
    ClaimsImport(StoreTransaction& transaction, std::vector<std::string> streams, const SearchParameters& parameters)
        : m_transaction(transaction), m_streams(std::move(streams)), m_parameters(parameters), m_references(std::vector<std::string>{}) {}

    /// Originals before what gives them back, whatever the order of the file.
    Result<ClaimsImported> run(const std::vector<FiledClaim>& filed) {
        for (const bool refunds : {false, true})
            for (const auto& one : filed)
                if (refunds == !one.claim.original.empty()) JIAYI_CHECK(take(one));
        return std::move(m_done);
    }

private:
    Result<void> take(const FiledClaim& filed) {
        if (!filed.problem.empty()) return leaveOut(filed, {false, filed.problem});
        JIAYI_TRY(const auto members, membersNamed(filed.claim.person));
        if (members.size() != 1) return leaveOut(filed, {true, members.empty() ? "claim.unknown-member" : "claim.ambiguous-member"});
        const auto& member = members.front();
        auto resource = claims::claimResource(filed.claim, member.patient);
        const fhir::ResourceKey key{"ExplanationOfBenefit", claims::claimResourceId(filed.claim.number).toString()};
        for (const auto& stream : m_streams) {
            JIAYI_TRY(const auto there, m_transaction.read(stream, key));
            if (!there || !there->live()) continue;
            JIAYI_TRY(const auto kept, fhir::parseJson(there->body));
            if (fhir::canonicalHash(kept) != fhir::canonicalHash(resource)) return leaveOut(filed, {false, "claim.number-taken"});
            ++m_done.unchanged;
            return {};
        }
        JIAYI_TRY(const auto obstacle, obstacleTo(filed.claim, member));
        if (obstacle) return leaveOut(filed, *obstacle);
        return write(member, key, resource);
    }

    Result<void> leaveOut(const FiledClaim& filed, const Obstacle& obstacle) {
        m_done.leftOut.push_back({filed.row, filed.claim.number, obstacle.held, obstacle.reason});
        return {};
    }

    /// By our id, or by any identifier of theirs; the same person in two streams is two.
    Result<std::vector<ClaimMember>> membersNamed(const std::string& person) {
        if (const auto known = m_members.find(person); known != m_members.end()) return known->second;
        std::vector<ClaimMember> members;
        for (const auto& stream : m_streams) {
            SearchQuery query;
            query.type = "Patient";
            if (Uuid::parse(person)) query.ids = {person};
            else query.keys = {{SearchKey{"identifier", {}, person, true}}};
            query.limit = 2;
            JIAYI_TRY(const auto found, m_transaction.search(stream, query));
            for (const auto& version : found) members.push_back({stream, version.key.id});
        }
        return m_members.emplace(person, std::move(members)).first->second;
    }

    Result<std::optional<Obstacle>> obstacleTo(const Claim& claim, const ClaimMember& member) {
        JIAYI_TRY(const bool covered, isCovered(claim, member));
        if (!covered) return std::optional{Obstacle{true, "claim.outside-enrolment"}};
        if (claim.original.empty()) return std::optional<Obstacle>{};
        JIAYI_TRY(const auto version, m_transaction.read(member.stream, {"ExplanationOfBenefit", claims::claimResourceId(claim.original).toString()}));
        if (!version || !version->live()) return std::optional{Obstacle{true, "claim.no-original"}};
        JIAYI_TRY(const auto body, fhir::parseJson(version->body));
        JIAYI_TRY(const auto original, claims::readClaimResource(body));
        if (!original || original->claim.person != member.patient) return std::optional{Obstacle{true, "claim.no-original"}};
        auto& back = m_givenBack[claim.original];
        back = back + claim.total;
        if ((original->claim.total + back).fen < 0) return std::optional{Obstacle{false, "claim.refund-too-large"}};
        return std::optional<Obstacle>{};
    }

    Result<bool> isCovered(const Claim& claim, const ClaimMember& member) {
        SearchQuery query;
        query.type = "Coverage";
        query.keys = {{SearchKey{"patient", "Patient", member.patient, false}}};
        JIAYI_TRY(const auto found, m_transaction.search(member.stream, query));
        const auto day = formatDate(claim.on);
        for (const auto& version : found) {
            JIAYI_TRY(const auto coverage, fhir::parseJson(version.body));
            const auto start = coverage.textOr("period.start", ""), end = coverage.textOr("period.end", "9999-12-31");
            // FHIR dates of one length compare as text.
            if (coverage.textOr("status", "") == "active" && !start.empty() && start.substr(0, 10) <= day && day <= end.substr(0, 10)) return true;
        }
        return false;
    }

    Result<void> write(const ClaimMember& member, const fhir::ResourceKey& key, fhir::Json& resource) {
        Version version;
        version.key = key;
        version.version = 1;
        JIAYI_TRY(const auto before, m_transaction.current(member.stream, key));
        if (before) version.version = before->version + 1;
        version.author = kPayerAuthor;
        version.hash = fhir::canonicalHash(resource);
        version.body = stampedBody(resource, version.version, m_transaction.at());
        m_parameters.index(version, resource, m_references);
        JIAYI_CHECK(m_transaction.append(member.stream, std::move(version)));
        ++m_done.imported;
        return {};
    }

    static constexpr const char* kPayerAuthor = "payer";

    StoreTransaction& m_transaction;
    std::vector<std::string> m_streams;
    const SearchParameters& m_parameters;
    OwnReferences m_references;
    std::map<std::string, std::vector<ClaimMember>> m_members;
    std::map<std::string, Money> m_givenBack;
    ClaimsImported m_done;
};

}  // namespace

Result<ClaimsImported> importClaims(Store& store, const SearchParameters& parameters, const std::vector<FiledClaim>& filed, Instant now) {
    JIAYI_TRY(const auto institutions, store.institutions());
    std::vector<std::string> streams;
    for (const auto& institution : institutions) streams.push_back(institution.code);
    if (streams.empty()) return Error{Errc::NotFound, "institution.unknown", {}};
    JIAYI_TRY(auto transaction, store.begin(streams, now));
    JIAYI_TRY(auto done, ClaimsImport(*transaction, streams, parameters).run(filed));
    JIAYI_CHECK(transaction->commit());
    return done;
}

}  // namespace jiayi::hub
