// Resources out of FHIR files, and what other systems call them turned into our own ids.
#pragma once

#include "models/roster/import/import_values.h"
#include "models/roster/resident.h"
#include "models/db/database.h"
#include "sync/files/import_writer.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace jiayi::files {

struct SourceItem {
    std::size_t row = 0;  ///< entry of a Bundle or line of an NDJSON, from 1
    std::string fullUrl;
    fhir::Json resource;
};
struct BrokenItem {
    std::size_t row = 0;
    std::string reason;    ///< "json.syntax", "resource.type", "entry.no-resource", "entry.delete"
    std::string original;  ///< as far as it could be read
};
using OnItem = std::function<Result<void>(SourceItem)>;
using OnBroken = std::function<void(BrokenItem)>;

/// Reads a Bundle (transaction, batch, collection, searchset, document), a single resource or NDJSON, one resource in
/// memory at a time. Stops at the first error of `onItem`. NotFound "file.not-found"; Invalid "bundle.type", or that of
/// parseJson() when the file as a whole is no JSON.
Result<void> readFhirFile(const std::filesystem::path& path, roster::ImportKind kind, const OnItem& onItem,
                          const OnBroken& onBroken);

/// Which of our ids a foreign resource has. An id that is a UUID is the same thing wherever it stands; any other belongs to
/// its server or to `source`. UUIDs of version 7 and 8 are kept: that is how our own exports come back as themselves.
/// A Patient whose citizen id or foreign identifier one resident has is that resident.
///
/// Use: index() everything once, then localise() everything, in any order.
class FhirIds {
public:
    FhirIds(db::Database& database, std::string source) : m_database(database), m_source(std::move(source)) {}

    Result<void> index(const SourceItem& item);
    /// Whether something stands before its Patient, so that Patients have to be read first.
    bool patientsComeLate() const { return m_patientsComeLate; }

    /// With our id and our references. A reference to nothing we know is left as it is.
    Result<Incoming> localise(SourceItem item);

private:
    struct Identity {
        Uuid id;              ///< ours
        std::string system;   ///< "urn:ietf:rfc:3986", a server's base, or ours for `source`
        std::string value;    ///< "urn:uuid:...", or the id there
        bool ours = false;    ///< it was one of our ids already
    };
    static Identity ofUuid(const Uuid& uuid);
    static Identity ofServer(const std::string& base, const std::string& type, const std::string& id);
    Identity identify(const SourceItem& item) const;
    std::string baseOf(const std::string& fullUrl) const;
    std::optional<std::string> rewritten(std::string_view reference, const std::string& base);
    Result<void> indexPatient(const SourceItem& item, const Identity& identity);
    Uuid matched(const Identity& identity, std::string_view type);
    const std::string* typeOf(const Uuid& id);

    db::Database& m_database;
    std::string m_source;
    std::unordered_map<Uuid, const std::string*> m_types;
    std::unordered_set<std::string> m_typeNames;
    std::unordered_map<std::string, Uuid> m_aliases;  ///< "base Type/id" of what is identified by its fullUrl
    std::unordered_map<Uuid, Uuid> m_matched;
    std::unordered_set<Uuid> m_patients, m_early;
    bool m_patientsComeLate = false;
};

}  // namespace jiayi::files
