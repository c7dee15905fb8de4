// Trees for RapidCheck: every kind of value, awkward texts, decimals whose text matters, objects without duplicate keys.
#pragma once

#include "sync/fhir/json.h"

#include <rapidcheck.h>

#include <ostream>
#include <string>
#include <vector>

namespace jiayi::fhir {

/// How RapidCheck shows a counterexample.
inline std::ostream& operator<<(std::ostream& out, const Json& value) { return out << value.compact(); }

}  // namespace jiayi::fhir

namespace jiayi::test {

inline std::string arbitraryText() {
    static const std::vector<std::string> awkward{
        "",
        "a",
        "5.0",
        "\"",
        "\\",
        "\n\t\r\b\f",
        std::string(1, '\0'),
        "\x01\x1f",
        "\x7f",
        "曾小明",
        "尉迟",
        "😀",
        "é/</script>",
        "a name longer than the short string buffer, so that it lies on the heap"};
    std::string text;
    const auto parts = *rc::gen::inRange(0, 4);
    for (int i = 0; i < parts; ++i) text += *rc::gen::elementOf(awkward);
    return text;
}

inline std::string arbitraryDecimal() {
    std::string text = *rc::gen::arbitrary<bool>() ? "-" : "";
    text += std::to_string(*rc::gen::inRange<std::int64_t>(
        0, *rc::gen::elementOf(std::vector<std::int64_t>{10, 1'000'000'000'000})));
    if (*rc::gen::arbitrary<bool>())
        text += "." + *rc::gen::elementOf(std::vector<std::string>{"0", "00", "50", "123456789012345678901"});
    if (*rc::gen::inRange(0, 8) == 0)
        text += *rc::gen::elementOf(std::vector<std::string>{"e5", "E-7", "e+12"});
    return text;
}

inline fhir::Json arbitraryJson(int depth) {
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 4)) {
        case 0:
            return nullptr;
        case 1:
            return *rc::gen::arbitrary<bool>();
        case 2:
            return fhir::Json::decimal(arbitraryDecimal());
        case 3:
            return arbitraryText();
        case 4: {
            auto list = fhir::Json::array();
            for (int n = *rc::gen::inRange(0, 4); n > 0; --n) list.push(arbitraryJson(depth - 1));
            return list;
        }
        default: {
            auto object = fhir::Json::object();
            for (int n = *rc::gen::inRange(0, 5); n > 0; --n)
                object.set(arbitraryText(), arbitraryJson(depth - 1));
            return object;
        }
    }
}

/// The same value with its members, at every depth, in another order.
inline fhir::Json shuffledMembers(const fhir::Json& value) {
    if (value.isArray()) {
        auto list = fhir::Json::array();
        for (const auto& item : value.items()) list.push(shuffledMembers(item));
        return list;
    }
    if (!value.isObject()) return value;
    std::vector<const fhir::Json::Member*> members;
    for (const auto& member : value.members())
        members.insert(members.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                             0, static_cast<std::ptrdiff_t>(members.size()) + 1),
                       &member);
    auto object = fhir::Json::object();
    for (const auto* member : members) object.set(member->key, shuffledMembers(member->value));
    return object;
}

}  // namespace jiayi::test
