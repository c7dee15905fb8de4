// Whom a report is about: what is enough, and what never is.
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using namespace jiayi::diagnostics;

namespace {

KnownPerson wang() {
    KnownPerson person;
    person.name = "王秀英";
    person.citizenId = test::kCitizen;
    person.recordNumber = "JK001";
    person.insuranceNumber = "YB001";
    person.birthDate = makeDate(1962, 5, 14);
    person.sex = Sex::Female;
    person.patient = derivedUuid({"wang"});
    return person;
}

StatedPatient says(std::string name, std::vector<StatedIdentifier> identifiers, std::optional<Date> birth = {}) {
    StatedPatient stated;
    stated.name = std::move(name);
    stated.identifiers = std::move(identifiers);
    stated.birthDate = birth;
    return stated;
}

std::string ruleFor(const StatedPatient& stated, const KnownPerson& person, const std::string& order = {}, bool orderKnown = false) {
    auto report = test::report();
    report.patient = stated;
    report.orderNumber = order;
    const auto* rule = ruleThatHolds(test::diagnosticsBook().matching, evidenceOf(report, person, orderKnown));
    return rule ? rule->id : "";
}

constexpr auto kCitizenKind = IdentifierKind::CitizenId;
constexpr auto kRecordKind = IdentifierKind::RecordNumber;

}  // namespace

class TestMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameAloneNeverMatches() {
        QCOMPARE(ruleFor(says("王秀英", {}), wang()), std::string{});
        QCOMPARE(ruleFor(says("王秀英", {}, makeDate(1962, 5, 14)), wang()), std::string{});
        auto ordered = wang();
        ordered.ordered = true;
        QCOMPARE(ruleFor(says("王秀英", {}, makeDate(1962, 5, 14)), ordered, "N1", true), std::string{});
    }

    void aBlankAgreesWithNothing() {
        auto unknown = wang();
        unknown.citizenId.clear();
        unknown.recordNumber.clear();
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, ""}, {kRecordKind, {}, "  "}}), unknown), std::string{});
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, test::kCitizen}}), unknown), std::string{});
        for (const auto& evidence : evidenceOf(test::report(), unknown, false))
            if (evidence.aspect == Aspect::CitizenId) QVERIFY(evidence.agreement == Agreement::NotKnown);
    }

    void orderAndIdentifier() {
        auto ordered = wang();
        ordered.ordered = true;
        QCOMPARE(ruleFor(says("", {{kRecordKind, {}, "jk001"}}), ordered, "N1", true), std::string{"order.record"});
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, test::kCitizen}}), wang()), std::string{"citizen.name"});
        QCOMPARE(ruleFor(says("王秀英", {{kRecordKind, {}, "JK001"}}, makeDate(1962, 5, 14)), wang()), std::string{"record.name.birth"});
        QCOMPARE(ruleFor(says("王秀英", {{kRecordKind, {}, "JK001"}}), wang()), std::string{});
        // The order is somebody else's.
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, test::kCitizen}}), wang(), "N1", true), std::string{});
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, test::kCitizen}}), wang(), "PAPER", false), std::string{"citizen.name"});
    }

    void whatDisagreesVetoes() {
        auto ordered = wang();
        ordered.ordered = true;
        QCOMPARE(ruleFor(says("王秀英", {{kRecordKind, {}, "JK001"}, {kCitizenKind, {}, test::kOtherCitizen}}), ordered, "N1", true), std::string{});
        QCOMPARE(ruleFor(says("王秀英", {{kCitizenKind, {}, test::kCitizen}, {kCitizenKind, {}, test::kOtherCitizen}}), wang()), std::string{});
        auto stated = says("王秀英", {{kCitizenKind, {}, test::kCitizen}});
        stated.sex = Sex::Male;
        QCOMPARE(ruleFor(stated, wang()), std::string{});
        stated.sex = Sex::Female;
        stated.birthDate = makeDate(1962, 5, 15);
        QCOMPARE(ruleFor(stated, wang()), std::string{});
        auto estimated = wang();
        estimated.birthEstimated = true;
        QCOMPARE(ruleFor(stated, estimated), std::string{"citizen.name"});
    }

    void theSendersReferenceCountsUntilSomethingDisagrees() {
        auto stated = says("", {});
        stated.patient = wang().patient;
        QCOMPARE(ruleFor(stated, wang()), std::string{"reference"});
        stated.identifiers = {{kCitizenKind, {}, test::kOtherCitizen}};
        QCOMPARE(ruleFor(stated, wang()), std::string{});
    }

    /// Whatever else is said: where an identifier disagrees, or none was said, nobody is matched.
    void lawOfIdentifiers() {
        QVERIFY(rc::check("no rule without an identifier that agrees, none against one that disagrees", [] {
            const auto person = [] {
                auto made = wang();
                made.ordered = *rc::gen::arbitrary<bool>();
                return made;
            }();
            const auto pick = [](const std::string& right, const char* wrong) { return *rc::gen::element<std::string>("", right, wrong, " "); };
            StatedPatient stated = says(*rc::gen::element<std::string>("", "王秀英", "李四"), {});
            for (const auto& [kind, right, wrong] : {std::tuple{kCitizenKind, person.citizenId, test::kOtherCitizen}, std::tuple{kRecordKind, person.recordNumber, "JK002"},
                                                     std::tuple{IdentifierKind::InsuranceNumber, person.insuranceNumber, "YB9"}})
                stated.identifiers.push_back({kind, {}, pick(right, wrong)});
            stated.birthDate = *rc::gen::element<std::optional<Date>>(std::nullopt, person.birthDate, makeDate(1970, 1, 1));
            const auto rule = ruleFor(stated, person, person.ordered ? "N1" : "", person.ordered);
            bool agrees = false, disagrees = false;
            const std::string known[] = {person.citizenId, person.recordNumber, person.insuranceNumber};
            for (std::size_t i = 0; i < 3; ++i) {
                const auto& value = stated.identifiers[i].value;
                agrees = agrees || value == known[i];
                disagrees = disagrees || (value != known[i] && !value.empty() && value != " ");
            }
            if (!agrees || disagrees) RC_ASSERT(rule.empty());
            if (agrees && !disagrees && person.ordered && (!stated.birthDate || stated.birthDate == person.birthDate)) RC_ASSERT(!rule.empty());
        }));
    }
};

JIAYI_TEST(TestMatching)
#include "tst_matching.moc"
