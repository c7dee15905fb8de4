#include "models/core/text.h"

#include "models/core/gb18030.h"

#include <uchardet/uchardet.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
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
        auto* made =
            icu::Transliterator::createInstance("Han-Latin/Names; Latin-ASCII", UTRANS_FORWARD, status);
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no Han-Latin data");
        return made;
    }()};
    return *transliterator;
}

bool isMiddleDot(UChar32 c) { return c == 0x00B7 || c == 0x2022 || c == 0x2027 || c == 0x30FB; }
bool isSeparator(UChar32 c) { return u_isspace(c) || isMiddleDot(c) || c == '.' || c == '-' || c == '\''; }

/// Surnames of two characters that are in use; every other Han surname has one.
constexpr std::array<std::u16string_view, 30> kCompoundSurnames{
    u"欧阳", u"上官", u"司马", u"东方", u"独孤", u"南宫", u"万俟", u"闻人", u"夏侯", u"诸葛",
    u"尉迟", u"公羊", u"赫连", u"澹台", u"皇甫", u"濮阳", u"申屠", u"公孙", u"慕容", u"钟离",
    u"长孙", u"宇文", u"司徒", u"鲜于", u"司空", u"令狐", u"百里", u"呼延", u"西门", u"单于"};

bool beginsWithHan(const icu::UnicodeString& name) {
    UErrorCode status = U_ZERO_ERROR;
    return !name.isEmpty() && uscript_getScript(name.char32At(0), &status) == USCRIPT_HAN;
}

std::size_t surnameLength(const icu::UnicodeString& name) {
    const bool compound =
        std::any_of(kCompoundSurnames.begin(), kCompoundSurnames.end(), [&](std::u16string_view surname) {
            return name.length() > 2 &&
                   name.startsWith(surname.data(), static_cast<std::int32_t>(surname.size()));
        });
    return compound ? 2 : 1;
}

/// The parts around middle dots, as in 阿依古丽·买买提.
std::vector<icu::UnicodeString> partsOfName(const icu::UnicodeString& name) {
    std::vector<icu::UnicodeString> parts(1);
    for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
        if (isMiddleDot(name.char32At(i)))
            parts.emplace_back();
        else
            parts.back().append(name.char32At(i));
    }
    std::erase_if(parts, [](const auto& part) { return part.isEmpty(); });
    return parts;
}

/// Lower-case Latin words, one for each Han character.
std::vector<std::string> latinWords(icu::UnicodeString name) {
    hanToLatin().transliterate(name);
    std::vector<std::string> words;
    bool inWord = false;
    for (const char c : toUtf8(name)) {
        const auto lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        const bool letter = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
        if (letter && !inWord) words.emplace_back();
        if (letter) words.back() += lower;
        inWord = letter || (inWord && c == '\'');
    }
    return words;
}

/// Appends the words [from, to) as one capitalised word.
void appendWord(std::string& text, const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string word;
    for (auto i = from; i < std::min(to, words.size()); ++i) word += words[i];
    if (word.empty()) return;
    if (word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    if (!text.empty()) text += ' ';
    text += word;
}

/// Encodings that a detector tells from GB18030 with certainty; its other guesses on a few characters are worthless.
bool isCertainlyOther(std::string_view charset) {
    return charset == "BIG5" || charset == "SHIFT_JIS" || charset.starts_with("UTF-16") ||
           charset.starts_with("UTF-32") || charset.starts_with("ISO-2022");
}

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
    const auto plain = nfkc(name);
    const auto words = latinWords(plain);
    Pinyin pinyin;
    for (const auto& word : words) {
        pinyin.full += word;
        pinyin.initials += word.front();
    }
    const auto parts = partsOfName(plain);
    if (parts.size() > 1) {
        for (const auto& part : parts) appendWord(pinyin.spaced, latinWords(part), 0, SIZE_MAX);
    } else if (beginsWithHan(plain)) {
        const auto surname = surnameLength(plain);
        appendWord(pinyin.spaced, words, 0, surname);
        appendWord(pinyin.spaced, words, surname, SIZE_MAX);
    } else {
        for (std::size_t i = 0; i < words.size(); ++i) appendWord(pinyin.spaced, words, i, i + 1);
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
    // In mainland China what is not UTF-8 is GB18030. It accepts nearly any bytes, so Big5 and its like are refused.
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector{uchardet_new(), &uchardet_delete};
    uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
    uchardet_data_end(detector.get());
    const std::string charset = uchardet_get_charset(detector.get());
    if (isCertainlyOther(charset)) return invalid("text.encoding", charset);
    auto text = decodeGb18030(bytes);
    if (!text) return invalid("text.encoding", charset);
    return text;
}

}  // namespace jiayi
