// The archive that stands for figures: whole it tells them again, and whatever is changed in it is found.
#include "models/quality/evidence.h"
#include "models/quality/pack_file.h"
#include "models/quality/visit_records.h"
#include "tests/care/desk.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

#include <fstream>

using namespace jiayi;
using namespace jiayi::test;
using quality::Suspicion;

namespace {

struct EvidenceDesk : Desk {
    EvidenceDesk() {
        care::Condition condition;
        condition.icd10 = "E11.9";
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", "E11.9", ""};
        save(condition);
        care::Programme programme;
        programme.code = "T2DM";
        programme.since = makeDate(2020, 1, 1);
        save(programme);
        observe("HBA1C_NGSP", 6.5, "2026-10-01");
        newResident("Wang, \"Fang\"");
    }
    Result<quality::EvidenceReport> write(const char* name, std::vector<std::string> measures = {}) {
        return quality::writeEvidence(database(), rules(), {year2026(), std::move(measures), "12010500100", clock.now()}, file(name));
    }
    std::string rewritten(const char* name, const std::function<void(quality::PackTexts&)>& change) {
        auto texts = quality::readPack(file("a.zip")).value();
        change(texts);
        if (!quality::writePack(texts, file(name))) throw std::logic_error("cannot write");
        const auto checked = quality::checkEvidence(rules(), file(name));
        return checked ? "whole" : checked.error().reason + ' ' + checked.error().detail;
    }
};

quality::VisitRecord recordOf(std::int64_t resident, int day, double sbp, double dbp, const std::string& by = "chen", int minute = -1) {
    quality::VisitRecord record;
    record.resident = resident;
    record.on = makeDate(2026, 1, 1) + Days{day};
    record.signedBy = by;
    record.faceToFace = true;
    record.signedAt = startOfDay(record.on) + std::chrono::minutes{minute < 0 ? 480 + static_cast<int>(resident) * 10 : minute};
    record.sbp = sbp;
    record.dbp = dbp;
    return record;
}

std::vector<Suspicion> ofKind(Suspicion::Kind kind, const std::vector<quality::VisitRecord>& records) {
    auto found = quality::findSuspicions(measureBook(), records);
    std::erase_if(found, [&](const Suspicion& one) { return one.kind != kind; });
    return found;
}

}  // namespace

