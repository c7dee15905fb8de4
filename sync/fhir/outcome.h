// OperationOutcome: what a server has to say about a request.
#pragma once

#include "sync/fhir/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::fhir {

/// The code system of our own reasons ("cursor-epoch"), carried in `details`.
inline constexpr std::string_view kReasonSystem = "urn:jiayi:reason";

struct Issue {
    std::string severity = "error";       ///< fatal, error, warning, information
    std::string code = "processing";      ///< of IssueType: conflict, not-found, invalid, ...
    std::string reason;                   ///< our stable key, empty from servers that are not ours
    std::string diagnostics;              ///< for logs and developers; holds no patient data from our hub
    std::vector<std::string> expression;  ///< FHIRPath of what is meant

    bool operator==(const Issue&) const = default;
};

Json makeOutcome(const std::vector<Issue>& issues);
/// The issue an Error makes: its reason and detail, with the IssueType that fits its code.
Issue issueOf(const Error& error);
/// Empty when the value is no OperationOutcome.
std::vector<Issue> readOutcome(const Json& outcome);
/// Whether one of the issues is ours with this reason.
bool hasReason(const std::vector<Issue>& issues, std::string_view reason);

}  // namespace jiayi::fhir
