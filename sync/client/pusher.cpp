#include "sync/client/pusher.h"

#include "sync/client/moves.h"
#include "sync/client/practitioners.h"
#include "sync/client/quarantine.h"

#include <algorithm>
#include <charconv>

namespace jiayi::sync {

namespace {

constexpr std::size_t kCompressedLimit = std::size_t{1} << 20;
constexpr std::size_t kEntriesPerTransaction = 40;
constexpr char kForbidden[] = "hub.forbidden";
constexpr int kFailuresOfOneBundle = 5;
/// A hub that refuses so many saves in one go has something against all of them: the rest waits for another round.
constexpr int kRefusedGroupsAtOnce = 20;

std::size_t entriesOf(std::span<const PlannedGroup> groups) {
    std::size_t entries = 0;
    for (const auto& group : groups) entries += group.entries();
    return entries;
}

bool tooLarge(const Flight& flight) { return flight.body.size() > kCompressedLimit && compressedSize(flight.body) > kCompressedLimit; }

/// Which types a 403 shuts out. Nothing when the hub named no entry, or blames the record: another patient's, or unsigned.
std::set<std::string> forbiddenTypes(const Answer& answer, const fhir::Bundle& sent) {
    std::set<std::string> types;
    for (const auto& issue : answer.issues) {
        if (issue.reason.starts_with("stream.") || issue.reason == "provenance.missing") return {};
        for (const auto i : namedEntries({issue}))
            if (i < sent.entries.size()) types.insert(fhir::keyOfUrl(sent.entries[i].request->url)->type);
    }
    types.erase("Provenance");
    return types;
}

std::string reasonOf(const Answer& answer) {
    for (const auto& issue : answer.issues)
        if (!issue.reason.empty()) return issue.reason;
    return kForbidden;
}

}  // namespace

std::set<std::size_t> namedEntries(const std::vector<fhir::Issue>& issues) {
    constexpr std::string_view kEntry = "Bundle.entry[";
    std::set<std::size_t> entries;
    for (const auto& issue : issues) {
        for (const auto& expression : issue.expression) {
            if (!expression.starts_with(kEntry)) continue;
            std::size_t position = 0;
            const auto* from = expression.data() + kEntry.size();
            if (std::from_chars(from, expression.data() + expression.size(), position).ec == std::errc{}) entries.insert(position);
        }
    }
    return entries;
}

Pusher::Pusher(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
    : m_context(context), m_hub(hub), m_mappers(mappers), m_options(options), m_merger(MergeSchema::embedded()) {}

Result<PushReport> Pusher::resolveFlight() {
    PushReport report;
    m_failureIsPoison = false;
    m_refusedGroups = 0;
    m_registered = false;
    JIAYI_CHECK(releaseDue(m_context, m_options));
    JIAYI_CHECK(keepToTheServersCap());
    JIAYI_TRY(const auto flight, loadFlight(m_context.database));
    if (!flight) return report;
    JIAYI_TRY(const auto verdict, transmit(*flight, report));
    if (verdict == Verdict::Done) return report;
    if (verdict == Verdict::Conflict) JIAYI_CHECK(lookUp(*flight, namedEntries(m_answer.issues), report));
    JIAYI_CHECK(takeBack(m_context, *flight));  // push finds out more
    return report;
}

Result<void> Pusher::keepToTheServersCap() {
    return db::attempt([&]() -> Result<void> {
        db::Query row(m_context.database, "SELECT entry_cap FROM hub WHERE entry_cap > 0");
        if (row.next()) m_limits.cap = std::min(m_limits.cap, static_cast<std::size_t>(row.integer(0)));
        m_limits.entries = std::min(m_limits.entries, m_limits.cap);
        return {};
    });
}

Result<PushReport> Pusher::push(const std::stop_token& stop) {
    PushReport report;
    JIAYI_TRY(auto plan, planPush(m_context.database, m_mappers, m_context.clock.now(), m_limits));
    JIAYI_CHECK(settle(plan, report));
    std::erase_if(plan.groups, [](const PlannedGroup& group) { return group.fault.has_value(); });
    report.more = !plan.groups.empty() || !plan.doubtful.empty() || report.refused > 0;
    JIAYI_CHECK(pushGroups(plan.groups, stop, report));
    return report;
}

Result<void> Pusher::settle(const PushPlan& plan, PushReport& report) {
    for (const auto& key : plan.doubtful) JIAYI_CHECK(lookUpOne(key, nullptr, report));
    const bool faulty = std::any_of(plan.groups.begin(), plan.groups.end(), [](const PlannedGroup& group) { return group.fault.has_value(); });
    if (!faulty && plan.held.empty() && plan.forgotten.empty()) return {};
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        const auto now = m_context.clock.now();
        db::Transaction transaction(database);
        for (const auto& [op, what] : plan.held) db::Query(database, "UPDATE outbox SET state = 'held', waits_for = ? WHERE op_id = ?", what, op).run();
        for (const auto& key : plan.forgotten) {
            dropOps(database, key);
            setState(database, key, "tombstone");
            releaseWaiting(database, key);
        }
        for (const auto& group : plan.groups) {
            if (!group.fault) continue;
            setAside(database, now, m_options, group, 0, fhir::makeOutcome({fhir::issueOf(*group.fault)}).compact());
            report.refused += static_cast<std::int64_t>(group.resources.size());
        }
        transaction.commit();
        return {};
    });
}

