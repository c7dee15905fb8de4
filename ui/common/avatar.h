#pragma once

#include "ui/common/live.h"

#include <QString>
#include <QWidget>

namespace jiayi::ui {

/// A circle with the first character of a name. Decorative: the name stands beside it.
class Avatar : public Live<QWidget> {
    Q_OBJECT
public:
    /// Diameter in design pixels.
    explicit Avatar(int diameter = 44, QWidget* parent = nullptr);
    void setName(const QString& name);
    QString letter() const { return m_letter; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void restyle() override;

private:
    int m_diameter;
    QString m_letter;
};

}  // namespace jiayi::ui
