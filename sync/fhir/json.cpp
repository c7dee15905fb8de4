#include "sync/fhir/json.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace jiayi::fhir {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsFrom(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at])) ++at;
    return at;
}

/// Cuts the first segment off a path.
std::string_view takeSegment(std::string_view& path) {
    const auto dot = path.find('.');
    const auto segment = path.substr(0, dot);
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    return segment;
}

std::optional<std::size_t> positionOf(std::string_view segment) {
    std::size_t position = 0;
    const auto* end = segment.data() + segment.size();
    const auto read = std::from_chars(segment.data(), end, position);
    if (segment.empty() || read.ec != std::errc{} || read.ptr != end) return {};
    return position;
}

void appendValue(std::string& out, const Json& value, int indent);

/// A line break and the indentation of depth `indent`; nothing in compact text (indent < 0).
void breakLine(std::string& out, int indent) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * 2, ' ');
}

template <class Range, class AppendOne>
void appendAll(std::string& out, char open, char close, const Range& range, int indent, AppendOne appendOne) {
    const int inner = indent < 0 ? -1 : indent + 1;
    out += open;
    bool first = true;
    for (const auto& element : range) {
        if (!first) out += ',';
        first = false;
        breakLine(out, inner);
        appendOne(element, inner);
    }
    if (!first) breakLine(out, indent);
    out += close;
}

void appendValue(std::string& out, const Json& value, int indent) {
    switch (value.type()) {
        case Json::Type::Null:
            out += "null";
            break;
        case Json::Type::Bool:
            out += *value.asBool() ? "true" : "false";
            break;
        case Json::Type::Number:
            out += *value.asNumberText();
            break;
        case Json::Type::String:
            appendQuoted(out, *value.asText());
            break;
        case Json::Type::Array:
            appendAll(out, '[', ']', value.items(), indent,
                      [&](const Json& item, int inner) { appendValue(out, item, inner); });
            break;
        case Json::Type::Object:
            appendAll(out, '{', '}', value.members(), indent, [&](const Json::Member& member, int inner) {
                appendQuoted(out, member.key);
                out += inner < 0 ? ":" : ": ";
                appendValue(out, member.value, inner);
            });
            break;
    }
}

std::vector<const Json::Member*> sortedByKey(std::span<const Json::Member> members) {
    std::vector<const Json::Member*> sorted;
    sorted.reserve(members.size());
    for (const auto& member : members) sorted.push_back(&member);
    std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->key < b->key; });
    return sorted;
}

bool sameMembers(std::span<const Json::Member> a, std::span<const Json::Member> b) {
    const auto same = [](const Json::Member& x, const Json::Member& y) {
        return x.key == y.key && x.value == y.value;
    };
    if (std::equal(a.begin(), a.end(), b.begin(), b.end(),
                   [](const auto& x, const auto& y) { return x.key == y.key; }))
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
    const auto left = sortedByKey(a), right = sortedByKey(b);
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](auto* x, auto* y) { return same(*x, *y); });
}

}  // namespace

void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(done, i - done);
        done = i + 1;
        out += '\\';
        switch (c) {
            case '\b':
                out += 'b';
                break;
            case '\f':
                out += 'f';
                break;
            case '\n':
                out += 'n';
                break;
            case '\r':
                out += 'r';
                break;
            case '\t':
                out += 't';
                break;
            case '"':
            case '\\':
                out += c;
                break;
            default:
                out += "u00";
                out += kHex[c >> 4];
                out += kHex[c & 15];
        }
    }
    out += text.substr(done);
    out += '"';
}

Json::Json() = default;
Json::Json(Value value) : m_value(std::move(value)) {}
Json::Json(std::string text) : m_value(std::in_place_type<std::string>, std::move(text)) {}
Json::Json(std::string_view text) : m_value(std::in_place_type<std::string>, text) {}
Json::Json(const char* text) : m_value(std::in_place_type<std::string>, text) {}

bool Json::isDecimal(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto whole = at;
    at = digitsFrom(text, at);
    if (at == whole || (text[whole] == '0' && at > whole + 1)) return false;
    if (at < text.size() && text[at] == '.') {
        const auto fraction = ++at;
        at = digitsFrom(text, at);
        if (at == fraction) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const auto exponent = at;
        at = digitsFrom(text, at);
        if (at == exponent) return false;
    }
    return at == text.size();
}

Json Json::decimal(std::string_view text) {
    if (!isDecimal(text)) throw std::logic_error("not a JSON number");
    return Json{Value{std::in_place_type<Decimal>, Decimal{std::string{text}}}};
}

Json Json::object(std::initializer_list<Member> members) {
    std::vector<Member> list{members};
    const auto sorted = sortedByKey(list);
    if (std::adjacent_find(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->key == b->key; }) !=
        sorted.end())
        throw std::logic_error("a key is given twice");
    return Json{Value{std::in_place_type<std::vector<Member>>, std::move(list)}};
}

Json Json::array(std::initializer_list<Json> items) { return array(std::vector<Json>{items}); }

