#include "ui/sync/capability_words.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::ui {

namespace {

struct CapabilityText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::CapabilityText)
};

struct Gap {
    const char* flag;  ///< of the probe's result
    const char* words;
};

constexpr Gap kGaps[] = {
    {"historySystem", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "list what has changed: deletions are found at night")},
    {"since", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "list changes since a time: more is fetched than is new")},
    {"historyInstance", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "show earlier versions: a lost answer is asked for again")},
    {"updateCreate", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "keep this desk's ids")},
    {"ifMatch", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "refuse a write based on an old version within a save")},
    {"ifNoneMatch", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "refuse a second record of the same id within a save")},
    {"transaction", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "take a save in one piece: records go one by one")},
    {"atomic", QT_TRANSLATE_NOOP("jiayi::ui::CapabilityText", "take a save whole or not at all: half of one may be seen there for a moment")},
};

QJsonObject probeOf(const std::string& capability) { return QJsonDocument::fromJson(QByteArray::fromStdString(capability)).object(); }

}  // namespace

QString pullWords(const std::string& capability) {
    const auto probe = probeOf(capability);
    const bool history = probe.value(QLatin1String("historySystem")).toBool() && probe.value(QLatin1String("since")).toBool();
    return history ? CapabilityText::tr("its history") : CapabilityText::tr("searching by time, and a full list at night");
}

QStringList capabilityGaps(const std::string& capability) {
    const auto probe = probeOf(capability);
    QStringList gaps;
    for (const auto& gap : kGaps) {
        const auto value = probe.value(QLatin1String(gap.flag));
        if (value.isBool() && !value.toBool()) gaps << CapabilityText::tr(gap.words);
    }
    return gaps;
}

}  // namespace jiayi::ui
