#include "sync/hub/own_references.h"

#include "sync/fhir/reference.h"

#include <algorithm>
#include <array>
#include <set>

namespace jiayi::hub {

namespace {

/// The members in which a reference to a resource can stand: Reference.reference; urls of attachments, of extensions'
/// values and of the entries of a Bundle inside.
constexpr std::array<std::string_view, 8> kReferring{"reference", "url",       "uri",          "valueUri",
                                                     "valueUrl",  "fullUrl",   "valueCanonical", "location"};

std::string lowerCase(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// One spelling for equal addresses: without scheme, host in small letters, without the scheme's own port and slashes at the end.
std::string normalised(std::string_view base) {
    if (const auto scheme = base.find("://"); scheme != std::string_view::npos) base.remove_prefix(scheme + 3);
    while (base.ends_with('/')) base.remove_suffix(1);
    const auto slash = std::min(base.find('/'), base.size());
    auto host = lowerCase(base.substr(0, slash));
    for (const std::string_view port : {":443", ":80"}) {
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    }
    return host + std::string{base.substr(slash)};
}

template <class Visit>
void walkTree(const fhir::Json& value, bool contained, const Visit& visit) {
    for (const auto& item : value.items()) walkTree(item, contained, visit);
    if (!value.isObject()) return;
    visit(value, contained);
    for (const auto& member : value.members()) walkTree(member.value, contained || member.key == "contained", visit);
}

}  // namespace

OwnReferences::OwnReferences(const std::vector<std::string>& fhirBases) {
    for (const auto& base : fhirBases) m_bases.push_back(normalised(base));
}

std::optional<fhir::ResourceKey> OwnReferences::target(std::string_view reference) const {
    std::string text{reference};
    const auto scheme = text.find("://");
    if (scheme != std::string::npos) text.replace(0, scheme, lowerCase(text.substr(0, scheme)));
    auto parsed = fhir::parseReference(text);
    const bool ours = parsed.kind == fhir::Reference::Kind::Relative ||
                      (parsed.kind == fhir::Reference::Kind::Absolute &&
                       std::find(m_bases.begin(), m_bases.end(), normalised(parsed.base)) != m_bases.end());
    if (!ours) return {};
    return std::move(parsed.key);
}

std::vector<std::string> OwnReferences::patientsIn(const fhir::Json& resource) const {
    std::set<std::string> patients;
    walkTree(resource, false, [&](const fhir::Json& object, bool contained) {
        // A contained resource's id means something only there; an entry of a Bundle inside is somebody's copy.
        if (!contained && fhir::resourceType(object) == "Patient" && fhir::isFhirId(fhir::resourceId(object)))
            patients.insert(std::string{fhir::resourceId(object)});
        for (const auto& member : object.members()) {
            const auto text = member.value.asText();
            if (!text || std::find(kReferring.begin(), kReferring.end(), member.key) == kReferring.end()) continue;
            const auto key = target(*text);
            if (key && key->type == "Patient") patients.insert(key->id);
        }
    });
    return {patients.begin(), patients.end()};
}

std::string OwnReferences::compartmentOf(const fhir::Json& resource) const {
    const auto reference = fhir::patientReference(resource);
    const auto key = reference ? target(*reference) : std::nullopt;
    return key && key->type == "Patient" ? key->id : std::string{};
}

}  // namespace jiayi::hub
