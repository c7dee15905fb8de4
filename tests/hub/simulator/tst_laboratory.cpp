// The sample laboratory's reports: partial, final, corrected, critical; by lots that hang on the order.
#include "sync/hub/simulator/laboratory.h"
#include "sync/reports/report_resources.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <set>

namespace jiayi::hub::test {

namespace {

using diagnostics::ItemStatus;
using diagnostics::Report;
using diagnostics::ReportStatus;

constexpr char kRenal[] = "24362-6", kPotassium[] = "2823-3";

fhir::Json order(const std::string& id, const char* loinc) {
    auto made = fhir::Json::object({{"resourceType", "ServiceRequest"}, {"id", id}, {"status", "active"}, {"intent", "order"}});
    made.make("identifier.0").set("system", "https://jiayi.health/fhir/sid/order-number");
    made.make("identifier.0").set("value", "TUBE-" + id);
    made.make("subject").set("reference", "Patient/01928c00-0000-7000-8000-0000000000a1");
    made.make("code.coding.0").set("system", "https://jiayi.health/fhir/CodeSystem/orderable");
    made.make("code.coding.0").set("code", "renal-5");
    made.make("code.coding.1").set("system", "http://loinc.org");
    made.make("code.coding.1").set("code", loinc);
    return made;
}

/// A laboratory that sees what it has written, until it has nothing more to say. All its reports on one order, in their order.
class Play {
public:
    explicit Play(std::uint64_t seed) : m_random(seed), m_actor(must(readLaboratoryTests()), must(readLaboratoryPace())) {}

