// 张小明, the sample person of every picture and of the tour: the same values always, dated back from today.
#pragma once

#include "app/workstation/demo_course.h"

namespace jiayi::app {

DemoFacts samplePersonFacts(const care::RuleBook& rules, const DemoPerson& person, Date today);

}  // namespace jiayi::app
