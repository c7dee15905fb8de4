// Resources to map, and the rules they are mapped by. In a .cpp that moc reads, JSON in a raw string writes its URLs
// with \/\/: moc 6.4 takes the two slashes for a comment and finds no class.
#pragma once

#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"

#include <stdexcept>
#include <string_view>

namespace jiayi::test {

inline const care::RuleBook& mappingRules() {
    static const care::RuleBook rules = care::loadRules().value();
    return rules;
}

inline fhir::Json json(std::string_view text) {
    auto parsed = fhir::parseJson(text);
    if (!parsed) throw std::runtime_error(toString(parsed.error()));
    return std::move(*parsed);
}

constexpr std::string_view kPatientId = "0190a5c4-1111-7abc-8def-000000000001";
constexpr std::string_view kOtherId = "0190a5c4-2222-7abc-8def-000000000002";

inline fhir::Json patient() {
    return json(R"({"resourceType":"Patient","id":"0190a5c4-1111-7abc-8def-000000000001",
        "extension":[{"url":"http://example.org/weight-of-file","valueDecimal":5.00}],
        "identifier":[{"system":"urn:oid:2.16.156.10011.1.3","value":"120103196205143517"},
                      {"use":"old","system":"http://hospital.example","value":"A77"}],
        "name":[{"use":"nickname","text":"小王"},{"use":"official","family":"王","given":["秀英"]}],
        "telecom":[{"system":"email","value":"w@example.org"},{"system":"phone","value":"13820011234"}],
        "gender":"female","birthDate":"1962-05-14","maritalStatus":{"text":"M"},
        "address":[{"line":["友谊路8号"],"city":"天津"}]})");
}

/// A blood pressure as the Synthea generator writes it.
inline fhir::Json bloodPressure() {
    return json(R"({"resourceType":"Observation","id":"0190a5c4-2222-7abc-8def-000000000002","status":"final",
        "code":{"coding":[{"system":"http://loinc.org","code":"55284-4","display":"Blood Pressure"}]},
        "subject":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},
        "effectiveDateTime":"2020-03-01T08:00:00+08:00","note":[{"text":"left arm"}],
        "component":[
         {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},
          "valueQuantity":{"value":78.50,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
         {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
          "valueQuantity":{"value":131.0,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]})");
}

inline fhir::Json quantity(std::string_view loinc, std::string_view value, std::string_view unit) {
    auto made = json(R"({"resourceType":"Observation","id":"0190a5c4-2222-7abc-8def-000000000002","status":"final",
        "subject":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},"effectiveDateTime":"2020-03-01"})");
    made.make("code.coding.0") = fhir::Json::object({{"system", "http://loinc.org"}, {"code", loinc}});
    made.make("valueQuantity") = fhir::Json::object({{"value", fhir::Json::decimal(value)}, {"unit", unit}});
    return made;
}

}  // namespace jiayi::test
