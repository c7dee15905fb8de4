#include "app/hub/hub_commands.h"
#include "sync/hub/results/intake.h"
#include "sync/reports/report_resources.h"
#include "tests/hub/hub_world.h"
#include "tests/hub/new_store.h"
#include "tests/support/test_program.h"

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace jiayi::hub::test {

namespace {

struct Imported {
    int code = 0;
    std::string out, err;
};

Imported runHub(std::vector<std::string> words) {
    std::vector<const char*> argv{"jiayi-hub"};
    for (const auto& word : words) argv.push_back(word.c_str());
    std::ostringstream out, err;
    const int code = runHubCommand(static_cast<int>(argv.size()), argv.data(), out, err);
    return {code, out.str(), err.str()};
}

/// One message with one potassium. `status` F or C, issued at that time of 23 November.
std::string potassium(const std::string& number, const std::string& value, const std::string& status = "F", const std::string& at = "100000", const std::string& clinic = "120101001") {
    return "MSH|^~\\&|LIS|SAMPLE-LAB|JIAYI|" + clinic + "|20261123" + at + "||ORU^R01|M|P|2.4\rPID|1||R-1^^^^PI||SAMPLE^ONE||19600102|F\rOBR|1|A-" + number + "|" + number +
           "|K^Potassium^L||||||||||||||||||20261123" + at + "|||" + status + "\rOBX|1|NM|K^Potassium^L||" + value + "|mmol/L|3.5-5.3||||" + status + "\r";
}

}  // namespace

class TestResultsImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init() {
        m_dir.emplace();
        m_address = newStoreAddress(onPostgres(), *m_dir);
        m_store = must(openStore(m_address));
        for (const char* clinic : {"120101001", "120101002"}) must(m_store->addInstitution({clinic, "Sample clinic"}));
    }

    void aReportLiesInTheStreamOfItsClinicWithItsResults() {
        const auto ran = import({file("one.hl7", potassium("F-1", "6.8"))});
        QVERIFY2(ran.code == 0, (ran.out + ran.err).c_str());
        QCOMPARE(ran.out, std::string{"1 reports with 1 results are new, 0 were known, 0 entries rejected\n"});
        const auto reports = reportsOf("120101001");
        QCOMPARE(reports.size(), std::size_t{1});
        const auto resource = must(fhir::parseJson(reports.front().body));
        // Whom it is about nobody has decided: it says what was stated, and is in nobody's compartment.
        QVERIFY(!resource.at("subject.reference") && reports.front().patient.empty());
        QCOMPARE(std::string{resource.textOr("basedOn.0.identifier.value", "")}, std::string{"A-F-1"});
        const auto report = must(reports::readReportResource(resource, {}));
        QVERIFY(report && report->items.size() == 1 && report->items[0].value.text == "6.8" && report->addressedTo == "120101001");
        QCOMPARE(reports.front().key.id, diagnostics::versionId(*report).toString());
        QVERIFY(reportsOf("120101002").empty());
    }

    void theSameFileTwiceWritesNothing() {
        const auto path = file("one.hl7", potassium("F-1", "6.8") + potassium("F-2", "4.1"));
        QCOMPARE(import({path}).code, 0);
        const auto head = must(m_store->stream("120101001")).head;
        QCOMPARE(import({path, path}).out, std::string{"0 reports with 0 results are new, 4 were known, 0 entries rejected\n"});
        QCOMPARE(must(m_store->stream("120101001")).head, head);
    }

    /// Final, its correction, and the final again: in whatever order, and however often, the stream holds the same, and the correction stands.
    void anyOrderEndsInTheSame() {
        const std::vector<std::string> messages{potassium("F-1", "6.8"), potassium("F-1", "4.8", "C", "113000"), potassium("F-1", "6.8", "P", "090000")};
        std::vector<std::size_t> order{0, 1, 2};
        std::optional<std::set<std::string>> first;
        do {
            init();
            for (const auto which : order) QCOMPARE(import({file("one.hl7", messages[which])}).code, 0);
            QCOMPARE(import({file("one.hl7", messages[order[0]])}).code, 0);
            std::set<std::string> ids;
            std::vector<diagnostics::Report> versions;
            for (const auto& each : reportsOf("120101001")) {
                ids.insert(each.key.id);
                versions.push_back(*must(reports::readReportResource(must(fhir::parseJson(each.body)), {})));
            }
            QCOMPARE(ids.size(), std::size_t{3});
            if (!first) first = ids;
            QVERIFY(ids == *first);
            const auto stands = diagnostics::standing(versions);
            QVERIFY(stands.status == diagnostics::ReportStatus::Corrected && stands.items[0].value.text == "4.8");
        } while (std::next_permutation(order.begin(), order.end()) && !onPostgres());
    }

    void whatCannotBeTakenIsListedAndTheRestIsTaken() {
        const auto path = file("mixed.hl7", potassium("F-1", "6.8") + potassium("F-2", "4,1") + potassium("F-3", "4.1", "F", "100000", "nobody") + potassium("F-4", "4.1", "F", "100000", "") +
                                                potassium("F-5", "4.5"));
        const auto ran = import({path});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.find(path + ":5\thl7.number\tOBX[1]-5\n") != std::string::npos, ran.out.c_str());
        QVERIFY2(ran.out.find(path + ":9\tinstitution.unknown\t\n") != std::string::npos, ran.out.c_str());
        QVERIFY2(ran.out.find(path + ":13\tresult.not-addressed\t\n") != std::string::npos, ran.out.c_str());
        QVERIFY2(ran.out.ends_with("2 reports with 2 results are new, 0 were known, 3 entries rejected\n"), ran.out.c_str());
        QCOMPARE(reportsOf("120101001").size(), std::size_t{2});
        // What names nobody is whose the administrator says.
        QCOMPARE(import({"--institution", "120101002", path}).code, 1);
        QCOMPARE(reportsOf("120101002").size(), std::size_t{1});
        for (const auto* told : {"SAMPLE", "R-1", "1960"}) QVERIFY(ran.out.find(told) == std::string::npos && ran.err.find(told) == std::string::npos);
    }

    void oneBadResultOfAMessageKeepsTheWholeMessageOut() {
        auto message = potassium("F-1", "6.8");
        message += "OBX|3|NM|CL^Chloride^L||1,0|mmol/L||||F\r";
        QCOMPARE(import({file("half.hl7", message)}).code, 1);
        QVERIFY(reportsOf("120101001").empty());
    }

    void aReportMayReferOnlyToAPersonOfThatClinic() {
        const std::string known = "01928c00-0000-7000-8000-0000000000a1", stranger = "01928c00-0000-7000-8000-0000000000b1";
        auto transaction = must(m_store->begin({"120101001"}, SystemClock{}.now()));
        Version person;
        person.key = {"Patient", known};
        person.version = 1;
        person.body = fhir::Json::object({{"resourceType", "Patient"}, {"id", known}}).compact();
        person.patient = known;
        must(transaction->append("120101001", person));
        must(transaction->commit());
        const auto line = [](const std::string& number, const std::string& id) {
            auto report = fhir::Json::object({{"resourceType", "DiagnosticReport"}, {"id", number}, {"status", "final"}, {"issued", "2026-11-23T10:00:00Z"}});
            report.make("code").set("text", "K");
            report.make("subject").set("reference", "Patient/" + id);
            report.make("performer.0").set("display", "Sample lab");
            return report.compact() + "\n";
        };
        const auto ran = import({"--institution", "120101001", file("two.ndjson", line("a", known) + line("b", stranger))});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.find(":2\tresult.foreign-patient") != std::string::npos, ran.out.c_str());
        const auto reports = reportsOf("120101001");
        QVERIFY(reports.size() == 1 && reports.front().patient == known);
    }

    void aDeskPullsThemLikeAnyOtherChange() {
        if (onPostgres()) return;  // the desks of hub_world.h speak to a hub on SQLite
        World world;
        QCOMPARE(runHub({"results", "import", "--store", "sqlite:" + world.file("hub.db"), file("one.hl7", potassium("F-1", "6.8", "F", "100000", kClinicA))}).code, 0);
        Desk desk(world, kClinicA), other(world, kClinicB);
        QVERIFY(desk.get("/fhir/DiagnosticReport?identifier=F-1/K").body.find("6.8") != std::string::npos);
        QVERIFY(other.get("/fhir/DiagnosticReport?identifier=F-1/K").body.find("6.8") == std::string::npos);
    }

    /// SIGINT while it runs: what is there is whole, and the same command does the rest.
    void anImportThatIsStoppedGoesOn() {
        std::string many;
        for (int i = 0; i < 500; ++i) many += potassium("F-" + std::to_string(i), "4.1");
        const auto path = file("many.hl7", many);
        sigset_t ending, before;
        sigemptyset(&ending);
        sigaddset(&ending, SIGINT);
        pthread_sigmask(SIG_BLOCK, &ending, &before);
        ::raise(SIGINT);  // it waits, and comes when the import looks for it
        const auto stopped = import({path});
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        QCOMPARE(stopped.code, 3);
        QVERIFY2(stopped.err.find("import.stopped") != std::string::npos, stopped.err.c_str());
        QVERIFY(reportsOf("120101001").size() < 500);
        QCOMPARE(import({path}).code, 0);
        QCOMPARE(reportsOf("120101001").size(), std::size_t{500});
    }

    void aWriterThatStopsBetweenTwoWritesLeavesWholeEntries() {
        SystemClock clock;
        const auto rules = loadHubRules();
        const auto report = [](int number) {
            diagnostics::Report made;
            made.sender = "SAMPLE-LAB";
            made.number = std::to_string(number);
            made.addressedTo = "120101001";
            made.issued = must(parseFhirTime("2026-11-23T10:00:00+08:00"));
            made.items.emplace_back();
            made.items.back().key = "K";
            return made;
        };
        ResultsIntake intake{*m_store, rules, {}, clock, [](std::size_t, const Error&) {}};
        // Entries of three: writes happen when some hundred wait, never within an entry.
        for (int i = 0; i < 300; i += 3) must(intake.take(1, {report(i), report(i + 1), report(i + 2)}));
        const auto written = reportsOf("120101001").size();
        QVERIFY(written > 0 && written < 300 && written % 3 == 0);
        must(intake.finish());
        QCOMPARE(reportsOf("120101001").size(), std::size_t{300});
        QCOMPARE(intake.counts().results, std::int64_t{300});
    }

    void filesThatAreNotThereAndWrongUsage() {
        QCOMPARE(import({m_dir->filePath(QStringLiteral("none.hl7")).toStdString()}).code, 3);
        QCOMPARE(import({"--institution", "nobody", file("one.hl7", potassium("F-1", "6.8"))}).code, 3);
        QCOMPARE(runHub({"results", "import", "--store", m_address}).code, 2);
        const auto ran = import({file("no.csv", "a,b\n1,2\n"), file("one.hl7", potassium("F-1", "6.8"))});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.find("no.csv:1\tcsv.column-missing\tsender\n") != std::string::npos, ran.out.c_str());
        QCOMPARE(reportsOf("120101001").size(), std::size_t{1});
    }

private:
    Imported import(std::vector<std::string> words) const {
        words.insert(words.begin(), {"results", "import", "--store", m_address});
        return runHub(std::move(words));
    }
    std::string file(const char* name, const std::string& bytes) const {
        const auto path = m_dir->filePath(QString::fromLatin1(name)).toStdString();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    std::vector<Version> reportsOf(const std::string& clinic) const {
        SearchQuery query;
        query.type = "DiagnosticReport";
        return must(m_store->search(clinic, query));
    }

    std::optional<QTemporaryDir> m_dir;
    std::string m_address;
    std::unique_ptr<Store> m_store;
};

JIAYI_TEST(TestResultsImport)

}  // namespace jiayi::hub::test

#include "tst_results_import.moc"
