// The imaging centre: orders for a fundus photo or an ECG in, a report with pictures out.
#pragma once

#include "sync/hub/simulator/actor.h"

namespace jiayi::hub {

class ImagingActor final : public Actor {
public:
    /// An active ServiceRequest for one of the two is answered with a DiagnosticReport, its Media and their bytes, drawn on the spot and marked as samples.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    std::vector<Deed> m_answers;
};

/// Several under one roof: what one sees all see.
class CompanyActor final : public Actor {
public:
    explicit CompanyActor(std::vector<std::unique_ptr<Actor>> members) : m_members(std::move(members)) {}
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    std::vector<std::unique_ptr<Actor>> m_members;
};

}  // namespace jiayi::hub
