// Small FHIR texts. They stand in a header because moc 6.4 does not know raw strings.
#pragma once

#include <string>
#include <vector>

namespace jiayi::test {

inline std::string patientJson(const std::string& id, const std::string& more = {}) {
    return R"({"resourceType":"Patient","id":")" + id + R"(","name":[{"text":"Ann"}],"gender":"female","birthDate":"1960-01-01")" + more + "}";
}

inline std::string potassiumJson(const std::string& id, const std::string& patient, const std::string& more = {}) {
    return R"({"resourceType":"Observation","id":")" + id + R"(","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},)"
           R"("subject":{"reference":")" + patient + R"("},"effectiveDateTime":"2020-01-01","valueQuantity":{"value":4.10,"unit":"mmol/L"})" + more + "}";
}

inline std::string bundleOf(const std::vector<std::string>& entries, const char* type = "collection") {
    std::string text = std::string{R"({"resourceType":"Bundle","type":")"} + type + R"(","entry":[)";
    for (std::size_t i = 0; i < entries.size(); ++i) text += (i ? "," : "") + entries[i];
    return text + "]}";
}

inline std::string entryOf(const std::string& resource, const std::string& fullUrl = {}) {
    return fullUrl.empty() ? R"({"resource":)" + resource + "}" : R"({"fullUrl":")" + fullUrl + R"(","resource":)" + resource + "}";
}

inline std::string documentJson(const std::string& id, const std::string& description) {
    return R"({"resourceType":"DocumentReference","id":")" + id +
           R"(","status":"current","subject":{"reference":"Patient/1"},"description":")" + description + "\"}";
}

}  // namespace jiayi::test
