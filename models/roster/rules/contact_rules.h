// Telephone and health-record numbers.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>

namespace jiayi::roster {

enum class PhoneKind { Mobile, Landline };

struct Phone {
    std::string normalized;  ///< digits only, without +86; a landline keeps its area code
    PhoneKind kind = PhoneKind::Mobile;
};

/// Mobile ^1[3-9]\d{9}$, or a landline: area code and 7-8 digits. Spaces, hyphens, brackets and full-width digits
/// are read. Invalid "phone.empty", "phone.character", "phone.length", "phone.prefix".
Result<Phone> checkPhone(std::string_view text);
/// "138****5678".
std::string maskedPhone(std::string_view phone);

/// The health-record number: county 6 (GB/T 2260), township 3 (GB/T 10114), village 3, serial 5.
struct RecordNumber {
    std::string normalized;  ///< 17 digits
    std::string area;
    std::string township;
    std::string village;  ///< 001-099 neighbourhood committee, 101-199 village committee, 901-999 other
    std::string serial;
    /// What the national forms print: the last eight as "###-#####".
    std::string printed() const;
};
/// Invalid "record-number.character", "record-number.length", "record-number.village".
Result<RecordNumber> checkRecordNumber(std::string_view text);

}  // namespace jiayi::roster
