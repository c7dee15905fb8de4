// The sample payer's way with statements that the hub accepted: paid late, now and then a wrong sum that is put right, now and then twice.
#pragma once

#include "models/capitation/travel.h"
#include "sync/hub/simulator/actor.h"

#include <functional>
#include <map>
#include <set>

namespace jiayi::hub {

/// Chance and delay of a named step: of resources/rules/simulator_payer.csv.
struct PaymentChances {
    std::function<bool(std::string_view step, Random& random)> comesTo;
    std::function<std::chrono::minutes(std::string_view step, Random& random)> delay;
};

/// Owner: the payer's actor. Deeds carry PaymentReconciliations of their own ids.
class StatementPayment {
public:
    /// A head with its figures, the hub's answer, or a payment of its own that is wrong.
    void see(const Seen& seen, const Moment& moment, const PaymentChances& chances, Random& random);
    std::vector<Deed> take();

private:
    void pay(const std::string& stream, const capitation::SentStatement& sent, const Moment& moment, const PaymentChances& chances, Random& random);

    std::map<capitation::StatementId, capitation::SentStatement> m_heads;
    std::map<capitation::StatementId, std::string> m_accepted;  ///< waits for its head; the stream
    std::set<capitation::StatementId> m_paid;
    std::set<std::string> m_putRight;
    std::vector<Deed> m_deeds;
};

}  // namespace jiayi::hub
