// The rows inside the form's cards: lines, findings, what was said. Private to this room.
#pragma once

#include "models/pharmacy/pharmacist/review_queue.h"

#include <QWidget>

namespace jiayi::ui {

QWidget* orderRows(const std::vector<pharmacy::QueuedOrder>& orders, QWidget* parent);
/// The findings with the doctor's reasons, the reasons for what is not found any more, and what could not be checked.
QWidget* findingRows(const pharmacy::OpenedForm& form, QWidget* parent);
QWidget* saidRows(const pharmacy::PrescriptionReview& review, QWidget* parent);

}  // namespace jiayi::ui
