#include "models/roster/duplicates/duplicate_queue.h"

#include "models/db/query.h"
#include "models/roster/duplicates/merge_residents.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/roster/resident_repository.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"

#include <algorithm>

namespace jiayi::roster::duplicates {

namespace {

constexpr const char* kSide =
    ".id, {}.name, {}.sex, {}.birth_date, {}.birth_estimated, {}.citizen_id, {}.phone, {}.record_no, {}.grid";

std::string sideColumns(const std::string& alias) {
    std::string text = alias + kSide;
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}")) text.replace(at, 2, alias);
    return text;
}

Side readSide(const db::Query& row, int from) {
    return {row.id<ResidentId>(from),
            row.text(from + 1),
            sexFromCode(row.text(from + 2)),
            row.date(from + 3),
            row.flag(from + 4),
            maskedCitizenId(row.text(from + 5)),
            maskedPhone(row.text(from + 6)),
            row.text(from + 7),
            row.text(from + 8)};
}

/// The last word about the pair, whichever of the two was named first.
bool saidApart(db::Database& database, std::int64_t one, std::int64_t other, Pair* pair = nullptr) {
    db::Query row(database,
                  "SELECT act, reason, by_user FROM resident_link_act WHERE act IN ('apart', 'apart-not') "
                  "AND ((one_pk = ?1 AND other_pk = ?2) OR (one_pk = ?2 AND other_pk = ?1)) "
                  "ORDER BY pk DESC LIMIT 1",
                  one, other);
    if (!row.next() || row.text(0) != "apart") return false;
    if (pair) pair->apartReason = row.text(1), pair->apartBy = row.text(2);
    return true;
}

void weighAgain(db::Database& database, std::int64_t pk, Date today) {
    db::Query(database, "DELETE FROM duplicate_pair WHERE one_pk = ?1 OR other_pk = ?1", pk).run();
    ResidentId id;
    std::optional<Date> lastSeen;
    {
        db::Query row(database, "SELECT id, last_visit FROM resident WHERE pk = ? AND status <> 'merged'",
                      pk);
        if (!row.next()) return;
        id = row.id<ResidentId>(0);
        lastSeen = row.date(1);
    }
    const auto resident = ResidentRepository(database).find(id);
    if (!resident) return;
    for (const auto& found : duplicatesOf(database, *resident, today, lastSeen)) {
        if (found.band == Band::Not) continue;
        const auto [one, other] = std::minmax(pk, found.pk);
        db::Query(database,
                  "INSERT OR REPLACE INTO duplicate_pair (one_pk, other_pk, band, points, apart) VALUES (?, "
                  "?, ?, ?, ?)",
                  one, other, toCode(found.band), found.points, saidApart(database, one, other))
            .run();
    }
}

std::int64_t countOf(db::Database& database, const std::string& sql) {
    db::Query row(database, sql);
    return row.next() ? row.integer(0) : 0;
}

std::string obstacleOf(const Resident& one, const Resident& other) {
    for (const auto* each : {&one, &other}) {
        if (each->link || each->status == ResidentStatus::Merged) return "duplicates.merged-already";
        if (each->status == ResidentStatus::Moved || each->movedOn) return "duplicates.moved";
    }
    return {};
}

}  // namespace

Result<std::int64_t> refreshDuplicates(db::Database& database, Date today, int most) {
    return db::attempt([&]() -> Result<std::int64_t> {
        db::Transaction transaction(database);
        std::vector<std::int64_t> marked;
        {
            db::Query row(database, "SELECT resident_pk FROM duplicate_dirty LIMIT ?", most);
            while (row.next()) marked.push_back(row.integer(0));
        }
        for (const auto pk : marked) {
            weighAgain(database, pk, today);
            db::Query(database, "DELETE FROM duplicate_dirty WHERE resident_pk = ?", pk).run();
        }
        const auto left = countOf(database, "SELECT count(*) FROM duplicate_dirty");
        transaction.commit();
        return left;
    });
}

