// One change, beside the list: what it is, whom it touches, what may take the product's place.
#pragma once

#include "ui/common/live.h"
#include "ui/pharmacy/formulary_asks.h"

#include <QScrollArea>

class QLabel;

namespace jiayi::ui {

class AffectedTable;
class Button;
class Card;
class EquivalentsTable;

class ChangePane : public Live<QScrollArea> {
    Q_OBJECT
public:
    explicit ChangePane(QWidget* parent = nullptr);
    void setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies);
    void showChange(ChangeRow row, ChangeDetail detail);
    /// To the residents; to the proposals if there are none.
    void focusLists();

Q_SIGNALS:
    void residentOpened(jiayi::roster::ResidentId resident);
    void substitutionAsked();

protected:
    void retranslate() override;
    void restyle() override;

private:
    QString explain() const;

    std::optional<ChangeRow> m_row;
    Card* m_card;
    QLabel* m_what;
    Card* m_people;
    QLabel* m_nobody;
    AffectedTable* m_lines;
    Card* m_others;
    QLabel* m_noOthers;
    EquivalentsTable* m_equivalents;
    Button* m_propose;
};

}  // namespace jiayi::ui
