// Short tables inside cards: what may take a product's place, and whom a change touches.
#pragma once

#include "ui/pharmacy/formulary_asks.h"

#include "models/qt/value_model.h"
#include "ui/common/row_table.h"

namespace jiayi::ui {

/// Rows of plain values without a head, as high as its rows up to `most`.
class ShortTable : public RowTable {
    Q_OBJECT
public:
    explicit ShortTable(int most, QWidget* parent = nullptr);

protected:
    void restyle() override { fitHeight(); }
    /// After the rows changed.
    void fitHeight();

private:
    int m_most;
};

/// Products with pharmacy and price of a unit, and why they may take the place. Pharmacies are named by their pk.
class EquivalentsTable : public ShortTable {
    Q_OBJECT
public:
    explicit EquivalentsTable(QWidget* parent = nullptr);
    void setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies) { m_pharmacies = pharmacies; }
    /// `unitFen`: the price of one unit of the product itself, to compare with.
    void setRows(std::vector<pharmacy::Equivalent> rows, double unitFen);
    const std::vector<pharmacy::Equivalent>& rows() const;

protected:
    void retranslate() override;

private:
    class Model;
    Model* m_model;
    std::vector<pharmacy::Pharmacy> m_pharmacies;
};

/// Residents and the medicine of theirs that a change touches.
class AffectedTable : public ShortTable {
    Q_OBJECT
public:
    explicit AffectedTable(QWidget* parent = nullptr);
    void setRows(std::vector<pharmacy::AffectedLine> rows);
    const std::vector<pharmacy::AffectedLine>& rows() const;

protected:
    void retranslate() override;

private:
    class Model;
    Model* m_model;
};

}  // namespace jiayi::ui
