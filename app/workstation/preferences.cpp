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
    preferences.workOffline = stored.value(QStringLiteral("workOffline"), false).toBool();
    return preferences;
}

void savePreferences(const ui::Preferences& preferences) {
    auto stored = settings();
    stored.setValue(QStringLiteral("language"), preferences.language);
    stored.setValue(QStringLiteral("dark"), preferences.look.dark);
    stored.setValue(QStringLiteral("scale"), preferences.look.scale);
    stored.setValue(QStringLiteral("lockMinutes"), preferences.lockMinutes);
    stored.setValue(QStringLiteral("workOffline"), preferences.workOffline);
}

QString lastStore() { return settings().value(QStringLiteral("store")).toString(); }

void rememberStore(const QString& path) { settings().setValue(QStringLiteral("store"), path); }

QString dataFolder() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/jiayi");
    QDir().mkpath(folder);
    return folder;
}

}  // namespace jiayi::app
