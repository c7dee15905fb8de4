#include "sync/files/fhir_source.h"

#include "models/roster/import/person_row.h"
#include "models/roster/resident_repository.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/ndjson.h"
#include "sync/fhir/reference.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/systems.h"

#include <fstream>

namespace jiayi::files {

using fhir::Json;
using fhir::Reference;

namespace {

constexpr std::string_view kUriSystem = "urn:ietf:rfc:3986";

bool isOurs(const Uuid& uuid) {
    const int version = uuid.bytes[6] >> 4;
    return (version == 7 || version == 8) && (uuid.bytes[8] & 0xC0) == 0x80;
}

bool isServerUrl(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

/// Hands the resource on, or says what is wrong with it. Errors of `onItem` end the reading.
Result<void> handOn(SourceItem item, const OnItem& onItem, const OnBroken& onBroken) {
    if (!fhir::isTypeName(fhir::resourceType(item.resource))) {
        onBroken({item.row, "resource.type", item.resource.compact()});
        return {};
    }
    return onItem(std::move(item));
}

Result<void> readBundleFile(const std::filesystem::path& path, const OnItem& onItem, const OnBroken& onBroken) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{Errc::NotFound, "file.not-found", {}};
    std::size_t row = 0;
    auto bundle = fhir::forEachEntry(stream, [&](Json entry) -> Result<void> {
        ++row;
        auto* resource = entry.find("resource");
        if (entry.text("request.method") == "DELETE") {
            onBroken({row, "entry.delete", entry.compact()});
            return {};
        }
        if (!resource || !resource->isObject()) {
            onBroken({row, "entry.no-resource", entry.compact()});
            return {};
        }
        return handOn({row, std::string{entry.textOr("fullUrl", "")}, std::move(*resource)}, onItem, onBroken);
    });
    if (!bundle) return bundle.error();
    const auto type = fhir::resourceType(*bundle);
    if (type != "Bundle") return handOn({1, {}, std::move(*bundle)}, onItem, onBroken);
    const auto kind = bundle->textOr("type", "collection");
    // A history tells several versions of a thing, newest first; a response tells what was done.
    if (kind == "history" || kind.ends_with("-response")) return invalid("bundle.type");
    return {};
}

Result<void> readNdjsonFile(const std::filesystem::path& path, const OnItem& onItem, const OnBroken& onBroken) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{Errc::NotFound, "file.not-found", {}};
    std::optional<Error> fatal;
    const auto report = fhir::readNdjson(stream, [&](std::size_t line, Json resource) -> Result<void> {
        if (fatal) return {};
        if (auto taken = handOn({line, {}, std::move(resource)}, onItem, onBroken); !taken) fatal = taken.error();
        return {};
    });
    if (fatal) return *fatal;
    for (const auto& error : report.errors) onBroken({error.line, error.error.reason, {}});
    return {};
}

}  // namespace

Result<void> readFhirFile(const std::filesystem::path& path, roster::ImportKind kind, const OnItem& onItem,
                          const OnBroken& onBroken) {
    return kind == roster::ImportKind::Ndjson ? readNdjsonFile(path, onItem, onBroken) : readBundleFile(path, onItem, onBroken);
}

FhirIds::Identity FhirIds::ofUuid(const Uuid& uuid) {
    const auto text = "urn:uuid:" + uuid.toString();
    return {isOurs(uuid) ? uuid : derivedUuid({"fhir", "urn:uuid", uuid.toString()}), std::string{kUriSystem}, text, isOurs(uuid)};
}

FhirIds::Identity FhirIds::ofServer(const std::string& base, const std::string& type, const std::string& id) {
    if (const auto uuid = Uuid::parse(id)) return ofUuid(*uuid);
    return {derivedUuid({"fhir", base, type + "/" + id}), base, id, false};
}

std::string FhirIds::baseOf(const std::string& fullUrl) const {
    return isServerUrl(fullUrl) ? fhir::parseReference(fullUrl).base : roster::importSystem(m_source);
}

FhirIds::Identity FhirIds::identify(const SourceItem& item) const {
    const auto type = std::string{fhir::resourceType(item.resource)};
    const auto id = std::string{fhir::resourceId(item.resource)};
    if (item.fullUrl.starts_with("urn:uuid:")) {
        if (const auto uuid = Uuid::parse(std::string_view{item.fullUrl}.substr(9))) return ofUuid(*uuid);
    }
    if (!id.empty()) return ofServer(baseOf(item.fullUrl), type, id);
    if (isServerUrl(item.fullUrl)) {
        const auto reference = fhir::parseReference(item.fullUrl);
        if (!reference.key.id.empty()) return ofServer(reference.base, type, reference.key.id);
    }
    // Nobody calls it anything, so nothing can refer to it: it is what it says.
    const auto hash = toHex(fhir::canonicalHash(item.resource));
    return {derivedUuid({"fhir", baseOf({}), type, hash}), baseOf({}), hash, false};
}

