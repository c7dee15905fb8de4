// What desks share of prescribing beside orders, over the wire and through the registry.
#include "models/pharmacy/shared/shared_repository.h"
#include "sync/mapping/benefit_mapper.h"
#include "sync/mapping/clinic_mapper.h"
#include "sync/mapping/guidance_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using namespace jiayi::pharmacy;
using jiayi::test::json;
using jiayi::test::mappingRules;

namespace {

Uuid numbered(int number) {
    Uuid made;
    made.bytes[0] = 8;
    made.bytes[15] = static_cast<std::uint8_t>(number);
    return made;
}
const ResidentId kPerson{*Uuid::parse(test::kPatientId)};
const Instant kMoment = startOfDay(makeDate(2026, 11, 23)) + std::chrono::minutes{601};

HeldEntitlement entitlement() {
    return {kPerson, {numbered(1), "special-disease", "E11", makeDate(2026, 1, 1), makeDate(2027, 12, 31), "H12010100001"}, "active"};
}
LongAssessment assessment() {
    return {numbered(2), kPerson, makeDate(2026, 11, 22), "chen", "attending", "stable for a year", "taught to measure", "王秀英", "active"};
}
RegimenTemplate regimen() {
    return {{numbered(3)},
            "起始 start",
            {{"盐酸二甲双胍片", "A10BA02", "P1", "S000001", "500mg bid", 28, {}}, {"汤剂", "", "", "", "1袋 bid", {}, {"甘草6g(炙)", "黄芪30g"}, 7}},
            "active"};
}
ReviewOutcome outcome() {
    return {{numbered(4)}, "renal.contra:A10BA02", "overridden", "checked by hand", OrderId{numbered(9)}, "chen", kMoment};
}
Shortage shortage() {
    return {{numbered(5)}, kPerson, "司美格鲁肽", "A10BJ06", "P1", "S000007", 2, OrderId{numbered(9)}, "chen", kMoment, "answered", "elsewhere", "at the hospital", "li", kMoment};
}

SaidOfRule said() { return {{numbered(10)}, "retired", "renal.max:A10BH01", "1", "our nephrologist sets the dose", "li", kMoment, "active"}; }

guidance::CardAnswer answerToCard() {
    return {{numbered(11)}, kPerson, "due.uacr", "1", "3f9a", guidance::Answer::Dismissed, {}, "done at the hospital", makeDate(2027, 2, 23), "chen", kMoment};
}

/// Written, read back from its text; writing that again touches nothing, and what is not ours in it stays.
template <class Mapper, class Value>
void survives(const Value& value) {
    fhir::Json wire;
    Mapper::write(wire, value);
    wire.make("extension").push(json(R"({"url":"urn:other","valueDecimal":1.50})"));
    const auto text = wire.compact();
    auto again = json(text);
    const auto read = Mapper::read(again);
    QVERIFY2(read && *read, text.c_str());
    QVERIFY2(**read == value, text.c_str());
    Mapper::write(again, **read);
    QVERIFY2(again.compact() == text, text.c_str());
}

template <class Value, class Find>
void goesThroughTheRegistry(const char* type, const fhir::Json& wire, const Value& value, Find find) {
    test::ClinicStore store;
    const Registry registry(mappingRules());
    sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
    QVERIFY(registry.apply(unit, test::patient()).has_value());
    QVERIFY2(registry.check(wire).value().outcome == Applied::Outcome::Stored, type);
    QVERIFY2(registry.apply(unit, wire).value().outcome == Applied::Outcome::Stored, type);
    const SharedRepository shared(store.database());
    QVERIFY2(find(shared).value() == value, type);
    const auto id = *Uuid::parse(wire.textOr("id", ""));
    QVERIFY2(registry.render(store.database(), type, id).value().compact() == wire.compact(), type);
    QVERIFY(registry.retract(unit, type, id).has_value());
    QVERIFY2(find(shared).value() != value, type);
    QVERIFY(registry.apply(unit, wire).has_value());
    QVERIFY2(find(shared).value() == value, type);
    unit.commit();
}

template <class Mapper, class Value>
fhir::Json wireOf(const Value& value) {
    fhir::Json wire;
    Mapper::write(wire, value);
    return wire;
}

}  // namespace

