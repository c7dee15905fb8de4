#include "sync/fhir/canonical.h"

#include <algorithm>

namespace jiayi::fhir {

namespace {

bool isServerStamp(std::string_view key) {
    return key == "versionId" || key == "lastUpdated" || key == "source";
}

enum class Place { Resource, Meta, Below };

bool leftOut(const Json::Member& member, Place place) {
    if (place == Place::Meta) return isServerStamp(member.key);
    if (place != Place::Resource || member.key != "meta") return false;
    const auto inner = member.value.members();
    return member.value.isObject() &&
           std::all_of(inner.begin(), inner.end(), [](const auto& each) { return isServerStamp(each.key); });
}

void appendCanonical(std::string& out, const Json& value, Place place) {
    if (value.isArray()) {
        out += '[';
        for (const auto& item : value.items()) {
            if (&item != value.items().data()) out += ',';
            appendCanonical(out, item, Place::Below);
        }
        out += ']';
    } else if (value.isObject()) {
        std::vector<const Json::Member*> members;
        for (const auto& member : value.members()) {
            if (!leftOut(member, place)) members.push_back(&member);
        }
        std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return a->key < b->key; });
        char before = '{';
        for (const auto* member : members) {
            out += before;
            before = ',';
            appendQuoted(out, member->key);
            out += ':';
            const bool isMeta = place == Place::Resource && member->key == "meta";
            appendCanonical(out, member->value, isMeta ? Place::Meta : Place::Below);
        }
        out += members.empty() ? "{}" : "}";
    } else {
        out += value.compact();
    }
}

}  // namespace

std::string canonicalText(const Json& resource) {
    std::string text;
    appendCanonical(text, resource, Place::Resource);
    return text;
}

Digest canonicalHash(const Json& resource) { return sha256(canonicalText(resource)); }

}  // namespace jiayi::fhir
