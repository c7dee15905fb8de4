// A programme that the program has never heard of: rule files are given, and not a line of code is changed.
#include "models/care/record_facts.h"
#include "models/care/rules/programme_rules.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using care::VisitClass;
using test::Desk;

namespace {

constexpr const char* kOrigin = ",GK: a test,1,2026-01-01\n";

care::RuleFiles filesWithAsthma() {
    auto files = care::embeddedRuleFiles();
    files["programmes.csv"] += std::string{"ASTHMA,哮喘,Asthma,asthma,J45,18,60,9,no"} + kOrigin;
    files["followup_options.csv"] += std::string{"reliever,1,不用,None,no,yes"} + kOrigin + "reliever,2,每周≤2次,Up to twice a week,no,yes" + kOrigin +
                                     "reliever,3,每周>2次,More often,no,yes" + kOrigin + "signs_asthma,none,无,None,yes,yes" + kOrigin +
                                     "signs_asthma,cannot_speak,说话不能成句,Cannot speak a sentence,no,yes" + kOrigin;
    const auto& like = files.at("followup_copd.csv");
    std::string form = like.substr(0, like.find('\n') + 1);
    // The questions that every visit shares are the same rows; two are its own.
    for (std::size_t at = form.size(); at < like.size();) {
        const auto end = like.find('\n', at);
        const auto row = like.substr(at, end + 1 - at);
        const auto name = row.substr(0, row.find(','));
        at = end + 1;
        for (const char* kept : {"record_no", "patient_name", "visit_date", "visit_outcome", "lost_reason", "death_date", "death_cause", "visit_mode", "adr",
                                 "adr_detail", "adr_hard_to_control", "complication", "visit_class", "next_visit_date", "doctor_sign", "symptoms_acute"})
            if (name == kept) form += row;
    }
    form += std::string{"danger_signs,symptoms,危急体征,Danger signs,codes,,,signs_asthma,,,,,entered,never,contact,,no,yes"} + kOrigin;
    form += std::string{"reliever,treatment,缓解药使用,Reliever,code,,,reliever,,,,,entered,spoken,contact,,no,yes"} + kOrigin;
    form += std::string{"peak_flow,signs,峰流速(占最佳值),Peak flow (of best),integer,,%,,10,150,,,measured,never,contact,,no,yes"} + kOrigin;
    form += std::string{"nights,symptoms,每月夜醒次数,Nights woken a month,integer,,,,0,31,,,entered,reliever=3,reliever=3,,no,yes"} + kOrigin;
    files["followup_asthma.csv"] = form;
    files["visit_rules.csv"] += std::string{"asthma.danger.peak,asthma,danger_value,peak_flow,lt,50,,,,refer,7,Peak flow below half of the best: refer,峰流速<50%:转诊"} + kOrigin +
                                "asthma.danger.speak,asthma,danger_sign,cannot_speak,,,,,,refer,14,Cannot speak a sentence: if acute refer,说话不能成句:若急性转诊" + kOrigin +
                                "asthma.limit.reliever,asthma,limit,reliever,le,2,,,,,0,Controlled: reliever up to twice a week,控制标准:缓解药每周≤2次" + kOrigin +
                                "step.asthma-unsatisfactory,asthma,step,unsatisfactory,,,first,,,return,28,Not controlled: review inhaler and dose,未控制:检查吸入技术" + kOrigin;
    return files;
}

const care::RuleBook& withAsthma() {
    static const auto book = care::loadRules(filesWithAsthma()).value();
    return book;
}

const care::FormKey kAsthma{"asthma"};

}  // namespace

class TestNinthProgramme : public QObject {
    Q_OBJECT

    static void enrolForAsthma(Desk& desk) {
        QVERIFY((care::EnrolProgramme{desk.resident, "ASTHMA", desk.today()}(desk.context(), withAsthma())));
    }
    static care::VisitSheet open(Desk& desk) { return care::openVisit(desk.database(), withAsthma(), desk.resident, desk.today()).value(); }
    static care::VisitInput wellAnswered(const care::VisitSheet& sheet) {
        auto input = sheet.input;
        for (const auto& [field, said] : std::map<std::string, std::string>{{"visit_mode", "1"}, {"reliever", "2"}, {"peak_flow", "88"}, {"adr", "1"}, {"complication", "1"}})
            input.answers[field] = said;
        return input;
    }
    static Result<care::SignedVisit> sign(Desk& desk, const care::VisitInput& input) {
        return care::SignVisit{desk.resident, {}, input}(desk.context(), withAsthma());
    }
    static std::string formOf(Desk& desk, const care::SignedVisit& visit) { return desk.facts().visit(visit.id).value().forms.at(0).form; }

private Q_SLOTS:
    void itLoadsBesideTheEight() {
        QVERIFY(care::loadRules(filesWithAsthma()));
        QCOMPARE(withAsthma().programmes.size(), std::size_t{9});
        QVERIFY(!Desk::rules().programme("ASTHMA") && withAsthma().programme("ASTHMA")->form == kAsthma);
    }

    void itIsOfferedByItsOwnCriteria() {
        const auto offers = [](std::vector<std::string> icd10, std::optional<int> age, std::vector<std::string> enrolled = {}) {
            return care::offeredProgrammes(withAsthma(), icd10, age, enrolled);
        };
        QCOMPARE(offers({"J45.900x001"}, 30).size(), std::size_t{1});
        QCOMPARE(offers({"J45.900x001"}, 30).front().icd10, std::string("J45.900x001"));
        QVERIFY(offers({"J45"}, 17).empty() && offers({"J44"}, 30).front().code == "COPD");
        QVERIFY(!offers({"J45"}, {}).front().ageKnown);
        QVERIFY(offers({"J45"}, 30, {"ASTHMA"}).empty());
    }

