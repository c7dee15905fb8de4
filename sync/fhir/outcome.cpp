#include "sync/fhir/outcome.h"

#include "models/core/text.h"

#include <algorithm>

namespace jiayi::fhir {

namespace {

std::string_view issueTypeOf(Errc code) {
    switch (code) {
        case Errc::NotFound:
            return "not-found";
        case Errc::Conflict:
            return "conflict";
        case Errc::Busy:
            return "lock-error";
        case Errc::Corrupt:
            return "exception";
        case Errc::Offline:
            return "transient";
        case Errc::Rejected:
            return "business-rule";
        case Errc::Invalid:
            return "invalid";
        case Errc::Denied:
            return "forbidden";
        case Errc::Full:
            return "no-store";
    }
    return "processing";
}

}  // namespace

Json makeOutcome(const std::vector<Issue>& issues) {
    auto list = Json::array();
    for (const auto& issue : issues) {
        auto& element = list.push(Json::object({{"severity", issue.severity}, {"code", issue.code}}));
        if (!issue.reason.empty()) {
            element.make("details.coding.0").set("system", kReasonSystem);
            element.make("details.coding.0").set("code", issue.reason);
        }
        // It may quote what somebody sent, and bytes that are no text make no JSON.
        if (!issue.diagnostics.empty() && isValidUtf8(issue.diagnostics)) element.set("diagnostics", issue.diagnostics);
        for (const auto& path : issue.expression) element.make("expression").push(path);
    }
    return Json::object({{"resourceType", "OperationOutcome"}, {"issue", std::move(list)}});
}

Issue issueOf(const Error& error) {
    return {"error", std::string{issueTypeOf(error.code)}, error.reason, error.detail, {}};
}

std::vector<Issue> readOutcome(const Json& outcome) {
    if (outcome.text("resourceType") != "OperationOutcome") return {};
    std::vector<Issue> issues;
    for (const auto& element : outcome.items("issue")) {
        Issue issue{std::string{element.textOr("severity", "error")},
                    std::string{element.textOr("code", "processing")},
                    {},
                    std::string{element.textOr("diagnostics", element.textOr("details.text", ""))},
                    {}};
        for (const auto& coding : element.items("details.coding")) {
            if (coding.text("system") == kReasonSystem) issue.reason = coding.textOr("code", "");
        }
        for (const auto& path : element.items("expression"))
            issue.expression.emplace_back(path.asText().value_or(""));
        issues.push_back(std::move(issue));
    }
    return issues;
}

bool hasReason(const std::vector<Issue>& issues, std::string_view reason) {
    return std::any_of(issues.begin(), issues.end(),
                       [&](const Issue& issue) { return issue.reason == reason; });
}

}  // namespace jiayi::fhir
