#include "ui/sync/capability_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::ui {

namespace {

struct CapabilityText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::CapabilityText)
};

}  // namespace

QString modeWords(const std::string& mode) {
    if (mode == "history") return CapabilityText::tr("its history");
    if (mode == "search") return CapabilityText::tr("searching by time, with nightly sweeps");
    return CapabilityText::tr("a cursor");
}

QStringList capabilityGaps(const std::string& capability) {
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(capability)).object();
    QStringList gaps;
    for (const auto& gap : json.value(QLatin1String("lacks")).toArray()) gaps << gap.toString();
    return gaps;
}

}  // namespace jiayi::ui
