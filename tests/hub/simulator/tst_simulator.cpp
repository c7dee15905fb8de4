#include "sync/hub/simulator/laboratory.h"
#include "sync/hub/simulator/member_ring.h"
#include "sync/hub/simulator/pharmacy.h"
#include "sync/hub/simulator/theatre.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

namespace jiayi::hub::test {

namespace {

constexpr char kPatient[] = "01928c00-0000-7000-8000-0000000000a1";
constexpr char kOrder[] = "01928c00-0000-7000-8000-0000000000a2";
constexpr char kRequest[] = "01928c00-0000-7000-8000-0000000000a3";

/// The hub's router as if it were at the other end of a line.
class RouterLine final : public sync::Transport {
public:
    explicit RouterLine(World& world) : m_world(world) {}
    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        if (!online) return Error{Errc::Offline, "hub.unreachable", {}};
        Request arrived;
        arrived.method = request.method;
        arrived.target = request.target;
        arrived.host = "hub.test";
        arrived.remote = "192.0.2.7";
        arrived.body = request.body;
        for (const auto& [name, value] : request.headers) {
            if (name == "Authorization") arrived.authorization = value;
            if (name == "Content-Type") arrived.contentType = value;
            if (name == "Digest") arrived.digest = value;
            if (name == "X-Security-Context") arrived.securityContext = value;
        }
        const auto reply = m_world.router().handle(arrived);
        sync::HttpResponse response{reply.status, {}, reply.body};
        for (auto [name, value] : reply.headers) {
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            response.headers[name] = value;
        }
        return response;
    }
    bool online = true;

private:
    World& m_world;
};

class Cast {
public:
    explicit Cast(World& world) : m_world(world), m_line(world) {}

    MemberKeys join(ClientKind kind, const char* institution) {
        const auto code = must(newPairCode(m_world.store(), institution, m_world.clock.now(), m_world.random, kind));
        return must(joinHub(m_line, code, m_world.clock, m_world.random));
    }
    RouterLine& line() { return m_line; }

private:
    World& m_world;
    RouterLine m_line;
};

/// A member with its actor; made anew from the same keys it is one that was started again.
struct OneRole {
    OneRole(World& world, RouterLine& line, MemberKeys keys, double speed = 60)
        : member(line, kUrl, keys, world.clock, world.random),
          player(member, must(makeActor(keys.kind, keys.institution)), speed, world.clock, world.random) {}
    Turn turn() { return must(player.takeTurn({})); }
    Member member;
    Player player;
};

/// How many live resources of this type the clinic's stream holds.
std::size_t countOf(World& world, const char* clinic, const std::string& type) {
    SearchQuery query;
    query.type = type;
    return must(world.store().search(clinic, query)).size();
}

void writeOrders(Desk& desk) {
    auto order = fhir::Json::object({{"resourceType", "ServiceRequest"}, {"id", kOrder}, {"status", "active"}, {"intent", "order"}});
    order.make("subject").set("reference", std::string{"Patient/"} + kPatient);
    order.make("code.coding.0").set("system", "http://loinc.org");
    order.make("code.coding.0").set("code", "4548-4");
    auto prescription = fhir::Json::object({{"resourceType", "MedicationRequest"}, {"id", kRequest}, {"status", "active"}, {"intent", "order"}});
    prescription.make("subject").set("reference", std::string{"Patient/"} + kPatient);
    prescription.make("medicationCodeableConcept").set("text", "metformin");
    const auto reply = desk.commit({fhir::createEntry(patient(kPatient)), fhir::createEntry(std::move(order)), fhir::createEntry(std::move(prescription))});
    if (reply.status != 200) throw std::runtime_error(reply.body);
}

}  // namespace

