// The roster at the size of the whole consortium: a keystroke, pages, counts; beside each keystroke what the same
// question costs as a scan. The people are written straight into the tables, with the program's own search keys.
// JIAYI_BENCH_RESIDENTS says how many (1,680,000 unless set); making them takes some minutes and 3 GB in TMPDIR.
#include "models/core/text.h"
#include "models/roster/roster_page.h"
#include "models/roster/search.h"
#include "models/roster/search_keys.h"
#include "tests/support/clinic_store.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>

namespace jiayi::bench {
namespace {

constexpr std::array<const char*, 12> kSurnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "曾", "单", "尉迟", "欧阳"};
constexpr std::array<const char*, 40> kFirst{"小", "晓", "建", "国", "志", "玉", "秀", "桂", "淑", "德", "春", "文", "海", "立",
                                             "永", "金", "宝", "福", "长", "学", "明", "丽", "雪", "婷", "子", "欣", "雨", "浩",
                                             "俊", "嘉", "思", "梦", "天", "一", "可", "佳", "宇", "泽", "晨", "博"};
constexpr std::array<const char*, 40> kSecond{"明", "华", "英", "兰", "珍", "强", "军", "伟", "芳", "敏", "静", "丽", "艳", "梅",
                                              "霞", "红", "山", "林", "生", "文", "涛", "东", "新", "刚", "辉", "平", "萍", "玲",
                                              "云", "荣", "杰", "磊", "鹏", "娟", "颖", "涵", "怡", "轩", "然", "琪"};

int peopleWanted() {
    const char* text = std::getenv("JIAYI_BENCH_RESIDENTS");
    return text ? std::atoi(text) : 1'680'000;
}

class Consortium {
public:
    Consortium() {
        const auto began = std::chrono::steady_clock::now();
        auto& database = m_store.database();
        database.execute("PRAGMA synchronous=OFF");
        const auto indexes = dropIndexes();
        addPeople();
        for (const auto& sql : indexes) database.execute(sql);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        std::cerr << fmt::format("{} residents, {} search keys, {} MB, made in {:.0f} s\n", peopleWanted(), m_keys.size(),
                                 std::filesystem::file_size(m_store.path()) >> 20, took.count());
        m_keys = {};
    }

    db::Database& database() { return m_store.database(); }

private:
    /// Filled sorted and indexed afterwards: otherwise most of the time goes into turning pages.
    std::vector<std::string> dropIndexes() {
        std::vector<std::string> names, texts;
        {
            db::Query rows(database(), "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                                       "AND tbl_name IN ('resident', 'search_key', 'programme')");
            while (rows.next()) names.push_back(rows.text(0)), texts.push_back(rows.text(1));
        }
        for (const auto& name : names) database().execute("DROP INDEX " + name);
        return texts;
    }

    void addPeople() {
        SeededRandom random(1);
        db::Transaction transaction(database());
        std::unordered_map<std::string, std::pair<std::string, std::vector<std::string>>> known;
        for (int pk = 1; pk <= peopleWanted(); ++pk) {
            const auto name = fmt::format("{}{}{}", kSurnames[random.below(kSurnames.size())], kFirst[random.below(kFirst.size())],
                                          random.below(5) == 0 ? "" : kSecond[random.below(kSecond.size())]);
            auto& [pinyin, nameKeys] = known[name];
            if (nameKeys.empty()) {
                roster::Resident named;
                named.name = name;
                nameKeys = roster::searchKeysOf(named);
                pinyin = pinyinOfName(name).spaced;
            }
            roster::Resident numbered;
            const auto birth = makeDate(1930, 1, 1) + Days(static_cast<int>(random.below(33'000)));
            const auto digits = formatDate(birth);
            numbered.citizenId = fmt::format("1201{:02}{}{}{}{:04}", 1 + random.below(20), digits.substr(0, 4), digits.substr(5, 2),
                                             digits.substr(8, 2), random.below(10'000));
            numbered.phone = fmt::format("1{:010}", 3'000'000'000 + random.below(6'999'999'999));
            numbered.recordNo = fmt::format("120105{:03}{:03}{:05}", pk % 266, pk % 12, pk % 100'000);
            for (const auto& key : nameKeys) m_keys.emplace_back(key, pk);
            for (const auto& key : roster::searchKeysOf(numbered)) m_keys.emplace_back(key, pk);
            addResident(pk, name, pinyin, numbered, birth, random);
        }
        std::sort(m_keys.begin(), m_keys.end());
        for (const auto& [key, pk] : m_keys) db::Query(database(), "INSERT INTO search_key VALUES (?, ?)", key, pk).run();
        transaction.commit();
    }

    void addResident(int pk, const std::string& name, const std::string& pinyin, const roster::Resident& numbered, Date birth, Random& random) {
        const bool diabetic = random.below(7) == 0;
        std::string control = "not-checked";
        std::optional<std::string> next;
        std::optional<double> hba1c;
        if (diabetic) {
            next = formatDate(makeDate(2026, 9, 1) + Days(static_cast<int>(random.below(170))));
            const double percent = 5.5 + static_cast<double>(random.below(60)) / 10;
            control = percent < 7 ? "controlled" : percent < 9 ? "above" : "poor";
            hba1c = percent;
        }
        const auto id = derivedUuid({"bench", std::to_string(pk)});
        db::Query(database(),
                  "INSERT INTO resident (pk, id, record_no, name, name_pinyin, sex, birth_date, citizen_id, phone, grid, doctor, status, "
                  "control_state, hba1c_percent, next_visit) VALUES (?, ?, ?, ?, ?, 'male', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  pk, id, numbered.recordNo, name, pinyin, birth, numbered.citizenId, numbered.phone, fmt::format("{:04}", pk % 3192),
                  fmt::format("doctor {:03}", pk % 800), random.below(30) == 0 ? "moved" : "active", control, hba1c, next)
            .run();
        if (diabetic)
            db::Query(database(), "INSERT INTO programme (id, resident_pk, code, status) VALUES (?, ?, 'T2DM', 'active')", id, pk).run();
    }

    test::ClinicStore m_store;
    std::vector<std::pair<std::string, int>> m_keys;
};

Consortium& consortium() {
    static Consortium one;
    return one;
}

/// Seconds that the same question takes without search keys: the first twenty by name, found by reading everybody.
double scanSeconds(const std::string& typed) {
    const auto text = searchFold(typed);
    const auto began = std::chrono::steady_clock::now();
    db::Query rows(consortium().database(),
                   "SELECT id FROM resident WHERE name LIKE ?1 OR replace(name_pinyin, ' ', '') LIKE ?1 OR citizen_id LIKE ?1 OR "
                   "citizen_id LIKE ?2 OR phone LIKE ?1 OR phone LIKE ?2 OR record_no LIKE ?1 OR record_no LIKE ?2 "
                   "ORDER BY name_pinyin LIMIT 20",
                   text + "%", "%" + text);
    while (rows.next()) benchmark::DoNotOptimize(rows.blob(0));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void keystroke(benchmark::State& state, const char* typed) {
    const double scan = scanSeconds(typed);
    std::size_t found = 0;
    double spent = 0;
    for (auto _ : state) {
        const auto began = std::chrono::steady_clock::now();
        found = roster::searchResidents(consortium().database(), typed, 20)->size();
        spent += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }
    state.counters["found"] = static_cast<double>(found);
    state.counters["scan_ms"] = scan * 1000;
    state.counters["times_faster"] = scan / (spent / static_cast<double>(state.iterations()));
}
BENCHMARK_CAPTURE(keystroke, oneHan, "张")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, name, "曾小明")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, oneLetter, "z")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, pinyin, "zengxiaom")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, initials, "zxm")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, hanAndPinyin, "张xm")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, lastFourDigits, "5678")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, beginningOfId, "120105197803")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, nameAndDigits, "zhang 5678")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, twoCommonWords, "wang x")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, nobody, "qqqq")->Unit(benchmark::kMicrosecond);

