#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/pharmacy/formulary_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Chip;
class ChipRow;
class ChoiceField;
class ChangePane;
class ChangeModel;
class RowTable;
class StateStack;

/// What one kept version changed against another, whose medicines that touches, and what may take a product's place. What touches
/// our residents stands first. Enter goes to the residents; Enter there opens the chart. UI thread.
class ChangesScreen : public Screen {
    Q_OBJECT
public:
    explicit ChangesScreen(ChangesAsks asks, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;

    /// That pharmacy's newest version against the one before.
    void open(std::int64_t pharmacyPk);
    void reload();

Q_SIGNALS:
    void residentOpened(jiayi::roster::ResidentId resident);
    /// To the pad: a substitute that wants more than a signature, or a medicine for which nothing could be proposed.
    void draftWanted(const jiayi::pharmacy::PrescriptionDraft& draft);
    void replacementWanted(jiayi::roster::ResidentId resident, jiayi::care::MedicationId medicine);
    /// A substitute was signed for somebody.
    void prescribed();

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildHead(QVBoxLayout* all);
    void buildTable();
    void connectParts();
    void askVersions();
    void askChanges();
    void showVersions();
    void showChanges();
    void showKinds();
    void showDetailOf(int row);
    void proposeSubstitute();
    void showFailure(const Error& error);
    std::int64_t pharmacyPk() const;

    ChangesAsks m_asks;
    std::vector<pharmacy::Pharmacy> m_pharmacies;
    std::vector<pharmacy::FormularyVersion> m_versions;
    std::vector<ChangeRow> m_rows;  ///< of all kinds
    ChangeModel* m_model;
    ChoiceField* m_pharmacy;
    ChoiceField* m_from;
    ChoiceField* m_to;
    ChipRow* m_kinds;
    Chip* m_ours;
    QLabel* m_count;
    RowTable* m_table;
    StateStack* m_states;
    ChangePane* m_pane;
    Latest m_reading;
    Latest m_asking;
    Latest m_detailing;
    bool m_read = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
