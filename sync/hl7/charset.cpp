#include "sync/hl7/charset.h"

#include "models/core/gb18030.h"
#include "models/core/text.h"

#include <algorithm>
#include <cctype>

namespace jiayi::hl7 {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Of UTF-8: whether anything from the Chinese blocks on is in it, which takes three bytes.
bool hasHan(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
}

/// MSH-18, its first repeat, in small letters; MSH-1 is the separator, so that 16 more stand between.
std::string declaredCharset(std::string_view text) {
    if (text.size() < 9) return {};
    const char separator = text[3];
    const char repetition = text[5];
    auto header = text.substr(0, text.find('\r'));
    for (int field = 1; field < 18; ++field) {
        const auto at = header.find(separator);
        if (at == std::string_view::npos) return {};
        header.remove_prefix(at + 1);
    }
    header = header.substr(0, header.find(separator));
    header = header.substr(0, header.find(repetition));
    std::string name;
    for (const char c : header)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

enum class Declared { Nothing, Utf8, Gb, Other };

Declared kindOf(std::string_view name) {
    if (name.empty() || name == "ascii") return Declared::Nothing;
    if (name.starts_with("unicode")) name.remove_prefix(7);
    if (name.empty() || name == "utf8") return Declared::Utf8;
    return name.starts_with("gb") || name == "cp936" || name == "936" ? Declared::Gb : Declared::Other;
}

}  // namespace

Result<MessageText> decodeMessage(std::string_view bytes) {
    // A Chinese character may hide a separator from this look at the bytes; then the text, once it is one, is asked again.
    const auto said = kindOf(declaredCharset(bytes));
    if (isAscii(bytes)) return MessageText{std::string{bytes}, said == Declared::Gb ? Charset::Gb18030 : Charset::Utf8};
    const bool isUtf8 = isValidUtf8(bytes);
    // A few Chinese characters may happen to be letters of other scripts in UTF-8.
    if (said == Declared::Gb && !(isUtf8 && hasHan(bytes))) {
        if (auto chinese = decodeGb18030(bytes)) return MessageText{std::move(*chinese), Charset::Gb18030};
    }
    if (isUtf8) return MessageText{std::string{bytes}, Charset::Utf8};
    auto text = decodeText(bytes);
    if (!text || kindOf(declaredCharset(*text)) == Declared::Other) return invalid("hl7.charset", "MSH-18");
    return MessageText{std::move(*text), Charset::Gb18030};
}

Result<std::string> decodeBytes(std::string_view bytes, Charset charset) {
    if (charset == Charset::Gb18030 && !hasHan(bytes)) return decodeGb18030(bytes);
    if (charset == Charset::Gb18030) {
        if (auto chinese = decodeGb18030(bytes)) return chinese;
    }
    return decodeText(bytes);
}

}  // namespace jiayi::hl7
