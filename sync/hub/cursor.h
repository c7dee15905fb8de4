// Where a client stands in a stream, in a text that only the hub can write.
#pragma once

#include "sync/hub/signer.h"

namespace jiayi::hub {

struct Cursor {
    std::string epoch;
    std::string stream;
    std::int64_t n = 0;          ///< everything up to this number is known to the client
    Digest chain{};              ///< the stream's link at n; all zero at 0
    std::int64_t roundHead = 0;  ///< the last number of the round that is under way; 0 between rounds
    bool fromZero = false;       ///< the round that is under way began with nothing: no deletion can have been missed
};

std::string sealCursor(const Signer& signer, const Cursor& cursor);
/// Invalid "cursor" for a text that the hub did not write.
Result<Cursor> openCursor(const Signer& signer, std::string_view text);

}  // namespace jiayi::hub
