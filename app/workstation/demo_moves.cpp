#include "app/workstation/demo_moves.h"

#include "app/workstation/demo_course.h"
#include "models/roster/moves/moves.h"
#include "models/roster/resident_repository.h"

#include <array>

namespace jiayi::app {

namespace {

constexpr int kSmallestTown = 1000;
constexpr std::array<const char*, 4> kDemoClinics{"120101002", "120101003", "120101004", "120101005"};
constexpr std::array<const char*, 4> kDemoNames{"样例东城社区卫生服务中心", "样例河北社区卫生服务中心", "样例南开社区卫生服务中心", "样例红桥社区卫生服务中心"};
/// The more frequent ones stand twice.
constexpr std::array<const char*, 10> kDemoReasons{"moved-home", "moved-home", "distance", "waiting", "medicines", "family", "family", "service", "doctor", "specialist"};

class Mover {
public:
    Mover(sync::Unit& unit, const GenerateOptions& options) : m_unit(unit), m_options(options), m_random(demoRandom(options.seed, "moves", 0)) {}

    void run() {
        const int some = m_options.residents / 260;
        for (int i = 0; i < some; ++i) left(next(), m_random.next() % 360 + 3);
        for (int i = 0; i < some + some / 3; ++i) came(next(), m_random.next() % 330 + 20, true);
        for (int i = 0; i < 5; ++i) came(next(), static_cast<std::uint64_t>(i) * 3 + 1, false);
        for (int i = 0; i < 4; ++i) leaving(next(), i);
        comes("李建国", "120103195807124411", 2);
        comes("孙玉芬", "120104196311095527", 5);
    }

private:
    static constexpr int kStep = 23;  ///< spreads them over the list

    /// Whose turn it is; what is written of each is a unit of its own.
    roster::ResidentId next() {
        m_unit.startNextUnit();
        for (;;) {
            db::Query row(m_unit.database(), "SELECT id FROM resident WHERE pk = ? AND status = 'active' AND name <> '张小明' AND arrived_on IS NULL", m_pk += kStep);
            if (row.next()) return row.id<roster::ResidentId>(0);
        }
    }
    Date ago(std::uint64_t days) const { return m_options.today - Days{static_cast<int>(days)}; }
    Instant at(Date day) const { return startOfDay(day) + std::chrono::hours{10}; }
    moves::MoveRequest request(roster::ResidentId resident, Date day) {
        moves::MoveRequest made;
        made.id = m_unit.newId<moves::MoveRequestId>();
        made.resident = resident;
        made.other = kDemoClinics[m_random.next() % kDemoClinics.size()];
        made.reason = kDemoReasons[m_random.next() % kDemoReasons.size()];
        made.at = at(day);
        made.by = m_unit.user();
        return made;
    }
    moves::Handover handover(const moves::MoveRequest& request, const std::string& clinic, Date day) {
        moves::Handover made;
        made.id = moves::handoverId(request.id);
        made.request = request.id;
        made.resident = request.resident;
        made.clinic = clinic;
        made.made = at(day);
        made.by = m_unit.user();
        made.note = "本人愿意自测血压，用药依从性好；建议三个月内复查糖化血红蛋白。";
        made.status = "final";
        made.confirmedAt = at(day);
        made.confirmedBy = m_unit.user();
        made.sections = {{"problems", referral::SectionState::Stated, {{"Type 2 diabetes E11.9", "2型糖尿病 E11.9"}}},
                         {"medicines", referral::SectionState::Stated, {{"metformin 1 g twice a day", "二甲双胍 1 g 每日两次"}}},
                         {"allergies", referral::SectionState::NoneKnown, {}},
                         {"orders", referral::SectionState::NothingRecorded, {}},
                         {"due", referral::SectionState::Stated, {{"HbA1c is due", "糖化血红蛋白待查"}}}};
        return made;
    }

    void left(roster::ResidentId resident, std::uint64_t days) {
        auto made = request(resident, ago(days + 5));
        // Of some nobody asked: the consortium moved them.
        if (m_random.next() % 7 != 0) {
            made.state = moves::MoveState::Done;
            made.decidedAt = at(ago(days));
            moves::MovesRepository::save(m_unit, made);
        }
        roster::ResidentRepository::setMovedOn(m_unit, resident, ago(days));
        roster::ResidentRepository::markMoved(m_unit, resident);
    }

    void came(roster::ResidentId resident, std::uint64_t days, bool takenIn) {
        const auto day = ago(days);
        roster::ResidentRepository::markArrived(m_unit, resident, day);
        if (m_random.next() % 5 != 0) {
            auto made = request(resident, day - Days{6});
            made.state = moves::MoveState::Done;
            made.decidedAt = at(day);
            const auto from = m_random.next() % kDemoNames.size();
            made.other = kDemoClinics[from];
            made.kind = moves::MoveKind::Arrive;
            moves::MovesRepository::save(m_unit, made);
            moves::MovesRepository::save(m_unit, handover(made, kDemoNames[from], day - Days{1}));
        }
        if (!takenIn) return;
        moves::Arrival said;
        said.id = moves::arrivalId(resident, day);
        said.resident = resident;
        said.arrivedOn = day;
        said.doctor = demoDoctor();
        said.allergies = "confirmed";
        said.contract = "signed";
        said.at = at(day + Days{2});
        said.by = m_unit.user();
        moves::MovesRepository::save(m_unit, said);
    }

    void leaving(roster::ResidentId resident, int number) {
        const auto made = request(resident, ago(static_cast<std::uint64_t>(number) * 4 + 2));
        moves::MovesRepository::save(m_unit, made);
        if (number == 3) moves::MovesRepository::save(m_unit, handover(made, "本机构", ago(9)));
    }

    void comes(const char* name, const char* number, int days) {
        m_unit.startNextUnit();
        auto made = request({}, ago(static_cast<std::uint64_t>(days)));
        made.kind = moves::MoveKind::Arrive;
        made.name = name;
        made.identifier = number;
        moves::MovesRepository::save(m_unit, made);
    }

    sync::Unit& m_unit;
    const GenerateOptions& m_options;
    SeededRandom m_random;
    std::int64_t m_pk = 7;
};

}  // namespace

void plantMoves(const sync::Context& context, const GenerateOptions& options) {
    if (options.residents < kSmallestTown) return;
    sync::Unit unit(context, "demo.moves", options.synced ? sync::Origin::Synced : sync::Origin::Desk);
    Mover(unit, options).run();
    unit.describe({}, "moves");
    unit.commit();
}

}  // namespace jiayi::app
