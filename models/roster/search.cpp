#include "models/roster/search.h"

#include "models/core/text.h"
#include "models/db/query.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/search_keys.h"

#include <set>

namespace jiayi::roster {

namespace {

/// The most keys that one keystroke looks at when several words, or Han mixed with pinyin, must match: a longer text
/// is then wanted, and the answer stays within its millisecond.
constexpr int kMostKeysSeen = 600;

bool hasKey(db::Database& database, std::int64_t pk, const KeyRange& range) {
    db::Query row(database, "SELECT 1 FROM search_key WHERE resident_pk = ? AND key >= ? AND key < ?", pk, range.from, range.before);
    return row.next();
}

class SearchRun {
public:
    SearchRun(db::Database& database, int limit) : m_database(database), m_limit(static_cast<std::size_t>(limit)) {}

    void look(const SearchPhrase& phrase) {
        const std::size_t driver = rarest(phrase);
        const auto& word = phrase[driver];
        for (const auto kind : word.kinds) {
            const auto range = rangeOf(kind, word.text);
            const bool picky = phrase.size() > 1 || !word.han.empty();
            db::Query keys(m_database, "SELECT resident_pk FROM search_key WHERE key >= ? AND key < ? ORDER BY key", range.from,
                           range.before);
            for (int seen = 0; m_hits.size() < m_limit && (!picky || seen < kMostKeysSeen) && keys.next(); ++seen) {
                const auto pk = keys.integer(0);
                if (m_pks.contains(pk)) continue;
                if (phrase.size() > 1 && !matchesOthers(phrase, driver, pk)) continue;
                take(pk, word, kind);
            }
        }
    }

    std::vector<SearchHit> finish() { return std::move(m_hits); }

private:
    std::size_t rarest(const SearchPhrase& phrase) {
        if (phrase.size() == 1) return 0;
        std::size_t best = 0;
        int fewest = kMostKeysSeen + 1;
        for (std::size_t i = 0; i < phrase.size(); ++i) {
            int keys = 0;
            for (const auto kind : phrase[i].kinds) {
                const auto range = rangeOf(kind, phrase[i].text);
                db::Query count(m_database, "SELECT count(*) FROM (SELECT 1 FROM search_key WHERE key >= ? AND key < ? LIMIT ?)",
                                range.from, range.before, kMostKeysSeen);
                count.next();
                keys += count.number(0);
            }
            const bool longer = phrase[i].text.size() > phrase[best].text.size();
            if (keys < fewest || (keys == fewest && longer)) best = i, fewest = keys;
        }
        return best;
    }

    bool matchesOthers(const SearchPhrase& phrase, std::size_t driver, std::int64_t pk) {
        for (std::size_t i = 0; i < phrase.size(); ++i) {
            if (i == driver) continue;
            bool matches = false;
            for (const auto kind : phrase[i].kinds) matches = matches || hasKey(m_database, pk, rangeOf(kind, phrase[i].text));
            if (!matches) return false;
        }
        return true;
    }

    void take(std::int64_t pk, const SearchWord& word, KeyKind kind) {
        db::Query row(m_database,
                      "SELECT id, name, name_pinyin, sex, birth_date, birth_estimated, citizen_id, record_no, grid, status, phone, "
                      "phone2 FROM resident WHERE pk = ?",
                      pk);
        if (!row.next()) return;
        SearchHit hit;
        hit.status = statusFromCode(row.text(9));
        if (hit.status == ResidentStatus::Merged) return;  // found under the record it was merged into
        hit.name = row.text(1);
        if (!word.han.empty() && !holdsHan(searchFold(hit.name), word.han)) return;
        hit.pk = pk;
        hit.id = row.id<ResidentId>(0);
        hit.pinyin = row.text(2);
        hit.sex = sexFromCode(row.text(3));
        hit.birthDate = row.date(4);
        hit.birthEstimated = row.flag(5);
        const auto citizenId = row.text(6);
        hit.maskedCitizenId = maskedCitizenId(citizenId);
        hit.recordNo = row.text(7);
        hit.grid = row.text(8);
        hit.matchedBy = matchOf(kind, word.text, citizenId, {row.text(10), row.text(11)});
        m_pks.insert(pk);
        m_hits.push_back(std::move(hit));
    }

    static MatchedBy matchOf(KeyKind kind, const std::string& text, const std::string& citizenId,
                             std::initializer_list<std::string> phones) {
        const auto has = [&](const std::string& number) {
            const auto folded = searchFold(number);
            return kind == KeyKind::NumberEnd ? folded.ends_with(text) : folded.starts_with(text);
        };
        switch (kind) {
            case KeyKind::Name:
            case KeyKind::NameTail: return MatchedBy::Name;
            case KeyKind::Pinyin:
            case KeyKind::GivenPinyin: return MatchedBy::Pinyin;
            case KeyKind::Initials: return MatchedBy::Initials;
            case KeyKind::Number:
            case KeyKind::NumberEnd: break;
        }
        if (has(citizenId)) return MatchedBy::CitizenId;
        for (const auto& phone : phones)
            if (has(phone)) return MatchedBy::Phone;
        return MatchedBy::RecordNo;
    }

    db::Database& m_database;
    std::size_t m_limit;
    std::set<std::int64_t> m_pks;
    std::vector<SearchHit> m_hits;
};

}  // namespace

Result<std::vector<SearchHit>> searchResidents(db::Database& database, std::string_view text, int limit) {
    return db::attempt([&]() -> Result<std::vector<SearchHit>> {
        SearchRun run(database, limit);
        for (const auto& phrase : searchPhrasesOf(text)) run.look(phrase);
        return run.finish();
    });
}

}  // namespace jiayi::roster