class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPackTellsItsFiguresAgainWithoutTheStore() {
        EvidenceDesk desk;
        const auto written = desk.write("a.zip");
        QVERIFY(written);
        const auto checked = quality::checkEvidence(Desk::rules(), desk.file("a.zip"));
        QVERIFY(checked);
        QCOMPARE(checked->publicKey, quality::evidenceKey(desk.database()).value());
        QCOMPARE(checked->people, written->people);
        QCOMPARE(checked->institution, std::string("12010500100"));
        QVERIFY(checked->period == year2026() && checked->sameCareRules && checked->measures == written->measures && checked->people == 2);
        const auto texts = quality::readPack(desk.file("a.zip")).value();
        QVERIFY(texts.at("counts.csv").find("JY-DM-05,2,1,0,1,1,0") != std::string::npos);
        QVERIFY(texts.at("facts.csv").find("result,HBA1C_NGSP,2026-10-01,,6.5") != std::string::npos);
        for (const auto& [name, text] : texts) QVERIFY2(text.find("Zhang") == std::string::npos && text.find("Fang") == std::string::npos, name.c_str());
        QVERIFY(!desk.write("a.zip"));  // nothing is replaced
        QVERIFY(!desk.write("b.zip", {"JY-CAP-01"}));
        QCOMPARE(desk.write("c.zip", {"JY-DM-05"}).value().people, std::size_t{1});
    }

    void whateverIsChangedIsFound() {
        EvidenceDesk desk;
        QVERIFY(desk.write("a.zip"));
        QCOMPARE(desk.rewritten("same.zip", [](auto&) {}), std::string("whole"));
        const auto changed = [&](const char* name, const char* file) {
            return desk.rewritten(name, [&](auto& texts) { texts.at(file).back() = texts.at(file).back() == 'x' ? 'y' : 'x'; });
        };
        QCOMPARE(changed("1.zip", "people.csv"), std::string("evidence.hash people.csv"));
        QCOMPARE(changed("2.zip", "facts.hex"), std::string("evidence.hash facts.hex"));
        QCOMPARE(changed("3.zip", "rules/measures.csv"), std::string("evidence.hash rules/measures.csv"));
        QCOMPARE(changed("4.zip", "manifest.txt"), std::string("evidence.signature manifest.txt"));
        QCOMPARE(desk.rewritten("5.zip", [](auto& texts) { texts["more.csv"] = "x"; }), std::string("evidence.hash more.csv"));
        QCOMPARE(desk.rewritten("6.zip", [](auto& texts) { texts.erase("counts.csv"); }), std::string("evidence.format manifest.txt"));
        QCOMPARE(desk.rewritten("7.zip", [](auto& texts) { texts.erase("signature.txt"); }).substr(0, 15), std::string("evidence.format"));
        std::ofstream(desk.file("8.zip")) << "no archive";
        QCOMPARE(quality::checkEvidence(Desk::rules(), desk.file("8.zip")).error().reason, std::string("evidence.format"));
        QCOMPARE(quality::checkEvidence(Desk::rules(), desk.file("9.zip")).error().reason, std::string("file.not-found"));
    }

    void readingsThatRepeatToTheLastDigitAreAsked() {
        std::vector<quality::VisitRecord> records;
        for (int i = 0; i < 4; ++i) records.push_back(recordOf(1, i * 90, 138, 82));
        for (int i = 0; i < 4; ++i) records.push_back(recordOf(2, i * 90, 138, i == 2 ? 84 : 82));
        for (int i = 0; i < 3; ++i) records.push_back(recordOf(3, i * 90, 138, 82));
        const auto found = ofKind(Suspicion::Kind::Repeat, records);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].resident == 1 && found[0].count == 4 && found[0].on == makeDate(2026, 1, 1) + Days{270});
        for (auto& record : records) record.sbp.reset();
        QVERIFY(ofKind(Suspicion::Kind::Repeat, records).empty());  // nothing measured repeats nothing
    }

    void aSignerWhoseLastDigitsAreAlmostAllZeroIsAsked() {
        std::vector<quality::VisitRecord> round, honest;
        for (int i = 0; i < 40; ++i) {
            round.push_back(recordOf(i, i, 120 + 10 * (i % 3), 70 + 10 * (i % 2), "li"));
            honest.push_back(recordOf(i, i, 120 + 2 * (i % 20), 70 + 2 * (i % 10), "chen"));
        }
        QCOMPARE(ofKind(Suspicion::Kind::Digit, round).size(), std::size_t{1});
        QCOMPARE(ofKind(Suspicion::Kind::Digit, round)[0].signedBy, std::string("li"));
        QVERIFY(ofKind(Suspicion::Kind::Digit, honest).empty());
        round.resize(20);
        QVERIFY(ofKind(Suspicion::Kind::Digit, round).empty());  // too few to say
    }

    void visitsThatCannotHaveBeenHeldAreAsked() {
        using Kind = Suspicion::Kind;
        QCOMPARE(ofKind(Kind::Short, {recordOf(1, 0, 120, 80, "li", 500), recordOf(2, 0, 120, 80, "li", 501)}).size(), std::size_t{1});
        QVERIFY(ofKind(Kind::Short, {recordOf(1, 0, 120, 80, "li", 500), recordOf(2, 0, 120, 80, "li", 502)}).empty());
        QVERIFY(ofKind(Kind::Short, {recordOf(1, 0, 120, 80, "li", 500), recordOf(1, 0, 120, 80, "li", 501)}).empty());
        QVERIFY(ofKind(Kind::Short, {recordOf(1, 0, 120, 80, "li", 500), recordOf(2, 0, 120, 80, "chen", 501)}).empty());
        QCOMPARE(ofKind(Kind::Together, {recordOf(1, 0, 120, 80, "li", 500), recordOf(1, 0, 120, 80, "chen", 500)}).size(), std::size_t{1});
        QVERIFY(ofKind(Kind::Together, {recordOf(1, 0, 120, 80, "li", 500), recordOf(1, 0, 120, 80, "chen", 501)}).empty());
        auto phone = recordOf(1, 0, 120, 80, "chen", 500);
        phone.faceToFace = false;
        QVERIFY(ofKind(Kind::Together, {recordOf(1, 0, 120, 80, "li", 500), phone}).empty());
    }

    void recordsComeFromSignedVisits() {
        Desk desk;
        QVERIFY(desk.sign(desk.controlledInput()));
        const auto records = quality::visitRecords(desk.database(), year2026()).value();
        QCOMPARE(records.size(), std::size_t{1});
        QVERIFY(records[0].sbp == 128.0 && records[0].dbp == 78.0 && records[0].fpg == 6.4 && records[0].faceToFace && records[0].signedAt);
        QVERIFY(quality::visitRecords(desk.database(), {makeDate(2025, 1, 1), makeDate(2025, 12, 31)}).value().empty());
    }
};

JIAYI_TEST(TestEvidence)
#include "tst_evidence.moc"
