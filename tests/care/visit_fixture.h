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
    facts.form = FormKind::Diabetes;
    facts.mode = VisitMode::Clinic;
    facts.age = 58;
    facts.fasting = true;
    facts.fpg = 6.4;
    facts.sbp = 138;
    facts.dbp = 84;
    facts.adr = false;
    facts.newOrWorseComplication = false;
    facts.previousClass = VisitClass::Satisfactory;
    return facts;
}

inline FollowupFacts controlledHypertension() {
    auto facts = controlledDiabetes();
    facts.form = FormKind::Hypertension;
    facts.fasting.reset();
    facts.fpg.reset();
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
