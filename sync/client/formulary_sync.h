// The formularies' part of a round: what the hub publishes is fetched, proved and taken over beside what is shown.
#pragma once

#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/sync/unit.h"
#include "sync/client/formulary_fetch.h"
#include "sync/client/options.h"
#include "sync/formulary/formulary_files.h"

#include <stop_token>

namespace jiayi::sync {

/// A version is proved by signature, hash, count and content root, or it is never shown: the one before stays, with its date. What
/// does not prove itself is tried once more from the snapshot; then the pharmacy's version is refused until it publishes another one,
/// or for a day. Nothing here holds up clinical work: a hub without formularies, or one that fails at them, is noted and let be.
/// Owner: the engine; thread: the sync thread.
class FormularySync {
public:
    FormularySync(const Context& context, HubClient& hub, const EngineOptions& options) : m_context(context), m_fetch(hub), m_options(options) {}

    /// Errors of the store and of the line, Busy "hub.busy", Busy "stopped".
    Result<void> run(const std::stop_token& stop);

private:
    Result<void> look(const std::stop_token& stop);
    /// True when everything that the pharmacy announces was dealt with.
    Result<bool> visit(const ListedPharmacy& listed, const std::string& key, const std::stop_token& stop);
    Result<bool> take(const formulary::Manifest& manifest, const std::stop_token& stop);
    Result<void> takeFrom(std::int64_t pharmacy, const formulary::Manifest& manifest, std::optional<formulary::DeltaSeal> delta, const std::stop_token& stop);
    Result<void> write(pharmacy::FormularyWriter& writer, const std::vector<formulary::ItemChange>& changes, const std::stop_token& stop);
    Result<void> discard();
    Result<void> dropOld(std::int64_t pharmacy);
    Result<void> refuse(const formulary::Manifest& manifest, const Error& why);
    Result<std::string> keyFor(const FormularyList& list);

    Context m_context;
    FormularyFetch m_fetch;
    EngineOptions m_options;
    bool m_refused = false;  ///< something of the pharmacy that is being visited
};

}  // namespace jiayi::sync
