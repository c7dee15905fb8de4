// Pictures of a person in a clinic's store: taken in, listed, compared, made room for.
#include "models/core/hash.h"
#include "models/diagnostics/images/import_picture.h"
#include "models/diagnostics/images/picture_bytes.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"
#include "tests/support/picture_files.h"
#include "tests/support/test_program.h"

#include <fstream>
#include <sstream>

using namespace jiayi;
using namespace jiayi::images;

namespace {

struct PictureClinic {
    test::ClinicStore store;

    ResidentId person(const char* name = "样例") {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<ResidentId>();
        made.name = name;
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    ImportPicture wish(ResidentId who, int daysAgo = 0, const char* side = "left") {
        ImportPicture made;
        made.resident = who;
        made.kind = "fundus";
        made.side = side;
        made.taken = store.clock.now() - Days{daysAgo};
        made.institution = "Sample clinic";
        made.bytes = test::jpegThatSays(64, static_cast<std::uint32_t>(64 + ++m_made));
        return made;
    }
    Result<PictureId> take(const ImportPicture& wish) { return wish(store.context()); }
    /// Bytes that came from the hub.
    Uuid cached(std::size_t size, int minute) {
        store.clock.set(store.clock.now() + std::chrono::minutes{minute});
        const std::string bytes(size, 'b');
        const Content content{newUuid(store.clock, store.random), "image/png", static_cast<std::int64_t>(size), toHex(sha256(bytes))};
        PictureBytes cache(store.context());
        cache.begin(content).value();
        cache.keep(content.binary, 0, bytes).value();
        cache.prove(content.binary).value();
        return content.binary;
    }
    bool isHere(const Uuid& binary) { return PictureBytes::read(store.database(), binary).has_value(); }

private:
    int m_made = 0;
};

}  // namespace

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenInIsListedOpensAndWaitsForTheHub() {
        PictureClinic clinic;
        const auto who = clinic.person();
        auto wish = clinic.wish(who);
        wish.bytes.insert(wish.bytes.size() - 2, std::string(kPicturePiece * 2, 'p'));
        wish.thumbnail = "small";
        const auto id = clinic.take(wish).value();
        const auto all = readPictures(clinic.store.database(), who).value();
        QCOMPARE(all.size(), std::size_t{1});
        const auto& one = all.front();
        QVERIFY(one.picture.id == id && one.here && one.waiting && one.thumbnail == "small" && one.picture.kind == "fundus" && one.picture.side == "left" && one.picture.by == "chen");
        QVERIFY(PictureBytes::read(clinic.store.database(), one.picture.content.binary).value() == wish.bytes);
        QCOMPARE(one.picture.content.sha256, toHex(sha256(wish.bytes)));
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Media'"), std::int64_t{1});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM audit WHERE action = 'picture.import'"), std::int64_t{1});
        QCOMPARE(PictureBytes(clinic.store.context()).waiting().value(), std::vector<Uuid>{one.picture.content.binary});
    }

    void aPdfIsADocument() {
        PictureClinic clinic;
        const auto who = clinic.person();
        auto wish = clinic.wish(who);
        wish.kind = "document";
        wish.side.clear();
        wish.bytes = test::pdfThatIsNone();
        QVERIFY(clinic.take(wish));
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'DocumentReference'"), std::int64_t{1});
    }

    void whatCannotBeRightIsNotTakenIn() {
        PictureClinic clinic;
        const auto who = clinic.person();
        const auto refused = [&](auto change) {
            auto wish = clinic.wish(who);
            change(wish);
            const auto made = clinic.take(wish);
            return made ? std::string{"taken"} : made.error().reason;
        };
        QCOMPARE(refused([](auto& wish) { wish.side.clear(); }), std::string{"picture.side"});  // which eye?
        QCOMPARE(refused([](auto& wish) { wish.kind = "ecg"; }), std::string{"picture.side"});
        QCOMPARE(refused([](auto& wish) { wish.kind = "x-ray"; }), std::string{"picture.kind"});
        QCOMPARE(refused([](auto& wish) { wish.taken += Days{1}; }), std::string{"picture.future"});
        QCOMPARE(refused([](auto& wish) { wish.bytes = test::dicomFile(); }), std::string{"picture.dicom"});
        QCOMPARE(refused([](auto& wish) { wish.resident = {derivedUuid({"nobody"})}; }), std::string{"resident.not-found"});
        QCOMPARE(clinic.store.count("SELECT (SELECT count(*) FROM picture) + (SELECT count(*) FROM picture_bytes)"), std::int64_t{0});
        const auto twice = clinic.wish(who);
        QVERIFY(clinic.take(twice));
        QCOMPARE(clinic.take(twice).error().reason, std::string{"picture.same"});
    }

    void oneIsComparedWithTheLastOfItsEye() {
        PictureClinic clinic;
        const auto who = clinic.person();
        const auto oldest = clinic.take(clinic.wish(who, 400)).value();
        const auto last = clinic.take(clinic.wish(who, 200)).value();
        clinic.take(clinic.wish(who, 100, "right")).value();
        const auto now = clinic.take(clinic.wish(who)).value();
        const auto all = readPictures(clinic.store.database(), who).value();
        QVERIFY(all.front().picture.id == now);
        QVERIFY(previousOf(all, now)->picture.id == last);
        QVERIFY(previousOf(all, last)->picture.id == oldest);
        QVERIFY(!previousOf(all, oldest));
        QVERIFY(!previousOf(all, {derivedUuid({"other"})}));
    }

