// Money that came or went, written down.
#pragma once

#include "models/capitation/year_page.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class ChoiceField;
class NumberField;
class TextField;

/// Fund, step, scheme, amount, note. A fund that settles wants a step of the year and a scheme; another one has income alone. Open with open().
class FundDialog : public FittedDialog {
    Q_OBJECT
public:
    FundDialog(const capitation::YearPage& page, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::capitation::RecordFundEntry& record);

private:
    void showFund();
    void give();

    const int m_year;
    std::vector<capitation::FundLine> m_funds;
    ChoiceField *m_fund, *m_step, *m_scheme;
    TextField *m_amount, *m_note;
};

}  // namespace jiayi::ui
