#include "sync/hub/simulator/laboratory.h"

#include "models/core/resource.h"

#include <algorithm>
#include <cmath>

namespace jiayi::hub {

namespace {

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kUcum = "http://unitsofmeasure.org";
constexpr char kTestsFile[] = "rules/simulator_laboratory.csv";

fhir::Json quantity(const std::string& value, const std::string& unit) {
    return fhir::Json::object({{"value", fhir::Json::decimal(value)}, {"unit", unit}, {"system", kUcum}, {"code", unit}});
}

/// Roughly normal: the mean of four uniform draws has a standard deviation of 1/sqrt(48).
double drawValue(const LaboratoryTest& test, Random& random) {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += random.unit();
    return std::max(test.mean / 10, test.mean + (sum / 4 - 0.5) * std::sqrt(48.0) * test.spread);
}

fhir::Json codingOf(const LaboratoryTest& test) {
    auto code = fhir::Json::object({{"text", test.display}});
    auto& coding = code.make("coding.0");
    coding.set("system", kLoinc);
    coding.set("code", test.code);
    coding.set("display", test.display);
    return code;
}

const LaboratoryTest* testOf(const LaboratoryTests& tests, const fhir::Json& order) {
    for (const auto& coding : order.items("code.coding")) {
        const auto test = tests.find(coding.textOr("code", ""));
        if (coding.textOr("system", "") == kLoinc && test != tests.end()) return &test->second;
    }
    return nullptr;
}

Deed answerTo(const Seen& order, const LaboratoryTest& test, const Moment& moment, Random& random) {
    const std::string id{order.resource.textOr("id", "")};
    const std::string subject{order.resource.textOr("subject.reference", "")};
    const auto due = moment.after(test.turnaround);
    const auto value = drawValue(test, random);
    auto observation = sampleResource("Observation", {"simulator", "result", order.stream, id, test.code});
    observation.set("status", "final");
    observation.set("code", codingOf(test));
    observation.make("basedOn.0").set("reference", "ServiceRequest/" + id);
    observation.make("subject").set("reference", subject);
    observation.set("effectiveDateTime", formatInstant(due));
    observation.set("issued", formatInstant(due));
    observation.set("valueQuantity", quantity(decimalText(value, test.mean < 20 ? 1 : 0), test.unit));
    const auto* flag = value < test.low ? "L" : value > test.high ? "H" : "N";
    auto& interpretation = observation.make("interpretation.0.coding.0");
    interpretation.set("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation");
    interpretation.set("code", flag);
    observation.make("referenceRange.0").set("low", quantity(decimalText(test.low, 1), test.unit));
    observation.make("referenceRange.0").set("high", quantity(decimalText(test.high, 1), test.unit));

    auto report = sampleResource("DiagnosticReport", {"simulator", "report", order.stream, id});
    report.set("status", "final");
    report.set("code", codingOf(test));
    report.make("basedOn.0").set("reference", "ServiceRequest/" + id);
    report.make("subject").set("reference", subject);
    report.set("effectiveDateTime", formatInstant(due));
    report.set("issued", formatInstant(due));
    report.make("result.0").set("reference", "Observation/" + std::string{observation.textOr("id", "")});
    Deed deed{due, order.stream, {}};
    deed.resources.push_back(std::move(observation));
    deed.resources.push_back(std::move(report));
    return deed;
}

}  // namespace

Result<LaboratoryTests> readLaboratoryTests() {
    RuleReader reader(kTestsFile, embeddedFile(kTestsFile));
    LaboratoryTests tests;
    while (reader.next()) {
        LaboratoryTest test{reader.required("code"), reader.required("display"), reader.required("unit"), reader.number("mean"),
                            reader.number("spread"), reader.number("low"),       reader.number("high"),  std::chrono::minutes{reader.integer("minutes")}};
        static_cast<void>(reader.origin());
        tests.emplace(test.code, std::move(test));
    }
    JIAYI_CHECK(reader.finish());
    return tests;
}

void LaboratoryActor::see(const Seen& seen, const Moment& moment, Random& random) {
    if (seen.resource.textOr("resourceType", "") != "ServiceRequest" || seen.resource.textOr("status", "") != "active") return;
    if (const auto* test = testOf(m_tests, seen.resource)) m_answers.push_back(answerTo(seen, *test, moment, random));
}

std::vector<Deed> LaboratoryActor::act(std::chrono::milliseconds, const Moment&, Random&) { return std::exchange(m_answers, {}); }

}  // namespace jiayi::hub
