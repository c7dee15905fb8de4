// Every measure of a year for 230,000 diabetics in one encrypted file, from their kept facts; gathering those facts from the clinic's tables; and what one
// visit costs when only its person is counted anew. JIAYI_BENCH_PEOPLE says how many people (230,000 unless set), of whom JIAYI_BENCH_GATHERED (5,000)
// are written as rows and gathered; the others are copies of their kept facts. Ends with 1 when the pass takes 5 s or more, or a visit 16 ms or more.
#include "models/care/rules/rule_book.h"
#include "models/db/query.h"
#include "models/quality/people.h"
#include "tests/support/clinic_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>

namespace jiayi::bench {
namespace {

constexpr double kPassMs = 5000, kVisitMs = 16;
constexpr int kRounds = 3, kVisits = 200;
const quality::Period kYear{makeDate(2026, 1, 1), makeDate(2026, 12, 31)};

int numberFrom(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::atoi(text) : otherwise;
}

struct Took {
    double wall = 0, processor = 0;  // ms
};
Took tookBy(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    const auto clock = std::clock();
    work();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count(), 1000.0 * static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC};
}

/// Diabetics with two years of quarterly follow-ups: 8 visits, 24 readings, 4 HbA1c, yearly kidneys, lipids and eyes, two diagnoses, two medicines.
class Diabetics {
public:
    explicit Diabetics(db::Database& database, int round = 1) : m_database(database), m_round(round) {}

    void write(int people) {
        db::Transaction transaction(m_database);
        for (int i = 1; i <= people; ++i) person(i);
        transaction.commit();
    }

    void visit(std::int64_t pk, Date on) {
        const Uuid id = next();
        db::Query(m_database, "INSERT INTO visit (id, resident_pk, date, mode, status, contact, face_to_face) VALUES (?, ?, ?, '1', 'signed', 1, 1)", id, pk, on).run();
        db::Query(m_database, "INSERT INTO visit_form (visit_pk, form, position) VALUES (?, 'diabetes', 0)", m_database.lastInsertRowId()).run();
        result(pk, on, "SBP", 118.0 + static_cast<double>(chance(40)), "mm[Hg]", id);
        result(pk, on, "DBP", 68.0 + static_cast<double>(chance(24)), "mm[Hg]", id);
        result(pk, on, "FPG", 5.0 + static_cast<double>(chance(40)) / 10, "mmol/L", id);
    }

private:
    std::uint64_t chance(std::uint64_t below) {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (m_state >> 33U) % below;
    }
    Uuid next() { return derivedUuid({"bench", std::to_string(m_round), std::to_string(++m_ids)}); }

    void result(std::int64_t pk, Date on, const char* code, double value, const char* unit, const std::optional<Uuid>& visit = {}) {
        db::Query(m_database, "INSERT INTO observation (id, resident_pk, code, effective, effective_at, value, unit, status, origin, visit_id) VALUES (?, ?, ?, ?, ?, ?, ?, 'final', 'lab', ?)",
                  next(), pk, code, formatDate(on), startOfDay(on), value, unit, visit)
            .run();
    }

    void person(int number) {
        db::Query(m_database, "INSERT INTO resident (pk, id, record_no, name, sex, birth_date, grid, doctor, contract_until) VALUES (?, ?, ?, 'Sample', 'male', ?, ?, ?, '2026-12-31')", number, next(),
                  std::to_string(number), makeDate(1936 + static_cast<int>(chance(50)), 6, 1), "G" + std::to_string(chance(40)), "doctor" + std::to_string(chance(12)))
            .run();
        for (const auto* code : {"E11.9", "I10"})
            db::Query(m_database, "INSERT INTO condition (id, resident_pk, icd10, system, code, onset, status, recorded) VALUES (?, ?, ?, 'icd-10', ?, '2015', 'active', 0)", next(), number, code, code).run();
        for (const auto* code : {"T2DM", "HTN"})
            db::Query(m_database, "INSERT INTO programme (id, resident_pk, code, since, status) VALUES (?, ?, ?, '2018-01-01', 'active')", next(), number, code).run();
        for (const auto* atc : {"A10BA02", "C10AA05"})
            db::Query(m_database, "INSERT INTO medication_line (id, type, resident_pk, name, atc, start_date, status) VALUES (?, 'MedicationStatement', ?, 'Sample', ?, '2020-01-01', 'active')", next(), number, atc).run();
        for (int quarter = 0; quarter < 8; ++quarter) visit(number, makeDate(2025, 1, 10) + Days{91 * quarter + static_cast<int>(chance(20))});
        for (int half = 0; half < 4; ++half) result(number, makeDate(2025, 2, 1) + Days{180 * half}, "HBA1C_NGSP", 5.8 + static_cast<double>(chance(45)) / 10, "%");
        for (int year = 0; year < 2; ++year) {
            const auto on = makeDate(2025 + year, 5, 1);
            result(number, on, "EGFR_2021", 60.0 + static_cast<double>(chance(50)), "mL/min/{1.73_m2}");
            result(number, on, "UACR", static_cast<double>(chance(60)), "mg/g");
            result(number, on, "LDL_C", 1.2 + static_cast<double>(chance(25)) / 10, "mmol/L");
        }
    }

