// What a file of laboratory results may hold: anything.
#include "models/core/text.h"
#include "sync/laboratory/oru_reader.h"
#include "sync/laboratory/result_file.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace jiayi::test {

namespace {

using diagnostics::Report;

void demand(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

void checkText(const std::string& text) {
    demand(isValidUtf8(text), "every text is UTF-8");
    demand(std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f; }),
           "no text holds control characters");
}

void checkMessageReport(const Report& report) {
    demand(diagnostics::checkReport(report).has_value(), "what is taken is a report");
    for (const auto* text : {&report.sender, &report.number, &report.orderNumber, &report.addressedTo, &report.patient.name, &report.patient.phone, &report.orderedBy, &report.test.display})
        checkText(*text);
    for (const auto& identifier : report.patient.identifiers) demand(!identifier.value.empty(), "what is blank identifies nobody");
    for (const auto& item : report.items) {
        checkText(item.key);
        checkText(item.value.text);
        checkText(item.unit);
        for (const auto& comment : item.comments) checkText(comment);
        demand(!item.value.number || std::isfinite(*item.value.number), "a number is one");
        demand(item.value.kind != diagnostics::ValueKind::Numeric || item.value.number || item.value.beyond != diagnostics::Beyond::No, "a numeric value has a number, or lies beyond the meter");
    }
}

/// "OBX[3]-5", "row 3, value", "byte 7": a place, with nothing of what stands there.
void checkReason(const Error& error) {
    demand(!error.reason.empty() && error.detail.size() < 64, "a reason names a place and no more");
    demand(std::all_of(error.detail.begin(), error.detail.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7f; }), "a reason repeats nothing of the file");
}

const laboratory::ReaderRules& readerRules() {
    static const auto rules = laboratory::loadReaderRules().value();
    return rules;
}

/// Digests of all reports, in their order.
std::vector<std::string> digestsOf(std::string_view bytes, bool isMessage) {
    std::istringstream stream{std::string{bytes}};
    std::vector<std::string> digests;
    const auto onEntry = [&](const laboratory::Entry& entry) {
        if (!entry.reports) {
            checkReason(entry.reports.error());
            return true;
        }
        demand(!entry.reports->empty(), "what is taken says something");
        for (const auto& report : *entry.reports) {
            if (isMessage) checkMessageReport(report);
            digests.push_back(diagnostics::contentDigest(report));
        }
        return true;
    };
    if (isMessage) laboratory::readHl7(stream, readerRules().words, onEntry);
    else if (const auto read = laboratory::readResults(stream, readerRules(), onEntry); !read) checkReason(read.error());
    return digests;
}

}  // namespace

void readLaboratoryMessages(std::string_view bytes) {
    const auto digests = digestsOf(bytes, true);
    demand(digests == digestsOf(bytes, true), "the same file says the same twice");
    // A neighbour that can be read is read, whatever stood before it.
    constexpr std::string_view kNeighbour =
        "\r\x0bMSH|^~\\&|LIS|SAMPLE|X|1|20261123101500||ORU^R01|N|P|2.4\rOBR|1|A|N-1|G^G^L||||||||||||||||||20261123100000|||F\rOBX|1|NM|G^G^L||5.6|||N|||F\r\x1c\r";
    const auto both = digestsOf(std::string{bytes} + std::string{kNeighbour}, true);
    demand(both.size() == digests.size() + 1, "a bad message does not take its neighbour");
    demand(std::equal(digests.begin(), digests.end(), both.begin()), "a neighbour changes nothing of what was before it");
}

void readResultFile(std::string_view bytes) { demand(digestsOf(bytes, false) == digestsOf(bytes, false), "the same file says the same twice"); }

