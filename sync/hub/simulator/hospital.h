// A partner hospital: referrals and questions in, answers out.
#pragma once

#include "sync/hub/simulator/pace.h"

#include <set>

namespace jiayi::hub {

/// Sees what is referred to it or to nobody by its code, takes it or not, replies, sends back with advice; answers questions and whatever is said after.
/// What it does next hangs on what the stream says of the letter, its course and its messages, so that it needs no memory of its own.
class HospitalActor final : public Actor {
public:
    HospitalActor(Pace pace, std::string institution) : m_pace(std::move(pace)), m_institution(std::move(institution)) {}
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    struct Case {
        std::string stream;
        fhir::Json letter, course;
        std::map<std::string, fhir::Json> messages;  ///< of both sides, by id
    };
    bool serves(const fhir::Json& letter) const;
    std::optional<Deed> nextOf(const Case& about, const Moment& moment) const;
    /// One answer to each message of the clinic's; the ids say which were answered.
    std::vector<Deed> answersTo(const Case& about, const Moment& moment) const;
    Deed deed(const Case& about, std::string_view step, const Moment& moment, std::string_view on) const;
    fhir::Json messageOf(const Case& about, std::string_view on, Instant at, const std::string& words) const;

    Pace m_pace;
    std::string m_institution;
    std::optional<Lots> m_lots;
    std::map<std::string, Case> m_cases;  ///< by stream and letter
    std::set<std::string> m_touched;
};

}  // namespace jiayi::hub
