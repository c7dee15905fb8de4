// A dialog as tall as what it holds.
#pragma once

#include "ui/common/live.h"

#include <QDialog>
#include <QLayout>
#include <QShowEvent>

#include <algorithm>

namespace jiayi::ui {

/// Qt reckons a dialog's height before rows of chips and wrapped texts know their width; this asks again when it opens, so that nothing is cut.
class FittedDialog : public Live<QDialog> {
public:
    using Live<QDialog>::Live;

protected:
    void showEvent(QShowEvent* event) override {
        Live<QDialog>::showEvent(event);
        layout()->activate();
        if (layout()->hasHeightForWidth()) resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    }
};

}  // namespace jiayi::ui
