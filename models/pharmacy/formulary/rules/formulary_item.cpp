#include "models/pharmacy/formulary/rules/formulary_item.h"

#include "models/core/text.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kNhsaLength = 23;  // six parts: kind, class, name, form, pack, maker
constexpr std::size_t kLongestText = 2000;
constexpr int kLastTier = 9;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isAsciiDigit(char c) { return c >= '0' && c <= '9'; }

/// What the wire takes as an id.
bool isItemCode(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return isUpper(c) || isAsciiDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
    });
}

bool isNhsaShape(std::string_view text) {
    return text.size() == kNhsaLength && std::all_of(text.begin(), text.end(), [](char c) { return isUpper(c) || isAsciiDigit(c); });
}

class Problems {
public:
    void check(bool good, const char* field, const char* what) {
        if (!good) m_found.push_back({field, what});
    }
    void text(const char* field, const std::string& value) {
        check(value.size() <= kLongestText, field, "is too long");
        check(isValidUtf8(value) && std::none_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }), field,
              "holds a character that is no text");
    }
    std::vector<ItemProblem> finish() { return std::move(m_found); }

private:
    std::vector<ItemProblem> m_found;
};

}  // namespace

std::string_view nameOf(InsuranceClass insuranceClass) {
    switch (insuranceClass) {
        case InsuranceClass::A: return "A";
        case InsuranceClass::B: return "B";
        case InsuranceClass::Self: break;
    }
    return "self";
}

bool isAtcShape(std::string_view atc) {
    constexpr std::string_view kShape = "A00AA00";
    if (atc.size() != 1 && atc.size() != 3 && atc.size() != 4 && atc.size() != 5 && atc.size() != 7) return false;
    for (std::size_t i = 0; i < atc.size(); ++i) {
        if (kShape[i] == 'A' ? !isUpper(atc[i]) : !isAsciiDigit(atc[i])) return false;
    }
    return true;
}

std::vector<ItemProblem> problemsOf(const FormularyItem& item) {
    Problems problems;
    problems.check(!item.code.empty(), "item", "is missing");
    problems.check(item.code.empty() || isItemCode(item.code), "item", "is no code: 1 to 64 letters, digits, '-' or '.'");
    problems.check(!item.inn.empty(), "inn", "is missing");
    problems.check(item.atc.empty() || isAtcShape(item.atc), "atc", "has not the shape of an ATC code");
    problems.check(item.nhsa.empty() || isNhsaShape(item.nhsa), "nhsa", "is not 23 capitals and digits");
    problems.check(!item.name().empty(), "name_zh", "is missing");
    problems.check(!item.form.empty(), "form", "is missing");
    problems.check(!item.strength.empty(), "strength", "is missing");
    problems.check(item.packSize > 0, "pack_size", "is not above 0");
    problems.check(!item.packUnit.empty(), "pack_unit", "is missing");
    problems.check(item.price.fen >= 0, "price", "is negative");
    problems.check(!item.cost || item.cost->fen >= 0, "cost", "is negative");
    problems.check(!item.stock || *item.stock >= 0, "stock", "is negative");
    problems.check(item.stock.has_value() == item.stockAt.has_value(), "stock_at", "goes with a stock, and a stock with it");
    problems.check(!item.agreed || *item.agreed >= 0, "agreed", "is negative");
    problems.check(!item.progress || *item.progress >= 0, "progress", "is negative");
    problems.check(item.procured || (!item.agreed && !item.progress), "agreed", "is for procured products alone");
    problems.check(item.longRx == "yes" || item.longRx == "no" || item.longRx == "local", "long_rx", "is none of yes, no, local");
    problems.check(item.tier >= 1 && item.tier <= kLastTier, "tier", "is not 1 to 9");
    for (const auto& [field, value] : std::initializer_list<std::pair<const char*, const std::string&>>{
             {"inn", item.inn}, {"name_en", item.nameEn}, {"name_zh", item.nameZh}, {"maker", item.maker}, {"form", item.form},
             {"strength", item.strength}, {"pack_unit", item.packUnit}, {"restriction_en", item.restrictionEn},
             {"restriction_zh", item.restrictionZh}, {"source", item.source}, {"also_at", item.alsoAt}})
        problems.text(field, value);
    return problems.finish();
}

}  // namespace jiayi::pharmacy
