// What the review says, as rows: a finding with severity, reason, action and source; what could not be checked.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QWidget>

namespace jiayi::ui {

/// Built anew at every check; sets its texts once.
class FindingRow : public QWidget {
    Q_OBJECT
public:
    /// `reason`: why the doctor goes on nevertheless; may be empty.
    FindingRow(const pharmacy::Finding& finding, const QString& reason, QWidget* parent);
    /// What could not be checked, together: never green, never left out.
    FindingRow(const std::vector<pharmacy::NotChecked>& gaps, QWidget* parent);
    /// Something else that stands in the way of signing.
    FindingRow(const QString& problem, QWidget* parent);

private:
    void put(Tone tone, const QString& iconName, const QString& word, const QString& text, const QString& soft);
};

}  // namespace jiayi::ui
