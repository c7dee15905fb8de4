// Referrals, questions to specialists, and what is said about them, as rows.
#pragma once

#include "models/care/facts.h"
#include "models/referral/rules/referral_state.h"
#include "models/sync/unit.h"

namespace jiayi::referral {

using ReferralId = Id<struct ReferralTag>;
using MessageId = Id<struct ReferralMessageTag>;
using roster::ResidentId;

/// A resource that the letter points to; it travels by itself.
struct Attachment {
    std::string type;  ///< "Observation", "DiagnosticReport", "Media" ...
    Uuid id;
    std::string title;
    bool operator==(const Attachment&) const = default;
};

/// What whoever refers has written; a FHIR ServiceRequest. Of a question to a specialist `history` is the question. Of a return from a hospital
/// `impression` is its diagnosis, `history` the main results and `treatment` the advice.
struct Referral {
    ReferralId id;
    ResidentId resident;
    Kind kind = Kind::Up;
    std::string status = "draft";  ///< draft, active, revoked, completed, entered-in-error
    std::string reason, urgency, specialty;
    std::string institution, receiver;  ///< the other side, as people write it
    std::string impression, history, past, treatment;
    std::vector<Attachment> attachments;
    std::optional<care::VisitId> visit;
    std::optional<Date> validFrom, validUntil;
    std::string by;
    Instant made{};
    std::optional<Instant> sent;
    std::string readState;  ///< the last answer that somebody here has read
    bool operator==(const Referral&) const = default;
};

/// How far it has come and what the other side said; a FHIR Task. Its id follows from the referral's, so that both sides write one.
struct Progress {
    Uuid id;
    ReferralId referral;
    ResidentId resident;
    State state = State::Sent;
    Instant at{};
    std::string by, note;
    std::string diagnosis, findings, advice, caseNo, phone;
    std::optional<Date> visitBy;  ///< to be seen at the clinic by then
    bool mistaken = false;
    bool operator==(const Progress&) const = default;
};
Uuid progressId(ReferralId referral);

struct Message {
    MessageId id;
    ReferralId referral;
    ResidentId resident;
    bool ours = true;
    std::string words, by;
    Instant at{};
    std::optional<Instant> readAt;  ///< of the other side's: when somebody here read it
    std::string readBy;
    std::string status = "completed";  ///< or "entered-in-error"
    bool operator==(const Message&) const = default;
};

enum class SectionState { Stated, NothingRecorded, NotAsked, NoneKnown };
std::string_view nameOf(SectionState state);  ///< "stated", "nothing-recorded", "not-asked", "none-known"
std::optional<SectionState> sectionStateOf(std::string_view name);
struct Section {
    std::string id;  ///< of referral_sections.csv
    SectionState state = SectionState::NothingRecorded;
    std::vector<Text> lines;
    bool operator==(const Section&) const = default;
};
/// The summary as it was sent; a FHIR Composition. Its id follows from the referral's.
struct Summary {
    Uuid id;
    ReferralId referral;
    ResidentId resident;
    Instant made{};
    std::vector<Section> sections;
    std::string status = "final";  ///< or "entered-in-error"
    bool operator==(const Summary&) const = default;
};
Uuid summaryId(ReferralId referral);

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class ReferralRepository {
public:
    explicit ReferralRepository(db::Database& database) : m_database(database) {}
    /// NotFound "referral.not-found".
    Result<Referral> referral(ReferralId id) const;
    /// Newest first; mistakes are left out.
    Result<std::vector<Referral>> referralsOf(ResidentId resident) const;
    /// By id. NotFound "referral.not-found".
    Result<Progress> progress(const Uuid& id) const;
    Result<Summary> summary(const Uuid& id) const;
    Result<Message> message(MessageId id) const;
    /// Oldest first; mistakes are left out.
    Result<std::vector<Message>> messages(ReferralId referral) const;

    static void save(sync::Unit& unit, const Referral& referral);
    static void save(sync::Unit& unit, const Progress& progress);
    static void save(sync::Unit& unit, const Summary& summary);
    static void save(sync::Unit& unit, const Message& message);

private:
    db::Database& m_database;
};

/// Where it stands: what the Task says, or drafted without one.
State stateFrom(const Referral& referral, const std::optional<Progress>& progress);

}  // namespace jiayi::referral
