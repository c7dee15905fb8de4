#include "models/roster/entitlement/rules/card_code.h"

#include "models/core/resource.h"
#include "models/core/text.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::roster {

namespace {

constexpr std::array<std::string_view, 9> kFields{"scheme", "number", "citizen", "disease", "since", "until", "steward", "partners", "expires"};
/// Of several partners; a partner is CODE:YYYYMMDD-YYYYMMDD.
constexpr char kPartnerMark = ';';

std::vector<std::string> partsOf(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator, from)) {
        parts.emplace_back(text.substr(from, at - from));
        from = at + 1;
    }
    parts.emplace_back(text.substr(from));
    return parts;
}

/// A card's YYYYMMDD.
std::optional<Date> cardDate(std::string_view text) {
    if (text.size() != 8) return {};
    const auto day = parseDate(std::string{text.substr(0, 4)} + "-" + std::string{text.substr(4, 2)} + "-" + std::string{text.substr(6)});
    return day ? std::optional{*day} : std::nullopt;
}
std::string compact(std::optional<Date> day) {
    if (!day) return {};
    auto text = formatDate(*day);
    std::erase(text, '-');
    return text;
}

int valueOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return -1;
}

/// One card's parts, field by field.
class Reader {
public:
    Reader(const CardKind& kind, std::vector<std::string> parts, Date today) : m_kind(kind), m_parts(std::move(parts)), m_today(today) {}

    Result<CardReading> run() {
        CardReading read;
        read.kind = &m_kind;
        JIAYI_TRY(read.scheme, scheme());
        read.number = part("number");
        if (const auto citizen = part("citizen"); !citizen.empty()) {
            JIAYI_TRY(const auto id, checkCitizenId(citizen, m_today));
            read.citizenId = id.upgraded;
        }
        JIAYI_TRY(read.special, special());
        JIAYI_TRY(read.expires, day("expires"));
        if (read.expires && *read.expires < m_today) return invalid("card.expired", formatDate(*read.expires));
        return read;
    }

private:
    std::string part(std::string_view field) const {
        const auto at = std::find(m_kind.fields.begin(), m_kind.fields.end(), field);
        return at == m_kind.fields.end() ? std::string{} : m_parts[static_cast<std::size_t>(at - m_kind.fields.begin())];
    }

    Result<std::string> scheme() const {
        const auto word = part("scheme");
        if (word.empty()) return std::string{};
        for (const auto& [theirs, ours] : m_kind.schemes)
            if (theirs == word) return ours;
        return invalid("card.scheme", word);
    }

    Result<std::optional<Date>> day(const char* field) const {
        const auto text = part(field);
        const auto found = cardDate(text);
        if (!text.empty() && !found) return invalid("card.date", field);
        return found;
    }

    Result<std::optional<Entitlement>> special() const {
        const auto disease = part("disease");
        if (disease.empty()) return std::optional<Entitlement>{};
        Entitlement made;
        made.benefit = "special-disease";
        made.icd10 = disease;
        JIAYI_TRY(const auto since, day("since"));
        if (!since) return invalid("card.date", "since");
        made.since = *since;
        JIAYI_TRY(made.until, day("until"));
        if (made.until && *made.until < made.since) return invalid("card.date", "until");
        made.institution = part("steward");
        const auto partners = part("partners");
        if (partners.empty()) return std::optional{made};
        for (const auto& text : partsOf(partners, kPartnerMark)) {
            const auto colon = text.find(':');
            const auto dash = text.find('-', colon == std::string::npos ? 0 : colon);
            if (colon == 0 || colon == std::string::npos || dash == std::string::npos) return invalid("card.partner", text);
            const auto from = cardDate(std::string_view{text}.substr(colon + 1, dash - colon - 1));
            const auto untilText = std::string_view{text}.substr(dash + 1);
            const auto until = cardDate(untilText);
            if (!from || (!until && !untilText.empty()) || (until && *until < *from)) return invalid("card.partner", text);
            made.partners.push_back({text.substr(0, colon), *from, until});
        }
        return std::optional{made};
    }

    const CardKind& m_kind;
    std::vector<std::string> m_parts;
    Date m_today;
};

}  // namespace

