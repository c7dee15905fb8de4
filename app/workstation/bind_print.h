// Printing, bound to store, printers and this desk's memory.
#pragma once

#include "app/workstation/desk.h"
#include "models/pharmacy/orders/orders.h"
#include "ui/print/print_asks.h"
#include "ui/worklist/worklist_asks.h"

namespace jiayi::app {

/// The forms and one leaflet about all of them; all of one person.
ui::PrintAsks bindPrescriptionPrint(Desk& desk, const std::vector<pharmacy::PrescriptionId>& forms);

/// What every document of this desk shares: printers, memory, files; `read` and `record` are the caller's.
ui::PrintAsks bindDeskPrint();
void openPrintDialog(ui::PrintAsks asks, QWidget* over);
/// Leaves the action in the audit trail; nil where it is about nobody in particular. Errors of the store.
Result<void> recordPrinted(const sync::Context& context, const char* action, roster::ResidentId resident);

/// The people of a worklist, with no more than was agreed to.
ui::PrintAsks bindCallListPrint(Desk& desk, const ui::CallListWish& wish);
void printCallList(Desk& desk, const ui::CallListWish& wish, QWidget* over);

/// Opens the print dialog over `over`, which it dies with. What the prescription pad calls after signing.
void printPrescriptions(Desk& desk, const std::vector<pharmacy::PrescriptionId>& forms, QWidget* over);

/// The outpatient record, each national form, the special-disease sheet, a sick note, feedback of a check: whatever the signed visit yields.
ui::PrintAsks bindVisitPrint(Desk& desk, care::VisitId visit);
void printVisit(Desk& desk, care::VisitId visit, QWidget* over);

}  // namespace jiayi::app
