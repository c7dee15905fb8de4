// What has changed on a foreign server, as pages of the kind our own hub would give.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/foreign_ids.h"
#include "sync/client/probe.h"

namespace jiayi::sync {

/// A pull reaches back behind the last one, since a slow commit may appear behind a time already read; what is known by
/// (id, version) is left out, and so is an older version behind a newer. Everything between two calls lies in the token and
/// in the store, so a broken line goes on at its page. Thread: the sync thread.
class ForeignPull {
public:
    ForeignPull(const Context& context, ForeignServer& server, const Abilities& abilities);

    /// The token of the very beginning.
    static std::string beginning();
    /// One page: a history Bundle with our links. Invalid "cursor" for a token that is none.
    Result<fhir::Bundle> page(const std::string& token);

private:
    struct Place;
    struct Found;

    Result<fhir::Bundle> begin(Place place, const std::string& token);
    Result<std::string> targetOf(const Place& place) const;
    Result<std::vector<Found>> read(const fhir::Json& page) const;
    Result<std::vector<Found>> sweep(const std::string& type);
    Result<std::vector<std::string>> idsThere(const std::string& type);
    Result<std::vector<Found>> keepFresh(std::vector<Found> found, const std::string& token, bool all);
    Result<bool> isSweepDue() const;
    Result<void> finish(Instant since, bool swept);

    Context m_context;
    ForeignServer& m_server;
    const Abilities& m_abilities;
    ForeignIds m_ids;
};

}  // namespace jiayi::sync
