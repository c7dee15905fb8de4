#include "models/core/gb18030.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace jiayi {

namespace {

/// Whether people could have typed this: no control characters, nothing unassigned or for private use.
bool isPlausible(const icu::UnicodeString& text) {
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto c = text.char32At(i);
        const auto category = u_charType(c);
        const bool layout = c == '\t' || c == '\r' || c == '\n';
        if ((category == U_CONTROL_CHAR && !layout) || category == U_UNASSIGNED ||
            category == U_PRIVATE_USE_CHAR)
            return false;
    }
    return true;
}

}  // namespace

Result<std::string> decodeGb18030(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter{ucnv_open("GB18030", &status),
                                                                       &ucnv_close};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text{bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                  status};
    if (U_FAILURE(status) || !isPlausible(text)) return invalid("text.encoding", "GB18030");
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace jiayi