    std::vector<fhir::Json> answersTo(const fhir::Json& request) {
        std::vector<fhir::Json> answers;
        m_actor.see({kClinicA, request}, m_moment, m_random);
        for (int turn = 0; turn < 10; ++turn) {
            const auto deeds = m_actor.act({}, m_moment, m_random);
            if (deeds.empty()) break;
            for (const auto& deed : deeds) {
                m_moment.now = std::max(m_moment.now, deed.due);
                for (const auto& resource : deed.resources) {
                    answers.push_back(resource);
                    m_actor.see({deed.stream, resource}, m_moment, m_random);
                }
            }
        }
        return answers;
    }

private:
    SeededRandom m_random;
    Moment m_moment{Instant{std::chrono::hours{500'000}}, 1};
    LaboratoryActor m_actor;
};

Report reportIn(const fhir::Json& resource) { return *must(reports::readReportResource(resource, {})); }

std::size_t valuesOf(const Report& report) {
    return static_cast<std::size_t>(std::count_if(report.items.begin(), report.items.end(), [](const auto& item) { return item.value.number.has_value(); }));
}

}  // namespace

class TestLaboratory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReportNamesItsOrderItsPersonAndItsLaboratory() {
        Play play{1};
        const auto answers = play.answersTo(order("o-1", kPotassium));
        QVERIFY(!answers.empty());
        const auto report = reportIn(answers.front());
        QCOMPARE(report.orderNumber, std::string{"TUBE-o-1"});
        QCOMPARE(std::string{answers.front().textOr("basedOn.0.reference", "")}, std::string{"ServiceRequest/o-1"});
        QCOMPARE(report.patient.patient.toString(), std::string{"01928c00-0000-7000-8000-0000000000a1"});
        QVERIFY(report.senderName.find("样例") != std::string::npos);
        QCOMPARE(report.items.size(), std::size_t{1});
        QCOMPARE(report.items[0].code.code, std::string{kPotassium});
    }

    /// Of many orders: threes of five before all five, corrections after finals, critical values, each now and then and none always.
    void ofManyOrdersSomeArePartialSomeCriticalSomeCorrected() {
        Play play{1};
        constexpr int kOrders = 400;
        int partial = 0, corrected = 0, critical = 0;
        for (int i = 0; i < kOrders; ++i) {
            std::vector<Report> versions;
            for (const auto& each : play.answersTo(order("o-" + std::to_string(i), kRenal))) versions.push_back(reportIn(each));
            QVERIFY(!versions.empty() && versions.size() <= 3);
            const bool hasPartial = versions.front().status == ReportStatus::Partial;
            if (hasPartial) {
                ++partial;
                QCOMPARE(versions.front().items.size(), std::size_t{5});
                QCOMPARE(valuesOf(versions.front()), std::size_t{3});
                QVERIFY(versions.front().items.back().status == ItemStatus::Registered);
            }
            const auto& whole = versions[hasPartial ? 1 : 0];
            QVERIFY(whole.status == ReportStatus::Final && valuesOf(whole) == 5);
            // What a partial report said the final one says as well.
            if (hasPartial) QVERIFY(std::equal(whole.items.begin(), whole.items.begin() + 3, versions.front().items.begin()));
            for (const auto& item : whole.items) critical += item.flag == "HH" || item.flag == "LL";
            if (versions.back().status == ReportStatus::Corrected) {
                ++corrected;
                const auto changed = [&](std::size_t item) { return !(versions.back().items[item] == whole.items[item]); };
                int differences = 0;
                for (std::size_t item = 0; item < 5; ++item) differences += changed(item);
                QCOMPARE(differences, 1);
            }
            std::set<ReportIdText> ids;
            for (std::size_t v = 0; v < versions.size(); ++v) {
                ids.insert(diagnostics::reportId(versions[v]).toString());
                if (v > 0) QVERIFY(diagnostics::isNewer(versions[v], versions[v - 1]));
            }
            QCOMPARE(ids.size(), std::size_t{1});
        }
        QVERIFY2(partial > kOrders / 5 && partial < kOrders / 2, "35 in a hundred");
        QVERIFY2(corrected > kOrders / 50 && corrected < kOrders / 5, "8 in a hundred");
        QVERIFY2(critical > kOrders / 100 && critical < kOrders / 6, "6 in a hundred");
    }

    void theOrderOfArrivalAndARestartChangeNothing() {
        const auto textsOf = [](std::vector<std::string> ids, std::uint64_t seed) {
            std::set<std::string> texts;
            for (const auto& id : ids) {
                Play play{seed};  // each order meets a laboratory that has just started
                for (auto answer : play.answersTo(order(id, kRenal))) {
                    answer.erase("issued");
                    texts.insert(answer.compact());
                }
            }
            return texts;
        };
        const std::vector<std::string> ids{"a", "b", "c", "d", "e", "f"};
        QVERIFY(textsOf(ids, 1) == textsOf({ids.rbegin(), ids.rend()}, 1));
        QVERIFY(textsOf(ids, 1) != textsOf(ids, 2));
    }

    /// One that starts anew with another seed says nothing that contradicts what it has said: it goes on behind it.
    void whatTheStreamShowsIsNotSaidAgain() {
        Play play{1};
        const auto request = order("o-1", kRenal);
        const auto said = play.answersTo(request);
        for (std::uint64_t seed = 2; seed < 30; ++seed) {
            SeededRandom random{seed};
            LaboratoryActor again{must(readLaboratoryTests()), must(readLaboratoryPace())};
            const Moment moment{Instant{std::chrono::hours{600'000}}, 1};
            again.see({kClinicA, request}, moment, random);
            for (const auto& each : said) again.see({kClinicA, each}, moment, random);
            for (const auto& deed : again.act({}, moment, random)) QVERIFY(reportIn(deed.resources[0]).status == ReportStatus::Corrected);
        }
    }

    void anOrderThatIsWithdrawnOrNotOursIsLeftAlone() {
        Play play{1};
        auto withdrawn = order("o-1", kRenal);
        withdrawn.set("status", "revoked");
        QVERIFY(play.answersTo(withdrawn).empty());
        QVERIFY(play.answersTo(order("o-2", "99999-9")).empty());
    }

private:
    using ReportIdText = std::string;
};

JIAYI_TEST(TestLaboratory)

}  // namespace jiayi::hub::test

#include "tst_laboratory.moc"
