#include "app/workstation/bind_print.h"

#include "app/workstation/preferences.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/pharmacy/sheets/visit_papers.h"
#include "ui/common/format.h"
#include "ui/print/call_list_layout.h"
#include "ui/print/leaflet_layout.h"
#include "ui/print/page_painter.h"
#include "ui/print/prescription_layout.h"
#include "ui/print/print_dialog.h"
#include "ui/print/visit_layout.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QStandardPaths>

#include <atomic>
#include <map>
#include <memory>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

QString printText(const char* text) { return QCoreApplication::translate("jiayi::app::Printing", text); }

struct PrescriptionPapers {
    std::vector<pharmacy::PrescriptionSheet> forms;
    pharmacy::Leaflet leaflet;
};

Result<PrescriptionPapers> readPapers(db::Database& database, const care::RuleBook& rules, const std::vector<pharmacy::PrescriptionId>& forms, Date today) {
    JIAYI_TRY(const auto book, pharmacy::loadReviewBook(rules));
    PrescriptionPapers papers;
    for (const auto form : forms) {
        JIAYI_TRY(auto sheet, pharmacy::readPrescriptionSheet(database, rules, book, form, {}));
        papers.forms.push_back(std::move(sheet));
    }
    JIAYI_TRY(papers.leaflet, pharmacy::readLeaflet(database, rules, book, forms, {}, today));
    return papers;
}

