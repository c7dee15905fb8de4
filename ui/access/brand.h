// The quiet page round everything that stands before the frame: name above, one column in the middle.
#pragma once

class QVBoxLayout;
class QWidget;

namespace jiayi::ui {

/// Gives `page` a scrolling column 420 design pixels wide under the program's name; fill what comes back.
/// Call once.
QVBoxLayout* makeBrandedColumn(QWidget* page, int width = 420);

}  // namespace jiayi::ui
