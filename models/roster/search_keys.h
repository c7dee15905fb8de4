// The prefixes under which a resident is found, and how typed text is turned into such prefixes.
#pragma once

#include "models/roster/resident.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::roster {

/// What a search key is made from: its first character.
enum class KeyKind : char {
    Name = 'n',          ///< the folded name
    NameTail = 't',      ///< the name from its second, third ... character on
    Pinyin = 'p',        ///< "zhangxiaoming"; also surname and initials, "zhangxm"
    Initials = 'i',      ///< "zxm"
    GivenPinyin = 'g',   ///< "xiaoming"
    Number = 'd',        ///< citizen id, phones, record number, folded
    NumberEnd = '<',     ///< the same, backwards
};

/// Every key of that resident, none twice.
std::vector<std::string> searchKeysOf(const Resident& resident);

/// Typed text, folded. A word is looked for under `kinds`, best first.
struct SearchWord {
    std::string text;   ///< folded; Han in it has become pinyin where `han` is set
    std::string han;    ///< of mixed input such as "张xm": characters the name must hold, in this order
    std::vector<KeyKind> kinds;
};
/// Words that must all match.
using SearchPhrase = std::vector<SearchWord>;
/// What the text may mean, best first: as one word ("zhang xm" is "zhangxm"), then word by word. Nothing for text
/// without letters or digits.
std::vector<SearchPhrase> searchPhrasesOf(std::string_view text);
/// Whether the characters of `han` stand in the folded name, in this order.
bool holdsHan(std::string_view foldedName, const std::string& han);

/// The half-open range of keys that begin with `word` under `kind`.
struct KeyRange {
    std::string from;
    std::string before;
};
KeyRange rangeOf(KeyKind kind, std::string_view text);

}  // namespace jiayi::roster
