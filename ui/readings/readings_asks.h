// What the page of readings asks for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/readings/import_cgm.h"
#include "models/readings/self_measured.h"

#include <QFuture>
#include <QString>

#include <functional>

class QWidget;

namespace jiayi::ui {

/// A file as it was understood, and what it would bring.
struct SensorFile {
    readings::CgmFile file;
    readings::CgmGain gain;
};

struct ReadingsAsks {
    std::function<QFuture<Result<readings::ReadingsPage>>(roster::ResidentId)> page;
    /// Writes nothing.
    std::function<QFuture<Result<SensorFile>>(roster::ResidentId, const QString& path, const readings::CgmAnswers&)> look;
    std::function<QFuture<Result<readings::CgmGain>>(const readings::ImportCgm&)> import;
    std::function<QFuture<Result<int>>(const readings::RetractCgm&)> takeBack;
    /// Shows the desk's own dialog without stopping the window; `chosen` is called unless it is closed.
    std::function<void(QWidget* over, std::function<void(const QString& path)> chosen)> chooseFile;
    std::function<void(roster::ResidentId, QWidget* over)> print;
};

}  // namespace jiayi::ui
