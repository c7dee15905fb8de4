#include "models/care/flat_json.h"

#include "models/db/query.h"

namespace jiayi::care {

namespace {

void appendJsonText(std::string& out, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace

std::string toFlatJson(const TextMap& values) {
    std::string out = "{";
    for (const auto& [key, value] : values) {
        if (out.size() > 1) out += ',';
        appendJsonText(out, key);
        out += ':';
        appendJsonText(out, value);
    }
    return out + "}";
}

TextMap fromFlatJson(db::Database& database, std::string_view json) {
    TextMap values;
    if (json.empty() || json == "{}") return values;
    db::Query members(database, "SELECT key, value FROM json_each(?)", json);
    while (members.next()) values.emplace(members.text(0), members.text(1));
    return values;
}

}  // namespace jiayi::care
