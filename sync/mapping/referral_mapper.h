// A referral or a question to a specialist on the wire: the letter <-> ServiceRequest, its course <-> Task, the summary <-> Composition, a message <->
// Communication. Joint clinics <-> Schedule; their places and online return visits <-> Appointment of a kind of its own.
#pragma once

#include "models/referral/joint_clinic.h"
#include "models/referral/referral.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

// Each reads nothing from a resource that is none of ours: it is kept. Invalid "resource.id", "resource.patient".

struct ReferralMapper {
    static Result<std::optional<referral::Referral>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::Referral& letter);
};

struct ReferralTaskMapper {
    /// A status of somebody who does not know our words is read as far as it goes.
    static Result<std::optional<referral::Progress>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::Progress& progress);
};

struct ReferralSummaryMapper {
    static Result<std::optional<referral::Summary>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::Summary& summary);
};

struct ReferralMessageMapper {
    static Result<std::optional<referral::Message>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::Message& message);
};

struct JointSessionMapper {
    static Result<std::optional<referral::JointSession>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::JointSession& session);
};

struct SpecialBookingMapper {
    static Result<std::optional<referral::SpecialBooking>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const referral::SpecialBooking& booking);
};

}  // namespace jiayi::mapping