Result<void> Pusher::pushGroups(Groups groups, const std::stop_token& stop, PushReport& report) {
    if (groups.empty() || stop.stop_requested()) return {};
    JIAYI_TRY(const auto flight, composeFlight(m_context, groups));
    const auto entries = entriesOf(groups);
    const bool alone = groups.size() == 1;
    const bool canCut = alone && groups.front().resources.size() > 1;
    if (tooLarge(flight) && (!alone || canCut)) {
        if (!alone) return halve(groups, stop, report);
        m_limits.cap = std::max<std::size_t>(1, entries / 2);
        return {};
    }
    JIAYI_CHECK(takeOff(m_context, flight, groups));
    JIAYI_TRY(const auto verdict, transmit(flight, report));
    switch (verdict) {
        case Verdict::Done:
            for (const auto& group : groups)
                for (const auto& resource : group.resources) m_accepted.insert(resource.key.type);
            return {};
        case Verdict::Conflict: {
            auto named = namedEntries(m_answer.issues);
            if (named.empty() && alone)
                for (std::size_t i = 0; i < groups.front().resources.size(); ++i) named.insert(i);
            if (!named.empty()) JIAYI_CHECK(lookUp(flight, named, report));
            JIAYI_CHECK(takeBack(m_context, flight));
            return named.empty() ? halve(groups, stop, report) : Result<void>{};
        }
        case Verdict::OtherLine:
            JIAYI_CHECK(takeBack(m_context, flight));
            return refusal(m_answer);  // the next round's pull is told so too, and compares
        case Verdict::Left: {
            JIAYI_TRY(const bool merged, lookUpSealed(flight, namedEntries(m_answer.issues), report));
            if (!merged) break;  // somebody there was first: no pull will ever settle that here
            return takeBack(m_context, flight);
        }
        case Verdict::Forbidden:
            JIAYI_CHECK(takeBack(m_context, flight));
            return forbid(flight, groups, stop, report);
        case Verdict::TooLarge:
            JIAYI_CHECK(takeBack(m_context, flight));
            m_limits.entries = std::max<std::size_t>(1, entries / 2);
            if (!alone) return halve(groups, stop, report);
            if (!canCut) return quarantine(groups.front(), report);
            m_limits.cap = std::max<std::size_t>(1, entries / 2);
            return {};
        case Verdict::Poison: break;
    }
    JIAYI_CHECK(takeBack(m_context, flight));
    return alone ? quarantine(groups.front(), report) : halve(groups, stop, report);
}

Result<void> Pusher::forbid(const Flight& flight, Groups groups, const std::stop_token& stop, PushReport& report) {
    JIAYI_TRY(auto sentJson, fhir::parseJson(flight.body));
    JIAYI_TRY(const auto sent, fhir::readBundle(std::move(sentJson)));
    if (fhir::hasReason(m_answer.issues, "practitioner.unknown") && !m_registered) {
        // A hub that was restored has forgotten who works here: it is told once more, and the edits go again.
        m_registered = true;
        JIAYI_CHECK(forgetPractitioners(m_context.database));
        return sendPractitioners(m_context, m_hub);
    }
    auto types = forbiddenTypes(m_answer, sent);
    if (!types.empty()) return pause(types);
    if (groups.size() > 1) return halve(groups, stop, report);
    const auto& resources = groups.front().resources;
    if (reasonOf(m_answer) != kForbidden) return quarantine(groups.front(), report);
    // Nobody says which: what the hub has taken before is not what it refuses now.
    for (const auto& resource : resources)
        if (!m_accepted.contains(resource.key.type)) types.insert(resource.key.type);
    if (types.empty())
        for (const auto& resource : resources) types.insert(resource.key.type);
    return pause(types);
}

Result<void> Pusher::halve(Groups groups, const std::stop_token& stop, PushReport& report) {
    const auto half = groups.size() / 2;
    JIAYI_CHECK(pushGroups(groups.first(half), stop, report));
    return pushGroups(groups.subspan(half), stop, report);
}

