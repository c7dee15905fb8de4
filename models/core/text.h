// Text as people type it: width, case, pinyin, encodings. UTF-8 throughout; ICU does the work.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi {

/// NFKC, so that full-width digits and letters become plain ones; leading and trailing space removed.
std::string normalized(std::string_view text);
/// normalized(), lower case, without spaces, dots or middle dots: the form that search keys are compared in.
std::string searchFold(std::string_view text);

/// The reading of a Han name: surnames such as 单 曾 解 仇 尉迟 are read as surnames.
struct Pinyin {
    std::string full;      ///< "zengxiaoming"
    std::string initials;  ///< "zxm"
    std::string spaced;    ///< "Zeng Xiaoming", for people who read Latin letters
};
Pinyin pinyinOfName(std::string_view name);

/// Code points, not bytes.
std::vector<std::string> codePoints(std::string_view text);
std::string reversed(std::string_view text);
bool isValidUtf8(std::string_view text);

/// UTF-8 from UTF-8 or GB18030, whichever the bytes are; Invalid "text.encoding" when they are neither.
Result<std::string> decodeText(std::string_view bytes);

}  // namespace jiayi
