// The payer: what residents cost elsewhere arrives as claims.
#pragma once

#include "sync/hub/simulator/actor.h"

#include <map>
#include <unordered_set>

namespace jiayi::hub {

class PayerActor final : public Actor {
public:
    /// Remembers whose costs it may hear of.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    /// A resident is treated elsewhere 1.2 times a year on average; each is one ExplanationOfBenefit in CNY.
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    std::map<std::string, std::vector<std::string>> m_patients;  ///< by stream
    std::unordered_set<std::string> m_known;
};

}  // namespace jiayi::hub
