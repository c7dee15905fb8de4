// Proposals for those whom a change touches, and what became of them.
#pragma once

#include <QVariant>

#include "models/pharmacy/prescribing/substitution.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

struct SubstitutionRow {
    pharmacy::SubstitutionProposal proposal;
    bool isSigned = false;
    std::string refused;  ///< why it could not be signed when that was tried
    bool isOpen() const { return !isSigned; }
    bool canSign() const { return !isSigned && proposal.canSign(); }
    bool canSignTogether() const { return !isSigned && proposal.canSignTogether(); }
};

class SubstitutionModel : public qt::ValueModel<SubstitutionRow> {
public:
    enum Column { Resident, Proposal, Price, State, ColumnCount };

    explicit SubstitutionModel(QObject* parent);
    /// Notes what became of the rows of those residents.
    void note(const std::vector<pharmacy::SubstitutionOutcome>& outcomes);

    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// Why it is not signed with the others; empty when it is.
QString leftOutWord(const SubstitutionRow& row);
/// Every problem and interrupting finding, a line each.
QString whyText(const SubstitutionRow& row);

}  // namespace jiayi::ui
