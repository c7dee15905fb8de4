#include "sync/hub/plan.h"

#include "models/core/ids.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/reference.h"
#include "sync/hub/limits.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace jiayi::hub {

namespace {

std::optional<std::int64_t> versionNumber(std::string_view tag) {
    const auto version = countOf(fhir::versionOfTag(tag));
    return version;
}

/// "Observation?code=x" in its two parts.
std::pair<std::string, Form> splitUrl(std::string_view url) {
    const auto mark = url.find('?');
    return {std::string{url.substr(0, mark)}, parseForm(mark == std::string_view::npos ? std::string_view{} : url.substr(mark + 1))};
}

/// "Patient/1", and nothing else.
std::optional<fhir::ResourceKey> plainKey(const std::string& url) {
    auto target = fhir::parseReference(url);
    if (target.kind != fhir::Reference::Kind::Relative || !target.version.empty()) return {};
    return std::move(target.key);
}

}  // namespace

fhir::Issue entryIssue(std::size_t index, std::string_view issueType, std::string_view reason) {
    return {"error", std::string{issueType}, std::string{reason}, {}, {"Bundle.entry[" + std::to_string(index) + "]"}};
}

Result<Plan> Planner::plan(fhir::Json json, std::vector<fhir::Issue>& issues) const {
    JIAYI_TRY(auto bundle, fhir::readBundle(std::move(json)));
    if (bundle.type != "transaction") return invalid("bundle.type");
    if (bundle.identifier.size() > 128) return invalid("bundle.identifier");
    if (bundle.entries.size() > kMaxBundleEntries) return Error{Errc::Full, "bundle.too-many-entries", {}};
    Plan plan{bundle.identifier, {}};
    std::set<fhir::ResourceKey> seen;
    for (std::size_t i = 0; i < bundle.entries.size(); ++i) {
        auto planned = entryOf(std::move(bundle.entries[i]));
        if (!planned) {
            issues.push_back(entryIssue(i, "invalid", planned.error().reason));
            continue;
        }
        planned->entry = i;
        if (planned->writes() && !seen.insert(planned->key).second) issues.push_back(entryIssue(i, "invalid", "entry.twice"));
        plan.entries.push_back(std::move(*planned));
    }
    resolveInside(plan);
    for (auto& planned : plan.entries) {
        const auto fault = complete(planned);
        if (!fault.empty()) issues.push_back(entryIssue(planned.entry, "too-long", fault));
    }
    placeProvenances(plan);
    return plan;
}

Result<Planned> Planner::entryOf(fhir::BundleEntry entry) const {
    if (!entry.request) return invalid("entry.request");
    Planned planned;
    planned.fullUrl = std::move(entry.fullUrl);
    JIAYI_CHECK(takeRequest(planned, *entry.request));
    if (planned.writes() && planned.blind) return invalid("entry.precondition");
    if (planned.step == Step::Create || planned.step == Step::Update)
        JIAYI_CHECK(takeResource(planned, std::move(entry.resource)));
    return planned;
}

Result<void> Planner::takeRequest(Planned& planned, const fhir::EntryRequest& request) const {
    if (request.method == "DELETE") planned.step = Step::Delete;
    else if (request.method == "POST") planned.step = Step::Create;
    else if (request.method == "PUT") planned.step = Step::Update;
    else if (request.method == "GET") planned.step = Step::Read;
    else return invalid("entry.method");

    auto [path, form] = splitUrl(request.url);
    const bool searches = planned.step == Step::Read && fhir::isTypeName(path);
    if (planned.step == Step::Create || searches) planned.key.type = path;
    else if (auto key = form.empty() ? plainKey(path) : std::nullopt) planned.key = std::move(*key);
    else return invalid("entry.url");
    if (!fhir::isTypeName(planned.key.type)) return invalid("entry.url");
    if (!m_rules.search.knows(planned.key.type)) return invalid("type.unknown");

    if (planned.step == Step::Create) {
        planned.key.id = newUuid(m_clock, m_random).toString();
        form = parseForm(request.ifNoneExist);
        if (!request.ifMatch.empty() || !request.ifNoneMatch.empty()) return invalid("entry.precondition");
    }
    if (searches || !form.empty()) {
        JIAYI_TRY(planned.search, readSearch(m_rules.search, m_references, planned.key.type, form, false));
    }
    if (planned.step != Step::Update && planned.step != Step::Delete) return {};
    // Nothing is overwritten by a write that is not based on it, so every write says on what it is based.
    planned.base = versionNumber(request.ifMatch);
    planned.blind = request.ifMatch.empty() && request.ifNoneMatch.empty();
    const bool based = planned.base && request.ifNoneMatch.empty();
    const bool first = planned.step == Step::Update && request.ifMatch.empty() && request.ifNoneMatch == "*";
    if (!planned.blind && !based && !first) return invalid("entry.precondition");
    return {};
}

