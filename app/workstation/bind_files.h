// Import page and export dialog, bound to files and store.
#pragma once

#include "app/workstation/desk.h"
#include "ui/files/file_asks.h"

namespace jiayi::app {

/// Files are read and written in a thread and on a connection of their own: a save at the desk never waits for more than
/// one transaction of an import. `desk` outlives the functions; the last copy of them waits for work under way.
ui::ImportAsks bindImport(Desk& desk);
ui::ExportAsks bindExport(Desk& desk);

/// What a column can become: the targets of import_columns.csv. Invalid "rules.row".
Result<std::vector<std::string>> importTargets();

}  // namespace jiayi::app
