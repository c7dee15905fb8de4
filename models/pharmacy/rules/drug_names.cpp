#include "models/pharmacy/rules/drug_names.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <set>

namespace jiayi::pharmacy {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kMassUnits{{{"mg", "mg"},
                                                                                   {"mcg", "ug"},
                                                                                   {"\xc2\xb5g", "ug"},
                                                                                   {"\xce\xbcg", "ug"},
                                                                                   {"ug", "ug"},
                                                                                   {"g", "g"},
                                                                                   {"毫克", "mg"},
                                                                                   {"微克", "ug"},
                                                                                   {"克", "g"},
                                                                                   {"iu", "U"},
                                                                                   {"u", "U"},
                                                                                   {"units", "U"},
                                                                                   {"万单位", "10kU"},
                                                                                   {"单位", "U"}}};
/// Between the substances of a mixture.
constexpr std::array<std::string_view, 8> kSeparators{"/", "+", " and ", "、", "与", " & ", ",", "-"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// A Latin name counts only as whole words; a Han name anywhere.
std::size_t findName(const std::string& text, const std::string& name, std::size_t from = 0) {
    for (auto at = text.find(name, from); at != std::string::npos; at = text.find(name, at + 1)) {
        const auto end = at + name.size();
        const bool before = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(name.front());
        const bool after = end == text.size() || !isWordByte(text[end]) || !isWordByte(name.back());
        if (before && after) return at;
    }
    return std::string::npos;
}

/// Numbers with what belongs to them ("80/5 mg", "0.5g*20") taken out, so that a slash left over parts substances.
std::string withoutStrengths(const std::string& text) {
    std::string rest;
    for (std::size_t i = 0; i < text.size();) {
        const bool starts = isDigit(text[i]) && (i == 0 || !isWordByte(text[i - 1]));
        if (!starts) {
            rest += text[i++];
            continue;
        }
        while (i < text.size() && (isDigit(text[i]) || text[i] == '.' || text[i] == '/' || text[i] == '*' || text[i] == '%')) ++i;
        auto after = i;
        while (after < text.size() && text[after] == ' ') ++after;
        for (const auto& [unit, ucum] : kMassUnits) {
            if (text.compare(after, unit.size(), unit) != 0) continue;
            const auto end = after + unit.size();
            if (end < text.size() && isWordByte(text[end]) && isWordByte(unit.back())) continue;
            i = end;
            break;
        }
        rest += ' ';
    }
    return foldedName(rest);
}

/// The text without its parentheses, then what stands in each of them.
std::vector<std::string> outsideAndInside(const std::string& text) {
    std::vector<std::string> pieces{""};
    std::size_t from = 0;
    while (from < text.size()) {
        const auto open = text.find('(', from);
        const auto close = open == std::string::npos ? open : text.find(')', open);
        if (close == std::string::npos) break;
        pieces.front() += text.substr(from, open - from) + " ";
        pieces.push_back(foldedName(text.substr(open + 1, close - open - 1)));
        from = close + 1;
    }
    pieces.front() = foldedName(pieces.front() + text.substr(from));
    return pieces;
}

bool saysSlowRelease(const std::string& name) {
    for (const auto* word : {"xr", "er", "sr", "mr", "xl", "gits", "extended release", "extended-release"})
        if (findName(name, word) != std::string::npos) return true;
    return name.find("缓释") != std::string::npos || name.find("控释") != std::string::npos;
}

/// Eye drops, ointments, suppositories: another medicine than the tablet of the same substance.
bool saysLocalForm(const std::string& name) {
    for (const auto* word : {"滴眼", "滴耳", "滴鼻", "眼膏", "眼用", "乳膏", "软膏", "凝胶", "搽剂", "洗剂", "栓剂", "阴道", "贴膏", "贴片", "鼻喷", "喷鼻"})
        if (name.find(word) != std::string::npos) return true;
    for (const auto* word : {"ointment", "cream", "gel", "lotion", "eye", "ear", "ophthalmic", "otic", "topical", "nasal", "vaginal", "rectal", "suppository", "patch"})
        if (findName(name, word) != std::string::npos) return true;
    return name.ends_with("栓");
}

bool isLocal(const Drug& drug) {
    return std::any_of(drug.def.routes.begin(), drug.def.routes.end(), [](const std::string& route) { return route == "top" || route == "nas"; });
}

/// ATC's groups of what is given where it acts.
bool isLocalCode(std::string_view atc) {
    for (const std::string_view group : {"S", "D", "M02", "R01", "G01", "C05", "A01"})
        if (atc.starts_with(group)) return true;
    return false;
}

bool isAtc(std::string_view code) {
    const auto letter = [&](std::size_t i) { return code[i] >= 'A' && code[i] <= 'Z'; };
    if (code.size() != 5 && code.size() != 7) return false;
    return letter(0) && isDigit(code[1]) && isDigit(code[2]) && letter(3) && letter(4) &&
           (code.size() == 5 || (isDigit(code[5]) && isDigit(code[6])));
}

std::vector<std::string> split(const std::string& text, std::string_view separator) {
    std::vector<std::string> pieces;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(separator, from), text.size());
        if (auto piece = foldedName(text.substr(from, to - from)); !piece.empty()) pieces.push_back(std::move(piece));
        from = to + separator.size();
    }
    return pieces;
}

}  // namespace

