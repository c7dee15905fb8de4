// Who is expected when <-> Appointment: the person and whom they come to take part in it.
#pragma once

#include "models/appointments/appointment.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct AppointmentMapper {
    /// Nothing from one without a time, or one that is only proposed or waits for an answer: it is kept. Invalid "resource.id", "resource.patient".
    static Result<std::optional<appointments::Appointment>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const appointments::Appointment& appointment);
};

}  // namespace jiayi::mapping
