#include "tests/hl7/rendered.h"

#include <fmt/format.h>

namespace jiayi::test {

namespace {

using namespace diagnostics;

std::string oneLine(std::string text) {
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) text.replace(at, 1, "<LF>");
    return text;
}

std::string codeText(const Code& code) { return fmt::format("{}^{}^{}", code.code, code.display, code.system); }

std::string named(std::string_view name, const std::string& text) { return text.empty() ? std::string{} : fmt::format(" {}={}", name, oneLine(text)); }

std::string timed(std::string_view name, const std::optional<FhirTime>& time) { return time ? named(name, time->text) : std::string{}; }

std::string bound(std::optional<double> limit, bool exclusive) { return limit ? fmt::format("{}{}", *limit, exclusive ? "!" : "") : std::string{}; }

std::string rangeText(const ReferenceRange& range) {
    if (range.text.empty()) return {};
    return fmt::format(" range={} [{},{}]", range.text, bound(range.low, range.lowExclusive), bound(range.high, range.highExclusive));
}

std::string valueText(const ItemValue& value) {
    if (value.kind == ValueKind::None) return "none";
    auto text = fmt::format("{} {}{}", toText(value.kind), value.comparator, oneLine(value.text));
    if (!value.coded.empty()) text += " (" + codeText(value.coded) + ")";
    if (value.beyond != Beyond::No) text += value.beyond == Beyond::Above ? " above" : " below";
    else if (value.kind == ValueKind::Numeric) text += fmt::format(" = {}", *value.number);
    return text;
}

std::string personText(const StatedPatient& person) {
    std::string text = "  person" + named("name", person.name);
    if (person.sex != Sex::Unknown) text += fmt::format(" sex={}", static_cast<int>(person.sex));
    if (person.birthDate) text += named("born", formatDate(*person.birthDate));
    text += named("phone", person.phone);
    for (const auto& each : person.identifiers) text += fmt::format(" {}={}{}", toText(each.kind), each.value, each.system.empty() ? "" : "@" + each.system);
    return text + "\n";
}

std::string itemText(const ReportItem& item) {
    auto text = fmt::format("  result {} [{}] {}", item.key, codeText(item.code), valueText(item.value));
    for (const auto& code : item.alsoCoded) text += " also=" + codeText(code);
    text += named("unit", item.unit) + rangeText(item.range) + named("flag", item.flag) + named("method", item.method) + timed("at", item.observed);
    text += fmt::format(" {}\n", toText(item.status));
    for (const auto& comment : item.comments) text += "    comment " + oneLine(comment) + "\n";
    return text;
}

}  // namespace

std::string rendered(const Report& report) {
    auto text = fmt::format("report {} of {}{}{} {} {} [{}]", report.number, report.sender, named("to", report.addressedTo), named("order", report.orderNumber), toText(report.status),
                            report.issued.text, codeText(report.test));
    text += named("by", report.orderedBy) + named("tube", report.specimen.number) + (report.specimen.type.empty() ? "" : " specimen=" + codeText(report.specimen.type));
    text += timed("collected", report.specimen.collected) + timed("received", report.specimen.received) + named("conclusion", report.conclusion) + "\n" + personText(report.patient);
    for (const auto& comment : report.comments) text += "  comment " + oneLine(comment) + "\n";
    for (const auto& item : report.items) text += itemText(item);
    return text;
}

std::string rendered(const laboratory::Entry& entry) {
    if (!entry.reports) return fmt::format("line {} refused {} {}\n", entry.line, entry.reports.error().reason, entry.reports.error().detail);
    std::string text;
    for (const auto& report : *entry.reports) text += rendered(report);
    return text;
}

}  // namespace jiayi::test
