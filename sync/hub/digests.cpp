#include "sync/hub/digests.h"

#include "sync/fhir/digest.h"
#include "sync/hub/cursor.h"

#include <map>

namespace jiayi::hub {

namespace {

fhir::Json digestParameter(std::string_view name, std::string_view kind, fhir::Json value) {
    auto json = fhir::Json::object({{"name", name}});
    json.set(kind, std::move(value));
    return json;
}

fhir::Json head(const Signer& signer, const Stream& stream) {
    Cursor cursor;
    cursor.stream = stream.id;
    cursor.epoch = stream.epoch;
    cursor.n = stream.head;
    cursor.chain = stream.chain;
    return fhir::Json::array({digestParameter("n", "valueInteger", stream.head), digestParameter("epoch", "valueString", stream.epoch),
                              digestParameter("cursor", "valueString", sealCursor(signer, cursor))});
}

Reply parametersReply(fhir::Json list) {
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(list)}}));
}

struct Type {
    fhir::DigestBuilder builder;
    std::int64_t count = 0;
};

}  // namespace

Reply Digests::answer(const Client& client, const Form& query) {
    const auto type = formValue(query, "type"), bucket = formValue(query, "bucket");
    if (type.empty() != bucket.empty() || query.size() != (type.empty() ? 0 : 2))
        return refuse(400, "not-supported", "parameter.unknown");
    if (bucket.empty()) {
        std::map<std::string, Type> types;
        JIAYI_REPLY(const auto stream, m_store.inventory(client.institution, "", [&](const VersionKey& each) -> Result<void> {
            auto& found = types[each.key.type];
            found.builder.add(each.key.id, std::to_string(each.version));
            ++found.count;
            return {};
        }));
        auto list = head(m_signer, stream);
        for (auto& [name, found] : types) {
            auto parts = fhir::Json::array({digestParameter("code", "valueCode", name), digestParameter("count", "valueInteger", found.count),
                                            digestParameter("buckets", "valueString", found.builder.lines())});
            list.push(fhir::Json::object({{"name", "type"}, {"part", std::move(parts)}}));
        }
        return parametersReply(std::move(list));
    }
    JIAYI_REPLY(const auto wanted, fhir::parseBucket(bucket));
    auto rows = fhir::Json::array();
    JIAYI_REPLY(const auto stream, m_store.inventory(client.institution, type, [&](const VersionKey& each) -> Result<void> {
        if (fhir::bucketOf(each.key.id) == wanted)
            rows.push(digestParameter("row", "valueString", each.key.id + " " + std::to_string(each.version)));
        return {};
    }));
    auto list = head(m_signer, stream);
    for (auto& row : rows.items()) list.push(std::move(row));
    return parametersReply(std::move(list));
}

}  // namespace jiayi::hub
