#include "models/roster/contracts/rules/contract_book.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::contracts {

namespace {

constexpr std::array<const char*, 4> kBookFiles{"contract_packages.csv", "contract_items.csv", "contract_reasons.csv", "contract_limits.csv"};
constexpr std::array<const char*, 4> kLimits{"term.months", "renew.from-days", "renew.grace-days", "doctor.cap"};

template <class Row>
const Row* rowOf(const std::vector<Row>& rows, std::string_view id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

Words wordsOf(RuleReader& row) { return {row.required("en"), row.required("zh")}; }

void readPackages(RuleReader& row, ContractBook& book) {
    while (row.next()) {
        Package made{row.required("id"), wordsOf(row), row.list("programmes"), row.origin()};
        if (book.package(made.id)) row.fail("id", "stands twice");
        book.packages.push_back(std::move(made));
    }
}

void readItems(RuleReader& row, ContractBook& book) {
    while (row.next()) {
        PackageItem made;
        made.package = row.required("package");
        made.id = row.required("id");
        made.name = wordsOf(row);
        made.times = row.integer("times");
        made.fact = row.choice<ItemFact>("fact", {{"contact", ItemFact::Contact}, {"face", ItemFact::Face}, {"form", ItemFact::Form}, {"test", ItemFact::Test}});
        made.codes = row.list("codes");
        made.origin = row.origin();
        if (!book.package(made.package)) row.fail("package", "is none of contract_packages.csv");
        if (made.times < 1) row.fail("times", "must be at least 1");
        if (made.codes.empty() != (made.fact == ItemFact::Contact)) row.fail("codes", "names what the fact asks for, and nothing for a contact");
        book.items.push_back(std::move(made));
    }
}

void readReasons(RuleReader& row, ContractBook& book) {
    while (row.next()) {
        Reason made{row.required("id"), wordsOf(row), row.flag("offer"), row.flag("exempt"), row.origin()};
        if (book.reason(made.id)) row.fail("id", "stands twice");
        book.reasons.push_back(std::move(made));
    }
}

void readLimits(RuleReader& row, ContractBook& book) {
    while (row.next()) {
        const auto id = row.required("id");
        ContractBook::Limit made{row.number("value"), row.origin()};
        if (std::find(kLimits.begin(), kLimits.end(), id) == kLimits.end()) row.fail("id", "is no limit that the program knows");
        if (made.value < 0) row.fail("value", "must not be negative");
        auto& rows = book.limits[id];
        if (!rows.empty() && made.origin.validFrom <= rows.back().origin.validFrom) row.fail("valid_from", "rows of one limit stand in the order of their days");
        rows.push_back(std::move(made));
    }
    for (const auto* id : kLimits)
        if (!book.limits.count(id)) row.fail("id", "a limit is missing");
}

}  // namespace

const Package* ContractBook::package(std::string_view id) const { return rowOf(packages, id); }
const Reason* ContractBook::reason(std::string_view id) const { return rowOf(reasons, id); }

std::vector<const PackageItem*> ContractBook::itemsOf(std::string_view package) const {
    std::vector<const PackageItem*> found;
    for (const auto& item : items)
        if (item.package == package) found.push_back(&item);
    return found;
}

const ContractBook::Limit& ContractBook::limitOn(std::string_view id, Date day) const {
    const auto rows = limits.find(id);
    if (rows == limits.end()) throw std::logic_error("no such limit of contracts: " + std::string{id});
    const Limit* inForce = &rows->second.front();
    for (const auto& row : rows->second)
        if (row.origin.validFrom <= day) inForce = &row;
    return *inForce;
}

Date ContractBook::lastDayOf(Date since) const { return addMonths(since, whole("term.months", since)) - Days{1}; }

Result<ContractBook> readContractBook(const BookFiles& files) {
    ContractBook book;
    constexpr std::array<void (*)(RuleReader&, ContractBook&), 4> kReaders{readPackages, readItems, readReasons, readLimits};
    for (std::size_t i = 0; i < kBookFiles.size(); ++i) {
        const auto file = files.find(kBookFiles[i]);
        if (file == files.end()) return invalid("rules.file", kBookFiles[i]);
        RuleReader row(kBookFiles[i], file->second);
        kReaders[i](row, book);
        JIAYI_CHECK(row.finish());
    }
    return book;
}

BookFiles embeddedContractFiles() {
    BookFiles files;
    for (const auto* name : kBookFiles) files[name] = embeddedFile("rules/" + std::string{name});
    return files;
}

Result<ContractBook> loadContractBook() { return readContractBook(embeddedContractFiles()); }

}  // namespace jiayi::contracts
