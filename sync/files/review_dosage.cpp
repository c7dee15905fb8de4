#include "sync/files/review_dosage.h"

#include "models/pharmacy/rules/drug_names.h"
#include "sync/mapping/elements.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::files {

using fhir::Json;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSnomedRoutes{{{"26643006", "po"},
                                                                                      {"34206005", "sc"},
                                                                                      {"47625008", "iv"},
                                                                                      {"78421000", "im"},
                                                                                      {"18679011000001101", "inh"},
                                                                                      {"447694001", "inh"},
                                                                                      {"37839007", "subl"},
                                                                                      {"6064005", "top"},
                                                                                      {"46713006", "nas"}}};
constexpr std::array<std::pair<std::string_view, double>, 27> kSpans{
    {{"h", 1.0 / 24}, {"hour", 1.0 / 24}, {"hours", 1.0 / 24}, {"小时", 1.0 / 24}, {"d", 1}, {"day", 1}, {"days", 1}, {"天", 1}, {"日", 1}, {"w", 7}, {"wk", 7},
     {"week", 7}, {"weeks", 7}, {"周", 7}, {"星期", 7}, {"mo", 30}, {"month", 30}, {"months", 30}, {"月", 30}, {"个月", 30}, {"a", 365}, {"year", 365},
     {"years", 365}, {"年", 365}, {"min", 1.0 / 1440}, {"s", 1.0 / 86400}, {"wks", 7}}};

std::optional<double> spanOf(std::string_view unit) {
    const auto folded = pharmacy::foldedName(unit);
    const auto found = std::find_if(kSpans.begin(), kSpans.end(), [&](const auto& span) { return span.first == folded; });
    return found == kSpans.end() ? std::nullopt : std::optional{found->second};
}

void readRepeat(const Json& repeat, pharmacy::Dosage& read) {
    const auto frequency = numberAt(repeat, "frequencyMax") ? numberAt(repeat, "frequencyMax") : numberAt(repeat, "frequency");
    const auto period = numberAt(repeat, "period");
    const auto moments = std::max(repeat.items("when").size(), repeat.items("timeOfDay").size());
    const auto weekdays = repeat.items("dayOfWeek").size();
    if (weekdays > 0) {
        read.times = static_cast<double>(weekdays) * frequency.value_or(1);
        read.days = 7;
    } else if (period || frequency || moments > 0) {
        read.times = frequency.value_or(moments > 0 ? static_cast<double>(moments) : 1);
        read.days = period.value_or(1) * spanOf(repeat.textOr("periodUnit", "d")).value_or(1);
    }
    if (const auto* duration = repeat.find("boundsDuration")) read.supplyDays = daysIn(*duration);
    const auto start = mapping::dayOf(repeat.textOr("boundsPeriod.start", "")), end = mapping::dayOf(repeat.textOr("boundsPeriod.end", ""));
    if (start && end && *start < *end) read.supplyDays = static_cast<int>((*end - *start).count());
}

void readTiming(const Json& dosage, const pharmacy::ReviewBook& book, pharmacy::Dosage& read) {
    if (const auto* repeat = dosage.at("timing.repeat")) readRepeat(*repeat, read);
    if (read.times) return;
    const auto* code = dosage.at("timing.code");
    if (!code) return;
    const pharmacy::Frequency* named = nullptr;
    for (const auto& coding : code->items("coding"))
        if (!named) named = pharmacy::frequencyNamed(book, coding.textOr("code", coding.textOr("display", "")));
    if (!named) named = pharmacy::frequencyNamed(book, code->textOr("text", ""));
    if (!named) return;
    read.times = named->times;
    read.days = named->days;
}

std::string routeOf(const Json& dosage) {
    const auto* route = dosage.find("route");
    if (!route) return {};
    for (const auto& coding : route->items("coding")) {
        for (const auto& [snomed, code] : kSnomedRoutes)
            if (coding.textOr("code", "") == snomed) return std::string{code};
        if (auto code = pharmacy::routeCode(coding.textOr("display", "")); !code.empty()) return code;
    }
    return pharmacy::routeCode(route->textOr("text", ""));
}

/// "Tablet(s)" is a tablet; a unit that no table knows may have a code that one does.
std::string unitOf(const Json& quantity) {
    const auto plain = [](std::string_view said) {
        auto unit = pharmacy::doseUnit(said);
        if (unit.ends_with("(s)")) unit.erase(unit.size() - 3);
        return pharmacy::doseUnit(unit);
    };
    auto unit = plain(quantity.textOr("unit", ""));
    if (!unit.empty() && pharmacy::isDoseUnit(unit)) return unit;
    auto code = plain(quantity.textOr("code", ""));
    return unit.empty() || pharmacy::isDoseUnit(code) ? code : unit;
}