std::string foldedName(std::string_view text) {
    std::string folded;
    for (const char c : normalized(text)) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (space && (folded.empty() || folded.back() == ' ')) continue;
        const auto byte = static_cast<unsigned char>(c);
        folded += space ? ' ' : byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
    }
    while (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

std::optional<Strength> strengthIn(std::string_view text) {
    const auto folded = foldedName(text);
    std::optional<Strength> found;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!isDigit(folded[i]) || (i > 0 && (isWordByte(folded[i - 1]) || folded[i - 1] == '.'))) continue;
        double amount = 0;
        const auto read = std::from_chars(folded.data() + i, folded.data() + folded.size(), amount);
        auto at = static_cast<std::size_t>(read.ptr - folded.data());
        const auto begin = i;
        i = at - 1;
        while (at < folded.size() && folded[at] == ' ') ++at;
        for (const auto& [unit, ucum] : kMassUnits) {
            const auto end = at + unit.size();
            if (folded.compare(at, unit.size(), unit) != 0 || (end < folded.size() && isWordByte(folded[end]) && isWordByte(unit.back())))
                continue;
            // "80/5 mg": the strength of a mixture, which one number does not say.
            if (begin > 0 && folded[begin - 1] == '/') return {};
            Strength said{ucum == "10kU" ? amount * 10 : amount, std::string{ucum == "10kU" ? "kU" : ucum}};
            if (found && (found->amount != said.amount || found->unit != said.unit)) return {};
            found = std::move(said);
            break;
        }
    }
    return found;
}

std::vector<double> numbersIn(std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i])) continue;
        double number = 0;
        const auto read = std::from_chars(text.data() + i, text.data() + text.size(), number);
        numbers.push_back(number);
        i = static_cast<std::size_t>(read.ptr - text.data()) - 1;
    }
    return numbers;
}

std::vector<double> mixtureStrengthIn(std::string_view text) {
    const auto folded = foldedName(text);
    std::vector<double> numbers;
    const auto unitAt = [&](std::size_t at) {
        while (at < folded.size() && folded[at] == ' ') ++at;
        for (const auto& [unit, ucum] : kMassUnits)
            if (folded.compare(at, unit.size(), unit) == 0) return at + unit.size();
        return at;
    };
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!isDigit(folded[i]) || (i > 0 && isWordByte(folded[i - 1]))) continue;
        numbers.clear();
        for (auto at = i; at < folded.size() && isDigit(folded[at]);) {
            double number = 0;
            const auto read = std::from_chars(folded.data() + at, folded.data() + folded.size(), number);
            numbers.push_back(number);
            i = static_cast<std::size_t>(read.ptr - folded.data());
            at = unitAt(i);
            if (at >= folded.size() || (folded[at] != '/' && folded[at] != ':' && folded[at] != '+')) break;
            ++at;
            while (at < folded.size() && folded[at] == ' ') ++at;
        }
        if (numbers.size() > 1) return numbers;
    }
    return {};
}

