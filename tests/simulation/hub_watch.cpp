#include "tests/simulation/hub_watch.h"

#include "models/db/query.h"
#include "sync/fhir/bundle.h"
#include "sync/hub/store.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/violation.h"

#include <algorithm>
#include <cstring>

namespace jiayi::simulation {

struct HubWatch::Asked {
    std::string bundle;
    bool move = false;  ///< of a resident
    /// Key to the version it is based on; 0 for a first write.
    std::map<std::string, std::int64_t> bases;
};

namespace {

std::string nameOf(const SeenChange& change) { return change.key + " version " + std::to_string(change.version) + " at n " + std::to_string(change.n); }

Digest nextLink(const std::string& previous, const SeenChange& change) {
    hub::Version version;
    const auto slash = change.key.find('/');
    version.key = {change.key.substr(0, slash), change.key.substr(slash + 1)};
    version.version = change.version;
    version.n = change.n;
    std::memcpy(version.hash.data(), change.hash.data(), std::min(version.hash.size(), change.hash.size()));
    Digest before{};
    std::memcpy(before.data(), previous.data(), std::min(before.size(), previous.size()));
    return hub::nextChain(before, version);
}

}  // namespace

HubWatch::Asked HubWatch::read(const hub::Request& request) const {
    Asked asked;
    asked.move = request.target.find("/$move") != std::string::npos;
    if (request.method != "POST" || request.target != "/fhir") return asked;
    auto json = fhir::parseJson(request.body);
    if (!json) return asked;
    const auto bundle = fhir::readBundle(std::move(*json));
    if (!bundle) return asked;
    asked.bundle = bundle->identifier;
    for (const auto& entry : bundle->entries) {
        const auto tag = std::string{fhir::versionOfTag(entry.request->ifMatch)};
        asked.bases[entry.request->url] = tag.empty() ? 0 : std::stoll(tag);
    }
    return asked;
}

SeenStream HubWatch::readStream(const std::string& stream, std::int64_t after) const {
    SeenStream found;
    db::Query rows(m_hub.window(),
                   "SELECT v.n, v.type || '/' || v.id, v.version, v.kind, coalesce(v.body, ''), v.hash, v.chain FROM version v "
                   "JOIN stream s ON s.pk = v.stream_pk WHERE s.id = ? AND v.n > ? ORDER BY v.n",
                   stream, after);
    while (rows.next())
        found.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.text(3), rows.text(4), rows.blob(5), rows.blob(6), {}});
    return found;
}

void HubWatch::accept(const std::string& stream, const SeenStream& fresh, const Asked& asked) {
    auto& known = m_streams[stream];
    for (auto change : fresh) {
        require(change.n == static_cast<std::int64_t>(known.size()) + 1, 4, "numbers are dense: " + nameOf(change));
        const auto link = nextLink(known.empty() ? std::string{} : known.back().chain, change);
        require(change.chain == asText(link), 4, "the chain fits: " + nameOf(change));
        const bool passage = change.kind == "LEAVE" || change.kind == "ENTER";
        if (passage) m_moved.insert(change.key);
        if (!asked.move) {
            const auto base = asked.bases.find(change.key);
            require(base != asked.bases.end(), 5, "nothing is written that was not asked for: " + nameOf(change));
            // Late work on who has left is based on the version before the passage, and numbered behind it.
            require(m_moved.contains(change.key) || change.version == base->second + 1, 5, "a write is based on the version before it: " + nameOf(change));
        }
        require(passage || !asked.move, 12, "a move changes nothing but places: " + nameOf(change));
        const bool repeated = !asked.bundle.empty() && std::any_of(known.begin(), known.end(), [&](const SeenChange& before) {
            return before.bundle == asked.bundle && before.key == change.key;
        });
        require(!repeated, 6, "a bundle has one effect: " + nameOf(change));
        change.bundle = asked.bundle;
        known.push_back(std::move(change));
    }
}

void HubWatch::acceptAll(const SeenStreams& fresh, const Asked& asked) {
    std::set<std::string> written;
    std::map<std::string, int> left, entered;
    for (const auto& [stream, changes] : fresh) {
        accept(stream, changes, asked);
        for (const auto& change : changes) {
            written.insert(change.key);
            ++(change.kind == "LEAVE" ? left : entered)[change.key];
        }
    }
    if (written.empty()) return;
    if (asked.move) require(left == entered, 12, "what leaves one institution enters the other in the same instant");
    else require(written.size() == asked.bases.size(), 7, "a bundle is written whole");
}

void HubWatch::look(const hub::Request& request, const std::set<std::string>& deleted) {
    const test::MemoryDisk::Aside aside{m_hub.disk};
    SeenStreams fresh;
    bool any = false;
    for (int institution = 0; institution < kInstitutions; ++institution) {
        const auto stream = institutionCode(institution);
        fresh[stream] = readStream(stream, static_cast<std::int64_t>(m_streams[stream].size()));
        any |= !fresh[stream].empty();
        if (fresh[stream].empty()) continue;
        const auto before = newest(stream);
        for (const auto& change : fresh[stream]) {
            const auto old = before.find(change.key);
            const bool back = old != before.end() && old->second->kind == "DELETE" && !change.gone();
            require(!back || !deleted.contains(change.key), 11, "the deleted stays deleted: " + nameOf(change));
        }
    }
    if (any) acceptAll(fresh, read(request));
}

void HubWatch::lookAgain(const hub::Request& request) {
    const test::MemoryDisk::Aside aside{m_hub.disk};
    SeenStreams unseen;
    for (int institution = 0; institution < kInstitutions; ++institution) {
        const auto stream = institutionCode(institution);
        const auto& known = m_streams[stream];
        const auto last = newest(stream);
        std::map<std::int64_t, SeenChange> there;
        for (auto& change : readStream(stream, 0)) there[change.n] = std::move(change);
        for (const auto& change : known) {
            const auto found = there.find(change.n);
            // What led to a deletion is forgotten after a year; the deletion itself never.
            const bool forgotten = last.at(change.key)->gone() && last.at(change.key)->n > change.n;
            require(forgotten || found != there.end(), 16, "what was visible on the hub is there after a power cut: " + nameOf(change));
            if (found == there.end()) continue;
            require(found->second.chain == change.chain, 16, "what was visible on the hub is unchanged: " + nameOf(change));
            there.erase(found);
        }
        for (auto& [n, change] : there) unseen[stream].push_back(std::move(change));
    }
    acceptAll(unseen, read(request));
}

void HubWatch::restored(SeenStreams then) {
    for (const auto& [stream, changes] : m_streams) {
        const auto kept = then.contains(stream) ? then.at(stream).size() : 0;
        for (std::size_t i = kept; i < changes.size(); ++i)
            for (auto& token : tokensIn(changes[i].body)) m_lost.insert(std::move(token));
    }
    m_streams = std::move(then);
}

std::map<std::string, const SeenChange*> HubWatch::newest(const std::string& stream) const {
    std::map<std::string, const SeenChange*> found;
    if (const auto known = m_streams.find(stream); known != m_streams.end())
        for (const auto& change : known->second) found[change.key] = &change;
    return found;
}

}  // namespace jiayi::simulation
