#include "models/pharmacy/sheets/visit_papers.h"

#include "models/access/store.h"
#include "models/care/fact_repository.h"
#include "models/core/resource.h"
#include "models/pharmacy/prescribing/entitlement.h"
#include "models/roster/resident_repository.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>
#include <array>

namespace jiayi::pharmacy {

namespace {

constexpr const char* kPaperFile = "visit_papers.csv";
/// What the record knows beside the forms.
constexpr std::array<std::string_view, 3> kRecordFields{"entitlement", "insurance_no", "medicines"};

/// Everything that papers of one visit are made from.
struct Source {
    const care::RuleBook& rules;
    care::Visit visit;
    roster::Resident resident;
    std::vector<care::MedicationLine> medicines;
    PersonCoverage coverage;
};

/// A code in both languages, several joined.
Words worded(const care::FieldDef& field, std::string_view said) {
    if (!field.hasOptions()) return {std::string{said}, std::string{said}};
    Words words;
    for (const auto& code : care::codeAnswers({{field.name, std::string{said}}}, field.name)) {
        const auto* option = field.option(code);
        const auto prefix = field.optionSet == care::kConditionSet ? code + ' ' : std::string{};
        words.en += (words.en.empty() ? "" : "; ") + prefix + (option ? option->en : code);
        words.zh += (words.zh.empty() ? "" : "；") + prefix + (option ? option->zh : code);
    }
    return words;
}

Words sectionTitle(const care::RuleBook& rules, std::string_view section) {
    const auto* named = rules.formSection(section);
    return named ? Words{named->en, named->zh} : Words{std::string{section}, std::string{section}};
}

void add(std::vector<PaperSection>& sections, const Words& title, PaperRow row) {
    if (sections.empty() || sections.back().title.en != title.en) sections.push_back({title, {}});
    sections.back().rows.push_back(std::move(row));
}

bool isLong(const care::FieldDef& field) { return field.type == care::FieldType::LongText || field.type == care::FieldType::Codes; }

/// The field as the first form of the visit that answers it has it.
struct Said {
    const care::FieldDef* field = nullptr;
    std::string text;
};
Said saidOf(const Source& source, std::string_view name) {
    Said said;
    for (const auto& form : source.visit.forms) {
        const auto* def = source.rules.form({form.form}).field(name);
        if (!def) continue;
        if (!said.field) said.field = def;
        if (const auto found = form.answers.find(name); found != form.answers.end() && !found->second.empty()) return {def, found->second};
    }
    return said;
}

const Entitlement* specialDisease(const Source& source) {
    const auto& all = source.coverage.entitlements;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Entitlement& one) {
        return one.benefit == "special-disease" && one.since <= source.visit.date && (!one.until || source.visit.date <= *one.until);
    });
    return found == all.end() ? nullptr : &*found;
}

std::optional<PaperRow> recordRow(const Source& source, const PaperField& each) {
    if (each.field == "insurance_no") return PaperRow{each.label, {source.resident.insuranceNo, source.resident.insuranceNo}, false};
    if (each.field == "entitlement") {
        const auto* held = specialDisease(source);
        const auto* disease = held ? source.rules.condition(held->icd10) : nullptr;
        if (!held) return {};
        return PaperRow{each.label, disease ? Words{held->icd10 + ' ' + disease->en, held->icd10 + ' ' + disease->zh} : Words{held->icd10, held->icd10}, false};
    }
    if (each.field != "medicines") return {};
    std::string lines;
    for (const auto& line : source.medicines)
        if (line.status == "active" && !line.held) lines += (lines.empty() ? "" : "\n") + line.name + (line.dose.empty() ? "" : "  " + line.dose);
    return PaperRow{each.label, {lines, lines}, true};
}

VisitPaper begun(const Source& source, const SheetClinic& clinic, std::string key, Words title) {
    const auto& who = source.resident;
    return {std::move(key), std::move(title), false, Unverified::Nothing, clinic, {who.name, who.sex, who.birthDate, who.birthEstimated, roster::maskedCitizenId(who.citizenId), who.recordNo, who.insuranceScheme},
            source.visit.date, source.visit.signedBy, false, {}};
}

/// The head of the paper says these already.
bool isOfHead(const care::FieldDef& field) {
    return field.name == "record_no" || field.name == "patient_name" || field.name == "doctor_sign" || field.name == "visit_outcome";
}

VisitPaper formPaper(const Source& source, const SheetClinic& clinic, const care::SignedForm& signedForm) {
    const auto& form = source.rules.form({signedForm.form});
    const auto* programme = source.rules.programmeOf(form.key());
    const auto* occasion = source.rules.occasion(form.key());
    const auto title = occasion ? Words{occasion->en, occasion->zh} : programme ? Words{programme->en, programme->zh} : Words{signedForm.form, signedForm.form};
    auto paper = begun(source, clinic, "form." + signedForm.form, title);
    const bool national = programme && programme->verified;
    paper.followUp = !occasion;
    if (!national && !occasion) paper.unverified = Unverified::Form;
    if (occasion && occasion->origin.source.starts_with("GK")) paper.unverified = Unverified::LocalForm;
    for (const auto& field : form.fields()) {
        if (isOfHead(field)) continue;
        const auto said = care::answer(signedForm.answers, field.name);
        const bool blank = national && !field.project && form.isShown(field, signedForm.answers);
        if (said.empty() && !blank) continue;
        add(paper.sections, sectionTitle(source.rules, field.section), {{field.en, field.zh}, said.empty() ? Words{} : worded(field, said), isLong(field), field.unit});
    }
    if (!source.visit.note.empty() && &signedForm == &source.visit.forms.front())
        add(paper.sections, sectionTitle(source.rules, "note"), {{}, {source.visit.note, source.visit.note}, true});
    return paper;
}

