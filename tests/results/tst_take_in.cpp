// From arriving to the chart: matching, partial and corrected reports, people who left, and what nobody may see.
#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;

class TestTakeIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARuleMatchesEntersTheChart() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        const auto report = test::report();
        clinic.comes(report);
        QCOMPARE(clinic.inCharts(), std::int64_t{0});
        const auto settled = clinic.settle();
        QVERIFY(settled.reports == 1 && settled.matched == 1 && settled.left == 0);
        QCOMPARE(clinic.inCharts(), std::int64_t{3});
        const auto latest = care::FactRepository(clinic.store.database()).latest(wang).value();
        QVERIFY(latest.size() == 3 && latest[0].code == "CREA" && latest[0].value == 68 && latest[0].unit == "umol/L" && latest[0].origin == "lab");
        QCOMPARE(latest[0].original, std::string{"68 μmol/L"});
        QCOMPARE(latest[0].effective.text, test::timeAt(8).text);
        const auto view = clinic.view(report);
        QVERIFY(view.head.resident == wang && view.head.box == Box::Normal && view.matchRule == "citizen.name" && view.matchedBy.empty());
        // Match and observations go to the hub in one unit.
        QCOMPARE(clinic.store.count("SELECT count(DISTINCT unit_id) FROM outbox WHERE type = 'Observation' OR type = 'Basic'"), std::int64_t{1});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Observation'"), std::int64_t{3});
        QVERIFY(care::verifyFigures(clinic.store.database()) && verifyReports(clinic.store.database(), test::diagnosticsBook()));
    }

    void againChangesNothing() {
        test::Clinic clinic;
        clinic.wang();
        clinic.comes(test::report());
        clinic.settle();
        const auto waiting = clinic.store.count("SELECT count(*) FROM outbox");
        clinic.comes(test::report());
        QCOMPARE(clinic.settle().reports, 0);
        clinic.store.database().execute("BEGIN; INSERT INTO report_dirty SELECT pk FROM report; COMMIT");
        QCOMPARE(clinic.settle().reports, 1);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox"), waiting);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM report_version"), std::int64_t{1});
    }

    void partialThenFinal() {
        test::Clinic clinic;
        clinic.wang();
        auto partial = test::report(), final = test::report();
        partial.test = final.test = {"LAB", "RENAL5", "肾功能五项"};
        partial.status = ReportStatus::Partial;
        final.issued = test::timeAt(15);
        final.items.push_back(test::item("K", "4.2", "mmol/L"));
        final.items.push_back(test::item("NA", "140", "mmol/L"));
        clinic.comes(partial);
        clinic.settle();
        auto view = clinic.view(partial);
        QVERIFY(view.head.itemsDone == 3 && view.head.itemsAwaited == 5 && view.head.status == ReportStatus::Partial);
        clinic.comes(final);
        clinic.settle();
        view = clinic.view(final);
        QVERIFY(view.head.itemsDone == 5 && view.head.itemsAwaited == 5 && !view.head.corrected && view.versions.size() == 2);
        QVERIFY(view.items[0].change == Change::Same && view.items[3].change == Change::New);
        QCOMPARE(clinic.inCharts(), std::int64_t{5});
    }

    void aCorrectionKeepsTheOldAndTellsTheDifference() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        auto corrected = test::report();
        corrected.status = ReportStatus::Corrected;
        corrected.issued = test::timeAt(18);
        corrected.items[0] = test::item("CREA", "168", "μmol/L", "H");
        corrected.items[2].status = ItemStatus::Cancelled;
        clinic.comes(test::report());
        clinic.settle();
        QVERIFY(clinic.acknowledge(test::report()));
        QCOMPARE(clinic.box(test::report()), std::string{"done"});
        clinic.comes(corrected);
        clinic.settle();
        const auto view = clinic.view(corrected);
        QVERIFY(view.head.corrected && view.head.box == Box::Abnormal && !view.head.seen);
        QVERIFY(view.items[0].change == Change::Changed && view.items[0].before->value.text == "68" && view.items[0].item.value.text == "168");
        QVERIFY(view.items[1].change == Change::Same && view.items[2].change == Change::TakenBack && view.items[2].before->value.text == "300");
        QVERIFY(view.versions.size() == 2 && view.versions[0].inForce && view.versions[1].report.items[0].value.text == "68");
        const auto latest = care::FactRepository(clinic.store.database()).latest(wang).value();
        QVERIFY(latest.size() == 2 && latest[0].value == 168);
        // The older one once more is history already.
        clinic.comes(test::report());
        QCOMPARE(clinic.settle().reports, 0);
        QVERIFY(care::verifyFigures(clinic.store.database()) && verifyReports(clinic.store.database(), test::diagnosticsBook()));
    }

    void whatComesLongAfterIsHistory() {
        test::Clinic clinic;
        clinic.wang();
        auto old = test::report("OLD"), corrected = test::report("OLD"), edge = test::report("EDGE");
        old.issued = parseFhirTime("2026-10-23T08:59:00+08:00").value();
        edge.issued = parseFhirTime("2026-10-23T09:00:00+08:00").value();  // thirty days before the clock's now
        old.items[0] = edge.items[0] = test::item("K", "7.0", "mmol/L");
        clinic.comes(old);
        clinic.comes(edge);
        clinic.settle();
        QVERIFY(clinic.box(old) == "done" && clinic.box(edge) == "critical" && clinic.inCharts() == 6);
        corrected.status = ReportStatus::Corrected;
        clinic.comes(corrected);
        clinic.settle();
        // What has changed now is news; what it does not name stands.
        QCOMPARE(clinic.box(corrected), std::string{"critical"});
    }

    void takenBackAsAWholeItLeavesTheChart() {
        test::Clinic clinic;
        clinic.wang();
        auto back = test::report();
        back.status = ReportStatus::EnteredInError;
        back.issued = test::timeAt(18);
        clinic.comes(test::report());
        clinic.settle();
        clinic.comes(back);
        clinic.settle();
        QVERIFY(clinic.inCharts() == 0 && clinic.latest() == 0);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM observation"), std::int64_t{3});
    }

    void unmatchedNothingShows() {
        test::Clinic clinic;
        clinic.person("王秀英", test::kOtherCitizen);
        auto report = test::report();
        report.items[0] = test::item("K", "7.1", "mmol/L", "HH");
        clinic.comes(report);
        QCOMPARE(clinic.settle().unmatched, 1);
        QVERIFY(clinic.inCharts() == 0 && clinic.latest() == 0);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Observation'"), std::int64_t{0});
        const auto found = clinic.unmatched(report);
        QVERIFY(found.why == "no-candidate" && found.head.gravity == Gravity::Critical && found.head.name == "王秀英");
        // By name somebody is shown to a person's eyes, with what speaks against her.
        QVERIFY(found.candidates.size() == 1 && found.candidates[0].vetoed && !found.candidates[0].rule);
    }

    void twoWhomARuleWouldNameAreNobody() {
        test::Clinic clinic;
        clinic.wang();
        clinic.save([] {
            roster::Resident twin;
            twin.id = {derivedUuid({"twin"})};
            twin.name = "王秀英";
            twin.citizenId = test::kCitizen;
            return twin;
        }());
        clinic.comes(test::report());
        clinic.settle();
        QCOMPARE(clinic.unmatched(test::report()).why, std::string{"several"});
    }

    void aPersonDecidesAndTakesItBackWithoutLoss() {
        test::Clinic clinic;
        const auto li = clinic.person("李桂兰", test::kOtherCitizen);
        auto report = test::report();
        report.patient.identifiers.clear();
        clinic.comes(report);
        clinic.settle();
        QCOMPARE((MatchReport{reportId(report), li, ""}(clinic.store.context(), test::diagnosticsBook()).error().reason), std::string{"result.reason"});
        QVERIFY(clinic.match(report, li));
        QVERIFY(clinic.inCharts() == 3 && clinic.view(report).matchedBy == "chen" && clinic.view(report).matchReason == "看过申请单");
        QCOMPARE(clinic.match(report, li).error().reason, std::string{"result.matched"});
        QVERIFY(clinic.unmatch(report));
        QVERIFY(clinic.inCharts() == 0 && clinic.latest() == 0);
        QCOMPARE(clinic.unmatched(report).why, std::string{"taken-back"});
        QVERIFY(clinic.unmatched(report).report == report);
        QVERIFY(clinic.match(report, li));
        QVERIFY(clinic.inCharts() == 3 && clinic.latest() == 3);
        QVERIFY(care::verifyFigures(clinic.store.database()) && verifyReports(clinic.store.database(), test::diagnosticsBook()));
        QCOMPARE(clinic.view(report).acts.size(), std::size_t{3});
    }

    void takenBackNoRuleGivesItAgain() {
        test::Clinic clinic;
        clinic.wang();
        clinic.comes(test::report());
        clinic.settle();
        QVERIFY(clinic.unmatch(test::report()));
        auto later = test::report();
        later.issued = test::timeAt(20);
        clinic.comes(later);
        clinic.settle();
        QCOMPARE(clinic.box(later), std::string{"unmatched"});
        QCOMPARE(clinic.inCharts(), std::int64_t{0});
    }

    void aCorrectionOfThePersonMovesIt() {
        test::Clinic clinic;
        clinic.wang();
        const auto li = clinic.person("李桂兰", test::kOtherCitizen, makeDate(1955, 3, 7));
        clinic.comes(test::report());
        clinic.settle();
        auto other = test::report();
        other.issued = test::timeAt(19);
        other.status = ReportStatus::Corrected;
        other.patient = {"李桂兰", Sex::Female, makeDate(1955, 3, 7), "", {{IdentifierKind::CitizenId, {}, test::kOtherCitizen}}, {}};
        clinic.comes(other);
        clinic.settle();
        QVERIFY(clinic.view(other).head.resident == li);
        QCOMPARE(clinic.inCharts(), std::int64_t{3});
        QCOMPARE(care::FactRepository(clinic.store.database()).latest(li).value().size(), std::size_t{3});
        QVERIFY(verifyReports(clinic.store.database(), test::diagnosticsBook()));
    }

    void whoCameLaterIsFound() {
        test::Clinic clinic;
        clinic.comes(test::report());
        clinic.settle();
        QCOMPARE(clinic.box(test::report()), std::string{"unmatched"});
        auto resident = roster::ResidentRepository(clinic.store.database()).find(clinic.person("王秀英", "")).value();
        QCOMPARE(clinic.settle().reports, 0);
        resident.citizenId = test::kCitizen;
        clinic.save(resident);
        QCOMPARE(clinic.settle().matched, 1);
    }

    void whoLeftHasASealedChart() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        sync::Unit unit(clinic.store.context(), "hub", sync::Origin::Hub);
        roster::ResidentRepository::setMovedOn(unit, wang, makeDate(2026, 11, 1));
        roster::ResidentRepository::markMoved(unit, wang);
        unit.commit();
        clinic.comes(test::report());
        clinic.settle();
        const auto found = clinic.unmatched(test::report());
        QVERIFY(found.why == "left" && found.candidates.size() == 1 && found.candidates[0].leftOn == makeDate(2026, 11, 1));
        QCOMPARE(clinic.match(test::report(), wang).error().reason, std::string{"result.left"});
        QVERIFY((SetReportAside{reportId(test::report()), "已转给新机构"}(clinic.store.context(), test::diagnosticsBook())));
        QCOMPARE(clinic.box(test::report()), std::string{"aside"});
        QVERIFY(clinic.unmatch(test::report()));
        QCOMPARE(clinic.box(test::report()), std::string{"unmatched"});
        QCOMPARE(clinic.inCharts(), std::int64_t{0});
    }

    void seriesNeverMixUnits() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        int hour = 9;
        for (const auto& [code, value, unit] : {std::tuple{"HbA1c", "7.0", "%"}, std::tuple{"HbA1c-IFCC", "53", "mmol/mol"}, std::tuple{"GLU", "126", "mg/dL"}, std::tuple{"GLU", "7.0", "mmol/L"}}) {
            auto one = test::report(std::string{"U"} + std::to_string(hour));
            one.items = {test::item(code, value, unit)};
            one.items[0].method = "HPLC";
            one.specimen.collected = test::timeAt(hour++);
            clinic.comes(one);
        }
        clinic.settle();
        const care::FactRepository facts(clinic.store.database());
        const auto hba1c = facts.series(wang, "HBA1C_NGSP").value(), glucose = facts.series(wang, "FPG").value();
        QVERIFY(hba1c.size() == 2 && hba1c[1].unit == "%" && qAbs(*hba1c[1].value - 7.0) < 0.01 && hba1c[1].original == "53 mmol/mol");
        QVERIFY(glucose.size() == 2 && glucose[0].unit == "mmol/L" && qAbs(*glucose[0].value - 6.99) < 0.01 && glucose[0].original == "126 mg/dL");
        auto last = test::report("U12");
        const auto view = clinic.view(last);
        QVERIFY(view.items[0].item.method == "HPLC" && view.items[0].trend.size() == 1 && qAbs(view.items[0].trend[0].value - 6.99) < 0.01);
    }

    void valuesThatAreNoNumbersAreKeptAsTheyAre() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        auto report = test::report();
        report.items = {test::item("GLU", "HI", "mmol/L"), test::item("TSH", "<0.01", "mIU/L"), test::item("KET", "++", ""), test::item("K", "55", "mmol/L"), test::item("CREA", "70", "")};
        clinic.comes(report);
        clinic.settle();
        std::map<std::string, care::Observation> rows;
        for (auto& row : care::FactRepository(clinic.store.database()).observations(wang).value()) rows[row.code] = row;
        QVERIFY(!rows["FPG"].value && rows["FPG"].textValue == "HI mmol/L" && rows["TSH"].textValue == "<0.01 mIU/L" && rows["UKET_DIP"].textValue == "++");
        QVERIFY(rows["K"].value == 55 && rows["K"].doubt == "value.above-plausible" && !rows["CREA"].value && rows["CREA"].doubt == "unit.missing" && rows["CREA"].original == "70");
        QCOMPARE(clinic.view(report).head.gravity == Gravity::Critical, true);
        QVERIFY(verifyReports(clinic.store.database(), test::diagnosticsBook()));
    }

    void whatWasWrittenByHandIsFound() {
        test::Clinic clinic;
        clinic.wang();
        clinic.comes(test::report());
        clinic.settle();
        clinic.store.database().execute("BEGIN; UPDATE observation SET value = 99 WHERE code = 'CREA'; UPDATE report SET box = 'done'; COMMIT");
        QCOMPARE(verifyReports(clinic.store.database(), test::diagnosticsBook()).error().detail, std::string{"1 heads, 1 charts"});
    }
};

JIAYI_TEST(TestTakeIn)
#include "tst_take_in.moc"