    void itsVisitIsOpenedCheckedAndSigned() {
        Desk desk;
        enrolForAsthma(desk);
        const auto sheet = open(desk);
        QVERIFY(sheet.forms == std::vector{kAsthma});
        const auto done = sign(desk, wellAnswered(sheet));
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(formOf(desk, *done), std::string("asthma"));
        QVERIFY(done->check.forms[0].visitClass == VisitClass::Satisfactory);
        QVERIFY(done->check.next.latest == desk.today() + Days(60));  // its schedule, not the 90 days of the others
    }

    void itsOwnRulesDecide() {
        Desk desk;
        enrolForAsthma(desk);
        auto input = wellAnswered(open(desk));
        input.answers["reliever"] = "3";
        QCOMPARE(sign(desk, input).error().detail, std::string("nights"));  // asked of who needs it often
        input.answers["nights"] = "4";
        auto check = care::checkVisit(withAsthma(), open(desk), input, "chen", desk.today());
        QVERIFY(check.forms[0].visitClass == VisitClass::Unsatisfactory && check.next.latest == desk.today() + Days(28));
        input.answers["peak_flow"] = "49";
        check = care::checkVisit(withAsthma(), open(desk), input, "chen", desk.today());
        QVERIFY(check.dangers.stops() && check.next.latest == desk.today() + Days(7));
        input.answers.erase("reliever");
        check = care::checkVisit(withAsthma(), open(desk), input, "chen", desk.today());
        QVERIFY(check.forms[0].visitClass == VisitClass::NotAssessable);
        QCOMPARE(check.forms[0].derived.missing, std::vector<std::string>{"reliever"});
    }

    void itSharesAVisitWithDiabetes() {
        Desk desk;
        enrolForAsthma(desk);
        QVERIFY((care::EnrolProgramme{desk.resident, "T2DM", desk.today()}(desk.context(), withAsthma())));
        const auto sheet = open(desk);
        QVERIFY((sheet.forms == std::vector{test::kDiabetes, kAsthma}));
        auto input = wellAnswered(sheet);
        for (const auto& [field, said] : desk.controlled()) input.answers[field] = said;
        const auto done = sign(desk, input);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QVERIFY(done->check.next.latest == desk.today() + Days(60));
    }

    void whatItsRulesCannotJudgeIsNeverSatisfactory() {
        auto files = filesWithAsthma();
        auto& rules = files.at("visit_rules.csv");
        const auto at = rules.find("asthma.limit");
        rules.erase(at, rules.find('\n', at) + 1 - at);
        const auto book = care::loadRules(files).value();
        Desk desk;
        enrolForAsthma(desk);
        const auto sheet = open(desk);
        const auto check = care::checkVisit(book, sheet, wellAnswered(sheet), "chen", desk.today());
        QVERIFY(check.forms[0].visitClass == VisitClass::NotAssessable);
        QCOMPARE(check.forms[0].derived.missing, std::vector<std::string>{"limits"});
    }

    void aFileThatDoesNotFitStopsTheProgram_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* file, const char* from, const char* to, const char* told) {
            QTest::newRow(name) << file << QString::fromUtf8(from) << QString::fromUtf8(to) << told;
        };
        row("a form without file", "programmes.csv", "Asthma,asthma,", "Asthma,asthmatic,", "followup_asthmatic.csv is missing");
        row("a programme without diagnoses", "programmes.csv", ",J45,18", ",,18", "programmes.csv row 10: icd10");
        row("a programme twice", "programmes.csv", "ASTHMA,", "COPD,", "programmes.csv row 10: code");
        row("a form without a date", "followup_asthma.csv", "visit_date,", "visit_dated,", "followup_asthma.csv: visit_date is missing");
        row("a question nobody can answer", "followup_asthma.csv", "reliever=3,reliever=3", "reliever=7,reliever=7", "nights waits for reliever=7");
        row("a shared answer that means something else", "followup_asthma.csv", ",code,,,adr,,,,,entered", ",code,,,no_yes,,,,,entered", "adr means something else");
        row("an answer shared on one side", "followup_asthma.csv", "peak_flow,signs,峰流速(占最佳值),Peak flow (of best),integer,,%,,10,150,,,measured,never,contact,,no",
            "staple_now,signs,峰流速(占最佳值),Peak flow (of best),integer,,%,,10,150,,,measured,never,contact,,yes", "is shared");
        row("one measurement under two names", "followup_asthma.csv", "spoken,contact,,no,yes,GK: a test", "spoken,contact,SPO2,no,yes,GK: a test", "records what");
        row("a rule of no form", "visit_rules.csv", "asthma.danger.peak,asthma,", "asthma.danger.peak,asthmatic,", "form is the form of no programme");
        row("a rule about no figure", "visit_rules.csv", "danger_value,peak_flow", "danger_value,danger_signs", "fact is no figure of the form");
        row("a condition that cannot hold", "visit_rules.csv", "limit,reliever,le,2,,", "limit,reliever,le,2,reliever=9,", "when is no answer of the form");
    }
    void aFileThatDoesNotFitStopsTheProgram() {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, told);
        auto files = filesWithAsthma();
        auto& text = files.at(file.toStdString());
        const auto at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, from.toStdString().size(), to.toStdString());
        const auto book = care::loadRules(files);
        QVERIFY(!book);
        QVERIFY2(QString::fromStdString(book.error().detail).contains(told), book.error().detail.c_str());
    }
};

JIAYI_TEST(TestNinthProgramme)
#include "tst_ninth_programme.moc"
