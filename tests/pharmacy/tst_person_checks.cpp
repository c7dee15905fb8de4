// Allergy, pregnancy, age, diagnosis, dose, liver, monitoring and quantity, each told and not told.
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::addLine;
using test::findingOf;
using test::healthyInput;
using test::reviewed;
using test::saysNotChecked;
using test::setValue;

class TestPersonChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTableParsesAndIsNotEmpty() {
        const auto& book = test::reviewBook();
        QVERIFY(book.drugs.size() > 400 && book.interactions.size() > 240 && book.duplicates.rows.size() > 50);
        QVERIFY(book.diseases.rows.size() > 80 && book.pregnancy.rows.size() > 30 && book.ages.rows.size() > 20);
        QVERIFY(book.hepatic.rows.size() >= 12 && book.monitoring.rows.size() > 20 && book.indications.rows.size() > 20);
        QVERIFY(book.allergies.size() > 20 && book.herbPairs.size() == 12);
        for (const auto& row : book.interactions) QVERIFY2(!row.pharmacistSigned && !row.reason.zh.empty() && !row.action.zh.empty(), row.id.c_str());
    }

    void aBrokenRowStopsTheProgram_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("row");
        QTest::newRow("severity") << "review/interactions.csv" << "x,C09A,C09C,grave,,,e,z,a,b,no,GK,1,2026-11-22";
        QTest::newRow("codes") << "review/interactions.csv" << "x,;,C09C,major,,,e,z,a,b,no,GK,1,2026-11-22";
        QTest::newRow("comparison") << "review/interactions.csv" << "x,C09A,C09C,major,K~5,minor,e,z,a,b,no,GK,1,2026-11-22";
        QTest::newRow("product") << "review/ingredients.csv" << "nothing known,,x,C09CA01,1,mg,no,GK,1,2026-11-22";
        QTest::newRow("strengths") << "review/ingredients.csv" << "valsartan/amlodipine,,x,C09CA01,1|2|3,mg,no,GK,1,2026-11-22";
        QTest::newRow("icd") << "review/disease_contraindications.csv" << "x,C09A,I5,,no,major,e,z,a,b,no,GK,1,2026-11-22";
        QTest::newRow("observation") << "review/hepatic.csv" << "x,C09A,ALAT,1,major,e,z,a,b,no,GK,1,2026-11-22";
        QTest::newRow("state") << "review/states.csv" << "x,tall,Z33,no,GK,1,2026-11-22";
        QTest::newRow("cells") << "review/limits.csv" << "x,1";
    }
    void aBrokenRowStopsTheProgram() {
        QFETCH(QString, file);
        QFETCH(QString, row);
        auto files = embeddedReviewFiles();
        files[file.toStdString()] += row.toStdString() + "\n";
        const auto book = loadReviewBook(test::careRules(), files);
        QVERIFY(!book);
        QCOMPARE(QString::fromStdString(book.error().reason), QStringLiteral("rules.row"));
        QVERIFY(QString::fromStdString(book.error().detail).contains(file.mid(7)));
    }

    void aBrokenKidneyRuleStopsTheProgram() {
        auto rules = test::careRules();
        rules.drugs.front().renalRule = "<30:start low";
        const auto book = loadReviewBook(rules);
        QVERIFY(!book);
        QVERIFY(QString::fromStdString(book.error().detail).contains(QString::fromStdString(rules.drugs.front().inn)));
    }

    void allergies_data() {
        QTest::addColumn<QString>("allergy");
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("rule");
        QTest::newRow("class") << "青霉素" << "amoxicillin" << "allergy.penicillin";
        QTest::newRow("class, English") << "Penicillin" << "amoxicillin/clavulanate" << "allergy.penicillin";
        QTest::newRow("cross") << "penicillin" << "cefuroxime axetil" << "allergy.penicillin-cephalosporin";
        QTest::newRow("sulfonamide") << "磺胺类" << "复方新诺明" << "allergy.sulfonamide";
        QTest::newRow("substance") << "metformin" << "格华止" << "allergy.substance:A10BA02";
        QTest::newRow("relative") << "glimepiride" << "gliclazide" << "allergy.related:A10BB09";
        QTest::newRow("hidden") << "对乙酰氨基酚" << "维C银翘片" << "allergy.paracetamol";
        QTest::newRow("member of a class") << "cefaclor" << "cefixime" << "allergy.cephalosporin";
        QTest::newRow("member, crossing over") << "cefaclor" << "amoxicillin" << "allergy.cephalosporin-penicillin";
        QTest::newRow("penicillin by another name") << "piperacillin" << "cefixime" << "allergy.penicillin-cephalosporin";
        QTest::newRow("abbreviation") << "PCN" << "amoxicillin" << "allergy.penicillin";
        QTest::newRow("by the code of an old diagnosis") << "Z88.0" << "amoxicillin" << "allergy.penicillin";
    }
    void allergies() {
        QFETCH(QString, allergy);
        QFETCH(QString, drug);
        QFETCH(QString, rule);
        auto input = healthyInput();
        addLine(input, drug.toStdString());
        QVERIFY(!findingOf(reviewed(input), rule.toStdString()));
        input.allergyAnswer = AllergyAnswer::Listed;
        input.allergies = {{allergy.toStdString(), ""}};
        const auto result = reviewed(input);
        QVERIFY2(findingOf(result, rule.toStdString()), test::told(result).c_str());
    }

    void anAllergyToAClassOfAtcIsOneToItsMembers() {
        auto input = healthyInput();
        addLine(input, "sitagliptin", "100 mg qd");
        input.allergyAnswer = AllergyAnswer::Listed;
        input.allergies = {{"gliptins", "A10BK"}};
        QVERIFY(!findingOf(reviewed(input), "allergy.class:A10BH01"));
        input.allergies = {{"gliptins", "A10BH"}};
        QVERIFY(findingOf(reviewed(input), "allergy.class:A10BH01"));
    }

    void anIntoleranceAsksAndForbidsNothing() {
        auto input = healthyInput();
        addLine(input, "enalapril", "10 mg qd");
        input.allergyAnswer = AllergyAnswer::Listed;
        input.allergies = {{"lisinopril", "", true}};
        const auto result = reviewed(input);
        QVERIFY2(findingOf(result, "allergy.intolerance:C09AA02"), test::told(result).c_str());
        for (const auto& finding : result.findings) QVERIFY(finding.severity != Severity::Contraindicated);
    }

    void anAllergyThatNobodyAskedAboutIsNotChecked() {
        auto input = healthyInput();
        addLine(input, "amoxicillin");
        QVERIFY(!saysNotChecked(reviewed(input), Check::Allergy, ""));
        input.allergyAnswer = AllergyAnswer::NotAsked;
        QVERIFY(saysNotChecked(reviewed(input), Check::Allergy, "never asked"));
        input.allergyAnswer = AllergyAnswer::Listed;
        input.allergies = {{"that white tablet", ""}};
        QVERIFY(saysNotChecked(reviewed(input), Check::Allergy, "not recognised"));
    }

    void theSkinTestIsAskedBeforeTheFirstDose() {
        auto input = healthyInput();
        addLine(input, "benzylpenicillin").isNew = true;
        QVERIFY(findingOf(reviewed(input), "allergy.skin-test:J01CE01"));
        input.lines[0].isNew = false;
        QVERIFY(!findingOf(reviewed(input), "allergy.skin-test:J01CE01"));
    }

    void pregnancy() {
        auto input = healthyInput();
        input.sex = Sex::Female;
        input.birth = makeDate(1996, 1, 1);
        addLine(input, "enalapril", "5 mg bid");
        addLine(input, "insulin aspart", "4 U tid");
        QVERIFY(saysNotChecked(reviewed(input), Check::Pregnancy, "ask"));
        input.pregnant = Known::Yes;
        const auto result = reviewed(input);
        QCOMPARE(findingOf(result, "pregnancy.raas")->lines, (std::vector<std::string>{"a"}));
        QVERIFY(!findingOf(result, "pregnancy.glucose"));
        input.pregnant = Known::No;
        QVERIFY(!findingOf(reviewed(input), "pregnancy.raas") && !saysNotChecked(reviewed(input), Check::Pregnancy, ""));
        input.lactating = Known::Yes;
        QVERIFY(findingOf(reviewed(input), "lactation.raas"));
        input.lactating = Known::Unknown;
        input.pregnant = Known::Unknown;
        input.birth = makeDate(1966, 1, 1);
        QVERIFY(!saysNotChecked(reviewed(input), Check::Pregnancy, ""));
    }

    void age() {
        auto input = healthyInput();
        addLine(input, "消渴丸", "5 丸 tid");
        QVERIFY(!findingOf(reviewed(input), "age.glibenclamide"));
        input.birth = makeDate(1961, 11, 23);
        const auto result = reviewed(input);
        QVERIFY2(findingOf(result, "age.glibenclamide"), test::told(result).c_str());
        input.birth.reset();
        QVERIFY(saysNotChecked(reviewed(input), Check::Age, "Date of birth"));
        auto child = healthyInput();
        child.birth = makeDate(2015, 1, 1);
        addLine(child, "levofloxacin", "200 mg bid");
        QVERIFY(findingOf(reviewed(child), "age.quinolone-child"));
        QVERIFY(saysNotChecked(reviewed(child), Check::Dose, "adult limits"));
    }

    void diseases_data() {
        QTest::addColumn<QString>("icd10");
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("rule");
        QTest::newRow("glitazone") << "I50.9" << "pioglitazone" << "disease.glitazone-hf";
        QTest::newRow("saxagliptin") << "I50" << "saxagliptin" << "disease.saxagliptin-hf";
        QTest::newRow("cilostazol") << "I50" << "cilostazol" << "disease.cilostazol-hf";
        QTest::newRow("sglt2 type 1") << "E10.9" << "dapagliflozin" << "disease.sglt2-type1";
        QTest::newRow("sglt2 ketoacidosis") << "E11.1" << "dapagliflozin" << "disease.sglt2-ketoacidosis";
        QTest::newRow("nsaid ckd") << "N18.3" << "ibuprofen" << "disease.nsaid-ckd";
        QTest::newRow("nsaid ulcer") << "K25.9" << "diclofenac" << "disease.nsaid-ulcer";
        QTest::newRow("beta blocker") << "J45.901" << "propranolol" << "disease.beta-blocker-asthma-nonselective";
        QTest::newRow("reserpine, hidden") << "F32.9" << "北京降压0号" << "disease.reserpine-depression";
        QTest::newRow("benzbromarone") << "N20.0" << "benzbromarone" << "disease.benzbromarone-stone";
        QTest::newRow("trimetazidine") << "G20" << "trimetazidine" << "disease.trimetazidine-parkinson";
        QTest::newRow("indometacin, hidden") << "K26.9" << "新癀片" << "disease.nsaid-ulcer";
        QTest::newRow("metformin, kidney stage") << "N18.4" << "metformin" << "disease.metformin-ckd";
    }
    void diseases() {
        QFETCH(QString, icd10);
        QFETCH(QString, drug);
        QFETCH(QString, rule);
        auto input = healthyInput();
        addLine(input, drug.toStdString());
        QVERIFY(!findingOf(reviewed(input), rule.toStdString()));
        input.conditions.push_back({icd10.toStdString(), ""});
        const auto result = reviewed(input);
        QVERIFY2(findingOf(result, rule.toStdString()), test::told(result).c_str());
    }

    void whatIsOverMindsOnlyTheRulesOfAHistory_data() {
        QTest::addColumn<QString>("icd10");
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("over");
        QTest::newRow("heart failure") << "I50" << "pioglitazone" << "disease.glitazone-hf" << "";
        QTest::newRow("ketoacidosis") << "E11.1" << "dapagliflozin" << "disease.sglt2-ketoacidosis" << "disease.sglt2-ketoacidosis";
        QTest::newRow("rhabdomyolysis") << "M62.82" << "atorvastatin" << "disease.statin-myopathy" << "disease.statin-myopathy";
        QTest::newRow("bladder cancer") << "C67.9" << "pioglitazone" << "disease.glitazone-bladder" << "disease.glitazone-bladder";
        QTest::newRow("ulcer") << "K25.9" << "ibuprofen" << "disease.nsaid-ulcer" << "disease.nsaid-ulcer-history";
    }
    void whatIsOverMindsOnlyTheRulesOfAHistory() {
        QFETCH(QString, icd10);
        QFETCH(QString, drug);
        QFETCH(QString, now);
        QFETCH(QString, over);
        for (const bool isOver : {false, true}) {
            auto input = healthyInput();
            addLine(input, drug.toStdString());
            input.conditions.push_back({icd10.toStdString(), "", isOver});
            const auto result = reviewed(input);
            QStringList told;
            for (const auto& finding : result.findings)
                if (finding.check == Check::Diagnosis && finding.rule.starts_with("disease.")) told << QString::fromStdString(finding.rule);
            const auto expected = isOver ? over : now;
            QCOMPARE(told, expected.isEmpty() ? QStringList{} : QStringList{expected});
        }
    }

    void measuredDangersCountAsConditions() {
        auto input = healthyInput();
        addLine(input, "bisoprolol", "5 mg qd");
        setValue(input, "HR", 50);
        QVERIFY(!findingOf(reviewed(input), "disease.beta-blocker-bradycardia"));
        setValue(input, "HR", 49);
        QVERIFY(findingOf(reviewed(input), "disease.beta-blocker-bradycardia"));
    }

    void aDiagnosisIsWanted() {
        auto input = healthyInput();
        addLine(input, "allopurinol", "100 mg qd");
        QVERIFY(findingOf(reviewed(input), "indication.urate"));
        input.conditions.push_back({"M10.9", "gout"});
        QVERIFY(!findingOf(reviewed(input), "indication.urate"));
        input.conditions = {{"", "something"}};
        QVERIFY(!findingOf(reviewed(input), "indication.urate"));
        QVERIFY(saysNotChecked(reviewed(input), Check::Diagnosis, "something"));
        input.conditions.clear();
        QVERIFY(findingOf(reviewed(input), "diagnosis.none"));
    }

    void doses_data() {
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("rule");
        QTest::newRow("a day") << "metformin" << "850 mg tid" << "1 g tid" << "dose.above-max:A10BA02";
        QTest::newRow("a week") << "dulaglutide" << "1.5 mg qw" << "3 mg qw" << "dose.above-max:A10BJ05";
        QTest::newRow("weekly taken daily") << "methotrexate" << "10 mg qw" << "10 mg qd" << "dose.above-max:L04AX03";
        QTest::newRow("a fortnight") << "alirocumab" << "150 mg q2w" << "300 mg q2w" << "dose.above-max:C10AX14";
        QTest::newRow("a month") << "evolocumab" << "420 mg monthly" << "420 mg q2w" << "dose.above-max:C10AX13";
        QTest::newRow("every four weeks") << "evolocumab" << "420 mg q4w" << "420 mg q2w" << "dose.above-max:C10AX13";
        QTest::newRow("tablets with a strength") << "Amlodipine 5 mg" << "2 tablets qd" << "3 tablets qd" << "dose.above-max:C08CA01";
        QTest::newRow("grams") << "metformin" << "0.85 g tid" << "1.5 g bid" << "dose.above-max:A10BA02";
        QTest::newRow("candesartan") << "candesartan" << "12 mg qd" << "16 mg qd" << "dose.above-max:C09CA06";
        QTest::newRow("too often") << "amlodipine" << "5 mg bid" << "2.5 mg tid" << "dose.too-often:C08CA01";
        QTest::newRow("route") << "metformin" << "500 mg bid po" << "500 mg bid iv" << "dose.route:A10BA02";
        QTest::newRow("combination") << "valsartan/amlodipine" << "2 tablets qd" << "3 tablets qd" << "dose.above-max:C08CA01";
        QTest::newRow("combination, label of the whole") << "valsartan/hydrochlorothiazide 80/12.5 mg" << "2 tablets qd" << "3 tablets qd" << "dose.above-max:C09DA03";
        QTest::newRow("inhaler, strength in the name") << "布地奈德福莫特罗 320/9" << "1吸 bid" << "2吸 bid" << "dose.above-max:R03AK07";
        QTest::newRow("mixture, order as on the box") << "二甲双胍维格列汀片(850mg/50mg)" << "1片 bid" << "3片 qd" << "dose.above-max:A10BD08";
        QTest::newRow("insulin by weight") << "insulin glargine" << "80 U qd" << "81 U qd" << "dose.insulin-weight:A10A";
    }
    void doses() {
        QFETCH(QString, drug);
        QFETCH(QString, good);
        QFETCH(QString, bad);
        QFETCH(QString, rule);
        auto input = healthyInput();
        addLine(input, drug.toStdString(), good.toStdString());
        auto result = reviewed(input);
        QVERIFY2(!findingOf(result, rule.toStdString()), test::told(result).c_str());
        input.lines.clear();
        addLine(input, drug.toStdString(), bad.toStdString());
        result = reviewed(input);
        QVERIFY2(findingOf(result, rule.toStdString()), test::told(result).c_str());
    }

    void aDoseThatIsNotSaidIsNotChecked() {
        auto input = healthyInput();
        addLine(input, "metformin");
        QVERIFY(saysNotChecked(reviewed(input), Check::Dose, "dose or frequency not said"));
        input.lines.clear();
        addLine(input, "metformin", "2 tablets bid");  // of 250, 500 or 850 mg?
        QVERIFY(saysNotChecked(reviewed(input), Check::Dose, "cannot be turned into mg"));
        input.lines.clear();
        addLine(input, "eprosartan", "600 mg qd", "C09CA02");
        QVERIFY(saysNotChecked(reviewed(input), Check::Dose, "no maximum dose on file"));
        QVERIFY(saysNotChecked(reviewed(input), Check::Renal, "no kidney rule"));
    }

    void aCombinationWithoutItsStrengthIsNotChecked() {
        auto input = healthyInput();
        addLine(input, "捷诺达 50/850", "1片 bid");
        QVERIFY(!saysNotChecked(reviewed(input), Check::Dose, "which strength"));
        input.lines.clear();
        addLine(input, "捷诺达", "1片 bid");
        QVERIFY(saysNotChecked(reviewed(input), Check::Dose, "which strength"));
    }

    void aDoseThatIsSaidTwiceAndACodeThatContradictsTheNameAreTold() {
        auto input = healthyInput();
        addLine(input, "格列美脲", "2 mg qd", "A10BA02").disputed = true;
        const auto result = reviewed(input);
        QVERIFY(saysNotChecked(result, Check::Dose, "written twice"));
        QVERIFY(saysNotChecked(result, Check::All, "the name something else"));
        input.lines.clear();
        addLine(input, "aspirin", "100 mg qd", "N02BA01");
        QVERIFY(!saysNotChecked(reviewed(input), Check::All, "the name something else"));
    }

    void whatAPatentMedicineHidesNeedsNoDiagnosis() {
        auto input = healthyInput();
        addLine(input, "连花清瘟胶囊", "4粒 tid");
        QVERIFY(!findingOf(reviewed(input), "indication.airway"));
        addLine(input, "salbutamol MDI", "100 ug prn");
        QVERIFY(findingOf(reviewed(input), "indication.airway"));
    }

    void oneSubstanceFromSeveralLinesAddsUp() {
        auto input = healthyInput();
        addLine(input, "paracetamol", "500 mg tid");
        addLine(input, "维C银翘片", "2 片 tid");  // 630 mg
        QVERIFY2(findingOf(reviewed(input), "dose.sum:N02BE01"), test::told(reviewed(input)).c_str());
        input.lines[0].times = 2;
        QVERIFY(!findingOf(reviewed(input), "dose.sum:N02BE01"));
    }

    void anInsulinThatChangesByMoreThanAFifthIsConfirmed() {
        auto input = healthyInput();
        auto before = addLine(input, "insulin glargine", "20 U qn");
        input.earlier.push_back({before, test::kToday - Days{1}});
        input.lines[0].amount = 24;
        QVERIFY(!findingOf(reviewed(input), "dose.insulin-change:A10AE04"));
        input.lines[0].amount = 25;
        QVERIFY(findingOf(reviewed(input), "dose.insulin-change:A10AE04"));
        input.lines[0].amount = 15;
        QVERIFY(findingOf(reviewed(input), "dose.insulin-change:A10AE04"));
        input.earlier[0].end = test::kToday - Days{200};
        QVERIFY(!findingOf(reviewed(input), "dose.insulin-change:A10AE04"));
        test::dropValue(input, "WEIGHT");
        QVERIFY(saysNotChecked(reviewed(input), Check::Dose, "no weight"));
    }

    void theLiver() {
        auto input = healthyInput();
        addLine(input, "atorvastatin", "20 mg qd");
        addLine(input, "vildagliptin", "50 mg bid");
        setValue(input, "ALT", 100);
        QVERIFY(!findingOf(reviewed(input), "hepatic.vildagliptin"));
        setValue(input, "ALT", 101);
        QVERIFY(findingOf(reviewed(input), "hepatic.vildagliptin") && !findingOf(reviewed(input), "hepatic.statin"));
        setValue(input, "ALT", 121);
        QVERIFY(findingOf(reviewed(input), "hepatic.statin"));
        test::dropValue(input, "ALT");
        QVERIFY(saysNotChecked(reviewed(input), Check::Hepatic, "no ALT"));
    }

    void monitoringFallsDue() {
        auto input = healthyInput();
        addLine(input, "warfarin", "3 mg qd");
        QVERIFY(!findingOf(reviewed(input), "monitoring.warfarin"));
        setValue(input, "INR", 2.5, addMonths(test::kToday, -3) - Days{1});
        QVERIFY(findingOf(reviewed(input), "monitoring.warfarin"));
        test::dropValue(input, "INR");
        QVERIFY(findingOf(reviewed(input), "monitoring.warfarin"));
        input.lines[0].isNew = true;
        QVERIFY(!findingOf(reviewed(input), "monitoring.warfarin"));
    }

    void quantities_data() {
        QTest::addColumn<QString>("drug");
        QTest::addColumn<int>("good");
        QTest::addColumn<int>("bad");
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("rule");
        const int unknown = static_cast<int>(FormKind::Unknown), emergency = static_cast<int>(FormKind::Emergency);
        QTest::newRow("ordinary") << "loratadine" << 84 << 85 << unknown << "quantity.long-max:R06AX13";
        QTest::newRow("acute") << "paracetamol" << 7 << 8 << unknown << "quantity.ordinary:N02BE01";
        QTest::newRow("emergency") << "metformin" << 3 << 4 << emergency << "quantity.emergency:A10BA02";
        QTest::newRow("psychotropic") << "zolpidem" << 7 << 8 << unknown << "quantity.psychotropic:N05CF02";
        QTest::newRow("assessment") << "metformin" << 28 << 29 << unknown << "quantity.long-assessment:A10BA02";
        QTest::newRow("excluded: psychotropic") << "zolpidem" << 28 << 29 << unknown << "quantity.long-excluded:N05CF02";
        QTest::newRow("excluded: antimicrobial") << "amoxicillin" << 28 << 29 << unknown << "quantity.long-excluded:J01CA04";
    }
    void quantities() {
        QFETCH(QString, drug);
        QFETCH(int, good);
        QFETCH(int, bad);
        QFETCH(int, form);
        QFETCH(QString, rule);
        auto input = healthyInput();
        auto& line = addLine(input, drug.toStdString());
        line.form = static_cast<FormKind>(form);
        line.supplyDays = good;
        QVERIFY(!findingOf(reviewed(input), rule.toStdString()));
        line.supplyDays = bad;
        QVERIFY2(findingOf(reviewed(input), rule.toStdString()), test::told(reviewed(input)).c_str());
    }

    void aWrittenReasonAndAnAssessmentAreEnough() {
        auto input = healthyInput();
        auto& line = addLine(input, "zolpidem");
        line.supplyDays = 14;
        line.reasonWritten = true;
        QVERIFY(!findingOf(reviewed(input), "quantity.psychotropic:N05CF02"));
        auto other = healthyInput();
        auto& chronic = addLine(other, "metformin");
        chronic.supplyDays = 56;
        chronic.assessed = true;
        QVERIFY(!findingOf(reviewed(other), "quantity.long-assessment:A10BA02"));
        // Tuberculosis is a chronic infection: its drugs may go on a long prescription.
        auto tuberculosis = healthyInput();
        addLine(tuberculosis, "isoniazid").supplyDays = 56;
        QVERIFY(!findingOf(reviewed(tuberculosis), "quantity.long-excluded:J04AC01"));
    }

    void aFormHoldsFiveDrugsAndIsValidThreeDays() {
        auto input = healthyInput();
        for (const auto* drug : {"metformin", "amlodipine", "atorvastatin", "aspirin", "losartan"}) addLine(input, drug).formId = "1";
        input.lines[0].validDays = 3;
        QVERIFY(!findingOf(reviewed(input), "quantity.form-lines") && !findingOf(reviewed(input), "quantity.validity"));
        addLine(input, "bisoprolol").formId = "1";
        input.lines[0].validDays = 4;
        QVERIFY(findingOf(reviewed(input), "quantity.form-lines") && findingOf(reviewed(input), "quantity.validity"));
        input.lines.back().formId = "2";
        QVERIFY(!findingOf(reviewed(input), "quantity.form-lines"));
    }

    void whatIsLeftOfTheLastSupplyCounts() {
        auto input = healthyInput();
        auto last = addLine(input, "metformin");
        last.start = test::kToday - Days{20};
        last.supplyDays = 27;
        input.earlier.push_back({last, std::nullopt});
        QVERIFY(!findingOf(reviewed(input), "quantity.overlap:A10BA02"));
        input.earlier[0].line.supplyDays = 28;
        QVERIFY(findingOf(reviewed(input), "quantity.overlap:A10BA02"));
        // An order that nobody closed is a supply like any other.
        input.earlier.clear();
        input.lines.push_back(last);
        input.lines.back().id = "b";
        QVERIFY(!findingOf(reviewed(input), "quantity.overlap:A10BA02"));
        input.lines.back().supplyDays = 28;
        QVERIFY(findingOf(reviewed(input), "quantity.overlap:A10BA02"));
    }

    void anUnknownDrugIsSaid() {
        auto input = healthyInput();
        addLine(input, "Foobarzil 5 mg", "1 tab qd");
        const auto result = reviewed(input);
        QVERIFY(saysNotChecked(result, Check::All, "unknown drug, not checked"));
    }
};

JIAYI_TEST(TestPersonChecks)
#include "tst_person_checks.moc"
