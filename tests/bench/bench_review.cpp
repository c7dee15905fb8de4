// The prescription review of 12 drugs, 40 conditions and 500 observations; the target is under 1 ms.
#include "models/pharmacy/rules/dosage_text.h"
#include "models/pharmacy/rules/review.h"

#include <benchmark/benchmark.h>

#include <array>
#include <string>

namespace jiayi::bench {
namespace {

pharmacy::ReviewInput longRegimen(const pharmacy::ReviewBook& book, bool byName) {
    constexpr std::array<std::pair<const char*, const char*>, 12> kLines{{{"metformin", "1 g bid"},
                                                                          {"empagliflozin", "10 mg qd"},
                                                                          {"valsartan/amlodipine", "1 tablet qd"},
                                                                          {"atorvastatin", "40 mg qn"},
                                                                          {"ezetimibe", "10 mg qd"},
                                                                          {"aspirin EC", "100 mg qd"},
                                                                          {"clopidogrel", "75 mg qd"},
                                                                          {"metoprolol succinate XR", "47.5 mg qd"},
                                                                          {"spironolactone", "20 mg qd"},
                                                                          {"pantoprazole", "40 mg qd"},
                                                                          {"insulin glargine", "24 U qn"},
                                                                          {"allopurinol", "100 mg bid"}}};
    pharmacy::ReviewInput input;
    input.today = makeDate(2026, 11, 23);
    input.birth = makeDate(1955, 4, 1);
    input.sex = Sex::Female;
    input.allergyAnswer = pharmacy::AllergyAnswer::Listed;
    input.allergies = {{"青霉素", ""}};
    for (int i = 0; i < 40; ++i) input.conditions.push_back({std::string{"EINKM"}[static_cast<std::size_t>(i) % 5] + std::to_string(10 + i) + ".9", ""});
    constexpr std::array<const char*, 10> kCodes{"CREA", "K", "ALT", "INR", "WEIGHT", "HBA1C_NGSP", "SBP", "DBP", "HR", "UA"};
    for (int i = 0; i < 500; ++i)
        input.values.push_back({kCodes[static_cast<std::size_t>(i) % kCodes.size()], 60.0 + i % 40, input.today - Days{i}});
    for (const auto& [name, dosage] : kLines) {
        const auto read = pharmacy::readDosage(book, dosage);
        pharmacy::RegimenLine line;
        line.id = name;
        line.name = byName ? std::string{name} + " 片剂 (sample)" : name;
        line.amount = read.amount;
        line.unit = read.unit;
        line.times = read.times;
        line.days = read.days;
        if (!byName) line.atc = book.drugs[*book.names.find(book.drugs, "", name)->drug].def.atc;
        input.lines.push_back(std::move(line));
    }
    return input;
}

void reviewRegimen(benchmark::State& state, bool byName) {
    const auto rules = care::loadRules().value();
    const auto book = pharmacy::loadReviewBook(rules).value();
    const auto input = longRegimen(book, byName);
    std::size_t findings = 0;
    for (auto _ : state) {
        const auto result = pharmacy::review(book, input);
        findings = result.findings.size();
        benchmark::DoNotOptimize(findings);
    }
    state.counters["findings"] = static_cast<double>(findings);
}

void coded(benchmark::State& state) { reviewRegimen(state, false); }
void freeText(benchmark::State& state) { reviewRegimen(state, true); }

}  // namespace
BENCHMARK(coded)->Unit(benchmark::kMicrosecond);
BENCHMARK(freeText)->Unit(benchmark::kMicrosecond);
}  // namespace jiayi::bench

BENCHMARK_MAIN();
