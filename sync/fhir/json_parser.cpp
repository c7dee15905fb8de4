#include "sync/fhir/json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <istream>

namespace jiayi::fhir {

using OnEntry = std::function<Result<void>(Json)>;

/// The handler that basic_parser calls: finished values wait on a stack until their array or object ends.
class JsonBuilder {
public:
    static constexpr std::size_t max_array_size = SIZE_MAX;
    static constexpr std::size_t max_object_size = SIZE_MAX;
    static constexpr std::size_t max_string_size = SIZE_MAX;
    static constexpr std::size_t max_key_size = SIZE_MAX;

    JsonBuilder(std::size_t maxValues, const OnEntry* onEntry) : m_maxValues(maxValues), m_onEntry(onEntry) {}

    std::optional<Error> takeFailure() { return std::move(m_failure); }
    Json takeRoot() { return std::move(m_values.front()); }
    std::size_t entries() const { return m_entries; }

    bool on_document_begin(boost::json::error_code&) { return true; }
    bool on_document_end(boost::json::error_code&) { return true; }
    bool on_array_begin(boost::json::error_code&) { return open(true); }
    bool on_object_begin(boost::json::error_code&) { return open(false); }

    bool on_array_end(std::size_t, boost::json::error_code& ec) {
        const auto from = m_values.begin() + static_cast<std::ptrdiff_t>(m_open.back().start);
        std::vector<Json> items{std::make_move_iterator(from), std::make_move_iterator(m_values.end())};
        close();
        return add(Json::array(std::move(items)), ec);
    }

    bool on_object_end(std::size_t, boost::json::error_code& ec) {
        const auto from = m_open.back().start;
        const auto count = m_values.size() - from;
        const auto firstKey = m_keys.size() - count;
        std::vector<Json::Member> members;
        members.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            members.push_back({std::move(m_keys[firstKey + i]), std::move(m_values[from + i])});
        m_keys.resize(firstKey);
        close();
        if (hasDuplicate(members)) return fail(invalid("json.duplicate-key"), ec);
        Json object{Json::Value{std::in_place_type<std::vector<Json::Member>>, std::move(members)}};
        return isEntry() ? deliver(std::move(object), ec) : add(std::move(object), ec);
    }

    bool on_string_part(std::string_view part, std::size_t, boost::json::error_code&) { return gather(part); }
    bool on_string(std::string_view part, std::size_t, boost::json::error_code& ec) {
        gather(part);
        return add(Json{std::exchange(m_text, {})}, ec);
    }
    bool on_key_part(std::string_view part, std::size_t, boost::json::error_code&) { return gather(part); }
    bool on_key(std::string_view part, std::size_t, boost::json::error_code&) {
        gather(part);
        m_keys.push_back(std::exchange(m_text, {}));
        return true;
    }

    // A number's text arrives in parts, its last part with the value, which is not wanted.
    bool on_number_part(std::string_view part, boost::json::error_code&) { return gather(part); }
    bool on_int64(std::int64_t, std::string_view part, boost::json::error_code& ec) {
        return number(part, ec);
    }
    bool on_uint64(std::uint64_t, std::string_view part, boost::json::error_code& ec) {
        return number(part, ec);
    }
    bool on_double(double, std::string_view part, boost::json::error_code& ec) { return number(part, ec); }

    bool on_bool(bool value, boost::json::error_code& ec) { return add(value, ec); }
    bool on_null(boost::json::error_code& ec) { return add({}, ec); }
    bool on_comment_part(std::string_view, boost::json::error_code&) { return true; }
    bool on_comment(std::string_view, boost::json::error_code&) { return true; }

private:
    /// An array or object that has begun and not ended; its values so far begin at `start` of m_values.
    struct Open {
        std::size_t start;
        bool isArray;
    };

    bool open(bool isArray) {
        m_open.push_back({m_values.size(), isArray});
        return true;
    }

    void close() {
        m_values.resize(m_open.back().start);
        m_open.pop_back();
    }

    bool gather(std::string_view part) {
        m_text += part;
        return true;
    }

    bool number(std::string_view part, boost::json::error_code& ec) {
        gather(part);
        return add(
            Json{Json::Value{std::in_place_type<Json::Decimal>, Json::Decimal{std::exchange(m_text, {})}}},
            ec);
    }

