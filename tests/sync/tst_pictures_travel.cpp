// A picture taken in at one desk is looked at on another: metadata with the round, bytes when somebody opens it.
#include "models/diagnostics/images/import_picture.h"
#include "sync/client/picture_transfer.h"
#include "tests/support/picture_files.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;
using images::PictureBytes;

namespace {

/// Two desks of a clinic, and a picture of two and a half pieces.
struct TwoDesks {
    TestHub hub;
    Desk here{hub, 1}, there{hub, 2};
    roster::ResidentId who = here.addResident("样例");
    std::string bytes = jpegThatSays(64, 64);
    Uuid binary;

    TwoDesks() { bytes.insert(bytes.size() - 2, std::string(images::kPicturePiece * 5 / 2, 'p')); }
    void takeIn() {
        images::ImportPicture wish;
        wish.resident = who;
        wish.kind = "fundus";
        wish.side = "right";
        wish.taken = here.store.clock.now();
        wish.bytes = bytes;
        must(wish(here.context()));
        binary = must(images::readPictures(here.store.database(), who)).front().picture.content.binary;
    }
    Result<void> fetch(const std::stop_token& stop = {}, const sync::TransferProgress& progress = {}) {
        sync::HubClient client(there.transport, must(sync::readLink(there.store.database())), there.store.clock, random);
        return sync::PictureTransfer(there.context(), client).fetch(binary, progress, stop);
    }
    std::string arrived() {
        const auto found = PictureBytes::read(there.store.database(), binary);
        return found ? *found : std::string{};
    }
    int asked(const char* method) { return there.transport.asked[std::string{method} + " /fhir/Binary/" + binary.toString()] + here.transport.asked[std::string{method} + " /fhir/Binary/" + binary.toString()]; }
    bool waits() { return !must(PictureBytes(here.context()).waiting()).empty(); }
    SeededRandom random{5};
};

}  // namespace

class TestPicturesTravel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenInHereOpensThere() {
        TwoDesks desks;
        desks.takeIn();
        must(desks.here.sync());
        QVERIFY(!desks.waits());
        must(desks.there.sync());
        const auto listed = must(images::readPictures(desks.there.store.database(), desks.who));
        QVERIFY(listed.size() == 1 && !listed.front().here && listed.front().picture.side == "right");
        QCOMPARE(desks.asked("GET"), 0);  // nobody has opened it
        std::vector<std::int64_t> steps;
        must(desks.fetch({}, [&](std::int64_t done, std::int64_t) { steps.push_back(done); }));
        QVERIFY(desks.arrived() == desks.bytes);
        QVERIFY(steps.size() == 3 && steps.back() == static_cast<std::int64_t>(desks.bytes.size()));
        desks.there.transport.online = false;
        must(desks.fetch());  // it is here: no line is needed
        QVERIFY(desks.arrived() == desks.bytes);
    }

    void aBrokenLineGoesOnWhereItBroke() {
        TwoDesks desks;
        desks.takeIn();
        const auto path = "/fhir/Binary/" + desks.binary.toString();
        desks.here.transport.fail({2, true, 0, path});  // the answer to the second piece is lost
        QVERIFY(!desks.here.sync() && desks.waits());
        must(desks.here.sync());
        QVERIFY(!desks.waits());
        must(desks.there.sync());
        desks.there.transport.fail({2, false, 0, path});
        QVERIFY(desks.fetch().error().code == Errc::Offline && desks.arrived().empty());
        const int before = desks.there.transport.asked["GET " + path];
        QCOMPARE(before, 2);
        desks.there.transport.fail({});
        must(desks.fetch());
        QCOMPARE(desks.there.transport.asked["GET " + path], before + 1);
        QVERIFY(desks.arrived() == desks.bytes);
    }

    void wrongBytesAreRefusedAndTheNextTryIsWhole() {
        TwoDesks desks;
        desks.takeIn();
        must(desks.here.sync());
        must(desks.there.sync());
        desks.there.transport.afterwards = [](const sync::HttpRequest& request, sync::HttpResponse& response) {
            if (request.method == "GET" && request.target.starts_with("/fhir/Binary/")) response.body[100] = '?';
        };
        QCOMPARE(desks.fetch().error().reason, std::string{"picture.wrong-bytes"});
        QVERIFY(desks.arrived().empty());
        desks.there.transport.afterwards = {};
        must(desks.fetch());
        QVERIFY(desks.arrived() == desks.bytes);
    }

    void aHubThatSendsMoreThanThePictureIsStopped() {
        TwoDesks desks;
        desks.takeIn();
        must(desks.here.sync());
        must(desks.there.sync());
        desks.there.transport.instead = [](const sync::HttpRequest& request) -> std::optional<sync::HttpResponse> {
            if (request.method != "GET" || !request.target.starts_with("/fhir/Binary/")) return {};
            return sync::HttpResponse{206, {{"content-range", "bytes 0-99/999999"}}, std::string(100, 'x')};
        };
        QCOMPARE(desks.fetch().error().reason, std::string{"picture.wrong-bytes"});
        QCOMPARE(desks.there.store.count("SELECT count(*) FROM picture_piece"), std::int64_t{0});
    }

    void beforeItsBytesAreOnTheHubThatIsSaid() {
        TwoDesks desks;
        desks.takeIn();
        const auto path = "/fhir/Binary/" + desks.binary.toString();
        desks.here.transport.fail({0, false, 0, path});
        QVERIFY(!desks.here.sync());
        must(desks.there.sync());
        QCOMPARE(must(images::readPictures(desks.there.store.database(), desks.who)).size(), std::size_t{1});
        QCOMPARE(desks.fetch().error().reason, std::string{"picture.not-arrived"});
    }

    void theRoundGoesOnWithoutAPictureThatTheHubRefuses() {
        TwoDesks desks;
        desks.takeIn();
        desks.here.transport.instead = [](const sync::HttpRequest& request) -> std::optional<sync::HttpResponse> {
            if (request.method != "PUT" || !request.target.starts_with("/fhir/Binary/")) return {};
            return sync::HttpResponse{413, {}, {}};
        };
        must(desks.here.sync());
        QVERIFY(!desks.waits());
        const auto listed = must(images::readPictures(desks.here.store.database(), desks.who)).front();
        QVERIFY(listed.waiting && listed.refused == "hub.too-large" && listed.here);
        const int asked = desks.asked("PUT");
        must(desks.here.sync());
        QCOMPARE(desks.asked("PUT"), asked);
    }

    void aFetchEndsWhenSomebodyAsksItTo() {
        TwoDesks desks;
        desks.takeIn();
        must(desks.here.sync());
        must(desks.there.sync());
        std::stop_source stop;
        QCOMPARE(desks.fetch(stop.get_token(), [&](std::int64_t, std::int64_t) { stop.request_stop(); }).error().reason, std::string{"stopped"});
        QVERIFY(desks.arrived().empty());
        must(desks.fetch());
        QVERIFY(desks.arrived() == desks.bytes);
    }
};

JIAYI_TEST(TestPicturesTravel)
#include "tst_pictures_travel.moc"
