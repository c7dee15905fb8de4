#include "app/workstation/bind_indicators.h"

#include "app/workstation/bind_print.h"
#include "app/workstation/consortium_figures.h"
#include "app/workstation/measures.h"
#include "models/worklist/worklist_acts.h"
#include "sync/files/xlsx_writer.h"
#include "ui/common/format.h"
#include "ui/common/tokens.h"
#include "ui/print/table_layout.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>
#include <QThreadPool>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

/// Work that may stand on a list for what a measure misses.
constexpr std::array kKinds{"visit.due", "hba1c.due", "hba1c.above", "tests", "refill", "contract"};

QString qualityText(const char* text) { return QCoreApplication::translate("jiayi::app::Quality", text); }

/// A thread and a connection of its own for each kind of question, so that the months never wait for an archive.
std::shared_ptr<QThreadPool> ownThread() {
    auto pool = std::make_shared<QThreadPool>();  // its destructor waits
    pool->setMaxThreadCount(1);
    return pool;
}

quality::ReadProgress progressOf(const ui::ReadControl& control) {
    return [control](std::int64_t done, std::int64_t of) {
        if (control.progress) control.progress(static_cast<std::size_t>(done), static_cast<std::size_t>(of));
        return !control.stop.stop_requested();
    };
}

/// `read(database)` in a thread of the pool, on a connection that is opened for it.
template <class Read>
auto inPool(Desk& desk, const std::shared_ptr<QThreadPool>& pool, Read read) {
    using Answer = std::invoke_result_t<Read&, db::Database&>;
    // A program that closes asks no more: who waits in the queue finds it out by the token.
    return QtConcurrent::run(pool.get(), [&desk, read = std::move(read)]() mutable -> Answer {
        return db::attempt([&]() -> Answer {
            auto database = access::openStore(desk.store(), desk.key());
            if (!database) return database.error();
            return read(**database);
        });
    });
}

template <class T>
Result<std::shared_ptr<const T>> shared(Result<T> result) {
    if (!result) return result.error();
    return std::make_shared<const T>(std::move(*result));
}

Result<void> auditExport(const sync::Context& context, const char* what, const std::string& about) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "export");
        unit.describe(what, about);
        unit.commit();
        return {};
    });
}

Result<void> writeWorkbook(const ui::LeavingSheet& sheet, const std::string& path) {
    files::XlsxWriter writer(path);
    for (const auto& table : sheet.tables) {
        std::vector<std::string> header;
        for (const auto& head : table.header) header.push_back(ui::utf8(head));
        JIAYI_CHECK(writer.begin(ui::utf8(table.name), header));
        for (const auto& row : table.rows) {
            std::vector<files::ExportCell> cells;
            for (const auto& cell : row) cells.push_back({ui::utf8(cell.text), cell.number});
            JIAYI_CHECK(writer.row(cells));
        }
    }
    return writer.finish();
}

Result<quality::EvidenceReport> writePack(Desk& desk, const ui::EvidenceWish& wish) {
    JIAYI_TRY(auto database, access::openStore(desk.store(), desk.key()));
    const auto period = formatDate(wish.period.from) + '/' + formatDate(wish.period.to);
    JIAYI_TRY(const auto report, quality::writeEvidence(*database, desk.rules(), {wish.period, wish.measures, desk.institution().code, desk.clock().now()}, ui::utf8(wish.target)));
    // It holds what is known of people, like any export.
    JIAYI_CHECK(auditExport(desk.context(*database), "evidence", period));
    return report;
}

Result<void> takeOn(const sync::Context& context, const worklist::WorklistBook& book, roster::ResidentId resident, const std::string& user) {
    bool any = false;
    for (const auto* kind : kKinds) {
        const auto given = worklist::AssignItem{{resident, kind}, '@' + user}(context, book);
        if (!given && given.error().code != Errc::NotFound) return given.error();
        any = any || given.has_value();
    }
    if (!any) return Error{Errc::NotFound, "worklist.item", {}};
    return {};
}

