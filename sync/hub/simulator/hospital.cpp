#include "sync/hub/simulator/hospital.h"

#include "sync/fhir/resource.h"

#include <utility>

namespace jiayi::hub {

namespace {

using fhir::Json;

// What a clinic's referrals are known by on the wire.
constexpr std::string_view kReferralKind = "https://jiayi.health/fhir/CodeSystem/referral-kind";
constexpr std::string_view kReferralState = "https://jiayi.health/fhir/CodeSystem/referral-state";
constexpr std::string_view kMessageSide = "https://jiayi.health/fhir/CodeSystem/message-side";
constexpr std::string_view kRequest = "ServiceRequest/";
constexpr const char* kSampleDoctor = "样例医院 Sample hospital";
constexpr int kVisitWithinDays = 14;

std::string codeIn(const Json& resource, std::string_view path, std::string_view system) {
    for (const auto& coding : resource.items(std::string{path} + ".coding"))
        if (coding.textOr("system", "") == system) return std::string{coding.textOr("code", "")};
    return {};
}

std::string letterOf(const Json& resource, std::string_view path) {
    const auto reference = resource.textOr(path, "");
    return reference.starts_with(kRequest) ? std::string{reference.substr(kRequest.size())} : std::string{};
}

std::string key(const std::string& stream, std::string_view id) { return stream + "/" + std::string{id}; }

void moveTo(Json& course, std::string_view status, std::string_view state, Instant at) {
    course.set("status", status);
    auto business = Json::object();
    business.make("coding.0").set("system", kReferralState);
    business.make("coding.0").set("code", state);
    course.set("businessStatus", std::move(business));
    course.set("lastModified", formatInstant(at));
    course.make("owner").set("display", kSampleDoctor);
    course.erase("statusReason");
}

void say(Json& course, const std::string& words) {
    if (!words.empty()) course.make("statusReason").set("text", words);
}

void putOut(Json& course, std::string_view name, const std::string& text) {
    auto output = Json::object({{"type", Json::object({{"text", name}})}});
    output.set("valueString", text);
    course.make("output").push(std::move(output));
}

}  // namespace

void HospitalActor::see(const Seen& seen, const Moment&, Random&) {
    const auto type = seen.resource.textOr("resourceType", "");
    std::string letter;
    if (type == "ServiceRequest" && !codeIn(seen.resource, "category.0", kReferralKind).empty()) letter = seen.resource.textOr("id", "");
    if (type == "Task") letter = letterOf(seen.resource, "focus.reference");
    if (type == "Communication") letter = letterOf(seen.resource, "about.0.reference");
    if (letter.empty()) return;
    const auto at = key(seen.stream, letter);
    auto& about = m_cases[at];
    about.stream = seen.stream;
    if (type == "ServiceRequest") about.letter = seen.resource;
    else if (type == "Task") about.course = seen.resource;
    else about.messages[std::string{seen.resource.textOr("id", "")}] = seen.resource;
    m_touched.insert(at);
}

std::vector<Deed> HospitalActor::act(std::chrono::milliseconds, const Moment& moment, Random& random) {
    if (!m_lots) m_lots.emplace(random.next());
    std::vector<Deed> deeds;
    for (const auto& each : std::exchange(m_touched, {})) {
        const auto& about = m_cases.at(each);
        if (about.letter.isNull() || about.course.isNull() || !serves(about.letter)) continue;
        if (auto next = nextOf(about, moment)) deeds.push_back(std::move(*next));
        for (auto& answer : answersTo(about, moment)) deeds.push_back(std::move(answer));
    }
    return deeds;
}

/// Returns are its own; drafts and what was withdrawn are nobody's.
bool HospitalActor::serves(const Json& letter) const {
    const auto addressee = letter.textOr("performer.0.identifier.value", "");
    return letter.textOr("status", "") == "active" && codeIn(letter, "category.0", kReferralKind) != "down" && (addressee.empty() || addressee == m_institution);
}

Deed HospitalActor::deed(const Case& about, std::string_view step, const Moment& moment, std::string_view on) const {
    return {moment.after(m_lots->duration(m_pace.find(step)->second, on, step)), about.stream, {}};
}

Json HospitalActor::messageOf(const Case& about, std::string_view on, Instant at, const std::string& words) const {
    auto made = sampleResource("Communication", {"simulator", "answer", about.stream, on});
    made.set("status", "completed");
    made.make("category.0.coding.0").set("system", kMessageSide);
    made.make("category.0.coding.0").set("code", "other");
    made.set("subject", *about.letter.find("subject"));
    made.make("about.0").set("reference", std::string{kRequest} + std::string{about.letter.textOr("id", "")});
    made.set("sent", formatInstant(at));
    made.make("sender").set("display", kSampleDoctor);
    made.make("payload.0").set("contentString", words);
    return made;
}

std::optional<Deed> HospitalActor::nextOf(const Case& about, const Moment& moment) const {
    const std::string id{about.letter.textOr("id", "")};
    const bool question = codeIn(about.letter, "category.0", kReferralKind) == "consult";
    const auto status = about.course.textOr("status", "");
    auto course = about.course;
    const auto done = [&](Deed made) {
        made.resources.push_back(std::move(course));
        return std::optional{std::move(made)};
    };
    if (status == "requested") {
        auto made = deed(about, "see", moment, id);
        moveTo(course, "received", "seen", made.due);
        return done(std::move(made));
    }
    if (status == "received" && question) {
        auto made = deed(about, "answer", moment, id);
        moveTo(course, "in-progress", "replied", made.due);
        made.resources.push_back(messageOf(about, id, made.due, wordsOf(m_pace.find("answer")->second)));
        return done(std::move(made));
    }
    if (status == "received") {
        const bool refuses = m_lots->comesTo(m_pace.find("refuse")->second, id, "refuse");
        auto made = deed(about, refuses ? "refuse" : "accept", moment, id);
        moveTo(course, refuses ? "rejected" : "accepted", refuses ? "refused" : "accepted", made.due);
        say(course, wordsOf(m_pace.find(refuses ? "refuse" : "accept")->second));
        return done(std::move(made));
    }
    if (status == "accepted") {
        auto made = deed(about, "reply", moment, id);
        moveTo(course, "in-progress", "replied", made.due);
        say(course, wordsOf(m_pace.find("reply")->second));
        return done(std::move(made));
    }
    if (status != "in-progress" || question) return {};
    auto made = deed(about, "return", moment, id);
    moveTo(course, "completed", "returned", made.due);
    for (const auto* name : {"diagnosis", "findings", "advice"}) putOut(course, name, wordsOf(m_pace.find(name)->second));
    putOut(course, "case-no", "SAMPLE-" + id.substr(id.size() - std::min<std::size_t>(6, id.size())));
    putOut(course, "visit-by", formatDate(localDate(made.due) + Days{kVisitWithinDays}));
    return done(std::move(made));
}

std::vector<Deed> HospitalActor::answersTo(const Case& about, const Moment& moment) const {
    std::vector<Deed> deeds;
    const auto status = about.course.textOr("status", "");
    if (status == "cancelled" || status == "completed") return deeds;
    for (const auto& [id, message] : about.messages) {
        if (codeIn(message, "category.0", kMessageSide) != "clinic" || message.textOr("status", "") != "completed") continue;
        auto made = deed(about, "answer", moment, id);
        auto answer = messageOf(about, id, made.due, wordsOf(m_pace.find("answer")->second));
        if (about.messages.contains(std::string{answer.textOr("id", "")})) continue;
        made.resources.push_back(std::move(answer));
        deeds.push_back(std::move(made));
    }
    return deeds;
}

}  // namespace jiayi::hub
