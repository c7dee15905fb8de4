#include "app/workstation/bind_readings.h"

#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/roster/resident_repository.h"
#include "sync/files/table.h"
#include "ui/common/format.h"
#include "ui/print/glucose_layout.h"
#include "ui/print/print_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>
#include <QtConcurrent>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

Result<readings::CgmFile> readSensorFile(const std::filesystem::path& path, readings::CgmAnswers answers) {
    JIAYI_TRY(const auto tables, files::readTables(path));
    const auto& table = tables.front();
    const auto first = table.rows.empty() ? std::size_t{2} : table.rows.front().number;
    std::vector<readings::CgmRow> rows{{first - 1, table.header}};
    for (const auto& row : table.rows) rows.push_back({row.number, row.cells});
    answers.bareDayIsMidnight = path.extension() != ".csv" && path.extension() != ".CSV";
    return readings::readCgm(readingRules(), rows, answers);
}

Result<ui::GlucoseSheet> readSheet(db::Database& database, roster::ResidentId resident, Date today) {
    JIAYI_TRY(const auto page, readings::readReadings(database, readingRules(), resident, today));
    if (!page.profile) return Error{Errc::NotFound, "readings.none", {}};
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    JIAYI_TRY(const auto clinic, pharmacy::readSheetClinic(database, {}));
    return ui::GlucoseSheet{{clinic, pharmacy::sheetPerson(person), today}, page.device, *page.profile};
}

void chooseSensorFile(QWidget* over, std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(over, QCoreApplication::translate("jiayi::app::Readings", "Choose a sensor's file"), QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({QCoreApplication::translate("jiayi::app::Readings", "Tables (*.csv *.xlsx)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
    dialog->open();
}

}  // namespace

const readings::ReadingRules& readingRules() {
    static const auto rules = readings::loadReadingRules().value();
    return rules;
}

ui::ReadingsAsks bindReadings(Desk& desk) {
    ui::ReadingsAsks asks;
    asks.page = [&desk](roster::ResidentId resident) {
        return desk.worker().read([resident, today = desk.today()](db::Database& database) { return readings::readReadings(database, readingRules(), resident, today); });
    };
    asks.look = [&desk](roster::ResidentId resident, const QString& path, const readings::CgmAnswers& answers) {
        return desk.worker().read([resident, path = std::filesystem::path(path.toStdU16String()), answers](db::Database& database) -> Result<ui::SensorFile> {
            ui::SensorFile looked;
            JIAYI_TRY(looked.file, readSensorFile(path, answers));
            JIAYI_TRY(looked.gain, readings::cgmGain(database, resident, looked.file));
            return looked;
        });
    };
    asks.import = [&desk](const readings::ImportCgm& import) {
        return desk.worker().run([&desk, import](db::Database& database) { return import(desk.context(database)); });
    };
    asks.takeBack = [&desk](const readings::RetractCgm& retract) {
        return desk.worker().run([&desk, retract](db::Database& database) { return retract(desk.context(database)); });
    };
    asks.chooseFile = chooseSensorFile;
    asks.print = [&desk](roster::ResidentId resident, QWidget* over) { openPrintDialog(bindProfilePrint(desk, resident), over); };
    return asks;
}

ui::PrintAsks bindProfilePrint(Desk& desk, roster::ResidentId resident) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, resident] {
        return desk.worker().read([resident, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readSheet(database, resident, today));
            return std::vector<ui::PrintDocument>{{u"glucose"_s, [] { return QCoreApplication::translate("jiayi::app::Readings", "Glucose profile"); }, u"glucose-profile"_s,
                                                   [sheet](const ui::PrintSetup& setup) { return ui::glucosePages(sheet, readingRules(), setup.language, {setup.paper}); }}};
        });
    };
    asks.record = [&desk, resident](const QString&) {
        return desk.worker().run([&desk, resident](db::Database& database) { return recordPrinted(desk.context(database), "readings.print", resident); });
    };
    return asks;
}

}  // namespace jiayi::app
