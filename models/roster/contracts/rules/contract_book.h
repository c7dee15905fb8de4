// What contracts may be: packages with their items, reasons to end, limits; rules/contract_*.csv.
#pragma once

#include "models/core/rule_reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::contracts {

/// A text in both languages of the clinic.
struct Words {
    std::string en, zh;
    bool operator==(const Words&) const = default;
};

/// By what an item of a package is done.
enum class ItemFact {
    Contact,  ///< any signed visit
    Face,     ///< a signed visit face to face with one of the forms
    Form,     ///< a signed visit with one of the forms
    Test,     ///< a believed value of one of the codes
};

struct PackageItem {
    std::string package, id;
    Words name;
    int times = 0;  ///< owed in a whole term
    ItemFact fact = ItemFact::Contact;
    std::vector<std::string> codes;  ///< forms or observation codes
    RuleOrigin origin;
};

struct Package {
    std::string id;
    Words name;
    std::vector<std::string> programmes;  ///< whose people it is proposed for; none: everybody
    RuleOrigin origin;
};

struct Reason {
    std::string id;
    Words name;
    bool offer = false;   ///< ends an offer that was not signed; else a contract
    bool exempt = false;  ///< nobody could have renewed it
    RuleOrigin origin;
};

struct ContractBook {
    std::vector<Package> packages;
    std::vector<PackageItem> items;
    std::vector<Reason> reasons;

    struct Limit {
        double value = 0;
        RuleOrigin origin;
    };
    std::map<std::string, std::vector<Limit>, std::less<>> limits;

    const Package* package(std::string_view id) const;
    std::vector<const PackageItem*> itemsOf(std::string_view package) const;
    const Reason* reason(std::string_view id) const;
    /// The latest row that has begun by that day, or the first of all. An unknown id is a bug.
    const Limit& limitOn(std::string_view id, Date day) const;
    int whole(std::string_view id, Date day) const { return static_cast<int>(limitOn(id, day).value); }
    /// The last day of a term that begins then.
    Date lastDayOf(Date since) const;
};

/// From the files embedded in the program; Invalid "rules.row" or "rules.file".
Result<ContractBook> loadContractBook();
/// By file name ("contract_limits.csv"), each of which must be there.
using BookFiles = std::map<std::string, std::string, std::less<>>;
Result<ContractBook> readContractBook(const BookFiles& files);
BookFiles embeddedContractFiles();

}  // namespace jiayi::contracts
