#include "sync/hub/postgres_session.h"

#include <charconv>
#include <pqxx/pqxx>
#include <tuple>
#include <typeinfo>
#include <unordered_map>

namespace jiayi::hub {

namespace {

using ReadOneInstant = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

// A hub whose connections hang would answer nobody: better to say Busy. Questions look rows up by their keys, and a
// server that has no statistics yet would read whole tables to join them.
constexpr const char* kSettings =
    "SET lock_timeout = '10s'; SET statement_timeout = '120s'; SET idle_in_transaction_session_timeout = "
    "'120s'; "
    "SET jit = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

std::string withDefaults(std::string url) {
    // With several hosts, the one that takes writes; and a host that is gone is given up soon.
    for (const auto* setting :
         {"target_session_attrs=read-write", "connect_timeout=5", "tcp_user_timeout=15000",
          "application_name=jiayi-hub", "client_encoding=UTF8"}) {
        const std::string_view text = setting;
        if (url.find(text.substr(0, text.find('=') + 1)) != std::string::npos) continue;
        url += url.find('?') == std::string::npos ? '?' : '&';
        url += text;
    }
    return url;
}

/// libpqxx would open a lost connection again by itself: without our settings, and perhaps to a server that lacks what
/// was acknowledged. Whoever wants another connection says so.
void doNotReconnect(pqxx::connection& connection) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

std::vector<const char*> textsOf(const std::vector<PostgresValue>& values) {
    std::vector<const char*> texts;
    texts.reserve(values.size());
    for (const auto& value : values) texts.push_back(value.text());
    return texts;
}

Error ofSqlState(const pqxx::sql_error& error) {
    const auto& state = error.sqlstate();
    const auto group = state.substr(0, 2);
    if (group == "40" || state == "55P03" || state == "57014" || state == "53300" || state == "53200")
        return {Errc::Busy, "store.busy", state};
    if (group == "08" || group == "57" || state == "25006" || state == "25P03")
        return {Errc::Busy, "store.unreachable", state};
    if (state == "53100") return {Errc::Full, "store.disk-full", state};
    if (group == "58") return {Errc::Full, "store.disk-error", state};
    if (group == "22") return {Errc::Invalid, "store.value", state};  // text that is no UTF-8
    if (group == "23") return {Errc::Conflict, "store.constraint", state};
    if (group == "XX") return {Errc::Corrupt, "store.damaged", state};
    throw;  // a wrong statement is a bug
}

}  // namespace

PostgresValue PostgresValue::bytes(std::string_view text) {
    return std::span{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

PostgresValue PostgresValue::list(const std::vector<std::string>& items) {
    std::string text = "{";
    for (const auto& item : items) {
        if (text.size() > 1) text += ',';
        text += '"';
        for (const char c : item) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + "}";
}

Error postgresError() {
    try {
        throw;
    } catch (const pqxx::in_doubt_error&) {
        return {Errc::Busy, "store.in-doubt", {}};
    } catch (const pqxx::broken_connection&) {
        return {Errc::Busy, "store.unreachable", {}};
    } catch (const pqxx::
                 transaction_rollback&) {  // a deadlock, a serialization failure: no sql_error in libpqxx 6
        return {Errc::Busy, "store.busy", {}};
    } catch (const pqxx::insufficient_privilege&) {  // comes without its state
        return {Errc::Denied, "store.denied", {}};
    } catch (const pqxx::sql_error& error) {
        // Without a state, and no special kind: the server said nothing more.
        if (error.sqlstate().empty() && typeid(error) == typeid(pqxx::sql_error))
            return {Errc::Busy, "store.unreachable", {}};
        return ofSqlState(error);
    }
}

struct PostgresRows::State {
    pqxx::result rows;
};

bool PostgresRows::next() { return ++m_row < static_cast<int>(m_state->rows.size()); }

std::int64_t PostgresRows::count() const {
    return static_cast<std::int64_t>(m_state->rows.columns() > 0 ? m_state->rows.size()
                                                                 : m_state->rows.affected_rows());
}

std::string_view PostgresRows::view(int column) const {
    const auto field =
        m_state->rows[static_cast<pqxx::result::size_type>(m_row)][static_cast<pqxx::row::size_type>(column)];
    return {field.c_str(), field.size()};
}

std::int64_t PostgresRows::integer(int column) const {
    const auto text = view(column);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string PostgresRows::blob(int column) const {
    const auto text = view(column);
    return text.size() < 2 ? std::string{} : fromHex(text.substr(2)).value();
}

struct PostgresSession::State {
    explicit State(const std::string& url) : connection(url), quiet(connection) {}
    pqxx::connection connection;
    pqxx::quiet_errorhandler quiet;  // notices would go to standard error
    std::unordered_map<std::string, std::string> prepared;
    std::unique_ptr<pqxx::transaction_base> transaction;
};

PostgresSession::PostgresSession(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PostgresSession::~PostgresSession() = default;

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const std::string& url) {
    return postgresAttempt([&]() -> Result<std::unique_ptr<PostgresSession>> {
        std::unique_ptr<PostgresSession> session{
            new PostgresSession{std::make_unique<State>(withDefaults(url))}};
        session->m_state->connection.set_verbosity(
            pqxx::connection_base::terse);  // no row's values in a message
        doNotReconnect(session->m_state->connection);
        session->script(kSettings);
        return session;
    });
}

template <class Run>
PostgresRows PostgresSession::inSome(Run run) {
    if (m_state->transaction)
        return PostgresRows{
            std::make_shared<PostgresRows::State>(PostgresRows::State{run(*m_state->transaction)})};
    pqxx::nontransaction alone{m_state->connection};
    return PostgresRows{std::make_shared<PostgresRows::State>(PostgresRows::State{run(alone)})};
}

PostgresRows PostgresSession::run(const std::string& sql, const std::vector<PostgresValue>& values) {
    auto& name = m_state->prepared[sql];
    if (name.empty()) {
        name = "s" + std::to_string(m_state->prepared.size());
        m_state->connection.prepare(name, sql);
    }
    const auto texts = textsOf(values);
    return inSome([&](pqxx::transaction_base& transaction) {
        return transaction.exec_prepared(name, pqxx::prepare::make_dynamic_params(texts));
    });
}

PostgresRows PostgresSession::runOnce(const std::string& sql, const std::vector<PostgresValue>& values) {
    const auto texts = textsOf(values);
    return inSome([&](pqxx::transaction_base& transaction) {
        return transaction.exec_params(sql, pqxx::prepare::make_dynamic_params(texts));
    });
}

void PostgresSession::script(const std::string& sql) {
    inSome([&](pqxx::transaction_base& transaction) { return transaction.exec(sql); });
}

template <std::size_t Columns>
void PostgresSession::copy(const std::string& table, const std::array<std::string, Columns>& columns,
                           const std::vector<std::array<PostgresValue, Columns>>& rows) {
    pqxx::stream_to stream{*m_state->transaction, table, columns};
    for (const auto& row : rows) {
        std::array<const char*, Columns> texts{};
        for (std::size_t i = 0; i < Columns; ++i) texts[i] = row[i].text();
        stream << std::tuple_cat(texts);
    }
    stream.complete();
}

template void PostgresSession::copy<14>(const std::string&, const std::array<std::string, 14>&,
                                        const std::vector<std::array<PostgresValue, 14>>&);
template void PostgresSession::copy<6>(const std::string&, const std::array<std::string, 6>&,
                                       const std::vector<std::array<PostgresValue, 6>>&);

void PostgresSession::begin(Kind kind) {
    if (kind == Kind::Write)
        m_state->transaction = std::make_unique<pqxx::work>(m_state->connection);
    else
        m_state->transaction = std::make_unique<ReadOneInstant>(m_state->connection);
}

void PostgresSession::commit() {
    m_state->transaction->commit();
    m_state->transaction.reset();
}

void PostgresSession::rollback() noexcept { m_state->transaction.reset(); }
bool PostgresSession::inTransaction() const { return m_state->transaction != nullptr; }

}  // namespace jiayi::hub
