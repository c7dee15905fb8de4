#include "models/diagnostics/rules/report.h"

#include "models/core/hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace jiayi::diagnostics {

namespace {

/// More items than any panel has: such a message is no report.
constexpr std::size_t kMostItems = 2000;

template <class Word, std::size_t Count>
using Words = std::array<std::pair<Word, std::string_view>, Count>;

constexpr Words<ReportStatus, 10> kReportWords{{{ReportStatus::Registered, "registered"},
                                                {ReportStatus::Partial, "partial"},
                                                {ReportStatus::Preliminary, "preliminary"},
                                                {ReportStatus::Final, "final"},
                                                {ReportStatus::Appended, "appended"},
                                                {ReportStatus::Amended, "amended"},
                                                {ReportStatus::Corrected, "corrected"},
                                                {ReportStatus::Cancelled, "cancelled"},
                                                {ReportStatus::EnteredInError, "entered-in-error"},
                                                {ReportStatus::Unknown, "unknown"}}};
constexpr Words<ItemStatus, 8> kItemWords{{{ItemStatus::Registered, "registered"},
                                           {ItemStatus::Preliminary, "preliminary"},
                                           {ItemStatus::Final, "final"},
                                           {ItemStatus::Amended, "amended"},
                                           {ItemStatus::Corrected, "corrected"},
                                           {ItemStatus::Cancelled, "cancelled"},
                                           {ItemStatus::EnteredInError, "entered-in-error"},
                                           {ItemStatus::Unknown, "unknown"}}};
constexpr Words<IdentifierKind, 4> kIdentifierWords{{{IdentifierKind::CitizenId, "citizen-id"},
                                                     {IdentifierKind::RecordNumber, "record-number"},
                                                     {IdentifierKind::InsuranceNumber, "insurance-number"},
                                                     {IdentifierKind::Other, "other"}}};
constexpr Words<ValueKind, 5> kValueWords{{{ValueKind::None, "none"}, {ValueKind::Numeric, "NM"}, {ValueKind::Text, "ST"}, {ValueKind::Coded, "CE"}, {ValueKind::Prose, "TX"}}};

template <class Words, class Word>
std::string_view wordFor(const Words& words, Word word) {
    return std::find_if(words.begin(), words.end(), [&](const auto& row) { return row.first == word; })->second;
}

template <class Word, std::size_t Count>
std::optional<Word> wordOf(const Words<Word, Count>& words, std::string_view text) {
    for (const auto& [word, name] : words)
        if (name == text) return word;
    return {};
}

/// Texts with their lengths, so that ("ab", "c") is not ("a", "bc").
class ContentHash {
public:
    ContentHash& text(std::string_view part) {
        m_hash.add(std::to_string(part.size()) + ":");
        m_hash.add(part);
        return *this;
    }
    ContentHash& code(const Code& code) { return text(code.system).text(code.code).text(code.display); }
    ContentHash& time(const std::optional<FhirTime>& time) { return text(time ? time->text : std::string{}); }
    ContentHash& number(std::optional<double> value) { return text(value ? fmt::format("{}", *value) : std::string{}); }
    ContentHash& texts(const std::vector<std::string>& list) {
        text(std::to_string(list.size()));
        for (const auto& each : list) text(each);
        return *this;
    }
    std::string hex() { return toHex(m_hash.finish()); }

private:
    Sha256 m_hash;
};

void addItem(ContentHash& hash, const ReportItem& item) {
    hash.text(item.key).code(item.code).text(std::to_string(item.alsoCoded.size()));
    for (const auto& code : item.alsoCoded) hash.code(code);
    hash.text(toText(item.value.kind)).text(item.value.comparator).text(item.value.text).code(item.value.coded);
    hash.text(item.unit).text(item.method).text(item.range.text).number(item.range.low).number(item.range.high);
    hash.text(item.flag).text(toText(item.status)).time(item.observed).texts(item.comments).text(item.observation.toString());
}

bool sameTime(const std::optional<FhirTime>& a, const std::optional<FhirTime>& b) { return a.has_value() == b.has_value() && (!a || a->text == b->text); }

}  // namespace

std::string_view toText(ReportStatus status) { return wordFor(kReportWords, status); }
std::optional<ReportStatus> reportStatusOf(std::string_view text) { return wordOf(kReportWords, text); }
std::string_view toText(ItemStatus status) { return wordFor(kItemWords, status); }
std::optional<ItemStatus> itemStatusOf(std::string_view text) { return wordOf(kItemWords, text); }
std::string_view toText(IdentifierKind kind) { return wordFor(kIdentifierWords, kind); }
std::optional<IdentifierKind> identifierKindOf(std::string_view text) { return wordOf(kIdentifierWords, text); }
std::string_view toText(ValueKind kind) { return wordFor(kValueWords, kind); }
std::optional<ValueKind> valueKindOf(std::string_view text) { return wordOf(kValueWords, text); }

bool isReported(ItemStatus status) {
    return status == ItemStatus::Preliminary || status == ItemStatus::Final || status == ItemStatus::Amended || status == ItemStatus::Corrected || status == ItemStatus::Unknown;
}

bool Specimen::operator==(const Specimen& other) const {
    return number == other.number && type == other.type && sameTime(collected, other.collected) && sameTime(received, other.received);
}