Result<void> FhirIds::indexPatient(const SourceItem& item, const Identity& identity) {
    m_patients.insert(identity.id);
    if (m_early.count(identity.id) > 0) m_patientsComeLate = true;
    const roster::ResidentRepository residents(m_database);
    if (residents.find({identity.id})) return {};
    JIAYI_TRY(const auto byIdentifier, residents.findByIdentifier({identity.system, identity.value}));
    if (byIdentifier) {
        m_matched.emplace(identity.id, byIdentifier->uuid);
        return {};
    }
    const auto* citizen = fhir::itemWhere(item.resource, "identifier", "system", mapping::kCitizenId);
    const auto number = citizen ? citizen->textOr("value", "") : std::string_view{};
    if (number.empty()) return {};
    JIAYI_TRY(const auto sameNumber, residents.findByCitizenId(std::string{number}));
    if (sameNumber.size() == 1) m_matched.emplace(identity.id, sameNumber.front().uuid);
    return {};
}

Result<void> FhirIds::index(const SourceItem& item) {
    const auto identity = identify(item);
    const auto type = std::string{fhir::resourceType(item.resource)};
    const auto id = std::string{fhir::resourceId(item.resource)};
    m_types.emplace(identity.id, &*m_typeNames.insert(type).first);
    if (!id.empty() && ofServer(baseOf(item.fullUrl), type, id).id != identity.id)
        m_aliases.emplace(baseOf(item.fullUrl) + " " + type + "/" + id, identity.id);
    if (type == "Patient") return indexPatient(item, identity);
    const auto patient = fhir::patientReference(item.resource);
    if (!patient) return {};
    const auto reference = fhir::parseReference(*patient);
    const auto owner = reference.kind == Reference::Kind::Urn && Uuid::parse(reference.key.id)
                           ? ofUuid(*Uuid::parse(reference.key.id))
                           : ofServer(reference.base.empty() ? baseOf(item.fullUrl) : reference.base, "Patient", reference.key.id);
    if (m_patients.count(owner.id) == 0) m_early.insert(owner.id);
    return {};
}

Uuid FhirIds::matched(const Identity& identity, std::string_view type) {
    if (const auto known = m_matched.find(identity.id); known != m_matched.end()) return known->second;
    if (type != "Patient" || identity.ours || m_types.count(identity.id) > 0) return identity.id;
    // A patient that an earlier import brought.
    const auto found = roster::ResidentRepository(m_database).findByIdentifier({identity.system, identity.value});
    const auto id = found && *found ? (*found)->uuid : identity.id;
    m_matched.emplace(identity.id, id);
    return id;
}

const std::string* FhirIds::typeOf(const Uuid& id) {
    if (const auto known = m_types.find(id); known != m_types.end()) return known->second;
    db::Query query(m_database, "SELECT type FROM record WHERE id = ? LIMIT 1", id);
    if (!query.next()) return nullptr;
    return m_types.emplace(id, &*m_typeNames.insert(query.text(0)).first).first->second;
}

std::optional<std::string> FhirIds::rewritten(std::string_view text, const std::string& base) {
    const auto reference = fhir::parseReference(text);
    if (reference.kind == Reference::Kind::Contained || reference.kind == Reference::Kind::Other || reference.key.id.empty()) return {};
    if (reference.kind == Reference::Kind::Urn) {
        const auto uuid = text.starts_with("urn:uuid:") ? Uuid::parse(reference.key.id) : std::nullopt;
        if (!uuid) return {};
        const auto identity = ofUuid(*uuid);
        const auto* type = typeOf(identity.id);
        if (!type) return {};
        return *type + "/" + matched(identity, *type).toString();
    }
    const auto& home = reference.kind == Reference::Kind::Absolute ? reference.base : base;
    const auto alias = m_aliases.find(home + " " + reference.key.type + "/" + reference.key.id);
    auto identity = ofServer(home, reference.key.type, reference.key.id);
    if (alias != m_aliases.end()) identity.id = alias->second;
    // What lies on another server and not here stays a reference to that server.
    if (reference.kind == Reference::Kind::Absolute && !typeOf(identity.id)) return {};
    return reference.key.type + "/" + matched(identity, reference.key.type).toString();
}

Result<Incoming> FhirIds::localise(SourceItem item) {
    return db::attempt([&]() -> Result<Incoming> {
        const auto identity = identify(item);
        const auto type = std::string{fhir::resourceType(item.resource)};
        const auto base = baseOf(item.fullUrl);
        Incoming incoming;
        incoming.foreignId = identity.system == kUriSystem ? identity.value : identity.system + "/" + type + "/" + identity.value;
        auto& resource = incoming.resource = std::move(item.resource);
        fhir::rewriteReferences(resource, [&](std::string_view reference) { return rewritten(reference, base); });
        resource.set("id", matched(identity, type).toString());
        if (type == "Patient" && !identity.ours)
            resource.make("identifier").push(Json::object({{"system", identity.system}, {"value", identity.value}}));
        return incoming;
    });
}

}  // namespace jiayi::files
