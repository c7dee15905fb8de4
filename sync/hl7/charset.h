// In which characters a message is written: what MSH-18 says, and what its bytes say.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>

namespace jiayi::hl7 {

enum class Charset { Utf8, Gb18030 };

struct MessageText {
    std::string text;  ///< UTF-8
    Charset charset = Charset::Utf8;
};

/// The bytes of one message as UTF-8. Files lie about themselves, so the bytes decide: what is UTF-8 is read so, anything else as GB18030
/// (which has GBK and GB2312 within it); MSH-18 decides where both are possible. Invalid "hl7.charset", at MSH-18, for what is neither or is
/// said to be something else.
Result<MessageText> decodeMessage(std::string_view bytes);

/// Bytes that an escape sequence spelled out, in the message's characters or else in the other ones.
Result<std::string> decodeBytes(std::string_view bytes, Charset charset);

}  // namespace jiayi::hl7