    void whatShowsSomebodyElseIsShownNoMoreAndIsNotCompared() {
        PictureClinic clinic;
        const auto who = clinic.person();
        const auto wrong = clinic.take(clinic.wish(who, 30)).value(), right = clinic.take(clinic.wish(who)).value();
        QCOMPARE((RetractPicture{wrong, ""}(clinic.store.context()).error().reason), std::string{"picture.reason"});
        QVERIFY((RetractPicture{wrong, "of her sister"}(clinic.store.context())));
        const auto all = readPictures(clinic.store.database(), who).value();
        QVERIFY(all.size() == 1 && all.front().picture.id == right && !previousOf(all, right));
    }

    void whatWasOpenedLongestAgoMakesRoom() {
        PictureClinic clinic;
        const auto a = clinic.cached(kPicturePiece + 7, 0), b = clinic.cached(1000, 1), c = clinic.cached(1000, 1);
        PictureBytes cache(clinic.store.context());
        clinic.store.clock.set(clinic.store.clock.now() + std::chrono::minutes{1});
        cache.touch(a).value();
        cache.evict(kPicturePiece + 1500).value();
        QVERIFY(clinic.isHere(a) && !clinic.isHere(b) && clinic.isHere(c));
        cache.evict(10, a).value();
        QVERIFY(clinic.isHere(a));  // it is being looked at
        cache.evict(10).value();
        QVERIFY(!clinic.isHere(a));
        QCOMPARE(clinic.store.count("SELECT (SELECT count(*) FROM picture_piece) + (SELECT count(*) FROM picture_bytes)"), std::int64_t{0});
    }

    void whatOnlyThisDeskHasIsNeverMadeRoomOf() {
        PictureClinic clinic;
        const auto who = clinic.person();
        clinic.take(clinic.wish(who)).value();
        const auto binary = readPictures(clinic.store.database(), who).value().front().picture.content.binary;
        const auto fetched = clinic.cached(1000, 1);
        PictureBytes cache(clinic.store.context());
        cache.evict(0).value();
        QVERIFY(!clinic.isHere(fetched) && clinic.isHere(binary) && PictureBytes::use(clinic.store.database()).value().waiting > 0);
        cache.markSent(binary).value();
        cache.evict(0).value();
        QVERIFY(!clinic.isHere(binary));
    }

    void wrongBytesAreNotKept() {
        PictureClinic clinic;
        const Content content{newUuid(clinic.store.clock, clinic.store.random), "image/png", 5, toHex(sha256("right"))};
        PictureBytes cache(clinic.store.context());
        cache.begin(content).value();
        cache.keep(content.binary, 0, "wrong").value();
        QCOMPARE(cache.prove(content.binary).error().reason, std::string{"picture.wrong-bytes"});
        QVERIFY(!clinic.isHere(content.binary) && !cache.held(content.binary).value());
        cache.begin(content).value();
        QCOMPARE(cache.keep(content.binary, 3, "ht").error().reason, std::string{"picture.order"});
        cache.keep(content.binary, 0, "rig").value();
        QVERIFY(!clinic.isHere(content.binary));  // half of it is nothing to look at
        QCOMPARE(cache.begin(content).value(), std::int64_t{3});
        cache.keep(content.binary, 3, "ht").value();
        cache.prove(content.binary).value();
        QVERIFY(clinic.isHere(content.binary));
    }

    void nothingOfAPictureLiesInClearOnTheDisk() {
        PictureClinic clinic;
        auto wish = clinic.wish(clinic.person());
        const std::string mark = "a mark that nobody else writes";
        wish.bytes.insert(wish.bytes.size() - 2, mark);
        clinic.take(wish).value();
        for (const auto& entry : std::filesystem::directory_iterator(clinic.store.path().parent_path())) {
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << file.rdbuf();
            QVERIFY2(text.str().find(mark) == std::string::npos, entry.path().c_str());
        }
    }

    void theirBytesGoWithThePerson() {
        PictureClinic clinic;
        clinic.take(clinic.wish(clinic.person())).value();
        clinic.store.database().execute("DELETE FROM picture");
        QCOMPARE(clinic.store.count("SELECT (SELECT count(*) FROM picture_piece) + (SELECT count(*) FROM picture_bytes) + (SELECT count(*) FROM picture_thumbnail)"), std::int64_t{0});
    }

    void aStoreOfBeforeIsCarriedOver() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        auto before = all;
        before.erase(std::find_if(before.begin(), before.end(), [](const auto& step) { return step.name.find("_images") != std::string::npos; }), before.end());
        QVERIFY(before.size() < all.size() && db::migrate(*database, before));
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'male')", derivedUuid({"li"})).run();
        QVERIFY(db::migrate(*database, all));
        ManualClock clock{startOfDay(makeDate(2026, 11, 23))};
        SeededRandom random{3};
        ImportPicture wish;
        wish.resident = {derivedUuid({"li"})};
        wish.kind = "ecg";
        wish.taken = clock.now();
        wish.bytes = test::pngThatSays(10, 10);
        QVERIFY(wish({*database, clock, random, "chen"}));
        QCOMPARE(readPictures(*database, wish.resident).value().size(), std::size_t{1});
    }
};

JIAYI_TEST(TestPictures)
#include "tst_pictures.moc"
