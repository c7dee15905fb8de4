#include "models/diagnostics/rules/catalogue.h"

#include "models/core/resource.h"
#include "models/core/text.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

/// Our own codes travel under this system.
constexpr std::string_view kOurCodes = "https://jiayi.health/fhir/CodeSystem/observation";

template <class Rows, class Same>
auto rowWhere(const Rows& rows, Same same) -> const typename Rows::value_type* {
    const auto found = std::find_if(rows.begin(), rows.end(), same);
    return found == rows.end() ? nullptr : &*found;
}

void requireCodes(RuleReader& reader, const care::RuleBook& care, const std::vector<std::string>& codes) {
    if (codes.empty()) reader.fail("codes", "are missing");
    for (const auto& code : codes)
        if (!care.observation(code)) reader.fail("codes", "name what observations.csv does not have");
}

Result<std::vector<TestFamily>> parseFamilies(const care::RuleBook& care, std::string_view csv) {
    std::vector<TestFamily> rows;
    RuleReader reader("test_families.csv", csv);
    while (reader.next()) {
        TestFamily row{reader.required("family"), reader.required("zh"), reader.required("en"), reader.list("codes"), reader.origin()};
        requireCodes(reader, care, row.codes);
        for (const auto& other : rows)
            for (const auto& code : other.codes)
                if (std::find(row.codes.begin(), row.codes.end(), code) != row.codes.end()) reader.fail("codes", "stand in another family");
        rows.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return rows;
}

Result<std::vector<TestPanel>> parsePanels(const care::RuleBook& care, std::string_view csv) {
    std::vector<TestPanel> rows;
    RuleReader reader("test_panels.csv", csv);
    while (reader.next()) {
        TestPanel row;
        row.key = reader.required("panel");
        row.zh = reader.required("zh");
        row.en = reader.required("en");
        row.loinc = reader.text("loinc");
        row.codes = reader.list("codes");
        row.specimen = reader.required("specimen");
        row.tube = reader.text("tube");
        row.origin = reader.origin();
        requireCodes(reader, care, row.codes);
        if (rowWhere(rows, [&](const TestPanel& other) { return other.key == row.key || (!row.loinc.empty() && other.loinc == row.loinc); })) reader.fail("panel", "stands here twice");
        rows.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return rows;
}

Result<std::vector<LaboratoryCode>> parseLaboratoryCodes(const care::RuleBook& care, const std::vector<TestPanel>& panels, std::string_view csv) {
    std::vector<LaboratoryCode> rows;
    RuleReader reader("laboratory_codes.csv", csv);
    while (reader.next()) {
        LaboratoryCode row{reader.text("sender"), reader.required("code"), reader.required("ours"), reader.origin()};
        const bool isPanel = rowWhere(panels, [&](const TestPanel& panel) { return panel.key == row.ours; }) != nullptr;
        if (!isPanel && !care.observation(row.ours)) reader.fail("ours", "is neither an observation nor a panel");
        if (rowWhere(rows, [&](const LaboratoryCode& other) { return other.sender == row.sender && searchFold(other.code) == searchFold(row.code); }))
            reader.fail("code", "stands here twice");
        rows.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return rows;
}

/// What a laboratory means by its code: its own row before everybody's.
const LaboratoryCode* meantBy(const std::vector<LaboratoryCode>& rows, std::string_view sender, std::string_view code) {
    const auto folded = searchFold(code);
    for (const auto& from : {std::string{sender}, std::string{}})
        if (const auto* row = rowWhere(rows, [&](const LaboratoryCode& each) { return each.sender == from && searchFold(each.code) == folded; })) return row;
    return nullptr;
}

}  // namespace

const TestFamily* TestCatalogue::familyOf(std::string_view observationCode) const {
    return rowWhere(families, [&](const TestFamily& row) { return std::find(row.codes.begin(), row.codes.end(), observationCode) != row.codes.end(); });
}

const TestFamily* TestCatalogue::family(std::string_view key) const {
    return rowWhere(families, [&](const TestFamily& row) { return row.key == key; });
}

const TestPanel* TestCatalogue::panel(std::string_view key) const {
    return rowWhere(panels, [&](const TestPanel& row) { return row.key == key; });
}

const TestPanel* TestCatalogue::panelOf(std::string_view sender, const Code& test) const {
    if (test.code.empty()) return nullptr;
    if (test.system == kLoincSystem) return rowWhere(panels, [&](const TestPanel& row) { return row.loinc == test.code; });
    if (const auto* own = panel(test.code)) return own;
    const auto* meant = meantBy(laboratoryCodes, sender, test.code);
    return meant ? panel(meant->ours) : nullptr;
}

std::string TestCatalogue::codeOf(const care::RuleBook& care, std::string_view sender, const ReportItem& item) const {
    std::vector<const Code*> codes{&item.code};
    for (const auto& also : item.alsoCoded) codes.push_back(&also);
    // A public code says more than a laboratory's abbreviation.
    for (const auto* code : codes) {
        const auto* known = code->system == kLoincSystem ? care.observationByLoinc(code->code) : code->system == kOurCodes ? care.observation(code->code) : nullptr;
        if (known) return known->code;
    }
    for (const auto* code : codes) {
        if (code->system == kLoincSystem || code->code.empty()) continue;
        const auto* meant = meantBy(laboratoryCodes, sender, code->code);
        if (meant && care.observation(meant->ours)) return meant->ours;
    }
    return {};
}

int TestCatalogue::awaited(std::string_view sender, const Report& report) const {
    const auto named = static_cast<int>(
        std::count_if(report.items.begin(), report.items.end(), [](const ReportItem& item) { return item.status != ItemStatus::Cancelled && item.status != ItemStatus::EnteredInError; }));
    const auto* known = panelOf(sender, report.test);
    // What is final is complete, whatever the panel has elsewhere; a laboratory may also send more.
    if (!known || (report.status != ReportStatus::Partial && report.status != ReportStatus::Preliminary && report.status != ReportStatus::Registered)) return named;
    return std::max(named, static_cast<int>(known->codes.size()));
}

Result<TestCatalogue> loadTestCatalogue(const care::RuleBook& care) {
    return parseTestCatalogue(care, embeddedFile("rules/test_families.csv"), embeddedFile("rules/test_panels.csv"), embeddedFile("rules/laboratory_codes.csv"));
}

Result<TestCatalogue> parseTestCatalogue(const care::RuleBook& care, std::string_view families, std::string_view panels, std::string_view laboratoryCodes) {
    TestCatalogue catalogue;
    JIAYI_TRY(catalogue.families, parseFamilies(care, families));
    JIAYI_TRY(catalogue.panels, parsePanels(care, panels));
    JIAYI_TRY(catalogue.laboratoryCodes, parseLaboratoryCodes(care, catalogue.panels, laboratoryCodes));
    return catalogue;
}

}  // namespace jiayi::diagnostics
