// A hub that publishes formularies, and a desk that takes them over.
#pragma once

#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "sync/formulary/manifest.h"
#include "sync/hub/formulary_publisher.h"
#include "tests/support/formulary_items.h"
#include "tests/sync/world.h"

namespace jiayi::test {

using Items = std::vector<pharmacy::FormularyItem>;

inline Items inOrder(Items items) {
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return items;
}

/// A hub that publishes, and a desk that takes over.
class Pharmacies {
public:
    Pharmacies() : desk(hub) {}

    formulary::Manifest publish(const Items& items, int daysFromNow = 0, const char* pharmacy = "P1") {
        hub.clock().advance(std::chrono::minutes{1});
        const auto now = hub.clock().now();
        return must(hub::publishFormulary(hub.store(), {pharmacy, {}, localDate(now) + Days{daysFromNow}, items, newEpoch}, now)).manifest;
    }
    /// A round, by the hub's clock.
    bool sync() {
        desk.store.clock.set(hub.clock().now());
        return desk.sync().has_value();
    }
    void passDays(int days) { hub.clock().advance(std::chrono::hours{24 * days}); }

    Date today() { return localDate(hub.clock().now()); }
    pharmacy::Pharmacy pharmacy(const char* id = "P1") {
        for (auto& each : must(pharmacy::pharmacies(desk.store.database(), today())))
            if (each.id == id) return each;
        return {};
    }
    Items shown(const char* id = "P1") {
        Items items;
        const auto page = pharmacy::formularyPage(desk.store.database(), pharmacy(id).pk, today(), {}, 0, 100000);
        if (page)
            for (const auto& each : *page) items.push_back(each.item);
        return inOrder(std::move(items));
    }
    std::int64_t version(const char* id = "P1") {
        const auto current = pharmacy(id).current;
        return current ? current->version : 0;
    }
    std::string refused(const char* id = "P1") {
        const auto found = pharmacy(id).refused;
        return found ? std::to_string(found->version) + " " + found->reason : std::string{};
    }
    /// What is shown is one whole version, and its root that of the version that is said to be shown.
    bool isWhole(const char* id = "P1") {
        const auto current = pharmacy(id).current;
        return current ? pharmacy::contentRootOf(shown(id)) == current->root : shown(id).empty();
    }
    int asked(const std::string& path) {
        int count = 0;
        for (const auto& [request, times] : desk.transport.asked)
            if (request.starts_with("GET /fhir/$formulary" + path)) count += times;
        return count;
    }
    /// From now on answers of paths with this part are changed so.
    void change(const std::string& part, std::function<void(sync::HttpResponse&)> how) {
        desk.transport.afterwards = [part, how = std::move(how)](const sync::HttpRequest& request, sync::HttpResponse& response) {
            if (request.target.find(part) != std::string::npos) how(response);
        };
    }

    bool newEpoch = false;
    TestHub hub;
    Desk desk;
};

inline void flipOneByte(sync::HttpResponse& response) { response.body[response.body.size() / 2] = static_cast<char>(response.body[response.body.size() / 2] ^ 1); }

/// The manifests of an answer, each changed by `edit` and signed anew with `seed`.
inline void resign(sync::HttpResponse& response, const std::string& seed, const std::function<void(formulary::Manifest&)>& edit) {
    auto json = *fhir::parseJson(response.body);
    for (auto& each : json.find("manifests")->items()) {
        auto manifest = must(formulary::parseManifest(each.textOr("text", "")));
        edit(manifest);
        const auto text = formulary::manifestText(manifest);
        each.set("text", text);
        each.set("signature", toBase64Url(formulary::sign(seed, text)));
    }
    response.body = json.compact();
}

}  // namespace jiayi::test
