// The list of referrals and questions: who, where to, how far, since when.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "models/referral/referral_lists.h"

namespace jiayi::ui {

class ReferralModel : public qt::ValueModel<referral::ReferralRow> {
public:
    enum Column { Person, Where, Course, Moved, ColumnCount };
    ReferralModel(const referral::ReferralBook& book, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVariant whereCell(const referral::ReferralRow& row, int role) const;
    QVariant courseCell(const referral::ReferralRow& row, int role) const;
    const referral::ReferralBook& m_book;
    const Clock& m_clock;
};

}  // namespace jiayi::ui
