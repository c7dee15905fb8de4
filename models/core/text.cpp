#include "models/core/text.h"

#include <uchardet/uchardet.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace jiayi {

namespace {

icu::UnicodeString fromUtf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string toUtf8(const icu::UnicodeString& text) {
    std::string utf8;
    return text.toUTF8String(utf8);
}

icu::UnicodeString nfkc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
    auto normal = normalizer->normalize(fromUtf8(text), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
    return normal.trim();
}

/// One transliterator a thread: ICU's are costly to make and not to be shared.
const icu::Transliterator& hanToLatin() {
    thread_local const std::unique_ptr<icu::Transliterator> transliterator{[] {
        UErrorCode status = U_ZERO_ERROR;
        auto* made = icu::Transliterator::createInstance("Han-Latin/Names; Latin-ASCII", UTRANS_FORWARD, status);
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no Han-Latin data");
        return made;
    }()};
    return *transliterator;
}

bool isSeparator(UChar32 c) { return u_isspace(c) || c == '.' || c == 0x00B7 || c == 0x2022 || c == 0x30FB || c == '-' || c == '\''; }

}  // namespace

std::string normalized(std::string_view text) { return toUtf8(nfkc(text)); }

std::string searchFold(std::string_view text) {
    auto folded = nfkc(text);
    folded.foldCase();
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        if (const auto c = folded.char32At(i); !isSeparator(c)) kept.append(c);
    }
    return toUtf8(kept);
}

Pinyin pinyinOfName(std::string_view name) {
    auto latin = nfkc(name);
    hanToLatin().transliterate(latin);
    const auto ascii = toUtf8(latin);
    Pinyin pinyin;
    std::vector<std::string> words;
    bool inWord = false;
    for (const char c : ascii) {
        const auto lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        const bool letter = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
        if (letter && !inWord) words.emplace_back();
        if (letter) words.back() += lower;
        inWord = letter || c == '\'';
        if (!letter) inWord = false;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        pinyin.full += words[i];
        pinyin.initials += words[i].front();
        if (i < 2) {
            if (i == 1) pinyin.spaced += ' ';
            pinyin.spaced += static_cast<char>(std::toupper(words[i].front()));
            pinyin.spaced += words[i].substr(1);
        } else {
            pinyin.spaced += words[i];
        }
    }
    return pinyin;
}

std::vector<std::string> codePoints(std::string_view text) {
    const auto unicode = fromUtf8(text);
    std::vector<std::string> points;
    for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1))
        points.push_back(toUtf8(icu::UnicodeString(unicode.char32At(i))));
    return points;
}

std::string reversed(std::string_view text) {
    auto points = codePoints(text);
    std::string back;
    for (auto point = points.rbegin(); point != points.rend(); ++point) back += *point;
    return back;
}

bool isValidUtf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (c < 0) return false;
    }
    return true;
}

Result<std::string> decodeText(std::string_view bytes) {
    if (isValidUtf8(bytes)) return std::string{bytes};
    // Not UTF-8. The detector is asked so that Big5 or UTF-16 is refused rather than read as Chinese nonsense.
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector{uchardet_new(), &uchardet_delete};
    uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
    uchardet_data_end(detector.get());
    const std::string charset = uchardet_get_charset(detector.get());
    const bool chinese = charset.empty() || charset.starts_with("GB") || charset == "HZ-GB-2312" ||
                         charset == "WINDOWS-1252" || charset == "ISO-8859-1" || charset == "UHC" || charset == "EUC-TW";
    if (!chinese) return invalid("text.encoding", charset);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter{ucnv_open("GB18030", &status), &ucnv_close};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    icu::UnicodeString text{bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status};
    if (U_FAILURE(status)) return invalid("text.encoding", charset);
    return toUtf8(text);
}

}  // namespace jiayi
