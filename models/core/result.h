// Expected failure is a value. Exceptions mean bugs.
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace jiayi {

/// The closed set of ways in which an operation can fail. `ui/common` turns each into words.
enum class Errc {
    NotFound,  ///< there is no such thing
    Conflict,  ///< somebody else changed it first
    Busy,      ///< try again in a moment
    Corrupt,   ///< stored data contradicts itself
    Offline,   ///< the other side cannot be reached
    Rejected,  ///< the other side said no
    Invalid,   ///< what was given breaks a rule
    Denied,    ///< not allowed, or a wrong passphrase
    Full,      ///< no room left
};

/// `reason` is a short stable key ("citizen-id.check-digit") that the window translates and tests compare;
/// `detail` is for logs and developers. Neither ever holds patient data.
struct Error {
    Errc code;
    std::string reason;
    std::string detail;
};

std::string toString(Errc code);
std::string toString(const Error& error);

/// Taking the value of a failed Result is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::logic_error("unchecked failure: " + toString(error));
}

template <class T = void>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
public:
    using Base = boost::system::result<T, Error>;
    using Base::Base;
};

template <>
class [[nodiscard]] Result<void> : public boost::system::result<void, Error> {
public:
    using Base = boost::system::result<void, Error>;
    using Base::Base;
    Result() = default;
};

inline Error invalid(std::string reason, std::string detail = {}) {
    return {Errc::Invalid, std::move(reason), std::move(detail)};
}

}  // namespace jiayi

#define JIAYI_CONCAT2(a, b) a##b
#define JIAYI_CONCAT(a, b) JIAYI_CONCAT2(a, b)

/// `JIAYI_TRY(auto rows, repository.find(id));` declares `rows`, or returns the error from this function.
#define JIAYI_TRY(declaration, expression)                                \
    auto JIAYI_CONCAT(tried_, __LINE__) = (expression);                   \
    if (!JIAYI_CONCAT(tried_, __LINE__)) return JIAYI_CONCAT(tried_, __LINE__).error(); \
    declaration = std::move(*JIAYI_CONCAT(tried_, __LINE__))

/// The same for a Result<void>.
#define JIAYI_CHECK(expression)                                           \
    if (auto JIAYI_CONCAT(checked_, __LINE__) = (expression); !JIAYI_CONCAT(checked_, __LINE__)) \
    return JIAYI_CONCAT(checked_, __LINE__).error()
