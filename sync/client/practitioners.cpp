#include "sync/client/practitioners.h"

#include "models/core/hash.h"

namespace jiayi::sync {

namespace {

fhir::Json part(std::string_view name, std::string_view kind, fhir::Json value) {
    auto json = fhir::Json::object({{"name", name}});
    json.set(kind, std::move(value));
    return json;
}

struct Register {
    std::string body;
    bool known = false;  ///< the hub was told just this
};

Result<Register> readRegister(db::Database& database) {
    return db::attempt([&]() -> Result<Register> {
        auto parameters = fhir::Json::array();
        db::Query users(database, "SELECT id, display_name, role, active FROM user ORDER BY id");
        while (users.next()) {
            auto parts = fhir::Json::array({part("id", "valueString", users.uuid(0).toString()), part("name", "valueString", users.text(1)),
                                            part("role", "valueString", users.text(2)), part("active", "valueBoolean", users.flag(3))});
            parameters.push(fhir::Json::object({{"name", "practitioner"}, {"part", std::move(parts)}}));
        }
        Register found{fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}}).compact()};
        db::Query told(database, "SELECT 1 FROM hub WHERE practitioners_hash = ?", db::Blob{sha256(found.body)});
        found.known = told.next();
        return found;
    });
}

}  // namespace

Result<void> sendPractitioners(const Context& context, HubClient& hub) {
    JIAYI_TRY(const auto users, readRegister(context.database));
    if (users.known) return {};
    JIAYI_TRY(const auto answer, hub.putPractitioners(users.body));
    const bool noRegister = answer.status == 400 || answer.status == 403 || answer.status == 404 || answer.status == 405 || answer.status == 501;
    if (!answer.ok() && !noRegister) return refusal(answer);
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query(context.database, "UPDATE hub SET practitioners_hash = ?", db::Blob{sha256(users.body)}).run();
        transaction.commit();
        return {};
    });
}

Result<void> forgetPractitioners(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE hub SET practitioners_hash = NULL").run();
        transaction.commit();
        return {};
    });
}

Uuid practitionerOf(db::Database& database, const std::string& user) {
    db::Query row(database,
                  "SELECT id FROM user ORDER BY name <> ?, id <> coalesce((SELECT practitioner FROM hub), x''), pk LIMIT 1", user);
    return row.next() ? row.uuid(0) : Uuid{};
}

}  // namespace jiayi::sync
