#include "sync/mapping/cgm_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

namespace jiayi::mapping {

using fhir::Json;
using readings::Beyond;
using readings::CgmDay;
using readings::GlucoseUnit;
using readings::Reading;

namespace {

constexpr std::string_view kCgmCategory = "cgm-day";
constexpr std::int64_t kMinutesOfDay = 24 * 60;
constexpr std::int64_t kMinuteMs = 60'000;

struct UnitCode {
    GlucoseUnit unit;
    std::string_view ucum;
    std::string_view loinc;  ///< glucose in interstitial fluid, as the HL7 guide for continuous glucose monitoring has it
};
constexpr UnitCode kUnits[]{{GlucoseUnit::MmolL, "mmol/L", "105272-9"}, {GlucoseUnit::MgDl, "mg/dL", "99504-3"}};

std::int64_t minuteOf(Instant at, Instant from) { return std::chrono::duration_cast<std::chrono::minutes>(at - from).count(); }

std::optional<double> decimalOf(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

std::optional<double> numberAt(const Json& json, std::string_view path) {
    const auto text = json.numberText(path);
    return text ? decimalOf(*text) : std::nullopt;
}

std::string localText(Instant at) {
    const auto day = localDate(at);
    const auto minute = minuteOf(at, startOfDay(day));
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return formatDate(day) + "T" + two(minute / 60) + ":" + two(minute % 60) + ":00+08:00";
}

/// What one unit says of the day: a value a step, L and U beyond the sensor's range, E where there is none.
Json sampled(const UnitCode& unit, const std::vector<Reading>& readings) {
    std::int64_t step = 0;
    for (const auto& reading : readings) step = std::gcd(step, minuteOf(reading.at, readings.front().at));
    step = std::max<std::int64_t>(step, 1);
    std::string data;
    std::int64_t next = 0;
    std::optional<double> low, high;
    for (const auto& reading : readings) {
        for (const auto place = minuteOf(reading.at, readings.front().at) / step; next < place; ++next) data += "E ";
        ++next;
        // The wider limit of two is true of both.
        if (reading.beyond == Beyond::Below) low = std::max(low.value_or(reading.value), reading.value);
        if (reading.beyond == Beyond::Above) high = std::min(high.value_or(reading.value), reading.value);
        data += (reading.beyond == Beyond::Below ? "L" : reading.beyond == Beyond::Above ? "U" : numberText(reading.value)) + " ";
    }
    data.pop_back();
    auto value = Json::object({{"origin", Json::object({{"value", 0}, {"unit", unit.ucum}, {"system", kUcum}, {"code", unit.ucum}})}, {"period", step * kMinuteMs}});
    if (low) value.set("lowerLimit", Json::decimal(numberText(*low)));
    if (high) value.set("upperLimit", Json::decimal(numberText(*high)));
    value.set("dimensions", 1).set("data", data);
    auto component = Json::object({{"code", codeable(kLoinc, unit.loinc)}});
    // A component has no time of its own.
    setExtension(component, "sampled-from", "valueDateTime", localText(readings.front().at));
    component.set("valueSampledData", std::move(value));
    return component;
}

/// Adds the component's readings; false for what is no such series.
bool readSampled(const Json& component, std::vector<Reading>& readings) {
    const auto from = parseInstant(extensionText(component, "sampled-from"));
    const auto code = component.textOr("valueSampledData.origin.code", "");
    const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const auto& one) { return one.ucum == code; });
    const auto period = numberAt(component, "valueSampledData.period");
    if (!from || unit == std::end(kUnits) || !period || *period < kMinuteMs || *period > kMinuteMs * kMinutesOfDay) return false;
    const auto step = std::chrono::milliseconds{static_cast<std::int64_t>(*period)};
    if (step.count() % kMinuteMs != 0) return false;
    const auto low = numberAt(component, "valueSampledData.lowerLimit"), high = numberAt(component, "valueSampledData.upperLimit");
    std::string_view data = component.textOr("valueSampledData.data", "");
    Instant at = *from;
    for (std::int64_t count = 0; !data.empty(); ++count, at += step) {
        if (count >= kMinutesOfDay) return false;
        const auto end = std::min(data.find(' '), data.size());
        const auto word = data.substr(0, end);
        data.remove_prefix(std::min(end + 1, data.size()));
        if (word == "E") continue;
        const auto beyond = word == "L" ? Beyond::Below : word == "U" ? Beyond::Above : Beyond::No;
        const auto value = beyond == Beyond::Below ? low : beyond == Beyond::Above ? high : decimalOf(word);
        if (!value || *value <= 0) return false;
        readings.push_back({at, *value, unit->unit, beyond});
    }
    return true;
}

}  // namespace

bool CgmMapper::isOurs(const Json& resource) {
    const auto categories = resource.items("category");
    return std::any_of(categories.begin(), categories.end(), [](const Json& category) { return codeOf(category, "", kReadingCategory) == kCgmCategory; });
}

Result<CgmDay> CgmMapper::read(const Json& resource) {
    CgmDay day;
    JIAYI_TRY(const auto id, readId(resource));
    JIAYI_TRY(day.resident, readPatient(resource));
    day.id = {id};
    day.status = resource.textOr("status", "") == "entered-in-error" ? "entered-in-error" : "final";
    day.device = resource.textOr("device.display", "");
    const auto date = dayOf(resource.textOr("effectiveDateTime", ""));
    if (!date || day.resident.isNil() || day.id != readings::cgmDayId(day.resident, *date)) return invalid("cgm.day");
    day.day = *date;
    for (const auto& component : resource.items("component"))
        if (!readSampled(component, day.readings)) return invalid("cgm.day");
    std::sort(day.readings.begin(), day.readings.end(), [](const Reading& a, const Reading& b) { return a.at < b.at; });
    for (std::size_t i = 0; i < day.readings.size(); ++i) {
        const auto at = day.readings[i].at;
        if (localDate(at) != day.day || at.time_since_epoch() % std::chrono::minutes{1} != at.time_since_epoch().zero() || (i > 0 && at == day.readings[i - 1].at)) return invalid("cgm.day");
    }
    return day;
}

void CgmMapper::write(Json& resource, const CgmDay& day) {
    if (begin(resource, "Observation", day.id.uuid)) {
        resource.make("category.0") = codeable(kReadingCategory, kCgmCategory);
        resource.set("code", codeable(kLoinc, kUnits[0].loinc, "Glucose [Moles/volume] in Interstitial fluid"));
        resource.set("subject", reference("Patient", day.resident.uuid));
        resource.set("effectiveDateTime", formatDate(day.day));
    }
    resource.set("status", day.status);
    setText(resource, "device.display", day.device);
    resource.erase("component");
    for (const auto& unit : kUnits) {
        std::vector<Reading> readings;
        std::copy_if(day.readings.begin(), day.readings.end(), std::back_inserter(readings), [&](const Reading& reading) { return reading.unit == unit.unit; });
        if (!readings.empty()) resource.make("component").push(sampled(unit, readings));
    }
}

}  // namespace jiayi::mapping