Result<Pusher::Verdict> Pusher::transmit(const Flight& flight, PushReport& report) {
    const auto start = m_context.clock.now();
    JIAYI_TRY(auto answer, m_hub.transaction(flight.body));
    if (answer.ok()) {
        adapt(m_context.clock.now() - start);
        auto bundle = fhir::readBundle(std::move(answer.body));
        if (!bundle) return Error{Errc::Offline, "hub.garbled", toString(bundle.error())};
        JIAYI_CHECK(confirm(flight, *bundle, report));
        return Verdict::Done;
    }
    m_answer = std::move(answer);
    switch (m_answer.status) {
        case 400:
        case 422: return Verdict::Poison;
        case 403: return Verdict::Forbidden;
        case 409:
        case 410:
        case 412:
            if (fhir::hasReason(m_answer.issues, "cursor-epoch")) return Verdict::OtherLine;
            return fhir::hasReason(m_answer.issues, "stream.left") ? Verdict::Left : Verdict::Conflict;
        case 413: return Verdict::TooLarge;
        case 500:
            if (m_failureIsPoison || flight.failures + 1 >= kFailuresOfOneBundle) {
                m_failureIsPoison = true;
                return Verdict::Poison;
            }
            JIAYI_CHECK(countFailure(m_context, flight));
            break;
        default: break;
    }
    // Not known to be written: the same bytes go again. Any other refusal is known not to be.
    const bool unknown = m_answer.status >= 500 || m_answer.status == 408 || m_answer.status == 429 || m_answer.status == 401;
    if (!unknown) JIAYI_CHECK(takeBack(m_context, flight));
    return refusal(m_answer);
}

void Pusher::adapt(std::chrono::milliseconds took) {
    if (took < std::chrono::seconds{1}) m_limits.entries = std::min(m_limits.cap, m_limits.entries * 3 / 2 + 1);
    else if (took > std::chrono::seconds{3}) m_limits.entries = std::max<std::size_t>(1, m_limits.entries / 2);
}

Result<void> Pusher::confirm(const Flight& flight, const fhir::Bundle& answer, PushReport& report) {
    JIAYI_TRY(auto sentJson, fhir::parseJson(flight.body));
    JIAYI_TRY(const auto sent, fhir::readBundle(std::move(sentJson)));
    if (sent.entries.size() != answer.entries.size()) return Error{Errc::Offline, "hub.garbled", "transaction-response"};
    const auto one = [&](std::size_t i) -> Result<void> {
        const auto url = fhir::keyOfUrl(sent.entries[i].request->url);
        const RecordKey key{url->type, *Uuid::parse(url->id)};
        const auto& returned = answer.entries[i];
        const bool deletion = sent.entries[i].request->method == "DELETE";
        const auto& body = deletion ? fhir::Json{} : returned.resource.isObject() ? returned.resource : sent.entries[i].resource;
        auto version = std::string{fhir::versionId(body)};
        std::optional<Instant> at;
        if (returned.response) {
            if (!returned.response->etag.empty()) version = fhir::versionOfTag(returned.response->etag);
            if (const auto stamped = parseInstant(returned.response->lastModified)) at = *stamped;
        }
        report.pushed += key.type != "Provenance";
        JIAYI_CHECK(confirmResource(m_context.database, m_mappers, key, body, version, at));
        if (returned.change == kLeaveSealed) markBaseLeft(m_context.database, key);
        return {};
    };
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        // In pieces; after a crash between two of them the bundle goes again, and its answer is the same.
        for (std::size_t i = 0; i < sent.entries.size();) {
            db::Transaction transaction(database);
            for (const auto end = std::min(sent.entries.size(), i + kEntriesPerTransaction); i < end; ++i) JIAYI_CHECK(one(i));
            if (i == sent.entries.size()) {
                if (const auto receipt = receiptOf(answer); !receipt.empty())
                    db::Query(database, "UPDATE cursor SET receipt = ? WHERE stream = (SELECT code FROM institution)", receipt).run();
                db::Query(database, "DELETE FROM flight WHERE bundle_id = ?", flight.bundle).run();
            }
            transaction.commit();
            m_options.breathe();
        }
        return {};
    });
}

Result<void> Pusher::quarantine(const PlannedGroup& group, PushReport& report) {
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        setAside(m_context.database, m_context.clock.now(), m_options, group, m_answer.status, m_answer.body.isNull() ? std::string{} : m_answer.body.compact());
        transaction.commit();
        return {};
    }));
    report.refused += static_cast<std::int64_t>(group.resources.size());
    if (++m_refusedGroups > kRefusedGroupsAtOnce) return Error{Errc::Rejected, "hub.refuses-much", std::to_string(m_answer.status)};
    return {};
}

Result<void> Pusher::pause(const std::set<std::string>& types) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        pauseTypes(m_context.database, m_context.clock.now(), types, reasonOf(m_answer));
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
