// A payer's file into a hub's store: what is taken, what is held, and nothing by halves.
#include "app/hub/hub_commands.h"
#include "sync/hub/claims_import.h"
#include "sync/claims/claim_resource.h"
#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

#include <fstream>
#include <sstream>

using namespace jiayi;
using namespace jiayi::hub;
using namespace jiayi::hub::test;

namespace {

const std::string kLi = "0190a5c4-1111-7abc-8def-000000000001", kWang = "0190a5c4-1111-7abc-8def-000000000002";
const std::string kHead = "claim_no,person,scheme,date,institution,category,diagnosis,total,fund,cash,original\n";
const Date kReadOn = makeDate(2026, 11, 22);

/// Two residents of one clinic, insured in 2026; the second has no benefit.
struct ClaimsHub {
    StoreFixture fixture;
    HubRules rules = loadHubRules();

    ClaimsHub() {
        for (const auto& [id, citizen] : {std::pair{kLi, "120103196205143517"}, std::pair{kWang, "120103196205143525"}}) {
            auto person = fhir::Json::object({{"resourceType", "Patient"}, {"id", id}});
            person.make("identifier.0") = fhir::Json::object({{"system", "urn:oid:2.16.156.10011.1.3"}, {"value", citizen}});
            put(person);
        }
        auto coverage = fhir::Json::object({{"resourceType", "Coverage"}, {"id", "c1"}, {"status", "active"}});
        coverage.make("beneficiary").set("reference", "Patient/" + kLi);
        coverage.make("period") = fhir::Json::object({{"start", "2026-01-01"}, {"end", "2026-10-31"}});
        put(coverage);
    }
    void put(fhir::Json& resource) {
        Version version;
        version.key = must(fhir::keyOf(resource));
        version.version = 1;
        version.author = kClinicA;
        version.body = resource.compact();
        version.hash = sha256(version.body);
        rules.search.index(version, resource, OwnReferences{{}});
        fixture.write(kClinicA, version);
    }
    ClaimsImported import(const std::string& rows) { return importBytes(kHead + rows); }
    ClaimsImported importBytes(const std::string& bytes) { return must(importClaims(*fixture.store, rules.search, must(claims::readClaims(bytes, kReadOn)), kNow + 1h)); }
    std::size_t stored() {
        SearchQuery query;
        query.type = "ExplanationOfBenefit";
        return must(fixture.store->search(kClinicA, query)).size();
    }
};

/// A claim of the first resident, changed, as a line of NDJSON.
template <class Change>
std::string line(const char* number, Change change) {
    capitation::Claim claim;
    claim.number = number;
    claim.person = kLi;
    claim.scheme = "employee";
    claim.institution = "H1";
    claim.category = "outpatient";
    claim.on = makeDate(2026, 9, 7);
    claim.total.fen = 1'000;
    claim.split.cash.fen = 1'000;
    auto resource = claims::claimResource(claim, claim.person);
    change(resource);
    return resource.compact() + "\n";
}

std::string onlyReason(const ClaimsImported& done) {
    if (done.leftOut.size() != 1) return std::to_string(done.leftOut.size()) + " left out";
    return (done.leftOut[0].held ? "held " : "refused ") + done.leftOut[0].reason;
}
std::string row(const char* number, const char* person = "120103196205143517", const char* date = "2026-09-07", const char* total = "10.00", const char* original = "") {
    return std::string{number} + "," + person + ",employee," + date + ",H1,outpatient,E11," + total + "," + total + ",0," + original + "\n";
}

}  // namespace

class TestClaimsImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void whatIsGoodIsTakenOnceHoweverOftenItIsRead() {
        ClaimsHub hub;
        const auto rows = row("C-1") + row("C-2", kLi.c_str());
        QCOMPARE(hub.import(rows).imported, std::size_t{2});
        const auto again = hub.import(rows + row("C-3"));
        QVERIFY(again.imported == 1 && again.unchanged == 2 && again.leftOut.empty() && hub.stored() == 3);
        const auto version = must(hub.fixture.store->read(kClinicA, {"ExplanationOfBenefit", claims::claimResourceId("C-1").toString()}));
        const auto claim = must(claims::readClaimResource(must(fhir::parseJson(version->body)))).value();
        QVERIFY(claim.claim.person == kLi && claim.claim.total.fen == 1000 && version->patient == kLi);
    }

    void eachBadThingIsRefusedOrHeldWithItsReason() {
        ClaimsHub hub;
        QCOMPARE(onlyReason(hub.import(row("C-1", "999"))), std::string{"held claim.unknown-member"});
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143517", "2026-11-02"))), std::string{"held claim.outside-enrolment"});
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143525"))), std::string{"held claim.outside-enrolment"});
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143517", "2026-09-07", "10.001"))), std::string{"refused claim.amount"});
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143517", "2026-09-07", "-10.00"))), std::string{"refused claim.no-original"});
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143517", "2026-09-07", "-10.00", "C-0"))), std::string{"held claim.no-original"});
        QCOMPARE(hub.import(row("C-1") + row("C-1")).leftOut.size(), std::size_t{2});
        QCOMPARE(hub.stored(), std::size_t{0});
        hub.import(row("C-1"));
        QCOMPARE(onlyReason(hub.import(row("C-1", "120103196205143517", "2026-09-07", "11.00"))), std::string{"refused claim.number-taken"});
        QCOMPARE(onlyReason(hub.import(row("C-2", "120103196205143517", "2026-09-08", "-10.01", "C-1"))), std::string{"refused claim.refund-too-large"});
        QCOMPARE(hub.stored(), std::size_t{1});
    }

    void linesOfResourcesAreRefusedOrHeldAlike() {
        ClaimsHub hub;
        using fhir::Json;
        const auto asItIs = [](Json&) {};
        const auto sum = [](const char* text) {
            return [text](Json& json) {
                for (auto& total : json.find("total")->items())
                    if (total.textOr("category.coding.0.code", "") == "submitted" || total.textOr("category.coding.0.code", "") == "cash") total.make("amount.value") = Json::decimal(text);
            };
        };
        const auto stranger = [](Json& json) { json.make("patient.reference") = "Patient/0190a5c4-1111-7abc-8def-00000000dead"; };
        const auto uncovered = [](Json& json) { json.make("patient.reference") = "Patient/" + kWang; };
        QCOMPARE(onlyReason(hub.importBytes(line("C-1", sum("1.005")))), std::string{"refused claim.amount"});
        QCOMPARE(onlyReason(hub.importBytes(line("C-1", sum("-1.00")))), std::string{"refused claim.no-original"});
        QCOMPARE(onlyReason(hub.importBytes(line("C-1", stranger))), std::string{"held claim.unknown-member"});
        QCOMPARE(onlyReason(hub.importBytes(line("C-1", uncovered))), std::string{"held claim.outside-enrolment"});
        QCOMPARE(hub.importBytes(line("C-1", asItIs) + line("C-1", asItIs)).leftOut.size(), std::size_t{2});
        QCOMPARE(hub.importBytes("{\"resourceType\":\"Patient\",\"id\":\"x\"}\n" + std::string{"{broken\n"}).leftOut.size(), std::size_t{2});
        QCOMPARE(hub.stored(), std::size_t{0});
        // What is good beside what is bad is taken, and only that.
        const auto mixed = hub.importBytes(line("C-1", asItIs) + line("C-2", sum("1.005")) + line("C-3", stranger) + line("C-4", asItIs));
        QVERIFY(mixed.imported == 2 && mixed.leftOut.size() == 2 && hub.stored() == 2);
    }

    void aFileOfOtherColumnsIsRefusedWhole() {
        ClaimsHub hub;
        for (const auto& bytes : {std::string{"claim_no,person\nC-1,x\n"}, kHead + row("C-1") + "C-2,short\n", "colour," + kHead + "red," + row("C-1")}) QVERIFY(!claims::readClaims(bytes, kReadOn));
        QCOMPARE(hub.stored(), std::size_t{0});
    }

    void aRefundFindsItsOriginalInTheFileWhateverTheOrder() {
        ClaimsHub hub;
        const auto done = hub.import(row("C-2", "120103196205143517", "2026-09-08", "-4.00", "C-1") + row("C-3", "120103196205143517", "2026-09-08", "-7.00", "C-1") + row("C-1"));
        QVERIFY(done.imported == 2 && onlyReason(done) == "refused claim.refund-too-large");
    }

    void theCommandSaysWhatItLeftOutAndWhy() {
        if (onPostgres()) return;  // the command is the same on either store
        QTemporaryDir dir;
        const auto store = "sqlite:" + dir.filePath(QStringLiteral("hub.db")).toStdString(), file = dir.filePath(QStringLiteral("claims.csv")).toStdString();
        const auto run = [&](const std::string& content, std::string& said) {
            std::ofstream{file} << content;
            std::ostringstream out, err;
            const char* words[] = {"jiayi-hub", "claims", "import", "--store", store.c_str(), file.c_str()};
            const auto code = runHubCommand(6, words, out, err);
            said = out.str() + err.str();
            return code;
        };
        std::string said;
        std::ostringstream out, err;
        const char* add[] = {"jiayi-hub", "institution", "add", "--store", store.c_str(), "--code", kClinicA, "--name", "A"};
        QCOMPARE(runHubCommand(9, add, out, err), 0);
        QCOMPARE(run("claim_no,colour\n", said), 2);
        QCOMPARE(run(kHead + row("C-1", "120103196205143517", "2020-01-01"), said), 1);
        QVERIFY2(said.find("0 imported, 0 known already, 1 left out") != std::string::npos && said.find("row 2\tC-1\theld\tclaim.unknown-member") != std::string::npos, said.c_str());
        QVERIFY2(said.find("120103") == std::string::npos, "nobody is named");
    }
};

JIAYI_TEST(TestClaimsImport)
#include "tst_claims_import.moc"
