// The payer: what residents cost elsewhere arrives as claims, some late, some wrong and corrected later, some twice, some given back.
#pragma once

#include "models/capitation/rules/claim.h"
#include "sync/hub/simulator/actor.h"
#include "sync/hub/simulator/statement_payment.h"

#include <map>
#include <unordered_set>

namespace jiayi::hub {

/// A row of resources/rules/simulator_payer.csv.
struct PayerStep {
    int daysFrom = 0, daysTo = 0;
    int percent = 0;  ///< of claims
};
using PayerHabits = std::map<std::string, PayerStep, std::less<>>;

/// Invalid "rules.row".
Result<PayerHabits> readPayerHabits();

class PayerActor final : public Actor {
public:
    explicit PayerActor(PayerHabits habits) : m_habits(std::move(habits)) {}
    /// Remembers whose costs it may hear of, statements that were accepted, and a claim of its own that is wrong, in the version that it has now.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    /// A resident is treated elsewhere 1.2 times a year on average; each is one claim in CNY on a day of its own. Late: the day lies weeks back.
    /// Wrong: a digit slipped, and some days later the claim is changed. Duplicate: the same settlement comes under a second number. Refund: a part is
    /// given back by a claim that names the first. Days of the play.
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    bool comesTo(std::string_view step, Random& random) const;
    std::chrono::minutes delay(std::string_view step, Random& random) const;
    void play(const std::string& stream, const std::string& patient, const Moment& moment, Random& random, std::vector<Deed>& deeds);

    PayerHabits m_habits;
    std::map<std::string, std::vector<std::string>> m_patients;  ///< by stream
    std::unordered_set<std::string> m_known;
    std::vector<Deed> m_corrections;
    StatementPayment m_payment;
};

}  // namespace jiayi::hub
