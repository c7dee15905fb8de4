// One side of a conflict: a heading, a value, and whether it was chosen.
#pragma once

#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QList>
#include <QString>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

/// Checkable by mouse; keys are its owner's, so it takes no focus. A side that cannot be chosen lies flat.
class SideCell : public Live<QAbstractButton> {
    Q_OBJECT
public:
    struct Line {
        QString name;  ///< empty where the field's name says it
        QString text;
        bool standsOut = false;
    };

    explicit SideCell(bool canBeChosen, QWidget* parent = nullptr);
    /// `key` is what chooses it: "1".
    void setHeading(const QString& heading, const QString& key = {});
    void setLines(const QList<Line>& lines);
    /// The lines as one text.
    QString spoken() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_canBeChosen;
    QLabel* m_heading;
    QGridLayout* m_grid;
    QList<Line> m_lines;
    QString m_key;
};

}  // namespace jiayi::ui
