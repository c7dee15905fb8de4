// One line of a pharmacy's formulary: a product as it is sold, with price, stock and the terms under which it is paid for.
#pragma once

#include "models/core/dates.h"
#include "models/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// 甲类, 乙类 of the basic medical insurance's list; Self: 自费, the person pays all of it.
enum class InsuranceClass { A, B, Self };
/// "A", "B", "self": in the database, on the wire and in tables.
std::string_view nameOf(InsuranceClass insuranceClass);

struct FormularyItem {
    std::string code;        ///< the pharmacy's own, a FHIR id; what a version's items are told apart by
    std::string inn;         ///< as in drugs.csv: with `atc` the key of the drug that the review knows
    std::string atc;         ///< may be empty (many Chinese patent medicines), or stop above level 5
    std::string nhsa;        ///< 国家医保编码, 23 characters; may be empty
    std::string nameEn;
    std::string nameZh;
    std::string maker;
    std::string form;        ///< "tab", "cap_ec": as in drugs.csv
    std::string strength;    ///< of one unit of the pack: "500 mg"
    std::int64_t packSize = 1;   ///< units in a pack
    std::string packUnit;        ///< what the pack is counted in: "tab", "pen"
    Money price;                 ///< of a pack
    std::optional<std::int64_t> stock;   ///< packs; nothing: the pharmacy does not say
    std::optional<Instant> stockAt;      ///< when that was counted
    InsuranceClass insuranceClass = InsuranceClass::Self;
    bool essential = false;              ///< 基药
    bool procured = false;               ///< 集采
    std::optional<std::int64_t> agreed;    ///< packs that the clinics agreed to take, of a procured product
    std::optional<std::int64_t> progress;  ///< packs taken of them so far
    std::string restrictionEn;           ///< when insurance pays; empty: always
    std::string restrictionZh;
    std::string longRx;                  ///< "yes", "no", "local": may stand on a long prescription
    int tier = 1;                        ///< of the pharmacy's own list, 1 first
    std::string source;                  ///< who says so; begins with "sample" for what is made up

    std::string alsoAt;                  ///< partner hospitals whose own formularies hold it too, ';' between
    std::optional<Money> cost{};         ///< of a pack, what the clinic itself pays; nothing: not known. For staff who ask, never on paper

    bool operator==(const FormularyItem&) const = default;
    bool isSample() const { return source.starts_with("sample"); }
    bool restricted() const { return !restrictionEn.empty() || !restrictionZh.empty(); }
    /// Known to be out of stock; an unknown stock is not.
    bool outOfStock() const { return stock && *stock == 0; }
    /// The name in Chinese, or the other one where there is none.
    const std::string& name() const { return nameZh.empty() ? nameEn : nameZh; }
};

/// One problem of an item: which field, and what is wrong with it in words for the administrator who publishes.
struct ItemProblem {
    std::string field;
    std::string what;
};
/// What stands against publishing it; empty if nothing does.
std::vector<ItemProblem> problemsOf(const FormularyItem& item);

/// The shape of an ATC code of any level: "A", "A10", "A10B", "A10BA", "A10BA02". Whether there is one is not asked.
bool isAtcShape(std::string_view atc);

}  // namespace jiayi::pharmacy
