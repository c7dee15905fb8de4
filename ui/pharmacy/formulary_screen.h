#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "models/pharmacy/fulfilment/shortages.h"
#include "ui/pharmacy/formulary_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class ElidedLabel;
class FormularyFilterBar;
class ItemPane;
class Notice;
class RowTable;
class StateStack;

/// What a pharmacy offers: search, facets, and everything about one item beside the list. "/" goes to the search, Enter to the
/// equivalents of the item, F7 to what changed, F9 to the shortage log. UI thread; `clock` outlives it.
class FormularyScreen : public Screen {
    Q_OBJECT
public:
    FormularyScreen(FormularyAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;

    /// Reads again, after something may have come from the hub.
    void reload();

Q_SIGNALS:
    void queueAsked();
    /// The shortage log; with a name, what to write into it, and the name of the pharmacy that does not have it.
    void shortageAsked(const jiayi::pharmacy::RecordShortage& missing, const QString& where);
    void changesAsked(std::int64_t pharmacyPk);
    void syncAsked();

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildHead(QVBoxLayout* all);
    void buildTable();
    void connectParts();
    const pharmacy::Pharmacy* current() const;
    void ask();
    void askPages(std::int64_t pharmacyPk);
    void askFound(std::int64_t pharmacyPk, const std::string& text);
    void showRows();
    void showDetailOf(int row);
    void askDetail(const pharmacy::ShownItem& shown);
    void showVersion();
    void showEmpty();
    void askShortage(pharmacy::RecordShortage missing);
    void showFailure(const Error& error);

    FormularyAsks m_asks;
    const Clock& m_clock;
    std::vector<pharmacy::Pharmacy> m_pharmacies;
    qt::FormularyModel* m_model;
    FormularyFilterBar* m_filters;
    RowTable* m_table;
    StateStack* m_states;
    ItemPane* m_pane;
    QLabel* m_count;
    ElidedLabel* m_version;
    Badge* m_sample;
    Notice* m_refused;
    Button* m_changes;
    Button* m_queue;
    Button* m_shortages;
    Latest m_reading;
    Latest m_asking;
    Latest m_detailing;
    std::int64_t m_rowProduct = 0;  ///< whose row is current; the pane may show an equivalent of it
    bool m_read = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
