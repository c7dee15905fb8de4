// Values, ranges, versions and judgements of a report.
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;

namespace {

Judgement judged(const ReportItem& item, Subject subject = {Sex::Female, makeDate(1962, 5, 14)}) { return judge(test::diagnosticsBook(), test::report(), item, subject); }

}  // namespace

class TestReportValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueKeepsItsText() {
        const auto plain = valueFromText("5.60");
        QVERIFY(plain.kind == ValueKind::Numeric && plain.text == "5.60" && plain.number == 5.6 && plain.comparator.empty());
        const auto below = valueFromText(" ＜0.50 ");
        QVERIFY(below.kind == ValueKind::Numeric && below.comparator == "<" && below.text == "0.50" && below.shown() == "<0.50");
        QCOMPARE(valueFromText("≥33.3").comparator, std::string{">="});
        const auto high = valueFromText("Hi");
        QVERIFY(high.kind == ValueKind::Numeric && high.beyond == Beyond::Above && !high.number && high.shown() == "HI");
        for (const auto* words : {"阴性", "1:80", "5.6.1", "1e5", "+", "3-5"}) QVERIFY2(valueFromText(words).kind == ValueKind::Text, words);
        QVERIFY(valueFromText("  ").kind == ValueKind::None);
    }

    void aRangeIsReadAsFarAsItIsOne() {
        for (const auto* text : {"3.9-6.1", "3.9~6.1", "3.9 － 6.1", "3.9--6.1"}) {
            const auto range = rangeFromText(text);
            QVERIFY2(range.low == 3.9 && range.high == 6.1 && range.text == text, text);
        }
        QVERIFY(rangeFromText("-2--1").low == -2 && rangeFromText("-3-+").text == "-3-+" && !rangeFromText("-3-+").low);
        QVERIFY(rangeFromText("<5.2").high == 5.2 && rangeFromText("<5.2").highExclusive && !rangeFromText("≤5.2").highExclusive);
        QVERIFY(rangeFromText(">1.0").low == 1.0 && rangeFromText(">1.0").lowExclusive);
        QVERIFY(!rangeFromText("阴性").low && !rangeFromText("6.1-3.9").low);
    }

    void bothOpinionsStandSideBySide() {
        auto high = test::item("CREA", "90", "umol/L", "", "44-104");
        const auto judgement = judged(high);
        QVERIFY(judgement.laboratory.gravity == Gravity::Normal && judgement.ours.gravity == Gravity::Abnormal && judgement.ours.side == Side::High);
        QCOMPARE(judgement.laboratory.why, std::string{"range:44-104"});
        high.flag = "H";
        QCOMPARE(judged(high).laboratory.why, std::string{"flag:H"});
        high.flag = "??";  // says nothing we know, and its range is not asked past it
        QVERIFY(judged(high).laboratory.gravity == Gravity::NotChecked);
        QVERIFY(judged(test::item("CREA", "80", "umol/L"), {Sex::Unknown, {}}).ours.gravity == Gravity::NotChecked);
    }

    void unitsAreTurnedOrDoubted() {
        const auto mass = judged(test::item("GLU", "90", "mg/dL"));
        QVERIFY(mass.code == "FPG" && mass.value && qAbs(*mass.value - 4.99) < 0.01 && mass.ours.gravity == Gravity::Normal);
        const auto none = judged(test::item("GLU", "5.6", ""));
        QVERIFY(!none.value && none.doubt == "unit.missing" && none.ours.gravity == Gravity::NotChecked);
        const auto wrong = judged(test::item("GLU", "5.6", "g/L"));
        QVERIFY(!wrong.value && !wrong.doubt.empty());
        const auto impossible = judged(test::item("K", "55", "mmol/L"));
        QCOMPARE(impossible.doubt, std::string{"value.above-plausible"});
        QVERIFY(impossible.ours.gravity == Gravity::NotChecked);
    }

    void criticalByAge() {
        const auto newborn = Subject{Sex::Female, makeDate(2026, 11, 10)};
        const auto low = test::item("GLU", "2.5", "mmol/L");
        QVERIFY(judged(low).ours.gravity == Gravity::Critical);
        QCOMPARE(judged(low).limit->id, std::string{"fpg.low"});
        QVERIFY(judged(low, newborn).ours.gravity != Gravity::Critical);
        const auto potassium = test::item("K", "6.8", "mmol/L");
        QVERIFY(judged(potassium).gravity() == Gravity::Critical && judged(potassium, newborn).gravity() != Gravity::Critical);
        QVERIFY(judged(potassium).limit->withinMinutes == 15 && judged(potassium).limit->tell == "doctor");
        // On the edge: the limit says above.
        QVERIFY(judged(test::item("NA", "160", "mmol/L")).gravity() == Gravity::Abnormal && judged(test::item("NA", "160.1", "mmol/L")).gravity() == Gravity::Critical);
        // Without an age only limits for any age break, and those of a visit, which must not be missed.
        QCOMPARE(judged(test::item("NA", "161", "mmol/L"), {}).limit->id, std::string{"na.high"});
        QVERIFY(judged(potassium, {}).gravity() == Gravity::Critical);
        QCOMPARE(judged(potassium, {}).limit->id, std::string{"other"});
    }

    void metersAndComparators() {
        const auto high = judged(test::item("GLU", "HI", "mmol/L"));
        QVERIFY(high.gravity() == Gravity::Critical && high.ours.side == Side::High && !high.value && high.doubt.empty());
        QVERIFY(judged(test::item("GLU", "LO", "")).ours.side == Side::Low);
        QVERIFY(judged(test::item("GLU", "<2.8", "mmol/L")).gravity() == Gravity::Critical);
        QVERIFY(judged(test::item("GLU", "<6.0", "mmol/L")).gravity() == Gravity::NotChecked);  // it may be anything below
        QVERIFY(judged(test::item("GLU", ">22.2", "mmol/L")).gravity() == Gravity::Critical);
        QVERIFY(judged(test::item("TSH", "<0.01", "mIU/L")).gravity() == Gravity::Abnormal);
    }

    void theLaboratorysOwnWordForCritical() {
        const auto flagged = judged(test::item("XYZ", "12", "kU/L", "HH"));
        QVERIFY(flagged.gravity() == Gravity::Critical && flagged.code.empty() && flagged.limit && flagged.limit->id == "other");
        auto awaited = test::item("K", "7.0", "mmol/L", "HH");
        awaited.status = ItemStatus::Cancelled;
        QVERIFY(judged(awaited).gravity() == Gravity::NotChecked && !judged(awaited).limit);
    }

    void theNewestStandsWithWhatItDoesNotName() {
        auto first = test::report(), rest = test::report(), corrected = test::report();
        first.status = ReportStatus::Partial;
        first.items.resize(2);
        rest.items.erase(rest.items.begin(), rest.items.begin() + 2);
        rest.issued = test::timeAt(14);
        corrected.status = ReportStatus::Corrected;
        corrected.issued = test::timeAt(16);
        corrected.items = {test::item("CREA", "86", "μmol/L")};
        const auto all = standing({corrected, first, rest});
        QVERIFY(all.status == ReportStatus::Corrected && all.items.size() == 3 && all.items[0].value.text == "86" && all.items[1].value.text == "5.2");
        QVERIFY(all == standing({first, rest, corrected}));
        // At one instant the further status stands.
        corrected.issued = first.issued;
        QVERIFY(isNewer(corrected, first) && !isNewer(first, corrected) && !isNewer(first, first));
    }

    void aVersionIsItsContent() {
        auto one = test::report(), same = test::report(), other = test::report();
        std::swap(same.items[0], same.items[2]);
        QVERIFY(versionId(one) == versionId(same));
        other.items[0].value.text = "68.0";
        QVERIFY(versionId(one) != versionId(other) && reportId(one) == reportId(other));
        auto moved = test::report();
        moved.sender = "SAMPLE-LA";
        moved.number = "BR1";
        QVERIFY(reportId(one) != reportId(moved));
    }

    void aReportThatIsNone() {
        auto twice = test::report(), blank = test::report(), endless = test::report();
        twice.items.push_back(twice.items.front());
        QCOMPARE(checkReport(twice).error().reason, std::string{"report.item-key"});
        blank.number.clear();
        QCOMPARE(checkReport(blank).error().reason, std::string{"report.number"});
        endless.items.assign(2001, {});
        QCOMPARE(checkReport(endless).error().reason, std::string{"report.too-large"});
    }

    void aPanelSaysWhatIsAwaited() {
        auto partial = test::report();
        partial.test = {"LAB", "LIVER5", ""};
        partial.status = ReportStatus::Partial;
        const auto& catalogue = test::diagnosticsBook().catalogue;
        QCOMPARE(catalogue.awaited(partial.sender, partial), 5);
        partial.status = ReportStatus::Final;
        QCOMPARE(catalogue.awaited(partial.sender, partial), 3);
        QCOMPARE(catalogue.codeOf(test::careRules(), "SAMPLE-LAB", test::item("Cr", "1", "")), std::string{"CREA"});
        auto coded = test::item("Cr", "1", "");
        coded.alsoCoded = {{std::string{kLoincSystem}, "33863-2", "Cystatin C"}};
        QCOMPARE(catalogue.codeOf(test::careRules(), "SAMPLE-LAB", coded), std::string{"CYSC"});
        QVERIFY(catalogue.familyOf("HBA1C_HPLC") == catalogue.familyOf("HBA1C_IFCC") && !catalogue.familyOf("SBP"));
    }

    void aRowThatDoesNotParseStopsTheProgram() {
        const auto head = std::string{"id,agree,none_of,en,zh,source,version,valid_from\n"};
        const auto row = [&](const char* agree, const char* noneOf) { return parseMatchRules(head + "x," + agree + "," + noneOf + ",a,b,s,1,2026-01-01\n"); };
        QVERIFY(row("citizen-id;name", "record-number;insurance-number;other-identifier"));
        QVERIFY(!row("name;birth-date;sex", "citizen-id;record-number;insurance-number;other-identifier"));
        QVERIFY(!row("order;name", "citizen-id;record-number;insurance-number;other-identifier"));
        QVERIFY(!row("citizen-id", "record-number;insurance-number"));
        QVERIFY(!row("citizen-id;namen", "record-number;insurance-number;other-identifier"));
        QVERIFY(!parseLaboratoryLimits(test::careRules(), "id,code,compare,limit,min_days,max_days,tell,within_minutes,zh,en,source,version,valid_from\nk,K,gt,6,,,doctor,15,a,b,s,1,2026-01-01\n"));
    }
};

JIAYI_TEST(TestReportValues)
#include "tst_report_values.moc"