Result<PairCounts> countPairs(db::Database& database) {
    return db::attempt([&]() -> Result<PairCounts> {
        PairCounts counts;
        db::Query row(database, "SELECT apart, band, count(*) FROM duplicate_pair GROUP BY apart, band");
        while (row.next()) {
            if (row.flag(0))
                counts.apart += row.integer(2);
            else
                (row.text(1) == "same" ? counts.same : counts.look) += row.integer(2);
        }
        counts.merged = countOf(database, "SELECT count(*) FROM resident_link WHERE root_pk IS NOT NULL");
        counts.unchecked = countOf(database, "SELECT count(*) FROM duplicate_dirty");
        return counts;
    });
}

Result<std::vector<Pair>> pairPage(db::Database& database, Date today, bool apart, int offset, int limit) {
    return db::attempt([&]() -> Result<std::vector<Pair>> {
        std::vector<Pair> pairs;
        db::Query row(database,
                      "SELECT p.one_pk, p.other_pk, p.apart, " + sideColumns("a") + ", " + sideColumns("b") +
                          " FROM duplicate_pair p JOIN resident a ON a.pk = p.one_pk JOIN resident b ON b.pk "
                          "= p.other_pk WHERE p.apart = ? "
                          "ORDER BY p.points DESC, p.one_pk, p.other_pk LIMIT ? OFFSET ?",
                      apart, limit, offset);
        while (row.next()) {
            Pair pair;
            pair.one = readSide(row, 3);
            pair.other = readSide(row, 12);
            const auto judgement = judgePair(database, row.integer(0), row.integer(1), today);
            pair.band = judgement.band;
            pair.points = judgement.points;
            for (const auto* finding : judgement.findings) pair.evidence.push_back(finding->id);
            pair.apart = saidApart(database, row.integer(0), row.integer(1), &pair);
            pairs.push_back(std::move(pair));
        }
        return pairs;
    });
}

Result<Preview> previewPair(db::Database& database, ResidentId one, ResidentId other, Date today) {
    return db::attempt([&]() -> Result<Preview> {
        const ResidentRepository residents(database);
        Preview preview;
        JIAYI_TRY(preview.one, residents.find(one));
        JIAYI_TRY(preview.other, residents.find(other));
        const auto onePk = ResidentRepository::pkOf(database, one),
                   otherPk = ResidentRepository::pkOf(database, other);
        preview.judgement = judgePair(database, onePk, otherPk, today);
        for (const auto& table : shownTables(database)) {
            const auto sql = "SELECT count(*) FROM " + table + " WHERE resident_pk = ";
            const FactCount count{table, countOf(database, sql + std::to_string(onePk)),
                                  countOf(database, sql + std::to_string(otherPk))};
            if (count.one + count.other > 0) preview.together.push_back(count);
        }
        db::Query seen(database,
                       "SELECT (SELECT last_visit FROM resident WHERE pk = ?1), (SELECT last_visit FROM "
                       "resident WHERE pk = ?2)",
                       onePk, otherPk);
        if (seen.next()) preview.lastSeenOne = seen.date(0), preview.lastSeenOther = seen.date(1);
        preview.draftOne = hasDraft(database, onePk);
        preview.draftOther = hasDraft(database, otherPk);
        preview.obstacle = obstacleOf(preview.one, preview.other);
        return preview;
    });
}

Result<std::vector<MergedRecord>> mergedRecords(db::Database& database, int offset, int limit) {
    return db::attempt([&]() -> Result<std::vector<MergedRecord>> {
        std::vector<MergedRecord> records;
        db::Query row(database,
                      "SELECT " + sideColumns("m") + ", " + sideColumns("k") +
                          ", l.at, l.by_user, l.reason FROM resident_link l JOIN resident m ON m.pk = "
                          "l.resident_pk JOIN resident k ON k.id = l.into_id "
                          "WHERE l.root_pk IS NOT NULL ORDER BY l.at DESC, l.resident_pk LIMIT ? OFFSET ?",
                      limit, offset);
        while (row.next())
            records.push_back(
                {readSide(row, 0), readSide(row, 9), row.instant(18), row.text(19), row.text(20)});
        return records;
    });
}

}  // namespace jiayi::roster::duplicates
