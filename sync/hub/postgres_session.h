// One connection to PostgreSQL. Only postgres_session.cpp includes libpqxx; here its results look like those of db::Query.
#pragma once

#include "models/core/dates.h"
#include "models/core/hash.h"
#include "models/core/result.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace jiayi::hub {

/// A parameter, as the text that PostgreSQL reads. Instants are bigint milliseconds, dates are date.
class PostgresValue {
public:
    PostgresValue(std::nullopt_t) {}
    PostgresValue(std::int64_t value) : m_text(std::to_string(value)) {}
    PostgresValue(bool value) : m_text(value ? "t" : "f") {}
    PostgresValue(std::string value) : m_text(std::move(value)) {}
    PostgresValue(std::string_view value) : m_text(value) {}
    PostgresValue(const char* value) : m_text(value) {}
    PostgresValue(std::span<const std::uint8_t> bytes) : m_text("\\x" + toHex(bytes)) {}
    PostgresValue(const Digest& digest) : PostgresValue(std::span<const std::uint8_t>{digest}) {}
    PostgresValue(Instant value)
        : PostgresValue(static_cast<std::int64_t>(value.time_since_epoch().count())) {}
    PostgresValue(Date value) : m_text(formatDate(value)) {}
    /// A bytea.
    static PostgresValue bytes(std::string_view text);
    /// A text[], which unnest() turns into rows.
    static PostgresValue list(const std::vector<std::string>& items);
    const char* text() const { return m_text ? m_text->c_str() : nullptr; }

private:
    std::optional<std::string> m_text;
};

/// `PostgresRows row = session.run("SELECT ..."); while (row.next()) row.text(0);`
class PostgresRows {
public:
    struct State;
    explicit PostgresRows(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    bool next();
    /// Rows returned; of a statement that returns none, the rows it changed.
    std::int64_t count() const;
    std::string_view view(int column) const;  ///< empty for NULL; lives as long as the rows
    std::string text(int column) const { return std::string{view(column)}; }
    std::int64_t integer(int column) const;
    bool flag(int column) const { return view(column) == "t"; }
    std::string blob(int column) const;
    Instant instant(int column) const { return Instant{std::chrono::milliseconds{integer(column)}}; }

private:
    std::shared_ptr<const State> m_state;
    int m_row = -1;
};

/// Used by one thread at a time. Everything but open() throws libpqxx's exceptions: use it inside postgresAttempt().
class PostgresSession {
public:
    /// Busy "store.unreachable" when no server takes writes there.
    static Result<std::unique_ptr<PostgresSession>> open(const std::string& url);
    ~PostgresSession();
    PostgresSession(const PostgresSession&) = delete;
    PostgresSession& operator=(const PostgresSession&) = delete;

    /// A prepared statement: for texts of which there are few. Outside a transaction it is one by itself.
    PostgresRows run(const std::string& sql, const std::vector<PostgresValue>& values = {});
    /// The same without preparing: for texts made for one question.
    PostgresRows runOnce(const std::string& sql, const std::vector<PostgresValue>& values);
    /// Statements without parameters, one after the other.
    void script(const std::string& sql);
    /// COPY: the fast way in for many rows. Inside a transaction.
    template <std::size_t Columns>
    void copy(const std::string& table, const std::array<std::string, Columns>& columns,
              const std::vector<std::array<PostgresValue, Columns>>& rows);

    enum class Kind { Write, ReadOneInstant };
    void begin(Kind kind);
    void commit();
    void rollback() noexcept;
    bool inTransaction() const;

private:
    struct State;
    explicit PostgresSession(std::unique_ptr<State> state);
    template <class Run>
    PostgresRows inSome(Run run);
    std::unique_ptr<State> m_state;
};

extern template void PostgresSession::copy<14>(const std::string&, const std::array<std::string, 14>&,
                                               const std::vector<std::array<PostgresValue, 14>>&);
extern template void PostgresSession::copy<6>(const std::string&, const std::array<std::string, 6>&,
                                              const std::vector<std::array<PostgresValue, 6>>&);

/// What the exception that is being handled means: Busy "store.busy" (nothing was written), Busy "store.unreachable"
/// (the connection is gone, and so is what was not committed), Busy "store.in-doubt" (the connection broke during
/// COMMIT: the same bundle sent again finds out), Full, Corrupt, Conflict, Denied, Invalid. A wrong statement is a bug and thrown on.
Error postgresError();
/// The connection cannot be used any more.
inline bool isLost(const Error& error) {
    return error.reason == "store.unreachable" || error.reason == "store.in-doubt";
}

template <class Work>
auto postgresAttempt(Work&& work) -> std::invoke_result_t<Work> {
    try {
        return std::forward<Work>(work)();
    } catch (const std::exception&) {
        return postgresError();
    }
}

}  // namespace jiayi::hub