bool isNeeded(const Source& source, const std::string& needs) {
    if (needs == "entitlement") return specialDisease(source) != nullptr;
    if (needs.starts_with("answered:")) return !saidOf(source, needs.substr(9)).text.empty();
    return source.visit.form(needs.substr(needs.find(':') + 1)) != nullptr;
}

std::vector<VisitPaper> furtherPapers(const Source& source, const SheetClinic& clinic, const std::vector<PaperField>& fields) {
    std::vector<VisitPaper> papers;
    for (const auto& each : fields) {
        if (!isNeeded(source, each.needs)) continue;
        if (papers.empty() || papers.back().key != each.paper) {
            papers.push_back(begun(source, clinic, each.paper, each.title));
            papers.back().large = each.paper == "check-feedback";
            if (each.origin.source.starts_with("GK")) papers.back().unverified = Unverified::LocalForm;
        }
        auto row = recordRow(source, each);
        if (!row)
            if (const auto said = saidOf(source, each.field); !said.text.empty()) row = PaperRow{{said.field->en, said.field->zh}, worded(*said.field, said.text), isLong(*said.field), said.field->unit};
        if (row && !row->value.zh.empty()) add(papers.back().sections, sectionTitle(source.rules, each.section), std::move(*row));
    }
    return papers;
}

}  // namespace

Result<std::vector<PaperField>> readPaperFields(std::string_view csv, const care::RuleBook& rules) {
    std::vector<PaperField> fields;
    RuleReader reader(kPaperFile, csv);
    const auto isField = [&](std::string_view name) {
        return std::find(kRecordFields.begin(), kRecordFields.end(), name) != kRecordFields.end() ||
               std::any_of(rules.forms.begin(), rules.forms.end(), [&](const auto& form) { return form.field(name) != nullptr; });
    };
    while (reader.next()) {
        PaperField row{reader.required("paper"), reader.required("needs"), {reader.required("title_en"), reader.required("title_zh")}, reader.required("section"), reader.required("field"), {reader.text("label_en"), reader.text("label_zh")}, reader.origin()};
        const auto of = row.needs.substr(row.needs.find(':') + 1);
        const bool known = row.needs == "entitlement" || (row.needs.starts_with("answered:") && isField(of)) || (row.needs.starts_with("form:") && rules.findForm({of}));
        if (!known) reader.fail("needs", "is none of: entitlement, answered:FIELD, form:FORM");
        if (!rules.formSection(row.section)) reader.fail("section", "is none of form_sections.csv");
        if (!isField(row.field)) reader.fail("field", "is no field of a form");
        const bool ofRecord = std::find(kRecordFields.begin(), kRecordFields.end(), row.field) != kRecordFields.end();
        if (ofRecord != !(row.label.en.empty() || row.label.zh.empty())) reader.fail("label_en", "is missing, or the field has its own");
        fields.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return fields;
}

Result<std::vector<VisitPaper>> readVisitPapers(db::Database& database, const care::RuleBook& rules, care::VisitId id, const std::string& phone) {
    return db::attempt([&]() -> Result<std::vector<VisitPaper>> {
        const care::FactRepository facts(database);
        Source source{rules, {}, {}, {}, {}};
        JIAYI_TRY(source.visit, facts.visit(id));
        if (source.visit.forms.empty() || std::any_of(source.visit.forms.begin(), source.visit.forms.end(), [&](const auto& form) { return !rules.findForm({form.form}); }))
            return invalid("visit.no-form");
        JIAYI_TRY(source.resident, roster::ResidentRepository(database).find(source.visit.resident));
        JIAYI_TRY(source.medicines, facts.medications(source.visit.resident));
        JIAYI_TRY(source.coverage, readCoverage(database, source.visit.resident));
        JIAYI_TRY(const auto institution, access::readInstitution(database));
        JIAYI_TRY(const auto fields, readPaperFields(embeddedFile("rules/" + std::string{kPaperFile}), rules));
        db::Query doctor(database, "SELECT display_name FROM user WHERE name = ?", source.visit.signedBy);
        const SheetClinic clinic{institution.name.empty() ? institution.code : institution.name, phone, institution.sample};
        if (doctor.next() && !doctor.text(0).empty()) source.visit.signedBy = doctor.text(0);
        std::vector<VisitPaper> papers;
        for (const auto& form : source.visit.forms) papers.push_back(formPaper(source, clinic, form));
        for (auto& paper : furtherPapers(source, clinic, fields)) papers.push_back(std::move(paper));
        return papers;
    });
}

Result<void> recordVisitPrinting(const sync::Context& context, care::VisitId visit, const std::string& document) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        access::appendAudit(context.database, context.clock.now(), {context.user, "visit.print", "Encounter/" + visit.toString(), document});
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
