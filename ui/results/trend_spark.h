// A small course of one test, beside its newest value.
#pragma once

#include "models/core/dates.h"
#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace jiayi::ui {

/// `unit` is what the value may be compared in: points of different units never share a line, nor a scale.
struct SparkPoint {
    Date on{};
    double value = 0;
    QString unit;
    Tone tone = Tone::Neutral;
    QString words;  ///< "2026-08-02  7.2 %, above target"
};

/// Oldest first. Each unit has a line and a scale of its own, the newest unit at the bottom; the marks say by shape what they mean. Screen
/// readers and the tooltip get the same in words.
class TrendSpark : public Live<QWidget> {
    Q_OBJECT
public:
    explicit TrendSpark(QWidget* parent = nullptr);
    void setPoints(const QString& test, std::vector<SparkPoint> points);
    /// One line a unit: its points in the order of the days.
    static std::vector<std::vector<SparkPoint>> linesOf(const std::vector<SparkPoint>& points);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<std::vector<SparkPoint>> m_lines;
};

}  // namespace jiayi::ui
