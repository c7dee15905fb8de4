// The cloud pharmacy: prescriptions in, dispensings out; and its pharmacist, while no human reviews.
#pragma once

#include "sync/hub/simulator/pace.h"

#include <set>

namespace jiayi::hub {

/// Serves the sample pharmacies that the hub publishes, and what names no pharmacy at all; a pharmacy whose formulary is no sample is nobody's
/// to play. What it does next hangs on what the stream says an order, its review and its dispense are, so that it needs no memory of its own:
/// reviewed, then prepared, sent, delivered; or refused; or out of stock, with a substitute asked for, until the doctor has answered.
class PharmacyActor final : public Actor {
public:
    explicit PharmacyActor(Pace pace) : m_pace(std::move(pace)) {}
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;
    bool wantsShelves() const override { return true; }
    void stock(const Shelves& shelves) override { m_shelves = shelves; }

private:
    struct Case {
        std::string stream;
        fhir::Json order, dispense;
    };
    /// What is done next about an order; nothing while somebody else's word is waited for.
    std::optional<Deed> nextOf(const Case& about, const Moment& moment) const;
    std::optional<Deed> begin(const Case& about, const Moment& moment) const;
    std::optional<Deed> goOn(const Case& about, const Moment& moment) const;
    std::optional<Deed> look(const std::string& stream, const fhir::Json& task, const Moment& moment) const;
    bool serves(const fhir::Json& order) const;
    bool mayGo(const Case& about) const;
    const pharmacy::FormularyItem* productOf(const fhir::Json& order) const;
    const pharmacy::FormularyItem* substituteFor(const fhir::Json& order) const;
    Deed deed(const std::string& stream, std::string_view step, const Moment& moment, fhir::Json resource, std::string_view about) const;

    Pace m_pace;
    Shelves m_shelves;
    std::optional<Lots> m_lots;
    std::map<std::string, Case> m_cases;         ///< by stream and order
    std::map<std::string, Seen> m_reviews;       ///< by stream and form
    std::set<std::string> m_touchedCases, m_touchedReviews;
};

}  // namespace jiayi::hub
