#include "models/core/resource.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi {

struct EmbeddedFile {
    const char* name;
    const char* begin;
    const char* end;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const unsigned kEmbeddedFileCount;

std::string_view embeddedFile(std::string_view name) {
    for (unsigned i = 0; i < kEmbeddedFileCount; ++i) {
        const auto& file = kEmbeddedFiles[i];
        if (file.name == name) return {file.begin, static_cast<std::size_t>(file.end - file.begin)};
    }
    throw std::logic_error("not embedded: " + std::string{name});
}

std::vector<std::string> embeddedNames(std::string_view prefix) {
    std::vector<std::string> names;
    for (unsigned i = 0; i < kEmbeddedFileCount; ++i) {
        if (std::string_view{kEmbeddedFiles[i].name}.starts_with(prefix)) names.emplace_back(kEmbeddedFiles[i].name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace jiayi
