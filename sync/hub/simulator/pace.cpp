#include "sync/hub/simulator/pace.h"

#include "models/core/ids.h"
#include "models/core/resource.h"

#include <initializer_list>

namespace jiayi::hub {

namespace {

Result<Pace> readPace(const std::string& file, std::initializer_list<std::string_view> steps) {
    Pace pace;
    RuleReader row(file, embeddedFile("rules/" + file));
    while (row.next()) {
        PlayStep step;
        step.from = std::chrono::minutes{row.integer("minutes_from")};
        step.to = std::chrono::minutes{row.integer("minutes_to")};
        step.percent = row.integer("percent");
        step.en = row.text("en");
        step.zh = row.text("zh");
        row.origin();
        if (step.to < step.from) row.fail("minutes_to", "is before minutes_from");
        if (step.percent < 0 || step.percent > 100) row.fail("percent", "is no percentage");
        pace.emplace(row.required("step"), std::move(step));
    }
    JIAYI_CHECK(row.finish());
    for (const auto step : steps)
        if (!pace.contains(step)) return invalid("rules.row", file + ": no step " + std::string{step});
    return pace;
}

}  // namespace

Result<Pace> readPharmacyPace() {
    return readPace("simulator_pharmacy.csv", {"review", "return", "refuse", "missing", "prepare", "send", "deliver", "restock", "cancel"});
}

Result<Pace> readLaboratoryPace() { return readPace("simulator_laboratory_pace.csv", {"partial", "critical", "correct"}); }

Result<Pace> readHospitalPace() {
    return readPace("simulator_hospital.csv", {"see", "refuse", "accept", "reply", "return", "diagnosis", "findings", "advice", "answer"});
}

std::string wordsOf(const PlayStep& step) { return step.zh.empty() ? step.en : step.zh + " " + step.en; }

double Lots::draw(std::string_view about, std::string_view step) const {
    const auto id = derivedUuid({"simulator", "lot", std::to_string(m_seed), about, step});
    double drawn = 0;
    for (std::size_t i = 0; i < 6; ++i) drawn = (drawn + id.bytes[5 - i]) / 256;  // the bytes before the version's
    return drawn;
}

bool Lots::comesTo(const PlayStep& step, std::string_view about, std::string_view name) const {
    return draw(about, name) * 100 < step.percent;
}

std::chrono::minutes Lots::duration(const PlayStep& step, std::string_view about, std::string_view name) const {
    const auto span = static_cast<double>((step.to - step.from).count());
    return step.from + std::chrono::minutes{static_cast<std::int64_t>(span * draw(about, std::string{name} + " takes"))};
}

}  // namespace jiayi::hub
