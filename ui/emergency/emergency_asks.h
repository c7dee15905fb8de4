// What the page for closed-off areas asks for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/emergency/area_list.h"
#include "models/emergency/late_entry.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace jiayi::ui {

struct EmergencyAsks {
    std::function<QFuture<Result<std::vector<emergency::Area>>>()> areas;
    std::function<QFuture<Result<std::vector<emergency::AreaPerson>>>(const std::string& grid)> list;
    /// Lists and fallback sheets of the grid.
    std::function<void(const std::string& grid, QWidget* over)> print;
    /// Active users who are not the one at the desk.
    std::function<QFuture<Result<std::vector<std::string>>>()> verifiers;
    std::function<QFuture<Result<void>>(const emergency::RecordLate&)> recordLate;
};

}  // namespace jiayi::ui
