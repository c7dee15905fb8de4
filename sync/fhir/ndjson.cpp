#include "sync/fhir/ndjson.h"

#include <istream>
#include <ostream>

namespace jiayi::fhir {

NdjsonReport readNdjson(std::istream& stream, const std::function<Result<void>(std::size_t, Json)>& onLine,
                        const JsonLimits& limits) {
    NdjsonReport report;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        auto value = parseJson(line, limits);
        const auto taken = value ? onLine(number, std::move(*value)) : Result<void>{value.error()};
        if (taken)
            ++report.lines;
        else
            report.errors.push_back({number, taken.error()});
    }
    return report;
}

void writeNdjsonLine(std::ostream& stream, const Json& value) { stream << value.compact() << '\n'; }

}  // namespace jiayi::fhir