/// "At most 4 g a day": of a medicine for need the only frequency there is.
void readMostPerPeriod(const Json& dosage, pharmacy::Dosage& read) {
    const auto* most = dosage.find("maxDosePerPeriod");
    if (most && most->isArray()) most = most->size() > 0 ? &most->items().front() : nullptr;
    const auto value = most ? numberAt(*most, "numerator.value") : std::nullopt;
    const auto* period = most ? most->find("denominator") : nullptr;
    const auto span = period ? spanOf(period->textOr("code", period->textOr("unit", ""))) : std::nullopt;
    if (!value || !span || read.times) return;
    read.amount = value;
    read.unit = unitOf(*most->find("numerator"));
    read.times = 1;
    read.days = numberAt(*period, "value").value_or(1) * *span;
}

bool differ(double a, double b) { return std::abs(a - b) > 0.01 * std::max(a, b); }

/// Where structure and words contradict each other, the higher dose: a warning too many is better than one too few.
void takeTheHigher(SaidDosage& read, const pharmacy::Dosage& words) {
    if (words.amount && read.amount && words.unit == read.unit && differ(*words.amount, *read.amount)) {
        read.disputed = true;
        read.amount = std::max(*words.amount, *read.amount);
    }
    if (words.times && words.days && read.times && read.days && differ(*words.times / *words.days, *read.times / *read.days)) {
        read.disputed = true;
        if (*words.times / *words.days > *read.times / *read.days) {
            read.times = words.times;
            read.days = words.days;
        }
    }
}

SaidDosage readOne(const Json& dosage, const pharmacy::ReviewBook& book) {
    SaidDosage read;
    readTiming(dosage, book, read);
    for (const auto* path : {"doseAndRate.0.doseQuantity", "doseAndRate.0.doseRange.high", "doseQuantity", "doseRange.high"}) {
        const auto* quantity = dosage.at(path);
        if (!quantity || read.amount) continue;
        read.amount = numberAt(*quantity, "value");
        read.unit = unitOf(*quantity);
    }
    read.route = routeOf(dosage);
    read.asNeeded = dosage.boolean("asNeededBoolean") == true || dosage.boolean("asNeeded") == true || dosage.find("asNeededCodeableConcept");
    const auto words = pharmacy::readDosage(book, std::string{dosage.textOr("text", "")} + " " + std::string{dosage.textOr("patientInstruction", "")});
    takeTheHigher(read, words);
    if (!read.amount) {
        read.amount = words.amount;
        read.unit = words.unit;
    }
    if (!read.times) {
        read.times = words.times;
        read.days = words.days;
    }
    readMostPerPeriod(dosage, read);
    if (read.route.empty()) read.route = words.route;
    if (!read.supplyDays) read.supplyDays = words.supplyDays;
    read.asNeeded = read.asNeeded || words.asNeeded;
    return read;
}

std::optional<double> dailyOf(const SaidDosage& one) {
    if (!one.amount || !one.times || !one.days || *one.days <= 0) return {};
    return *one.amount * *one.times / *one.days;
}

/// Nothing between tablets and milligrams.
std::optional<double> dailyIn(const SaidDosage& one, const std::string& unit) {
    const auto daily = dailyOf(one);
    if (!daily || one.unit == unit) return daily;
    const auto from = gramsOf(one.unit), to = gramsOf(unit);
    return from > 0 && to > 0 ? std::optional{*daily * from / to} : std::nullopt;
}

}  // namespace

double gramsOf(std::string_view unit) { return unit == "g" ? 1 : unit == "mg" ? 1e-3 : unit == "ug" ? 1e-6 : 0; }

std::optional<double> numberAt(const Json& element, std::string_view path) {
    const auto* found = element.at(path);
    return found ? found->asDouble() : std::nullopt;
}

std::optional<int> daysIn(const Json& quantity) {
    const auto value = numberAt(quantity, "value");
    auto span = spanOf(quantity.textOr("code", ""));
    if (!span) span = spanOf(quantity.textOr("unit", quantity.find("code") ? "" : "d"));
    return value && span ? std::optional{static_cast<int>(std::lround(*value * *span))} : std::nullopt;
}

SaidDosage readDosages(const Json& resource, std::string_view member, const pharmacy::ReviewBook& book) {
    const auto dosages = resource.items(member);
    if (dosages.empty()) return {};
    auto whole = readOne(dosages.front(), book);
    if (dosages.size() == 1 || !dailyOf(whole)) return whole;
    const bool steps = std::any_of(dosages.begin(), dosages.end(), [](const Json& one) { return numberAt(one, "sequence").value_or(1) > 1; });
    double daily = 0;
    for (const auto& dosage : dosages) {
        const auto one = readOne(dosage, book);
        whole.disputed = whole.disputed || one.disputed;
        const auto each = dailyIn(one, whole.unit);
        // Parts that are not the same thing are no sum.
        if (!each) {
            if (steps) continue;
            return whole;
        }
        if (steps && *each > *dailyOf(whole)) whole = one;
        daily += *each;
    }
    if (steps) return whole;
    whole.amount = daily;
    whole.times = whole.days = 1;
    return whole;
}

}  // namespace jiayi::files
