// Of the PostgreSQL store: formularies and the key that signs them.
#include "sync/formulary/manifest.h"
#include "sync/hub/postgres_store.h"

namespace jiayi::hub {

Result<std::vector<PublishedFormulary>> PostgresStore::formularies(std::string_view pharmacy, std::optional<Date> day) {
    return reading([&](PostgresSession& session) -> Result<std::vector<PublishedFormulary>> {
        std::vector<PublishedFormulary> found;
        auto row = session.run(
            "SELECT pharmacy, epoch, version, to_char(valid_from, 'YYYY-MM-DD'), manifest, signature FROM formulary_version v "
            "WHERE ($1 = '' OR pharmacy = $1) AND ($2::date IS NULL OR pk >= coalesce((SELECT max(pk) FROM formulary_version f "
            "WHERE f.pharmacy = v.pharmacy AND f.valid_from <= $2::date), 0)) ORDER BY pharmacy, pk DESC",
            {pharmacy, day ? PostgresValue{*day} : PostgresValue{std::nullopt}});
        while (row.next()) {
            JIAYI_TRY(const auto validFrom, parseDate(row.text(3)));
            found.push_back({row.text(0), row.text(1), row.integer(2), validFrom, row.text(4), row.blob(5)});
        }
        return found;
    });
}

Result<std::string> PostgresStore::formularyFile(std::string_view pharmacy, std::int64_t version, std::optional<std::int64_t> from,
                                                 std::int64_t first, std::int64_t size) {
    return reading([&](PostgresSession& session) -> Result<std::string> {
        constexpr const char* kOfVersion =
            " WHERE v.pharmacy = $1 AND v.version = $2 AND v.epoch = "
            "(SELECT epoch FROM formulary_version WHERE pharmacy = $1 ORDER BY pk DESC LIMIT 1)";
        std::vector<PostgresValue> values{pharmacy, version, first + 1, size};
        if (from) values.emplace_back(*from);
        auto row = from ? session.run(std::string{"SELECT substring(d.bytes FROM $3::int FOR $4::int) FROM formulary_version v "
                                                  "JOIN formulary_delta d ON d.version_pk = v.pk AND d.from_version = $5"} +
                                          kOfVersion,
                                      values)
                        : session.run(std::string{"SELECT substring(v.snapshot FROM $3::int FOR $4::int) FROM formulary_version v"} + kOfVersion, values);
        if (!row.next()) return Error{Errc::NotFound, "formulary.unknown", {}};
        return row.blob(0);
    });
}

Result<void> PostgresStore::addFormulary(const NewFormulary& formulary) {
    return writing([&](PostgresSession& session) -> Result<void> {
        const auto& head = formulary.head;
        auto added = session.run(
            "INSERT INTO formulary_version (pharmacy, epoch, version, valid_from, manifest, signature, snapshot) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            "ON CONFLICT (pharmacy, epoch, version) DO NOTHING RETURNING pk",
            {head.pharmacy, head.epoch, head.version, head.validFrom, head.manifest, PostgresValue::bytes(head.signature),
             PostgresValue::bytes(formulary.snapshot)});
        if (!added.next()) return Error{Errc::Conflict, "formulary.version", {}};
        for (const auto& [from, bytes] : formulary.deltas)
            session.run("INSERT INTO formulary_delta (version_pk, from_version, bytes) VALUES ($1, $2, $3)",
                        {added.integer(0), from, PostgresValue::bytes(bytes)});
        session.run(
            "DELETE FROM formulary_version WHERE pharmacy = $1 AND pk NOT IN "
            "(SELECT pk FROM formulary_version WHERE pharmacy = $1 ORDER BY pk DESC LIMIT $2)",
            {head.pharmacy, kFormularyVersionsKept});
        return {};
    });
}

Result<std::string> PostgresStore::publisherSeed() {
    return writing([](PostgresSession& session) -> Result<std::string> {
        session.run("INSERT INTO publisher_key (one, seed) VALUES (1, $1) ON CONFLICT DO NOTHING", {PostgresValue::bytes(formulary::newSigningSeed())});
        auto row = session.run("SELECT seed FROM publisher_key");
        row.next();
        return row.blob(0);
    });
}

}  // namespace jiayi::hub
