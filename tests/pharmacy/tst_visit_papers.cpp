// What one signed visit yields on paper: nothing is entered a second time for it.
#include "models/core/resource.h"
#include "models/care/record_facts.h"
#include "models/pharmacy/prescribing/entitlement.h"
#include "models/pharmacy/sheets/visit_papers.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;

class TestVisitPapers : public QObject {
    Q_OBJECT

    struct Clinic : Desk {
        Clinic() { db::Query(database(), "INSERT INTO institution (one, code, name, sample) VALUES (1, '120101001', '八里台', 1)").run(); }
        care::VisitId sign(std::vector<care::FormKey> forms, const std::map<std::string, std::string>& answers) {
            auto input = care::openVisit(database(), rules(), resident, today(), forms).value().input;
            input.toConfirm.clear();
            for (const auto& [field, said] : answers) input.answers[field] = said;
            const auto done = care::SignVisit{resident, std::move(forms), input}(context(), rules());
            if (!done) qFatal("%s %s", done.error().reason.c_str(), done.error().detail.c_str());
            return done->id;
        }
        std::map<std::string, std::string> both() {
            std::map<std::string, std::string> answers{{"chief_complaint", "cough"}, {"present_history", "no fever"}, {"examination", "clear"}, {"diagnoses", "J06.9;E11"}, {"orders", "rest"}};
            for (const auto& [field, said] : controlled()) answers[field] = said;
            return answers;
        }
        void entitle(Date since, std::optional<Date> until) {
            const pharmacy::Entitlement one{{}, "special-disease", "E11", since, until, {}};
            QVERIFY((pharmacy::AddEntitlement{resident, one}(context())));
        }
        std::vector<pharmacy::VisitPaper> papers(care::VisitId visit) {
            auto read = pharmacy::readVisitPapers(database(), rules(), visit, {});
            if (!read) qFatal("%s %s", read.error().reason.c_str(), read.error().detail.c_str());
            return std::move(*read);
        }
    };
    static QByteArrayList keysOf(const std::vector<pharmacy::VisitPaper>& papers) {
        QByteArrayList keys;
        for (const auto& paper : papers) keys << QByteArray::fromStdString(paper.key);
        return keys;
    }
    static const pharmacy::PaperRow* rowOf(const pharmacy::VisitPaper& paper, const char* label) {
        for (const auto& section : paper.sections)
            for (const auto& row : section.rows)
                if (row.label.en == label) return &row;
        return nullptr;
    }

private Q_SLOTS:
    void oneEntryYieldsTheRecordTheFormAndTheSpecialDiseaseSheet() {
        Clinic clinic;
        clinic.entitle(clinic.today() - Days(100), {});
        care::MedicationLine line;
        line.resident = clinic.resident;
        line.name = "Metformin";
        line.dose = "1 g bid";
        QVERIFY(care::AddMedication{line}(clinic.context()));
        const auto papers = clinic.papers(clinic.sign({{"outpatient"}, test::kDiabetes}, clinic.both()));
        QCOMPARE(keysOf(papers), (QByteArrayList{"form.outpatient", "form.diabetes", "special-disease"}));
        QCOMPARE(rowOf(papers[0], "Diagnoses (ICD-10)")->value.zh, std::string("J06.9 急性上呼吸道感染；E11 2型糖尿病"));
        QVERIFY(rowOf(papers[0], "Chief complaint")->value.en == "cough" && !rowOf(papers[0], "Tests ordered"));
        QVERIFY(papers[1].followUp && papers[1].unverified == pharmacy::Unverified::Nothing);
        const auto* sheetPressure = rowOf(papers[2], "Systolic BP");
        QVERIFY(sheetPressure && sheetPressure->value.en == "128" && sheetPressure->unit == "mm[Hg]");
        QVERIFY(rowOf(papers[2], "Medicines")->value.zh == "Metformin  1 g bid");
        QVERIFY(rowOf(papers[2], "Entitled for")->value.en.starts_with("E11"));
        QVERIFY(papers[2].unverified == pharmacy::Unverified::LocalForm && papers[0].unverified == pharmacy::Unverified::LocalForm);
        for (const auto& paper : papers) QVERIFY(paper.person.name == "Zhang Xiaoming" && paper.date == clinic.today() && paper.doctor == "chen");
    }

