#include "sync/hub/history.h"

#include "sync/hub/limits.h"
#include "sync/hub/search_request.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

fhir::Json named(std::string_view name, std::string_view kind, fhir::Json value) {
    auto json = fhir::Json::object({{"name", name}});
    json.set(kind, std::move(value));
    return json;
}

}  // namespace

Reply refuseCursor(const Error& error) {
    return error.code == Errc::Conflict ? refuse(410, "expired", error.reason) : refuse(error);
}

/// When a desk was last heard of, so that nobody freezes a month over a colleague's unsent work.
static fhir::Json deskParameter(const Client& desk) {
    auto parts = fhir::Json::array({named("id", "valueString", desk.id), named("name", "valueString", desk.deskName)});
    if (desk.lastSeen > Instant{}) parts.push(named("heard", "valueInstant", formatInstant(desk.lastSeen)));
    return fhir::Json::object({{"name", "desk"}, {"part", std::move(parts)}});
}

Reply History::streams(const Client& client) {
    std::vector<Stream> streams;
    if (client.kind == ClientKind::Desk) {
        JIAYI_REPLY(auto own, m_store.stream(client.institution));
        streams.push_back(std::move(own));
    } else if (m_permissions.reads(client.kind, StreamKind::Any)) {
        JIAYI_REPLY(streams, m_store.heads());
    }
    auto parameters = fhir::Json::array();
    for (const auto& stream : streams) {
        Cursor start;
        start.epoch = stream.epoch;
        start.stream = stream.id;
        parameters.push(fhir::Json::object(
            {{"name", "stream"},
             {"part", fhir::Json::array({named("id", "valueString", stream.id), named("epoch", "valueString", stream.epoch),
                                         named("head", "valueInteger", stream.head),
                                         named("cursor", "valueString", sealCursor(m_signer, start))})}}));
    }
    if (client.kind == ClientKind::Desk) {
        JIAYI_REPLY(const auto desks, m_store.clients(client.institution));
        for (const auto& desk : desks)
            if (desk.kind == ClientKind::Desk && desk.active) parameters.push(deskParameter(desk));
    }
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}}));
}

Result<Access> History::follow(const Client& client, std::string_view stream) {
    JIAYI_TRY(auto access, Access::of(m_store, m_permissions, client, stream, localDate(m_clock.now())));
    // A grant is for a patient; a stream tells of all.
    if (access.kind() == StreamKind::Granted) return Error{Errc::Denied, "stream.foreign", {}};
    return access;
}

Result<Cursor> checkedCursor(Store& store, const Signer& signer, std::string_view text, const Stream& stream) {
    JIAYI_TRY(auto cursor, openCursor(signer, text));
    if (cursor.stream != stream.id) return Error{Errc::Denied, "stream.foreign", {}};
    const Error epoch{Errc::Conflict, "cursor-epoch", {}};
    if (cursor.epoch != stream.epoch || cursor.n > stream.head || cursor.roundHead > stream.head) return epoch;
    if (cursor.n == 0) return cursor;
    JIAYI_TRY(const auto chain, store.chainAt(stream.id, cursor.n));
    // Below the floor old links are forgotten together with what they linked: place() says whether that is too long ago.
    const bool forgotten = !chain && cursor.n < stream.floor;
    if (!forgotten && (!chain || *chain != cursor.chain)) return epoch;
    return cursor;
}

Result<History::Place> History::place(const Client& client, const Form& query) {
    JIAYI_TRY(const auto opened, openCursor(m_signer, formValue(query, "_cursor")));
    JIAYI_TRY(const auto access, follow(client, opened.stream));
    Place place;
    JIAYI_TRY(place.stream, m_store.stream(access.stream()));
    JIAYI_TRY(place.cursor, checkedCursor(m_store, m_signer, formValue(query, "_cursor"), place.stream));
    if (const auto receipt = formValue(query, "_receipt"); !receipt.empty()) JIAYI_CHECK(checkedCursor(m_store, m_signer, receipt, place.stream));
    const auto& cursor = place.cursor;
    const bool missedNothing = cursor.n == 0 || cursor.n >= place.stream.floor ||
                               (cursor.fromZero && cursor.roundHead >= place.stream.floor);
    if (!missedNothing) return Error{Errc::Conflict, "cursor-expired", {}};
    return place;
}

Reply History::page(const Client& client, const Form& query, std::string_view fhirBase) {
    ChangeRange range{0, 0, kPageEntries, kPageBytes};
    for (const auto& [name, value] : query) {
        if (name != "_cursor" && name != "_receipt" && name != "_count" && name != "_format")
            return refuse(400, "not-supported", "parameter.unknown");
    }
    if (const auto count = formValue(query, "_count"); !count.empty()) {
        const auto wanted = countOf(count);
        if (!wanted) return refuse(400, "invalid", "parameter.count");
        range.entries = std::min(range.entries, static_cast<std::size_t>(*wanted));
    }
    auto here = place(client, query);
    if (!here) return refuseCursor(here.error());
    auto& [stream, cursor] = *here;
    JIAYI_REPLY(auto access, follow(client, stream.id));
    if (cursor.roundHead == 0) cursor.fromZero = cursor.n == 0;
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
    cursor.fromZero = cursor.fromZero && !more.empty();
    if (cursor.n > 0) {
        JIAYI_REPLY(const auto chain, m_store.chainAt(stream.id, cursor.n));
        if (!chain) return refuse(410, "expired", "cursor-epoch");
        cursor.chain = *chain;
    }
    fhir::Bundle bundle;
    bundle.type = "history";
    bundle.links.push_back({more.empty() ? "since" : "next", "_history?_cursor=" + sealCursor(m_signer, cursor)});
    // A round that began before a patient left still reaches what was theirs.
    const bool all = access.kind() == StreamKind::Own && range.upTo == stream.head;
    std::vector<std::string> entries;
    for (const auto& version : found) {
        bool shown = all;
        if (!all) {
            JIAYI_REPLY(shown, access.shows(version));
        }
        if (shown) entries.push_back(historyEntry(version, fhirBase));
    }
    Reply reply;
    reply.body = bundleText(std::move(bundle), entries);
    return reply;
}

}  // namespace jiayi::hub