Json Json::array(std::vector<Json> items) {
    return Json{Value{std::in_place_type<std::vector<Json>>, std::move(items)}};
}

std::size_t Json::size() const { return isObject() ? members().size() : items().size(); }

std::optional<std::string_view> Json::asText() const {
    if (const auto* text = std::get_if<std::string>(&m_value)) return *text;
    return {};
}

std::optional<std::string_view> Json::asNumberText() const {
    if (const auto* number = std::get_if<Decimal>(&m_value)) return number->text;
    return {};
}

std::optional<double> Json::asDouble() const {
    const auto text = asNumberText();
    if (!text) return {};
    double value = 0;
    if (std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc{}) return {};
    return value;
}

std::optional<std::int64_t> Json::asInteger() const {
    const auto text = asNumberText();
    if (!text) return {};
    std::int64_t value = 0;
    const auto* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return {};
    return value;
}

std::optional<bool> Json::asBool() const {
    if (const auto* value = std::get_if<bool>(&m_value)) return *value;
    return {};
}

const Json* Json::find(std::string_view key) const {
    for (const auto& member : members()) {
        if (member.key == key) return &member.value;
    }
    return nullptr;
}

Json* Json::find(std::string_view key) { return const_cast<Json*>(std::as_const(*this).find(key)); }

const Json* Json::at(std::string_view path) const {
    const auto* value = this;
    while (value && !path.empty()) {
        const auto segment = takeSegment(path);
        if (value->isArray()) {
            const auto position = positionOf(segment);
            value = position && *position < value->size() ? &value->items()[*position] : nullptr;
        } else {
            value = value->find(segment);
        }
    }
    return value;
}

Json* Json::at(std::string_view path) { return const_cast<Json*>(std::as_const(*this).at(path)); }

std::optional<std::string_view> Json::text(std::string_view path) const {
    const auto* value = at(path);
    return value ? value->asText() : std::nullopt;
}

std::string_view Json::textOr(std::string_view path, std::string_view otherwise) const {
    return text(path).value_or(otherwise);
}

std::optional<std::string_view> Json::numberText(std::string_view path) const {
    const auto* value = at(path);
    return value ? value->asNumberText() : std::nullopt;
}

std::optional<std::int64_t> Json::integer(std::string_view path) const {
    const auto* value = at(path);
    return value ? value->asInteger() : std::nullopt;
}

std::optional<bool> Json::boolean(std::string_view path) const {
    const auto* value = at(path);
    return value ? value->asBool() : std::nullopt;
}

std::span<const Json> Json::items() const {
    if (const auto* list = std::get_if<std::vector<Json>>(&m_value)) return *list;
    return {};
}

std::span<Json> Json::items() {
    if (auto* list = std::get_if<std::vector<Json>>(&m_value)) return *list;
    return {};
}

std::span<const Json> Json::items(std::string_view path) const {
    const auto* value = at(path);
    return value ? value->items() : std::span<const Json>{};
}

std::span<const Json::Member> Json::members() const {
    if (const auto* list = std::get_if<std::vector<Member>>(&m_value)) return *list;
    return {};
}

std::span<Json::Member> Json::members() {
    if (auto* list = std::get_if<std::vector<Member>>(&m_value)) return *list;
    return {};
}

Json& Json::set(std::string_view key, Json value) {
    if (auto* present = find(key)) {
        *present = std::move(value);
        return *this;
    }
    if (isNull()) m_value.emplace<std::vector<Member>>();
    std::get<std::vector<Member>>(m_value).push_back({std::string{key}, std::move(value)});
    return *this;
}

bool Json::erase(std::string_view key) {
    auto* list = std::get_if<std::vector<Member>>(&m_value);
    return list && std::erase_if(*list, [&](const Member& member) { return member.key == key; }) > 0;
}

Json& Json::push(Json item) {
    if (isNull()) m_value.emplace<std::vector<Json>>();
    return std::get<std::vector<Json>>(m_value).emplace_back(std::move(item));
}

void Json::eraseAt(std::size_t index) {
    auto& list = std::get<std::vector<Json>>(m_value);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
}

Json& Json::make(std::string_view path) {
    auto* value = this;
    while (!path.empty()) {
        const auto segment = takeSegment(path);
        const auto position = positionOf(segment);
        if (position && (value->isArray() || value->isNull())) {
            while (value->size() <= *position) value->push({});
            value = &value->items()[*position];
        } else {
            if (!value->find(segment)) value->set(segment, {});
            value = value->find(segment);
        }
    }
    return *value;
}

bool Json::operator==(const Json& other) const {
    if (type() != other.type()) return false;
    if (isObject()) return size() == other.size() && sameMembers(members(), other.members());
    if (isArray())
        return std::equal(items().begin(), items().end(), other.items().begin(), other.items().end());
    return asText() == other.asText() && asNumberText() == other.asNumberText() && asBool() == other.asBool();
}

std::string Json::compact() const {
    std::string out;
    appendValue(out, *this, -1);
    return out;
}

std::string Json::pretty() const {
    std::string out;
    appendValue(out, *this, 0);
    out += '\n';
    return out;
}

}  // namespace jiayi::fhir