DrugNames::DrugNames(const std::vector<Drug>& drugs, std::map<std::string, std::vector<Ingredient>, std::less<>> classParts)
    : m_classParts(std::move(classParts)) {
    for (std::size_t i = 0; i < drugs.size(); ++i) {
        const auto& def = drugs[i].def;
        m_byAtc[def.atc].push_back(i);
        std::vector<std::string> names{def.inn, def.zh};
        names.insert(names.end(), def.brands.begin(), def.brands.end());
        for (const auto& name : names) {
            auto folded = foldedName(name);
            if (m_exact.emplace(folded, i).second) m_spellings.push_back({std::move(folded), i});
        }
    }
    const auto remember = [&](const std::vector<Ingredient>& parts) {
        for (const auto& part : parts)
            if (!part.drug) m_ingredients.emplace(foldedName(part.name), part);
    };
    for (const auto& drug : drugs) remember(drug.parts);
    for (const auto& [prefix, parts] : m_classParts) remember(parts);
    std::stable_sort(m_spellings.begin(), m_spellings.end(),
                     [](const Spelling& a, const Spelling& b) { return a.text.size() > b.text.size(); });
}

std::optional<std::size_t> DrugNames::within(const std::vector<Drug>& drugs, const std::string& folded) const {
    auto rest = folded;
    std::optional<std::size_t> longest;
    for (const auto& spelling : m_spellings) {
        // One Latin letter or one Han character would be found everywhere.
        if (spelling.text.size() < 4 || spelling.text.size() > rest.size()) continue;
        const auto at = findName(rest, spelling.text);
        if (at == std::string::npos) continue;
        if (longest && drugs[*longest].def.atc != drugs[spelling.drug].def.atc) return {};
        if (!longest) longest = spelling.drug;
        rest.replace(at, spelling.text.size(), "|");  // names inside this name are no second drug
    }
    return longest;
}

std::optional<std::size_t> DrugNames::rowOf(const std::vector<Drug>& drugs, const std::string& folded) const {
    if (const auto exact = m_exact.find(folded); exact != m_exact.end()) return exact->second;
    const auto pieces = outsideAndInside(folded);
    for (const auto& piece : pieces) {
        if (const auto exact = m_exact.find(piece); exact != m_exact.end()) return exact->second;
        if (const auto exact = m_exact.find(withoutStrengths(piece)); exact != m_exact.end()) return exact->second;
    }
    if (const auto found = within(drugs, folded)) return found;
    for (const auto& piece : pieces)
        if (const auto found = within(drugs, piece); found && pieces.size() > 1) return found;
    return {};
}

std::optional<NamedDrug> DrugNames::mixture(const std::vector<Drug>& drugs, const std::string& folded) const {
    const auto plain = withoutStrengths(outsideAndInside(folded).front());
    for (const auto separator : kSeparators) {
        if (plain.find(separator) == std::string::npos) continue;
        const auto pieces = split(plain, separator);
        if (pieces.size() < 2) continue;
        NamedDrug named;
        std::set<std::string> codes;
        for (const auto& piece : pieces) {
            const auto bare = m_ingredients.find(piece);
            const auto row = bare == m_ingredients.end() ? rowOf(drugs, piece) : std::nullopt;
            if (bare != m_ingredients.end()) named.parts.push_back(bare->second);
            else if (row && drugs[*row].parts.empty()) named.parts.push_back({drugs[*row].def.inn, drugs[*row].def.atc, {}, drugs[*row].def.unit, row});
            else if (row) named.parts.insert(named.parts.end(), drugs[*row].parts.begin(), drugs[*row].parts.end());
            else break;
            codes.insert(named.parts.back().atc);
        }
        if (codes.size() != pieces.size()) continue;
        for (std::size_t i = 0; i < drugs.size(); ++i) {
            std::set<std::string> made;
            for (const auto& part : drugs[i].parts) made.insert(part.atc);
            if (made == codes) return NamedDrug{i, drugs[i].def.atc, {}, {}};
        }
        return named;
    }
    return {};
}

