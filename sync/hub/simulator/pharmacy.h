// The cloud pharmacy: prescriptions in, dispensings out.
#pragma once

#include "sync/hub/simulator/actor.h"

namespace jiayi::hub {

class PharmacyActor final : public Actor {
public:
    /// An active MedicationRequest is dispensed within a day, as it was written.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    std::vector<Deed> m_dispensings;
};

}  // namespace jiayi::hub