void chooseQualityFile(QWidget* over, bool write, const QString& suffix, std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(over, write ? qualityText(QT_TRANSLATE_NOOP("jiayi::app::Quality", "Write to")) : qualityText(QT_TRANSLATE_NOOP("jiayi::app::Quality", "Pack to check")),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(write ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setAcceptMode(write ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setNameFilters({u"*."_s + suffix});
    if (write) {
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile((suffix == u"zip" ? u"evidence."_s : u"indicators."_s) + suffix);
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
    dialog->open();
}

}  // namespace

ui::QualityAsks bindQuality(Desk& desk) {
    const auto counting = ownThread(), others = ownThread();
    ui::QualityAsks asks;
    asks.choices = [&desk] { return desk.worker().read([](db::Database& database) { return quality::readFilterChoices(database); }); };
    asks.board = [&desk, counting](const quality::BoardAsk& ask, const ui::ReadControl& control) {
        return inPool(desk, counting, [&desk, ask, control](db::Database& database) {
            return shared(quality::readBoard(database, desk.measureBook(), desk.boardBook(), ask, otherRooms(database), progressOf(control)));
        });
    };
    asks.series = [&desk, counting](const quality::BoardAsk& ask, int months, const ui::ReadControl& control) {
        return inPool(desk, counting, [&desk, ask, months, control](db::Database& database) {
            return shared(quality::readSeries(database, desk.measureBook(), ask, months, otherRooms(database), progressOf(control)));
        });
    };
    asks.people = [&desk, counting](const quality::PeopleAsk& ask, const ui::ReadControl& control) {
        return inPool(desk, counting, [&desk, ask, control](db::Database& database) {
            return shared(quality::readPeople(database, desk.measureBook(), desk.boardBook(), ask, progressOf(control)));
        });
    };
    asks.questions = [&desk, others](quality::Period period) {
        return inPool(desk, others, [&desk, period](db::Database& database) { return quality::readQuestions(database, desk.measureBook(), period); });
    };
    asks.consortium = [&desk] { return desk.worker().read([&desk](db::Database& database) { return readConsortiumFigures(database, desk.measureBook()); }); };
    asks.report = [&desk, others](Date upTo) {
        return inPool(desk, others, [&desk, upTo](db::Database& database) -> Result<int> {
            const auto period = quality::windowEnding(quality::Window::Year, upTo);
            JIAYI_TRY(const auto tally, quality::tallyOf(database, desk.measureBook(), period));
            JIAYI_TRY(const auto lines, quality::measureLines(database, tally, desk.measureBook(), otherRooms(database)));
            return reportFigures(desk.context(database), lines, period, desk.institution().code);
        });
    };
    asks.writeEvidence = [&desk, others](const ui::EvidenceWish& wish) {
        return QtConcurrent::run(others.get(), [&desk, wish] { return db::attempt([&] { return writePack(desk, wish); }); });
    };
    asks.checkEvidence = [&desk, others](const QString& pack) {
        return QtConcurrent::run(others.get(), [&desk, pack] { return quality::checkEvidence(desk.rules(), ui::utf8(pack)); });
    };
    asks.chooseFile = chooseQualityFile;
    asks.saveWorkbook = [&desk, others](const ui::LeavingSheet& sheet, const QString& path) {
        return inPool(desk, others, [&desk, sheet, path](db::Database& database) -> Result<void> {
            JIAYI_CHECK(writeWorkbook(sheet, ui::utf8(path)));
            return auditExport(desk.context(database), "indicators", sheet.people ? "people" : "figures");
        });
    };
    asks.print = [&desk](const ui::LeavingSheet& sheet, QWidget* over) { openPrintDialog(bindTablePrint(desk, sheet), over); };
    asks.takeOn = [&desk](roster::ResidentId resident, const std::vector<quality::Fix>&) {
        return desk.worker().run([&desk, resident](db::Database& database) { return takeOn(desk.context(database), desk.worklistBook(), resident, desk.user()); });
    };
    return asks;
}

ui::PrintAsks bindTablePrint(Desk& desk, const ui::LeavingSheet& sheet) {
    ui::TableSheet paper;
    paper.about.clinic = {desk.institution().name.empty() ? desk.institution().code : desk.institution().name, {}, desk.institution().sample};
    paper.about.day = desk.today();
    paper.title = sheet.title;
    paper.subtitle = sheet.about;
    paper.language = ui::currentLanguage().startsWith(u"zh"_s) ? ui::SheetLanguage::Chinese : ui::SheetLanguage::English;
    if (sheet.people) paper.foot = qualityText(QT_TRANSLATE_NOOP("jiayi::app::Quality", "Personal health data: keep it from others, and destroy this sheet when it has served."));
    for (const auto& table : sheet.tables) {
        ui::PaperTable made{table.name, table.header, {}};
        for (const auto& row : table.rows) {
            QStringList cells;
            for (const auto& cell : row) cells << cell.text;
            made.rows.push_back(std::move(cells));
        }
        paper.tables.push_back(std::move(made));
    }
    auto asks = bindDeskPrint();
    asks.read = [paper] {
        const std::vector<ui::PrintDocument> documents{{u"indicators"_s, [] { return qualityText(QT_TRANSLATE_NOOP("jiayi::app::Quality", "Indicators")); }, u"indicators"_s,
                                                        [paper](const ui::PrintSetup& setup) { return ui::tablePages(paper, {setup.paper}); }, false, true}};
        QPromise<Result<std::vector<ui::PrintDocument>>> promise;
        promise.start();
        promise.addResult(documents);
        promise.finish();
        return promise.future();
    };
    asks.record = [&desk](const QString&) {
        return desk.worker().run([&desk](db::Database& database) { return recordPrinted(desk.context(database), "indicators.print", {}); });
    };
    return asks;
}

}  // namespace jiayi::app
