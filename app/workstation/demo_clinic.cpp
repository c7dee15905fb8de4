#include "app/workstation/demo_clinic.h"

#include "app/workstation/demo_contracts.h"
#include "app/workstation/demo_course.h"
#include "app/workstation/demo_money.h"
#include "app/workstation/demo_moves.h"
#include "models/care/fact_repository.h"
#include "models/care/rules/rule_book.h"
#include "models/roster/contracts/contract_repository.h"
#include "models/roster/entitlement/entitlement_repository.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>

namespace jiayi::app {

namespace {

/// People per transaction: long enough that commits cost nothing, short enough that progress is seen.
constexpr int kBatch = 300;
constexpr int kLargestUnit = 100;
/// Who signs does so one visit after another.
constexpr std::chrono::minutes kFirstSignature{8 * 60 + 30}, kBetweenSignatures{7};
/// Visits that somebody has signed on a day so far.
using SignedToday = std::map<std::pair<std::string, Date>, int>;

class Writer {
public:
    Writer(sync::Unit& unit, DemoReport& report, SignedToday& signedToday) : m_unit(unit), m_report(report), m_signedToday(signedToday) {}

    void write(const DemoPerson& person, const DemoFacts& facts) {
        m_unit.startNextUnit();
        roster::ResidentRepository::save(m_unit, person.resident);
        all(facts.conditions);
        all(facts.allergies);
        all(facts.medications);
        all(facts.programmes);
        all(facts.targets);
        all(facts.results);
        for (const auto& [visit, observations] : facts.visits) {
            // A visit, its forms and its observations are one save and stay in one unit.
            makeRoomFor(static_cast<int>(observations.size() + visit.forms.size()) + 1);
            auto inTurn = visit;
            inTurn.signedAt = startOfDay(visit.date) + kFirstSignature + kBetweenSignatures * m_signedToday[{visit.signedBy, visit.date}]++;
            care::FactRepository::save(m_unit, inTurn);
            for (const auto& observation : observations) care::FactRepository::save(m_unit, observation);
            m_report.observations += static_cast<int>(observations.size());
        }
        ++m_report.residents;
        m_report.diabetics += person.diabetes;
        m_report.hypertensives += person.hypertension;
        m_report.visits += static_cast<int>(facts.visits.size());
        m_report.observations += static_cast<int>(facts.results.size());
        m_report.medications += static_cast<int>(facts.medications.size());
    }

    void write(const DemoPerson& person, const DemoContracts& made) {
        makeRoomFor(made.contracts + 1);
        if (!made.events.empty()) contracts::ContractRepository::append(m_unit, person.resident.id, made.events);
        if (made.special) roster::EntitlementRepository::save(m_unit, {person.resident.id, *made.special});
    }

private:
    template <class Fact>
    void all(const std::vector<Fact>& facts) {
        for (const auto& fact : facts) {
            makeRoomFor(1);
            care::FactRepository::save(m_unit, fact);
        }
    }

    void makeRoomFor(int resources) {
        if (m_unit.resourcesInUnit() + resources > kLargestUnit) m_unit.startNextUnit();
    }

    sync::Unit& m_unit;
    DemoReport& m_report;
    SignedToday& m_signedToday;
};

}  // namespace

Result<DemoReport> generateClinic(const sync::Context& context, const GenerateOptions& options) {
    JIAYI_TRY(const auto rules, care::loadRules());
    JIAYI_TRY(const auto contractBook, contracts::loadContractBook());
    // The clinic was filled on its last day, whenever it is made: the audit says the same for the same seed.
    const ManualClock clock(startOfDay(options.today) + std::chrono::hours{8});
    auto random = demoRandom(options.seed, "clinic", 0);
    const sync::Context fixed{context.database, clock, random, context.user};
    return db::attempt([&]() -> Result<DemoReport> {
        if (db::Query(context.database, "SELECT 1 FROM resident LIMIT 1").next()) return Error{Errc::Conflict, "demo.store-not-empty", {}};
        const auto people = demoPeople(options.residents, options.seed, options.today);
        DemoReport report;
        SignedToday signedToday;
        // Whoever fills it sits there as the doctor of some of the people; a name of their own stays.
        db::Query(context.database, "UPDATE user SET display_name = ? WHERE name = ? AND display_name = name", demoDoctor(), context.user).run();
        std::string clinic;
        if (db::Query row(context.database, "SELECT code FROM institution"); row.next()) clinic = row.text(0);
        const int total = static_cast<int>(people.size());
        for (int from = 0; from < total && !report.stopped; from += kBatch) {
            sync::Unit unit(fixed, "demo.generate", options.synced ? sync::Origin::Synced : sync::Origin::Desk);
            Writer writer(unit, report, signedToday);
            const int to = std::min(from + kBatch, total);
            for (int i = from; i < to; ++i) {
                const auto& person = people[static_cast<std::size_t>(i)];
                writer.write(person, demoFacts(rules, person, i, options.seed, options.today));
                writer.write(person, demoContracts(contractBook, person, i, options.seed, options.today, clinic));
            }
            unit.describe({}, "residents " + std::to_string(from + 1) + "-" + std::to_string(to));
            unit.commit();
            if (options.progress && !options.progress(to, total)) report.stopped = to < total;
        }
        if (report.stopped) return report;
        JIAYI_TRY(const auto money, plantDemoMoney(fixed, people, options.seed, options.today, options.synced ? sync::Origin::Synced : sync::Origin::Desk));
        report.members = money.members;
        plantMoves(fixed, options);
        return report;
    });
}

}  // namespace jiayi::app
