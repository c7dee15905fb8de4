// What the import page and the export dialog ask for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/roster/import/import_values.h"
#include "models/roster/resident.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace jiayi::ui {

/// What files hold, with a mapping proposed for every table.
struct LookedFiles {
    roster::ImportPlan plan;
    /// By path: "UTF-8", "GB18030". Only where a file may be written in more than one way.
    std::map<std::string, std::string> encodings;
};

struct ImportAsks {
    /// Shows the desk's own dialog without stopping the window; `chosen` is called unless it is closed.
    std::function<void(QWidget* over, std::function<void(const QStringList& paths)> chosen)> chooseFiles;
    std::function<void(QWidget* over, std::function<void(const QString& path)> chosen)> chooseRejectsFile;
    std::function<QFuture<Result<LookedFiles>>(const QStringList& paths)> look;
    /// A dry run or the import, as the plan says. Progress comes on any thread.
    std::function<QFuture<Result<roster::ImportReport>>(const roster::ImportPlan&,
                                                        const roster::ImportControl&)>
        run;
    std::function<QFuture<Result<void>>(const roster::ImportReport&, const QString& path)> saveRejects;
    /// Whether rows hold resources of this FHIR type; others are kept as they came.
    std::function<bool(const std::string& type)> hasTable;
};

enum class ExportFormat { Fhir, Ndjson, Csv, Xlsx };

struct ExportWish {
    ExportFormat format = ExportFormat::Fhir;
    QString target;
    bool unmasked = false;
    /// Nothing: everybody.
    std::optional<std::vector<roster::ResidentId>> residents;
};

/// What was written.
struct ExportDone {
    std::size_t residents = 0;
    std::size_t resources = 0;  ///< FHIR resources, or rows of tables
    bool operator==(const ExportDone&) const = default;
};

struct ExportAsks {
    std::function<void(QWidget* over, ExportFormat format, std::function<void(const QString& path)> chosen)>
        chooseTarget;
    std::function<QFuture<Result<ExportDone>>(const ExportWish&, const roster::ImportControl&)> run;
};

}  // namespace jiayi::ui
