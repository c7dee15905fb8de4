// A file of the clinic's own camera or disk becomes a picture of a person.
#pragma once

#include "models/diagnostics/images/inspect.h"
#include "models/diagnostics/images/picture.h"

namespace jiayi::images {

/// "picture.import". The bytes go into the store first, in pieces; the picture, its outbox and audit entries and the wish to send the bytes are then one
/// transaction, so a cut in the middle leaves bytes that nobody asks for, which the next eviction takes. Errors of inspect(); NotFound "resident.not-found";
/// Invalid "picture.kind", "picture.side", "picture.future"; Conflict "picture.same" when this person has the very same file.
struct ImportPicture {
    ResidentId resident;
    std::string kind = "other";
    std::string side;
    std::string bodySite;
    std::string title;
    Instant taken{};
    std::string institution;
    std::optional<Uuid> visit;
    std::string bytes;
    std::string thumbnail;  ///< PNG; may be empty
    Result<PictureId> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::images
