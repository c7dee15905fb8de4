// Histories as FHIR has them, and single resources: what any client may ask that knows no cursors.
#include "sync/hub/history.h"

#include "sync/hub/limits.h"
#include "sync/hub/search_request.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

/// A page may end with fewer than it could hold rather than read on for ever over what is not shown.
constexpr std::size_t kMaxRowsRead = 10'000;

struct Window {
    Instant since{};
    std::int64_t below = 0;  ///< what was seen before has numbers from here on; 0: nothing was
    std::size_t count = kPageEntries;
    Form links;
};

Result<Window> windowOf(const Form& query, bool lenient) {
    Window window;
    for (const auto& [name, value] : query) {
        if (name == "_since") {
            const auto since = parseFhirTime(value);
            if (!since) return invalid("parameter.value", name);
            window.since = since->start;
        } else if (name == "_count") {
            const auto count = countOf(value);
            if (!count) return invalid("parameter.count");
            window.count = std::min(window.count, static_cast<std::size_t>(*count));
        } else if (name == "_below") {
            const auto below = countOf(value);
            if (!below) return invalid("parameter.value", name);
            window.below = *below;
            continue;
        } else if (name != "_format" && name != "_stream") {
            if (!lenient) return invalid("parameter.unknown", name);
            continue;
        }
        window.links.emplace(name, value);
    }
    return window;
}

/// What a client is told of a version that it may not see. A partner learns no more than that it has no grant.
Reply hidden(const Access& access) {
    switch (access.kind()) {
        case StreamKind::Granted: return refuse(403, "forbidden", "grant.missing");
        case StreamKind::Own: return refuse(410, "deleted", "stream.left");
        case StreamKind::Any: break;
    }
    return refuse(404, "not-found", "resource.unknown");
}

Reply single(Access& access, const std::optional<Version>& version) {
    if (!version && access.kind() == StreamKind::Granted) return hidden(access);
    if (!version) return refuse(404, "not-found", "resource.unknown");
    JIAYI_REPLY(const auto shown, access.shows(*version));
    const bool gone = version->left() && !(version->sealed && access.kind() == StreamKind::Own);
    if (!shown || gone) return hidden(access);
    return resourceReply(*version);
}

/// Collects what may be shown until the page is full.
class PageOfHistory {
public:
    PageOfHistory(Access& access, const Window& window, std::string_view fhirBase)
        : m_access(access), m_window(window), m_fhirBase(fhirBase) {}

    bool full() const {
        return m_entries.size() == m_window.count || m_bytes > kPageBytes || m_rowsRead == kMaxRowsRead;
    }
    /// `number` is what the next page is told to stay below.
    Result<void> add(const Version& version, std::int64_t number) {
        m_last = number;
        ++m_rowsRead;
        JIAYI_TRY(const auto shown, m_access.shows(version));
        if (!shown) return {};
        m_bytes += version.body.size();
        m_entries.push_back(historyEntry(version, m_fhirBase));
        return {};
    }
    bool empty() const { return m_entries.empty(); }

    Reply reply(const std::string& path, bool more) const {
        fhir::Bundle bundle;
        bundle.type = "history";
        const auto link = [&](const char* relation, std::int64_t below) {
            auto form = m_window.links;
            if (below > 0) form.emplace("_below", std::to_string(below));
            const auto query = queryText(form);
            bundle.links.push_back({relation, std::string{m_fhirBase} + path + "/_history" + (query.empty() ? "" : "?" + query)});
        };
        link("self", m_window.below);
        if (more) link("next", m_last);
        Reply reply;
        reply.body = bundleText(std::move(bundle), m_entries);
        return reply;
    }

private:
    Access& m_access;
    const Window& m_window;
    std::string_view m_fhirBase;
    std::vector<std::string> m_entries;
    std::size_t m_bytes = 0, m_rowsRead = 0;
    std::int64_t m_last = 0;
};

}  // namespace

Reply History::timeline(Access& access, std::string_view type, const Form& query, bool lenient, std::string_view fhirBase) {
    if (access.kind() == StreamKind::Granted) return refuse(403, "forbidden", "grant.patient");
    if (!type.empty() && access.right(type, Verb::Read) == Right::No) return refuse(403, "forbidden", "permission.type");
    JIAYI_REPLY(const auto window, windowOf(query, lenient));
    PageOfHistory page(access, window, fhirBase);
    auto below = window.below;
    bool more = true;
    while (more && !page.full()) {
        JIAYI_REPLY(const auto rows, m_store.changesSince(access.stream(), type, window.since, below, window.count + 1));
        more = rows.size() > window.count;
        for (const auto& row : rows) {
            if (page.full()) {
                more = true;
                break;
            }
            below = row.n;
            if (const auto added = page.add(row, row.n); !added) return refuse(added.error());
        }
    }
    return page.reply(type.empty() ? std::string{} : "/" + std::string{type}, more);
}

Reply History::versions(Access& access, const fhir::ResourceKey& key, const Form& query, bool lenient, std::string_view fhirBase) {
    if (access.right(key.type, Verb::Read) == Right::No) return refuse(403, "forbidden", "permission.type");
    JIAYI_REPLY(const auto window, windowOf(query, lenient));
    JIAYI_REPLY(const auto newest, m_store.read(access.stream(), key));
    if (!newest) return single(access, newest);
    PageOfHistory page(access, window, fhirBase);
    auto number = window.below > 0 ? std::min(window.below, newest->version + 1) : newest->version + 1;
    bool more = true;
    while (more && !page.full()) {
        // A move leaves gaps in the numbers of a resource's versions.
        more = --number > 0;
        if (!more) break;
        JIAYI_REPLY(const auto version, m_store.readVersion(access.stream(), key, number));
        if (!version) continue;
        if (version->at < window.since) more = false;
        else if (const auto added = page.add(*version, number); !added) return refuse(added.error());
    }
    if (page.empty() && access.kind() != StreamKind::Own) return hidden(access);
    return page.reply("/" + key.toString(), more && number > 1);
}

Reply History::read(Access& access, const fhir::ResourceKey& key) {
    if (access.right(key.type, Verb::Read) == Right::No) return refuse(403, "forbidden", "permission.type");
    JIAYI_REPLY(const auto version, m_store.read(access.stream(), key));
    return single(access, version);
}

Reply History::readVersion(Access& access, const fhir::ResourceKey& key, std::string_view version) {
    if (access.right(key.type, Verb::Read) == Right::No) return refuse(403, "forbidden", "permission.type");
    const auto number = countOf(version);
    if (!number) return refuse(404, "not-found", "resource.unknown");
    JIAYI_REPLY(const auto found, m_store.readVersion(access.stream(), key, *number));
    return single(access, found);
}

}  // namespace jiayi::hub
