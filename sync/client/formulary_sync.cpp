#include "sync/client/formulary_sync.h"

#include "sync/client/records.h"
#include "sync/client/tuning.h"

#include <set>

namespace jiayi::sync {

namespace {

using formulary::ItemChange;
using formulary::Manifest;

constexpr std::size_t kKeyBytes = 32;

db::Blob bytesOfText(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

template <class Work>
Result<void> shortly(db::Database& database, Work work) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        work();
        transaction.commit();
        return {};
    });
}

struct Remembered {
    std::string listTag;
    std::string key;
    std::string failure;
    bool retryDue = false;  ///< something that was refused may be tried again
};

Result<Remembered> remembered(db::Database& database, Instant now) {
    return db::attempt([&]() -> Result<Remembered> {
        Remembered found;
        db::Query row(database, "SELECT formulary_tag, formulary_key, formulary_failure FROM hub");
        if (row.next()) found = {row.text(0), row.blob(1), row.text(2), false};
        db::Query refused(database, "SELECT 1 FROM formulary_pharmacy WHERE refused_at <= ?", now - std::chrono::hours{tuned("formulary.retry")});
        found.retryDue = refused.next();
        return found;
    });
}

struct Known {
    std::int64_t pk = 0;
    std::string tag;
    std::optional<Instant> refusedAt;
};

Result<Known> knownPharmacy(db::Database& database, const std::string& id) {
    return db::attempt([&]() -> Result<Known> {
        db::Query row(database, "SELECT pk, tag, refused_at FROM formulary_pharmacy WHERE id = ?", id);
        if (!row.next()) return Known{};
        return Known{row.integer(0), row.text(1), row.maybeInstant(2)};
    });
}

/// Whether the content may be to blame, and another way to it is worth a try.
bool isUnproved(const Error& error) { return error.code == Errc::Corrupt && error.reason.starts_with("formulary."); }
/// What ends the round's step: the line is gone, the hub wants to be left alone, the program ends, the store fails.
bool endsStep(const Error& error) {
    if (error.reason == "hub.busy" || error.reason == "stopped") return true;
    return !error.reason.starts_with("hub.") || error.reason == "hub.unreachable";
}

std::vector<ItemChange> wholeOf(std::vector<pharmacy::FormularyItem> items, const std::vector<std::string>& there) {
    std::vector<ItemChange> changes;
    std::set<std::string> named;
    for (auto& item : items) {
        named.insert(item.code);
        changes.push_back({item.code, std::move(item)});
    }
    for (const auto& code : there)
        if (!named.contains(code)) changes.push_back({code, {}});
    return changes;
}

}  // namespace

Result<void> FormularySync::run(const std::stop_token& stop) {
    JIAYI_CHECK(discard());
    JIAYI_TRY(const auto before, remembered(m_context.database, m_context.clock.now()));
    const auto looked = look(stop);
    if (!looked && endsStep(looked.error())) return looked;
    const auto failure = looked ? std::string{} : looked.error().reason;
    if (failure == before.failure) return {};
    return shortly(m_context.database, [&] {
        auto& database = m_context.database;
        db::Query(database, "UPDATE hub SET formulary_failure = ?", failure.empty() ? std::nullopt : std::optional{failure}).run();
        if (!failure.empty()) writeLog(database, m_context.clock.now(), "formulary", 0, 0, toString(looked.error()));
    });
}

Result<void> FormularySync::look(const std::stop_token& stop) {
    auto& database = m_context.database;
    JIAYI_TRY(const auto before, remembered(database, m_context.clock.now()));
    JIAYI_TRY(const auto list, m_fetch.list(before.retryDue ? std::string{} : before.listTag));
    if (!list) return {};
    JIAYI_TRY(const auto key, keyFor(*list));
    bool all = true;
    for (const auto& listed : list->pharmacies) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const bool done, visit(listed, key, stop));
        all = all && done;
    }
    if (!all) return {};
    return shortly(database, [&] { db::Query(database, "UPDATE hub SET formulary_tag = ?", list->tag).run(); });
}

