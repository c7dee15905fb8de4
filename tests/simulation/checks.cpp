#include "tests/simulation/checks.h"

#include "models/core/hash.h"
#include "models/db/query.h"
#include "models/sync/status.h"
#include "sync/client/outbox_check.h"
#include "sync/fhir/json.h"
#include "tests/simulation/violation.h"

namespace jiayi::simulation {

namespace {

std::string join(std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& part : parts) text += part;
    return text;
}

struct Held {
    std::string version;
    std::string hash;
    std::string state;
};

std::map<std::string, Held> recordsOf(DeskMachine& desk) {
    std::map<std::string, Held> found;
    db::Query rows(desk.database(), "SELECT type, id, coalesce(base_version, ''), base_hash, state FROM record");
    while (rows.next()) found[rows.text(0) + "/" + rows.uuid(1).toString()] = {rows.text(2), rows.blob(3), rows.text(4)};
    return found;
}

/// The payload of a cursor, which only the hub may read; the observer may look over its shoulder.
std::pair<std::string, std::int64_t> openCursor(const std::string& token) {
    const auto text = fromBase64Url(token.substr(0, token.find('.')));
    if (!text) return {{}, -1};
    const auto json = fhir::parseJson(*text);
    if (!json) return {{}, -1};
    return {std::string{json->textOr("e", "")}, json->integer("n").value_or(-1)};
}

}  // namespace

std::string Checks::streamOf(int place) const { return institutionCode(m_world.desk(place).institution); }

void Checks::afterRound(int place) {
    auto& desk = m_world.desk(place);
    const test::MemoryDisk::Aside aside{desk.disk};
    m_world.m_publisher.lookAt(desk);
    const auto stream = streamOf(place);
    std::string token;
    {
        db::Query row(desk.database(), "SELECT token FROM cursor WHERE stream = ?", stream);
        if (!row.next()) return;
        token = row.text(0);
    }
    const auto [epoch, n] = openCursor(token);
    require(n >= 0, 3, "the cursor can be read");
    auto& before = m_world.m_cursor[static_cast<std::size_t>(place)];
    auto& epochBefore = m_world.m_epoch[static_cast<std::size_t>(place)];
    if (epoch == epochBefore && m_world.restores == 0) require(n >= before, 3, "a cursor never goes back");
    before = n;
    epochBefore = epoch;
    const auto records = recordsOf(desk);
    const auto& seen = m_world.m_watch.streams();
    const auto changes = seen.find(stream);
    if (changes == seen.end()) return;
    // After a restore the cursor may still belong to the history that was lost; the next round finds out.
    if (m_world.restores > 0) return;
    std::map<std::string, const SeenChange*> below;
    for (const auto& change : changes->second) {
        if (change.n > n) break;
        below[change.key] = &change;
    }
    const auto newest = m_world.m_watch.newest(stream);
    for (const auto& [key, change] : below) {
        // This chart is on its way out, or gone, and perhaps on its way back.
        if (change->kind == "LEAVE" || newest.at(key)->kind == "LEAVE") continue;
        const auto held = records.find(key);
        require(held != records.end(), 3, join({"desk ", std::to_string(place), " lacks ", key, " at n ", std::to_string(change->n), " below its cursor ", std::to_string(n)}));
        const auto version = held->second.version.empty() ? 0 : std::stoll(held->second.version);
        require(version >= change->version, 3, join({"desk ", std::to_string(place), " holds version ", held->second.version, " of ", key, ", below its cursor lies ", std::to_string(change->version)}));
    }
}