std::vector<ui::PrintDocument> documentsOf(const PrescriptionPapers& papers) {
    return {{u"prescription"_s, [] { return printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Prescription")); }, u"prescription"_s,
             [forms = papers.forms](const ui::PrintSetup& setup) { return ui::prescriptionPages(forms, setup.language, {setup.paper}); }},
            {u"leaflet"_s, [] { return printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Guidance leaflet")); }, u"guidance"_s,
             [leaflet = papers.leaflet](const ui::PrintSetup& setup) {
                 auto mine = leaflet;
                 mine.clinic.phone = ui::utf8(setup.phone);
                 return ui::leafletPages(mine, setup.language, {setup.paper});
             }}};
}

/// Everybody once, in the list's order, with all that they are on it for.
Result<ui::CallList> readCallList(db::Database& database, const Desk& desk, const ui::CallListWish& wish) {
    auto ask = wish.ask;
    ask.today = desk.today();
    ask.user = desk.user();
    JIAYI_TRY(const auto page, worklist::readWorklist(database, desk.worklistBook(), ask));
    ui::CallList list;
    list.clinic = {desk.institution().name.empty() ? desk.institution().code : desk.institution().name, {}, desk.institution().sample};
    list.by = desk.user();
    list.written = ask.today;
    list.phones = wish.phones;
    list.addresses = wish.addresses;
    std::map<roster::ResidentId, std::size_t> known;
    const auto rows = wish.onlyToday ? std::min(page.rows.size(), static_cast<std::size_t>(page.capacity)) : page.rows.size();
    for (std::size_t at = 0; at < rows; ++at) {
        const auto& row = page.rows[at];
        if (!row.resident) continue;
        const auto [found, fresh] = known.emplace(*row.resident, list.people.size());
        if (fresh) {
            ui::CallListPerson one;
            one.person.name = row.name;
            one.person.sex = row.sex;
            one.person.birth = row.birth;
            one.person.birthEstimated = row.birthEstimated;
            if (wish.phones) one.phone = row.phone;
            if (wish.addresses) one.address = row.address;
            list.people.push_back(std::move(one));
        }
        auto& one = list.people[found->second];
        one.tries += row.contact.tries;
        if (wish.reasons) one.reasons.push_back({row.why.en, row.why.zh});
    }
    return list;
}

/// Qt cannot ask a printer which trays it has (on Linux), so all usual ones are offered; a printer ignores what it lacks.
QList<std::pair<int, QString>> usualTrays() {
    return {{QPrinter::Upper, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Upper tray"))},
            {QPrinter::Middle, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Middle tray"))},
            {QPrinter::Lower, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Lower tray"))},
            {QPrinter::Manual, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "By hand"))},
            {QPrinter::Tractor, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Continuous forms"))}};
}

QList<ui::PrinterChoice> printersHere() {
    QList<ui::PrinterChoice> all;
    for (const auto& info : QPrinterInfo::availablePrinters()) all.push_back({info.printerName(), info.isDefault(), usualTrays()});
    return all;
}

Result<void> printPages(const ui::Pages& pages, const ui::PrintSetup& setup) {
    const auto info = setup.printer.isEmpty() ? QPrinterInfo::defaultPrinter() : QPrinterInfo::printerInfo(setup.printer);
    // Without a printer Qt would write a file somewhere.
    if (info.isNull()) return Error{Errc::NotFound, "printer.none", {}};
    QPrinter printer(info, QPrinter::HighResolution);
    if (setup.tray >= 0) printer.setPaperSource(static_cast<QPrinter::PaperSource>(setup.tray));
    return ui::printOn(printer, pages, {ui::mm(setup.right), ui::mm(setup.down)});
}

void chooseFile(QWidget* over, const QString& fileName, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(over, printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Save as PDF")),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // A file is never replaced, so there is nothing to be asked; the print dialog says so.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setNameFilters({u"PDF (*.pdf)"_s});
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(fileName);
    QObject::connect(dialog, &QFileDialog::fileSelected, over, chosen);
    dialog->open();
}

/// One document for each paper; its setup is remembered by what it is.
std::vector<ui::PrintDocument> documentsOf(const std::vector<pharmacy::VisitPaper>& papers) {
    std::vector<ui::PrintDocument> documents;
    for (const auto& paper : papers) {
        const auto name = [title = paper.title] { return ui::currentLanguage().startsWith(u"zh"_s) ? ui::qs(title.zh) : ui::qs(title.en); };
        documents.push_back({ui::qs(paper.key), name, ui::qs(paper.key).replace(u'.', u'-'),
                             [paper](const ui::PrintSetup& setup) { return ui::visitPages(paper, setup.language, {setup.paper}); }});
    }
    return documents;
}

}  // namespace

ui::PrintAsks bindDeskPrint() {
    ui::PrintAsks asks;
    asks.printers = printersHere;
    asks.remembered = loadPrintSetup;
    asks.remember = savePrintSetup;
    asks.print = printPages;
    asks.chooseFile = chooseFile;
    asks.save = ui::savePdf;
    return asks;
}

ui::PrintAsks bindCallListPrint(Desk& desk, const ui::CallListWish& wish) {
    // How many are on it is known when it has been read, and is what the trail keeps.
    auto people = std::make_shared<std::atomic<std::size_t>>(0);
    auto asks = bindDeskPrint();
    asks.read = [&desk, wish, people] {
        return desk.worker().read([&desk, wish, people](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto list, readCallList(database, desk, wish));
            *people = list.people.size();
            return std::vector<ui::PrintDocument>{{u"call-list"_s, [] { return printText(QT_TRANSLATE_NOOP("jiayi::app::Printing", "Call list")); }, u"calls"_s,
                                                   [list](const ui::PrintSetup& setup) { return ui::callListPages(list, setup.language, {setup.paper}); }}};
        });
    };
    asks.record = [&desk, people](const QString&) {
        return desk.worker().run([&desk, people](db::Database& database) { return worklist::recordCallList(desk.context(database), *people); });
    };
    return asks;
}

void printCallList(Desk& desk, const ui::CallListWish& wish, QWidget* over) {
    openPrintDialog(bindCallListPrint(desk, wish), over);
}

ui::PrintAsks bindVisitPrint(Desk& desk, care::VisitId visit) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, visit] {
        return desk.worker().read([&desk, visit](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto papers, pharmacy::readVisitPapers(database, desk.rules(), visit, {}));
            return documentsOf(papers);
        });
    };
    asks.record = [&desk, visit](const QString& document) {
        return desk.worker().run(
            [&desk, visit, name = ui::utf8(document)](db::Database& database) { return pharmacy::recordVisitPrinting(desk.context(database), visit, name); });
    };
    return asks;
}

void printVisit(Desk& desk, care::VisitId visit, QWidget* over) {
    openPrintDialog(bindVisitPrint(desk, visit), over);
}

ui::PrintAsks bindPrescriptionPrint(Desk& desk, const std::vector<pharmacy::PrescriptionId>& forms) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, forms] {
        return desk.worker().read([&desk, forms, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto papers, readPapers(database, desk.rules(), forms, today));
            return documentsOf(papers);
        });
    };
    asks.record = [&desk, forms](const QString& document) {
        return desk.worker().run([&desk, forms, name = ui::utf8(document)](db::Database& database) {
            return pharmacy::recordPrinting(desk.context(database), forms, name);
        });
    };
    return asks;
}

void openPrintDialog(ui::PrintAsks asks, QWidget* over) {
    auto* dialog = new ui::PrintDialog(std::move(asks), over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

Result<void> recordPrinted(const sync::Context& context, const char* action, roster::ResidentId resident) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, action);
        if (!resident.isNil()) unit.describe("Patient/" + resident.toString(), {});
        unit.commit();
        return {};
    });
}

void printPrescriptions(Desk& desk, const std::vector<pharmacy::PrescriptionId>& forms, QWidget* over) {
    openPrintDialog(bindPrescriptionPrint(desk, forms), over);
}

}  // namespace jiayi::app
