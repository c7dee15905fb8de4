#include "sync/hub/operations.h"

#include "sync/hub/limits.h"
#include "sync/hub/moves.h"

namespace jiayi::hub {

namespace {

constexpr std::size_t kMaxTextBytes = 500;

Result<fhir::Json> parametersOf(std::string_view body) {
    JIAYI_TRY(auto json, fhir::parseJson(body, {kMaxResourceBytes, 100'000, 8}));
    if (fhir::resourceType(json) != "Parameters") return invalid("parameters.type");
    return json;
}

std::string textOf(const fhir::Json& json, std::string_view list, std::string_view name, const char* kind = "valueString") {
    const auto* item = fhir::itemWhere(json, list, "name", name);
    return item ? std::string{item->textOr(kind, "")} : std::string{};
}

Result<Date> dateOf(const fhir::Json& json, std::string_view name) { return parseDate(textOf(json, "parameter", name, "valueDate")); }

Result<Practitioner> practitionerOf(const fhir::Json& item, const Permissions& permissions) {
    Practitioner person;
    person.id = textOf(item, "part", "id");
    person.name = textOf(item, "part", "name");
    person.role = textOf(item, "part", "role");
    const auto* active = fhir::itemWhere(item, "part", "name", "active");
    person.active = !active || active->boolean("valueBoolean").value_or(true);
    if (!fhir::isFhirId(person.id) || person.name.size() > kMaxTextBytes) return invalid("practitioner.part");
    if (!permissions.knowsRole(person.role)) return invalid("practitioner.role");
    return person;
}

Reply counted(std::initializer_list<std::pair<std::string_view, std::size_t>> counts) {
    auto parameters = fhir::Json::array();
    for (const auto& [name, count] : counts) parameters.push(fhir::Json::object({{"name", name}, {"valueInteger", count}}));
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}}));
}

}  // namespace

Reply Operations::practitioners(const Access& access, std::string_view body) {
    if (const auto may = access.check("$practitioners", Verb::Update, {}); !may) return refuse(may.error());
    JIAYI_REPLY(const auto parameters, parametersOf(body));
    std::vector<Practitioner> people;
    for (const auto& item : parameters.items("parameter")) {
        if (item.textOr("name", "") != "practitioner") return refuse(400, "invalid", "practitioner.part");
        JIAYI_REPLY(auto person, practitionerOf(item, m_rules.permissions));
        people.push_back(std::move(person));
    }
    if (const auto saved = m_store.savePractitioners(access.client().institution, people); !saved) return refuse(saved.error());
    return counted({{"practitioners", people.size()}});
}

Reply Operations::move(const Access& access, const std::string& patient, std::string_view body) {
    if (const auto may = access.check("$move", Verb::Create, {}); !may) return refuse(may.error());
    JIAYI_REPLY(const auto parameters, parametersOf(body));
    Move move{patient, access.stream(), textOf(parameters, "parameter", "to"), textOf(parameters, "parameter", "reason"),
              localDate(m_clock.now())};
    if (move.reason.empty() || move.reason.size() > kMaxTextBytes) return refuse(400, "required", "move.reason");
    if (fhir::itemWhere(parameters, "parameter", "name", "date")) {
        JIAYI_REPLY(move.date, dateOf(parameters, "date"));
    }
    JIAYI_REPLY(const auto moved, movePatient(m_store, m_rules.search, m_references, move, m_clock.now(), m_random));
    return counted({{"moved", moved.resources}, {"sealed", moved.sealed}});
}

Reply Operations::grant(const Access& access, const std::string& patient, std::string_view body) {
    if (const auto may = access.check("$grant", Verb::Create, {}); !may) return refuse(may.error());
    JIAYI_REPLY(const auto parameters, parametersOf(body));
    Grant grant{patient, textOf(parameters, "parameter", "institution"), {}, {}};
    JIAYI_REPLY(grant.from, dateOf(parameters, "from"));
    JIAYI_REPLY(grant.to, dateOf(parameters, "to"));
    JIAYI_REPLY(const auto there, m_store.read(access.stream(), {"Patient", patient}));
    if (!there || !there->live()) return refuse(404, "not-found", "patient.unknown");
    if (const auto added = m_store.addGrant(grant); !added) return refuse(added.error());
    return counted({{"grants", 1}});
}

Reply Operations::revoke(const Access& access, const std::string& patient, std::string_view body) {
    if (const auto may = access.check("$grant", Verb::Create, {}); !may) return refuse(may.error());
    JIAYI_REPLY(const auto parameters, parametersOf(body));
    JIAYI_REPLY(const auto there, m_store.read(access.stream(), {"Patient", patient}));
    if (!there || !there->live()) return refuse(404, "not-found", "patient.unknown");
    if (const auto ended = m_store.endGrant(patient, textOf(parameters, "parameter", "institution"), localDate(m_clock.now())); !ended)
        return refuse(ended.error());
    return counted({{"grants", 1}});
}

Reply Operations::grants(const Access& access) {
    if (const auto may = access.check("$grants", Verb::Read, access.stream()); !may) return refuse(may.error());
    if (access.kind() != StreamKind::Own) return refuse(403, "forbidden", "permission.type");
    JIAYI_REPLY(const auto known, m_store.grantsAbout(access.stream()));
    auto parameters = fhir::Json::array();
    for (const auto& grant : known) {
        auto parts = fhir::Json::array();
        const auto say = [&](const char* name, const char* kind, const std::string& value) { parts.push(fhir::Json::object({{"name", name}, {kind, value}})); };
        say("patient", "valueString", grant.patient);
        say("institution", "valueString", grant.institution);
        say("home", "valueString", grant.home);
        say("from", "valueDate", formatDate(grant.from));
        say("to", "valueDate", formatDate(grant.to));
        parameters.push(fhir::Json::object({{"name", "grant"}, {"part", std::move(parts)}}));
    }
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}}));
}

}  // namespace jiayi::hub