void Checks::everySaveHasAPlace() {
    // What the hub shows now, what inboxes hold, what desks keep back for a person: in conflict, or refused by the hub.
    std::set<Token> placed;
    const auto place = [&](const std::string& text) {
        for (auto& token : tokensIn(text)) placed.insert(std::move(token));
    };
    for (int institution = 0; institution < kInstitutions; ++institution)
        for (const auto& [key, change] : m_world.m_watch.newest(institutionCode(institution))) place(change->body);
    for (int i = 0; i < static_cast<int>(m_world.m_desks.size()); ++i) {
        auto& desk = m_world.desk(i);
        db::Query inbox(desk.database(), "SELECT coalesce(mine, '') || ' ' || coalesce(theirs, '') FROM conflict");
        while (inbox.next()) place(inbox.text(0));
        std::vector<sync::RecordKey> kept;
        {
            db::Query rows(desk.database(), "SELECT type, id FROM record WHERE state IN ('conflict', 'quarantined') UNION "
                                            "SELECT type, id FROM outbox WHERE state = 'held'");
            while (rows.next()) kept.push_back({rows.text(0), rows.uuid(1)});
        }
        for (const auto& key : kept) place(Person(desk, m_world.m_ledger, i, 0).shown(key));
    }
    for (const auto& [token, edit] : m_world.m_ledger.edits()) {
        if (edit.superseded || edit.decided) continue;
        require(placed.contains(token), m_world.restores > 0 ? 13 : 1,
                join({token, " in ", edit.key, ", saved at desk ", std::to_string(edit.desk), " in step ", std::to_string(edit.step), ", is on the hub, in an inbox, in quarantine: nowhere"}));
    }
}

void Checks::desksHoldWhatTheHubHolds(int place) {
    auto& desk = m_world.desk(place);
    const auto records = recordsOf(desk);
    const auto newest = m_world.m_watch.newest(streamOf(place));
    for (const auto& [key, change] : newest) {
        const auto held = records.find(key);
        // Refused or contradicting late work keeps what it is based on.
        const bool kept = held == records.end() || held->second.state == "leaving" || held->second.state == "quarantined" || held->second.state == "conflict";
        if (change->kind == "LEAVE" && (change->body.empty() || kept)) continue;
        require(held != records.end(), 2, join({"desk ", std::to_string(place), " lacks ", key}));
        require(held->second.version == std::to_string(change->version), 2,
                join({"desk ", std::to_string(place), " holds version ", held->second.version, " (", held->second.state, ") of ", key, ", the hub ", std::to_string(change->version)}));
        if (change->kind == "DELETE") require(held->second.state != "clean", 11, join({"desk ", std::to_string(place), " still shows ", key}));
        else require(held->second.hash == change->hash, 2, join({"desk ", std::to_string(place), " holds other bytes of ", key}));
    }
    // Of somebody whom others enrolled, and who left, the name alone stays, though a restored hub may have forgotten that they came.
    const auto onlyNamed = [&](const std::string& key, const Held& held) { return m_world.restores > 0 && held.hash.empty() && key.starts_with("Patient/"); };
    for (const auto& [key, held] : records)
        require(held.state != "clean" || newest.contains(key) || onlyNamed(key, held), 2, join({"desk ", std::to_string(place), " takes ", key, " for the hub's, who does not have it"}));
    for (const auto& [key, held] : records) {
        if (held.state != "clean" || !newest.contains(key) || newest.at(key)->gone()) continue;
        const auto slash = key.find('/');
        const auto shown = Person(desk, m_world.m_ledger, place, 0).shown({key.substr(0, slash), *Uuid::parse(key.substr(slash + 1))});
        for (const auto& token : tokensIn(newest.at(key)->body))
            require(shown.find(token) != std::string::npos, 2, join({"desk ", std::to_string(place), " does not show ", token, " of ", key}));
    }
}

void Checks::inboxIsRight(int place) {
    auto& desk = m_world.desk(place);
    const auto open = need(sync::readConflicts(desk.database()), 0, "the inbox");
    std::set<std::string> rows;
    for (const auto& conflict : open) {
        const auto name = conflict.type + "/" + conflict.resource.toString() + " " + conflict.path;
        // Of a signed version several proposals may wait, each with words of its own.
        require(rows.insert(conflict.amendment ? name + conflict.mine : name).second, 9, "one row for one divergence: " + name);
        require(conflict.mine != conflict.theirs, 9, "a divergence has two sides: " + name);
        // A restored hub may have lost the version that both sides started from, and who gives it back first is chance.
        if (m_world.restores > 0 && conflict.base.empty()) continue;
        if (conflict.amendment || tokensIn(conflict.mine).size() > 1) continue;
        for (const auto& mine : tokensIn(conflict.mine)) {
            for (const auto& theirs : tokensIn(conflict.theirs)) {
                const auto earlier = mine == theirs ? Token{} : m_world.m_ledger.earlierOf(mine, theirs);
                // Neither followed the other; or one went down with an old hub, and nobody can know any more which came first.
                if (earlier.empty() || m_world.m_watch.wentDown(mine) || m_world.m_watch.wentDown(theirs)) continue;
                throw Violation(9, join({"no divergence: ", mine, " and ", theirs, " in ", name, " follow each other"}));
            }
        }
    }
}

