#include "models/pharmacy/prescribing/substitution.h"
#include "tests/pharmacy/clinic_desk.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::taken;

namespace {

constexpr double kSickKidneyHere = 40;

FormularyItem product(int number, std::int64_t fen, const std::string& strength = "500 mg") {
    auto item = test::formularyItem(number);
    item.nameEn = "metformin";
    item.price = {fen};
    item.strength = strength;
    return item;
}

}  // namespace

class TestSubstitution : public QObject {
    Q_OBJECT

    std::optional<test::ClinicDesk> m_desk;

    ShownItem shown(const FormularyItem& item) {
        ShownItem made;
        made.item = item;
        made.product = m_desk->store.count("SELECT pk FROM formulary_product WHERE code = '" + item.code + "'");
        made.pharmacyPk = m_desk->store.count("SELECT pk FROM formulary_pharmacy");
        return made;
    }
    std::vector<SubstitutionProposal> propose(const FormularyItem& item, const Equivalences& list = Equivalences::embedded()) {
        return taken(proposeSubstitution(m_desk->store.database(), test::careRules(), test::reviewBook(), list, shown(item), m_desk->today()));
    }
    std::vector<SubstitutionOutcome> sign(std::vector<PrescriptionDraft> drafts) {
        return taken(SignSubstitutions{std::move(drafts)}(m_desk->store.context(), test::careRules(), test::reviewBook()));
    }
    /// Product 1 was sold until now; 2 and 3 are.
    void withdrawTheFirst() {
        m_desk->publish({product(1, 1000), product(2, 1500), product(3, 900)});
        m_desk->publish({product(2, 1500), product(3, 900)});
    }
    std::int64_t orders() { return m_desk->store.count("SELECT count(*) FROM prescription_line"); }

private Q_SLOTS:
    void init() { m_desk.emplace(); }
    void cleanup() { m_desk.reset(); }

    void theCheapestOfTheSameSubstanceFormAndStrengthIsProposed() {
        withdrawTheFirst();
        const auto resident = m_desk->person("甲");
        m_desk->takes(resident, "metformin", "A10BA02", "500 mg bid");
        const auto proposals = propose(product(1, 1000));
        QCOMPARE(proposals.size(), std::size_t{1});
        const auto& one = proposals[0];
        QCOMPARE(one.substitute->shown.item.code, std::string("I3"));
        QVERIFY(one.draft.resident == resident && one.canSignTogether());
        QVERIFY(one.draft.lines.at(0).medication == m_desk->medicines(resident).at(0).id);
        QCOMPARE(one.draft.lines[0].dosage, std::string("500 mg bid"));
        QCOMPARE(one.draft.diagnoses.at(0).icd10, std::string("E11"));
        QCOMPARE(orders(), std::int64_t{0});  // nothing is prescribed by proposing
    }

    void theLastOrderGivesDiagnosesDaysAndKind() {
        m_desk->publish({product(1, 1000), product(2, 1500)});
        const auto resident = m_desk->person("甲");
        auto draft = m_desk->draft(resident, "500mg bid 28d");
        draft.reason = "chronic disease";
        draft.lines[0].item = product(1, 1000);
        m_desk->sign(draft);
        m_desk->publish({product(2, 1500)});
        m_desk->store.clock.advance(std::chrono::hours{24 * 28});
        const auto one = propose(product(1, 1000)).at(0);
        QVERIFY(one.draft.lines.at(0).days == 28 && one.draft.reason == "chronic disease");
        QCOMPARE(one.draft.diagnoses.at(0).icd10, std::string("E11.9"));
        QVERIFY2(one.canSignTogether(), one.why.empty() ? "" : one.why[0].en.c_str());
    }

    void whoWasLastGivenAnotherProductIsNotTouched() {
        withdrawTheFirst();
        auto draft = m_desk->draft(m_desk->person("甲"));
        draft.lines[0].item = product(2, 1500);
        m_desk->sign(draft);
        m_desk->takes(m_desk->person("乙"), "二甲双胍缓释", "A10BA02", "500 mg qd");  // another form, never ordered here
        QVERIFY(propose(product(1, 1000)).empty());
    }

    void withoutASubstituteNothingIsDrafted() {
        m_desk->publish({product(1, 1000)});
        m_desk->publish({product(4, 1000, "850 mg")});
        m_desk->takes(m_desk->person("甲"), "metformin", "A10BA02", "500 mg bid");
        const auto one = propose(product(1, 1000)).at(0);
        QVERIFY(one.leftOut == LeftOut::NoSubstitute && !one.canSign() && one.draft.lines.empty());
    }