Result<void> Planner::takeResource(Planned& planned, fhir::Json resource) const {
    if (!resource.isObject() || fhir::resourceType(resource) != planned.key.type)
        return invalid(fhir::isTypeName(fhir::resourceType(resource)) ? "entry.url" : "resource.type");
    if (planned.step == Step::Create) resource.set("id", planned.key.id);
    if (!fhir::isFhirId(fhir::resourceId(resource))) return invalid("resource.id");
    if (fhir::resourceId(resource) != planned.key.id) return invalid("entry.url");
    const auto* meta = resource.find("meta");
    if (meta && !meta->isObject()) return invalid("resource.meta");
    planned.resource = std::move(resource);
    return {};
}

Result<Planned> Planner::single(const Request& request, const fhir::ResourceKey& key) const {
    Planned planned;
    const auto url = key.id.empty() ? key.type : key.toString();
    JIAYI_CHECK(takeRequest(planned, {request.method, url, request.ifMatch, request.ifNoneMatch, request.ifNoneExist}));
    if (planned.step != Step::Delete) {
        JIAYI_TRY(auto resource, fhir::parseJson(request.body, {kMaxBodyBytes, kMaxJsonValues, kMaxJsonDepth}));
        JIAYI_CHECK(takeResource(planned, std::move(resource)));
    }
    if (const auto fault = complete(planned); !fault.empty()) return Error{Errc::Rejected, std::string{fault}, {}};
    return planned;
}

std::string_view Planner::complete(Planned& planned) const {
    if (planned.step == Step::Delete) planned.hash = sha256({});
    if (planned.step != Step::Create && planned.step != Step::Update) return {};
    const auto text = fhir::canonicalText(planned.resource);
    if (text.size() > kMaxResourceBytes) return "resource.too-large";
    planned.hash = sha256(text);
    planned.patients = m_references.patientsIn(planned.resource);
    Version found;
    found.key = planned.key;
    m_rules.search.index(found, planned.resource, m_references);
    // A Provenance is placed by what it came with, and says nothing new about that when it is looked at again.
    if (planned.key.type != "Provenance" || planned.patient.empty()) planned.patient = std::move(found.patient);
    planned.keys = std::move(found.keys);
    planned.dates = std::move(found.dates);
    return {};
}

/// R4: a reference that is an entry's fullUrl means that entry, whatever id it gets.
void Planner::resolveInside(Plan& plan) const {
    std::map<std::string, std::string, std::less<>> ids;
    for (const auto& planned : plan.entries) {
        const bool named = planned.step == Step::Create || (planned.step == Step::Update && planned.fullUrl.starts_with("urn:"));
        if (named && !planned.fullUrl.empty()) ids.emplace(planned.fullUrl, planned.key.toString());
    }
    if (ids.empty()) return;
    for (auto& planned : plan.entries) {
        fhir::rewriteReferences(planned.resource, [&](std::string_view reference) -> std::optional<std::string> {
            const auto found = ids.find(reference);
            return found == ids.end() ? std::nullopt : std::optional{found->second};
        });
    }
}

/// A Provenance belongs where what it speaks of belongs, and goes along when that moves.
void Planner::placeProvenances(Plan& plan) const {
    std::map<fhir::ResourceKey, std::string> patients;
    for (const auto& planned : plan.entries) patients.emplace(planned.key, planned.patient);
    for (auto& planned : plan.entries) {
        if (planned.key.type != "Provenance" || !planned.patient.empty()) continue;
        for (const auto& target : planned.resource.items("target")) {
            const auto key = m_references.target(target.textOr("reference", ""));
            const auto found = key ? patients.find(*key) : patients.end();
            if (planned.patient.empty() && found != patients.end()) planned.patient = found->second;
        }
    }
}

}  // namespace jiayi::hub
