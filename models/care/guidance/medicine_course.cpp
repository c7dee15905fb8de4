#include "models/care/guidance/medicine_course.h"

#include <algorithm>
#include <map>

namespace jiayi::guidance {

namespace {

using Lines = std::vector<const DrugLine*>;

bool isTakenOn(const DrugLine& line, Date day) { return line.active && !line.held && (!line.start || *line.start <= day) && (!line.end || *line.end >= day); }

/// Another line covers the day, and with `dose` the same amount.
bool isCovered(const Lines& lines, const DrugLine* but, Date day, const std::string* dose) {
    return std::any_of(lines.begin(), lines.end(), [&](const DrugLine* line) {
        return line != but && line->start && *line->start <= day && (!line->end || *line->end >= day) && (!dose || line->dose == *dose);
    });
}

/// The day on which what is taken now was begun, whatever its dose was then.
std::optional<Date> takenSince(const Lines& lines, Date today) {
    std::optional<Date> since;
    for (const auto* line : lines) {
        if (!isTakenOn(*line, today)) continue;
        if (!line->start) return {};
        since = since ? std::min(*since, *line->start) : *line->start;
    }
    for (bool earlier = since.has_value(); earlier;) {
        earlier = false;
        for (const auto* line : lines) {
            if (!line->start || *line->start >= *since || (line->end && *line->end < *since - Days(1))) continue;
            since = *line->start;
            earlier = true;
        }
    }
    return since;
}

std::optional<Date> lastChangeOf(const Lines& lines, Date today) {
    std::optional<Date> last;
    const auto note = [&](Date day) {
        if (day <= today && (!last || day > *last)) last = day;
    };
    for (const auto* line : lines) {
        if (line->start && !isCovered(lines, line, *line->start - Days(1), &line->dose)) note(*line->start);
        if (line->end && *line->end < today && !isCovered(lines, line, *line->end + Days(1), &line->dose)) note(*line->end);
        for (const auto day : line->changes) note(day);
    }
    return last;
}

}  // namespace

std::vector<Medicine> medicinesOf(const std::vector<DrugLine>& lines, Date today) {
    std::map<std::string_view, Lines> byCode;
    for (const auto& line : lines) byCode[line.atc].push_back(&line);
    std::vector<Medicine> medicines;
    for (const auto& [atc, own] : byCode) {
        Medicine medicine;
        medicine.atc = atc;
        const auto taken = std::find_if(own.begin(), own.end(), [&](const DrugLine* line) { return isTakenOn(*line, today); });
        medicine.taken = taken != own.end();
        medicine.name = (medicine.taken ? *taken : own.back())->name;
        medicine.since = takenSince(own, today);
        medicine.changed = lastChangeOf(own, today);
        medicines.push_back(std::move(medicine));
    }
    return medicines;
}

}  // namespace jiayi::guidance
