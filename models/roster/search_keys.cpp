#include "models/roster/search_keys.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>

namespace jiayi::roster {

namespace {

/// Surnames of two characters. Without them 欧阳修 would be found as "oyangxiu" only in parts.
constexpr std::array<std::string_view, 40> kCompoundSurnames{
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "司徒", "司空", "令狐",
    "夏侯", "端木", "百里", "呼延", "南宫", "独孤", "澹台", "太史", "申屠", "公冶", "濮阳", "淳于", "单于", "仲孙",
    "轩辕", "钟离", "闾丘", "鲜于", "西门", "东郭", "拓跋", "完颜", "赫连", "贺兰", "公羊", "巫马"};

bool isAsciiLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class Keys {
public:
    void add(KeyKind kind, const std::string& text) {
        if (!text.empty()) m_keys.push_back(static_cast<char>(kind) + text);
    }
    void addNumber(std::string_view number) {
        const auto folded = searchFold(number);
        add(KeyKind::Number, folded);
        add(KeyKind::NumberEnd, reversed(folded));
    }
    std::vector<std::string> finish() {
        std::sort(m_keys.begin(), m_keys.end());
        m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
        return std::move(m_keys);
    }

private:
    std::vector<std::string> m_keys;
};

/// How many characters of the name are the surname: a Latin or middle-dotted name has none that could be told.
std::size_t surnameLength(const std::vector<std::string>& points) {
    if (points.size() > 2) {
        const auto first = points[0] + points[1];
        if (std::find(kCompoundSurnames.begin(), kCompoundSurnames.end(), first) != kCompoundSurnames.end()) return 2;
    }
    return points.size() > 1 ? 1 : 0;
}

void addName(Keys& keys, const std::string& name) {
    const auto folded = searchFold(name);
    keys.add(KeyKind::Name, folded);
    const auto points = codePoints(folded);
    std::size_t at = points.empty() ? 0 : points.front().size();
    for (std::size_t i = 1; i < points.size(); ++i) {
        keys.add(KeyKind::NameTail, folded.substr(at));
        at += points[i].size();
    }
    const auto pinyin = pinyinOfName(name);
    keys.add(KeyKind::Pinyin, pinyin.full);
    keys.add(KeyKind::Initials, pinyin.initials);
    if (isAscii(folded)) {
        const auto space = pinyin.spaced.find(' ');
        if (space != std::string::npos) keys.add(KeyKind::GivenPinyin, searchFold(pinyin.spaced.substr(space)));
        return;
    }
    const auto length = surnameLength(points);
    if (length == 0) return;
    const auto surname = pinyinOfName(length == 2 ? points[0] + points[1] : points[0]);
    if (surname.full.empty() || !pinyin.full.starts_with(surname.full)) return;
    keys.add(KeyKind::GivenPinyin, pinyin.full.substr(surname.full.size()));
    if (pinyin.initials.size() > surname.initials.size())
        keys.add(KeyKind::Pinyin, surname.full + pinyin.initials.substr(surname.initials.size()));
}

SearchWord wordOf(const std::string& folded) {
    if (std::any_of(folded.begin(), folded.end(), isDigit)) return {folded, {}, {KeyKind::Number, KeyKind::NumberEnd}};
    const bool latin = std::any_of(folded.begin(), folded.end(), isAsciiLetter);
    if (!latin) return {folded, {}, {KeyKind::Name, KeyKind::NameTail}};
    const std::vector<KeyKind> sounds{KeyKind::Pinyin, KeyKind::Initials, KeyKind::GivenPinyin};
    if (isAscii(folded)) {
        auto kinds = sounds;
        kinds.push_back(KeyKind::Number);  // a record number may begin with letters
        // Latin letters may also be the name as it is written, middle dots left out.
        kinds.push_back(KeyKind::NameTail);
        return {folded, {}, kinds};
    }
    // "张xm": the whole as it sounds, then only names that hold the characters. A run is read at once, so that a
    // surname of two characters keeps its reading.
    std::string han, sound, run;
    const auto endRun = [&] {
        if (!run.empty()) sound += pinyinOfName(run).full;
        han += run;
        run.clear();
    };
    for (const auto& point : codePoints(folded)) {
        if (!isAscii(point)) {
            run += point;
            continue;
        }
        endRun();
        sound += point;
    }
    endRun();
    return {sound, han, sounds};
}

}  // namespace

std::vector<std::string> searchKeysOf(const Resident& resident) {
    Keys keys;
    addName(keys, resident.name);
    for (const auto* number : {&resident.citizenId, &resident.phone, &resident.phone2, &resident.recordNo})
        keys.addNumber(*number);
    return keys.finish();
}

std::vector<SearchPhrase> searchPhrasesOf(std::string_view text) {
    SearchPhrase words;
    const auto plain = normalized(text);
    std::size_t at = 0;
    while (at < plain.size()) {
        const auto end = std::min(plain.find(' ', at), plain.size());
        if (const auto folded = searchFold(std::string_view{plain}.substr(at, end - at)); !folded.empty())
            words.push_back(wordOf(folded));
        at = end + 1;
    }
    if (words.empty()) return {};
    if (words.size() == 1) return {std::move(words)};
    return {{wordOf(searchFold(plain))}, std::move(words)};
}

bool holdsHan(std::string_view foldedName, const std::string& han) {
    std::size_t at = 0;
    for (const auto& point : codePoints(han)) {
        at = foldedName.find(point, at);
        if (at == std::string_view::npos) return false;
        at += point.size();
    }
    return true;
}

KeyRange rangeOf(KeyKind kind, std::string_view text) {
    KeyRange range{static_cast<char>(kind) + std::string{text}, {}};
    if (kind == KeyKind::NumberEnd) range.from = static_cast<char>(kind) + reversed(text);
    range.before = range.from;
    // No byte of UTF-8 is 0xFF, and none of the last bytes here is 0xFF: the next text of that length ends the range.
    range.before.back() = static_cast<char>(static_cast<unsigned char>(range.before.back()) + 1);
    return range;
}

}  // namespace jiayi::roster
