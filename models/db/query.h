// A prepared statement with its values bound, and typed reading of its rows.
#pragma once

#include "models/db/database.h"

namespace jiayi::db {

using Blob = std::span<const std::uint8_t>;

/// `Query q(db, "SELECT name FROM resident WHERE id = ?", id); if (q.next()) q.text(0);`
/// Statements are cached by the connection. Everything here throws SQLite::Exception: use it inside attempt().
/// Dates are TEXT "YYYY-MM-DD", instants INTEGER milliseconds, ids 16-byte BLOBs.
class Query {
public:
    template <class... Values>
    Query(Database& database, std::string sql, const Values&... values) : Query(database, std::move(sql), nullptr) {
        int index = 0;
        (bind(++index, values), ...);
    }
    Query(Database& database, std::string sql, std::nullptr_t);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bind(int index, const char* value) { bind(index, std::string_view{value}); }
    void bind(int index, const std::string& value) { bind(index, std::string_view{value}); }
    void bind(int index, Blob value);
    void bind(int index, const Uuid& value) { bind(index, Blob{value.bytes}); }
    void bind(int index, Date value) { bind(index, std::string_view{formatDate(value)}); }
    void bind(int index, Instant value) { bind(index, static_cast<std::int64_t>(value.time_since_epoch().count())); }
    void bind(int index, std::nullopt_t);
    template <class Tag>
    void bind(int index, const Id<Tag>& value) {
        bind(index, value.uuid);
    }
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value) bind(index, *value);
        else bind(index, std::nullopt);
    }

    /// True while there is a row.
    bool next();
    /// Runs a statement that returns nothing; the number of rows it changed.
    int run();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    int number(int column) const { return static_cast<int>(integer(column)); }
    bool flag(int column) const { return integer(column) != 0; }
    double real(int column) const;
    std::string text(int column) const;  ///< empty for NULL
    std::string blob(int column) const;
    Uuid uuid(int column) const;  ///< nil for NULL
    template <class TypedId>
    TypedId id(int column) const {
        return TypedId{uuid(column)};
    }
    std::optional<double> maybeReal(int column) const;
    std::optional<Date> date(int column) const;
    Instant instant(int column) const;
    std::optional<Instant> maybeInstant(int column) const;

private:
    Database& m_database;
    std::string m_sql;
    std::unique_ptr<SQLite::Statement> m_statement;
};

}  // namespace jiayi::db