Result<std::vector<CardKind>> readCardKinds(std::string_view text) {
    std::vector<CardKind> kinds;
    RuleReader row("card_codes.csv", text);
    while (row.next()) {
        CardKind kind;
        kind.id = row.required("id");
        kind.en = row.required("en");
        kind.zh = row.required("zh");
        kind.prefix = row.text("prefix");
        const auto separator = row.text("separator");
        kind.separator = separator.empty() ? '\0' : separator.front();
        kind.fields = row.list("fields");
        for (const auto& pair : row.list("schemes")) {
            const auto at = pair.find('=');
            if (at == std::string::npos) row.fail("schemes", "must say which word means which scheme");
            else kind.schemes.emplace_back(pair.substr(0, at), pair.substr(at + 1));
        }
        const bool checked = row.choice<bool>("check", {{"mod37-2", true}, {"gb11643", false}});
        kind.origin = row.origin();
        for (const auto& field : kind.fields)
            if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) row.fail("fields", "names a field that the program does not know");
        if (checked == kind.prefix.empty() || kind.prefix.empty() != (kind.separator == 0)) row.fail("check", "a text of parts has a prefix, a separator and its own check character");
        if (!checked && kind.fields != std::vector<std::string>{"citizen"}) row.fail("fields", "a citizen id stands alone");
        kinds.push_back(std::move(kind));
    }
    JIAYI_CHECK(row.finish());
    return kinds;
}

const std::vector<CardKind>& cardKinds() {
    static const auto kinds = [] {
        auto read = readCardKinds(embeddedFile("rules/card_codes.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return kinds;
}

char mod37Check(std::string_view text) {
    int sum = 0;
    for (const char c : text)
        if (const int value = valueOf(c); value >= 0) sum = (sum + value) * 2 % 37;
    const int check = (38 - sum % 37) % 37;
    if (check == 36) return '*';
    return static_cast<char>(check < 10 ? '0' + check : 'A' + check - 10);
}

Result<CardReading> readCard(const std::vector<CardKind>& kinds, std::string_view text, Date today) {
    const auto clean = normalized(text);
    if (clean.empty()) return invalid("card.empty");
    for (const auto& kind : kinds) {
        if (kind.prefix.empty() || !clean.starts_with(kind.prefix + kind.separator)) continue;
        auto parts = partsOf(clean, kind.separator);
        // Prefix, the fields, and the check character.
        if (parts.size() != kind.fields.size() + 2) return invalid("card.fields", kind.id);
        const auto body = std::string_view{clean}.substr(0, clean.size() - parts.back().size() - 1);
        if (parts.back() != std::string(1, mod37Check(body))) return invalid("card.check", kind.id);
        return Reader(kind, {parts.begin() + 1, parts.end() - 1}, today).run();
    }
    for (const auto& kind : kinds)
        if (kind.prefix.empty() && std::all_of(clean.begin(), clean.end(), [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; })) return Reader(kind, {clean}, today).run();
    return invalid("card.unknown");
}

std::string cardText(const CardKind& kind, const CardReading& reading) {
    if (kind.prefix.empty()) return reading.citizenId;
    std::string text = kind.prefix;
    const auto partners = [&] {
        std::string joined;
        for (const auto& grant : reading.special->partners) joined += (joined.empty() ? "" : ";") + grant.institution + ":" + compact(grant.since) + "-" + compact(grant.until);
        return joined;
    };
    for (const auto& field : kind.fields) {
        std::string value;
        if (field == "scheme")
            for (const auto& [theirs, ours] : kind.schemes) value = ours == reading.scheme ? theirs : value;
        if (field == "number") value = reading.number;
        if (field == "citizen") value = reading.citizenId;
        if (field == "expires") value = compact(reading.expires);
        if (reading.special) {
            if (field == "disease") value = reading.special->icd10;
            if (field == "since") value = compact(reading.special->since);
            if (field == "until") value = compact(reading.special->until);
            if (field == "steward") value = reading.special->institution;
            if (field == "partners") value = partners();
        }
        text += kind.separator + value;
    }
    return text + kind.separator + mod37Check(text);
}

}  // namespace jiayi::roster
