// Reports and what was said of them on the wire, and how they come into a store through the registry.
#include "models/care/fact_repository.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/registry.h"
#include "sync/mapping/report_act_mapper.h"
#include "sync/reports/report_resources.h"
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;
using fhir::Json;

namespace {

Report everything() {
    auto report = test::report();
    report.addressedTo = "TJ-001";
    report.orderNumber = "N20261120001";
    report.orderedBy = "陈丽华";
    report.comments = {"溶血", "第二条"};
    report.conclusion = "建议复查";
    report.status = ReportStatus::Corrected;
    report.patient.phone = "13820011234";
    report.patient.identifiers.push_back({IdentifierKind::RecordNumber, "医院", "JK001"});
    report.patient.identifiers.push_back({IdentifierKind::Other, "urn:hospital", "H77"});
    report.specimen = {"S-01", {"LAB", "SER", "血清"}, test::timeAt(8), test::timeAt(9)};
    report.items[0].alsoCoded = {{std::string{kLoincSystem}, "14682-9", "Creatinine"}};
    report.items[0].method = "酶法";
    report.items[0].comments = {"复检", "两次"};
    report.items[0].observed = test::timeAt(8);
    report.items.push_back(test::item("GLU", "HI", "mmol/L", "HH"));
    report.items.push_back(test::item("TSH", "<0.010", "mIU/L", "L", "0.27-4.20"));
    report.items.push_back(test::item("TG", ".50", "mmol/L", "", "<1.7"));
    report.items.push_back(test::item("NOTE", "见附页", "g"));
    ReportItem coded;
    coded.key = "ABO";
    coded.code = {"LAB", "ABO", "血型"};
    coded.value = {ValueKind::Coded, {}, {}, Beyond::No, "", {"LAB", "A", "A型"}};
    report.items.push_back(coded);
    auto awaited = test::item("UREA2", "", "");
    awaited.status = ItemStatus::Registered;
    report.items.push_back(awaited);
    return report;
}

/// A laboratory that sends Observations of their own, naming our Patient.
struct Separate {
    Json report, observation;
};
Separate separate(const roster::ResidentId& person, const char* citizen) {
    const auto observationId = derivedUuid({"observation", "separate"});
    Separate made;
    made.observation = Json::object({{"resourceType", "Observation"}, {"id", observationId.toString()}, {"status", "final"}, {"effectiveDateTime", "2026-11-20T08:00:00+08:00"}});
    made.observation.make("code.coding.0") = Json::object({{"system", "http:" "//loinc.org"}, {"code", "2823-3"}, {"display", "Potassium"}});
    made.observation.make("subject").set("reference", "Patient/" + person.toString());
    made.observation.make("valueQuantity") = Json::object({{"value", Json::decimal("4.2")}, {"unit", "mmol/L"}});
    made.report = Json::object({{"resourceType", "DiagnosticReport"}, {"id", derivedUuid({"report", "separate"}).toString()}, {"status", "final"}, {"issued", "2026-11-20T12:00:00.000Z"}});
    made.report.make("code").set("text", "Potassium");
    made.report.make("subject").set("reference", "Patient/" + person.toString());
    made.report.make("subject.identifier") = Json::object({{"system", "urn:oid:2.16.156.10011.1.3"}, {"value", citizen}});
    made.report.make("result.0").set("reference", "Observation/" + observationId.toString());
    return made;
}

struct Desk : test::Clinic {
    mapping::Registry registry{test::careRules()};

    /// As the engine does: what came is kept, then its rows are written.
    void pulls(const Json& resource) {
        sync::Unit unit(store.context(), "sync.apply", sync::Origin::Hub);
        const std::string type{fhir::resourceType(resource)};
        const auto id = *Uuid::parse(fhir::resourceId(resource));
        db::Query(store.database(), "INSERT INTO record (type, id, base, base_version) VALUES (?, ?, ?, '1') ON CONFLICT (type, id) DO UPDATE SET base = excluded.base", type, id, resource.compact()).run();
        const auto applied = registry.apply(unit, resource);
        if (!applied) throw std::runtime_error(toString(applied.error()));
        unit.commit();
    }
    /// Everything that waits here arrives at another desk, in any order.
    void sendsTo(Desk& other, bool backwards) {
        std::vector<Json> resources;
        {
            db::Query row(store.database(), std::string{"SELECT DISTINCT type, id FROM outbox WHERE type IN ('Basic', 'Observation') ORDER BY op_id "} + (backwards ? "DESC" : ""));
            while (row.next()) resources.push_back(registry.render(store.database(), row.text(0), row.uuid(1)).value());
        }
        for (const auto& resource : resources) other.pulls(resource);
    }
    std::string state(const Report& of) {
        const auto seen = view(of);
        std::string text = std::string{toText(seen.head.box)} + seen.head.name + seen.head.acknowledgedBy + std::to_string(seen.acts.size());
        db::Query row(store.database(), "SELECT hex(id) || code || coalesce(value, '') || unit || original || status || performer || display FROM observation ORDER BY 1");
        while (row.next()) text += "\n" + row.text(0);
        return text;
    }
};

}  // namespace

class TestReportWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReportComesBackAsItWent() {
        for (const auto& report : {test::report(), everything()}) {
            const auto wire = reports::reportResource(report);
            const auto again = reports::readReportResource(fhir::parseJson(wire.compact()).value(), {}).value();
            QVERIFY2(again && *again == report, wire.pretty().c_str());
            QCOMPARE(wire.textOr("id", ""), versionId(report).toString());
            QVERIFY(versionId(*again) == versionId(report));
        }
    }

    void nobodyOfOursIsNamedUnlessTheSenderDid() {
        auto report = everything();
        auto wire = reports::reportResource(report);
        QVERIFY(!fhir::patientReference(wire) || fhir::patientReference(wire)->empty());
        report.patient.patient = derivedUuid({"wang"});
        wire = reports::reportResource(report);
        QCOMPARE(*fhir::patientId(wire), report.patient.patient.toString());
        QVERIFY(**reports::readReportResource(wire, {}) == report);
    }

    void anActComesBackAsItWent() {
        ReportAct act;
        act.id = {derivedUuid({"act"})};
        act.report = reportId(test::report());
        act.at = test::timeAt(9).start;
        act.by = "chen";
        for (const auto kind : {ActKind::Match, ActKind::Unmatch, ActKind::Aside, ActKind::Acknowledge, ActKind::Tell, ActKind::Comment}) {
            act.kind = kind;
            act.version = derivedUuid({"version"});
            act.note = "说明";
            act.resident = kind == ActKind::Match ? std::optional{roster::ResidentId{derivedUuid({"wang"})}} : std::nullopt;
            act.rule = kind == ActKind::Match ? "citizen.name" : "";
            act.whom = kind == ActKind::Tell ? "高医生" : "";
            act.how = kind == ActKind::Tell ? "phone" : "";
            act.told = kind == ActKind::Tell ? std::optional{test::timeAt(9).start} : std::nullopt;
            act.readBack = kind == ActKind::Tell;
            Json wire;
            mapping::ReportActMapper::write(wire, act);
            const auto again = mapping::ReportActMapper::read(wire).value();
            QVERIFY2(again && *again == act, wire.pretty().c_str());
            QVERIFY(!fhir::patientReference(wire) || fhir::patientReference(wire)->empty());
            auto spoilt = act;
            spoilt.status = "entered-in-error";
            mapping::ReportActMapper::write(wire, spoilt);
            QVERIFY(*mapping::ReportActMapper::read(wire).value() == spoilt);
        }
    }

    void twoDesksAgreeWhateverComesFirst() {
        for (const bool backwards : {false, true}) {
            Desk one, other;
            one.wang();
            other.wang();
            auto report = everything();
            report.orderNumber.clear();
            report.patient.identifiers = test::report().patient.identifiers;
            for (auto* desk : {&one, &other}) desk->pulls(reports::reportResource(report));
            one.settle();
            QVERIFY(one.tell(report) && one.acknowledge(report));
            one.sendsTo(other, backwards);
            other.settle();
            QCOMPARE(other.state(report), one.state(report));
            QCOMPARE(other.box(report), std::string{"done"});
            // What came had been written by the colleague: nothing is left to send.
            QCOMPARE(other.store.count("SELECT count(*) FROM outbox WHERE type <> 'Patient'"), std::int64_t{0});
            QVERIFY(other.unmatch(report));
            other.sendsTo(one, backwards);
            one.settle();
            QCOMPARE(one.state(report), other.state(report));
            QVERIFY(one.inCharts() == 0 && verifyReports(one.store.database(), test::diagnosticsBook()));
        }
    }

    void bothSettleAndSayTheSame() {
        Desk one, other;
        for (auto* desk : {&one, &other}) {
            desk->wang();
            desk->pulls(reports::reportResource(test::report()));
            desk->settle();
        }
        std::vector<std::string> said;
        for (auto* desk : {&one, &other}) {
            std::string all;
            db::Query row(desk->store.database(), "SELECT type, id FROM outbox WHERE type IN ('Basic', 'Observation') ORDER BY type, id");
            while (row.next()) all += desk->registry.render(desk->store.database(), row.text(0), row.uuid(1))->compact() + "\n";
            said.push_back(all);
        }
        QVERIFY(!said[0].empty());
        QCOMPARE(said[0], said[1]);
    }

    void anActMayComeBeforeItsReportAndItsPerson() {
        Desk one, other;
        one.wang();
        one.pulls(reports::reportResource(test::report()));
        one.settle();
        one.sendsTo(other, true);
        other.pulls(reports::reportResource(test::report()));
        other.settle();
        QCOMPARE(other.box(test::report()), std::string{"arrived"});  // given to somebody who is not here yet
        QVERIFY(other.inCharts() == 0);
        other.wang();
        other.settle();
        QCOMPARE(other.box(test::report()), std::string{"normal"});
    }

    void observationsOfTheirOwnMakeAReportWhole() {
        for (const bool reportFirst : {true, false}) {
            Desk desk;
            const auto wang = desk.wang();
            const auto sent = separate(wang, test::kCitizen);
            desk.pulls(reportFirst ? sent.report : sent.observation);
            if (reportFirst) desk.settle();
            desk.pulls(reportFirst ? sent.observation : sent.report);
            desk.settle();
            const auto reports = readReportsOf(desk.store.database(), wang).value();
            QVERIFY(reports.size() == 1 && reports[0].itemsDone == 1 && reports[0].box == Box::Normal);
            // The laboratory's own stands in the chart, once.
            QVERIFY(desk.inCharts() == 1 && desk.latest() == 1);
            QCOMPARE(desk.store.count("SELECT count(*) FROM outbox WHERE type = 'Observation'"), std::int64_t{0});
        }
    }

    void anObservationOfItsOwnMayBeCorrectedAlone() {
        Desk desk;
        const auto wang = desk.wang();
        auto sent = separate(wang, test::kCitizen);
        desk.pulls(sent.report);
        desk.pulls(sent.observation);
        desk.settle();
        sent.observation.set("status", "corrected");
        sent.observation.make("valueQuantity").set("value", Json::decimal("5.0"));
        desk.pulls(sent.observation);
        desk.settle();
        const auto row = readReportsOf(desk.store.database(), wang).value().at(0);
        QVERIFY(row.corrected && row.gravest[0].value == "5.0 mmol/L");
        sent.observation.set("issued", "2026-11-20T15:00:00.000Z");
        sent.observation.set("status", "final");
        sent.observation.make("valueQuantity").set("value", Json::decimal("4.8"));
        desk.pulls(sent.observation);
        desk.settle();
        QCOMPARE(readReportsOf(desk.store.database(), wang).value().at(0).gravest[0].value, std::string{"4.8 mmol/L"});
        QCOMPARE(desk.inCharts(), std::int64_t{1});
    }

    void namedDirectlyButContradictedItIsHeldBack() {
        for (const bool reportFirst : {true, false}) {
            Desk desk;
            const auto wang = desk.wang();
            const auto sent = separate(wang, test::kOtherCitizen);
            desk.pulls(reportFirst ? sent.report : sent.observation);
            desk.settle();
            desk.pulls(reportFirst ? sent.observation : sent.report);
            desk.settle();
            QVERIFY(desk.inCharts() == 0 && desk.latest() == 0);
            const auto page = readInbox(desk.store.database(), {Box::Unmatched, "", {}, 10}).value();
            QCOMPARE(page.rows.size(), std::size_t{1});
            desk.pulls(sent.observation);  // once more: still nobody's
            QCOMPARE(desk.inCharts(), std::int64_t{0});
            QVERIFY((MatchReport{page.rows[0].report, wang, "电话核实"}(desk.store.context(), test::diagnosticsBook())));
            QVERIFY(desk.inCharts() == 1 && verifyReports(desk.store.database(), test::diagnosticsBook()));
        }
    }

    void deletedByTheHubItIsTakenBack() {
        Desk desk;
        desk.wang();
        const auto wire = reports::reportResource(test::report());
        desk.pulls(wire);
        desk.settle();
        sync::Unit unit(desk.store.context(), "sync.apply", sync::Origin::Hub);
        QVERIFY(desk.registry.retract(unit, "DiagnosticReport", *Uuid::parse(wire.textOr("id", ""))));
        unit.commit();
        desk.settle();
        QVERIFY(desk.inCharts() == 0 && desk.view(test::report()).report.status == ReportStatus::EnteredInError);
        sync::Unit erasing(desk.store.context(), "sync.apply", sync::Origin::Hub);
        QVERIFY(desk.registry.erase(erasing, "DiagnosticReport", *Uuid::parse(wire.textOr("id", ""))));
        erasing.commit();
        QCOMPARE(desk.store.count("SELECT (SELECT count(*) FROM report) + (SELECT count(*) FROM report_version) + (SELECT count(*) FROM report_item) + (SELECT count(*) FROM report_dirty)"), std::int64_t{0});
    }

    void whatIsNoReportIsKeptAsItCame() {
        Desk desk;
        sync::Unit unit(desk.store.context(), "sync.apply", sync::Origin::Hub);
        auto timeless = Json::object({{"resourceType", "DiagnosticReport"}, {"id", derivedUuid({"x"}).toString()}, {"status", "final"}});
        QVERIFY(desk.registry.apply(unit, timeless)->outcome == mapping::Applied::Outcome::Kept);
        timeless.set("id", "not-ours");
        QCOMPARE(desk.registry.apply(unit, timeless).error().reason, std::string{"resource.id"});
    }
};

JIAYI_TEST(TestReportWire)
#include "tst_report_wire.moc"
