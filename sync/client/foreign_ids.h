// Names of resources at the border: every resource here has a UUID, another system's may be called anything.
#pragma once

#include "models/db/query.h"
#include "sync/fhir/json.h"
#include "sync/fhir/resource.h"

#include <functional>
#include <string>

namespace jiayi::sync {

/// A name that is no UUID gets one derived from it, the same on every desk, and is remembered, so that what goes back has
/// its own name again. Inside a transaction where it may be remembered; everything throws SQLite::Exception.
class ForeignIds {
public:
    /// `relative` makes a reference to the server itself a relative one.
    ForeignIds(db::Database& database, std::function<std::string(std::string_view)> relative)
        : m_database(database), m_relative(std::move(relative)) {}

    fhir::ResourceKey inbound(const fhir::ResourceKey& key);
    fhir::ResourceKey outbound(const fhir::ResourceKey& key);
    /// The resource's own id and every reference in it.
    void inbound(fhir::Json& resource);
    void outbound(fhir::Json& resource);

private:
    using Rename = fhir::ResourceKey (ForeignIds::*)(const fhir::ResourceKey&);
    void renameAll(fhir::Json& resource, Rename rename);

    db::Database& m_database;
    std::function<std::string(std::string_view)> m_relative;
};

}  // namespace jiayi::sync
