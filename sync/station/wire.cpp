#include "sync/station/wire.h"

#include "sync/fhir/json.h"

#include <limits>

namespace jiayi::station {

namespace {

using fhir::Json;

constexpr std::size_t kLongestField = 200;
constexpr std::size_t kLongestValue = std::size_t{64} << 10;
constexpr std::size_t kLongestName = 200;
constexpr std::int64_t kLatestTime = 253'402'300'799'999;  // the end of the year 9999: one may still add to it

Error badMessage(const char* what) { return invalid("station.message", what); }

Json seenJson(const queue::Seen& seen) {
    auto json = Json::object();
    for (const auto& [desk, number] : seen) json.set(desk.toString(), number);
    return json;
}

Result<queue::Seen> seenFrom(const Json* json) {
    if (!json || !json->isObject()) return badMessage("seen");
    queue::Seen seen;
    for (const auto& [key, value] : json->members()) {
        const auto desk = Uuid::parse(key);
        const auto number = value.asInteger();
        if (!desk || !number || *number < 0) return badMessage("seen");
        seen[{*desk}] = *number;
    }
    return seen;
}

Json entryJson(const queue::DeskEntry& entry) {
    return Json::object({{"kind", entry.key.kind == queue::EntryKind::Queue ? "queue" : "draft"},
                         {"subject", entry.key.subject.toString()},
                         {"field", entry.key.field},
                         {"value", entry.value},
                         {"author", entry.author},
                         {"at", static_cast<std::int64_t>(entry.at.time_since_epoch().count())},
                         {"desk", entry.desk.toString()},
                         {"number", entry.number}});
}

Result<queue::DeskEntry> entryFrom(const Json& json) {
    queue::DeskEntry entry;
    const auto kind = json.textOr("kind", "");
    const auto subject = Uuid::parse(json.textOr("subject", "")), desk = Uuid::parse(json.textOr("desk", ""));
    const auto field = json.text("field"), value = json.text("value"), author = json.text("author");
    const auto at = json.integer("at"), number = json.integer("number");
    if ((kind != "queue" && kind != "draft") || !subject || !desk || !field || !value || !author || !at || !number) return badMessage("entry");
    if (*at < 0 || *at > kLatestTime || *number <= 0 || field->empty() || field->size() > kLongestField || value->size() > kLongestValue || author->size() > kLongestName) return badMessage("entry");
    entry.key = {kind == "queue" ? queue::EntryKind::Queue : queue::EntryKind::Draft, *subject, std::string{*field}};
    entry.value = *value;
    entry.author = *author;
    entry.at = Instant{std::chrono::milliseconds{*at}};
    entry.desk = {*desk};
    entry.number = *number;
    return entry;
}

}  // namespace

std::string toWire(const ExchangeMessage& message) {
    auto entries = Json::array();
    for (const auto& entry : message.page.entries) entries.push(entryJson(entry));
    return Json::object({{"seen", seenJson(message.seen)}, {"entries", std::move(entries)}, {"upTo", seenJson(message.page.upTo)}, {"more", message.page.more}}).compact();
}

Result<ExchangeMessage> exchangeFrom(std::string_view text) {
    const auto json = fhir::parseJson(text);
    if (!json) return badMessage("syntax");
    ExchangeMessage message;
    JIAYI_TRY(message.seen, seenFrom(json->find("seen")));
    JIAYI_TRY(message.page.upTo, seenFrom(json->find("upTo")));
    const auto* entries = json->find("entries");
    const auto more = json->boolean("more");
    if (!entries || !entries->isArray() || !more) return badMessage("entries");
    for (const auto& each : entries->items()) {
        JIAYI_TRY(auto entry, entryFrom(each));
        // What is not covered would be sent for ever.
        if (queue::seenOf(message.page.upTo, entry.desk) < entry.number) return badMessage("upTo");
        message.page.entries.push_back(std::move(entry));
    }
    message.page.more = *more;
    return message;
}

std::string toWire(const PairMessage& message) {
    return Json::object({{"clinic", message.clinic}, {"name", message.name}, {"port", static_cast<std::int64_t>(message.port)}, {"proof", message.proof}}).compact();
}

Result<PairMessage> pairFrom(std::string_view text) {
    const auto json = fhir::parseJson(text);
    if (!json) return badMessage("syntax");
    const auto clinic = json->text("clinic"), name = json->text("name"), proof = json->text("proof");
    const auto port = json->integer("port");
    if (!clinic || !name || !proof || !port || *port < 0 || *port > std::numeric_limits<std::uint16_t>::max() || name->size() > kLongestName) return badMessage("pair");
    return PairMessage{std::string{*clinic}, std::string{*name}, static_cast<std::uint16_t>(*port), std::string{*proof}};
}

std::string refusalOnWire(std::string_view reason) { return Json::object({{"refused", reason}}).compact(); }

std::string refusalFrom(std::string_view text) {
    const auto json = fhir::parseJson(text);
    return std::string{json ? json->textOr("refused", "station.message") : std::string_view{"station.message"}};
}

}  // namespace jiayi::station
