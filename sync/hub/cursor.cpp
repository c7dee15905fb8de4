#include "sync/hub/cursor.h"

#include <algorithm>

namespace jiayi::hub {

namespace {
constexpr std::string_view kCursorPurpose = "cursor";
}

std::string sealCursor(const Signer& signer, const Cursor& cursor) {
    return signer.seal(kCursorPurpose, fhir::Json::object({{"e", cursor.epoch},
                                                           {"s", cursor.stream},
                                                           {"n", cursor.n},
                                                           {"c", toHex(cursor.chain)},
                                                           {"h", cursor.roundHead},
                                                           {"f", cursor.fromZero}}));
}

Result<Cursor> openCursor(const Signer& signer, std::string_view text) {
    const auto payload = signer.open(kCursorPurpose, text);
    if (!payload) return invalid("cursor");
    Cursor cursor;
    cursor.epoch = payload->textOr("e", "");
    cursor.stream = payload->textOr("s", "");
    cursor.n = payload->integer("n").value_or(0);
    cursor.roundHead = payload->integer("h").value_or(0);
    cursor.fromZero = payload->boolean("f").value_or(false);
    const auto chain = fromHex(payload->textOr("c", ""));
    if (!chain || chain->size() != cursor.chain.size()) return invalid("cursor");
    std::copy(chain->begin(), chain->end(), reinterpret_cast<char*>(cursor.chain.data()));
    return cursor;
}

}  // namespace jiayi::hub
