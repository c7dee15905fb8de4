#include "sync/mapping/patient_link.h"

#include "sync/mapping/elements.h"

#include <algorithm>

namespace jiayi::mapping {

using fhir::Json;
using roster::MergeLink;
using roster::ResidentId;

namespace {

constexpr std::string_view kReplacedBy = "replaced-by";
constexpr std::string_view kReplaces = "replaces";

std::optional<ResidentId> linked(const Json& link, std::string_view type) {
    if (link.text("type") != type) return {};
    const auto id = referenceId(link, "other", "Patient");
    return id ? std::optional{ResidentId{*id}} : std::nullopt;
}

MergeLink readOne(const Json& patient, const Json& link, ResidentId into) {
    MergeLink read;
    read.into = into;
    if (const auto at = parseInstant(extensionText(link, "link-at"))) read.at = *at;
    read.by = extensionText(link, "link-by");
    read.reason = extensionText(link, "link-reason");
    const auto before = extensionText(link, "link-status-before");
    const bool dead = patient.find("deceasedDateTime") || patient.boolean("deceasedBoolean").value_or(false);
    read.statusBefore = !before.empty() ? roster::statusFromCode(before)
                        : dead          ? roster::ResidentStatus::Dead
                                        : roster::ResidentStatus::Active;
    if (const auto changed = extensionText(link, "link-changed"); !changed.empty()) read.changed = changed;
    return read;
}

void eraseLinks(Json& patient, std::string_view type, const std::vector<ResidentId>& but) {
    auto* list = patient.find("link");
    for (std::size_t i = list ? list->size() : 0; i-- > 0;) {
        const auto other = linked(list->items()[i], type);
        if (other && std::find(but.begin(), but.end(), *other) == but.end()) list->eraseAt(i);
    }
    if (list && list->size() == 0) patient.erase("link");
}

Json linkTo(ResidentId other, std::string_view type) {
    return Json::object({{"other", reference("Patient", other.uuid)}, {"type", type}});
}

}  // namespace

std::optional<MergeLink> readMergeLink(const Json& patient) {
    std::optional<MergeLink> read;
    for (const auto& link : patient.items("link"))
        if (const auto into = linked(link, kReplacedBy); into && (!read || *into < read->into))
            read = readOne(patient, link, *into);
    return read;
}

std::vector<ResidentId> readReplaced(const Json& patient) {
    std::vector<ResidentId> replaced;
    for (const auto& link : patient.items("link"))
        if (const auto other = linked(link, kReplaces)) replaced.push_back(*other);
    std::sort(replaced.begin(), replaced.end());
    return replaced;
}

void writeLinks(Json& patient, const roster::Resident& said, const roster::Resident& resident) {
    if (said.link != resident.link) {
        eraseLinks(patient, kReplacedBy, {});
        if (const auto& link = resident.link) {
            auto made = linkTo(link->into, kReplacedBy);
            setExtension(made, "link-at", "valueInstant", formatInstant(link->at));
            setExtension(made, "link-by", "valueString", link->by);
            setExtension(made, "link-reason", "valueString", link->reason);
            setExtension(made, "link-status-before", "valueCode", roster::toCode(link->statusBefore));
            setExtension(made, "link-changed", "valueString",
                         link->changed == "{}" ? std::string{} : link->changed);
            patient.make("link").push(std::move(made));
        }
    }
    if (said.replaces == resident.replaces) return;
    eraseLinks(patient, kReplaces, resident.replaces);
    const auto left = readReplaced(patient);
    for (const auto& one : resident.replaces)
        if (std::find(left.begin(), left.end(), one) == left.end())
            patient.make("link").push(linkTo(one, kReplaces));
}

}  // namespace jiayi::mapping
