// The one table of what can be asked below /fhir. The router answers by it and the CapabilityStatement is made from it,
// so what is claimed and what works cannot drift apart.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

enum class Action {
    Metadata, Bundle, SystemHistory, Streams, Wait, Digest, RotateKey, Practitioners,
    ExportStart, ExportStatus, ExportRemove, ExportFile,
    Formularies, FormularyManifest, FormularySnapshot, FormularyDelta,
    Search, SearchByPost, Create, TypeHistory,
    Read, Update, Delete, InstanceHistory, VersionRead,
    Move, Grant, Revoke, Grants,
};

struct Route {
    std::string_view method;
    /// Below /fhir. {type} stands for a type's name, {id} for a FHIR id, {version} for a number,
    /// {name} for a file's name.
    std::string_view pattern;
    Action action;
    /// Its names in the CapabilityStatement, between spaces: interactions, or "$name" for an operation.
    std::string_view interactions;
};

std::span<const Route> routes();

struct RouteMatch {
    const Route* route = nullptr;  ///< null: no such path, or not by this method
    std::string allowed;           ///< the methods this path has, for a 405; empty if there is no such path
    std::string type, id, version, name;

    /// "GET /fhir/Patient/{id}", for the log: no id, so no patient.
    std::string label() const;
};

/// `path` is what follows /fhir, still encoded.
RouteMatch matchRoute(std::string_view method, std::string_view path);

}  // namespace jiayi::hub
