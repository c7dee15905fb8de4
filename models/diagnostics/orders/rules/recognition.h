// Mutual recognition of results (检查检验结果互认): whether what another institution found makes a test needless, and if not, why. Pure.
#pragma once

#include "models/core/ids.h"
#include "models/diagnostics/orders/rules/order_book.h"

#include <optional>

namespace jiayi::orders {

/// A result of the person as the chart holds it. What waits unmatched belongs to nobody and can never be one of these.
struct HeldResult {
    Uuid id;
    std::string code;  ///< of observations.csv
    Date day{};
    std::string status;     ///< final, amended, corrected, preliminary ...
    std::string origin;     ///< lab, clinic, self, estimated, import
    std::string doubt;      ///< why the value is not believed
    std::string performer;  ///< institution
    std::string shown;      ///< value and unit, as people read them
    bool operator==(const HeldResult&) const = default;
};

/// From the best to the worst; the best that the person's results give is what counts.
enum class Verdict { Recognised, TooOld, InstitutionNotRecognised, InstitutionUnknown, OtherMethod, Doubtful, NotFinal, Missing };
std::string_view nameOf(Verdict verdict);  ///< "recognised", "too-old" ...

/// What one family of a test comes to.
struct Evidence {
    std::string family;
    Verdict verdict = Verdict::Missing;
    std::optional<HeldResult> result;  ///< none where nothing is held
    std::string grade;                 ///< of its institution; empty: not on the list
    std::optional<Date> until;         ///< the last day on which it counts
};

/// What all families of a test come to: recognised only if each is.
struct Recognition {
    std::vector<Evidence> evidence;
    bool recognised = false;
    std::optional<Date> day;    ///< of the oldest result that counts
    std::optional<Date> until;  ///< the first day's end on which one of them no longer does
    /// The worst of the families: why it is not recognised.
    Verdict verdict() const;
    bool anyHeld() const;
};

/// `own`: this institution's name, whose results have the grade "own". A result of the day itself counts; of a later day none does.
Recognition recognise(const OrderBook& book, const Orderable& test, const std::vector<HeldResult>& results, std::string_view own, Date today);

}  // namespace jiayi::orders
