#include "sync/hub/settlement/recompute.h"

#include "models/capitation/enrolment.h"
#include "models/capitation/rule_sets.h"
#include "models/core/hash.h"
#include "models/db/migrator.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/registry.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace jiayi::hub {

namespace {

namespace fs = std::filesystem;

/// In the order in which they are read: the tables first, whom something is about before it.
constexpr std::array<std::string_view, 14> kTypes{"Library",           "Patient",            "Contract",  "Coverage",       "EpisodeOfCare",         "Condition", "MedicationStatement",
                                                  "MedicationRequest", "MedicationDispense", "Encounter", "ServiceRequest", "QuestionnaireResponse", "Task",      "ExplanationOfBenefit"};

std::size_t placeOf(std::string_view type) { return static_cast<std::size_t>(std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin()); }

/// Gone when it goes out of scope.
class Workroom {
public:
    explicit Workroom(Random& random) {
        std::array<std::uint8_t, 16> name{};
        random.fill(name);
        m_folder = fs::temp_directory_path() / ("jiayi-statement-" + toHex(name));
        std::array<std::uint8_t, 32> key{};
        random.fill(key);
        m_key.assign(reinterpret_cast<const char*>(key.data()), key.size());
    }
    ~Workroom() {
        m_database.reset();
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Workroom(const Workroom&) = delete;
    Workroom& operator=(const Workroom&) = delete;

    Result<void> open(const Institution& clinic) {
        std::error_code failed;
        fs::create_directory(m_folder, failed);
        if (failed) return Error{Errc::Full, "store.cannot-open", {}};
        JIAYI_TRY(m_database, db::Database::open({m_folder / "s.db", m_key, true, false}));
        JIAYI_CHECK(db::migrate(*m_database, db::embeddedSteps("schema/clinic/")));
        return db::attempt([&]() -> Result<void> {
            db::Query(*m_database, "INSERT INTO institution VALUES (1, ?, ?, 0)", clinic.code, clinic.name).run();
            return {};
        });
    }
    db::Database& database() { return *m_database; }

private:
    fs::path m_folder;
    std::string m_key;
    std::unique_ptr<db::Database> m_database;
};

Result<void> takeIn(const sync::Context& context, const mapping::Registry& mappers, const std::vector<HeldResource>& resources) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "replay", sync::Origin::Hub);
        for (const auto& each : resources) {
            const auto applied = mappers.apply(unit, each.body);
            if (!applied && applied.error().code != Errc::Invalid) return applied.error();
            const auto id = Uuid::parse(fhir::resourceId(each.body));
            if (each.left && id && fhir::resourceType(each.body) == "Patient") db::Query(context.database, "UPDATE resident SET moved_on = ? WHERE id = ?", *each.left, *id).run();
        }
        unit.commit();
        return {};
    });
}

}  // namespace

bool feedsLedger(std::string_view type) { return placeOf(type) < kTypes.size(); }

Result<capitation::Statement> recompute(const Institution& clinic, std::vector<HeldResource> resources, const care::RuleBook& rules, std::string_view scheme, capitation::Month month, Instant frozenAt, const Clock& clock, Random& random) {
    std::erase_if(resources, [](const HeldResource& each) { return !feedsLedger(fhir::resourceType(each.body)); });
    std::stable_sort(resources.begin(), resources.end(), [](const auto& a, const auto& b) { return placeOf(fhir::resourceType(a.body)) < placeOf(fhir::resourceType(b.body)); });
    Workroom room(random);
    JIAYI_CHECK(room.open(clinic));
    const sync::Context context{room.database(), clock, random, "hub"};
    JIAYI_CHECK(takeIn(context, mapping::Registry{rules}, resources));
    // By the tables that were in force at the desk when it froze.
    JIAYI_TRY(const auto tables, capitation::bookInForce(room.database(), localDate(frozenAt)));
    const auto& book = *tables.book;
    JIAYI_TRY(const auto basis, capitation::basisOf(book, scheme, month));
    JIAYI_CHECK(capitation::hearOwnCosts(context, book));
    JIAYI_CHECK(capitation::recordEnrolment(context, book, month));
    return capitation::computeStatement(room.database(), basis, scheme, month, {});
}

}  // namespace jiayi::hub
