#include "sync/client/probe.h"

#include "models/core/ids.h"

#include "sync/client/tuning.h"
#include "sync/fhir/bundle.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jiayi::sync {

namespace {

/// Types that are about a server or its rules, not about people.
constexpr std::array<std::string_view, 14> kNotOurs{"CapabilityStatement", "CodeSystem", "CompartmentDefinition", "ConceptMap", "ImplementationGuide",
                                                    "MessageDefinition", "NamingSystem", "OperationDefinition", "Parameters", "SearchParameter",
                                                    "StructureDefinition", "StructureMap", "TerminologyCapabilities", "ValueSet"};

constexpr std::array<std::pair<const char*, bool Abilities::*>, 11> kFlags{{{"tried", &Abilities::tried},
                                                                            {"historySystem", &Abilities::historySystem},
                                                                            {"historyType", &Abilities::historyType},
                                                                            {"historyInstance", &Abilities::historyInstance},
                                                                            {"since", &Abilities::since},
                                                                            {"searchUpdated", &Abilities::searchUpdated},
                                                                            {"updateCreate", &Abilities::updateCreate},
                                                                            {"ifMatch", &Abilities::ifMatch},
                                                                            {"ifNoneMatch", &Abilities::ifNoneMatch},
                                                                            {"transaction", &Abilities::transaction},
                                                                            {"atomic", &Abilities::atomic}}};

/// What is said in the plain: key of a sentence, and the ability whose lack it names.
constexpr std::array<std::pair<const char*, bool Abilities::*>, 5> kLacks{{{"probe.no-transaction", &Abilities::transaction},
                                                                           {"probe.not-atomic", &Abilities::atomic},
                                                                           {"probe.no-if-match", &Abilities::ifMatch},
                                                                           {"probe.no-if-none-match", &Abilities::ifNoneMatch},
                                                                           {"probe.no-instance-history", &Abilities::historyInstance}}};

bool offers(const fhir::Json& element, std::string_view code) { return fhir::itemWhere(element, "interaction", "code", code) != nullptr; }

Abilities readStatement(const fhir::Json& statement) {
    Abilities said;
    said.fhirVersion = statement.textOr("fhirVersion", "");
    said.software = std::string{statement.textOr("software.name", "")} + " " + std::string{statement.textOr("software.version", "")};
    const auto rest = statement.items("rest");
    if (rest.empty()) return said;
    said.transaction = said.atomic = offers(rest.front(), "transaction");
    said.historySystem = said.since = offers(rest.front(), "history-system");
    for (const auto& resource : rest.front().items("resource")) {
        const auto type = resource.textOr("type", "");
        if (!offers(resource, "search-type") || std::find(kNotOurs.begin(), kNotOurs.end(), type) != kNotOurs.end()) continue;
        if (type != "Resource") said.types.emplace_back(type);
        said.historyType = said.historyType || offers(resource, "history-type");
        said.historyInstance = said.historyInstance || offers(resource, "history-instance");
        said.updateCreate = said.updateCreate || resource.boolean("updateCreate").value_or(false);
        said.ifMatch = said.ifNoneMatch = said.ifMatch || resource.textOr("versioning", "") == "versioned-update";
    }
    said.searchUpdated = !said.types.empty();
    said.entryCap = said.transaction ? static_cast<int>(tuned("foreign.cap")) : 0;
    return said;
}

/// Writes a few resources of type Basic, about nothing and nobody, and takes them away again.
class Trial {
public:
    Trial(ForeignServer& server, Random& random, const Clock& clock, Abilities& abilities) : m_server(server), m_abilities(abilities) {
        for (auto& id : m_ids) id = newUuid(clock, random).toString();
    }

    Result<void> run() {
        auto& can = m_abilities;
        JIAYI_TRY(const auto made, m_server.call({"PUT", "/Basic/" + m_ids[0], {}, scratch(0, "1").compact()}));
        can.updateCreate = made.ok();
        if (!made.ok()) return made.status == 401 || made.status == 403 ? Result<void>{refusal(made)} : Result<void>{};
        const auto first = versionOf(made);
        JIAYI_CHECK(tryTransactions(first));
        JIAYI_CHECK(tryReading());
        return cleanUp();
    }

private:
    static std::string versionOf(const Answer& answer) {
        const auto tag = fhir::versionOfTag(answer.etag);
        return std::string{tag.empty() ? fhir::versionId(answer.body) : tag};
    }
    fhir::Json scratch(std::size_t which, std::string_view text) const {
        auto json = fhir::Json::object({{"resourceType", "Basic"}, {"id", m_ids[which]}});
        json.make("code").set("text", "connection test " + std::string{text});
        return json;
    }
    Result<Answer> transact(std::vector<fhir::BundleEntry> entries) {
        fhir::Bundle bundle;
        bundle.type = "transaction";
        bundle.entries = std::move(entries);
        return m_server.call({"POST", "", {}, fhir::toJson(std::move(bundle)).compact()});
    }
    Result<bool> exists(std::size_t which) {
        JIAYI_TRY(const auto answer, m_server.get("/Basic/" + m_ids[which]));
        return answer.ok();
    }