class TestSharedMappers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueSurvivesTheWire() {
        survives<EntitlementMapper>(entitlement());
        survives<AssessmentMapper>(assessment());
        survives<TemplateMapper>(regimen());
        survives<OutcomeMapper>(outcome());
        survives<ShortageMapper>(shortage());
        survives<ServingMapper>(ServingPharmacies{{"P2", "P1"}});
        survives<RuleDecisionMapper>(said());
        survives<CardAnswerMapper>(answerToCard());
    }

    void aWordToACardIsNoWordAboutARule() {
        const auto answer = wireOf<CardAnswerMapper>(answerToCard()), decision = wireOf<RuleDecisionMapper>(said());
        QVERIFY(!RuleDecisionMapper::read(answer).value() && !CardAnswerMapper::read(decision).value());
        auto nobodys = answer;
        nobodys.erase("subject");
        QVERIFY(!CardAnswerMapper::read(nobodys).value());
        auto taken = answerToCard();
        taken.answer = guidance::Answer::TakenBack;
        taken.reason.clear();
        taken.until.reset();
        survives<CardAnswerMapper>(taken);
        taken.status = "entered-in-error";
        survives<CardAnswerMapper>(taken);
        test::ClinicStore store;
        const Registry registry(mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, answer).value().outcome == Applied::Outcome::Waiting);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        QVERIFY(registry.apply(unit, answer).value().outcome == Applied::Outcome::Stored);
        const guidance::AnswerRepository answers(store.database());
        QVERIFY(answers.answer(answerToCard().id).value() == answerToCard());
        QCOMPARE(registry.render(store.database(), "Basic", numbered(11)).value().compact(), answer.compact());
        QVERIFY(registry.retract(unit, "Basic", numbered(11)).has_value());
        QVERIFY(answers.answers(kPerson).value().empty());
        QVERIFY(registry.erase(unit, "Basic", numbered(11)).has_value());
        QCOMPARE(answers.answer(answerToCard().id).error().reason, std::string{"guidance.answer-not-found"});
    }

    void soDoTheirOtherStates() {
        auto benefit = entitlement();
        benefit.entitlement.until.reset();
        benefit.entitlement.institution.clear();
        benefit.status = "entered-in-error";
        survives<EntitlementMapper>(benefit);
        auto assessed = assessment();
        assessed.status = "entered-in-error";
        survives<AssessmentMapper>(assessed);
        auto retired = regimen();
        retired.status = "retired";
        survives<TemplateMapper>(retired);
        auto heeded = outcome();
        heeded.outcome = "heeded";
        heeded.reason.clear();
        heeded.order.reset();
        survives<OutcomeMapper>(heeded);
        Shortage open;
        open.id = {numbered(6)};
        open.name = "格列本脲";
        open.askedBy = "chen";
        open.asked = kMoment;
        survives<ShortageMapper>(open);
        survives<ServingMapper>(ServingPharmacies{});
    }

    void whatFhirAsksForIsThere() {
        const auto coverage = wireOf<EntitlementMapper>(entitlement());
        for (const auto* path : {"status", "beneficiary.reference", "payor.0.display", "class.0.value", "class.0.type.coding.0.code"})
            QVERIFY2(!coverage.textOr(path, "").empty(), path);
        const auto form = wireOf<AssessmentMapper>(assessment());
        QVERIFY(form.textOr("status", "") == "completed" && form.textOr("item.0.linkId", "") == "title");
        QVERIFY(wireOf<TemplateMapper>(regimen()).textOr("status", "") == "active");
        QVERIFY(wireOf<OutcomeMapper>(outcome()).textOr("status", "") == "final");
        const auto list = wireOf<ServingMapper>(ServingPharmacies{{"P1"}});
        QVERIFY(list.textOr("status", "") == "current" && list.textOr("mode", "") == "working" && list.at("entry.0.item"));
        Shortage open;
        open.name = "x";
        const auto request = wireOf<ShortageMapper>(open);
        QVERIFY(request.integer("quantity.value") == 1 && request.at("itemCodeableConcept"));
    }

    /// It is said once: nobody's later version says it otherwise.
    void whatWasSaidOfARuleStays() {
        auto wire = wireOf<RuleDecisionMapper>(said());
        const auto before = wire.compact();
        auto other = said();
        other.note = "something else";
        other.kind = "restored";
        RuleDecisionMapper::write(wire, other);
        QCOMPARE(wire.compact(), before);
        QVERIFY(wire.textOr("code.coding.0.code", "") == "rule-decision" && wire.textOr("created", "") == "2026-11-23");
        wire.erase("author");
        QVERIFY(RuleDecisionMapper::read(wire).value()->by.empty());
        fhir::Json unknown = json(before);
        for (auto& extension : unknown.find("extension")->items())
            if (extension.textOr("url", "").ends_with("/decision")) extension.set("valueCode", "doubted");
        QVERIFY(!RuleDecisionMapper::read(unknown).value());
    }

    void aValueThatChangesChangesTheWire() {
        auto wire = wireOf<EntitlementMapper>(entitlement());
        wire.make("network") = "theirs";
        auto benefit = entitlement();
        benefit.entitlement.icd10 = "I10";
        benefit.entitlement.until.reset();
        EntitlementMapper::write(wire, benefit);
        QVERIFY(*EntitlementMapper::read(json(wire.compact())).value() == benefit);
        QVERIFY(wire.textOr("network", "") == "theirs");
        auto order = wireOf<ServingMapper>(ServingPharmacies{{"P1", "P2"}});
        ServingMapper::write(order, ServingPharmacies{{"P2"}});
        QVERIFY(ServingMapper::read(order).value()->pharmacies == std::vector<std::string>{"P2"});
        auto asked = shortage();
        asked.state = "open";
        asked.answer.clear();
        asked.note.clear();
        asked.answeredBy.clear();
        asked.answered.reset();
        auto request = wireOf<ShortageMapper>(asked);
        ShortageMapper::write(request, shortage());
        QVERIFY(*ShortageMapper::read(json(request.compact())).value() == shortage());
    }

    void theRegistryKnowsThem() {
        goesThroughTheRegistry("Coverage", wireOf<EntitlementMapper>(entitlement()), entitlement(),
                               [](const SharedRepository& shared) { return shared.entitlement(numbered(1)); });
        goesThroughTheRegistry("QuestionnaireResponse", wireOf<AssessmentMapper>(assessment()), assessment(),
                               [](const SharedRepository& shared) { return shared.assessment(numbered(2)); });
        goesThroughTheRegistry("PlanDefinition", wireOf<TemplateMapper>(regimen()), regimen(),
                               [](const SharedRepository& shared) { return shared.regimen({numbered(3)}); });
        goesThroughTheRegistry("DetectedIssue", wireOf<OutcomeMapper>(outcome()), outcome(),
                               [](const SharedRepository& shared) { return shared.outcome({numbered(4)}); });
        goesThroughTheRegistry("SupplyRequest", wireOf<ShortageMapper>(shortage()), shortage(),
                               [](const SharedRepository& shared) { return shared.shortage({numbered(5)}); });
        goesThroughTheRegistry("Basic", wireOf<RuleDecisionMapper>(said()), said(), [](const SharedRepository& shared) { return shared.ruleDecision({numbered(10)}); });
        const ServingPharmacies serving{{"P2", "P1"}};
        goesThroughTheRegistry("List", wireOf<ServingMapper>(serving), serving, [](const SharedRepository& shared) { return shared.serving(); });
    }

    void whatIsSomebodyElsesIsKeptAlone() {
        test::ClinicStore store;
        const Registry registry(mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        const auto foreign = [&](const char* type, const char* members) {
            auto made = json(members);
            made.set("resourceType", type);
            made.set("id", test::kOtherId);
            return registry.apply(unit, made).value().outcome;
        };
        constexpr auto kKept = Applied::Outcome::Kept;
        QVERIFY(foreign("Coverage", R"({"beneficiary":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},"type":{"text":"employee"}})") == kKept);
        QVERIFY(foreign("Coverage", R"({"status":"active"})") == kKept);
        QVERIFY(foreign("PlanDefinition", R"({"title":"a protocol"})") == kKept);
        QVERIFY(foreign("DetectedIssue", R"({"code":{"text":"DRG"}})") == kKept);
        QVERIFY(foreign("List", R"({"mode":"working"})") == kKept);
        QVERIFY(foreign("Basic", R"({"code":{"text":"a note"}})") == kKept);
        QVERIFY(foreign("Basic", R"({"subject":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"}})") == kKept);
        QCOMPARE(store.count("SELECT count(*) FROM rule_decision"), 0);
        QVERIFY(foreign("SupplyRequest", R"({"itemCodeableConcept":{"text":"gloves"},"authoredOn":"2026-11-22T08:00:00+08:00"})") == kKept);
        QVERIFY(foreign("QuestionnaireResponse",
                        R"({"questionnaire":"urn:x","subject":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"}})") == kKept);
        unit.commit();
    }

    void aBenefitWaitsForItsPerson() {
        test::ClinicStore store;
        const Registry registry(mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, wireOf<EntitlementMapper>(entitlement())).value().outcome == Applied::Outcome::Waiting);
        QVERIFY(registry.apply(unit, wireOf<ShortageMapper>(shortage())).value().outcome == Applied::Outcome::Waiting);
        unit.commit();
    }

    void whoMovedAwayTakesTheirs() {
        test::ClinicStore store;
        const Registry registry(mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        for (const auto& wire : {wireOf<EntitlementMapper>(entitlement()), wireOf<AssessmentMapper>(assessment()), wireOf<ShortageMapper>(shortage())}) {
            QVERIFY(registry.apply(unit, wire).has_value());
            QVERIFY(registry.erase(unit, wire.textOr("resourceType", ""), *Uuid::parse(wire.textOr("id", ""))).has_value());
        }
        for (const auto* table : {"entitlement", "long_assessment", "shortage"})
            QCOMPARE(store.count(std::string{"SELECT count(*) FROM "} + table), 0);
        unit.commit();
    }
};

JIAYI_TEST(TestSharedMappers)
#include "tst_shared_mappers.moc"
