#include "models/roster/moves/rules/moves_book.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>

namespace jiayi::moves {

namespace {

constexpr std::array<const char*, 3> kMovesFiles{"departure_reasons.csv", "handover_sections.csv", "leave_risk.csv"};
/// What the program assembles; a row that it does not know would be silently empty.
constexpr std::array<std::string_view, 10> kHandoverSections{"problems", "medicines", "allergies", "results", "visits", "plan", "orders", "referrals", "due", "contract"};

template <class Row>
const Row* rowNamed(const std::vector<Row>& rows, std::string_view id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

void readDepartureReasons(RuleReader& row, MovesBook& book) {
    while (row.next()) {
        DepartureReason made;
        made.id = row.required("id");
        made.wantsNote = row.flag("note");
        made.name = {row.required("en"), row.required("zh")};
        made.origin = row.origin();
        if (book.reason(made.id)) row.fail("id", "stands twice");
        book.reasons.push_back(std::move(made));
    }
}

void readHandoverSections(RuleReader& row, MovesBook& book) {
    while (row.next()) {
        referral::SectionRule made;
        made.id = row.required("id");
        made.loinc = row.text("loinc");
        made.name = {row.required("en"), row.required("zh")};
        made.origin = row.origin();
        if (std::find(kHandoverSections.begin(), kHandoverSections.end(), made.id) == kHandoverSections.end()) row.fail("id", "is no section that is assembled");
        if (book.section(made.id)) row.fail("id", "stands twice");
        book.sections.push_back(std::move(made));
    }
}

void readRisks(RuleReader& row, MovesBook& book) {
    while (row.next()) {
        RiskRule made;
        made.id = row.required("id");
        made.fact = row.choice<RiskFact>("fact", {{"asked", RiskFact::Asked},
                                                  {"contract-ended", RiskFact::ContractEnded},
                                                  {"contract-days-left", RiskFact::ContractDaysLeft},
                                                  {"elsewhere-rise", RiskFact::ElsewhereRise},
                                                  {"elsewhere-days", RiskFact::ElsewhereDays},
                                                  {"unseen-days", RiskFact::UnseenDays},
                                                  {"missed", RiskFact::Missed},
                                                  {"declined", RiskFact::Declined}});
        made.limit = row.number("limit");
        made.least = row.optionalNumber("least");
        made.withinDays = row.optionalInteger("within_days");
        made.text = {row.required("en"), row.required("zh")};
        made.todo = {row.required("todo_en"), row.required("todo_zh")};
        made.origin = row.origin();
        if (book.risk(made.id)) row.fail("id", "stands twice");
        const bool looksBack = made.fact != RiskFact::ContractDaysLeft && made.fact != RiskFact::UnseenDays;
        if (looksBack && (!made.withinDays || *made.withinDays < 1)) row.fail("within_days", "says for how long");
        if (made.fact == RiskFact::ElsewhereRise && !made.least) row.fail("least", "is empty");
        if (made.limit < 0) row.fail("limit", "is below nothing");
        book.risks.push_back(std::move(made));
    }
}

}  // namespace

const DepartureReason* MovesBook::reason(std::string_view id) const { return rowNamed(reasons, id); }
const referral::SectionRule* MovesBook::section(std::string_view id) const { return rowNamed(sections, id); }
const RiskRule* MovesBook::risk(std::string_view id) const { return rowNamed(risks, id); }

referral::BookFiles embeddedMovesFiles() {
    referral::BookFiles files;
    for (const auto* name : kMovesFiles) files[name] = embeddedFile(std::string{"rules/"} + name);
    return files;
}

Result<MovesBook> readMovesBook(const referral::BookFiles& files) {
    MovesBook book;
    const auto read = [&](const char* name, void (*rows)(RuleReader&, MovesBook&)) -> Result<void> {
        const auto file = files.find(name);
        if (file == files.end()) return invalid("rules.file", name);
        RuleReader reader(name, file->second);
        rows(reader, book);
        return reader.finish();
    };
    JIAYI_CHECK(read("departure_reasons.csv", readDepartureReasons));
    JIAYI_CHECK(read("handover_sections.csv", readHandoverSections));
    JIAYI_CHECK(read("leave_risk.csv", readRisks));
    return book;
}

Result<MovesBook> loadMovesBook() { return readMovesBook(embeddedMovesFiles()); }

}  // namespace jiayi::moves
