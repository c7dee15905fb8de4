#include "sync/client/tuning.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"

#include <map>
#include <stdexcept>
#include <string>

namespace jiayi::sync {

namespace {

using Figures = std::map<std::string, std::int64_t, std::less<>>;

Figures readFigures() {
    RuleReader reader{"sync.csv", embeddedFile("rules/sync.csv")};
    Figures figures;
    while (reader.next()) {
        reader.required("unit");
        reader.required("why");
        reader.origin();
        figures[reader.required("name")] = reader.integer("value");
    }
    if (const auto sound = reader.finish(); !sound) throw std::logic_error(toString(sound.error()));
    return figures;
}

}  // namespace

std::int64_t tuned(std::string_view name) {
    static const auto figures = readFigures();
    const auto found = figures.find(name);
    if (found == figures.end()) throw std::logic_error("no such figure: " + std::string{name});
    return found->second;
}

}  // namespace jiayi::sync