void addResultSeeds(std::vector<FuzzSeed>& seeds) {
    const std::string head = "MSH|^~\\&|LIS|SAMPLE-LAB|JIAYI|120101001|20261123101500||ORU^R01|M1|P|2.4||||||";
    const std::string person = "\rPID|1||R-0001^^^CLINIC&1.2.3&ISO^PI~110101196001020025^^^^NI||SAMPLE^ONE~\xe6\xa0\xb7\xe4\xbe\x8b^\xe4\xb8\x80||19600102|F|||||^^^^^010^12345678\r";
    const std::string request = "ORC|RE|A-1|F-1\rOBR|1|A-1|F-1|BIO^Chemistry^L|||20261123080000|||||||202611230830|SER&Serum&L|||||||20261123100000+0800|||";
    const std::string items =
        "F\rNTE|1||one~two\rOBX|1|NM|K^Potassium^L^2823-3^Potassium^LN|1|6.80|mmol/L|3.5~5.3|H~HH|||C|||2026-11-23 09:30\rNTE|1||a\\.br\\b\\XE6A0B7\\\r"
        "OBX|2|SN|B^B^L||<^0.01||<5.2|L\rOBX|3|CE|C^C^L||1^neg^L~2^pos^L\rOBX|4|TX|D^D^L||x~y||||||F\rOBX|4|TX|D^D^L||z\nw||||||F\rOBX|5|NM|E^E^L||\"\"\rOBX|6|NM|G||HI\r"
        "SPM|1|T^L||UR^Urine^L|||||||||||||20261123|2026112308\r";
    seeds.push_back({"hl7", "all of it", head + person + request + items});
    seeds.push_back({"hl7", "a batch in frames", "FHS|^~\\&|||||\rBHS|^~\\&|LIS|LAB|X|1|\r\x0b" + head + person + request + items + "\x1c\r\x0b" + head + person + request + items + "\x1c\rBTS|2\rFTS|1\r"});
    seeds.push_back({"hl7", "GB18030", head + "GB18030\rPID|1||1||\xd1\xf9\xc0\xfd\r" + request + "F\rOBX|1|ST|A^\xc4\xf2\xb5\xb0\xb0\xd7^L||\\XD2F5D0D4\\ \\M2441\\RuPT\\C2842\\||\xd2\xf5\xd0\xd4\r"});
    seeds.push_back({"hl7", "own separators", "MSH#!%*@#LIS#LAB#X#1#20261123##ORU!R01#M#P#2.3\rOBR#1#A#F#G!G!L##################20261123100000###P\rOBX#1#ST#G!G!L##a*F*b*S*#\r"});
    seeds.push_back({"hl7", "a frame left open", head + person + request + items + "\x0b" + head + person + request + items});
    seeds.push_back({"hl7", "nothing", ""});
    seeds.push_back({"results", "a table", "sender,report_number,issued,name,item_code,value,unit,range,flag,comment\nLAB,F-1,2026-11-23 10:00,SAMPLE,K,6.8,mmol/L,3.5-5.3,HH,\"a\nb\"\nLAB,F-1,2026-11-23 10:00,,NA,140,mmol/L,,N,\nLAB,,x,,,,,,,\n"});
    seeds.push_back({"results", "a table in Chinese", "\xef\xbb\xbf检验机构\t报告编号\t报告时间\t姓名\t项目代码\t结果\t条码\n样例检验所\tF-2\t20261123\t样例\tGLU\t<0.1\tA-2\n"});
    seeds.push_back({"results", "NDJSON",
                     R"({"resourceType":"DiagnosticReport","id":"r","identifier":[{"value":"F-3"}],"status":"final","code":{"text":"K"},"issued":"2026-11-23T10:00:00Z","performer":[{"display":"LAB"}],"result":[{"reference":"Observation/o"},{"reference":"#p"}],"contained":[{"resourceType":"Observation","id":"p","status":"final","code":{"text":"NA"},"valueQuantity":{"value":140}}]})"
                     "\n"
                     R"({"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":6.80,"unit":"mmol/L"}})"});
}

}  // namespace jiayi::test
