// The list of joint clinics: when, who, how many places are taken.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "models/referral/joint_clinic.h"

namespace jiayi::ui {

class JointModel : public qt::ValueModel<referral::SessionPage> {
public:
    enum Column { When, Who, Places, ColumnCount };
    JointModel(const referral::ReferralBook& book, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const referral::ReferralBook& m_book;
};

}  // namespace jiayi::ui
