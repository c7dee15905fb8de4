#include "app/workstation/commands.h"
#include "app/workstation/preferences.h"
#include "app/workstation/session.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "ui/common/format.h"
#include "ui/print/leaflet_layout.h"
#include "ui/print/page_painter.h"
#include "ui/print/prescription_layout.h"

#include <QGuiApplication>

#include <memory>

namespace jiayi::app {

namespace {

/// Fonts want an application; a test has one already.
std::unique_ptr<QGuiApplication> applicationForFonts() {
    if (QCoreApplication::instance()) return {};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "jiayi";
    static char* arguments[] = {name, nullptr};
    return std::make_unique<QGuiApplication>(count, arguments);
}

Result<ui::Pages> pagesFor(Session& session, const PrintArgs& args, pharmacy::PrescriptionId form, Date today) {
    const auto setup = loadPrintSetup(ui::qs(args.document));
    const auto language = args.language.empty() ? setup.language : args.language == "en" ? ui::SheetLanguage::English : ui::SheetLanguage::Chinese;
    const ui::Paper paper{args.paper.empty() ? setup.paper : args.paper == "a4" ? ui::PaperSize::A4 : ui::PaperSize::A5};
    JIAYI_TRY(const auto book, pharmacy::loadReviewBook(session.rules()));
    const auto phone = ui::utf8(setup.phone);
    if (args.document == "leaflet") {
        JIAYI_TRY(const auto leaflet, pharmacy::readLeaflet(session.database(), session.rules(), book, {form}, phone, today));
        return ui::leafletPages(leaflet, language, paper);
    }
    JIAYI_TRY(const auto sheet, pharmacy::readPrescriptionSheet(session.database(), session.rules(), book, form, phone));
    return ui::prescriptionPages({sheet}, language, paper);
}

}  // namespace

Exit print(const PrintArgs& args) {
    const auto form = Uuid::parse(args.form);
    if (!form) return fail(invalid("prescription.id"), Exit::Usage);
    std::error_code unreadable;
    if (std::filesystem::exists(args.out, unreadable)) return fail({Errc::Conflict, "file.exists", {}}, Exit::Usage);
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    const auto application = applicationForFonts();
    const pharmacy::PrescriptionId id{*form};
    const auto pages = pagesFor(*session, args, id, localDate(clock.now()));
    if (!pages) return fail(pages.error(), Exit::Usage);
    // In the trail first: nothing leaves unseen.
    if (const auto recorded = pharmacy::recordPrinting(session->context(), {id}, args.document); !recorded) return fail(recorded.error());
    if (const auto saved = ui::savePdf(*pages, ui::qs(args.out.string())); !saved) return fail(saved.error(), Exit::Usage);
    return Exit::Done;
}

}  // namespace jiayi::app