    void whatInterruptsIsLeftOutOfTogether() {
        withdrawTheFirst();
        const auto well = m_desk->person("甲"), ill = m_desk->person("乙", kSickKidneyHere);
        for (const auto resident : {well, ill}) m_desk->takes(resident, "metformin", "A10BA02", "500 mg bid");
        const auto proposals = propose(product(1, 1000));
        QVERIFY(proposals[0].canSignTogether());
        QVERIFY(proposals[1].leftOut == LeftOut::Interrupts && !proposals[1].why.empty());
        // Not even when somebody hands it in with the others, reason or not.
        auto drafts = std::vector{proposals[0].draft, proposals[1].draft};
        for (const auto& finding : proposals[1].check.interrupting) drafts[1].overrides[finding.rule] = "as before";
        const auto outcomes = sign(drafts);
        QVERIFY(outcomes[0].form && !outcomes[1].form);
        QCOMPARE(outcomes[1].refused, std::string("substitution.interrupts"));
        QVERIFY(outcomes[1].medicine == m_desk->medicines(ill).at(0).id);
        QCOMPARE(orders(), std::int64_t{1});
        // Alone, with the doctor's reason, it is.
        QVERIFY(sign({drafts[1]}).at(0).form);
        QCOMPARE(m_desk->medicines(well).size(), std::size_t{1});
    }

    void oneThatFailsStopsNoOther() {
        withdrawTheFirst();
        for (const auto* name : {"甲", "乙"}) m_desk->takes(m_desk->person(name), "metformin", "A10BA02", "500 mg bid");
        auto proposals = propose(product(1, 1000));
        proposals[0].draft.diagnoses.clear();
        const auto outcomes = sign({proposals[0].draft, proposals[1].draft});
        QCOMPARE(outcomes[0].refused, std::string("draft.diagnosis-required"));
        QVERIFY(outcomes[1].form);
    }

    void whatLacksADiagnosisIsIncomplete() {
        withdrawTheFirst();
        m_desk->takes(m_desk->person("甲"), "metformin", "A10BA02", "500 mg bid");
        m_desk->store.database().execute("UPDATE condition SET status = 'resolved'");
        QVERIFY(propose(product(1, 1000)).at(0).leftOut == LeftOut::Incomplete);
    }

    void aDoseThatCannotBeReadIsSaid() {
        withdrawTheFirst();
        m_desk->takes(m_desk->person("甲"), "metformin", "A10BA02", "as told");
        QVERIFY(propose(product(1, 1000)).at(0).leftOut == LeftOut::Dose);
    }

    void aListedProductCarriesTheDoseOverAndIsSignedAlone() {
        m_desk->publish({product(1, 1000)});
        m_desk->publish({product(5, 1800, "1000 mg")});
        const auto resident = m_desk->person("甲");
        m_desk->takes(resident, "metformin", "A10BA02", "1 g bid");
        const auto one = propose(product(1, 1000)).at(0);
        QVERIFY(one.substitute->listed && !one.substitute->pharmacistSigned);
        QCOMPARE(one.draft.lines.at(0).dosage, std::string("1000 mg bid"));
        QVERIFY(one.leftOut == LeftOut::ListUnsigned && one.canSign() && !one.canSignTogether());
        const std::string head = "group,atc,form,strength,units,signed,source,version,valid_from\n";
        const auto list = taken(Equivalences::read(head + "m,A10BA02,tab,500 mg,2,yes,s,1,2026-01-01\nm,A10BA02,tab,1000 mg,1,yes,s,1,2026-01-01\n"));
        QVERIFY(propose(product(1, 1000), list).at(0).canSignTogether());
    }

    void anotherSubstanceEndsTheOldMedicineInTheSameUnit() {
        auto old = product(1, 1000, "5 mg"), other = product(6, 800, "2.5 mg");
        old.inn = old.nameEn = "amlodipine";
        old.atc = "C08CA01";
        other.inn = other.nameEn = "levamlodipine";
        other.atc = "C08CA17";
        m_desk->publish({old});
        m_desk->publish({other});
        const auto resident = m_desk->person("甲");
        m_desk->store.database().execute("UPDATE condition SET icd10 = 'I10'");
        m_desk->takes(resident, "amlodipine", "C08CA01", "5 mg qd");
        const auto one = propose(old).at(0);
        QCOMPARE(one.draft.lines.at(0).dosage, std::string("2.5 mg qd"));
        QVERIFY(one.draft.lines[0].insteadOf && one.check.interrupting.empty());  // the old one is no duplicate of it
        QVERIFY2(one.canSign(), one.why.empty() ? "" : one.why[0].en.c_str());
        QVERIFY(sign({one.draft}).at(0).form);
        const auto lines = m_desk->medicines(resident);
        QCOMPARE(lines.size(), std::size_t{2});
        for (const auto& line : lines) QCOMPARE(line.status, std::string(line.atc == "C08CA01" ? "stopped" : "active"));
    }
};

JIAYI_TEST(TestSubstitution)
#include "tst_substitution.moc"
