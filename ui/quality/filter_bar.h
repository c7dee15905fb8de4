#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QWidget>

namespace jiayi::ui {

class ChipRow;
class ChoiceField;

/// Period, doctor, grid and programme of the figures. Keys: "*" everybody, "=" with the name. UI thread.
class QualityFilterBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit QualityFilterBar(QWidget* parent = nullptr);
    void setChoices(quality::FilterChoices choices);
    /// Of that day.
    quality::BoardAsk ask(Date asOf) const;
    void setWindow(quality::Window window);

Q_SIGNALS:
    void changed();

protected:
    void retranslate() override;

private:
    void showChoices();
    quality::FilterChoices m_choices;
    ChipRow* m_window;
    ChoiceField* m_doctor;
    ChoiceField* m_grid;
    ChoiceField* m_programme;
};

}  // namespace jiayi::ui
