#include "app/workstation/bind_files.h"

#include "app/workstation/session.h"
#include "models/roster/import/column_mapping.h"
#include "sync/files/export.h"
#include "sync/files/import.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QStandardPaths>
#include <QStringDecoder>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>

namespace jiayi::app {

namespace {

QString fileText(const char* text) { return QCoreApplication::translate("jiayi::app::Files", text); }

std::shared_ptr<QThreadPool> oneThread() {
    auto pool = std::make_shared<QThreadPool>();  // its destructor waits
    pool->setMaxThreadCount(1);
    return pool;
}

/// Shown without stopping the window, so that the lock can hide it.
QFileDialog* openDialog(QWidget* over, const QString& title, QFileDialog::FileMode mode,
                        QFileDialog::AcceptMode accept) {
    auto* dialog =
        new QFileDialog(over, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    dialog->setAcceptMode(accept);
    return dialog;
}

std::string encodingOf(const std::string& path) {
    QFile file(ui::qs(path));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QStringDecoder utf8(QStringDecoder::Utf8);
    while (!file.atEnd() && !utf8.hasError()) {
        const QString decoded = utf8(file.read(1 << 20));
        Q_UNUSED(decoded)
    }
    return utf8.hasError() ? "GB18030" : "UTF-8";
}

Result<ui::LookedFiles> look(const care::RuleBook& rules, const std::vector<std::filesystem::path>& paths) {
    ui::LookedFiles looked;
    JIAYI_TRY(looked.plan, files::preview(rules, paths));
    for (const auto& file : looked.plan.files) {
        const bool text = file.kind == roster::ImportKind::Table &&
                          !ui::qs(file.path).endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
        if (!text || !file.problem.empty()) continue;
        if (auto encoding = encodingOf(file.path); !encoding.empty())
            looked.encodings[file.path] = std::move(encoding);
    }
    return looked;
}

Result<roster::ImportReport> importFiles(Desk& desk, const roster::ImportPlan& plan,
                                         const roster::ImportControl& control) {
    SystemRandom random;
    JIAYI_TRY(auto session,
              Session::openWithKey(desk.store(), desk.user(), desk.key(), desk.clock(), random));
    return files::run(session.context(), desk.mappers(), plan, control);
}

Result<ui::ExportDone> exportFiles(Desk& desk, const ui::ExportWish& wish,
                                   const roster::ImportControl& control) {
    files::ExportOptions options;
    switch (wish.format) {
        case ui::ExportFormat::Fhir:
            options.format = files::ExportFormat::Fhir;
            break;
        case ui::ExportFormat::Ndjson:
            options.format = files::ExportFormat::Ndjson;
            break;
        case ui::ExportFormat::Csv:
            options.format = files::ExportFormat::Csv;
            break;
        case ui::ExportFormat::Xlsx:
            options.format = files::ExportFormat::Xlsx;
            break;
    }
    options.unmasked = wish.unmasked;
    if (wish.residents) {
        // An empty list must never mean everybody.
        if (wish.residents->empty()) return invalid("export.nobody");
        options.residents = *wish.residents;
    }
    SystemRandom random;
    JIAYI_TRY(auto session,
              Session::openWithKey(desk.store(), desk.user(), desk.key(), desk.clock(), random));
    JIAYI_TRY(const auto report,
              files::exportTo(session.context(), desk.mappers(), options, ui::utf8(wish.target), control));
    ui::ExportDone done;
    for (const auto& [what, count] : report.counts) {
        done.resources += count;
        if (what == "Patient" || what == "residents") done.residents = count;
    }
    return done;
}

QString suffixOf(ui::ExportFormat format) {
    switch (format) {
        case ui::ExportFormat::Fhir:
            return QStringLiteral("json");
        case ui::ExportFormat::Xlsx:
            return QStringLiteral("xlsx");
        case ui::ExportFormat::Ndjson:
        case ui::ExportFormat::Csv:
            return {};  // a folder
    }
    return {};
}

}  // namespace

ui::ImportAsks bindImport(Desk& desk) {
    const auto pool = oneThread();
    ui::ImportAsks asks;
    asks.chooseFiles = [](QWidget* over, std::function<void(const QStringList&)> chosen) {
        auto* dialog = openDialog(over, fileText(QT_TRANSLATE_NOOP("jiayi::app::Files", "Files to import")),
                                  QFileDialog::ExistingFiles, QFileDialog::AcceptOpen);
        dialog->setNameFilters(
            {fileText(QT_TRANSLATE_NOOP("jiayi::app::Files",
                                        "Tables and FHIR files (*.xlsx *.csv *.json *.ndjson)")),
             fileText(QT_TRANSLATE_NOOP("jiayi::app::Files", "All files (*)"))});
        QObject::connect(dialog, &QFileDialog::filesSelected, over, std::move(chosen));
        dialog->open();
    };
    asks.chooseRejectsFile = [](QWidget* over, std::function<void(const QString&)> chosen) {
        auto* dialog = openDialog(over, fileText(QT_TRANSLATE_NOOP("jiayi::app::Files", "Save rejects")),
                                  QFileDialog::AnyFile, QFileDialog::AcceptSave);
        dialog->setNameFilters({QStringLiteral("CSV (*.csv)")});
        dialog->setDefaultSuffix(QStringLiteral("csv"));
        dialog->selectFile(QStringLiteral("rejects.csv"));
        QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
        dialog->open();
    };
    asks.look = [&desk, pool](const QStringList& paths) {
        std::vector<std::filesystem::path> all;
        for (const auto& path : paths) all.emplace_back(ui::utf8(path));
        return QtConcurrent::run(
            pool.get(), [&desk, all] { return db::attempt([&] { return look(desk.rules(), all); }); });
    };
    asks.run = [&desk, pool](const roster::ImportPlan& plan, const roster::ImportControl& control) {
        return QtConcurrent::run(pool.get(), [&desk, plan, control] {
            return db::attempt([&] { return importFiles(desk, plan, control); });
        });
    };
    asks.saveRejects = [pool](const roster::ImportReport& report, const QString& path) {
        return QtConcurrent::run(
            pool.get(), [report, target = ui::utf8(path)] { return files::writeRejects(report, target); });
    };
    asks.hasTable = [](const std::string& type) { return mapping::Registry::hasTable(type); };
    return asks;
}

ui::ExportAsks bindExport(Desk& desk) {
    const auto pool = oneThread();
    ui::ExportAsks asks;
    asks.chooseTarget = [](QWidget* over, ui::ExportFormat format,
                           std::function<void(const QString&)> chosen) {
        auto* dialog = openDialog(over, fileText(QT_TRANSLATE_NOOP("jiayi::app::Files", "Write to")),
                                  QFileDialog::AnyFile, QFileDialog::AcceptSave);
        const auto suffix = suffixOf(format);
        if (!suffix.isEmpty()) dialog->setDefaultSuffix(suffix);
        dialog->selectFile(suffix.isEmpty() ? QStringLiteral("jiayi-export")
                                            : QStringLiteral("jiayi-export.") + suffix);
        QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
        dialog->open();
    };
    asks.run = [&desk, pool](const ui::ExportWish& wish, const roster::ImportControl& control) {
        return QtConcurrent::run(pool.get(), [&desk, wish, control] {
            return db::attempt([&] { return exportFiles(desk, wish, control); });
        });
    };
    return asks;
}

Result<std::vector<std::string>> importTargets() {
    JIAYI_TRY(const auto book, roster::ColumnBook::load());
    return book.targets();
}

}  // namespace jiayi::app
