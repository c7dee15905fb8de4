#include "models/quality/fact_blob.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace jiayi::quality {

namespace {

constexpr Date kEpoch{Days{10'957}};  // 2000-01-01: days near it take two bytes
constexpr unsigned kGone = 1, kRecorded = 2, kBirth = 4, kGoneOn = 8, kContract = 16;  // what is known of a person
constexpr unsigned kNumber = 4, kWords = 8;                                            // of a result, beside its circumstances

class BlobWriter {
public:
    std::string bytes;

    void byte(unsigned value) { bytes.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<unsigned>(value & 0x7F) | 0x80U);
        byte(static_cast<unsigned>(value));
    }
    void day(Date date) {
        const auto days = static_cast<std::int64_t>((date - kEpoch).count());
        number(days < 0 ? (static_cast<std::uint64_t>(-days) << 1) - 1 : static_cast<std::uint64_t>(days) << 1);
    }
    void maybeDay(const std::optional<Date>& date) {
        byte(date.has_value());
        if (date) day(*date);
    }
    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) byte(static_cast<unsigned>(bits >> shift) & 0xFFU);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }
};

/// Past the end everything is zero, and `whole` says so.
class BlobParser {
public:
    explicit BlobParser(std::string_view bytes) : m_left(bytes) {}
    bool whole = true;
    bool atEnd() const { return m_left.empty(); }

    unsigned byte() {
        if (m_left.empty()) {
            whole = false;
            return 0;
        }
        const auto value = static_cast<unsigned char>(m_left.front());
        m_left.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if (next < 0x80) return value;
        }
        whole = false;
        return 0;
    }
    Date day() {
        const auto coded = number();
        const auto days = (coded & 1U) != 0 ? -static_cast<std::int64_t>((coded + 1) >> 1) : static_cast<std::int64_t>(coded >> 1);
        return kEpoch + Days{days};
    }
    std::optional<Date> maybeDay() { return byte() != 0 ? std::optional{day()} : std::nullopt; }
    double real() {
        std::uint64_t bits = 0;
        if (m_left.size() < 8) {
            whole = false;
            return 0;
        }
        for (int i = 7; i >= 0; --i) bits = bits << 8 | static_cast<unsigned char>(m_left[static_cast<std::size_t>(i)]);
        m_left.remove_prefix(8);
        return std::bit_cast<double>(bits);
    }
    std::string_view text() {
        const auto size = number();
        if (size > m_left.size()) {
            whole = false;
            return {};
        }
        const auto value = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return value;
    }
    /// Never more than could stand in what is left, so that a damaged count asks for no memory.
    std::size_t count() {
        const auto said = number();
        if (said > m_left.size()) whole = false;
        return whole ? said : 0;
    }

private:
    std::string_view m_left;
};

void writeResult(BlobWriter& to, const Measured& one) {
    to.byte(one.how | (one.value ? kNumber : 0U) | (one.words.empty() ? 0U : kWords));
    to.day(one.on);
    if (one.value) to.real(*one.value);
    if (!one.words.empty()) to.text(one.words);
}

void readResult(BlobParser& from, Measured& one) {
    const auto form = from.byte();
    one.how = static_cast<unsigned char>(form & (kInHospital | kSelf));
    one.on = from.day();
    if ((form & kNumber) != 0) one.value = from.real();
    if ((form & kWords) != 0) one.words = from.text();
}

}  // namespace