/// The key from pairing. A desk that was paired with an older hub takes the first one that it hears over the paired line, and stays
/// with it: another one is only learned by pairing again.
Result<std::string> FormularySync::keyFor(const FormularyList& list) {
    auto& database = m_context.database;
    JIAYI_TRY(auto before, remembered(database, m_context.clock.now()));
    if (before.key.size() == kKeyBytes || list.key.size() != kKeyBytes) return before.key;
    JIAYI_CHECK(shortly(database, [&] { db::Query(database, "UPDATE hub SET formulary_key = ?", bytesOfText(list.key)).run(); }));
    return list.key;
}

Result<bool> FormularySync::visit(const ListedPharmacy& listed, const std::string& key, const std::stop_token& stop) {
    auto& database = m_context.database;
    const auto now = m_context.clock.now();
    JIAYI_TRY(const auto known, knownPharmacy(database, listed.id));
    const bool retry = known.refusedAt && *known.refusedAt <= now - std::chrono::hours{tuned("formulary.retry")};
    if (known.tag == listed.tag && !retry) return true;
    const auto announced = m_fetch.manifests(listed.id);
    if (!announced && announced.error().code == Errc::NotFound) return false;  // gone between the two questions
    if (!announced) return announced.error();
    m_refused = false;
    for (const auto& each : *announced) {
        Manifest manifest;
        manifest.pharmacy = listed.id;
        const bool verified = formulary::verifies(key, each.text, each.signature);
        auto parsed = formulary::parseManifest(each.text);
        if (parsed) manifest = *parsed;
        Result<void> sound;
        if (!verified) sound = Error{Errc::Corrupt, "formulary.signature", {}};
        else if (!parsed) sound = parsed.error();
        else if (manifest.pharmacy != listed.id) sound = Error{Errc::Corrupt, "formulary.manifest", {}};
        if (!sound) {
            manifest.pharmacy = listed.id;
            JIAYI_CHECK(refuse(manifest, sound.error()));
            break;  // what was published after it would be built on nothing
        }
        JIAYI_TRY(const bool done, take(manifest, stop));
        if (!done) return false;
    }
    JIAYI_CHECK(shortly(database, [&] {
        db::Query(database, "UPDATE formulary_pharmacy SET tag = ?, checked_at = ? WHERE id = ?", listed.tag, now, listed.id).run();
        if (!m_refused)
            db::Query(database, "UPDATE formulary_pharmacy SET refused_version = NULL, refused_reason = NULL, refused_at = NULL WHERE id = ?", listed.id).run();
    }));
    return true;
}

Result<bool> FormularySync::take(const Manifest& manifest, const std::stop_token& stop) {
    auto& database = m_context.database;
    std::int64_t pharmacyPk = 0;
    JIAYI_CHECK(shortly(database, [&] { pharmacyPk = pharmacy::pharmacyPkOf(database, manifest.pharmacy, manifest.name); }));
    JIAYI_TRY(const auto held, pharmacy::versionsOf(database, pharmacyPk, true));
    std::optional<formulary::DeltaSeal> delta;
    if (!held.empty()) {
        const auto& newest = held.front();
        const bool sameLine = newest.epoch == manifest.epoch;
        // An older version than this desk has is somebody's replay, or of a hub that was restored and will count on.
        if (sameLine && manifest.version < newest.version) return true;
        if (!sameLine && manifest.published <= newest.published) return true;
        if (sameLine && manifest.version == newest.version && manifest.root == newest.root) return true;
        for (const auto& each : manifest.deltas)
            if (sameLine && each.from == newest.version && manifest.version > newest.version) delta = each;
    }
    auto taken = takeFrom(pharmacyPk, manifest, delta, stop);
    const bool again = !taken && (isUnproved(taken.error()) || (delta && taken.error().code == Errc::NotFound));
    if (again) taken = takeFrom(pharmacyPk, manifest, {}, stop);
    if (!taken && taken.error().code == Errc::NotFound) return false;  // the hub has gone on meanwhile: the next round sees
    if (!taken && !isUnproved(taken.error())) return taken.error();
    if (taken) {
        JIAYI_CHECK(dropOld(pharmacyPk));
    } else {
        JIAYI_CHECK(refuse(manifest, taken.error()));
    }
    return true;
}

