// What this desk remembers of its user's taste and of the store it opened last. No patient data.
#pragma once

#include "ui/print/print_asks.h"
#include "ui/shell/settings_screen.h"

#include <QString>

namespace jiayi::app {

ui::Preferences loadPreferences();
void savePreferences(const ui::Preferences& preferences);
/// By document: "prescription", "leaflet". What was never printed: Chinese, a form on A5, a leaflet on A4.
ui::PrintSetup loadPrintSetup(const QString& document);
void savePrintSetup(const QString& document, const ui::PrintSetup& setup);
QString lastStore();
void rememberStore(const QString& path);
/// Where new stores and the demo lie: the user's data folder.
QString dataFolder();

}  // namespace jiayi::app