    db::Database& m_database;
    int m_round;
    std::uint64_t m_state = 11;
    std::uint64_t m_ids = 0;
};

/// The other people: the facts of those who were gathered, under row numbers of their own.
void copyKept(db::Database& database, int gathered, int people) {
    db::Transaction transaction(database);
    for (int done = gathered; done < people; done += gathered)
        db::Query(database, "INSERT INTO quality_fact (resident_pk, facts) SELECT resident_pk + ?1, facts FROM quality_fact WHERE resident_pk <= ?2 AND resident_pk + ?1 <= ?3", done, gathered, people).run();
    transaction.commit();
}

int run() {
    const int people = numberFrom("JIAYI_BENCH_PEOPLE", 230'000), gathered = std::min(people, numberFrom("JIAYI_BENCH_GATHERED", 5'000));
    test::ClinicStore store;
    const auto care = care::loadRules().value();
    const auto book = quality::loadMeasureBook(care).value();
    store.database().execute("PRAGMA synchronous=OFF");
    Diabetics(store.database()).write(gathered);
    const auto gather = tookBy([&] { (void)quality::refreshFacts(store.database(), book, quality::kPeopleInBulk).value(); });
    std::cout << fmt::format("gathering {} people from their rows: {:.0f} ms, {:.0f} ms of processor\n", gathered, gather.wall, gather.processor);
    copyKept(store.database(), gathered, people);
    store.reopen();
    std::cout << fmt::format("{} people, {} MB\n", people, std::filesystem::file_size(store.path()) >> 20);

    Took best{1e12, 1e12};
    std::int64_t counted = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto took = tookBy([&] { counted = quality::tallyOf(store.database(), book, kYear).value().people(); });
        if (took.wall < best.wall) best = took;
    }
    std::cout << fmt::format("{} measures of {} people: {:.0f} ms, {:.0f} ms of processor (best of {})\n", book.measures.size(), counted, best.wall, best.processor, kRounds);

    const auto shown = quality::loadBoardBook(book).value();
    const quality::BoardAsk ask{quality::Window::Year, kYear.to, {}};
    const auto board = tookBy([&] { (void)quality::readBoard(store.database(), book, shown, ask, {}, {}).value(); });
    std::cout << fmt::format("the board (two periods, bands, funnels, groups, improvement): {:.0f} ms, {:.0f} ms of processor\n", board.wall, board.processor);
    const auto behind = tookBy([&] { (void)quality::readPeople(store.database(), book, shown, {"JY-DM-05", ask, quality::Side::NotMet, {}, kYear.to}, {}).value(); });
    std::cout << fmt::format("the people behind one number: {:.0f} ms, {:.0f} ms of processor\n", behind.wall, behind.processor);

    auto tally = quality::tallyOf(store.database(), book, kYear).value();
    Diabetics diabetics(store.database(), 2);  // the file was opened anew
    std::vector<double> walls, processors;
    for (int i = 0; i < kVisits; ++i) {
        const std::int64_t pk = 1 + i * 17 % gathered;
        {
            db::Transaction transaction(store.database());
            diabetics.visit(pk, makeDate(2026, 11, 20));
            transaction.commit();
        }
        const auto took = tookBy([&] { tally.put(quality::factsOf(store.database(), book, pk).value()); });
        walls.push_back(took.wall);
        processors.push_back(took.processor);
    }
    const auto at = [](std::vector<double>& all, double share) {
        std::sort(all.begin(), all.end());
        return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
    };
    std::cout << fmt::format("one visit's person counted anew: p50 {:.2f} ms, p95 {:.2f} ms; processor p50 {:.2f} ms\n", at(walls, 0.5), at(walls, 0.95), at(processors, 0.5));
    return best.wall < kPassMs && at(walls, 0.95) < kVisitMs ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace jiayi::bench

int main() { return jiayi::bench::run(); }
