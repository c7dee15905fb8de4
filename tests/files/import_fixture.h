// A store to import into, and the files of tests/data.
#pragma once

#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"
#include "sync/files/import.h"
#include "tests/support/clinic_store.h"

#include <fstream>
#include <sstream>

namespace jiayi::test {

inline const care::RuleBook& importRules() {
    static const care::RuleBook rules = care::loadRules().value();
    return rules;
}

inline std::filesystem::path testData(const char* name) { return std::filesystem::path(JIAYI_TEST_DATA) / name; }
inline std::filesystem::path shanghai() { return testData("shanghai-t2dm/Shanghai_T2DM_Summary.xlsx"); }

inline std::vector<std::filesystem::path> synthea() {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i <= 6; ++i) files.push_back(testData(("synthea-r4/patient-0" + std::to_string(i) + ".json").c_str()));
    return files;
}

/// A store with the import's two steps at hand; failures throw, so that a test reads as a story.
class Desk : public ClinicStore {
public:
    roster::ImportPlan plan(const std::vector<std::filesystem::path>& files) { return files::preview(importRules(), files).value(); }

    roster::ImportReport run(const roster::ImportPlan& plan, const roster::ImportControl& control = {}) {
        return files::run(context(), registry, plan, control).value();
    }
    roster::ImportReport import(const std::vector<std::filesystem::path>& files) { return run(plan(files)); }
    roster::ImportReport import(const char* name, const std::string& bytes) { return import({write(name, bytes)}); }

    std::filesystem::path write(const char* name, const std::string& bytes) {
        std::ofstream(file(name), std::ios::binary) << bytes;
        return file(name);
    }
    roster::ResidentId resident(const std::string& recordNo) {
        return roster::ResidentRepository(database()).findByRecordNo(recordNo).value().at(0);
    }
    std::vector<care::Observation> observations(roster::ResidentId id, const std::string& code) {
        auto rows = care::FactRepository(database()).observations(id).value();
        std::erase_if(rows, [&](const care::Observation& row) { return row.code != code; });
        return rows;
    }
    /// Everything that a second import must leave alone.
    std::string census() {
        std::string all;
        for (const auto* table : {"resident", "identifier", "condition", "medication_line", "observation", "visit", "record",
                                  "outbox", "audit", "search_key"})
            all += std::string{table} + "=" + std::to_string(count(std::string{"SELECT count(*) FROM "} + table)) + " ";
        return all;
    }

    mapping::Registry registry{importRules()};
};

}  // namespace jiayi::test
