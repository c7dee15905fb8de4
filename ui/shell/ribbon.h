#pragma once

#include "ui/common/live.h"

#include <QLabel>

namespace jiayi::ui {

/// A band across the window that says what must not be overlooked ("Sample data"). The style sheet keeps labels
/// transparent, so it fills itself.
class Ribbon : public Live<QLabel> {
    Q_OBJECT
public:
    explicit Ribbon(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void restyle() override;
};

}  // namespace jiayi::ui
