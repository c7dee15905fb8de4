#include "models/referral/rules/referral_book.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>
#include <set>

namespace jiayi::referral {

namespace {

constexpr std::array<const char*, 7> kBookFiles{"referral_reasons.csv", "referral_urgencies.csv", "referral_specialties.csv", "referral_sections.csv",
                                                "referral_form.csv",    "online_return.csv",      "referral_limits.csv"};
/// What the program fills or checks; a row that it does not know would be silently empty.
constexpr std::array<std::string_view, 23> kFormFields{"name", "sex", "age", "record-no", "address", "phone", "sentence", "signature", "date", "address-line", "impression", "history",
                                                       "past", "treatment", "clinic-phone", "clinic", "case-no", "hospital-signature", "return-date", "diagnosis", "findings", "advice",
                                                       "hospital-phone"};
constexpr std::array<std::string_view, 6> kOnlineChecks{"seen-in-person", "diagnosed", "stable", "no-danger", "regimen-steady", "old-enough"};
constexpr std::array<std::string_view, 6> kSummarySections{"problems", "medicines", "allergies", "results", "visits", "plan"};

template <class Row>
const Row* rowOf(const std::vector<Row>& rows, std::string_view id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}
template <class Names>
bool isAmong(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Text textOf(RuleReader& row) { return {row.required("en"), row.required("zh")}; }

void readReasons(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        Reason made;
        made.id = row.required("id");
        made.kind = row.choice<Kind>("kind", {{"up", Kind::Up}, {"down", Kind::Down}, {"consult", Kind::Consult}});
        made.forms = row.list("forms");
        made.urgency = row.required("urgency");
        made.name = textOf(row);
        made.origin = row.origin();
        if (book.reason(made.id)) row.fail("id", "stands twice");
        if (!book.urgency(made.urgency)) row.fail("urgency", "is none of referral_urgencies.csv");
        book.reasons.push_back(std::move(made));
    }
}

void readUrgencies(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        Urgency made;
        made.id = row.required("id");
        made.seenDays = row.integer("seen_days");
        made.answerDays = row.integer("answer_days");
        made.validDays = row.integer("valid_days");
        made.name = textOf(row);
        made.origin = row.origin();
        if (made.seenDays < 0 || made.answerDays < made.seenDays || made.validDays < made.answerDays) row.fail("valid_days", "must not end before what comes first");
        book.urgencies.push_back(std::move(made));
    }
}

void readSpecialties(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        Specialty made;
        made.id = row.required("id");
        made.programmes = row.list("programmes");
        made.name = textOf(row);
        made.origin = row.origin();
        book.specialties.push_back(std::move(made));
    }
}

void readSections(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        SectionRule made;
        made.id = row.required("id");
        made.loinc = row.required("loinc");
        made.name = textOf(row);
        made.origin = row.origin();
        if (!isAmong(kSummarySections, made.id)) row.fail("id", "is no section that is assembled");
        book.sections.push_back(std::move(made));
    }
    for (const auto id : kSummarySections)
        if (!book.section(id)) row.fail("id", "lacks " + std::string{id});
}

void readForm(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        FormField made;
        made.part = row.choice<std::string>("part", {{"up-stub", "up-stub"}, {"up", "up"}, {"down-stub", "down-stub"}, {"down", "down"}});
        row.integer("position");
        made.field = row.required("field");
        made.lines = row.integer("lines");
        made.label = textOf(row);
        made.origin = row.origin();
        if (!isAmong(kFormFields, made.field) && made.field != "institution") row.fail("field", "is nothing that the form can be filled with");
        book.form.push_back(std::move(made));
    }
}

void readOnline(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        OnlineRule made;
        made.id = row.required("id");
        made.limit = row.optionalNumber("limit");
        made.name = textOf(row);
        made.todo = {row.required("en_todo"), row.required("zh_todo")};
        made.origin = row.origin();
        if (!isAmong(kOnlineChecks, made.id)) row.fail("id", "is nothing that can be checked");
        if (made.name.en.find("{limit}") != std::string::npos && !made.limit) row.fail("limit", "is empty");
        book.online.push_back(std::move(made));
    }
}

void readLimits(RuleReader& row, ReferralBook& book) {
    while (row.next()) {
        book.limits[row.required("id")] = row.number("value");
        row.origin();
    }
}

}  // namespace

std::string_view nameOf(Kind kind) { return kind == Kind::Up ? "up" : kind == Kind::Down ? "down" : "consult"; }

std::optional<Kind> kindOf(std::string_view name) {
    for (const auto kind : {Kind::Up, Kind::Down, Kind::Consult})
        if (nameOf(kind) == name) return kind;
    return {};
}

const Reason* ReferralBook::reason(std::string_view id) const { return rowOf(reasons, id); }
const Urgency* ReferralBook::urgency(std::string_view id) const { return rowOf(urgencies, id); }
const Specialty* ReferralBook::specialty(std::string_view id) const { return rowOf(specialties, id); }
const SectionRule* ReferralBook::section(std::string_view id) const { return rowOf(sections, id); }

const Reason* ReferralBook::reasonOfForm(std::string_view followup, std::string_view code) const {
    const auto wanted = std::string{followup} + ":" + std::string{code};
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& each) { return isAmong(each.forms, wanted); });
    return found == reasons.end() ? nullptr : &*found;
}

std::vector<const FormField*> ReferralBook::formPart(std::string_view part) const {
    std::vector<const FormField*> fields;
    for (const auto& each : form)
        if (each.part == part) fields.push_back(&each);
    return fields;
}

double ReferralBook::limit(std::string_view id) const { return limits.find(id)->second; }

BookFiles embeddedReferralFiles() {
    BookFiles files;
    for (const auto* name : kBookFiles) files[name] = embeddedFile(std::string{"rules/"} + name);
    return files;
}

Result<ReferralBook> readReferralBook(const BookFiles& files) {
    ReferralBook book;
    const auto read = [&](const char* name, void (*rows)(RuleReader&, ReferralBook&)) -> Result<void> {
        const auto file = files.find(name);
        if (file == files.end()) return invalid("rules.file", name);
        RuleReader reader(name, file->second);
        rows(reader, book);
        return reader.finish();
    };
    // Reasons name urgencies: these come first.
    JIAYI_CHECK(read("referral_urgencies.csv", readUrgencies));
    JIAYI_CHECK(read("referral_reasons.csv", readReasons));
    JIAYI_CHECK(read("referral_specialties.csv", readSpecialties));
    JIAYI_CHECK(read("referral_sections.csv", readSections));
    JIAYI_CHECK(read("referral_form.csv", readForm));
    JIAYI_CHECK(read("online_return.csv", readOnline));
    JIAYI_CHECK(read("referral_limits.csv", readLimits));
    for (const auto* id : {"summary.results-days", "summary.visits", "consult.answer-days", "received.accept-days", "received.visit-days", "joint.seats", "joint.minutes"})
        if (!book.limits.contains(id)) return invalid("rules.row", std::string{"referral_limits.csv: no "} + id);
    return book;
}

Result<ReferralBook> loadReferralBook() { return readReferralBook(embeddedReferralFiles()); }

}  // namespace jiayi::referral
