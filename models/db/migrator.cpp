#include "models/db/migrator.h"

#include "models/core/resource.h"
#include "models/db/query.h"

#include <stdexcept>

namespace jiayi::db {

std::vector<Step> embeddedSteps(std::string_view folder) {
    std::vector<Step> steps;
    for (const auto& name : embeddedNames(folder)) {
        const auto file = name.substr(folder.size());
        steps.push_back({std::stoi(file.substr(0, 4)), file, embeddedFile(name)});
        if (steps.back().number != static_cast<int>(steps.size())) throw std::logic_error("a schema step is missing before " + name);
    }
    return steps;
}

int schemaVersion(Database& database) {
    Query query(database, "PRAGMA user_version");
    return query.next() ? query.number(0) : 0;
}

Result<void> migrate(Database& database, const std::vector<Step>& steps,
                     const std::function<Result<void>()>& beforeFirst) {
    return attempt([&]() -> Result<void> {
        const int now = schemaVersion(database);
        const int wanted = steps.empty() ? 0 : steps.back().number;
        if (now > wanted) return Error{Errc::Rejected, "store.newer-schema", std::to_string(now)};
        if (now > 0 && now < wanted && beforeFirst) JIAYI_CHECK(beforeFirst());
        for (const auto& step : steps) {
            if (step.number <= now) continue;
            Transaction transaction(database);
            database.execute(std::string{step.sql});
            database.execute("PRAGMA user_version = " + std::to_string(step.number));
            transaction.commit();
        }
        return {};
    });
}

}  // namespace jiayi::db
