#include "sync/hub/simulator/pharmacy_pace.h"

#include "models/core/ids.h"
#include "models/core/resource.h"

#include <array>

namespace jiayi::hub {

namespace {
constexpr std::array<std::string_view, 9> kSteps{"review", "return", "refuse", "missing", "prepare", "send", "deliver", "restock", "cancel"};
}

Result<PharmacyPace> readPharmacyPace() {
    PharmacyPace pace;
    RuleReader row("simulator_pharmacy.csv", embeddedFile("rules/simulator_pharmacy.csv"));
    while (row.next()) {
        PharmacyStep step;
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
    for (const auto step : kSteps)
        if (!pace.contains(step)) return invalid("rules.row", "simulator_pharmacy.csv: no step " + std::string{step});
    return pace;
}

double Lots::draw(std::string_view about, std::string_view step) const {
    const auto id = derivedUuid({"simulator", "lot", std::to_string(m_seed), about, step});
    double drawn = 0;
    for (std::size_t i = 0; i < 6; ++i) drawn = (drawn + id.bytes[5 - i]) / 256;  // the bytes before the version's
    return drawn;
}

bool Lots::comesTo(const PharmacyStep& step, std::string_view about, std::string_view name) const {
    return draw(about, name) * 100 < step.percent;
}

std::chrono::minutes Lots::duration(const PharmacyStep& step, std::string_view about, std::string_view name) const {
    const auto span = static_cast<double>((step.to - step.from).count());
    return step.from + std::chrono::minutes{static_cast<std::int64_t>(span * draw(about, std::string{name} + " takes"))};
}

}  // namespace jiayi::hub
