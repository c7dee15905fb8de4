#include "sync/client/foreign_ids.h"

#include "sync/fhir/reference.h"

namespace jiayi::sync {

fhir::ResourceKey ForeignIds::inbound(const fhir::ResourceKey& key) {
    if (Uuid::parse(key.id)) return key;
    const auto id = derivedUuid({"foreign", key.type, key.id}).toString();
    db::Query(m_database, "INSERT OR IGNORE INTO foreign_id (type, id, foreign_id) VALUES (?, ?, ?)", key.type, id, key.id).run();
    return {key.type, id};
}

fhir::ResourceKey ForeignIds::outbound(const fhir::ResourceKey& key) {
    db::Query row(m_database, "SELECT foreign_id FROM foreign_id WHERE type = ? AND id = ?", key.type, key.id);
    return row.next() ? fhir::ResourceKey{key.type, row.text(0)} : key;
}

void ForeignIds::inbound(fhir::Json& resource) { renameAll(resource, &ForeignIds::inbound); }

void ForeignIds::outbound(fhir::Json& resource) { renameAll(resource, &ForeignIds::outbound); }

void ForeignIds::renameAll(fhir::Json& resource, Rename rename) {
    if (const auto own = fhir::keyOf(resource)) {
        const auto named = (this->*rename)(*own);
        if (named.id != own->id) resource.set("id", named.id);
    }
    fhir::rewriteReferences(resource, [&](std::string_view text) -> std::optional<std::string> {
        const auto near = m_relative(text);
        const auto reference = fhir::parseReference(near);
        const bool ours = reference.kind == fhir::Reference::Kind::Relative;
        const auto named = ours ? (this->*rename)(reference.key) : reference.key;
        if (!ours || (named.id == reference.key.id && near == text)) return {};
        return named.toString() + (reference.version.empty() ? "" : "/_history/" + reference.version);
    });
}

}  // namespace jiayi::sync