bool ReportItem::operator==(const ReportItem& other) const {
    return std::tie(key, code, alsoCoded, value, unit, method, range, flag, status, comments, observation) ==
               std::tie(other.key, other.code, other.alsoCoded, other.value, other.unit, other.method, other.range, other.flag, other.status, other.comments, other.observation) &&
           sameTime(observed, other.observed);
}

bool Report::operator==(const Report& other) const {
    return std::tie(sender, senderName, addressedTo, number, orderNumber, test, status, patient, specimen, issued.text, orderedBy, items, comments, conclusion) ==
           std::tie(other.sender, other.senderName, other.addressedTo, other.number, other.orderNumber, other.test, other.status, other.patient, other.specimen, other.issued.text,
                    other.orderedBy, other.items, other.comments, other.conclusion);
}

ReportId reportId(std::string_view sender, std::string_view number) { return {derivedUuid({"diagnostic-report", sender, number})}; }

std::string contentDigest(const Report& report) {
    ContentHash hash;
    hash.text(report.sender).text(report.senderName).text(report.addressedTo).text(report.number).text(report.orderNumber).code(report.test).text(toText(report.status));
    const auto& person = report.patient;
    hash.text(person.name).text(std::to_string(static_cast<int>(person.sex))).text(person.birthDate ? formatDate(*person.birthDate) : std::string{}).text(person.phone);
    hash.text(std::to_string(person.identifiers.size()));
    for (const auto& identifier : person.identifiers) hash.text(toText(identifier.kind)).text(identifier.system).text(identifier.value);
    hash.text(person.patient.toString());
    hash.text(report.specimen.number).code(report.specimen.type).time(report.specimen.collected).time(report.specimen.received);
    hash.text(report.issued.text).text(report.orderedBy).texts(report.comments).text(report.conclusion);
    std::vector<const ReportItem*> items;
    for (const auto& item : report.items) items.push_back(&item);
    std::sort(items.begin(), items.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
    for (const auto* item : items) addItem(hash, *item);
    return hash.hex();
}

Uuid versionId(const Report& report) { return derivedUuid({"diagnostic-report-version", report.sender, report.number, contentDigest(report)}); }

int weightOf(const Report& report) {
    const auto at = std::find_if(kReportWords.begin(), kReportWords.end(), [&](const auto& row) { return row.first == report.status; }) - kReportWords.begin();
    const auto rank = report.status == ReportStatus::Unknown ? 0 : 1 + static_cast<int>(at);
    int reported = 0;
    for (const auto& item : report.items) reported += !isReported(item.status) ? 0 : item.status == ItemStatus::Amended || item.status == ItemStatus::Corrected ? 2 : 1;
    return rank * static_cast<int>(2 * kMostItems + 1) + reported;
}

bool isNewer(const Report& one, const Report& other) {
    const auto left = std::pair{one.issued.start, weightOf(one)}, right = std::pair{other.issued.start, weightOf(other)};
    return left != right ? left > right : versionId(one) > versionId(other);
}

Report standing(const std::vector<Report>& versions) {
    std::vector<const Report*> oldestFirst;
    for (const auto& version : versions) oldestFirst.push_back(&version);
    std::sort(oldestFirst.begin(), oldestFirst.end(), [](const auto* a, const auto* b) { return isNewer(*b, *a); });
    Report stands = *oldestFirst.back();
    std::vector<ReportItem> items;
    for (const auto* version : oldestFirst)
        for (const auto& item : version->items) {
            const auto found = std::find_if(items.begin(), items.end(), [&](const ReportItem& each) { return each.key == item.key; });
            if (found == items.end()) items.push_back(item);
            else *found = item;
        }
    stands.items = std::move(items);
    return stands;
}

bool contradict(const StatedPatient& one, const StatedPatient& other) {
    if (one.birthDate && other.birthDate && *one.birthDate != *other.birthDate) return true;
    const auto said = [](Sex sex) { return sex == Sex::Male || sex == Sex::Female; };
    if (said(one.sex) && said(other.sex) && one.sex != other.sex) return true;
    if (!one.patient.isNil() && !other.patient.isNil() && one.patient != other.patient) return true;
    for (const auto& left : one.identifiers) {
        if (left.kind == IdentifierKind::Other) continue;  // institutions number a person each in their own way
        const auto sameKind = [&](const StatedIdentifier& right) { return right.kind == left.kind; };
        const auto same = [&](const StatedIdentifier& right) { return sameKind(right) && right.value == left.value; };
        if (std::any_of(other.identifiers.begin(), other.identifiers.end(), sameKind) && std::none_of(other.identifiers.begin(), other.identifiers.end(), same)) return true;
    }
    return false;
}

Result<void> checkReport(const Report& report) {
    if (report.sender.empty()) return invalid("report.sender");
    if (report.number.empty()) return invalid("report.number");
    if (report.issued.text.empty()) return invalid("report.issued");
    if (report.items.size() > kMostItems) return invalid("report.too-large");
    std::set<std::string_view> keys;
    for (const auto& item : report.items)
        if (item.key.empty() || !keys.insert(item.key).second) return invalid("report.item-key");
    return {};
}

}  // namespace jiayi::diagnostics
