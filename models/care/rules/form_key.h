// The name of a follow-up form: "diabetes". Which forms there are is data (programmes.csv), so this is no enumeration.
#pragma once

#include <string>

namespace jiayi::care {

struct FormKey {
    std::string text;

    bool empty() const { return text.empty(); }
    bool operator==(const FormKey&) const = default;
    bool operator<(const FormKey& other) const { return text < other.text; }
};

}  // namespace jiayi::care
