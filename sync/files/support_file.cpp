#include "sync/files/support_file.h"

#include "models/roster/resident_repository.h"
#include "sync/files/atomic_file.h"
#include "sync/files/masking.h"

#include <algorithm>

namespace jiayi::files {

using fhir::Json;

namespace {

constexpr std::string_view kMask = "***";
/// Shorter ones ("李") stand in too many innocent words.
constexpr std::size_t kShortestSecret = 6;

/// A citizen id has 15 or 18 characters, a phone 11 digits: no figure of medicine is as long.
std::string withoutLongNumbers(const std::string& text) {
    constexpr std::size_t kLongest = 10;
    std::string masked;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (end - i > kLongest) {
            masked += kMask;
            i = end < text.size() && (text[end] == 'X' || text[end] == 'x') ? end + 1 : end;
        } else {
            masked += end > i ? text.substr(i, end - i) : text.substr(i, 1);
            i = std::max(end, i + 1);
        }
    }
    return masked;
}

std::string maskedText(std::string text, const std::vector<std::string>& secrets) {
    for (const auto& secret : secrets) {
        if (secret.size() < kShortestSecret) continue;
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kMask.size())) text.replace(at, secret.size(), kMask);
    }
    return withoutLongNumbers(text);
}

/// Whole, whatever they hold: a name in a script that nobody thought of is a name.
void maskPerson(Json& patient, Date today) {
    maskIdentifiers(patient, today);
    for (const char* member : {"name", "telecom", "address", "contact", "photo"})
        if (patient.find(member)) patient.set(member, kMask);
}

std::vector<std::string> secretsOf(db::Database& database, const Uuid& resident) {
    const auto found = roster::ResidentRepository(database).find(roster::ResidentId{resident});
    if (!found) return {};
    std::vector<std::string> secrets{found->name, found->phone, found->phone2, found->address, found->emergencyName, found->emergencyPhone, found->citizenId, found->insuranceNo, found->recordNo};
    for (const auto& identifier : found->identifiers) secrets.push_back(identifier.value);
    // The longest first, or a name within an address would leave the rest of it.
    std::sort(secrets.begin(), secrets.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return secrets;
}

struct Refused {
    std::string base, baseVersion, outcome;
    std::optional<Uuid> resident;
    int status = 0;
    int attempts = 0;
};

std::optional<Refused> readRefused(db::Database& database, const std::string& type, const Uuid& id) {
    db::Query row(database,
                  "SELECT coalesce(r.base, ''), coalesce(r.base_version, ''), coalesce(o.outcome, ''), r.resident_id, coalesce(o.last_status, 0), coalesce(o.attempts, 0) "
                  "FROM record r LEFT JOIN outbox o ON o.op_id = (SELECT max(op_id) FROM outbox WHERE type = r.type AND id = r.id) WHERE r.type = ? AND r.id = ?",
                  type, id);
    if (!row.next()) return {};
    Refused refused{row.text(0), row.text(1), row.text(2), {}, row.number(4), row.number(5)};
    if (!row.isNull(3)) refused.resident = row.uuid(3);
    return refused;
}

}  // namespace

void maskTexts(Json& json, const std::vector<std::string>& secrets) {
    if (const auto text = json.asText()) {
        json = Json{maskedText(std::string{*text}, secrets)};
        return;
    }
    json.erase("display");
    if (const auto* text = json.find("text"); text && text->find("div")) json.erase("text");
    for (auto& member : json.members()) {
        // Ids and references are random, and what the hub's own log is searched by.
        if (member.key != "id" && member.key != "reference") maskTexts(member.value, secrets);
    }
    for (auto& item : json.items()) maskTexts(item, secrets);
}

Result<void> writeSupportFile(const sync::Context& context, const mapping::Registry& registry, const std::string& type, const Uuid& id,
                              const std::filesystem::path& target) {
    if (std::filesystem::exists(target)) return Error{Errc::Conflict, "file.exists", {}};
    return db::attempt([&]() -> Result<void> {
        const auto refused = readRefused(context.database, type, id);
        if (!refused) return Error{Errc::NotFound, "resource.not-found", {}};
        const auto secrets = refused->resident ? secretsOf(context.database, *refused->resident) : std::vector<std::string>{};
        const auto masked = [&](Json json) {
            if (json.text("resourceType") == "Patient") maskPerson(json, localDate(context.clock.now()));
            maskTexts(json, secrets);
            return json;
        };
        const auto parsed = [](const std::string& text) {
            auto json = fhir::parseJson(text);
            return json ? std::move(*json) : Json{};
        };
        auto resource = registry.render(context.database, type, id);
        auto document = Json::object({{"kind", "jiayi-support"},
                                      {"program", JIAYI_VERSION},
                                      {"resource", resource ? masked(std::move(*resource)) : Json{}},
                                      {"base", refused->base.empty() ? Json{} : masked(parsed(refused->base))},
                                      {"baseVersion", refused->baseVersion},
                                      {"status", refused->status},
                                      {"attempts", refused->attempts},
                                      {"outcome", refused->outcome.empty() ? Json{} : masked(parsed(refused->outcome))}});
        JIAYI_CHECK(writeAtomically(target, [&](std::ostream& out) -> Result<void> {
            out << document.pretty() << '\n';
            return {};
        }));
        db::Transaction transaction(context.database);
        access::appendAudit(context.database, context.clock.now(), {context.user, "support.export", type + "/" + id.toString(), ""});
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::files
