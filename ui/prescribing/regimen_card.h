#pragma once

#include "models/qt/care_models.h"
#include "ui/common/card.h"

class QLabel;
class QTableView;

namespace jiayi::ui {

class Button;

/// What the person takes now, beside the pad: prescribe again, hold, resume, stop.
class RegimenCard : public Card {
    Q_OBJECT
public:
    explicit RegimenCard(const Clock& clock, QWidget* parent = nullptr);
    void show(std::vector<care::MedicationLine> medicines);

Q_SIGNALS:
    void prescribeAsked(const jiayi::care::MedicationLine& medicine);
    void stopAsked(const jiayi::care::MedicationLine& medicine);
    /// To hold it when it is taken, to resume it when it is held.
    void holdAsked(const jiayi::care::MedicationLine& medicine);

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const care::MedicationLine* current() const;
    void showActions();

    const Clock& m_clock;
    qt::MedicationModel* m_model;
    QTableView* m_table;
    QLabel* m_none;
    QWidget* m_actions;
    Button* m_again;
    Button* m_hold;
    Button* m_stop;
};

}  // namespace jiayi::ui
