// The number by which an order is known to people, laboratories and scanners: fifteen digits and a check digit.
#pragma once

#include "models/core/ids.h"

#include <string>
#include <string_view>

namespace jiayi::orders {

/// By Damm's method (2004): finds every single wrong digit and every two neighbours that changed places. `digits` holds digits only.
char checkDigit(std::string_view digits);
/// Sixteen digits of which the last one is right. A scanner may not be trusted to have read well.
bool isOrderNumber(std::string_view text);
/// The same for the same id. Two ids share a number once in some 10^15 pairs: whoever gives one out looks whether it is taken.
std::string orderNumber(const Uuid& id);
/// "1234 5678 9012 3456": as people read it.
std::string groupedNumber(std::string_view number);

}  // namespace jiayi::orders
