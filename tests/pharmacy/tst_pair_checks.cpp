// Duplicates, interactions and herbs; what good practice prescribes; and the laws of the engine.
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <set>

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::addLine;
using test::findingOf;
using test::healthyInput;
using test::reviewed;
using test::setValue;

namespace {

/// A code that a set of an interaction holds: as a drug of the table, so that names, doses and parts are real.
std::string codeIn(const AtcSet& set, const AtcSet& notIn) {
    for (const auto& drug : test::reviewBook().drugs)
        if (drug.parts.empty() && set.has(drug.def.atc) && !notIn.has(drug.def.atc)) return drug.def.atc;
    for (const auto& drug : test::reviewBook().drugs)
        if (drug.parts.empty() && set.has(drug.def.atc)) return drug.def.atc;
    for (const auto& prefix : set.in) {
        const auto code = prefix.size() == 7 ? prefix : prefix.size() == 5 ? prefix + "99" : prefix.size() == 4 ? prefix + "X99" : prefix + "XX99";
        if (set.has(code)) return code;
    }
    return {};
}

bool told(const ReviewResult& result, const Finding& before) {
    return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& after) {
        return after.rule == before.rule && after.severity <= before.severity &&
               std::includes(after.lines.begin(), after.lines.end(), before.lines.begin(), before.lines.end());
    });
}

std::set<std::pair<std::string, Severity>> rulesOf(const ReviewResult& result) {
    std::set<std::pair<std::string, Severity>> rules;
    for (const auto& finding : result.findings) rules.emplace(finding.rule, finding.severity);
    return rules;
}

rc::Gen<RegimenLine> anyLine() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange<std::size_t>(0, test::reviewBook().drugs.size()), rc::gen::inRange(0, 6)),
                        [](const std::pair<std::size_t, int>& picked) {
                            const auto& drug = test::reviewBook().drugs[picked.first];
                            RegimenLine line;
                            line.name = drug.def.inn;
                            line.atc = picked.second % 2 == 0 ? drug.def.atc : "";
                            if (picked.second > 1) {
                                line.amount = drug.strengths.empty() ? 1 : drug.strengths.front();
                                line.unit = drug.def.unit;
                                line.times = picked.second;
                                line.days = 1;
                                line.supplyDays = picked.second * 9;
                            }
                            line.isNew = picked.second == 3;
                            return line;
                        });
}

rc::Gen<ReviewInput> anyInput() {
    return rc::gen::exec([] {
        auto input = healthyInput();
        input.birth = makeDate(*rc::gen::inRange(1930, 2020), 1, 1);
        input.sex = *rc::gen::element(Sex::Female, Sex::Male);
        input.pregnant = *rc::gen::element(Known::Unknown, Known::No, Known::Yes);
        setValue(input, "EGFR_2021", *rc::gen::inRange(5, 110));
        setValue(input, "K", *rc::gen::inRange(25, 65) / 10.0);
        if (*rc::gen::arbitrary<bool>()) test::dropValue(input, "ALT");
        for (const auto* icd10 : {"I50.9", "N18.3", "K25.9", "J45.9", "F32.9"})
            if (*rc::gen::inRange(0, 4) == 0) input.conditions.push_back({icd10, ""});
        if (*rc::gen::arbitrary<bool>()) {
            input.allergyAnswer = AllergyAnswer::Listed;
            input.allergies = {{*rc::gen::element<std::string>("penicillin", "阿司匹林", "metformin", "dust"), ""}};
        }
        input.lines = *rc::gen::resize(8, rc::gen::container<std::vector<RegimenLine>>(anyLine()));
        for (std::size_t i = 0; i < input.lines.size(); ++i) input.lines[i].id = "line " + std::to_string(10 + i);
        return input;
    });
}

}  // namespace

class TestPairChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Every row, with two drugs of its two sides: told; with one of them alone: not told.
    void everyInteractionSpeaksOfItsPair() {
        std::size_t overruled = 0;
        for (const auto& row : test::reviewBook().interactions) {
            const auto first = codeIn(row.atc, row.other), second = codeIn(row.other, row.atc);
            QVERIFY2(!first.empty() && !second.empty(), row.id.c_str());
            auto input = healthyInput();
            addLine(input, "", "", first);
            QVERIFY2(!findingOf(reviewed(input), row.id), row.id.c_str());
            addLine(input, "", "", second);
            const auto result = reviewed(input);
            if (const auto* finding = findingOf(result, row.id)) {
                QCOMPARE(finding->lines.size(), std::size_t{2});
                QVERIFY(finding->severity <= row.severity || !row.safe.empty());
                continue;
            }
            // A row about these very substances may stand in for one about their classes.
            const bool other = std::any_of(result.findings.begin(), result.findings.end(),
                                           [](const Finding& finding) { return finding.check == Check::Interaction; });
            QVERIFY2(other, (row.id + " " + first + " " + second).c_str());
            ++overruled;
        }
        QVERIFY(overruled < 12);
    }

    void severitiesOfKnownPairs_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("severity");  // of the gravest interaction; empty: none that interrupts
        const auto row = [](const char* first, const char* second, const char* severity) {
            QTest::newRow((std::string{first} + " + " + second).c_str()) << first << second << severity;
        };
        row("enalapril", "losartan", "major");
        row("enalapril", "sacubitril/valsartan", "contraindicated");
        row("glyceryl trinitrate SL", "sildenafil", "contraindicated");
        row("simvastatin", "clarithromycin", "contraindicated");
        row("lovastatin", "erythromycin", "contraindicated");
        row("dabigatran", "ketoconazole", "contraindicated");
        row("dabigatran", "rifampicin", "major");
        row("tamsulosin", "sildenafil", "major");
        row("losartan", "sulfamethoxazole/trimethoprim", "major");
        row("repaglinide", "sulfamethoxazole/trimethoprim", "major");
        row("metformin", "levofloxacin", "");
        row("glimepiride", "levofloxacin", "major");
        row("theophylline SR", "azithromycin", "");
        row("theophylline SR", "erythromycin", "major");
        row("ezetimibe", "atorvastatin", "");
        row("evolocumab", "atorvastatin", "");
        row("valsartan", "finerenone", "");
        row("warfarin", "metronidazole", "major");
        row("clopidogrel", "omeprazole", "major");
        row("clopidogrel", "pantoprazole", "");
        row("colchicine", "clarithromycin", "contraindicated");
        row("warfarin", "银杏叶", "major");
        row("血脂康", "clarithromycin", "contraindicated");
        // A mixture is met by what is in it.
        row("glimepiride", "sulfamethoxazole/trimethoprim", "major");
        row("digoxin", "azithromycin", "major");
        row("warfarin", "amoxicillin", "major");
        row("warfarin", "cefixime", "major");
        row("atorvastatin", "fluconazole", "major");
        row("珍菊降压片", "metoprolol tartrate", "major");
    }
    void severitiesOfKnownPairs() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, severity);
        auto input = healthyInput();
        addLine(input, first.toStdString());
        addLine(input, second.toStdString());
        const auto result = reviewed(input);
        QString gravest;
        for (const auto& finding : result.findings)
            if (finding.check == Check::Interaction && interrupts(finding.severity) && gravest.isEmpty())
                gravest = QString::fromUtf8(std::string{toString(finding.severity)});
        QVERIFY2(gravest == severity, test::told(result).c_str());
    }

    void whatIsKnownToBeSafeWeighsLess() {
        auto input = healthyInput();
        addLine(input, "simvastatin", "20 mg qn");
        addLine(input, "amlodipine", "5 mg qd");
        QVERIFY(!reviewed(input).interrupts());
        input.lines[0].amount = 40;
        QVERIFY(reviewed(input).interrupts());
        input.lines[0].amount.reset();
        QVERIFY(reviewed(input).interrupts());
        QVERIFY(test::saysNotChecked(reviewed(input), Check::Interaction, "dose not known"));
        auto heart = healthyInput();
        addLine(heart, "ramipril", "5 mg qd");
        addLine(heart, "spironolactone", "20 mg qd");
        QVERIFY2(!reviewed(heart).interrupts(), test::told(reviewed(heart)).c_str());
        test::dropValue(heart, "K");
        QVERIFY(reviewed(heart).interrupts());
    }

    void aRowAboutTheSubstancesSilencesOneAboutTheirClasses() {
        auto input = healthyInput();
        addLine(input, "simvastatin", "20 mg qn");
        addLine(input, "gemfibrozil", "600 mg bid");
        const auto result = reviewed(input);
        std::vector<Severity> severities;
        for (const auto& finding : result.findings)
            if (finding.check == Check::Interaction) severities.push_back(finding.severity);
        QVERIFY2(severities == std::vector<Severity>{Severity::Contraindicated}, test::told(result).c_str());
    }

    void duplicates_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* first, const char* second, const char* rule) {
            QTest::newRow((std::string{first} + " + " + second).c_str()) << first << second << rule;
        };
        row("metformin", "格华止", "duplicate.same-substance:A10BA02");
        row("metformin/sitagliptin", "metformin XR", "duplicate.same-substance:A10BA02");
        row("losartan", "缬沙坦氨氯地平", "duplicate.arb");
        row("sacubitril/valsartan", "losartan", "duplicate.arb");
        row("atorvastatin", "血脂康", "duplicate.statin");
        row("消渴丸", "glimepiride", "duplicate.secretagogue");
        row("0号", "hydrochlorothiazide", "duplicate.same-substance:C03AA03");
        row("感冒灵", "paracetamol", "duplicate.same-substance:N02BE01");
        row("维C银翘片", "感冒清", "duplicate.same-substance:N02BE01");
        row("复方甘草片", "codeine", "duplicate.opioid");
        row("umeclidinium/vilanterol", "tiotropium", "duplicate.lama");
        row("salmeterol/fluticasone", "umeclidinium/vilanterol", "duplicate.laba");
        row("ibuprofen", "diclofenac", "duplicate.nsaid");
        row("sitagliptin", "semaglutide", "duplicate.incretin");
        row("insulin glargine", "insulin degludec", "duplicate.basal-insulin");
        row("ipratropium", "tiotropium", "duplicate.anticholinergic");
        row("aspirin (analgesic)", "aspirin EC", "duplicate.aspirin");
        row("insulin glargine", "insulin aspart", "");
        row("salbutamol MDI", "salmeterol/fluticasone", "");
        row("ezetimibe", "probucol", "");
        row("nicorandil", "trimetazidine", "");
        row("hydrochlorothiazide", "spironolactone", "");
        row("aspirin", "clopidogrel", "");
        row("sevelamer", "lanthanum carbonate", "");
    }
    void duplicates() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, rule);
        auto input = healthyInput();
        addLine(input, first.toStdString());
        for (const auto& finding : reviewed(input).findings) QVERIFY2(finding.check != Check::Duplicate, finding.rule.c_str());
        addLine(input, second.toStdString());
        const auto result = reviewed(input);
        if (!rule.isEmpty()) QVERIFY2(findingOf(result, rule.toStdString()), test::told(result).c_str());
        else
            for (const auto& finding : result.findings) QVERIFY2(finding.check != Check::Duplicate, finding.rule.c_str());
    }

    void noDrugIsPairedWithItself() {
        for (const auto& drug : test::reviewBook().drugs) {
            auto input = healthyInput();
            addLine(input, drug.def.inn);
            for (const auto& finding : reviewed(input).findings)
                QVERIFY2(finding.check != Check::Duplicate && finding.check != Check::Interaction, drug.def.inn.c_str());
        }
    }

    void herbsThatMustNotMeet() {
        auto input = healthyInput();
        RegimenLine decoction;
        decoction.id = "a";
        decoction.herbs = {"黄芪", "甘草", "白术", "茯苓"};
        input.lines.push_back(decoction);
        for (const auto& finding : reviewed(input).findings) QVERIFY(finding.check != Check::Interaction);
        input.lines[0].herbs.push_back("海藻");
        QVERIFY(findingOf(reviewed(input), "18.gancao:甘草+海藻"));
        input.lines[0].herbs = {"丁香", "郁金"};
        QVERIFY(findingOf(reviewed(input), "19.dingxiang:丁香+郁金"));
    }

    /// Nothing of what guidelines recommend may interrupt.
    void goodPracticeIsNotInterrupted_data() {
        QTest::addColumn<QString>("regimen");
        QTest::addColumn<double>("egfr");
        QTest::addColumn<QString>("condition");
        QTest::newRow("diabetes") << "metformin 1 g bid; enalapril 10 mg qd; atorvastatin 20 mg qn; aspirin 100 mg qd" << 85.0 << "I25.1";
        QTest::newRow("diabetes, kidney") << "metformin 850 mg bid; dapagliflozin 10 mg qd; losartan 100 mg qd; amlodipine 5 mg qd; rosuvastatin 10 mg qn" << 70.0 << "N18.2";
        QTest::newRow("basal bolus") << "insulin glargine 24 U qn; insulin aspart 8 U tid; metformin 500 mg tid" << 80.0 << "E11.9";
        QTest::newRow("basal and sulfonylurea") << "insulin glargine 16 U qn; glimepiride 2 mg qd; metformin 850 mg bid" << 80.0 << "E11.9";
        QTest::newRow("double antiplatelet") << "aspirin 100 mg qd; clopidogrel 75 mg qd; atorvastatin 40 mg qn; metoprolol succinate XR 47.5 mg qd; ramipril 5 mg qd; pantoprazole 40 mg qd" << 75.0 << "Z95.5";
        QTest::newRow("ticagrelor") << "aspirin 100 mg qd; ticagrelor 90 mg bid; rosuvastatin 10 mg qn; bisoprolol 5 mg qd" << 75.0 << "Z95.5";
        QTest::newRow("diabetic kidney disease") << "finerenone 10 mg qd; valsartan 160 mg qd; empagliflozin 10 mg qd; linagliptin 5 mg qd" << 50.0 << "N18.3";
        QTest::newRow("heart failure") << "sacubitril/valsartan 100 mg bid; bisoprolol 5 mg qd; spironolactone 20 mg qd; dapagliflozin 10 mg qd; furosemide 20 mg qd" << 60.0 << "I50.9";
        QTest::newRow("copd") << "salmeterol/fluticasone 1 puff bid; tiotropium 18 ug qd; salbutamol MDI 100 ug prn" << 80.0 << "J44.9";
        QTest::newRow("triple inhaler") << "fluticasone furoate/umeclidinium/vilanterol 1 puff qd; salbutamol MDI 100 ug prn" << 80.0 << "J44.9";
        QTest::newRow("thyroid") << "levothyroxine 75 ug qd; 钙尔奇 600 mg qd" << 80.0 << "E03.9";
        QTest::newRow("atrial fibrillation") << "rivaroxaban 20 mg qd; bisoprolol 5 mg qd; atorvastatin 20 mg qn" << 80.0 << "I48";
        QTest::newRow("hypertension, triple") << "olmesartan/amlodipine 1 tablet qd; hydrochlorothiazide 12.5 mg qd" << 80.0 << "I10";
        QTest::newRow("lipids") << "atorvastatin 20 mg qn; ezetimibe 10 mg qd; evolocumab 140 mg q2w" << 80.0 << "E78.0";
        QTest::newRow("lipids, fenofibrate") << "atorvastatin 20 mg qn; fenofibrate 200 mg qd" << 80.0 << "E78.2";
        QTest::newRow("gout") << "febuxostat 40 mg qd; colchicine 0.5 mg qd; atorvastatin 20 mg qn" << 80.0 << "M10.9";
        QTest::newRow("glp-1") << "semaglutide 0.5 mg qw; metformin 1 g bid; empagliflozin 10 mg qd; insulin degludec 20 U qd" << 80.0 << "E66.9";
        QTest::newRow("prostate") << "tamsulosin 0.2 mg qn; finasteride 5 mg qd; amlodipine 5 mg qd" << 80.0 << "N40";
        QTest::newRow("stroke") << "clopidogrel 75 mg qd; atorvastatin 40 mg qn; telmisartan 80 mg qd; indapamide 1.5 mg qd" << 80.0 << "I63.9";
        QTest::newRow("angina") << "aspirin 100 mg qd; isosorbide mononitrate 40 mg qd; metoprolol tartrate 25 mg bid; atorvastatin 20 mg qn; glyceryl trinitrate SL 0.5 mg prn; trimetazidine 35 mg bid" << 80.0 << "I20.9";
    }
    void goodPracticeIsNotInterrupted() {
        QFETCH(QString, regimen);
        QFETCH(double, egfr);
        QFETCH(QString, condition);
        auto input = healthyInput();
        setValue(input, "EGFR_2021", egfr);
        setValue(input, "CREA", 110, test::kToday - Days{30});
        input.conditions.push_back({condition.toStdString(), ""});
        for (const auto& part : regimen.split(QStringLiteral("; "))) {
            // The name ends where the dose begins.
            const auto words = part.toStdString();
            const auto at = words.find_first_of("0123456789");
            addLine(input, words.substr(0, at - 1), words.substr(at));
        }
        const auto result = reviewed(input);
        QVERIFY2(!result.interrupts(), test::told(result).c_str());
        for (const auto& one : result.notChecked) QVERIFY2(one.check != Check::All, one.reason.en.c_str());
    }

    void addingADrugNeverRemovesAFinding() {
        const bool holds = rc::check("adding a drug never removes a finding", [] {
            auto input = *anyInput();
            const auto before = reviewed(input);
            auto added = *anyLine();
            added.id = "added";
            input.lines.push_back(added);
            const auto after = reviewed(input);
            for (const auto& finding : before.findings)
                if (!told(after, finding)) RC_FAIL(finding.rule + " went with " + added.name);
        });
        QVERIFY(holds);
    }

    void theOrderOfLinesChangesNothing() {
        const bool holds = rc::check("line order", [] {
            auto input = *anyInput();
            const auto before = reviewed(input);
            std::reverse(input.lines.begin(), input.lines.end());
            std::rotate(input.lines.begin(), input.lines.begin() + static_cast<std::ptrdiff_t>(input.lines.size() / 2), input.lines.end());
            const auto after = reviewed(input);
            RC_ASSERT(before.findings == after.findings);
            RC_ASSERT(before.notChecked == after.notChecked);
        });
        QVERIFY(holds);
    }

    /// Beside another drug, a combination says what its ingredients say, and its own label's extra limits.
    void aCombinationSaysWhatItsIngredientsSay() {
        std::vector<const Drug*> combinations;
        for (const auto& drug : test::reviewBook().drugs) {
            const bool known = !drug.parts.empty() && std::all_of(drug.parts.begin(), drug.parts.end(), [](const Ingredient& part) { return part.drug.has_value(); });
            if (known && drug.def.control.empty()) combinations.push_back(&drug);
        }
        QVERIFY(combinations.size() > 20);
        const bool holds = rc::check("combinations", [&] {
            auto whole = *anyInput();
            const auto& drug = **rc::gen::elementOf(combinations);
            // What says something about lines as lines: doses, supply and how a thing is taken.
            for (auto& line : whole.lines) line = {line.id, line.name, line.atc, {}, {}, {}, {}, {}, false, {}, false, {}, {}, FormKind::Unknown, {}, false, false, {}};
            auto singly = whole;
            addLine(whole, drug.def.inn).id = "x";
            int index = 0;
            for (const auto& part : drug.parts) addLine(singly, test::reviewBook().drugs[*part.drug].def.inn).id = "x" + std::to_string(index++);
            auto said = rulesOf(reviewed(whole)), expected = rulesOf(reviewed(singly));
            const auto own = [&](const auto& rule) { return rule.first.ends_with(":" + drug.def.atc); };
            std::erase_if(said, own);
            std::erase_if(expected, own);
            // The parts of one line are never paired with each other; as lines they are.
            for (const auto& rule : said) RC_ASSERT(expected.contains(rule));
            for (const auto& finding : reviewed(singly).findings) {
                const bool among = finding.lines.size() > 1 && std::all_of(finding.lines.begin(), finding.lines.end(), [](const auto& id) { return id.starts_with("x"); });
                if (!among && !own(std::pair{finding.rule, finding.severity})) RC_ASSERT(said.contains({finding.rule, finding.severity}));
            }
        });
        QVERIFY(holds);
    }
};

JIAYI_TEST(TestPairChecks)
#include "tst_pair_checks.moc"
