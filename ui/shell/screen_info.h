#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>

namespace jiayi::ui {

class Screen;

/// A place in the frame. `label` is a function, so that it speaks the language in force.
struct ScreenInfo {
    QString key;               ///< stable: "roster"; also the objectName of its rail entry, "rail.roster"
    Screen* screen = nullptr;  ///< the frame takes it over
    std::function<QString()> label;  ///< beneath the icon; short
    QString icon;                    ///< a name of resources/icons
    QKeySequence keys{};             ///< goes there; shown in the tooltip
    bool inRail = true;              ///< false: opened by other screens only (chart, visit)
    QString railKey{};               ///< which rail entry is lit while it shows; its own when empty
};

}  // namespace jiayi::ui
