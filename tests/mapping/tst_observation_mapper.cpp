#include "sync/mapping/observation_mapper.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using jiayi::care::Observation;
using jiayi::fhir::Json;
using jiayi::mapping::ObservationMapper;
using jiayi::test::bloodPressure;
using jiayi::test::mappingRules;
using jiayi::test::quantity;

namespace {

Observation one(const Json& resource) {
    const auto rows = ObservationMapper::read(resource, mappingRules()).value();
    if (rows.size() != 1) throw std::runtime_error("not one row");
    return rows.front();
}

bool near(std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 0.005; }

std::vector<Observation> pressureRows() { return ObservationMapper::read(bloodPressure(), mappingRules()).value(); }

Observation& rowOf(std::vector<Observation>& rows, const char* code) {
    return *std::find_if(rows.begin(), rows.end(), [&](const Observation& row) { return row.code == code; });
}

}  // namespace

class TestObservationMapper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreTurnedIntoTheUnitOfTheirCode() {
        const auto glucose = one(quantity("1558-6", "167.4", "mg/dL"));
        QCOMPARE(glucose.code, std::string{"FPG"});
        QVERIFY(near(glucose.value, 9.29));
        QCOMPARE(glucose.unit, std::string{"mmol/L"});
        QCOMPARE(glucose.original, std::string{"167.4 mg/dL"});
        const auto creatinine = one(quantity("38483-4", "1.1", "mg/dL"));
        QCOMPARE(creatinine.code, std::string{"CREA"});
        QVERIFY(near(creatinine.value, 97.24));
    }

    void hba1cInMmolPerMolJoinsTheSeriesInPercent() {
        const auto row = one(quantity("59261-8", "59.568", "mmol/mol"));
        QCOMPARE(row.code, std::string{"HBA1C_NGSP"});
        QVERIFY(near(row.value, 7.60));
        QCOMPARE(row.unit, std::string{"%"});
        QCOMPARE(row.original, std::string{"59.568 mmol/mol"});
        QCOMPARE(row.doubt, std::string{});
    }

    void anImpossibleValueIsKeptAndNotBelieved() {
        const auto row = one(quantity("14933-6", "311", "mmol/L"));
        QCOMPARE(row.code, std::string{"UA"});
        QCOMPARE(row.doubt, std::string{"value.above-plausible"});
        QCOMPARE(row.original, std::string{"311 mmol/L"});
    }

    void aUnitThatDoesNotFitGivesNoValue() {
        const auto row = one(quantity("14771-0", "167.4", "mmHg"));
        QVERIFY(!row.value);
        QCOMPARE(row.doubt, std::string{"unit.not-convertible"});
        QCOMPARE(row.original, std::string{"167.4 mmHg"});
        QCOMPARE(one(quantity("14771-0", "7", "")).doubt, std::string{"unit.missing"});
    }

    void lessThanIsNoNumber() {
        auto resource = quantity("30522-7", "0.5", "mg/L");
        resource.make("valueQuantity.comparator") = "<";
        const auto row = one(resource);
        QVERIFY(!row.value);
        QCOMPARE(row.textValue, std::string{"<0.5 mg/L"});
    }

    void aCodeThatIsNotOursKeepsItsOwnWords() {
        const auto row = one(quantity("2069-3", "101.38", "mmol/L"));
        QCOMPARE(row.code, std::string{});
        QCOMPARE(row.coding.code, std::string{"2069-3"});
        QCOMPARE(*row.value, 101.38);
        QCOMPARE(row.unit, std::string{"mmol/L"});
    }

    void aBloodPressureIsTwoRowsOfOnePanel() {
        auto rows = pressureRows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(*rowOf(rows, "SBP").value, 131.0);
        QCOMPARE(*rowOf(rows, "DBP").value, 78.5);
        for (const auto& row : rows) {
            QCOMPARE(row.panel->toString(), std::string{jiayi::test::kOtherId});
            QVERIFY(row.id != *row.panel);
        }
        // The order of components is the sender's own business.
        auto swapped = bloodPressure();
        auto components = swapped.make("component").items();
        std::swap(components[0], components[1]);
        auto again = ObservationMapper::read(swapped, mappingRules()).value();
        QVERIFY(rowOf(again, "SBP").id == rowOf(rows, "SBP").id);
    }

    void unchangedRowsLeaveThePanelAsItCame() {
        auto rendered = bloodPressure();
        ObservationMapper::write(rendered, pressureRows(), mappingRules());
        QCOMPARE(rendered.compact(), bloodPressure().compact());
    }

    void aCorrectedHalfIsWrittenBackIntoItsComponent() {
        auto rows = pressureRows();
        rowOf(rows, "SBP").value = 141;
        rowOf(rows, "SBP").original.clear();
        auto rendered = bloodPressure();
        ObservationMapper::write(rendered, rows, mappingRules());
        QCOMPARE(*rendered.numberText("component.1.valueQuantity.value"), std::string_view{"141"});
        QCOMPARE(*rendered.numberText("component.0.valueQuantity.value"), std::string_view{"78.50"});
        QCOMPARE(*rendered.text("note.0.text"), std::string_view{"left arm"});
        auto again = ObservationMapper::read(rendered, mappingRules()).value();
        QCOMPARE(*rowOf(again, "SBP").value, 141.0);
    }

    void oneHalfEnteredInErrorLeavesTheOther() {
        auto rows = pressureRows();
        rowOf(rows, "DBP").status = "entered-in-error";
        auto rendered = bloodPressure();
        ObservationMapper::write(rendered, rows, mappingRules());
        QCOMPARE(*rendered.text("status"), std::string_view{"final"});
        auto again = ObservationMapper::read(rendered, mappingRules()).value();
        QCOMPARE(rowOf(again, "DBP").status, std::string{"entered-in-error"});
        QCOMPARE(rowOf(again, "SBP").status, std::string{"final"});
        for (auto& row : rows) row.status = "entered-in-error";
        rendered = bloodPressure();
        ObservationMapper::write(rendered, rows, mappingRules());
        QCOMPARE(*rendered.text("status"), std::string_view{"entered-in-error"});
    }

    void aRowOfOursSurvivesTheWire() {
        Observation row;
        row.id = {*jiayi::Uuid::parse(jiayi::test::kOtherId)};
        row.resident = {*jiayi::Uuid::parse(jiayi::test::kPatientId)};
        row.code = "HBA1C_NGSP";
        row.coding = {"http://loinc.org", "4548-4", "Hemoglobin A1c, NGSP"};
        row.effective = jiayi::parseFhirTime("2020-12-30").value();
        row.original = "59.568 mmol/mol";
        row.origin = "self";
        row.performer = "nurse li";
        row.device = "meter 3";
        row.visit = jiayi::care::VisitId{row.resident.uuid};
        ObservationMapper::convert(row, 59.568, "mmol/mol", mappingRules());
        Json written;
        ObservationMapper::write(written, {row}, mappingRules());
        QCOMPARE(*written.text("valueQuantity.code"), std::string_view{"%"});
        const auto again = one(jiayi::test::json(written.compact()));
        QCOMPARE(*again.value, *row.value);
        QCOMPARE(again.original, row.original);
        QCOMPARE(again.origin, row.origin);
        QCOMPARE(again.performer, row.performer);
        QCOMPARE(again.device, row.device);
        QVERIFY(again.visit == row.visit);
        QVERIFY(again.coding == row.coding);
        QCOMPARE(again.effective.text, row.effective.text);
    }

    void aPersonsBeliefOverrulesTheDoubt() {
        const auto resource = quantity("2823-3", "9.9", "mmol/L");
        auto row = one(resource);
        QCOMPARE(row.doubt, std::string{"value.above-plausible"});
        row.doubt.clear();
        auto rendered = resource;
        ObservationMapper::write(rendered, {row}, mappingRules());
        QCOMPARE(one(rendered).doubt, std::string{});
        QCOMPARE(*rendered.numberText("valueQuantity.value"), std::string_view{"9.9"});
    }

    void whatHasNoTimeIsNoRow() {
        auto resource = quantity("2823-3", "4.0", "mmol/L");
        resource.erase("effectiveDateTime");
        QVERIFY(ObservationMapper::read(resource, mappingRules()).value().empty());
        resource.set("effectiveDateTime", "yesterday");
        QCOMPARE(ObservationMapper::read(resource, mappingRules()).error().reason, std::string{"observation.effective"});
        resource.set("status", "done");
        QCOMPARE(ObservationMapper::read(resource, mappingRules()).error().reason, std::string{"observation.status"});
    }
};

JIAYI_TEST(TestObservationMapper)
#include "tst_observation_mapper.moc"
