// Prescription forms and leaflets out of the store.
#pragma once

#include "models/pharmacy/orders/orders.h"
#include "models/pharmacy/sheets/sheet_values.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// "20261123-8C41F2": the day, and the end of the id.
std::string formNumber(const Prescription& form);

/// Who prints: the institution of this store.
Result<SheetClinic> readSheetClinic(db::Database& database, const std::string& phone);
/// Whom a sheet is about, the citizen id masked.
SheetPerson sheetPerson(const roster::Resident& resident);

/// The form as it was signed; mistakes are left out. `phone` of the clinic may be empty. NotFound.
Result<PrescriptionSheet> readPrescriptionSheet(db::Database& database, const care::RuleBook& care, const ReviewBook& book, PrescriptionId form,
                                                const std::string& phone);

/// One leaflet about all medicines of these forms of one person, each that is not stopped. Invalid "leaflet.no-forms" without a form,
/// "leaflet.two-people" when they are of different people; NotFound. Days are counted from the day of writing; `today` decides whether the
/// agreed visit is still to come.
Result<Leaflet> readLeaflet(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const std::vector<PrescriptionId>& forms,
                            const std::string& phone, Date today);

/// Leaves "prescription.print" in the audit trail: which form, as what. Errors of the store.
Result<void> recordPrinting(const sync::Context& context, const std::vector<PrescriptionId>& forms, const std::string& document);

}  // namespace jiayi::pharmacy
