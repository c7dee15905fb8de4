#include "sync/client/formulary_fetch.h"

#include "sync/client/tuning.h"

#include <algorithm>
#include <cctype>

namespace jiayi::sync {

namespace {

constexpr std::string_view kFormularyPath = "/fhir/$formulary";

Error garbledFormulary(const char* what) { return {Errc::Offline, "hub.garbled", what}; }

/// What goes into the path of a request: the hub's word is not taken for it.
bool isPathPart(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '.'; });
}

Result<FormularyList> readList(const Answer& answer) {
    FormularyList list;
    list.tag = answer.etag;
    for (const auto& parameter : answer.body.items("parameter")) {
        if (parameter.textOr("name", "") == "key") {
            const auto key = fromBase64Url(parameter.textOr("valueString", ""));
            if (!key) return garbledFormulary("$formulary key");
            list.key = *key;
        }
        if (parameter.textOr("name", "") != "pharmacy") continue;
        ListedPharmacy listed;
        for (const auto& part : parameter.items("part")) {
            const std::string value{part.textOr("valueString", "")};
            if (part.textOr("name", "") == "id") listed.id = value;
            if (part.textOr("name", "") == "tag") listed.tag = value;
        }
        if (!isPathPart(listed.id)) return garbledFormulary("$formulary id");
        list.pharmacies.push_back(std::move(listed));
    }
    return list;
}

}  // namespace

Result<std::optional<FormularyList>> FormularyFetch::list(const std::string& tag) {
    HttpRequest request{"GET", std::string{kFormularyPath}, {{"Accept", "application/fhir+json"}}, {}};
    if (!tag.empty()) request.headers["If-None-Match"] = tag;
    JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
    if (response.status == 304 || response.status == 404 || response.status == 403) return std::optional<FormularyList>{};
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (!answer.ok()) return refusal(answer);
    JIAYI_TRY(auto list, readList(answer));
    return std::optional{std::move(list)};
}

Result<std::vector<SignedManifest>> FormularyFetch::manifests(const std::string& pharmacy) {
    HttpRequest request{"GET", std::string{kFormularyPath} + "/" + pharmacy + "/manifest", {{"Accept", "application/json"}}, {}};
    JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (!answer.ok()) return refusal(answer);
    std::vector<SignedManifest> found;
    for (const auto& each : answer.body.items("manifests")) {
        const auto signature = fromBase64Url(each.textOr("signature", ""));
        found.push_back({std::string{each.textOr("text", "")}, signature ? *signature : std::string{}});
    }
    return found;
}

Result<std::string> FormularyFetch::file(const formulary::Manifest& manifest, const std::optional<formulary::DeltaSeal>& delta, const std::stop_token& stop) {
    const auto& seal = delta ? delta->file : manifest.snapshot;
    const auto number = std::to_string(manifest.version);
    const auto path = std::string{kFormularyPath} + "/" + manifest.pharmacy + (delta ? "/delta/" + std::to_string(delta->from) + "-" + number : "/snapshot/" + number);
    if (m_partOf != seal.sha256) m_part.clear();
    m_partOf = seal.sha256;
    while (static_cast<std::int64_t>(m_part.size()) < seal.bytes) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        const auto first = static_cast<std::int64_t>(m_part.size());
        const auto last = std::min(seal.bytes, first + tuned("bulk.chunk")) - 1;
        HttpRequest request{"GET", path, {}, {}, {}, stop};
        request.headers["Range"] = "bytes=" + std::to_string(first) + "-" + std::to_string(last);
        request.headers["If-Range"] = "\"" + seal.sha256 + "\"";
        JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
        const auto size = static_cast<std::int64_t>(response.body.size());
        if (response.status == 200) {
            // A server that knows no ranges sends the whole; so does one whose file is another by now.
            m_part = response.body;
            break;
        }
        if (response.status == 206 && size > 0 && size <= last - first + 1) {
            m_part += response.body;
            continue;
        }
        JIAYI_TRY(const auto answer, readAnswer(response));
        if (answer.ok()) return garbledFormulary("$formulary range");
        return refusal(answer);
    }
    auto bytes = std::move(m_part);
    m_part.clear();
    m_partOf.clear();
    JIAYI_CHECK(formulary::proveFile(seal, bytes));
    return bytes;
}

}  // namespace jiayi::sync
