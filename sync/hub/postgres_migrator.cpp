#include "sync/hub/postgres_migrator.h"

#include "models/core/resource.h"

namespace jiayi::hub {

namespace {
constexpr std::string_view kSteps = "schema/hub-postgres/";
}

Result<void> migratePostgres(PostgresSession& session) {
    const auto steps = embeddedNames(kSteps);
    return postgresAttempt([&]() -> Result<void> {
        session.begin(PostgresSession::Kind::Write);
        session.script(
            "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0");  // a large store takes its time
        session.script("SELECT pg_advisory_xact_lock(6914738501)");          // a number of our own
        session.script(
            "CREATE TABLE IF NOT EXISTS schema_step (number integer PRIMARY KEY, name text NOT NULL, "
            "at timestamptz NOT NULL DEFAULT now())");
        auto row = session.run("SELECT coalesce(max(number), 0) FROM schema_step");
        row.next();
        const auto now = static_cast<std::size_t>(row.integer(0));
        if (now > steps.size()) return Error{Errc::Rejected, "store.newer-schema", std::to_string(now)};
        for (std::size_t i = now; i < steps.size(); ++i) {
            session.script(std::string{embeddedFile(steps[i])});
            session.run("INSERT INTO schema_step (number, name) VALUES ($1, $2)",
                        {static_cast<std::int64_t>(i + 1), steps[i].substr(kSteps.size())});
        }
        session.commit();
        return {};
    });
}

}  // namespace jiayi::hub
