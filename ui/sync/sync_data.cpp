#include "ui/sync/sync_data.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::ui {

namespace {

QString lineOf(const QJsonValue& value) {
    if (value.isString()) return value.toString();
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 15);
    QStringList parts;
    if (value.isArray()) {
        for (const auto& item : value.toArray()) parts << lineOf(item);
        return parts.join(QStringLiteral("; "));
    }
    const auto object = value.toObject();
    // What people said stands in `text`, `display` or `value`; systems and codes are for machines.
    for (const char* key : {"text", "display", "value", "valueString", "valueCode", "reference"}) {
        if (const auto found = object.value(QLatin1String(key)); found.isString()) return found.toString();
    }
    for (auto member = object.begin(); member != object.end(); ++member) parts << member.key() + QStringLiteral(": ") + lineOf(member.value());
    return parts.join(QStringLiteral(", "));
}

}  // namespace

QString fieldName(const QString& path) {
    static const QHash<QString, const char*> kNames{
        {QString(), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "The whole record")},
        {QStringLiteral("address"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Address")},
        {QStringLiteral("birthDate"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Birth date")},
        {QStringLiteral("gender"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Sex")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Name")},
        {QStringLiteral("telecom"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Phone")},
        {QStringLiteral("identifier"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Identifier")},
        {QStringLiteral("contact"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Emergency contact")},
        {QStringLiteral("extension"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Roster data")},
        {QStringLiteral("dosage"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Dose")},
        {QStringLiteral("status"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Status")},
        {QStringLiteral("value"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Value")},
        {QStringLiteral("target"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Target")},
        {QStringLiteral("grid"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Grid")},
        {QStringLiteral("doctor"), QT_TRANSLATE_NOOP("jiayi::ui::SyncScreen", "Family doctor")},
    };
    const auto root = path.section(QLatin1Char('['), 0, 0).section(QLatin1Char('.'), 0, 0);
    // Of an extension the last part of its address says what it holds.
    const auto last = path.section(QLatin1Char('/'), -1).remove(QLatin1Char(']'));
    const auto* words = kNames.value(root == QLatin1String("extension") && kNames.contains(last) ? last : root);
    return words ? QCoreApplication::translate("jiayi::ui::SyncScreen", words) : path;
}

QString readable(const std::string& json) {
    if (json.empty()) return QStringLiteral("—");
    // Qt reads documents, not bare values: a list of one does.
    const auto document = QJsonDocument::fromJson("[" + QByteArray::fromStdString(json) + "]");
    if (document.isNull()) return QString::fromStdString(json);
    const auto line = lineOf(document.array().at(0));
    return line.isEmpty() ? QStringLiteral("—") : line;
}

}  // namespace jiayi::ui