Result<void> FormularySync::takeFrom(std::int64_t pharmacyPk, const Manifest& manifest, std::optional<formulary::DeltaSeal> delta, const std::stop_token& stop) {
    auto& database = m_context.database;
    JIAYI_TRY(const auto bytes, m_fetch.file(manifest, delta, stop));
    pharmacy::FormularyWriter writer(database, pharmacyPk);
    std::vector<ItemChange> changes;
    if (delta) {
        JIAYI_TRY(changes, formulary::readDelta(bytes, delta->file.count));
    } else {
        JIAYI_TRY(auto items, formulary::readSnapshot(bytes, manifest.snapshot.count));
        JIAYI_TRY(const auto there, writer.codes());
        changes = wholeOf(std::move(items), there);
    }
    JIAYI_CHECK(shortly(database, [&] {
        writer.begin({manifest.epoch, manifest.version, manifest.validFrom, manifest.published, manifest.snapshot.count, manifest.root});
    }));
    auto written = write(writer, changes, stop);
    if (written) written = writer.prove();
    if (!written) {
        JIAYI_CHECK(discard());
        return written;
    }
    return shortly(database, [&] {
        writer.ready(m_context.clock.now());
        writeLog(database, m_context.clock.now(), "formulary", static_cast<std::int64_t>(changes.size()), 0,
                 manifest.pharmacy + " version " + std::to_string(manifest.version));
    });
}

Result<void> FormularySync::write(pharmacy::FormularyWriter& writer, const std::vector<ItemChange>& changes, const std::stop_token& stop) {
    for (std::size_t at = 0; at < changes.size(); m_options.breathe()) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_CHECK(shortly(m_context.database, [&] {
            const auto start = m_context.clock.now();
            const std::chrono::milliseconds longest{tuned("formulary.taking")};
            const auto end = std::min(changes.size(), at + static_cast<std::size_t>(tuned("formulary.items")));
            do {
                const auto& change = changes[at++];
                if (change.item) writer.put(*change.item);
                else writer.withdraw(change.code);
            } while (at < end && m_context.clock.now() - start < longest);
        }));
    }
    return {};
}

Result<void> FormularySync::discard() {
    for (bool more = true; more; m_options.breathe()) {
        JIAYI_TRY(more, pharmacy::discardUnfinished(m_context.database));
    }
    return {};
}

Result<void> FormularySync::dropOld(std::int64_t pharmacyPk) {
    for (bool more = true; more; m_options.breathe()) {
        JIAYI_TRY(more, pharmacy::dropOldItems(m_context.database, pharmacyPk, tuned("formulary.kept"), localDate(m_context.clock.now())));
    }
    return {};
}

Result<void> FormularySync::refuse(const Manifest& manifest, const Error& why) {
    auto& database = m_context.database;
    const auto now = m_context.clock.now();
    m_refused = true;
    return shortly(database, [&] {
        const auto pk = pharmacy::pharmacyPkOf(database, manifest.pharmacy, manifest.name.empty() ? manifest.pharmacy : manifest.name);
        db::Query(database, "UPDATE formulary_pharmacy SET refused_version = ?, refused_reason = ?, refused_at = ? WHERE pk = ?", manifest.version, why.reason, now, pk)
            .run();
        writeLog(database, now, "formulary", 0, 0, manifest.pharmacy + " version " + std::to_string(manifest.version) + ": " + why.reason);
    });
}

}  // namespace jiayi::sync
