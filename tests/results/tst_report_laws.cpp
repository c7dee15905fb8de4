// Laws: whatever came in whatever order and however often, the same state; and nothing of an unmatched report in any chart.
#include "models/care/figures.h"
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using namespace jiayi::diagnostics;

namespace {

/// Some versions of one report: partial, corrected, of somebody else, taken back.
Report drawnVersion() {
    auto version = test::report();
    version.status = *rc::gen::element(ReportStatus::Partial, ReportStatus::Final, ReportStatus::Corrected, ReportStatus::EnteredInError);
    version.issued = test::timeAt(*rc::gen::inRange(10, 14));
    version.items.clear();
    for (const auto* code : {"CREA", "UREA", "K"})
        if (*rc::gen::inRange(0, 4) > 0) {
            version.items.push_back(test::item(code, *rc::gen::element<std::string>("4.1", "6.9", "80"), "mmol/L"));
            version.items.back().status = *rc::gen::weightedElement<ItemStatus>({{5, ItemStatus::Final}, {1, ItemStatus::Cancelled}});
        }
    if (*rc::gen::inRange(0, 4) == 0) version.patient.identifiers[0].value = test::kOtherCitizen;
    if (*rc::gen::inRange(0, 4) == 0) version.patient.identifiers.clear();
    return version;
}

/// Everything that shows anywhere, and everything that was kept.
std::string stateOfStore(test::Clinic& clinic) {
    std::string text;
    for (const auto* sql :
         {"SELECT hex(r.id) || r.box || r.issued_at || r.status || r.gravity || r.items_done || '/' || r.items_awaited || r.corrected || r.gravest || coalesce(p.name, '-') || r.why FROM report r "
          "LEFT JOIN resident p ON p.pk = r.resident_pk ORDER BY 1",
          "SELECT hex(id) || status || issued FROM report_version ORDER BY 1", "SELECT hex(v.id) || i.position || i.key || i.text || i.status FROM report_item i JOIN report_version v ON v.pk = i.version_pk ORDER BY 1",
          "SELECT hex(o.id) || p.name || o.code || coalesce(o.value, '') || o.status || o.doubt || o.effective FROM observation o JOIN resident p ON p.pk = o.resident_pk WHERE o.status <> 'entered-in-error' ORDER BY 1",
          "SELECT p.name || l.code || hex(o.id) FROM latest_observation l JOIN resident p ON p.pk = l.resident_pk JOIN observation o ON o.pk = l.observation_pk ORDER BY 1"}) {
        db::Query row(clinic.store.database(), sql);
        while (row.next()) text += row.text(0) + "\n";
        text += "--\n";
    }
    return text;
}

std::vector<Report> drawnVersions() {
    std::vector<Report> versions;
    for (int count = *rc::gen::inRange(1, 6); count > 0; --count) versions.push_back(drawnVersion());
    return versions;
}

/// Making a store takes a second; emptying one does not.
void empty(test::Clinic& clinic) {
    auto& database = clinic.store.database();
    database.execute("BEGIN");
    for (const auto* table : {"latest_observation", "observation", "report", "report_act", "report_dirty", "resident", "worklist_dirty", "outbox", "record"})
        database.execute(std::string{"DELETE FROM "} + table);
    database.execute("COMMIT");
}

void people(test::Clinic& clinic) {
    clinic.wang();
    clinic.person("李桂兰", test::kOtherCitizen);
}

}  // namespace

class TestReportLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderAnyRepetitionTheSameState() {
        test::Clinic one, other;
        QVERIFY(rc::check("a set of versions has one state", [&] {
            const auto versions = drawnVersions();
            empty(one);
            empty(other);
            people(one);
            for (const auto& version : versions) one.comes(version);
            one.settle();
            auto shuffled = versions;
            for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
            const bool peopleLast = *rc::gen::arbitrary<bool>();
            if (!peopleLast) people(other);
            for (const auto& version : shuffled) {
                other.comes(version);
                if (*rc::gen::arbitrary<bool>()) other.comes(shuffled.front());
            }
            if (peopleLast) people(other);
            other.settle();
            RC_ASSERT(stateOfStore(one) == stateOfStore(other));
            RC_ASSERT(verifyReports(other.store.database(), test::diagnosticsBook()).has_value());
            RC_ASSERT(care::verifyFigures(other.store.database()).has_value());
        }));
    }

    /// Settled between the versions a rule may have spoken of an older one; what stands does not depend on that where all state the same person.
    void settledInBetweenTheSameState() {
        test::Clinic one, other;
        QVERIFY(rc::check("settling early changes nothing", [&] {
            auto versions = drawnVersions();
            for (auto& version : versions) version.patient = test::report().patient;
            empty(one);
            empty(other);
            people(one);
            people(other);
            for (const auto& version : versions) one.comes(version);
            one.settle();
            for (auto at = versions.rbegin(); at != versions.rend(); ++at) {
                other.comes(*at);
                other.settle();
            }
            RC_ASSERT(stateOfStore(one) == stateOfStore(other));
        }));
    }

    void unmatchedShowsNowhere() {
        test::Clinic clinic;
        QVERIFY(rc::check("a chart holds matched reports alone", [&] {
            empty(clinic);
            people(clinic);
            const int reports = *rc::gen::inRange(1, 5);
            for (int i = 0; i < reports; ++i) {
                auto version = drawnVersion();
                version.number = "N" + std::to_string(i);
                clinic.comes(version);
                clinic.settle();
                if (*rc::gen::inRange(0, 3) == 0 && clinic.view(version).head.resident) RC_ASSERT(clinic.unmatch(version).has_value());
            }
            std::set<Uuid> matched;
            for (int i = 0; i < reports; ++i) {
                const auto view = clinic.view(test::report("N" + std::to_string(i)));
                if (!view.head.resident) continue;
                for (const auto& item : view.items)
                    if (isReported(item.item.status) && view.report.status != ReportStatus::EnteredInError)
                        matched.insert(derivedUuid({"report-observation", view.head.report.toString(), item.item.key, view.head.resident->toString()}));
            }
            std::set<Uuid> shown;
            db::Query row(clinic.store.database(), "SELECT id FROM observation WHERE status <> 'entered-in-error' UNION SELECT o.id FROM latest_observation l JOIN observation o ON o.pk = l.observation_pk");
            while (row.next()) shown.insert(row.uuid(0));
            RC_ASSERT(shown == matched);
        }));
    }
};

JIAYI_TEST(TestReportLaws)
#include "tst_report_laws.moc"