std::string toBlob(const MeasureBook& book, const PersonFacts& person) {
    BlobWriter to;
    to.bytes = book.factDigest;
    to.bytes.append(reinterpret_cast<const char*>(person.resident.bytes.data()), person.resident.bytes.size());
    to.byte(static_cast<unsigned>(person.sex));
    to.byte((person.gone ? kGone : 0U) | (person.recorded ? kRecorded : 0U) | (person.birth ? kBirth : 0U) | (person.goneOn ? kGoneOn : 0U) | (person.contractUntil ? kContract : 0U));
    for (const auto* day : {&person.birth, &person.goneOn, &person.contractUntil})
        if (*day) to.day(**day);
    to.text(person.doctor);
    to.text(person.grid);
    to.number(person.contracts.size());
    for (const auto& one : person.contracts) {
        to.day(one.since);
        to.day(one.last);
        to.byte(one.expires);
        to.maybeDay(one.renewedOn);
    }
    to.number(person.enrolments.size());
    for (const auto& one : person.enrolments) {
        to.text(one.programme);
        to.maybeDay(one.since);
        to.maybeDay(one.until);
    }
    to.number(person.diagnoses.size());
    for (const auto& one : person.diagnoses) {
        to.text(one.icd10);
        to.maybeDay(one.since);
        to.maybeDay(one.until);
    }
    for (const auto& series : person.series) {
        to.number(series.size());
        for (const auto& one : series) writeResult(to, one);
    }
    to.number(person.visits.size());
    for (const auto& one : person.visits) {
        to.day(one.on);
        to.number(one.kinds);
    }
    to.number(person.courses.size());
    for (const auto& one : person.courses) {
        to.text(one.atc);
        to.maybeDay(one.from);
        to.maybeDay(one.to);
        to.byte(one.supply);
    }
    to.number(person.targets.size());
    for (const auto& one : person.targets) {
        to.number(one.code);
        to.real(one.high);
        to.day(one.validFrom);
    }
    return std::move(to.bytes);
}

bool BlobReader::read(std::string_view blob, PersonFacts& person) {
    if (!blob.starts_with(m_book.factDigest)) return false;
    blob.remove_prefix(m_book.factDigest.size());
    const auto pk = person.pk;
    person.clear(m_book.codes.size());
    person.pk = pk;
    if (blob.size() < person.resident.bytes.size()) return false;
    std::memcpy(person.resident.bytes.data(), blob.data(), person.resident.bytes.size());
    blob.remove_prefix(person.resident.bytes.size());
    BlobParser from(blob);
    const auto sex = from.byte();
    person.sex = sex == static_cast<unsigned>(Sex::Male) ? Sex::Male : sex == static_cast<unsigned>(Sex::Female) ? Sex::Female : sex == static_cast<unsigned>(Sex::Unspecified) ? Sex::Unspecified : Sex::Unknown;
    const auto known = from.byte();
    person.gone = (known & kGone) != 0;
    person.recorded = (known & kRecorded) != 0;
    if ((known & kBirth) != 0) person.birth = from.day();
    if ((known & kGoneOn) != 0) person.goneOn = from.day();
    if ((known & kContract) != 0) person.contractUntil = from.day();
    person.doctor = from.text();
    person.grid = from.text();
    person.contracts.resize(from.count());
    for (auto& one : person.contracts) {
        one.since = from.day();
        one.last = from.day();
        one.expires = from.byte() != 0;
        one.renewedOn = from.maybeDay();
    }
    person.enrolments.resize(from.count());
    for (auto& one : person.enrolments) {
        one.programme = from.text();
        one.since = from.maybeDay();
        one.until = from.maybeDay();
    }
    person.diagnoses.resize(from.count());
    for (auto& one : person.diagnoses) {
        one.icd10 = from.text();
        one.since = from.maybeDay();
        one.until = from.maybeDay();
        const auto [found, isNew] = m_groups.try_emplace(one.icd10, nullptr);
        if (isNew) found->second = groupsOf(*m_book.care, one.icd10);
        one.groups = found->second;
    }
    for (auto& series : person.series) {
        series.resize(from.count());
        for (auto& one : series) readResult(from, one);
    }
    person.visits.resize(from.count());
    for (auto& one : person.visits) {
        one.on = from.day();
        one.kinds = from.number();
    }
    person.courses.resize(from.count());
    for (auto& one : person.courses) {
        one.atc = from.text();
        one.from = from.maybeDay();
        one.to = from.maybeDay();
        one.supply = from.byte() != 0;
    }
    person.targets.resize(from.count());
    for (auto& one : person.targets) {
        one.code = from.number();
        one.high = from.real();
        one.validFrom = from.day();
    }
    return from.whole && from.atEnd();
}

}  // namespace jiayi::quality
