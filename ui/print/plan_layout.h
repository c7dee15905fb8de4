// The care plan that a person takes home, in large type.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/plan/care_plan.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct PlanSheet {
    SheetAbout about;
    plan::CarePlan plan;
    std::vector<plan::PlanTarget> targets;
    std::optional<Date> nextVisit;
    std::string doctor;
};

/// Goals, targets, what to measure with a table to write in, what was explained. Texts that nobody has signed yet carry a mark that the foot explains.
Pages planPages(const PlanSheet& sheet, const plan::PlanRules& rules, const care::RuleBook& care, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
