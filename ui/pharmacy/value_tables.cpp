#include "ui/pharmacy/value_tables.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/pharmacy/formulary_words.h"

#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ShortTable::ShortTable(int most, QWidget* parent) : RowTable(parent), m_most(most) { horizontalHeader()->hide(); }

void ShortTable::fitHeight() {
    if (!model()) return;
    const int rows = std::clamp(model()->rowCount(), 1, m_most);
    setFixedHeight(rows * px(52) + 2);
    auto* head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(0, QHeaderView::Stretch);
}

// What may take a product's place.

class EquivalentsTable::Model : public qt::ValueModel<pharmacy::Equivalent> {
public:
    explicit Model(EquivalentsTable* table) : qt::ValueModel<pharmacy::Equivalent>(2, {}, table), m_table(table) {}

    double unitFen = 0;  ///< of the product itself

    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        const auto& row = at(index.row());
        const bool name = index.column() == 0;
        switch (role) {
            case Qt::DisplayRole:
            case Qt::AccessibleTextRole: return name ? itemName(row.shown.item) : moneyText(Money{row.unitFen});
            case SecondLineRole: return name ? reason(row) : difference(row);
            case Qt::ToolTipRole: return name ? itemName(row.shown.item) + u'\n' + reason(row) : QString();
            case Qt::TextAlignmentRole: return static_cast<int>((name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            default: return {};
        }
    }

private:
    QString reason(const pharmacy::Equivalent& row) const {
        QStringList parts{itemPack(row.shown.item)};
        if (row.listed) parts << (row.pharmacistSigned ? EquivalentsTable::tr("on the pharmacist's list") : EquivalentsTable::tr("on the list, not signed yet"));
        const auto& all = m_table->m_pharmacies;
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.pk == row.shown.pharmacyPk; });
        if (all.size() > 1 && found != all.end()) parts << qs(found->name);
        if (!row.shown.item.maker.empty()) parts << qs(row.shown.item.maker);
        return parts.join(u" · "_s);
    }
    QString difference(const pharmacy::Equivalent& row) const {
        if (unitFen <= 0) return {};
        const double share = (static_cast<double>(row.unitFen) - unitFen) / unitFen;
        if (std::abs(share) < 0.005) return EquivalentsTable::tr("same price");
        return (share < 0 ? u"−"_s : u"+"_s) + percentText(std::abs(share), 0);
    }
    EquivalentsTable* m_table;
};

EquivalentsTable::EquivalentsTable(QWidget* parent) : ShortTable(6, parent), m_model(new Model(this)) {
    setModel(m_model);
    retranslate();
    fitHeight();
}

void EquivalentsTable::setRows(std::vector<pharmacy::Equivalent> rows, double unitFen) {
    m_model->unitFen = unitFen;
    m_model->setRows(std::move(rows));
    fitHeight();
}

const std::vector<pharmacy::Equivalent>& EquivalentsTable::rows() const { return m_model->rows(); }

void EquivalentsTable::retranslate() {
    setAccessibleName(tr("What may take its place, by price of a unit"));
    m_model->retranslate();
}

// Whom a change touches.

class AffectedTable::Model : public qt::ValueModel<pharmacy::AffectedLine> {
public:
    explicit Model(QObject* parent) : qt::ValueModel<pharmacy::AffectedLine>(2, {}, parent) {}

    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        const auto& row = at(index.row());
        const bool name = index.column() == 0;
        switch (role) {
            case Qt::DisplayRole:
            case Qt::AccessibleTextRole: return name ? qs(row.residentName) : row.sameName ? AffectedTable::tr("this product") : AffectedTable::tr("same substance");
            case SecondLineRole: return name ? medicine(row) : QString();
            case StrongRole: return name;
            case ToneRole: return name ? QVariant() : QVariant(static_cast<int>(row.sameName ? Tone::Info : Tone::Neutral));
            default: return {};
        }
    }

private:
    static QString medicine(const pharmacy::AffectedLine& row) { return row.dose.empty() ? qs(row.medicine) : qs(row.medicine) + u" · "_s + qs(row.dose); }
};

AffectedTable::AffectedTable(QWidget* parent) : ShortTable(7, parent), m_model(new Model(this)) {
    setModel(m_model);
    retranslate();
    fitHeight();
}

void AffectedTable::setRows(std::vector<pharmacy::AffectedLine> rows) {
    m_model->setRows(std::move(rows));
    fitHeight();
}

const std::vector<pharmacy::AffectedLine>& AffectedTable::rows() const { return m_model->rows(); }

void AffectedTable::retranslate() {
    setAccessibleName(tr("Residents who take it"));
    m_model->retranslate();
}

}  // namespace jiayi::ui