void Checks::nothingStrangeIsLost() {
    std::map<std::string, const SeenChange*> newest;
    for (int institution = 0; institution < kInstitutions; ++institution) newest.merge(m_world.m_watch.newest(institutionCode(institution)));
    for (const auto& [key, texts] : m_world.m_ledger.kept()) {
        const auto found = newest.find(key);
        if (found == newest.end() || found->second->gone()) continue;
        for (const auto& text : texts) require(found->second->body.find(text) != std::string::npos, 17, join({key, " has lost ", text}));
    }
    for (const auto& [key, change] : newest) {
        if (!key.starts_with("MedicationStatement/") || change->gone()) continue;
        const auto tokens = tokensIn(change->body);
        for (const auto& token : tokens) require(token == tokens.front(), 8, join({key, " mixes ", token, " and ", tokens.front()}));
    }
}

void Checks::atRest() {
    everySaveHasAPlace();
    for (int place = 0; place < static_cast<int>(m_world.m_desks.size()); ++place) {
        const test::MemoryDisk::Aside aside{m_world.desk(place).disk};
        need(sync::verifyOutbox(m_world.desk(place).database()), 20, "the outbox is whole");
        desksHoldWhatTheHubHolds(place);
        inboxIsRight(place);
        m_world.m_publisher.hasArrived(m_world.desk(place), m_world.hub(), m_world.restores > 0);
    }
    nothingStrangeIsLost();
    for (const auto& making : m_world.m_ledger.makings()) {
        const auto newest = m_world.m_watch.newest(streamOf(making.desk));
        std::size_t there = 0;
        for (const auto& key : making.keys) there += newest.contains(key);
        require(there == 0 || there == making.keys.size(), 7, "a save is on the hub whole or not at all: " + making.keys.front());
    }
}

void Checks::whoMovedHasOnePlace() {
    std::map<std::string, int> home;
    std::map<std::string, std::map<std::string, const SeenChange*>> streams;
    for (int institution = 0; institution < kInstitutions; ++institution) {
        streams[institutionCode(institution)] = m_world.m_watch.newest(institutionCode(institution));
        for (const auto& [key, change] : streams[institutionCode(institution)]) {
            if (change->gone()) continue;
            require(!home.contains(key), 12, key + " lives with two institutions");
            home[key] = institution;
        }
    }
    for (const auto& [key, institution] : home) {
        const auto& body = streams[institutionCode(institution)].at(key)->body;
        const auto at = body.find("\"reference\":\"Patient/");
        if (at == std::string::npos || key.starts_with("Provenance/")) continue;
        const auto patient = body.substr(at + 13, 8 + 36);
        const auto theirs = home.find(patient);
        require(theirs != home.end() && theirs->second == institution, 12, key + " did not go with " + patient);
    }
    for (int place = 0; place < static_cast<int>(m_world.m_desks.size()); ++place) {
        auto& desk = m_world.desk(place);
        const auto records = recordsOf(desk);
        for (const auto& [key, change] : streams[streamOf(place)]) {
            if (change->kind != "LEAVE") continue;
            const auto held = records.find(key);
            require(held == records.end() || held->second.state == "clean", 12, join({"desk ", std::to_string(place), " is not done with ", key}));
            if (!change->body.empty() || held == records.end() || key.starts_with("Patient/")) continue;
            throw Violation(12, join({"desk ", std::to_string(place), " keeps ", key, ", which others wrote"}));
        }
    }
}

void Checks::everythingArrived() {
    whoMovedHasOnePlace();
    for (int place = 0; place < static_cast<int>(m_world.m_desks.size()); ++place) {
        auto& desk = m_world.desk(place);
        db::Query rows(desk.database(), "SELECT o.type, o.id, o.state, r.state, coalesce(o.outcome, '') FROM outbox o LEFT JOIN record r ON r.type = o.type AND r.id = o.id");
        if (rows.next()) throw Violation(20, join({"desk ", std::to_string(place), " keeps ", rows.text(0), "/", rows.uuid(1).toString(), " ", rows.text(2), " ", rows.text(3), " ", rows.text(4)}));
    }
}

}  // namespace jiayi::simulation
