#include "models/db/query.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstring>

namespace jiayi::db {

Query::Query(Database& database, std::string sql, std::nullptr_t)
    : m_database(database), m_sql(std::move(sql)), m_statement(database.take(m_sql)) {}

Query::~Query() { m_database.giveBack(m_sql, std::move(m_statement)); }

void Query::bind(int index, std::int64_t value) { m_statement->bind(index, value); }
void Query::bind(int index, double value) { m_statement->bind(index, value); }
void Query::bind(int index, std::string_view value) { m_statement->bind(index, std::string{value}); }

void Query::bind(int index, Blob value) {
    // A null pointer would bind NULL; an empty blob is a value.
    m_statement->bind(index, value.empty() ? static_cast<const void*>("") : value.data(), static_cast<int>(value.size()));
}

void Query::bind(int index, std::nullopt_t) { m_statement->bind(index); }

bool Query::next() { return m_statement->executeStep(); }

int Query::run() {
    const int changed = m_statement->exec();
    m_statement->reset();
    return changed;
}

bool Query::isNull(int column) const { return m_statement->getColumn(column).isNull(); }
std::int64_t Query::integer(int column) const { return m_statement->getColumn(column).getInt64(); }
double Query::real(int column) const { return m_statement->getColumn(column).getDouble(); }
std::string Query::text(int column) const { return m_statement->getColumn(column).getString(); }

std::string Query::blob(int column) const {
    const auto value = m_statement->getColumn(column);
    const auto* bytes = static_cast<const char*>(value.getBlob());
    return bytes ? std::string(bytes, static_cast<std::size_t>(value.getBytes())) : std::string{};
}

Uuid Query::uuid(int column) const {
    Uuid uuid;
    if (const auto bytes = blob(column); bytes.size() == uuid.bytes.size())
        std::memcpy(uuid.bytes.data(), bytes.data(), bytes.size());
    return uuid;
}

std::optional<double> Query::maybeReal(int column) const {
    if (isNull(column)) return {};
    return real(column);
}

std::optional<Date> Query::date(int column) const {
    if (isNull(column)) return {};
    if (const auto date = parseDate(text(column))) return *date;
    return {};
}

Instant Query::instant(int column) const { return Instant{std::chrono::milliseconds{integer(column)}}; }

std::optional<Instant> Query::maybeInstant(int column) const {
    if (isNull(column)) return {};
    return instant(column);
}

}  // namespace jiayi::db