/// "amlodipine / foobarzil": beside a known name stands one that is none, so the whole is not guessed at.
bool DrugNames::namesSomethingElse(const std::vector<Drug>& drugs, const std::string& folded) const {
    static constexpr std::array<std::string_view, 12> kNoNames{"tablet", "tablets", "capsule", "capsules", "actuation", "vial", "puff", "dose", "spray", "unit", "units", "pen"};
    const auto plain = withoutStrengths(outsideAndInside(folded).front());
    for (const auto separator : {"/", "+"}) {
        const auto pieces = split(plain, separator);
        const bool unknown = pieces.size() > 1 && std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
            const bool form = piece.size() < 4 || std::any_of(kNoNames.begin(), kNoNames.end(), [&](std::string_view word) { return piece.starts_with(word); });
            return !form && !rowOf(drugs, piece) && !m_ingredients.contains(piece);
        });
        if (unknown) return true;
    }
    return false;
}

std::optional<NamedDrug> DrugNames::byCode(const std::vector<Drug>& drugs, std::string_view atc, const std::string& folded) const {
    const auto rows = m_byAtc.find(std::string{atc});
    if (rows != m_byAtc.end()) {
        const auto& candidates = rows->second;
        if (candidates.size() > 1) {
            const auto named = rowOf(drugs, folded);
            if (named && std::find(candidates.begin(), candidates.end(), *named) != candidates.end() && !saysSlowRelease(folded))
                return NamedDrug{*named, std::string{atc}, {}, {}};
            for (const auto row : candidates) {
                const auto& form = drugs[row].def.form;
                const bool slow = form.ends_with("_xr") || form.ends_with("_sr");
                if (slow == saysSlowRelease(folded)) return NamedDrug{row, std::string{atc}, {}, {}};
            }
        }
        return NamedDrug{candidates.front(), std::string{atc}, {}, {}};
    }
    const bool ours = std::any_of(m_ingredients.begin(), m_ingredients.end(), [&](const auto& one) { return one.second.atc == atc; });
    if (!ours && !isAtc(atc)) return {};
    NamedDrug named{{}, std::string{atc}, {}, {}};
    for (auto length = atc.size(); length >= 5; --length) {
        const auto parts = m_classParts.find(atc.substr(0, length));
        if (parts == m_classParts.end()) continue;
        named.parts = parts->second;
        break;
    }
    return named;
}

std::optional<NamedDrug> DrugNames::find(const std::vector<Drug>& drugs, std::string_view atc, std::string_view name) const {
    const auto folded = foldedName(name);
    auto named = atc.empty() ? std::optional<NamedDrug>{} : byCode(drugs, atc, folded);
    if ((!named || !named->drug) && !folded.empty()) {
        // A mixture first: "amlodipine/atorvastatin" also holds the name of each of its substances.
        auto said = m_exact.count(folded) ? std::nullopt : mixture(drugs, folded);
        if (!said && !m_exact.count(folded) && namesSomethingElse(drugs, folded)) return named;
        if (!said) {
            if (const auto row = rowOf(drugs, folded)) said = NamedDrug{*row, drugs[*row].def.atc, {}, {}};
            else if (const auto bare = m_ingredients.find(withoutStrengths(folded)); bare != m_ingredients.end())
                said = NamedDrug{{}, bare->second.atc, {}, {}};
        }
        // A code for eye drops beside the name of their substance, or a name that says what they are.
        const bool otherForm = said && said->drug && !isLocal(drugs[*said->drug]) &&
                               (saysLocalForm(folded) || (named && isLocalCode(named->atc) && named->atc.substr(0, 3) != said->atc.substr(0, 3)));
        if (otherForm) return named;
        if (said && (!named || said->drug || named->parts.empty())) named = std::move(said);
    }
    if (named) {
        named->strength = strengthIn(name);
        named->strengths = mixtureStrengthIn(name);
    }
    return named;
}

}  // namespace jiayi::pharmacy
