// A sensor's day there and back, and what a person measured told from what the clinic measured.
#include "models/readings/import_cgm.h"
#include "models/roster/resident_repository.h"
#include "sync/mapping/cgm_mapper.h"
#include "sync/mapping/observation_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using jiayi::fhir::Json;
using jiayi::mapping::CgmMapper;
using jiayi::readings::Beyond;
using jiayi::readings::CgmDay;
using jiayi::readings::GlucoseUnit;
using jiayi::test::json;

namespace {

const care::ResidentId kWearer{*Uuid::parse(test::kPatientId)};
const Date kWorn = makeDate(2026, 11, 18);

Instant atMinute(int minute) { return startOfDay(kWorn) + std::chrono::minutes{minute}; }

CgmDay wornDay(std::vector<readings::Reading> readings) { return {readings::cgmDayId(kWearer, kWorn), kWearer, kWorn, "Sample sensor", "final", std::move(readings)}; }

CgmDay thereAndBack(const CgmDay& day) {
    Json resource;
    CgmMapper::write(resource, day);
    return CgmMapper::read(*fhir::parseJson(resource.compact())).value();
}

}  // namespace

class TestCgmMapper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDayComesBackAsItWent() {
        const auto regular = wornDay({{atMinute(2), 5.4}, {atMinute(17), 2.2, GlucoseUnit::MmolL, Beyond::Below}, {atMinute(62), 27.8, GlucoseUnit::MmolL, Beyond::Above}});
        QVERIFY(thereAndBack(regular) == regular);
        const auto odd = wornDay({{atMinute(0), 126, GlucoseUnit::MgDl}, {atMinute(1), 7.05}, {atMinute(7), 131, GlucoseUnit::MgDl}, {atMinute(1439), 6.1}});
        QVERIFY(thereAndBack(odd) == odd);
        QVERIFY(thereAndBack(wornDay({})) == wornDay({}));
    }

    void aGapIsSaidAndTheStepIsTheSensors() {
        Json resource;
        CgmMapper::write(resource, wornDay({{atMinute(2), 5.4}, {atMinute(17), 5.5}, {atMinute(47), 5.6}}));
        QCOMPARE(resource.textOr("component.0.valueSampledData.data", ""), std::string_view{"5.4 5.5 E 5.6"});
        QCOMPARE(resource.integer("component.0.valueSampledData.period").value_or(0), std::int64_t{15 * 60'000});
    }

    void aDayThatIsNoneOrSomebodyElsesIsRefused() {
        Json good;
        CgmMapper::write(good, wornDay({{atMinute(2), 5.4}, {atMinute(17), 5.5}}));
        const auto refused = [&](auto change) {
            auto resource = good;
            change(resource);
            return !CgmMapper::read(resource);
        };
        QVERIFY(CgmMapper::isOurs(good) && CgmMapper::read(good));
        QVERIFY(refused([](Json& r) { r.set("id", std::string{test::kOtherId}); }));
        QVERIFY(refused([](Json& r) { r.set("effectiveDateTime", "2026-11-19"); }));
        QVERIFY(refused([](Json& r) { r.make("component.0.valueSampledData.data") = "5.4 x"; }));
        QVERIFY(refused([](Json& r) { r.make("component.0.valueSampledData.data") = "5.4 L"; }));  // no limit said
        QVERIFY(refused([](Json& r) { r.make("component.0.valueSampledData.period") = Json::decimal("1e300"); }));
        QVERIFY(refused([](Json& r) { r.make("component.0.valueSampledData.period") = Json::decimal("0"); }));
        QVERIFY(refused([](Json& r) {
            std::string data = "5";
            for (int i = 0; i < 200; ++i) data += " 5";  // runs into the next day
            r.make("component.0.valueSampledData.data") = data;
        }));
    }

    void aSensorsDayFromTheHubIsNoObservationRow() {
        test::ClinicStore store;
        const mapping::Registry registry{test::mappingRules()};
        Json resource;
        const auto day = wornDay({{atMinute(2), 19.4}});
        CgmMapper::write(resource, day);
        sync::Unit unit(store.context(), "pull", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, test::patient()));
        QVERIFY(registry.apply(unit, resource)->outcome == mapping::Applied::Outcome::Stored);
        unit.commit();
        QCOMPARE(store.count("SELECT count(*) FROM observation"), 0);
        QVERIFY(*readings::CgmRepository(store.database()).day(day.id).value() == day);
        QVERIFY(CgmMapper::read(registry.render(store.database(), "Observation", day.id.uuid).value()).value() == day);
        sync::Unit second(store.context(), "pull", sync::Origin::Hub);
        QVERIFY(registry.retract(second, "Observation", day.id.uuid));
        second.commit();
        QVERIFY(readings::CgmRepository(store.database()).readings(kWearer, kWorn, kWorn)->empty());
        sync::Unit third(store.context(), "pull", sync::Origin::Hub);
        QVERIFY(registry.erase(third, "Observation", day.id.uuid));
        third.commit();
        QCOMPARE(store.count("SELECT (SELECT count(*) FROM cgm_day) + (SELECT count(*) FROM cgm_reading)"), 0);
    }

    void whatThePersonMeasuredIsNotTheClinicsAlthoughItIsAVitalSign() {
        auto pressure = test::bloodPressure();
        pressure.make("category.0") = json(R"({"coding":[{"system":"http:\/\/terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]})");
        const auto origin = [&] { return mapping::ObservationMapper::read(pressure, test::mappingRules())->front().origin; };
        QCOMPARE(origin(), std::string{"clinic"});
        pressure.make("performer.0") = Json::object({{"reference", "Patient/" + std::string{test::kPatientId}}});
        QCOMPARE(origin(), std::string{"self"});
        pressure.make("performer.1") = Json::object({{"reference", "Practitioner/1"}});
        QCOMPARE(origin(), std::string{"clinic"});
    }
};

JIAYI_TEST(TestCgmMapper)
#include "tst_cgm_mapper.moc"
