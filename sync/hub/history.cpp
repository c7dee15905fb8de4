#include "sync/hub/history.h"

#include "sync/hub/limits.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>
#include <charconv>

namespace jiayi::hub {

namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return value;
}

Reply resourceReply(const std::optional<Version>& version) {
    if (!version) return refuse(404, "not-found", "resource.unknown");
    auto reply = version->deleted() || (version->left() && !version->sealed) ? refuse(410, "deleted", "resource.deleted") : Reply{};
    if (reply.status == 200) reply.body = version->body;
    reply.headers.emplace_back("ETag", fhir::entityTag(std::to_string(version->version)));
    reply.headers.emplace_back("Last-Modified", httpDate(version->at));
    return reply;
}

}  // namespace

Reply History::streams(const Client& client) {
    JIAYI_REPLY(const auto stream, m_store.stream(client.institution));
    Cursor start;
    start.epoch = stream.epoch;
    start.stream = stream.id;
    const auto part = [](std::string_view name, std::string_view kind, fhir::Json value) {
        auto json = fhir::Json::object({{"name", name}});
        json.set(kind, std::move(value));
        return json;
    };
    auto parts = fhir::Json::array({part("id", "valueString", stream.id), part("epoch", "valueString", stream.epoch),
                                    part("head", "valueInteger", stream.head),
                                    part("cursor", "valueString", sealCursor(m_signer, start))});
    auto parameter = fhir::Json::object({{"name", "stream"}, {"part", std::move(parts)}});
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"},
                                              {"parameter", fhir::Json::array({std::move(parameter)})}}));
}

Result<Cursor> History::checkedCursor(const Client& client, std::string_view text, const Stream& stream) {
    JIAYI_TRY(auto cursor, openCursor(m_signer, text));
    if (cursor.stream != client.institution) return Error{Errc::Denied, "stream.foreign", {}};
    const Error epoch{Errc::Conflict, "cursor-epoch", {}};
    if (cursor.epoch != stream.epoch || cursor.n > stream.head || cursor.roundHead > stream.head) return epoch;
    if (cursor.n == 0) return cursor;
    JIAYI_TRY(const auto chain, m_store.chainAt(stream.id, cursor.n));
    if (!chain || *chain != cursor.chain) return epoch;
    return cursor;
}

Reply History::page(const Client& client, const Form& query, std::string_view fhirBase) {
    for (const auto& [name, value] : query) {
        if (name != "_cursor" && name != "_count" && name != "_format")
            return refuse(400, "not-supported", "parameter.unknown");
    }
    ChangeRange range{0, 0, kPageEntries, kPageBytes};
    if (const auto count = formValue(query, "_count"); !count.empty()) {
        const auto wanted = wholeNumber(count);
        if (!wanted || *wanted < 1) return refuse(400, "invalid", "parameter.count");
        range.entries = std::min(range.entries, static_cast<std::size_t>(*wanted));
    }
    JIAYI_REPLY(const auto stream, m_store.stream(client.institution));
    Cursor cursor;
    cursor.epoch = stream.epoch;
    cursor.stream = stream.id;
    if (const auto text = formValue(query, "_cursor"); !text.empty()) {
        const auto checked = checkedCursor(client, text, stream);
        if (!checked && checked.error().code == Errc::Conflict) return refuse(410, "expired", checked.error().reason);
        if (!checked) return refuse(checked.error());
        cursor = *checked;
    }
    range.after = cursor.n;
    range.upTo = cursor.roundHead > 0 ? cursor.roundHead : stream.head;

    // Looking for one entry behind the page tells whether the round goes on: a page may end by count or by size.
    JIAYI_REPLY(const auto found, m_store.changes(stream.id, range));
    const auto last = found.empty() ? range.upTo : found.back().n;
    auto rest = range;
    rest.after = last;
    rest.entries = 1;
    JIAYI_REPLY(const auto more, m_store.changes(stream.id, rest));

    cursor.n = more.empty() ? range.upTo : last;
    cursor.roundHead = more.empty() ? 0 : range.upTo;
    if (cursor.n > 0) {
        JIAYI_REPLY(const auto chain, m_store.chainAt(stream.id, cursor.n));
        if (!chain) return refuse(410, "expired", "cursor-epoch");
        cursor.chain = *chain;
    }
    fhir::Bundle bundle;
    bundle.type = "history";
    bundle.links.push_back({more.empty() ? "since" : "next", "_history?_cursor=" + sealCursor(m_signer, cursor)});
    std::vector<std::string> entries;
    for (const auto& version : found) entries.push_back(historyEntry(version, fhirBase));
    Reply reply;
    reply.body = bundleText(std::move(bundle), entries);
    return reply;
}

Reply History::read(const Client& client, const fhir::ResourceKey& key) {
    JIAYI_REPLY(const auto version, m_store.read(client.institution, key));
    return resourceReply(version);
}

Reply History::readVersion(const Client& client, const fhir::ResourceKey& key, std::string_view version) {
    const auto number = wholeNumber(version);
    if (!number) return refuse(404, "not-found", "resource.unknown");
    JIAYI_REPLY(const auto found, m_store.readVersion(client.institution, key, *number));
    return resourceReply(found);
}

Reply History::versions(const Client& client, const fhir::ResourceKey& key, std::string_view fhirBase) {
    JIAYI_REPLY(const auto found, m_store.versions(client.institution, key, kPageEntries));
    if (found.empty()) return refuse(404, "not-found", "resource.unknown");
    fhir::Bundle bundle;
    bundle.type = "history";
    // The newest version's number is the count: versions are numbered from 1 without gaps.
    bundle.total = found.front().version;
    std::vector<std::string> entries;
    std::size_t bytes = 0;
    for (const auto& version : found) {
        bytes += version.body.size();
        if (!entries.empty() && bytes > kPageBytes) break;
        entries.push_back(historyEntry(version, fhirBase));
    }
    Reply reply;
    reply.body = bundleText(std::move(bundle), entries);
    return reply;
}

}  // namespace jiayi::hub
