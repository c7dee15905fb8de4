#include "sync/fhir/reference.h"

#include <vector>

namespace jiayi::fhir {

namespace {

std::vector<std::string_view> splitBySlash(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto slash = text.find('/');
        parts.push_back(text.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        text.remove_prefix(slash + 1);
    }
}

bool isHttp(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

/// Attachments point to a Binary by `url`, which is otherwise the name of an extension or a code system.
bool isReferringUrl(std::string_view text) {
    return text.starts_with("Binary/") || text.starts_with("urn:uuid:");
}

/// Visits the text of every reference; `Tree` is Json or const Json.
template <class Tree, class Visit>
void walkReferences(Tree& value, const Visit& visit) {
    for (auto& item : value.items()) walkReferences(item, visit);
    for (auto& member : value.members()) {
        const auto text = member.value.asText();
        if (!text)
            walkReferences(member.value, visit);
        else if (member.key == "reference" || (member.key == "url" && isReferringUrl(*text)))
            visit(member.value);
    }
}

}  // namespace

Reference parseReference(std::string_view text) {
    Reference reference;
    if (text.starts_with('#')) {
        reference.kind = Reference::Kind::Contained;
        reference.key.id = text.substr(1);
        return reference;
    }
    for (const std::string_view prefix : {"urn:uuid:", "urn:oid:"}) {
        if (!text.starts_with(prefix)) continue;
        reference.kind = Reference::Kind::Urn;
        reference.key.id = text.substr(prefix.size());
        return reference;
    }
    auto parts = splitBySlash(text);
    if (parts.size() >= 4 && parts[parts.size() - 2] == "_history" && isFhirId(parts.back())) {
        reference.version = parts.back();
        parts.resize(parts.size() - 2);
    }
    if (parts.size() < 2 || (parts.size() > 2 && !isHttp(text))) return Reference{};
    const auto type = parts[parts.size() - 2], id = parts.back();
    if (!isTypeName(type) || !isFhirId(id)) return Reference{};
    reference.kind = parts.size() == 2 ? Reference::Kind::Relative : Reference::Kind::Absolute;
    reference.key = {std::string{type}, std::string{id}};
    if (parts.size() > 2)
        reference.base = text.substr(0, static_cast<std::size_t>(type.data() - text.data()) - 1);
    return reference;
}

void forEachReference(const Json& resource, const std::function<void(std::string_view)>& visit) {
    walkReferences(resource, [&](const Json& text) { visit(*text.asText()); });
}

std::size_t rewriteReferences(Json& resource,
                              const std::function<std::optional<std::string>(std::string_view)>& rewrite) {
    std::size_t changed = 0;
    walkReferences(resource, [&](Json& text) {
        auto replacement = rewrite(*text.asText());
        if (!replacement || *replacement == *text.asText()) return;
        text = std::move(*replacement);
        ++changed;
    });
    return changed;
}

}  // namespace jiayi::fhir
