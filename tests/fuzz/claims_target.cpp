// What a payer's file of claims may hold: anything.
#include "sync/claims/claim_files.h"
#include "sync/claims/claim_resource.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace jiayi::test {

namespace {

const Date kReadOn = makeDate(2026, 11, 22);

void hold(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

}  // namespace

void readClaimFile(std::string_view bytes) {
    const auto read = claims::readClaims(bytes, kReadOn), again = claims::readClaims(bytes, kReadOn);
    hold(read.has_value() == again.has_value(), "the same file is refused or read alike");
    if (!read) return hold(!read.error().reason.empty(), "a refusal has a reason");
    hold(!read->empty() && read->size() == again->size(), "what is read has claims, the same ones twice");
    for (std::size_t i = 0; i < read->size(); ++i) {
        const auto& one = (*read)[i];
        hold(one.claim == (*again)[i].claim && one.problem == (*again)[i].problem, "the same file says the same twice");
        if (!one.problem.empty()) continue;
        hold(capitation::claimProblem(one.claim, kReadOn).empty(), "what is taken has nothing against it");
        hold(std::count_if(read->begin(), read->end(), [&](const auto& other) { return other.claim.number == one.claim.number; }) == 1, "a number is one claim's");
    }
}

void addClaimSeeds(std::vector<FuzzSeed>& seeds) {
    const std::string head = "claim_no,person,settlement,scheme,date,institution,category,diagnosis,atc,days,total,fund,account,other,cash,original\n";
    seeds.push_back({"claims", "a table", head + "C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,\nC-2,1,S,resident,2026-09-08,H1,medicine,E11;I10,A10BA02,28,-4.00,-4.00,,,,C-1\n"});
    seeds.push_back({"claims", "twice, fractions, no original", head + "C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.005,1,,,,\nC-1,1,S,farmer,07/09/2026,H1,dental,E11,,x,0,0,,,,\n"});
    seeds.push_back({"claims", "a row too short", head + "C-1,1\n"});
    seeds.push_back({"claims", "NDJSON",
                     R"({"resourceType":"ExplanationOfBenefit","id":"0190a5c4-2222-7abc-8def-000000000002","identifier":[{"system":"https://jiayi.health/fhir/sid/claim-number","value":"C-1"}],"status":"active","type":{"coding":[{"system":"https://jiayi.health/fhir/CodeSystem/claim-category","code":"outpatient"}]},"patient":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},"item":[{"servicedDate":"2026-09-07"}],"total":[{"category":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/adjudication","code":"submitted"}]},"amount":{"value":10.00,"currency":"CNY"}}]})"
                     "\n{\"resourceType\":\n"});
}

}  // namespace jiayi::test