roster::RosterFilter everybodyHere() {
    roster::RosterFilter filter;
    filter.today = makeDate(2026, 11, 22);
    return filter;
}

void page(benchmark::State& state, const roster::RosterFilter& filter, roster::RosterOrder order, double part, bool anchored) {
    const auto all = roster::countResidents(consortium().database(), filter).value();
    const auto offset = static_cast<std::int64_t>(static_cast<double>(all) * part);
    std::optional<roster::RosterAnchor> near;
    if (anchored) {
        const auto row = roster::rosterPage(consortium().database(), filter, order, offset, 1)->at(0);
        near = roster::RosterAnchor{offset, row.sortKey, row.pk};
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(roster::rosterPage(consortium().database(), filter, order, offset + 50, 100, near).value());
    state.counters["rows"] = static_cast<double>(all);
}

roster::RosterFilter inGrid() {
    auto filter = everybodyHere();
    filter.grid = "0007";
    return filter;
}
roster::RosterFilter diabetics() {
    auto filter = everybodyHere();
    filter.programme = "T2DM";
    return filter;
}
roster::RosterFilter overdue() {
    auto filter = everybodyHere();
    filter.overdue = true;
    return filter;
}
using roster::RosterSort;
BENCHMARK_CAPTURE(page, first, everybodyHere(), {}, 0.0, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, middleWhileScrolling, everybodyHere(), {}, 0.5, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, middleAfterAJump, everybodyHere(), {}, 0.5, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, worstHba1cFirst, everybodyHere(), {RosterSort::Hba1c, true}, 0.0, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, oneGrid, inGrid(), {}, 0.0, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, diabeticsByName, diabetics(), {}, 0.0, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(page, overdueByDate, overdue(), {RosterSort::NextVisit, false}, 0.0, false)->Unit(benchmark::kMicrosecond);

void countOf(benchmark::State& state, const roster::RosterFilter& filter) {
    for (auto _ : state) benchmark::DoNotOptimize(roster::countResidents(consortium().database(), filter).value());
}
BENCHMARK_CAPTURE(countOf, everybody, everybodyHere())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(countOf, oneGrid, inGrid())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(countOf, diabetics, diabetics())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(countOf, overdue, overdue())->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jiayi::bench

BENCHMARK_MAIN();
