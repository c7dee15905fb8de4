// What the chart tells a specialist: every section says something, and never more than the chart knows.
#include "models/referral/summary.h"
#include "tests/referral/referral_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::referral;
using test::ReferralClinic;

namespace {

std::vector<Section> assembled(ReferralClinic& clinic) {
    return assembleSummary(clinic.store.database(), test::referralCare(), test::referralBook(), clinic.who, clinic.today()).value();
}
const Section& sectionIn(const std::vector<Section>& sections, std::string_view id) {
    return *std::find_if(sections.begin(), sections.end(), [&](const Section& each) { return each.id == id; });
}
bool says(const Section& section, std::string_view words) {
    return std::any_of(section.lines.begin(), section.lines.end(), [&](const Text& line) { return line.zh.find(words) != std::string::npos; });
}

void fillChart(ReferralClinic& clinic) {
    sync::Unit unit(clinic.store.context(), "test");
    care::Condition diabetes;
    diabetes.id = unit.newId<care::ConditionId>();
    diabetes.resident = clinic.who;
    diabetes.icd10 = "E11";
    diabetes.onset = "2014";
    care::FactRepository::save(unit, diabetes);
    care::MedicationLine metformin;
    metformin.id = unit.newId<care::MedicationId>();
    metformin.resident = clinic.who;
    metformin.name = "二甲双胍片";
    metformin.atc = "A10BA02";
    metformin.dose = "0.5 g tid";
    care::FactRepository::save(unit, metformin);
    auto stopped = metformin;
    stopped.id = unit.newId<care::MedicationId>();
    stopped.name = "格列美脲片";
    stopped.atc = "A10BB12";
    stopped.status = "stopped";
    care::FactRepository::save(unit, stopped);
    for (const auto& [days, value] : {std::pair{20, 9.1}, std::pair{900, 5.0}}) {
        care::Observation glucose;
        glucose.id = unit.newId<care::ObservationId>();
        glucose.resident = clinic.who;
        glucose.code = days == 20 ? "FPG" : "LDL_C";
        glucose.effective = parseFhirTime(formatDate(clinic.today() - Days{days})).value();
        glucose.value = value;
        glucose.unit = "mmol/L";
        care::FactRepository::save(unit, glucose);
    }
    care::Observation pulse;
    pulse.id = unit.newId<care::ObservationId>();
    pulse.resident = clinic.who;
    pulse.code = "FOOT_PULSE";
    pulse.effective = parseFhirTime(formatDate(clinic.today() - Days{20})).value();
    pulse.textValue = "Weak";
    care::FactRepository::save(unit, pulse);
    care::Allergy penicillin;
    penicillin.id = unit.newId<care::AllergyId>();
    penicillin.resident = clinic.who;
    penicillin.coding.display = "青霉素";
    care::FactRepository::save(unit, penicillin);
    auto person = roster::ResidentRepository(unit.database()).find(clinic.who).value();
    person.allergyState = roster::AllergyState::Listed;
    roster::ResidentRepository::save(unit, person);
    unit.commit();
}

}  // namespace

class TestSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyChartSaysWhyEachSectionIsEmpty() {
        ReferralClinic clinic;
        const auto sections = assembled(clinic);
        for (const auto& rule : test::referralBook().sections) {
            const auto& section = sectionIn(sections, rule.id);
            if (rule.id == "plan") continue;  // targets hold for everybody
            QVERIFY2(section.lines.empty(), rule.id.c_str());
            QVERIFY2(section.state == (rule.id == "allergies" ? SectionState::NotAsked : SectionState::NothingRecorded), rule.id.c_str());
        }
    }

    void noneKnownIsNotTheSameAsNotAsked() {
        ReferralClinic clinic;
        {
            sync::Unit unit(clinic.store.context(), "test");
            auto person = roster::ResidentRepository(unit.database()).find(clinic.who).value();
            person.allergyState = roster::AllergyState::NoneKnown;
            roster::ResidentRepository::save(unit, person);
            unit.commit();
        }
        QVERIFY(sectionIn(assembled(clinic), "allergies").state == SectionState::NoneKnown);
    }

    void whatTheChartKnowsIsSaidInBothLanguages() {
        ReferralClinic clinic;
        fillChart(clinic);
        clinic.visit(clinic.today() - Days{40}, "1", "2");
        const auto sections = assembled(clinic);
        QVERIFY(says(sectionIn(sections, "problems"), "E11") && says(sectionIn(sections, "problems"), "2014"));
        QVERIFY(says(sectionIn(sections, "medicines"), "二甲双胍片 0.5 g tid"));
        QVERIFY2(!says(sectionIn(sections, "medicines"), "格列美脲"), "a stopped medicine is none");
        QVERIFY(says(sectionIn(sections, "allergies"), "青霉素"));
        QVERIFY(says(sectionIn(sections, "results"), "9.1 mmol/L"));
        QVERIFY2(says(sectionIn(sections, "results"), "足背动脉搏动 减弱"), "a coded answer in the words of its form");
        QVERIFY2(!says(sectionIn(sections, "results"), "5.0"), "too old");
        QVERIFY(says(sectionIn(sections, "visits"), "分类2"));
        for (const auto& section : sections)
            for (const auto& line : section.lines) QVERIFY2(!line.en.empty() && !line.zh.empty(), section.id.c_str());
        const auto texts = proposeTexts(clinic.store.database(), test::referralCare(), clinic.who, true).value();
        QVERIFY(texts.impression.find("E11") != std::string::npos && texts.treatment.find("二甲双胍") != std::string::npos && texts.past.empty());
    }

    void theSummaryIsFrozenWhenTheLetterGoes() {
        ReferralClinic clinic;
        const auto id = clinic.sent();
        fillChart(clinic);
        QVERIFY(clinic.thread(id).summary->sections == clinic.thread(id).summary->sections);
        QVERIFY(sectionIn(clinic.thread(id).summary->sections, "medicines").state == SectionState::NothingRecorded);
        QVERIFY(says(sectionIn(clinic.thread(clinic.sent()).summary->sections, "medicines"), "二甲双胍"));
    }

    void reportsAndPicturesAreAttachedByReference() {
        ReferralClinic clinic;
        fillChart(clinic);
        const auto picture = derivedUuid({"picture"});
        db::Query(clinic.store.database(), "INSERT INTO record (type, id, resident_id, state, body) VALUES ('Media', ?, ?, 'clean', '{\"content\":{\"title\":\"眼底照片\"},\"createdDateTime\":\"2026-10-02T08:00:00Z\"}')",
                  picture, clinic.who)
            .run();
        const auto offered = attachable(clinic.store.database(), test::referralCare(), clinic.who).value();
        QVERIFY(offered.front() == (Attachment{"Media", picture, "眼底照片 2026-10-02"}));
        QVERIFY(std::any_of(offered.begin(), offered.end(), [](const auto& each) { return each.type == "Observation" && each.title.find("9.1") != std::string::npos; }));
        auto letter = clinic.letter();
        letter.attachments = {offered.front()};
        const auto id = clinic.send(letter).value();
        QVERIFY(clinic.thread(id).row.referral.attachments == letter.attachments);
    }
};

JIAYI_TEST(TestSummary)
#include "tst_summary.moc"