    bool add(Json value, boost::json::error_code& ec) {
        if (++m_count > m_maxValues) return fail(invalid("json.size"), ec);
        m_values.push_back(std::move(value));
        return true;
    }

    /// Whether the object that has just ended is an item of the outermost object's `entry`.
    bool isEntry() const {
        return m_onEntry && m_open.size() == 2 && !m_open[0].isArray && m_open[1].isArray &&
               m_keys.back() == "entry";
    }

    bool deliver(Json entry, boost::json::error_code& ec) {
        m_count = 0;
        ++m_entries;
        const auto taken = (*m_onEntry)(std::move(entry));
        return taken || fail(taken.error(), ec);
    }

    bool fail(Error error, boost::json::error_code& ec) {
        m_failure = std::move(error);
        ec = boost::system::errc::make_error_code(boost::system::errc::operation_canceled);
        return false;
    }

    static bool hasDuplicate(const std::vector<Json::Member>& members) {
        std::vector<std::string_view> keys;
        keys.reserve(members.size());
        for (const auto& member : members) keys.push_back(member.key);
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
    }

    std::size_t m_maxValues;
    const OnEntry* m_onEntry;
    std::vector<Json> m_values;
    std::vector<std::string> m_keys;
    std::vector<Open> m_open;
    std::string m_text;
    std::size_t m_count = 0;
    std::size_t m_entries = 0;
    std::optional<Error> m_failure;
};

namespace {

constexpr std::size_t kPiece = 64 * 1024;

/// One reading of one text, piece by piece.
class JsonReading {
public:
    JsonReading(const JsonLimits& limits, const OnEntry* onEntry = nullptr)
        : m_parser(options(limits), limits.values, onEntry) {}

    bool feed(std::string_view piece) { return write(true, piece); }
    bool finish() { return write(false, {}); }
    JsonBuilder& builder() { return m_parser.handler(); }

    Error failure(std::string where) {
        if (auto own = builder().takeFailure()) {
            if (own->detail.empty()) own->detail = std::move(where);
            return *own;
        }
        return invalid(m_error == boost::json::error::too_deep ? "json.depth" : "json.syntax",
                       std::move(where));
    }

private:
    static boost::json::parse_options options(const JsonLimits& limits) {
        boost::json::parse_options options;
        options.max_depth = limits.depth;
        return options;
    }

    bool write(bool more, std::string_view piece) {
        const auto taken = m_parser.write_some(more, piece.data(), piece.size(), m_error);
        return !m_error.failed() && taken == piece.size();
    }

    boost::json::basic_parser<JsonBuilder> m_parser;
    boost::json::error_code m_error;
};

/// basic_parser does not say where it stopped: the text up to the failing piece is read again, then byte by byte.
std::size_t offsetOfFailure(std::string_view text, std::size_t piece, const JsonLimits& limits) {
    JsonReading reading{limits};
    reading.feed(text.substr(0, piece));
    auto at = piece;
    while (at < text.size() && reading.feed(text.substr(at, 1))) ++at;
    return at;
}

std::string byteNumber(std::size_t offset) { return "byte " + std::to_string(offset); }

}  // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return invalid("json.size", byteNumber(limits.bytes));
    JsonReading reading{limits};
    for (std::size_t at = 0; at < text.size(); at += kPiece) {
        if (!reading.feed(text.substr(at, kPiece)))
            return reading.failure(byteNumber(offsetOfFailure(text, at, limits)));
    }
    if (!reading.finish()) return reading.failure(byteNumber(text.size()));
    return reading.builder().takeRoot();
}

Result<Json> forEachEntry(std::istream& stream, const OnEntry& onEntry, const JsonLimits& limits) {
    JsonReading reading{limits, &onEntry};
    const auto where = [&] { return "after entry " + std::to_string(reading.builder().entries()); };
    std::string piece(kPiece, '\0');
    std::size_t total = 0;
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        total += count;
        if (total > limits.bytes) return invalid("json.size", where());
        if (!reading.feed(std::string_view{piece}.substr(0, count))) return reading.failure(where());
    }
    if (!reading.finish()) return reading.failure(where());
    return reading.builder().takeRoot();
}

}  // namespace jiayi::fhir
