// What every test of the merge needs.
#pragma once

#include "sync/client/merge.h"
#include "sync/fhir/canonical.h"
#include "tests/fhir/quoted.h"

#include <algorithm>
#include <string>
#include <vector>

namespace jiayi::test {

inline const sync::Merger& merger() {
    static const sync::Merger instance{sync::MergeSchema::embedded()};
    return instance;
}

inline sync::MergeResult mergeTexts(const std::string& type, const std::string& base, const std::string& mine,
                                    const std::string& theirs) {
    return merger().merge(type, parsed(base), parsed(mine), parsed(theirs));
}

inline std::string pathsOf(const sync::MergeResult& result) {
    std::string paths;
    for (const auto& conflict : result.conflicts) paths += conflict.path + ";";
    return paths;
}

/// Arrays sorted, so that two sets can be compared.
inline fhir::Json sorted(const fhir::Json& value) {
    if (value.isArray()) {
        std::vector<fhir::Json> items;
        for (const auto& item : value.items()) items.push_back(sorted(item));
        std::sort(items.begin(), items.end(), [](const fhir::Json& a, const fhir::Json& b) {
            return fhir::canonicalText(a) < fhir::canonicalText(b);
        });
        return fhir::Json::array(std::move(items));
    }
    auto object = value;
    for (auto& member : object.members()) member.value = sorted(member.value);
    return object;
}

}  // namespace jiayi::test