    void theNationalFormHasAPlaceForWhatWasNotAnswered() {
        Clinic clinic;
        const auto said = clinic.controlled();
        const auto papers = clinic.papers(clinic.sign({test::kDiabetes}, {said.begin(), said.end()}));
        bool blank = false;
        for (const auto& section : papers[0].sections)
            for (const auto& row : section.rows) blank = blank || row.value.zh.empty();
        QVERIFY(blank);
    }

    void anEntitlementThatHasEndedYieldsNoSheet() {
        Clinic clinic;
        clinic.entitle(clinic.today() - Days(100), clinic.today() - Days(1));
        QCOMPARE(keysOf(clinic.papers(clinic.sign({{"outpatient"}, test::kDiabetes}, clinic.both()))), (QByteArrayList{"form.outpatient", "form.diabetes"}));
    }

    void aSickNoteIsWrittenWhenDaysAreSaid() {
        Clinic clinic;
        auto answers = clinic.both();
        answers["sick_days"] = "3";
        answers["sick_from"] = formatDate(clinic.today());
        const auto papers = clinic.papers(clinic.sign({{"outpatient"}, test::kDiabetes}, answers));
        QCOMPARE(keysOf(papers), (QByteArrayList{"form.outpatient", "form.diabetes", "sick-note"}));
        QVERIFY(rowOf(papers[2], "Days off work")->value.en == "3" && rowOf(papers[2], "Off work from"));
    }

    void aCheckYieldsFeedbackInLargeType() {
        Clinic clinic;
        std::map<std::string, std::string> answers{{"visit_mode", "1"}, {"check_symptoms", "1"}, {"respiratory_rate", "16"}, {"heart_rate", "70"}, {"sbp", "128"}, {"dbp", "78"},
                                                   {"weight", "70"}, {"height", "170"}, {"waist", "86"}, {"smoking_now", "0"}, {"alcohol_now", "0"}, {"exercise_freq_now", "3"},
                                                   {"exercise_min_now", "30"}, {"check_result", "1"}, {"guidance", "4"}, {"check_advice", "walk more"}};
        for (const char* organ : {"mouth", "vision", "hearing", "movement", "skin", "nodes", "heart", "lungs", "abdomen", "oedema"}) answers[organ] = "1";
        const auto papers = clinic.papers(clinic.sign({{"annual"}}, answers));
        QCOMPARE(keysOf(papers), (QByteArrayList{"form.annual", "check-feedback"}));
        QVERIFY(papers[1].large && rowOf(papers[1], "Advice for the person")->value.en == "walk more");
    }

    void aRowOfNoFieldIsRefused_data() {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("column");
        QTest::newRow("field") << "x,entitlement,T,题,plan,orderz,,,s,1,2026-01-01" << "field";
        QTest::newRow("section") << "x,entitlement,T,题,plans,orders,,,s,1,2026-01-01" << "section";
        QTest::newRow("needs") << "x,form:nobody,T,题,plan,orders,,,s,1,2026-01-01" << "needs";
        QTest::newRow("label") << "x,entitlement,T,题,plan,medicines,,,s,1,2026-01-01" << "label_en";
    }
    void aRowOfNoFieldIsRefused() {
        QFETCH(QString, row);
        QFETCH(QString, column);
        const auto text = embeddedFile("rules/visit_papers.csv");
        QVERIFY(pharmacy::readPaperFields(text, Desk::rules()));
        const auto refused = pharmacy::readPaperFields(std::string{text} + row.toStdString() + "\n", Desk::rules());
        QVERIFY(!refused);
        QVERIFY2(QString::fromStdString(refused.error().detail).contains(column), refused.error().detail.c_str());
    }

    void printingLeavesItsTrail() {
        Clinic clinic;
        const auto visit = clinic.sign({{"outpatient"}, test::kDiabetes}, clinic.both());
        QVERIFY(pharmacy::recordVisitPrinting(clinic.context(), visit, "form.outpatient"));
        QCOMPARE(clinic.count("SELECT count(*) FROM audit WHERE action = 'visit.print'"), 1);
    }
};

JIAYI_TEST(TestVisitPapers)
#include "tst_visit_papers.moc"
