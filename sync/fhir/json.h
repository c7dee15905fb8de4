// JSON as a value tree that keeps what it was given: decimal text (5.0 is not 5.00), member order, unknown members.
#pragma once

#include "models/core/result.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace jiayi::fhir {

/// One JSON value, owning all below it: copies are deep, moves cost nothing. Not shared between threads while written.
///
/// Paths are member names and array positions joined by dots: "code.coding.0.code". Reading never fails loudly: what
/// is absent, or of another type, is an empty optional, a null pointer, or an empty range.
class Json {
public:
    enum class Type { Null, Bool, Number, String, Array, Object };
    struct Member;

    Json();
    Json(std::nullptr_t) : Json() {}
    Json(std::string text);
    Json(std::string_view text);
    Json(const char* text);
    template <std::same_as<bool> B>
    Json(B value);
    template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>) Json(I value);
    Json(double) = delete;  // a decimal has a text: Json::decimal("5.00")

    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    /// A number by its text, kept exactly. Text that is no JSON number (see isDecimal) is a bug.
    static Json decimal(std::string_view text);
    static bool isDecimal(std::string_view text);
    /// `Json::object({{"resourceType", "Patient"}, {"active", true}})`; a key given twice is a bug.
    static Json object(std::initializer_list<Member> members = {});
    static Json array(std::initializer_list<Json> items = {});
    static Json array(std::vector<Json> items);

    Type type() const { return static_cast<Type>(m_value.index()); }
    bool isNull() const { return type() == Type::Null; }
    bool isNumber() const { return type() == Type::Number; }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }
    /// Items or members; 0 for anything else.
    std::size_t size() const;

    std::optional<std::string_view> asText() const;        ///< of a string
    std::optional<std::string_view> asNumberText() const;  ///< of a number, exactly as written
    std::optional<double> asDouble() const;
    std::optional<std::int64_t> asInteger() const;  ///< of a number without point and exponent
    std::optional<bool> asBool() const;

    const Json* find(std::string_view key) const;
    Json* find(std::string_view key);
    const Json* at(std::string_view path) const;
    Json* at(std::string_view path);
    std::optional<std::string_view> text(std::string_view path) const;
    std::string_view textOr(std::string_view path, std::string_view otherwise) const;
    std::optional<std::string_view> numberText(std::string_view path) const;
    std::optional<std::int64_t> integer(std::string_view path) const;
    std::optional<bool> boolean(std::string_view path) const;

    std::span<const Json> items() const;
    std::span<Json> items();
    /// The items of the array at `path`.
    std::span<const Json> items(std::string_view path) const;
    std::span<const Member> members() const;
    std::span<Member> members();

    /// Replaces the member in its place or appends it; a null value becomes an object first. Returns this object.
    Json& set(std::string_view key, Json value);
    bool erase(std::string_view key);
    /// Appends; a null value becomes an array first. Returns the new item.
    Json& push(Json item);
    void eraseAt(std::size_t index);
    /// The value at `path`, made where it is missing: a position makes an array, a name an object.
    Json& make(std::string_view path);

    /// Equal values: member order does not matter, item order and number text do.
    bool operator==(const Json& other) const;

    std::string compact() const;
    std::string pretty() const;

private:
    struct Decimal {
        std::string text;
        bool operator==(const Decimal&) const = default;
    };
    // In the order of Type.
    using Value =
        std::variant<std::monostate, bool, Decimal, std::string, std::vector<Json>, std::vector<Member>>;
    explicit Json(Value value);
    friend class JsonBuilder;

    Value m_value;
};

struct Json::Member {
    std::string key;
    Json value;
};

// Below Member, which clang (and so clang-tidy) wants to be complete here.
template <std::same_as<bool> B>
Json::Json(B value) : Json(Value{std::in_place_index<1>, value}) {}
template <std::integral I>
requires(!std::same_as<I, bool> && !std::same_as<I, char>) Json::Json(I value)
    : Json(Value{std::in_place_index<2>, Decimal{std::to_string(value)}}) {}

inline Json::Json(const Json&) = default;
inline Json::Json(Json&&) noexcept = default;
inline Json& Json::operator=(const Json&) = default;
inline Json& Json::operator=(Json&&) noexcept = default;
inline Json::~Json() = default;

struct JsonLimits {
    std::size_t bytes = std::size_t{256} << 20;
    std::size_t values = 20'000'000;  ///< a value costs 40 bytes even if it stands for one byte of text
    std::size_t depth = 64;
};

/// One JSON text, strictly: valid UTF-8, nothing after it. Invalid "json.syntax", "json.depth", "json.duplicate-key"
/// or "json.size"; the detail is "byte N".
Result<Json> parseJson(std::string_view text, const JsonLimits& limits = {});

/// Reads a Bundle of any length in pieces and hands over each item of `entry` as it is complete, so that only one is in
/// memory. Returns the Bundle with `entry` empty. Stops at the first error of the reader or of `onEntry`.
Result<Json> forEachEntry(std::istream& stream, const std::function<Result<void>(Json entry)>& onEntry,
                          const JsonLimits& limits = {});

/// Appends `text` quoted and escaped as JSON wants it.
void appendQuoted(std::string& out, std::string_view text);

}  // namespace jiayi::fhir
