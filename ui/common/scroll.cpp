#include "ui/common/scroll.h"

#include <QScrollArea>

namespace jiayi::ui {

void bringIntoView(QWidget* widget) {
    for (auto* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent)) return area->ensureWidgetVisible(widget);
}

}  // namespace jiayi::ui
