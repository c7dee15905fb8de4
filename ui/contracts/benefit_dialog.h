// A benefit beside the scheme: for which disease, for how long, with whom.
#pragma once

#include "models/roster/entitlement/rules/entitlement.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

class QVBoxLayout;

namespace jiayi::ui {

class ChipRow;
class DateField;
class TextField;

/// Open with open(). `before` with a nil id: a new one.
class BenefitDialog : public FittedDialog {
    Q_OBJECT
public:
    BenefitDialog(const roster::Entitlement& before, Date today, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::roster::Entitlement& entitlement);

private:
    struct PartnerRow {
        TextField* name;
        DateField* since;
        DateField* until;
    };
    void addPartner(const roster::PartnerGrant* grant);
    void give();

    roster::Entitlement m_before;
    Date m_today;
    ChipRow* m_benefit;
    TextField* m_disease;
    DateField* m_since;
    DateField* m_until;
    TextField* m_steward;
    QVBoxLayout* m_partners;
    std::vector<PartnerRow> m_rows;
};

}  // namespace jiayi::ui
