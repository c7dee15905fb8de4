#include "sync/hub/simulator/laboratory.h"

#include "models/core/ids.h"
#include "models/core/resource.h"
#include "sync/reports/report_resources.h"

#include <algorithm>
#include <cmath>

namespace jiayi::hub {

namespace {

using diagnostics::ItemStatus;
using diagnostics::Report;
using diagnostics::ReportItem;
using diagnostics::ReportStatus;

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kOrderNumber = "https://jiayi.health/fhir/sid/order-number";
constexpr char kTestsFile[] = "rules/simulator_laboratory.csv";
constexpr char kLaboratory[] = "SAMPLE-LAB";
constexpr char kLaboratoryName[] = "样例检验中心 Sample laboratory";

std::string caseKey(const std::string& stream, std::string_view order) { return stream + "/" + std::string{order}; }

/// A step's report has an id of its own, whatever it says: started again, nobody answers twice.
std::string idOfAnswer(const std::string& stream, const std::string& order, std::string_view step) {
    return derivedUuid({"simulator", "report", stream, order, step}).toString();
}

/// Of a report that answers an order.
std::string answeredOrder(const fhir::Json& report) {
    const auto reference = report.textOr("basedOn.0.reference", "");
    constexpr std::string_view kType = "ServiceRequest/";
    return reference.starts_with(kType) ? std::string{reference.substr(kType.size())} : std::string{};
}

/// The coding that we know of, the test's or the panel's.
diagnostics::Code testCalled(const fhir::Json& order) {
    const auto* coding = fhir::itemWhere(order, "code.coding", "system", kLoinc);
    return coding ? diagnostics::Code{std::string{kLoinc}, std::string{coding->textOr("code", "")}, std::string{coding->textOr("display", "")}} : diagnostics::Code{};
}

std::string flagOf(const LaboratoryTest& test, double value, bool critical) {
    if (value < test.low) return critical ? "LL" : "L";
    if (value > test.high) return critical ? "HH" : "H";
    return "N";
}

std::string wordsOfStep(const PlayStep& step) { return step.zh + " " + step.en; }

}  // namespace

Result<LaboratoryTests> readLaboratoryTests() {
    RuleReader reader(kTestsFile, embeddedFile(kTestsFile));
    LaboratoryTests tests;
    while (reader.next()) {
        tests.push_back({reader.required("code"), reader.required("display"), reader.required("unit"), reader.number("mean"), reader.number("spread"), reader.number("low"),
                         reader.number("high"), reader.integer("digits"), std::chrono::minutes{reader.integer("minutes")}, reader.list("panels"), reader.optionalNumber("critical")});
        static_cast<void>(reader.origin());
    }
    JIAYI_CHECK(reader.finish());
    return tests;
}

void LaboratoryActor::see(const Seen& seen, const Moment&, Random&) {
    const auto type = seen.resource.textOr("resourceType", "");
    const std::string id{seen.resource.textOr("id", "")};
    if (type == "ServiceRequest") {
        auto& about = m_cases[caseKey(seen.stream, id)];
        about.stream = seen.stream;
        about.order = seen.resource;
        m_touched.insert(caseKey(seen.stream, id));
    } else if (const auto order = type == "DiagnosticReport" ? answeredOrder(seen.resource) : std::string{}; !order.empty()) {
        m_cases[caseKey(seen.stream, order)].answers.insert(id);
        m_touched.insert(caseKey(seen.stream, order));
    }
}

std::vector<Deed> LaboratoryActor::act(std::chrono::milliseconds, const Moment& moment, Random& random) {
    if (!m_lots) m_lots.emplace(random.next());
    std::vector<Deed> deeds;
    for (const auto& key : std::exchange(m_touched, {}))
        if (auto next = nextOf(m_cases.at(key), moment)) deeds.push_back(std::move(*next));
    return deeds;
}

std::optional<Deed> LaboratoryActor::nextOf(const Case& about, const Moment& moment) const {
    const auto items = itemsOf(about.order);
    if (items.empty() || about.order.textOr("status", "") != "active") return {};
    const std::string id{about.order.textOr("id", "")};
    const auto answered = [&](std::string_view step) { return about.answers.contains(idOfAnswer(about.stream, id, step)); };
    const auto turnaround = (*std::max_element(items.begin(), items.end(), [](const auto* a, const auto* b) { return a->turnaround < b->turnaround; }))->turnaround;
    const auto& pace = m_pace;
    std::string_view step = "final";
    auto after = turnaround;
    if (answered("correct")) return {};
    if (answered("final")) {
        if (!m_lots->comesTo(pace.find("correct")->second, id, "correct")) return {};
        step = "correct";
        after = m_lots->duration(pace.find("correct")->second, id, "correct");
    } else if (items.size() > 1 && !answered("partial") && m_lots->comesTo(pace.find("partial")->second, id, "partial")) {
        step = "partial";
        after = m_lots->duration(pace.find("partial")->second, id, "partial");
    }
    const auto due = moment.after(after);
    Deed deed{due, about.stream, {}};
    deed.resources.push_back(reportOf(about, items, step, due));
    return deed;
}

/// The test that was ordered, or all items of the panel.
LaboratoryActor::Items LaboratoryActor::itemsOf(const fhir::Json& order) const {
    Items items;
    const auto wanted = testCalled(order).code;
    if (wanted.empty()) return items;
    for (const auto& test : m_tests)
        if (test.code == wanted || std::find(test.panels.begin(), test.panels.end(), wanted) != test.panels.end()) items.push_back(&test);
    return items;
}

/// Roughly normal: the mean of four uniform draws has a standard deviation of 1/sqrt(48).
std::string LaboratoryActor::valueOf(const LaboratoryTest& test, const std::string& id, bool again) const {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += m_lots->draw(id, test.code + (again ? " again " : " value ") + std::to_string(i));
    return decimalText(std::max(test.mean / 10, test.mean + (sum / 4 - 0.5) * std::sqrt(48.0) * test.spread), test.digits);
}

/// At most one item of an order: the first that can be.
bool LaboratoryActor::isCritical(const LaboratoryTest& test, const Items& items, const std::string& id) const {
    const auto first = std::find_if(items.begin(), items.end(), [](const auto* item) { return item->critical.has_value(); });
    return first != items.end() && *first == &test && m_lots->comesTo(m_pace.find("critical")->second, id, "critical");
}

ReportItem LaboratoryActor::itemOf(const LaboratoryTest& test, const Items& items, const std::string& id, bool ready, bool correction) const {
    ReportItem item;
    item.key = test.code;
    item.code = {std::string{kLoinc}, test.code, test.display};
    item.unit = test.unit;
    item.range = diagnostics::rangeFromText(decimalText(test.low, test.digits) + "-" + decimalText(test.high, test.digits));
    item.status = ready ? ItemStatus::Final : ItemStatus::Registered;
    if (!ready) return item;
    // What a correction corrects: the critical item, or the first.
    const auto drawn = std::find_if(items.begin(), items.end(), [&](const auto* each) { return isCritical(*each, items, id); });
    const bool again = correction && (drawn == items.end() ? items.front() : *drawn) == &test;
    const bool critical = !again && isCritical(test, items, id);
    item.value = diagnostics::valueFromText(critical ? decimalText(*test.critical, test.digits) : valueOf(test, id, again));
    item.flag = flagOf(test, *item.value.number, critical);
    if (again) item.status = ItemStatus::Corrected;
    if (critical) item.comments.push_back(wordsOfStep(m_pace.find("critical")->second));
    return item;
}

fhir::Json LaboratoryActor::reportOf(const Case& about, const Items& items, std::string_view step, Instant due) const {
    const std::string id{about.order.textOr("id", "")};
    const auto issued = parseFhirTime(formatInstant(due));
    Report report;
    report.sender = kLaboratory;
    report.senderName = kLaboratoryName;
    report.addressedTo = about.stream;
    report.number = "SAMPLE-" + id;
    if (const auto* number = fhir::itemWhere(about.order, "identifier", "system", kOrderNumber)) report.orderNumber = number->textOr("value", "");
    report.test = testCalled(about.order);
    report.status = step == "partial" ? ReportStatus::Partial : step == "correct" ? ReportStatus::Corrected : ReportStatus::Final;
    report.issued = *issued;
    report.specimen.collected = report.issued;
    if (const auto patient = fhir::patientId(about.order)) report.patient.patient = Uuid::parse(*patient).value_or(Uuid{});
    if (step != "final") report.comments.push_back(wordsOfStep(m_pace.find(step)->second));
    const std::size_t ready = step == "partial" ? (items.size() * 3 + 4) / 5 : items.size();
    for (std::size_t i = 0; i < items.size(); ++i) report.items.push_back(itemOf(*items[i], items, id, i < ready, step == "correct"));
    auto resource = reports::reportResource(report);
    resource.set("id", idOfAnswer(about.stream, id, step));
    resource.make("basedOn.0").set("reference", "ServiceRequest/" + id);
    resource.make("subject") = fhir::Json::object({{"reference", about.order.textOr("subject.reference", "")}});
    auto& tag = resource.make("meta.tag.0");
    tag.set("system", "https://jiayi.example/fhir/CodeSystem/tag");
    tag.set("code", "sample");
    return resource;
}

}  // namespace jiayi::hub
