#include "sync/mapping/resident_mapper.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/test_program.h"

using jiayi::makeDate;
using jiayi::Sex;
using jiayi::fhir::Json;
using jiayi::mapping::ResidentMapper;
using jiayi::roster::AllergyState;
using jiayi::roster::Resident;
using jiayi::roster::ResidentStatus;
using jiayi::test::json;
using jiayi::test::patient;

namespace {

Resident fullResident() {
    Resident resident;
    resident.id = {*jiayi::Uuid::parse(jiayi::test::kPatientId)};
    resident.recordNo = "12010300100100042";
    resident.name = "欧阳明";
    resident.sex = Sex::Male;
    resident.birthDate = makeDate(1958, 3, 9);
    resident.citizenId = "120103195803093519";
    resident.phone = "13800138000";
    resident.phone2 = "02226541234";
    resident.address = "河西区友谊路8号";
    resident.grid = "3";
    resident.household = "H-17";
    resident.insuranceScheme = "employee";
    resident.insuranceNo = "120103195803093519";
    resident.ethnicCode = "01";
    resident.emergencyName = "欧阳红";
    resident.emergencyPhone = "13900139000";
    resident.bloodGroup = "AB";
    resident.doctor = "chen";
    resident.contractUntil = makeDate(2027, 6, 30);
    resident.status = ResidentStatus::Dead;
    resident.deathDate = makeDate(2026, 10, 1);
    resident.allergyState = AllergyState::NoneKnown;
    resident.identifiers = {{"http://hospital.example", "A77"}, {"urn:jiayi:import:x", "2000"}};
    return resident;
}

Resident throughPatient(const Resident& resident) {
    Json written;
    ResidentMapper::write(written, resident);
    return ResidentMapper::read(json(written.compact())).value();
}

}  // namespace

class TestResidentMapper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesTheWire() { QVERIFY(throughPatient(fullResident()) == fullResident()); }

    void aNearlyEmptyResidentSurvivesTheWire() {
        Resident resident;
        resident.id = fullResident().id;
        resident.name = "李";
        resident.phone2 = "";
        QVERIFY(throughPatient(resident) == resident);
        resident.status = ResidentStatus::Merged;
        QVERIFY(throughPatient(resident) == resident);
        resident.status = ResidentStatus::Moved;
        QVERIFY(throughPatient(resident) == resident);
    }

    void anUnchangedResidentLeavesThePatientAsItCame() {
        auto rendered = patient();
        ResidentMapper::write(rendered, ResidentMapper::read(patient()).value());
        QCOMPARE(rendered.compact(), patient().compact());
    }

    void anEditTouchesItsOwnElementOnly() {
        auto resident = ResidentMapper::read(patient()).value();
        resident.phone = "13999999999";
        resident.allergyState = AllergyState::Listed;
        auto rendered = patient();
        ResidentMapper::write(rendered, resident);
        QCOMPARE(*rendered.text("telecom.1.value"), std::string_view{"13999999999"});
        QCOMPARE(*rendered.text("telecom.0.value"), std::string_view{"w@example.org"});
        QCOMPARE(*rendered.numberText("extension.0.valueDecimal"), std::string_view{"5.00"});
        QCOMPARE(*rendered.text("maritalStatus.text"), std::string_view{"M"});
        QCOMPARE(*rendered.text("identifier.1.use"), std::string_view{"old"});
        QVERIFY(ResidentMapper::read(rendered).value() == resident);
    }

    void hanNamesAreJoinedAndTheOfficialOneCounts() {
        QCOMPARE(ResidentMapper::read(patient()).value().name, std::string{"王秀英"});
        const auto latin = json(R"({"resourceType":"Patient","id":"0190a5c4-1111-7abc-8def-000000000001",
            "name":[{"family":"Smith","given":["Ann","Mary"]}]})");
        QCOMPARE(ResidentMapper::read(latin).value().name, std::string{"Ann Mary Smith"});
    }

    void aPersonWithoutANameIsCalledByTheRecordNumberAndNoNameIsMadeUp() {
        Resident resident;
        resident.id = fullResident().id;
        resident.recordNo = "2000";
        resident.name = "2000";
        Json written;
        ResidentMapper::write(written, resident);
        QVERIFY(!written.find("name"));
        QVERIFY(ResidentMapper::read(written).value() == resident);
    }

    void aYearAloneIsAnEstimate() {
        Resident resident;
        resident.id = fullResident().id;
        resident.name = "李";
        resident.birthDate = makeDate(1954, 1, 1);
        resident.birthEstimated = true;
        Json written;
        ResidentMapper::write(written, resident);
        QCOMPARE(*written.text("birthDate"), std::string_view{"1954"});
        QVERIFY(ResidentMapper::read(written).value() == resident);
        resident.birthDate = makeDate(1954, 7, 3);
        QVERIFY(throughPatient(resident) == resident);
    }

    void aNewAddressReplacesThePartsOfTheOld() {
        auto resident = ResidentMapper::read(patient()).value();
        QCOMPARE(resident.address, std::string{"友谊路8号, 天津"});
        resident.address = "平山道1号";
        auto rendered = patient();
        ResidentMapper::write(rendered, resident);
        QVERIFY(!rendered.at("address.0.line"));
        QCOMPARE(ResidentMapper::read(rendered).value().address, resident.address);
    }

    void clearedFieldsLeaveNoHollowElements() {
        auto rendered = patient();
        auto resident = ResidentMapper::read(rendered).value();
        resident.phone.clear();
        resident.address.clear();
        resident.citizenId.clear();
        resident.identifiers.clear();
        ResidentMapper::write(rendered, resident);
        QVERIFY(!rendered.find("address"));
        QVERIFY(!rendered.find("identifier"));
        QCOMPARE(rendered.items("telecom").size(), std::size_t{1});
    }

    void aMaskedIdIsNoId() {
        const auto masked = json(R"({"resourceType":"Patient","id":"0190a5c4-1111-7abc-8def-000000000001",
            "identifier":[{"system":"urn:oid:2.16.156.10011.1.3","_value":{"extension":[]}}]})");
        QCOMPARE(ResidentMapper::read(masked).value().citizenId, std::string{});
    }

    void whatCannotBeUnderstoodIsRefused() {
        auto wrong = patient();
        wrong.set("birthDate", "14.5.1962");
        QCOMPARE(ResidentMapper::read(wrong).error().reason, std::string{"patient.birth-date"});
        wrong = patient();
        wrong.set("id", "123");
        QCOMPARE(ResidentMapper::read(wrong).error().reason, std::string{"resource.id"});
    }
};

JIAYI_TEST(TestResidentMapper)
#include "tst_resident_mapper.moc"
