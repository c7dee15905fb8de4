#include "sync/laboratory/oru_parts.h"

#include "models/roster/rules/citizen_id.h"
#include "sync/hl7/times.h"

#include <algorithm>

namespace jiayi::laboratory {

namespace {

using diagnostics::Code;
using diagnostics::IdentifierKind;
using diagnostics::StatedIdentifier;
using diagnostics::StatedPatient;
using hl7::Field;
using hl7::Segment;

bool hasHan(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
}

/// An HD: its universal id where that is an OID, else the name.
std::string authorityOf(const Field& field, std::size_t component) {
    const auto authority = field.component(component);
    // What is below a component is asked as if the component were a field.
    const auto universal = authority.subcomponent(2).text();
    if (!universal.empty() && authority.subcomponent(3).text() == "ISO") return "urn:oid:" + universal;
    return authority.subcomponent(1).text();
}

/// The type may be wrong or missing; a number that proves itself is what it is.
IdentifierKind kindOf(const std::string& value, const std::string& type, const Words& words, std::optional<Date> today) {
    if (today && roster::checkCitizenId(value, *today)) return IdentifierKind::CitizenId;
    return words.identifierKind(type).value_or(IdentifierKind::Other);
}

/// The repeat in Chinese characters, or else the first that says anything.
std::string nameAmong(const std::vector<Field>& repeats) {
    std::string best;
    for (const auto& repeat : repeats) {
        auto name = nameOf(repeat, 1, 2);
        if (hasHan(name)) return name;
        if (best.empty()) best = std::move(name);
    }
    return best;
}

std::string phoneOf(const Field& xtn) {
    if (auto whole = xtn.component(1).text(); !whole.empty()) return whole;
    if (auto whole = xtn.component(12).text(); !whole.empty()) return whole;
    return xtn.component(6).text() + xtn.component(7).text();
}

class Identifiers {
public:
    Identifiers(const Words& words, std::optional<Date> today) : m_words(words), m_today(today) {}
    void add(const Field& cx, std::string_view typeIfNone) {
        auto value = cx.component(1).text();
        if (value.empty()) return;
        auto type = cx.component(5).text();
        if (type.empty()) type = typeIfNone;
        StatedIdentifier identifier{kindOf(value, type, m_words, m_today), authorityOf(cx, 4), std::move(value)};
        // The same number again, in one of the older fields or without its type, says nothing new.
        const auto same = [&](const StatedIdentifier& each) { return each == identifier || (identifier.kind == IdentifierKind::Other && each.value == identifier.value); };
        if (std::none_of(m_all.begin(), m_all.end(), same)) m_all.push_back(std::move(identifier));
    }
    std::vector<StatedIdentifier> take() { return std::move(m_all); }

private:
    const Words& m_words;
    std::optional<Date> m_today;
    std::vector<StatedIdentifier> m_all;
};

}  // namespace

Error unreadable(std::string reason, const Segment& segment, std::size_t field) { return invalid(std::move(reason), segment.place(field)); }

Code codeOf(const Field& field, const Words& words, std::size_t from) {
    const auto system = field.component(from + 2).text();
    return {system.empty() ? system : words.system(system), field.component(from).text(), field.component(from + 1).text()};
}

std::string nameOf(const Field& field, std::size_t family, std::size_t given) {
    // A family name may have parts of its own: the whole one stands first.
    const auto first = field.component(family).subcomponent(1).text(), second = field.component(given).text();
    const bool together = first.empty() || second.empty() || hasHan(first + second);
    return together ? first + second : first + " " + second;
}

Result<std::optional<FhirTime>> timeOf(const Segment& segment, std::size_t field) {
    const auto text = segment.field(field).component(1).text();
    if (text.empty()) return std::optional<FhirTime>{};
    auto time = hl7::parseTime(text);
    if (!time) return unreadable("hl7.time", segment, field);
    return std::optional{std::move(*time)};
}

Result<StatedPatient> patientOf(const Segment& pid, const Words& words, std::optional<Date> today) {
    StatedPatient patient;
    patient.name = nameAmong(pid.field(5).repeats());
    JIAYI_TRY(const auto born, timeOf(pid, 7));
    // A year alone is no birthday to compare with.
    if (born && born->precision >= Precision::Day) patient.birthDate = born->day();
    if (const auto said = pid.field(8).component(1).text(); !said.empty()) {
        const auto sex = words.sex(said);
        if (!sex) return unreadable("hl7.sex", pid, 8);
        patient.sex = *sex;
    }
    for (const auto& phone : pid.field(13).repeats()) {
        if (patient.phone.empty()) patient.phone = phoneOf(phone);
    }
    Identifiers identifiers{words, today};
    for (const std::size_t field : {3U, 2U, 4U})
        for (const auto& repeat : pid.field(field).repeats()) identifiers.add(repeat, {});
    identifiers.add(pid.field(19), "NI");
    patient.identifiers = identifiers.take();
    return patient;
}

}  // namespace jiayi::laboratory
