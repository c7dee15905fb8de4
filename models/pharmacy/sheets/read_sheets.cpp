#include "models/pharmacy/sheets/read_sheets.h"

#include "models/access/store.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/quantity.h"
#include "models/pharmacy/sheets/sheet_rules.h"
#include "models/roster/resident_repository.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>

namespace jiayi::pharmacy {

namespace {

/// The name that people read, if the user is known here; a form that came by sync keeps the name it came with.
std::string nameOfDoctor(db::Database& database, const std::string& user) {
    db::Query row(database, "SELECT display_name FROM user WHERE name = ?", user);
    return row.next() && !row.text(0).empty() ? row.text(0) : user;
}

const Drug* drugOf(const ReviewBook& book, const Order& order) {
    // A decoction is no medicine of the table, whatever its herbs are called.
    const auto named = order.herbs.empty() ? book.names.find(book.drugs, order.atc, order.name) : std::nullopt;
    return named && named->drug ? &book.drugs[*named->drug] : nullptr;
}

/// A person counts tablets, whatever the dose is written in. Quarters are the smallest part that can be said.
std::optional<double> countOf(const Order& order) {
    constexpr std::array<std::string_view, 7> kCounted{"tab", "cap", "pill", "sachet", "bag", "片", "粒"};
    if (!order.amount || std::find(kCounted.begin(), kCounted.end(), order.packUnit) == kCounted.end()) return {};
    FormularyItem item;
    item.strength = order.strength;
    item.packUnit = order.packUnit;
    // One taking: how often and how long does not matter here.
    const auto quantity = quantityOf({order.amount, order.unit, 1, 1, false, {}, {}}, 1, item);
    if (!quantity) return {};
    const double quarters = std::round(quantity->perTaking * 4);
    return quarters > 0 && std::abs(quantity->perTaking * 4 - quarters) < 1e-6 ? std::optional{quarters / 4} : std::nullopt;
}

SheetMedicine medicineOf(const ReviewBook& book, const Order& order) {
    SheetMedicine medicine;
    medicine.name = order.name;
    if (const auto* drug = drugOf(book, order)) medicine.known = {drug->def.inn, drug->def.zh};
    medicine.atc = order.atc;
    medicine.herbs = order.herbs;
    medicine.strength = order.strength;
    medicine.typed = order.dose;
    medicine.amount = order.amount;
    medicine.unit = order.unit;
    medicine.count = countOf(order);
    medicine.times = order.times;
    medicine.period = order.period;
    medicine.asNeeded = order.asNeeded;
    medicine.timing = sheetRules().timingIn(order.dose);
    medicine.route = order.route;
    medicine.days = order.days;
    medicine.packs = order.packs;
    medicine.packSize = order.packSize;
    medicine.packUnit = order.packUnit;
    medicine.price = order.price;
    std::set<std::string> said;
    for (const auto& [rule, reason] : order.overrides)
        if (said.insert(reason).second) medicine.reason += (medicine.reason.empty() ? "" : "; ") + reason;
    return medicine;
}

/// What decides the colour, the strictest first: what a form holds, then how old its person is, then what the doctor chose.
std::string kindOf(const ReviewBook& book, const Prescription& form, const std::vector<Order>& orders, const roster::Resident& person) {
    const auto holds = [&](std::initializer_list<std::string_view> controls) {
        return std::any_of(orders.begin(), orders.end(), [&](const Order& order) {
            const auto* drug = drugOf(book, order);
            return drug && std::find(controls.begin(), controls.end(), drug->def.control) != controls.end();
        });
    };
    if (holds({"narcotic", "psychotropic-1"})) return "narcotic";
    if (form.kind == "emergency" || form.kind == "herbal") return form.kind;
    if (holds({"psychotropic-2"})) return "psychotropic-2";
    if (person.birthDate && ageOn(*person.birthDate, form.written) < book.limit("paediatric.age")) return "paediatric";
    return form.kind;
}

SheetDiagnosis diagnosisOf(const care::RuleBook& care, const Diagnosis& diagnosis) {
    const auto* known = diagnosis.icd10.empty() ? nullptr : care.condition(diagnosis.icd10);
    return {diagnosis.text, known ? Words{known->en, known->zh} : Words{}, diagnosis.icd10};
}

struct WholeForm {
    Prescription form;
    std::vector<Order> orders;
    roster::Resident person;
};

Result<WholeForm> wholeForm(db::Database& database, PrescriptionId id) {
    const OrderRepository repository{database};
    WholeForm whole;
    JIAYI_TRY(whole.form, repository.prescription(id));
    JIAYI_TRY(whole.orders, repository.orders(id));
    std::erase_if(whole.orders, [](const Order& order) { return order.status == "entered-in-error"; });
    JIAYI_TRY(whole.person, roster::ResidentRepository{database}.find(whole.form.resident));
    return whole;
}

/// The codes that advice is looked up by: the medicine's own and those of its parts.
std::vector<std::string> codesOf(const ReviewBook& book, const Order& order) {
    std::vector<std::string> codes;
    if (!order.atc.empty()) codes.push_back(order.atc);
    if (const auto* drug = drugOf(book, order)) {
        if (codes.empty()) codes.push_back(drug->def.atc);
        for (const auto& part : drug->parts)
            if (!part.atc.empty()) codes.push_back(part.atc);
    }
    return codes;
}

/// What has to be measured while it is taken, as the review's own table says.
std::vector<Advice> testsFor(const care::RuleBook& care, const ReviewBook& book, const std::vector<std::string>& codes) {
    std::vector<Advice> tests;
    std::set<std::string> said;
    for (const auto& atc : codes)
        book.monitoring.forEach(atc, [&](const MonitoringRow& row) {
            const auto* observation = row.codes.empty() ? nullptr : care.observation(row.codes.front());
            if (!observation || !said.insert(row.codes.front()).second) return;
            const auto months = std::to_string(row.months);
            tests.push_back({"test",
                             {observation->en + (row.months == 1 ? ", every month" : ", at least every " + months + " months"),
                              observation->zh + "，至少每" + (row.months == 1 ? "" : months) + "个月一次"},
                             row.pharmacistSigned});
        });
    return tests;
}

}  // namespace

Result<SheetClinic> readSheetClinic(db::Database& database, const std::string& phone) {
    JIAYI_TRY(const auto institution, access::readInstitution(database));
    return SheetClinic{institution.name.empty() ? institution.code : institution.name, phone, institution.sample};
}

SheetPerson sheetPerson(const roster::Resident& resident) {
    return {resident.name,     resident.sex,    resident.birthDate, resident.birthEstimated, roster::maskedCitizenId(resident.citizenId),
            resident.recordNo, resident.insuranceScheme};
}

std::string formNumber(const Prescription& form) {
    auto day = formatDate(form.written);
    std::erase(day, '-');
    auto tail = form.id.toString();
    tail = tail.substr(tail.size() - 6);
    std::transform(tail.begin(), tail.end(), tail.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return day + "-" + tail;
}

Result<PrescriptionSheet> readPrescriptionSheet(db::Database& database, const care::RuleBook& care, const ReviewBook& book, PrescriptionId form,
                                                const std::string& phone) {
    return db::attempt([&]() -> Result<PrescriptionSheet> {
        JIAYI_TRY(const auto whole, wholeForm(database, form));
        PrescriptionSheet sheet;
        sheet.id = form.toString();
        sheet.number = formNumber(whole.form);
        sheet.style = sheetRules().form(kindOf(book, whole.form, whole.orders, whole.person));
        JIAYI_TRY(sheet.clinic, readSheetClinic(database, phone));
        sheet.person = sheetPerson(whole.person);
        for (const auto& diagnosis : whole.form.diagnoses)
            sheet.diagnoses.push_back(diagnosisOf(care, diagnosis));
        sheet.reason = whole.form.reason;
        sheet.written = whole.form.written;
        sheet.validUntil = whole.form.validUntil;
        sheet.doctor = nameOfDoctor(database, whole.form.signedBy);
        for (const auto& order : whole.orders) {
            sheet.medicines.push_back(medicineOf(book, order));
            if (whole.form.kind == "long" && order.days > book.limit("long.normal-days")) sheet.personSigns = true;
        }
        sheet.perForm = static_cast<std::size_t>(book.limit("form.max-lines"));
        return sheet;
    });
}

Result<Leaflet> readLeaflet(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const std::vector<PrescriptionId>& forms,
                            const std::string& phone, Date today) {
    return db::attempt([&]() -> Result<Leaflet> {
        if (forms.empty()) return invalid("leaflet.no-forms");
        Leaflet leaflet;
        JIAYI_TRY(leaflet.clinic, readSheetClinic(database, phone));
        std::optional<ResidentId> person;
        for (const auto id : forms) {
            JIAYI_TRY(const auto whole, wholeForm(database, id));
            if (person && *person != whole.form.resident) return invalid("leaflet.two-people");
            person = whole.form.resident;
            leaflet.person = sheetPerson(whole.person);
            leaflet.written = whole.form.written;
            leaflet.doctor = nameOfDoctor(database, whole.form.signedBy);
            for (const auto& order : whole.orders) {
                if (order.status == "stopped") continue;
                const auto codes = codesOf(book, order);
                LeafletMedicine one{medicineOf(book, order), sheetRules().guidanceFor(codes), whole.form.written + Days{std::max(order.days, 1) - 1}};
                for (auto& test : testsFor(care, book, codes)) one.advice.push_back(std::move(test));
                leaflet.medicines.push_back(std::move(one));
            }
        }
        db::Query row(database, "SELECT next_visit FROM resident WHERE id = ?", *person);
        if (row.next()) leaflet.nextVisit = row.date(0);
        if (leaflet.nextVisit && *leaflet.nextVisit < today) leaflet.nextVisit.reset();
        return leaflet;
    });
}

Result<void> recordPrinting(const sync::Context& context, const std::vector<PrescriptionId>& forms, const std::string& document) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        for (const auto form : forms)
            access::appendAudit(context.database, context.clock.now(), {context.user, "prescription.print", "Prescription/" + form.toString(), document});
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
