// Lines of NDJSON; apart from the test, since Qt's meta-object compiler does not read raw strings.
#pragma once

#include <string>

namespace jiayi::test {

/// A report of two results: one contained, one of its own that stands behind it.
inline std::string reportWithObservations() {
    return R"({"resourceType":"DiagnosticReport","id":"rep-1","identifier":[{"value":"R-9"}],"basedOn":[{"identifier":{"value":"A-9"}}],"status":"final","code":{"text":"Electrolytes"},)"
           R"("subject":{"display":"样例九"},"issued":"2026-11-23T10:00:00+08:00","performer":[{"display":"Sample lab"}],)"
           R"("contained":[{"resourceType":"Observation","id":"na","status":"final","code":{"text":"Sodium"},"valueQuantity":{"value":140,"unit":"mmol/L"}}],)"
           R"("result":[{"reference":"Observation/obs-k"},{"reference":"#na"}]})"
           "\n"
           R"({"resourceType":"Patient","id":"p"})"
           "\n"
           R"({"resourceType":"Observation","id":"obs-k","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3","display":"Potassium"}]},)"
           R"("valueQuantity":{"value":6.80,"unit":"mmol/L"}})";
}

/// `performer` and `result` as members, or empty.
inline std::string reportLine(const std::string& performer, const std::string& result) {
    return R"({"resourceType":"DiagnosticReport","id":"r","identifier":[{"value":"R-9"}],"status":"final","code":{"text":"K"},"issued":"2026-11-23T10:00:00Z")" + performer + result + "}";
}
inline const std::string kPerformer = R"(,"performer":[{"display":"L"}])";
inline std::string resultOf(const std::string& reference) { return R"(,"result":[{"reference":")" + reference + R"("}])"; }
inline const std::string kObservationLine = "\n" R"({"resourceType":"Observation","id":"o","status":"final","code":{"text":"K"}})";

}  // namespace jiayi::test
