// GB18030, with GBK and GB2312 within it, for bytes that are known to be it; decodeText() in text.h finds out.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>

namespace jiayi {

/// UTF-8; Invalid "text.encoding" when the bytes cannot be GB18030, or hold what nobody could have typed.
Result<std::string> decodeGb18030(std::string_view bytes);

}  // namespace jiayi
