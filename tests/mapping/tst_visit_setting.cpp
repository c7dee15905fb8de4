// Which encounters are no visits to a clinic.
#include "sync/mapping/visit_mapper.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestVisitSetting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wardsAndEmergencyRoomsAreToldByTheClassAndEverythingElseIsAVisit() {
        const auto settingOf = [](const std::string& rest) { return mapping::VisitMapper::settingOf(fhir::parseJson("{\"resourceType\":\"Encounter\"" + rest + "}").value()); };
        for (const auto* code : {"IMP", "ACUTE", "NONAC", "OBSENC", "SS"}) QCOMPARE(settingOf(std::string{",\"class\":{\"code\":\""} + code + "\"}"), std::string("inpatient"));
        QCOMPARE(settingOf(",\"class\":{\"code\":\"EMER\"}"), std::string("emergency"));
        for (const auto* code : {"AMB", "HH", "VR", "FLD", "something"}) QCOMPARE(settingOf(std::string{",\"class\":{\"code\":\""} + code + "\"}"), std::string());
        QCOMPARE(settingOf(""), std::string());
    }
};

JIAYI_TEST(TestVisitSetting)
#include "tst_visit_setting.moc"
