// Everything about one item, beside the list.
#pragma once

#include "ui/common/screen.h"
#include "ui/pharmacy/formulary_asks.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class EquivalentsTable;
class Notice;
class PricePlot;

/// Names, terms, codes, stock with its age, restriction, procurement, prices, equivalents. `clock` outlives it.
class ItemPane : public Live<QScrollArea> {
    Q_OBJECT
public:
    explicit ItemPane(const Clock& clock, QWidget* parent = nullptr);
    void setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies);
    void showItem(ItemDetail detail);
    /// What is shown; 0 before anything was.
    std::int64_t product() const { return m_detail.shown.product; }
    void focusEquivalents();

Q_SIGNALS:
    /// An equivalent was chosen: it may be another pharmacy's.
    void itemAsked(const jiayi::pharmacy::ShownItem& shown);
    /// It is out of stock, and is to be written into the shortage log.
    void shortageAsked(const jiayi::pharmacy::FormularyItem& item);

protected:
    void retranslate() override;
    void restyle() override;

private:
    QWidget* buildBadges();
    void showBadges();
    void showFacts();
    void showProcurement();
    void showEquivalents();
    void addFact(int row, const QString& label, const QString& value);

    const Clock& m_clock;
    ItemDetail m_detail;
    Card* m_card;
    Badge* m_class;
    Badge* m_essential;
    Badge* m_procured;
    Badge* m_out;
    Badge* m_sample;
    QLabel* m_price;
    QLabel* m_unitPrice;
    Notice* m_restriction;
    Button* m_shortage;
    QGridLayout* m_facts;
    QLabel* m_taken;
    QProgressBar* m_progress;
    Card* m_history;
    PricePlot* m_plot;
    Card* m_others;
    QLabel* m_noOthers;
    EquivalentsTable* m_table;
};

}  // namespace jiayi::ui
