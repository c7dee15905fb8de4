#include "app/workstation/preferences.h"

#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

namespace jiayi::app {

namespace {

QSettings settings() { return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("jiayi"), QStringLiteral("jiayi")); }

}  // namespace

ui::Preferences loadPreferences() {
    const auto stored = settings();
    ui::Preferences preferences;
    const bool chinese = QLocale::system().language() == QLocale::Chinese;
    preferences.language = stored.value(QStringLiteral("language"), chinese ? QStringLiteral("zh_CN") : QStringLiteral("en")).toString();
    preferences.look.dark = stored.value(QStringLiteral("dark"), false).toBool();
    preferences.look.scale = stored.value(QStringLiteral("scale"), 100).toInt();
    preferences.lockMinutes = stored.value(QStringLiteral("lockMinutes"), preferences.lockMinutes).toInt();
    preferences.pictureMb = stored.value(QStringLiteral("pictureMb"), preferences.pictureMb).toInt();
    preferences.workOffline = stored.value(QStringLiteral("workOffline"), false).toBool();
    return preferences;
}

void savePreferences(const ui::Preferences& preferences) {
    auto stored = settings();
    stored.setValue(QStringLiteral("language"), preferences.language);
    stored.setValue(QStringLiteral("dark"), preferences.look.dark);
    stored.setValue(QStringLiteral("scale"), preferences.look.scale);
    stored.setValue(QStringLiteral("lockMinutes"), preferences.lockMinutes);
    stored.setValue(QStringLiteral("pictureMb"), preferences.pictureMb);
    stored.setValue(QStringLiteral("workOffline"), preferences.workOffline);
}

ui::PrintSetup loadPrintSetup(const QString& document) {
    auto stored = settings();
    ui::PrintSetup setup;
    setup.phone = stored.value(QStringLiteral("clinicPhone")).toString();
    stored.beginGroup(QStringLiteral("print/") + document);
    const bool english = stored.value(QStringLiteral("language")).toString() == QLatin1String("en");
    setup.language = english ? ui::SheetLanguage::English : ui::SheetLanguage::Chinese;
    const auto usual = document == QLatin1String("prescription") ? QStringLiteral("a5") : QStringLiteral("a4");
    setup.paper = stored.value(QStringLiteral("paper"), usual).toString() == QLatin1String("a4") ? ui::PaperSize::A4 : ui::PaperSize::A5;
    setup.printer = stored.value(QStringLiteral("printer")).toString();
    setup.tray = stored.value(QStringLiteral("tray"), setup.tray).toInt();
    setup.right = stored.value(QStringLiteral("right"), setup.right).toDouble();
    setup.down = stored.value(QStringLiteral("down"), setup.down).toDouble();
    return setup;
}

void savePrintSetup(const QString& document, const ui::PrintSetup& setup) {
    auto stored = settings();
    stored.setValue(QStringLiteral("clinicPhone"), setup.phone);
    stored.beginGroup(QStringLiteral("print/") + document);
    stored.setValue(QStringLiteral("language"), setup.language == ui::SheetLanguage::English ? QStringLiteral("en") : QStringLiteral("zh"));
    stored.setValue(QStringLiteral("paper"), setup.paper == ui::PaperSize::A4 ? QStringLiteral("a4") : QStringLiteral("a5"));
    stored.setValue(QStringLiteral("printer"), setup.printer);
    stored.setValue(QStringLiteral("tray"), setup.tray);
    stored.setValue(QStringLiteral("right"), setup.right);
    stored.setValue(QStringLiteral("down"), setup.down);
}

QString lastStore() { return settings().value(QStringLiteral("store")).toString(); }

void rememberStore(const QString& path) { settings().setValue(QStringLiteral("store"), path); }

QString dataFolder() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/jiayi");
    QDir().mkpath(folder);
    return folder;
}

}  // namespace jiayi::app
