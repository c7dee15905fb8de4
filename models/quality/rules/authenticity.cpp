#include "models/quality/rules/authenticity.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace jiayi::quality {

namespace {

bool sameReadings(const VisitRecord& a, const VisitRecord& b) { return a.sbp && a.dbp && a.sbp == b.sbp && a.dbp == b.dbp && a.fpg == b.fpg; }

double minutesBetween(const VisitRecord& a, const VisitRecord& b) { return std::chrono::duration<double, std::ratio<60>>(*b.signedAt - *a.signedAt).count(); }

void findRepeats(const MeasureBook& book, std::vector<VisitRecord>& records, std::vector<Suspicion>& found) {
    std::stable_sort(records.begin(), records.end(), [](const VisitRecord& a, const VisitRecord& b) { return std::tie(a.resident, a.on) < std::tie(b.resident, b.on); });
    const auto wanted = static_cast<std::size_t>(book.limit("repeat.visits"));
    for (std::size_t begin = 0; begin < records.size();) {
        auto end = begin + 1;
        while (end < records.size() && records[end].resident == records[begin].resident && sameReadings(records[begin], records[end])) ++end;
        if (end - begin >= wanted)
            found.push_back({Suspicion::Kind::Repeat, records[begin].resident, records[end - 1].signedBy, records[end - 1].on, static_cast<int>(end - begin), 0});
        begin = end;
    }
}

/// Both pressures of every visit; what ends in 0 against what an honest scale gives, in standard deviations of that.
void findDigits(const MeasureBook& book, const std::vector<VisitRecord>& records, std::vector<Suspicion>& found) {
    struct Signer {
        int readings = 0, zeros = 0;
        Date last{};
    };
    std::map<std::string, Signer> signers;
    for (const auto& record : records)
        for (const auto& value : {record.sbp, record.dbp}) {
            if (!value || record.signedBy.empty()) continue;
            auto& signer = signers[record.signedBy];
            ++signer.readings;
            signer.zeros += std::fmod(std::round(*value), 10.0) == 0.0;
            signer.last = std::max(signer.last, record.on);
        }
    const double expected = book.limit("digit.expected");
    for (const auto& [name, signer] : signers) {
        if (signer.readings < book.limit("digit.readings")) continue;
        const double mean = expected * signer.readings, sigma = std::sqrt(mean * (1 - expected));
        if (signer.zeros - mean > book.limit("digit.sigmas") * sigma)
            found.push_back({Suspicion::Kind::Digit, 0, name, signer.last, signer.readings, static_cast<double>(signer.zeros) / signer.readings});
    }
}

void findShort(const MeasureBook& book, std::vector<VisitRecord>& records, std::vector<Suspicion>& found) {
    std::stable_sort(records.begin(), records.end(), [](const VisitRecord& a, const VisitRecord& b) { return std::tie(a.signedBy, a.signedAt) < std::tie(b.signedBy, b.signedAt); });
    const VisitRecord* before = nullptr;
    for (const auto& record : records) {
        if (!record.signedAt || !record.faceToFace || record.signedBy.empty()) continue;
        // Two forms of one person are one visit; the visits of two people are not.
        if (before && before->signedBy == record.signedBy && before->resident != record.resident) {
            const auto minutes = minutesBetween(*before, record);
            if (minutes < book.limit("short.minutes")) found.push_back({Suspicion::Kind::Short, record.resident, record.signedBy, record.on, 2, minutes});
        }
        before = &record;
    }
}

void findTogether(const MeasureBook& book, std::vector<VisitRecord>& records, std::vector<Suspicion>& found) {
    std::stable_sort(records.begin(), records.end(), [](const VisitRecord& a, const VisitRecord& b) { return std::tie(a.resident, a.signedAt) < std::tie(b.resident, b.signedAt); });
    const VisitRecord* before = nullptr;
    for (const auto& record : records) {
        if (!record.signedAt || !record.faceToFace) continue;
        const bool elsewhere = before && before->resident == record.resident && (before->signedBy != record.signedBy || before->place != record.place);
        if (elsewhere && minutesBetween(*before, record) < book.limit("together.minutes"))
            found.push_back({Suspicion::Kind::Together, record.resident, record.signedBy, record.on, 2, minutesBetween(*before, record)});
        before = &record;
    }
}

}  // namespace

std::vector<Suspicion> findSuspicions(const MeasureBook& book, std::vector<VisitRecord> records) {
    std::vector<Suspicion> found;
    findRepeats(book, records, found);
    findDigits(book, records, found);
    findShort(book, records, found);
    findTogether(book, records, found);
    std::stable_sort(found.begin(), found.end(), [](const Suspicion& a, const Suspicion& b) {
        return std::tie(a.kind, a.resident, a.signedBy, a.on) < std::tie(b.kind, b.resident, b.signedBy, b.on);
    });
    return found;
}

std::string toCode(Suspicion::Kind kind) {
    switch (kind) {
        case Suspicion::Kind::Repeat: return "repeat";
        case Suspicion::Kind::Digit: return "digit";
        case Suspicion::Kind::Short: return "short";
        case Suspicion::Kind::Together: return "together";
    }
    return {};
}

}  // namespace jiayi::quality
