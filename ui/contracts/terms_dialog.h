// What is agreed: team, doctor, package, term, who signed.
#pragma once

#include "models/roster/contracts/contract_lists.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

class QVBoxLayout;

namespace jiayi::ui {

class ChipRow;
class DateField;
class TextField;

/// Open with open(). The fields that the act asks for.
class TermsDialog : public FittedDialog {
    Q_OBJECT
public:
    enum class Act { Offer, Record, Sign, Renew, Transfer };
    struct Agreed {
        contracts::Terms terms;
        Date on{};
        std::string signer, note;
    };
    TermsDialog(Act act, const contracts::ContractBook& book, const contracts::PersonContracts& person, contracts::Terms proposed, Date today, QWidget* parent);

Q_SIGNALS:
    void agreed(const jiayi::ui::TermsDialog::Agreed& agreed);

private:
    void build(const contracts::PersonContracts& person, const contracts::Terms& proposed);
    void addTerms(QVBoxLayout* to, const contracts::PersonContracts& person, const contracts::Terms& proposed);
    void give();
    QString heading() const;

    Act m_act;
    const contracts::ContractBook& m_book;
    contracts::Terms m_proposed;
    Date m_today;
    ChipRow* m_package = nullptr;
    TextField* m_team = nullptr;
    TextField* m_doctor = nullptr;
    DateField* m_since = nullptr;
    DateField* m_until = nullptr;
    DateField* m_on = nullptr;
    TextField* m_signer = nullptr;
    TextField* m_note = nullptr;
};

}  // namespace jiayi::ui
