// What desks fetch of formularies: who publishes, what is in force and what comes, and the files of each version.
#pragma once

#include "sync/hub/formulary_shelf.h"
#include "sync/hub/http.h"
#include "sync/hub/routes.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// Safe to use from several threads.
class Formularies {
public:
    Formularies(Store& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// GET $formulary: Parameters with the key that signs, and of each pharmacy id and the entity tag of its manifests.
    /// GET $formulary/{id}/manifest: the signed manifests of what is in force today and of what was published after it, oldest first.
    /// GET $formulary/{id}/snapshot/{version}, $formulary/{id}/delta/{from}-{to}: files, by range. All with ETag and If-None-Match;
    /// 404 "formulary.unknown".
    Reply answer(const Request& request, const RouteMatch& match);

private:
    Reply list(const Request& request);
    Reply manifests(const Request& request, const std::string& pharmacy);
    Reply file(const Request& request, const std::string& pharmacy, std::string_view version, std::optional<std::string_view> from);

    Store& m_store;
    const Clock& m_clock;
};

}  // namespace jiayi::hub
