// Signs that a record was written and not measured. Pure; the figures are rows of quality_limits.csv. A finding is a question to ask, not a verdict.
#pragma once

#include "models/quality/rules/measure_book.h"

namespace jiayi::quality {

/// A signed visit with what was measured at it.
struct VisitRecord {
    std::int64_t resident = 0;
    Date on{};
    std::string signedBy, place;
    std::optional<Instant> signedAt;
    bool faceToFace = false;
    std::optional<double> sbp, dbp, fpg;
};

struct Suspicion {
    enum class Kind {
        Repeat,    ///< so many visits of one person in a row with the same pressures and glucose to the last digit
        Digit,     ///< one signer's pressures end in 0 far more often than a scale in twos gives
        Short,     ///< signed so soon after the signer's one before that it cannot have been held
        Together,  ///< one person face to face at two places at once
    };
    Kind kind = Kind::Repeat;
    std::int64_t resident = 0;  ///< 0: about a signer
    std::string signedBy;
    Date on{};                  ///< of the last visit concerned
    int count = 0;              ///< visits or readings concerned
    double figure = 0;          ///< Digit: share that ends in 0; Short, Together: minutes
    bool operator==(const Suspicion&) const = default;
};

/// In any order of records; the answer is ordered by kind, then by person or signer and day.
std::vector<Suspicion> findSuspicions(const MeasureBook& book, std::vector<VisitRecord> records);
std::string toCode(Suspicion::Kind kind);

}  // namespace jiayi::quality
