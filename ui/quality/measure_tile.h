#pragma once

#include "ui/common/card.h"
#include "ui/quality/quality_words.h"

class QLabel;

namespace jiayi::ui {

/// A figure of the board: what it is, its value, how many of how many, and how it moved. Enter, Space or a click opens its people. UI thread.
class MeasureTile : public Card {
    Q_OBJECT
public:
    MeasureTile(const quality::Tile& tile, QWidget* parent);
    const quality::Tile& tile() const { return m_tile; }
    /// `before`: nothing where the month before cannot be compared; nor where it was not counted.
    void showLine(const quality::MeasureLine& line, const quality::MeasureLine* before);
    /// Of a figure without a measure, or before anything was counted.
    void showNothing(const QString& why);
    /// What the consortium says of it; empty: nothing is known yet.
    void setConsortium(const QString& words);

Q_SIGNALS:
    void opened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void describe();

    const quality::Tile& m_tile;
    bool m_counted = false;
    QLabel* m_name;
    QLabel* m_figure;
    QLabel* m_words;
    QLabel* m_change;
    QLabel* m_consortium;
};

}  // namespace jiayi::ui
