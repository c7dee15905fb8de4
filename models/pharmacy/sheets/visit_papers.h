// What a signed visit yields on paper: each of its forms, the special-disease sheet (门诊慢特病), a sick note, feedback of a check.
#pragma once

#include "models/care/facts.h"
#include "models/pharmacy/sheets/sheet_values.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// A field that a paper shows: a row of visit_papers.csv.
struct PaperField {
    std::string paper;    ///< "special-disease"
    std::string needs;    ///< "entitlement" in force that day, "answered:FIELD", "form:FORM"
    Words title;
    std::string section;  ///< of form_sections.csv
    std::string field;    ///< of any form; also "entitlement", "insurance_no", "medicines"
    Words label;          ///< of those three; a form's field has its own
    RuleOrigin origin;
};
/// Invalid "rules.row", naming file and row, also for a field that no form has.
Result<std::vector<PaperField>> readPaperFields(std::string_view csv, const care::RuleBook& rules);

struct PaperRow {
    Words label;
    Words value;         ///< both empty: not answered, left to be written by hand
    bool wide = false;   ///< text of several lines
    std::string unit{};  ///< UCUM
};
struct PaperSection {
    Words title;
    std::vector<PaperRow> rows;
};
/// What is not verified about a paper: a form that is not national, or one that the city has a form of its own for.
enum class Unverified { Nothing, Form, LocalForm };
struct VisitPaper {
    std::string key;  ///< "form.diabetes", "special-disease", "sick-note", "check-feedback"
    Words title;      ///< of a follow-up the name of its programme
    bool followUp = false;
    Unverified unverified = Unverified::Nothing;
    SheetClinic clinic;
    SheetPerson person;
    Date date{};
    std::string doctor;
    bool large = false;  ///< for the person, not for the file
    std::vector<PaperSection> sections;
};

/// Forms in the order of the visit, then what else it yields. A national form shows every field, answered or not; any other what was answered.
/// NotFound; Invalid "visit.no-form" when these rules do not know a form of it. `phone` of the clinic may be empty.
Result<std::vector<VisitPaper>> readVisitPapers(db::Database& database, const care::RuleBook& rules, care::VisitId visit, const std::string& phone);

/// Leaves "visit.print" in the audit trail. Errors of the store.
Result<void> recordVisitPrinting(const sync::Context& context, care::VisitId visit, const std::string& document);

}  // namespace jiayi::pharmacy
