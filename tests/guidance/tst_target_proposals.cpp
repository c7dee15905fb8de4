// Which target is proposed for whom, and what the doctor sets of it.
#include "models/care/guidance/target_plan.h"
#include "models/care/record_facts.h"
#include "models/care/trend.h"
#include "tests/care/desk.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;

namespace {

const guidance::TargetProposal* proposalFor(const std::vector<guidance::TargetProposal>& all, const std::string& code, const std::string& track) {
    for (const auto& one : all)
        if (one.choice->code == code && one.choice->track == track) return &one;
    return nullptr;
}

std::vector<guidance::TargetPlan> plansOf(Desk& desk) {
    return guidance::readTargetPlans(desk.database(), test::clinicalRules(), test::guidanceBook(), desk.resident, desk.today()).value();
}
const guidance::TargetPlan* planFor(const std::vector<guidance::TargetPlan>& plans, const char* code) {
    for (const auto& one : plans)
        if (one.code == code) return &one;
    return nullptr;
}

void diagnose(Desk& desk, const char* icd10) {
    care::Condition condition;
    condition.icd10 = icd10;
    condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, ""};
    desk.save(condition);
}

}  // namespace

class TestTargetProposals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theProposalFollowsAgeHypoglycaemiaComplicationsAndPregnancy_data() {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("track");
        QTest::addColumn<QString>("group");
        QTest::addColumn<double>("high");
        const auto row = [](const char* person, const char* code, const char* track, const char* group, double high) {
            QTest::addRow("%s %s: %s", code, track, person) << QString::fromUtf8(person) << QString::fromUtf8(code) << QString::fromUtf8(track) << QString::fromUtf8(group) << high;
        };
        row("age=58 sex=male dx=E11", "HBA1C_NGSP", "", "general", 7.0);
        row("age=58 sex=male dx=E11 dx=E16.2", "HBA1C_NGSP", "", "relaxed", 8.0);
        row("age=58 sex=male dx=E11 dx=I25", "HBA1C_NGSP", "", "relaxed", 8.0);
        row("age=58 sex=male dx=E11 EGFR=25@10", "HBA1C_NGSP", "", "relaxed", 8.0);
        row("age=40 sex=male dx=E11@300 EGFR=95@10 UACR=10@10", "HBA1C_NGSP", "", "strict", 6.5);
        row("age=40 sex=male dx=E11@300", "HBA1C_NGSP", "", "general", 7.0);  // kidneys not checked: nothing stricter
        row("age=40 sex=male dx=E11@300 EGFR=95@10 UACR=10@10", "FPG", "", "strict", 6.1);
        row("age=40 sex=male dx=E11@300 EGFR=95@10 UACR=10@10 rx=A10BB12@90", "HBA1C_NGSP", "", "general", 7.0);
        row("age=40 sex=male dx=E11@3000 EGFR=95@10 UACR=10@10", "HBA1C_NGSP", "", "general", 7.0);
        row("age=64 sex=female dx=E11", "HBA1C_NGSP", "", "general", 7.0);
        row("age=65 sex=female dx=E11", "HBA1C_NGSP", "", "older-good", 7.5);
        row("age=72 sex=female dx=E11 dx=J44", "HBA1C_NGSP", "", "older-intermediate", 8.0);
        row("age=80 sex=female dx=E11 dx=F03", "HBA1C_NGSP", "", "older-poor", 8.5);
        row("age=80 sex=female dx=E11 dx=F03", "FPG", "", "older-poor", 10.0);
        row("age=31 sex=female dx=E11 dx=O24", "HBA1C_NGSP", "", "pregnancy", 6.0);
        row("age=58 sex=male dx=I10", "SBP", "", "general", 130);
        row("age=80 sex=male dx=I10", "SBP", "", "general", 150);
        row("age=58 sex=male dx=E11", "LDL_C", "basic", "general", 2.6);
        row("age=58 sex=male dx=E11", "LDL_C", "2023", "high-risk-2023", 1.8);
        row("age=58 sex=male dx=E11 dx=I25", "LDL_C", "basic", "ascvd", 1.8);
        row("age=58 sex=male dx=E11 dx=I25", "LDL_C", "2023", "ascvd-2023", 1.4);
    }
    void theProposalFollowsAgeHypoglycaemiaComplicationsAndPregnancy() {
        QFETCH(QString, person);
        QFETCH(QString, code);
        QFETCH(QString, track);
        QFETCH(QString, group);
        QFETCH(double, high);
        const auto all = guidance::proposeTargets(test::guidanceBook(), test::clinicalRules(), test::personOf(person.toStdString()));
        const auto* found = proposalFor(all, code.toStdString(), track.toStdString());
        QVERIFY(found);
        QCOMPARE(QString::fromStdString(found->choice->group), group);
        QCOMPARE(found->target.high, std::optional<double>{high});
        QVERIFY(!found->why.en.empty() && !found->why.zh.empty() && !found->choice->origin.source.empty());
    }

    void whoHasNeitherDiagnosisNorProgrammeIsProposedNothing() {
        QVERIFY(guidance::proposeTargets(test::guidanceBook(), test::clinicalRules(), test::personOf("age=40 sex=male")).empty());
    }

    void whatIsNotKnownIsSaidBesideTheProposal() {
        const auto all = guidance::proposeTargets(test::guidanceBook(), test::clinicalRules(), test::personOf("age=40 sex=male dx=E11"));
        const auto* found = proposalFor(all, "HBA1C_NGSP", "");
        QVERIFY(found && found->choice->group == "general");
        QVERIFY2(!found->missing.empty(), "a stricter target hangs on the date of the diagnosis, which nobody knows");
    }

    void aRowThatNamesNoFiguresIsRefused() {
        auto files = guidance::embeddedGuidanceFiles();
        files["target_proposals.csv"] += "UACR,,pregnancy,diabetes,a,b,s,1,2026-01-01\n";
        QVERIFY(QString::fromStdString(guidance::loadGuidanceBook(test::clinicalRules(), files).error().detail).contains(QStringLiteral("target_proposals.csv")));
        files = guidance::embeddedGuidanceFiles();
        files["target_proposals.csv"] += "HBA1C_NGSP,,general,diabetes,a,b,s,1,2026-01-01\n";
        QVERIFY(!guidance::loadGuidanceBook(test::clinicalRules(), files));
    }

    void frequentHypoglycaemiaAtTheLastFollowUpLoosensTheProposal() {
        Desk desk;
        diagnose(desk, "E11.9");
        QVERIFY(planFor(plansOf(desk), "HBA1C_NGSP")->proposals.front().choice->group == "general");
        auto input = desk.controlledInput();
        input.answers["hypoglycaemia"] = "3";
        QVERIFY((care::EnrolProgramme{desk.resident, "T2DM", desk.today()}(desk.context(), Desk::rules())));
        const auto done = desk.sign(input);
        QVERIFY2(done.has_value(), done ? "" : toString(done.error()).c_str());
        QVERIFY(planFor(plansOf(desk), "HBA1C_NGSP")->proposals.front().choice->group == "relaxed");
    }

    void whatWasAgreedCountsFromItsDayAndTheHistoryStays() {
        Desk desk;
        diagnose(desk, "E11.9");
        const auto set = [&](double high, Date from, bool guideline) {
            care::SetTarget target{desk.resident, "HBA1C_NGSP", {}, high, "%", from, "agreed", guideline};
            if (guideline) target.high.reset();
            QVERIFY(target(desk.context(), Desk::rules()));
        };
        set(8.0, desk.today() - Days(100), false);
        set(7.5, desk.today() - Days(50), false);
        set(0, desk.today() - Days(10), true);
        const auto plans = plansOf(desk);
        const auto* plan = planFor(plans, "HBA1C_NGSP");
        QCOMPARE(plan->agreements.size(), std::size_t{3});
        QVERIFY(!plan->agreed(desk.today()) && plan->agreed(desk.today() - Days(20))->high == 7.5);
        QCOMPARE(plan->inForce->high, std::optional<double>{7.0});
        const auto person = roster::ResidentRepository(desk.database()).find(desk.resident).value();
        const auto history = care::readTargets(desk.database(), Desk::rules(), person).value();
        for (const auto& [before, high] : {std::pair{101, 7.0}, {100, 8.0}, {51, 8.0}, {50, 7.5}, {11, 7.5}, {10, 7.0}, {0, 7.0}})
            QCOMPARE(history.on("HBA1C_NGSP", desk.today() - Days(before))->high, std::optional<double>{high});
    }

    void theControlStateFollowsTheTargetThatWasSet() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 7.6, formatDate(desk.today() - Days(5)));
        const auto control = [&] {
            db::Query query(desk.database(), "SELECT control_state FROM resident");
            return query.next() ? query.text(0) : std::string{};
        };
        const auto before = control();
        QVERIFY((care::SetTarget{desk.resident, "HBA1C_NGSP", {}, 8.0, "%", desk.today(), "frail"}(desk.context(), Desk::rules())));
        QVERIFY(control() != before);
        QVERIFY((care::SetTarget{desk.resident, "HBA1C_NGSP", {}, {}, "%", desk.today(), "well again", true}(desk.context(), Desk::rules())));
        QCOMPARE(control(), before);
    }

    void backToTheGuidelineTakesNoLimits() {
        Desk desk;
        const care::SetTarget both{desk.resident, "HBA1C_NGSP", {}, 7.5, "%", desk.today(), "frail", true};
        QCOMPARE(both(desk.context(), Desk::rules()).error().reason, std::string("target.no-limit"));
    }
};

JIAYI_TEST(TestTargetProposals)
#include "tst_target_proposals.moc"
