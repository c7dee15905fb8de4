// By what a resource can be found: a table of type x parameter -> where it stands, and its reading.
#pragma once

#include "sync/hub/own_references.h"
#include "sync/hub/store_types.h"

#include <map>
#include <span>

namespace jiayi::hub {

enum class ParameterKind {
    Token,      ///< a code with its system, an identifier, a plain code
    Reference,
    Patient,    ///< a reference that counts only if it leads to a Patient
    Date,
};

struct SearchParameter {
    std::string name;
    ParameterKind kind = ParameterKind::Token;
    std::vector<std::string> paths;  ///< any of these; names alone, whatever lies in arrays on the way
};

/// Raise it when what index() finds changes: the store's index is then made anew.
inline constexpr std::int64_t kSearchRules = 1;

/// Immutable; safe to use from several threads.
class SearchParameters {
public:
    /// Invalid "rules.row" for a table that does not parse.
    static Result<SearchParameters> read(std::string_view types, std::string_view parameters);

    /// The types that the hub keeps, in order, each with what it can be searched by beyond _id and _lastUpdated.
    const std::map<std::string, std::vector<SearchParameter>, std::less<>>& types() const { return m_types; }
    bool knows(std::string_view type) const { return m_types.contains(type); }
    const SearchParameter* find(std::string_view type, std::string_view name) const;

    /// Sets the version's patient, keys and dates from the resource.
    void index(Version& version, const fhir::Json& resource, const OwnReferences& references) const;
    /// What a reference parameter of this resource leads to on this hub.
    static std::vector<fhir::ResourceKey> targets(const SearchParameter& parameter, const fhir::Json& resource,
                                                  const OwnReferences& references);
    static std::vector<SearchDate> dates(const SearchParameter& parameter, const fhir::Json& resource);

private:
    std::map<std::string, std::vector<SearchParameter>, std::less<>> m_types;
};

/// The instants that a FHIR date or dateTime may mean, half-open; nothing if it is none.
std::optional<std::pair<Instant, Instant>> spanOf(std::string_view text);

}  // namespace jiayi::hub
