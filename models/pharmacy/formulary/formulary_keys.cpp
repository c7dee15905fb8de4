#include "models/pharmacy/formulary/formulary_keys.h"

#include "models/core/text.h"

#include <algorithm>
#include <unordered_map>

namespace jiayi::pharmacy {

namespace {

bool isPlain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Split at spaces and at what stands between the parts of a name: "amlodipine/valsartan (film-coated)".
std::vector<std::string> partsOf(std::string_view name) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : normalized(name) + " ") {
        if (c != ' ' && c != '/' && c != '(' && c != ')' && c != '+' && c != ',' && c != ';') {
            part += c;
            continue;
        }
        if (auto folded = searchFold(part); !folded.empty()) parts.push_back(std::move(folded));
        part.clear();
    }
    return parts;
}

/// Read behind another Han, so that it is no surname: 单 is dan here, not shan. ICU is asked once for each.
const std::string& soundOf(const std::string& point) {
    constexpr std::string_view kBefore = "\u836F";  // yao
    constexpr std::size_t kBeforeSound = 3;
    thread_local std::unordered_map<std::string, std::string> known;
    auto& sound = known[point];
    if (sound.empty()) sound = isPlain(point) ? point : pinyinOfName(std::string{kBefore} + point).full.substr(kBeforeSound);
    return sound;
}

class ItemKeys {
public:
    void add(ItemKey kind, std::string_view text) {
        if (!text.empty()) m_keys.push_back(static_cast<char>(kind) + std::string{text});
    }

    /// 盐酸二甲双胍片 is asked for by 盐酸, by 二甲双胍, and by either's sound: so from each Han on.
    void addName(const std::string& name) {
        add(ItemKey::Name, searchFold(name));
        for (const auto& part : partsOf(name)) {
            add(ItemKey::Name, part);
            if (!isPlain(part)) addHan(part);
        }
    }
    std::vector<std::string> finish() {
        std::sort(m_keys.begin(), m_keys.end());
        m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
        return std::move(m_keys);
    }

private:
    void addHan(const std::string& part) {
        const auto points = codePoints(part);
        std::vector<std::string> sounds;
        for (const auto& point : points) sounds.push_back(soundOf(point));
        std::string han, sound, initials;
        for (std::size_t at = points.size(); at-- > 0;) {
            han = points[at] + han;
            sound = sounds[at] + sound;
            initials = sounds[at].substr(0, 1) + initials;
            add(ItemKey::Name, han);
            add(ItemKey::Pinyin, sound);
            add(ItemKey::Initials, initials);
        }
    }

    std::vector<std::string> m_keys;
};

}  // namespace

std::vector<std::string> itemKeysOf(const FormularyItem& item) {
    ItemKeys keys;
    for (const auto* name : {&item.nameZh, &item.nameEn, &item.inn}) keys.addName(*name);
    keys.add(ItemKey::Name, searchFold(item.strength));
    for (const auto* code : {&item.atc, &item.nhsa, &item.code}) keys.add(ItemKey::Code, searchFold(*code));
    return keys.finish();
}

std::string itemSortKey(const FormularyItem& item) {
    std::string key;
    for (const auto& point : codePoints(searchFold(item.name()))) key += soundOf(point);
    return key;
}

std::vector<ItemWord> itemWordsOf(std::string_view typed) {
    std::vector<ItemWord> words;
    for (auto& part : partsOf(typed)) {
        if (isPlain(part)) words.push_back({std::move(part), {ItemKey::Name, ItemKey::Pinyin, ItemKey::Initials, ItemKey::Code}});
        else words.push_back({std::move(part), {ItemKey::Name}});
    }
    return words;
}

ItemKeyRange itemKeyRange(ItemKey kind, std::string_view text) {
    ItemKeyRange range{static_cast<char>(kind) + std::string{text}, {}};
    range.before = range.from;
    // No byte of UTF-8 is 0xFF: the next text of that length ends the range.
    range.before.back() = static_cast<char>(static_cast<unsigned char>(range.before.back()) + 1);
    return range;
}

}  // namespace jiayi::pharmacy
