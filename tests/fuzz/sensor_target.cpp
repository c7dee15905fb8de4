// What a glucose sensor's file and a sensor's day from the hub may hold: anything.
#include "models/core/text.h"
#include "models/readings/rules/cgm_reader.h"
#include "models/readings/rules/glucose_profile.h"
#include "sync/fhir/json.h"
#include "sync/mapping/cgm_mapper.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace jiayi::test {

namespace {

void mustHold(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

void checkReadings(const readings::ReadingRules& rules, const std::vector<readings::Reading>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        mustHold(i == 0 || all[i - 1].at < all[i].at, "readings come by time, one a minute");
        const double mmol = rules.mmol(all[i]);
        mustHold(mmol >= rules.figure("cgm.lowest") && mmol <= rules.figure("cgm.highest"), "no impossible value is taken");
    }
    if (all.empty()) return;
    const auto profile = readings::profileOf(rules, all, localDate(all.back().at), 70);
    double sum = 0;
    for (const double share : profile.bands) sum += share;
    mustHold(std::abs(sum - 100) < 1e-6, "the bands are the whole");
    mustHold(profile.coverage > 0 && profile.coverage <= 100, "the sensor told some of the time, and no more than all");
    for (const auto& piece : profile.pieces) mustHold(std::is_sorted(piece.percentiles.begin(), piece.percentiles.end()), "percentiles ascend");
}

}  // namespace

void readSensorFile(std::string_view bytes) {
    static const auto rules = readings::loadReadingRules().value();
    const auto text = decodeText(bytes);
    const auto table = text ? parseCsv(*text) : Result<CsvTable>(text.error());
    if (!table) return;
    std::vector<readings::CgmRow> rows{{1, table->header}};
    for (const auto& cells : table->rows) rows.push_back({rows.size() + 1, cells});
    using readings::DayOrder;
    using readings::GlucoseUnit;
    for (const auto& answers : {readings::CgmAnswers{}, readings::CgmAnswers{GlucoseUnit::MgDl, DayOrder::DayFirst, true}, readings::CgmAnswers{GlucoseUnit::MmolL, DayOrder::MonthFirst, false}}) {
        const auto file = readings::readCgm(rules, rows, answers);
        if (!file) continue;
        mustHold(file->readings.empty() || file->isUsable(), "a file that asks or is broken gives nothing");
        mustHold(file->problems.size() <= readings::kMaxProblems, "no more rows are named than anybody reads");
        checkReadings(rules, file->readings);
    }
}

void readSensorDay(std::string_view bytes) {
    const auto json = fhir::parseJson(bytes, {std::size_t{1} << 20, 100'000, 64});
    if (!json) return;
    const auto day = mapping::CgmMapper::read(*json);
    if (!day) return;
    auto again = *json;
    mapping::CgmMapper::write(again, *day);
    const auto read = mapping::CgmMapper::read(again);
    mustHold(read && read->readings.size() == day->readings.size(), "a day that was read is written and read again");
}

}  // namespace jiayi::test