    Result<void> tryTransactions(const std::string& first) {
        auto& can = m_abilities;
        JIAYI_TRY(const auto based, transact({fhir::updateEntry(scratch(0, "2"), first)}));
        can.transaction = based.ok();
        can.atomic = can.ifMatch = can.ifNoneMatch = false;
        can.entryCap = 0;
        if (!can.transaction) return {};
        // A stale base beside a sound entry: neither may be written.
        JIAYI_TRY(const auto stale, transact({fhir::createEntry(scratch(1, "1")), fhir::updateEntry(scratch(0, "3"), first)}));
        can.ifMatch = !stale.ok();
        JIAYI_TRY(const bool half, exists(1));
        can.atomic = !stale.ok() && !half;
        JIAYI_TRY(const auto again, transact({fhir::createEntry(scratch(0, "4"))}));
        can.ifNoneMatch = !again.ok();
        // How many it takes at once; what is there already is only read.
        for (int cap = static_cast<int>(tuned("foreign.cap")); cap > 0; cap /= 2) {
            fhir::BundleEntry reading;
            reading.request = fhir::EntryRequest{"GET", "Basic/" + m_ids[0], {}, {}, {}};
            JIAYI_TRY(const auto taken, transact(std::vector<fhir::BundleEntry>(static_cast<std::size_t>(cap), reading)));
            if (taken.ok()) {
                can.entryCap = cap;
                break;
            }
        }
        return {};
    }

    Result<void> tryReading() {
        auto& can = m_abilities;
        JIAYI_TRY(can.historyInstance, works("/Basic/" + m_ids[0] + "/_history"));
        JIAYI_TRY(can.historyType, works("/Basic/_history?_count=1"));
        JIAYI_TRY(can.historySystem, works("/_history?_count=1"));
        // Of what was changed after tomorrow there is nothing; a server that shows something has not understood.
        const auto tomorrow = formatInstant(m_server.now() + std::chrono::hours{24});
        JIAYI_TRY(const auto later, m_server.get("/_history?_count=1&_since=" + tomorrow));
        can.since = can.historySystem && later.ok() && later.body.items("entry").empty();
        JIAYI_TRY(const auto none, m_server.get("/Basic?_count=1&_lastUpdated=ge" + tomorrow));
        JIAYI_TRY(const auto some, m_server.get("/Basic?_count=1&_lastUpdated=ge2000-01-01T00:00:00Z"));
        can.searchUpdated = none.ok() && none.body.items("entry").empty() && some.ok() && !some.body.items("entry").empty();
        return {};
    }

    Result<bool> works(std::string target) {
        JIAYI_TRY(const auto answer, m_server.get(std::move(target)));
        return answer.ok();
    }

    Result<void> cleanUp() {
        for (const auto& id : m_ids) JIAYI_CHECK(m_server.call({"DELETE", "/Basic/" + id, {}, {}}));
        return {};
    }

    ForeignServer& m_server;
    Abilities& m_abilities;
    std::array<std::string, 2> m_ids;
};

}  // namespace

std::string Abilities::obstacle() const {
    if (!fhirVersion.starts_with("4.0")) return "probe.fhir-version";
    if (!updateCreate) return "probe.no-update-create";
    if (!(historySystem && since) && !searchUpdated) return "probe.no-way-to-pull";
    return {};
}

std::vector<std::string> Abilities::lacks() const {
    std::vector<std::string> keys;
    if (const auto why = obstacle(); !why.empty()) keys.push_back(why);
    for (const auto& [key, ability] : kLacks)
        if (!(this->*ability)) keys.emplace_back(key);
    if (mode() == PullMode::Search) keys.emplace_back("probe.no-system-history");
    if (!tried) keys.emplace_back("probe.untried");
    return keys;
}

fhir::Json toJson(const Abilities& abilities) {
    auto json = fhir::Json::object({{"fhirVersion", abilities.fhirVersion}, {"software", abilities.software}, {"entryCap", abilities.entryCap}});
    for (const auto& [name, flag] : kFlags) json.set(name, abilities.*flag);
    auto types = fhir::Json::array();
    for (const auto& type : abilities.types) types.push(fhir::Json{type});
    json.set("types", std::move(types));
    return json;
}

Abilities abilitiesOf(const fhir::Json& json) {
    Abilities abilities;
    abilities.fhirVersion = json.textOr("fhirVersion", "");
    abilities.software = json.textOr("software", "");
    abilities.entryCap = static_cast<int>(json.integer("entryCap").value_or(0));
    for (const auto& [name, flag] : kFlags) abilities.*flag = json.boolean(name).value_or(false);
    for (const auto& type : json.items("types")) abilities.types.emplace_back(type.asText().value_or(""));
    return abilities;
}

Result<Abilities> probeServer(ForeignServer& server, Random& random, const Clock& clock, bool consent) {
    JIAYI_TRY(const auto statement, server.get("/metadata"));
    if (!statement.ok()) return refusal(statement);
    auto abilities = readStatement(statement.body);
    if (!consent || !abilities.fhirVersion.starts_with("4.0")) return abilities;
    abilities.tried = true;
    JIAYI_CHECK(Trial(server, random, clock, abilities).run());
    return abilities;
}

}  // namespace jiayi::sync
