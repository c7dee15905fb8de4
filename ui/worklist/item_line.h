#pragma once

#include "ui/common/live.h"
#include "ui/worklist/worklist_asks.h"

#include <QFrame>

namespace jiayi::ui {

class ElidedLabel;

/// What there is to know of the chosen item before anything is opened: where the person is, who was tried, why it stands where it stands.
class ItemLine : public Live<QFrame> {
    Q_OBJECT
public:
    explicit ItemLine(const Clock& clock, QWidget* parent = nullptr);
    void show(const worklist::WorklistRow& row);

protected:
    void retranslate() override;

private:
    const Clock& m_clock;
    worklist::WorklistRow m_row;
    ElidedLabel* m_person;
    ElidedLabel* m_place;
};

}  // namespace jiayi::ui
