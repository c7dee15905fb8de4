// The bundles under tests/data/synthea-r4.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace jiayi::test {

inline std::vector<std::filesystem::path> syntheaFiles() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator{std::filesystem::path{JIAYI_TEST_DATA} / "synthea-r4"}) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    return files;
}

inline std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace jiayi::test
