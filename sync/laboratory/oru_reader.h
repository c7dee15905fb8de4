// ORU^R01 of HL7 v2.3 to 2.5 as laboratories really send it.
#pragma once

#include "sync/hl7/framing.h"
#include "sync/laboratory/source.h"
#include "sync/laboratory/words.h"

#include <iosfwd>

namespace jiayi::laboratory {

/// The reports of one message: one for each number and test, of however many patients. All of it is readable, or nothing of it is taken. Invalid with the place as
/// detail: what hl7::Message::parse() and oru_parts.h say, and "hl7.cut-off", "hl7.too-large", "hl7.no-message", "hl7.not-a-result" (MSH-9), "hl7.not-production"
/// (MSH-11), "hl7.version" (MSH-12), "hl7.continued" (DSC, ADD), "hl7.no-sender" (MSH-4), "hl7.no-report", "hl7.no-number" (OBR-3), "hl7.disagrees" (OBR-2, OBR-3
/// against ORC), "hl7.status" (OBR-25), "hl7.no-time" (OBR-22), "hl7.order" (an OBX before any OBR), "hl7.repeat" (one item with two values).
Result<std::vector<diagnostics::Report>> readOru(const hl7::Unit& unit, const Words& words);

/// Every message of a file or of a batch of files, in its order; what stands between messages, and a batch that counts otherwise ("hl7.batch-count"), is said as
/// well. A batch's header addresses those of its messages that say no address.
void readHl7(std::istream& stream, const Words& words, const OnEntry& onEntry);

}  // namespace jiayi::laboratory
