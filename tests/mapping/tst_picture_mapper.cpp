// Pictures and documents on the wire.
#include "sync/mapping/picture_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using fhir::Json;
using images::Picture;

class TestPictureMapper : public QObject {
    Q_OBJECT

    static Picture picture(const char* type = "image/jpeg") {
        Picture one;
        one.id = {*Uuid::parse(test::kOtherId)};
        one.resident = {*Uuid::parse(test::kPatientId)};
        one.kind = "fundus";
        one.side = "left";
        one.title = "Macula";
        one.taken = startOfDay(makeDate(2026, 11, 20)) + std::chrono::hours{10};
        one.institution = "样例影像中心";
        one.by = "chen";
        one.report = derivedUuid({"report"});
        one.visit = derivedUuid({"visit"});
        one.order = derivedUuid({"order"});
        one.content = {derivedUuid({"binary"}), type, 123456, std::string(64, 'a')};
        return one;
    }
    template <class Mapper>
    static void comesBack(const Picture& one) {
        Json wire;
        Mapper::write(wire, one);
        wire.make("extension").push(test::json(R"({"url":"urn:other","valueDecimal":1.50})"));
        const auto text = wire.compact();
        auto again = test::json(text);
        const auto read = Mapper::read(again);
        QVERIFY2(read && *read && **read == one, text.c_str());
        Mapper::write(again, **read);
        QCOMPARE(again.compact(), text);
        auto mistaken = **read;
        mistaken.status = "entered-in-error";
        Mapper::write(again, mistaken);
        const auto after = Mapper::read(again);
        QVERIFY(after && *after && **after == mistaken);
    }

private Q_SLOTS:
    void theyComeBackAsTheyWent() {
        comesBack<MediaMapper>(picture());
        comesBack<DocumentMapper>(picture("application/pdf"));
        auto plain = picture("image/png");
        plain.kind = "photo";
        plain.side = plain.title = plain.institution = "";
        plain.bodySite = "left foot";
        plain.device = "Sample camera";
        plain.report = plain.visit = plain.order = {};
        comesBack<MediaMapper>(plain);
    }

    void anotherSendersPictureIsKnownByItsModality() {
        const auto wire = test::json(
            "{\"resourceType\":\"Media\",\"id\":\"0190a5c4-2222-7abc-8def-000000000002\",\"status\":\"completed\",\"modality\":{\"coding\":[{\"system\":\"http://dicom.nema.org/resources/ontology/DCM\","
            "\"code\":\"ECG\"}]},\"subject\":{\"reference\":\"Patient/0190a5c4-1111-7abc-8def-000000000001\"},\"createdDateTime\":\"2026-11-20\","
            "\"content\":{\"contentType\":\"image/png\",\"url\":\"Binary/0190a5c4-3333-7abc-8def-000000000003\"}}");
        const auto read = MediaMapper::read(wire).value().value();
        QVERIFY(read.kind == "ecg" && read.content.size == 0 && read.content.sha256.empty() && read.status == "current");
    }

    void whatNamesNoBytesOrNobodyIsNoPicture() {
        Json wire;
        MediaMapper::write(wire, picture());
        auto without = wire;
        without.erase("content");
        QVERIFY(!MediaMapper::read(without).value());
        auto inlined = wire;
        inlined.make("content.url") = Json("https://elsewhere.example/p.jpg");
        QVERIFY(!MediaMapper::read(inlined).value());
        auto nobody = wire;
        nobody.erase("subject");
        QVERIFY(!MediaMapper::read(nobody).value());
    }

    void itIsAppliedRetractedAndErasedLikeAnyFact() {
        test::ClinicStore store;
        const Registry registry(test::mappingRules());
        Json wire;
        MediaMapper::write(wire, picture());
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.apply(unit, test::patient()));
            QVERIFY(registry.apply(unit, wire).value().outcome == Applied::Outcome::Stored);
            unit.commit();
        }
        QCOMPARE(registry.render(store.database(), "Media", picture().id.uuid).value().textOr("content.url", ""), std::string_view{wire.textOr("content.url", "")});
        QCOMPARE(images::readPictures(store.database(), picture().resident).value().size(), std::size_t{1});
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.retract(unit, "DocumentReference", picture().id.uuid));  // another type of the same id is not meant
            unit.commit();
        }
        QCOMPARE(images::readPictures(store.database(), picture().resident).value().size(), std::size_t{1});
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.retract(unit, "Media", picture().id.uuid));
            unit.commit();
        }
        QVERIFY(images::readPictures(store.database(), picture().resident).value().empty());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.erase(unit, "Media", picture().id.uuid));
        unit.commit();
        QCOMPARE(store.count("SELECT count(*) FROM picture"), std::int64_t{0});
    }
};

JIAYI_TEST(TestPictureMapper)
#include "tst_picture_mapper.moc"
