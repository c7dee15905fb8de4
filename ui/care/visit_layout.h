// Where each field of a visit lies on the screen. The forms themselves are data; only this order is ours.
#pragma once

#include "models/care/rules/combined_form.h"

#include <QList>
#include <QString>

#include <vector>

namespace jiayi::ui {

/// Top to bottom. Programme, Drugs and Referral stand once for each form of a visit with several; Story and Occasion once for each section of a form
/// that is no programme's.
enum class VisitCard { Story, Visit, Symptoms, Lifestyle, Treatment, Programme, Occasion, Drugs, More, Referral };

/// One editor: a field, or the two of a blood pressure.
struct VisitPlace {
    VisitCard card = VisitCard::More;
    care::FormKey section;  ///< whose part of the visit; empty in the shared part
    std::string group;      ///< of Story and Occasion: the section of the form
    std::vector<const care::CombinedField*> fields;
};
/// Every field of the visit that is entered on it, in the order of the keyboard: what the forms share, then each form's
/// own. A field that the table below does not know lies by its form's section: nothing of a form is ever out of reach.
std::vector<VisitPlace> visitPlaces(const care::CombinedForm& form);

QString cardTitle(VisitCard card);
/// A short label where the form's own is too long for a column, else the form's own.
QString visitLabel(const care::FieldDef& field);

}  // namespace jiayi::ui
