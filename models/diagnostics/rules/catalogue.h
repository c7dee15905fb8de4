// The tests that are ordered and reported, as data: code families, panels and how many items each awaits, laboratories' own codes.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/diagnostics/rules/report.h"

namespace jiayi::diagnostics {

/// A row of rules/test_families.csv: codes that answer the same question. What is recognised between institutions, and drawn as one series, is one family.
struct TestFamily {
    std::string key;  ///< "hba1c", "glucose-fasting", "lipid" ...
    std::string zh, en;
    std::vector<std::string> codes;  ///< of observations.csv
    RuleOrigin origin;
};
/// A row of rules/test_panels.csv: what is ordered as one, and the items that its report is complete with.
struct TestPanel {
    std::string key;     ///< "lipids-4"
    std::string zh, en;
    std::string loinc;   ///< may be empty
    std::vector<std::string> codes;  ///< of observations.csv
    std::string specimen;            ///< "serum", "urine", "whole-blood" ...
    std::string tube;                ///< colour of the cap, for the label; may be empty
    RuleOrigin origin;
};
/// A row of rules/laboratory_codes.csv: what a laboratory calls one of ours. `sender` empty: any laboratory.
struct LaboratoryCode {
    std::string sender, code, ours;  ///< `ours`: a code of observations.csv or a panel's key
    RuleOrigin origin;
};

struct TestCatalogue {
    std::vector<TestFamily> families;
    std::vector<TestPanel> panels;
    std::vector<LaboratoryCode> laboratoryCodes;

    const TestFamily* familyOf(std::string_view observationCode) const;
    const TestFamily* family(std::string_view key) const;
    const TestPanel* panel(std::string_view key) const;
    /// By key, LOINC or a laboratory's own code.
    const TestPanel* panelOf(std::string_view sender, const Code& test) const;
    /// Our code of observations.csv for an item: its LOINC, ours, or the laboratory's own; empty where it is none of ours.
    std::string codeOf(const care::RuleBook& care, std::string_view sender, const ReportItem& item) const;
    /// How many items the report is complete with: the panel's, or as many as it names itself where the panel is unknown.
    int awaited(std::string_view sender, const Report& report) const;
};
/// From the program's files. Invalid "rules.row".
Result<TestCatalogue> loadTestCatalogue(const care::RuleBook& care);
Result<TestCatalogue> parseTestCatalogue(const care::RuleBook& care, std::string_view families, std::string_view panels, std::string_view laboratoryCodes);

}  // namespace jiayi::diagnostics
