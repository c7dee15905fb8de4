#pragma once

class QWidget;

namespace jiayi::ui {

/// The frame scrolls a screen; what the keyboard or a danger points at must be on it.
void bringIntoView(QWidget* widget);

}  // namespace jiayi::ui
