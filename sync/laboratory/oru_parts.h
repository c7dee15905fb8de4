// The parts of an ORU^R01: what a PID says of a person, an OBX of a result.
#pragma once

#include "sync/hl7/message.h"
#include "sync/laboratory/words.h"

namespace jiayi::laboratory {

/// A reason and the place it stands at: "hl7.number", "OBX[3]-5". What stands there is never said: it may be a person's.
Error unreadable(std::string reason, const hl7::Segment& segment, std::size_t field);

/// Code, name and system of a CE or CWE, the first three components or, with `from` 4, the second three.
diagnostics::Code codeOf(const hl7::Field& field, const Words& words, std::size_t from = 1);
/// Family and given name as one: without a space between Han characters.
std::string nameOf(const hl7::Field& xpnOrXcn, std::size_t family, std::size_t given);
/// Nothing where nothing is said. Invalid "hl7.time".
Result<std::optional<FhirTime>> timeOf(const hl7::Segment& segment, std::size_t field);

/// All of it may be missing. Invalid "hl7.time" (PID-7), "hl7.sex" (PID-8). `today`, the message's day, lets an identity number prove itself.
Result<diagnostics::StatedPatient> patientOf(const hl7::Segment& pid, const Words& words, std::optional<Date> today);

/// A result without its comments. `whole` is the status of the report: an OBX without one of its own has its. Invalid "hl7.code" (OBX-3), "hl7.value-type"
/// (OBX-2), "hl7.number" (OBX-5: digits that are no number), "hl7.repeat" (OBX-5), "hl7.status" (OBX-11), "hl7.time" (OBX-14).
Result<diagnostics::ReportItem> itemOf(const hl7::Segment& obx, const Words& words, std::optional<diagnostics::ReportStatus> whole);

}  // namespace jiayi::laboratory
