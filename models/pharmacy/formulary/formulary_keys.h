// The prefixes under which a product is found.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// What a key is made from: its first character.
enum class ItemKey : char {
    Name = 'n',      ///< a name, folded; also from each of its later words or Han on
    Pinyin = 'p',    ///< "erjiashuanggua"; also from each later Han on
    Initials = 'i',  ///< "ejsg"; likewise
    Code = 'c',      ///< ATC, 国家医保编码, the pharmacy's own code
};

/// Every key of that item, none twice.
std::vector<std::string> itemKeysOf(const FormularyItem& item);
/// The full pinyin of a Han name, or the folded name: what lists are sorted by.
std::string itemSortKey(const FormularyItem& item);

/// A typed word, folded, and the keys that it may begin, best first.
struct ItemWord {
    std::string text;
    std::vector<ItemKey> kinds;
};
std::vector<ItemWord> itemWordsOf(std::string_view typed);

/// The half-open range of keys that begin with `text` under `kind`.
struct ItemKeyRange {
    std::string from;
    std::string before;
};
ItemKeyRange itemKeyRange(ItemKey kind, std::string_view text);

}  // namespace jiayi::pharmacy
