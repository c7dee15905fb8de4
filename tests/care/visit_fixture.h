// A visit at which all is well, for tests to change one thing of.
#pragma once

#include "models/care/rules/visit_rules.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/test_program.h"

#include <functional>

namespace jiayi::care::fixture {

using Change = std::function<void(FollowupFacts&)>;

inline FollowupFacts controlledDiabetes() {
    FollowupFacts facts;
    facts.form = test::kDiabetes;
    facts.mode = VisitMode::Clinic;
    facts.age = 58;
    facts.answers = {{"fasting", "2"}, {"fpg", "6.4"}, {"sbp", "138"}, {"dbp", "84"}};
    facts.adr = false;
    facts.newOrWorseComplication = false;
    facts.previousClass = VisitClass::Satisfactory;
    return facts;
}

inline FollowupFacts controlledHypertension() {
    auto facts = controlledDiabetes();
    facts.form = test::kHypertension;
    facts.answers.erase("fasting");
    facts.answers.erase("fpg");
    return facts;
}

inline QByteArrayList idsOf(const std::vector<DangerFinding>& findings) {
    QByteArrayList ids;
    for (const auto& finding : findings) ids << QByteArray::fromStdString(finding.text.id);
    return ids;
}

inline QByteArrayList idsOf(const std::vector<RuleText>& texts) {
    QByteArrayList ids;
    for (const auto& text : texts) ids << QByteArray::fromStdString(text.id);
    return ids;
}

}  // namespace jiayi::care::fixture

Q_DECLARE_METATYPE(jiayi::care::fixture::Change)
