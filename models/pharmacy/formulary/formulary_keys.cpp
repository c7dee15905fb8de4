#include "models/pharmacy/formulary/formulary_keys.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "models/core/text.h"

#include <algorithm>
#include <map>
#include <stdexcept>
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

/// How a Han is read in names of medicines, where that is not the general reading. Source: resources/rules/han_readings.csv.
const std::map<std::string, std::string>& medicineReadings() {
    static const auto readings = [] {
        RuleReader row("han_readings.csv", embeddedFile("rules/han_readings.csv"));
        std::map<std::string, std::string> found;
        while (row.next()) {
            if (codePoints(row.required("han")).size() != 1) row.fail("han", "is not one character");
            found[row.required("han")] = row.required("reading");
            row.required("why");
            row.origin();
        }
        if (const auto sound = row.finish(); !sound) throw std::logic_error(toString(sound.error()));
        return found;
    }();
    return readings;
}

/// Read behind another Han, so that it is no surname: 单 is dan here, not shan. ICU is asked once for each.
const std::string& generalSound(const std::string& point) {
    constexpr std::string_view kBefore = "\u836F";  // yao
    constexpr std::size_t kBeforeSound = 3;
    thread_local std::unordered_map<std::string, std::string> known;
    auto& sound = known[point];
    if (sound.empty()) sound = isPlain(point) ? point : pinyinOfName(std::string{kBefore} + point).full.substr(kBeforeSound);
    return sound;
}

const std::string& medicineSound(const std::string& point) {
    const auto found = medicineReadings().find(point);
    return found == medicineReadings().end() ? generalSound(point) : found->second;
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
    /// Under the reading of medicines, and under the general one, which some people type.
    void addHan(const std::string& part) {
        const auto points = codePoints(part);
        addSounds(points, medicineSound);
        addSounds(points, generalSound);
        std::string han;
        for (auto point = points.rbegin(); point != points.rend(); ++point) add(ItemKey::Name, han = *point + han);
    }

    void addSounds(const std::vector<std::string>& points, const std::string& (*soundOf)(const std::string&)) {
        std::string sound, initials;
        for (auto point = points.rbegin(); point != points.rend(); ++point) {
            const auto& one = soundOf(*point);
            add(ItemKey::Pinyin, sound = one + sound);
            add(ItemKey::Initials, initials = one.substr(0, 1) + initials);
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
    for (const auto& point : codePoints(searchFold(item.name()))) key += medicineSound(point);
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
    std::string plain{text};
    // An input method wants "lv" for what a reading without marks calls "lu": 氯 is asked for either way.
    for (std::size_t at = 1; kind == ItemKey::Pinyin && at < plain.size(); ++at)
        if (plain[at] == 'v' && (plain[at - 1] == 'l' || plain[at - 1] == 'n')) plain[at] = 'u';
    ItemKeyRange range{static_cast<char>(kind) + plain, {}};
    range.before = range.from;
    // No byte of UTF-8 is 0xFF: the next text of that length ends the range.
    range.before.back() = static_cast<char>(static_cast<unsigned char>(range.before.back()) + 1);
    return range;
}

}  // namespace jiayi::pharmacy
