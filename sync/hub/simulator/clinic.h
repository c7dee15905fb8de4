// Another clinic of the consortium: sample residents who come, are visited and are measured.
#pragma once

#include "sync/hub/simulator/actor.h"

namespace jiayi::hub {

class ClinicActor final : public Actor {
public:
    explicit ClinicActor(std::string institution) : m_institution(std::move(institution)) {}
    /// Remembers its residents, its own of earlier runs too.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    /// Two new residents a day, and a visit with HbA1c for each every three months on average.
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    std::string m_institution;
    std::vector<std::string> m_residents;
};

}  // namespace jiayi::hub