class TestSimulator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderGetsOneReportHoweverOftenTheLaboratoryStarts() {
        World world;
        Desk desk(world, kClinicA);
        writeOrders(desk);
        Cast cast(world);
        const auto keys = cast.join(ClientKind::Laboratory, kClinicB);
        {
            OneRole laboratory(world, cast.line(), keys);
            QCOMPARE(laboratory.turn().written, 0);  // it takes four hours; the play runs sixty times as fast
            world.clock.advance(std::chrono::minutes{5});
            QCOMPARE(laboratory.turn().written, 1);
        }
        QCOMPARE(countOf(world, kClinicA, "DiagnosticReport"), std::size_t{1});
        OneRole again(world, cast.line(), keys);
        again.turn();
        world.clock.advance(std::chrono::minutes{5});
        QCOMPARE(again.turn().written, 0);
        QCOMPARE(countOf(world, kClinicA, "DiagnosticReport"), std::size_t{1});
    }

    void anOrderForAFundusPhotoIsAnsweredWithTwoPicturesThatOpen() {
        World world;
        Desk desk(world, kClinicA);
        auto order = fhir::Json::object({{"resourceType", "ServiceRequest"}, {"id", kOrder}, {"status", "active"}, {"intent", "order"}});
        order.make("subject").set("reference", std::string{"Patient/"} + kPatient);
        order.make("code.coding.0").set("system", "http://loinc.org");
        order.make("code.coding.0").set("code", "32451-7");
        QCOMPARE(desk.commit({fhir::createEntry(patient(kPatient)), fhir::createEntry(std::move(order))}).status, 200);
        Cast cast(world);
        const auto keys = cast.join(ClientKind::Laboratory, kClinicB);
        for (int start = 0; start < 2; ++start) {  // started again it draws the same
            OneRole centre(world, cast.line(), keys);
            centre.turn();
            world.clock.advance(std::chrono::minutes{3});
            QCOMPARE(centre.turn().written, start == 0 ? 1 : 0);
            desk.login();
        }
        SearchQuery query;
        query.type = "Media";
        const auto found = must(world.store().search(kClinicA, query));
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(countOf(world, kClinicA, "DiagnosticReport"), std::size_t{1});
        for (const auto& each : found) {
            const auto media = must(fhir::parseJson(each.body));
            const auto reply = desk.get("/fhir/" + std::string{media.textOr("content.url", "")});
            QVERIFY(reply.status == 200 && reply.contentType == "image/png" && reply.body.starts_with("\x89PNG"));
            QCOMPARE(static_cast<std::int64_t>(reply.body.size()), media.integer("content.size").value_or(0));
            QVERIFY(media.compact().find(toHex(sha256(reply.body))) != std::string::npos);
        }
    }

    void aPrescriptionIsDispensedOnce() {
        World world;
        Desk desk(world, kClinicA);
        writeOrders(desk);
        Cast cast(world);
        OneRole pharmacy(world, cast.line(), cast.join(ClientKind::Pharmacy, kClinicB));
        pharmacy.turn();
        for (int i = 0; i < 6; ++i) {
            world.clock.advance(std::chrono::minutes{25});
            pharmacy.turn();
        }
        QCOMPARE(countOf(world, kClinicA, "MedicationDispense"), std::size_t{1});
        SearchQuery query;
        query.type = "MedicationDispense";
        const auto dispense = must(world.store().search(kClinicA, query)).at(0);
        QVERIFY2(dispense.version == 3 && dispense.body.find("\"completed\"") != std::string::npos, dispense.body.c_str());
        // Started anew it finds nothing to do.
        OneRole again(world, cast.line(), pharmacy.member.keys());
        world.clock.advance(std::chrono::minutes{90});
        again.turn();
        world.clock.advance(std::chrono::minutes{90});
        QCOMPARE(again.turn().written, 0);
    }

    void aReferralIsSeenTakenAndSentBackAndAQuestionAnswered() {
        World world;
        Desk desk(world, kClinicA);
        const auto letter = [](const char* id, const char* kind) {
            auto made = fhir::Json::object({{"resourceType", "ServiceRequest"}, {"id", id}, {"status", "active"}, {"intent", "order"}, {"authoredOn", "2026-11-22T01:00:00Z"}});
            made.make("category.0.coding.0").set("system", "https://jiayi.health/fhir/CodeSystem/referral-kind");
            made.make("category.0.coding.0").set("code", kind);
            made.make("subject").set("reference", std::string{"Patient/"} + kPatient);
            return made;
        };
        const auto course = [](const char* id, const char* about) {
            auto made = fhir::Json::object({{"resourceType", "Task"}, {"id", id}, {"status", "requested"}, {"intent", "order"}});
            made.make("focus").set("reference", std::string{"ServiceRequest/"} + about);
            made.make("for").set("reference", std::string{"Patient/"} + kPatient);
            return made;
        };
        constexpr char kQuestion[] = "01928c00-0000-7000-8000-0000000000b2", kLetterTask[] = "01928c00-0000-7000-8000-0000000000b3", kQuestionTask[] = "01928c00-0000-7000-8000-0000000000b4";
        const auto reply = desk.commit({fhir::createEntry(patient(kPatient)), fhir::createEntry(letter(kOrder, "up")), fhir::createEntry(course(kLetterTask, kOrder)),
                                        fhir::createEntry(letter(kQuestion, "consult")), fhir::createEntry(course(kQuestionTask, kQuestion))});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        Cast cast(world);
        const auto keys = cast.join(ClientKind::Hospital, kClinicB);
        OneRole hospital(world, cast.line(), keys, 600);
        std::set<std::string> seen;
        const auto taskOf = [&](const char* id) { return must(world.store().read(kClinicA, {"Task", id}))->body; };
        for (int turn = 0; turn < 60; ++turn) {
            hospital.turn();
            world.clock.advance(std::chrono::minutes{5});
            const auto body = must(fhir::parseJson(taskOf(kLetterTask)));
            seen.insert(std::string{body.textOr("businessStatus.coding.0.code", "")});
        }
        QVERIFY(seen.contains("seen") && (seen.contains("refused") || (seen.contains("accepted") && seen.contains("replied") && seen.contains("returned"))));
        if (seen.contains("returned"))
            for (const auto* name : {"diagnosis", "advice", "visit-by"}) QVERIFY2(taskOf(kLetterTask).find(name) != std::string::npos, name);
        QVERIFY2(taskOf(kQuestionTask).find("replied") != std::string::npos, taskOf(kQuestionTask).c_str());
        QCOMPARE(countOf(world, kClinicA, "Communication"), std::size_t{1});
        // Started anew it has nothing to say twice.
        OneRole again(world, cast.line(), keys, 600);
        for (int turn = 0; turn < 5; ++turn) {
            QCOMPARE(again.turn().written, 0);
            world.clock.advance(std::chrono::minutes{60});
        }
        QCOMPARE(countOf(world, kClinicA, "Communication"), std::size_t{1});
    }

    void theOrderOfArrivalChangesNoLot() {
        std::vector<Seen> orders;
        for (int number = 0; number < 300; ++number) {
            auto order = fhir::Json::object({{"resourceType", "MedicationRequest"}, {"id", "order-" + std::to_string(number)}, {"status", "active"}, {"intent", "order"}});
            orders.push_back({kClinicA, std::move(order)});
        }
        const auto playedIn = [&](bool backwards, std::uint64_t seed) {
            PharmacyActor actor(must(readPharmacyPace()));
            SeededRandom random{seed};
            const Moment moment{Instant{std::chrono::hours{500'000}}, 1};
            auto arriving = orders;
            if (backwards) std::reverse(arriving.begin(), arriving.end());
            std::set<std::string> deeds;
            for (const auto& each : arriving) {
                actor.see(each, moment, random);
                for (const auto& deed : actor.act({}, moment, random)) deeds.insert(formatInstant(deed.due) + deed.resources[0].compact());
            }
            return deeds;
        };
        QVERIFY(playedIn(false, 1) == playedIn(true, 1));
        QVERIFY(playedIn(false, 1) != playedIn(false, 2));
        QCOMPARE(playedIn(false, 1).size(), orders.size());
        const auto isRefused = [](const std::string& deed) { return deed.find("declined") != std::string::npos; };
        const auto all = playedIn(false, 1);
        const auto refused = std::count_if(all.begin(), all.end(), isRefused);
        QVERIFY2(refused > 0 && refused < 30, "three in a hundred");
        std::set<std::string> dues;
        for (const auto& deed : all) dues.insert(deed.substr(0, deed.find('{')));
        QVERIFY2(dues.size() > 100, "each takes its own time");
    }

    void whatIsNoSampleIsNobodysToPlay() {
        auto order = fhir::Json::object({{"resourceType", "MedicationRequest"}, {"id", "o"}, {"status", "active"}, {"intent", "order"}});
        order.make("dispenseRequest.performer.identifier.value") = "P1";
        const auto deeds = [&](const char* source) {
            PharmacyActor actor(must(readPharmacyPace()));
            SeededRandom random{1};
            pharmacy::FormularyItem item;
            item.code = "I1";
            item.source = source;
            auto sample = item;
            sample.source = "sample: test";
            actor.stock({{"P1", {{"I0", sample}, {"I1", item}}}});
            const Moment moment{Instant{std::chrono::hours{500'000}}, 1};
            actor.see({kClinicA, order}, moment, random);
            return actor.act({}, moment, random).size();
        };
        QCOMPARE(deeds("sample: test"), std::size_t{1});
        QCOMPARE(deeds("the pharmacy's own list"), std::size_t{0});
    }

    void outsideCostsArriveAsClaims() {
        World world;
        Desk desk(world, kClinicA);
        writeOrders(desk);
        Cast cast(world);
        OneRole payer(world, cast.line(), cast.join(ClientKind::Payer, kClinicB), 24 * 365);  // a year an hour
        payer.turn();
        std::int64_t written = 0;
        for (int hour = 0; hour < 20; ++hour) {
            world.clock.advance(std::chrono::hours{1});
            const auto turn = payer.turn();
            QCOMPARE(turn.refused, 0);
            written += turn.written;
        }
        QVERIFY2(written >= 10 && written <= 50, "twenty years at 1.2 a year, some twice, given back or put right");
        const auto claims = countOf(world, kClinicA, "ExplanationOfBenefit");
        QVERIFY(claims >= 10 && claims <= static_cast<std::size_t>(written));
    }

    void anotherClinicLivesInItsOwnStreamAlone() {
        World world;
        Cast cast(world);
        OneRole clinic(world, cast.line(), cast.join(ClientKind::Desk, kClinicB), 24 * 60);  // a day a minute
        for (int minute = 0; minute < 60; ++minute) {
            world.clock.advance(std::chrono::minutes{1});
            QCOMPARE(clinic.turn().refused, 0);
        }
        QVERIFY(countOf(world, kClinicB, "Patient") > 60);
        QVERIFY(countOf(world, kClinicB, "Encounter") > 5);
        QCOMPARE(countOf(world, kClinicB, "Encounter"), countOf(world, kClinicB, "Observation"));
        QCOMPARE(world.stream(kClinicA).head, 0);
    }

    void withoutAHubNothingIsLost() {
        World world;
        Desk desk(world, kClinicA);
        writeOrders(desk);
        Cast cast(world);
        OneRole laboratory(world, cast.line(), cast.join(ClientKind::Laboratory, kClinicB));
        laboratory.turn();
        cast.line().online = false;
        world.clock.advance(std::chrono::minutes{5});
        QVERIFY(!laboratory.player.takeTurn({}));
        cast.line().online = true;
        QCOMPARE(laboratory.turn().written, 1);
    }

    void nobodyPlaysAnUnknownKind() { QCOMPARE(makeActor("consortium", kClinicA).error().reason, std::string("simulator.kind")); }

    void keysAreKeptForTheirOwnerAlone() {
        QTemporaryDir dir;
        const std::filesystem::path file = dir.filePath(QStringLiteral("members.json")).toStdString();
        QVERIFY(must(readMembers(file)).empty());
        must(writeMembers(file, {{"laboratory", kClinicA, "c1", "secret", "k1", "p1"}}));
        const auto members = must(readMembers(file));
        QCOMPARE(members.size(), std::size_t{1});
        QCOMPARE(members[0].privateKey, std::string("secret"));
        QVERIFY(std::filesystem::status(file).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        std::ofstream(file) << "{";
        QVERIFY(readMembers(file).error().code == Errc::Corrupt);
    }
};

JIAYI_TEST(TestSimulator)

}  // namespace jiayi::hub::test

#include "tst_simulator.moc"
