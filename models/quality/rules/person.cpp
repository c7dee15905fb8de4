#include "models/quality/rules/person.h"

#include <algorithm>

namespace jiayi::quality {

const std::vector<std::string>* groupsOf(const care::RuleBook& care, const std::string& icd10) {
    const auto* row = care.condition(icd10);
    return row ? &row->programmes : nullptr;
}

void PersonFacts::clear(std::size_t codes) {
    pk = 0;
    resident = {};
    sex = Sex::Unknown;
    birth.reset();
    gone = recorded = false;
    goneOn.reset();
    contractUntil.reset();
    contracts.clear();
    doctor.clear();
    grid.clear();
    enrolments.clear();
    diagnoses.clear();
    series.resize(codes);
    for (auto& one : series) one.clear();
    visits.clear();
    courses.clear();
    targets.clear();
}

std::string PersonFacts::programmesOn(Date day) const {
    std::vector<std::string> active;
    for (const auto& one : enrolments)
        if ((!one.since || *one.since <= day) && (!one.until || *one.until > day)) active.push_back(one.programme);
    std::sort(active.begin(), active.end());
    active.erase(std::unique(active.begin(), active.end()), active.end());
    std::string joined;
    for (const auto& one : active) joined += (joined.empty() ? "" : "+") + one;
    return joined;
}

}  // namespace jiayi::quality
