#include "sync/laboratory/oru_parts.h"

#include <algorithm>
#include <array>

namespace jiayi::laboratory {

namespace {

using diagnostics::Code;
using diagnostics::ItemStatus;
using diagnostics::ItemValue;
using diagnostics::ReportItem;
using diagnostics::ReportStatus;
using diagnostics::ValueKind;
using hl7::Field;
using hl7::Segment;

enum class Type { Number, Structured, Line, Coded, Prose };

std::optional<Type> typeOf(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Type>, 16> kTypes{
        {{"NM", Type::Number}, {"SN", Type::Structured}, {"ST", Type::Line},  {"", Type::Line},     {"CE", Type::Coded}, {"CWE", Type::Coded},
         {"CNE", Type::Coded}, {"CF", Type::Coded},      {"IS", Type::Line},  {"ID", Type::Line},   {"TX", Type::Prose}, {"FT", Type::Prose},
         {"DT", Type::Line},   {"TM", Type::Line},       {"TS", Type::Line},  {"DTM", Type::Line}}};
    const auto* const found = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& each) { return each.first == name; });
    return found == kTypes.end() ? std::nullopt : std::optional{found->second};
}

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

ItemValue textValue(std::string text, ValueKind kind = ValueKind::Text) {
    ItemValue value;
    value.kind = kind;
    value.text = std::move(text);
    return value;
}

/// Of a number: that, "<0.01", HI and LO; words ("haemolysed") stay words. Digits that are no number are somebody's mistake.
std::optional<ItemValue> numberFrom(const std::string& text) {
    auto value = diagnostics::valueFromText(text);
    if (value.kind == ValueKind::Numeric || !hasDigit(text)) return value;
    return {};
}

/// SN: comparator, number, what parts them, number. "^1^:^128" is a ratio, "^2^+" a grade; what was sent as one piece is read as a number.
std::optional<ItemValue> structuredFrom(const Field& field) {
    const auto comparator = field.component(1).text(), first = field.component(2).text();
    const auto between = field.component(3).text(), second = field.component(4).text();
    if (first.empty()) return numberFrom(field.text());
    if (!between.empty() || !second.empty()) return textValue(comparator + first + between + second);
    return numberFrom(comparator + first);
}

ItemValue codedFrom(const std::vector<Field>& repeats, const Words& words) {
    ItemValue value;
    value.kind = ValueKind::Coded;
    value.coded = codeOf(repeats.front(), words);
    if (value.coded.display.empty()) value.coded.display = repeats.front().component(9).text();  // CWE: the words it was coded from
    for (const auto& repeat : repeats) {
        const auto code = codeOf(repeat, words);
        if (!value.text.empty()) value.text += "; ";
        value.text += !code.display.empty() ? code.display : !code.code.empty() ? code.code : repeat.component(9).text();
    }
    return value;
}

std::string joined(const std::vector<Field>& repeats) {
    std::string lines;
    for (const auto& repeat : repeats) lines += (lines.empty() ? "" : "\n") + repeat.text();
    return lines;
}

Result<ItemValue> valueOf(const Segment& obx, const Words& words) {
    const auto type = typeOf(obx.field(2).text());
    const auto field = obx.field(5);
    if (!field.isSaid()) return ItemValue{};
    if (!type) return unreadable("hl7.value-type", obx, 2);
    const auto repeats = field.repeats();
    std::optional<ItemValue> value;
    switch (*type) {
        case Type::Coded: return codedFrom(repeats, words);
        case Type::Prose: return textValue(joined(repeats), ValueKind::Prose);
        // Cells are counted "1~2" by people who do not know that it means a repeat.
        case Type::Line: return diagnostics::valueFromText(field.text());
        case Type::Number:
        case Type::Structured:
            if (repeats.size() > 1) return unreadable("hl7.repeat", obx, 5);
            value = *type == Type::Number ? numberFrom(field.text()) : structuredFrom(field);
    }
    if (!value) return unreadable("hl7.number", obx, 5);
    return std::move(*value);
}

/// 10^9/L is written without escapes, and is then two components.
std::string unitOf(const Field& field) {
    const auto first = field.component(1).text(), second = field.component(2).text();
    if (first == "10" && !second.empty() && hasDigit(second.substr(0, 1))) return field.text();
    return first.empty() ? second : first;
}

/// What an OBX without a status of its own is, in a report of this status.
ItemStatus statusWithin(std::optional<ReportStatus> whole) {
    if (!whole) return ItemStatus::Final;
    if (*whole == ReportStatus::Registered) return ItemStatus::Registered;
    if (*whole == ReportStatus::Cancelled) return ItemStatus::Cancelled;
    return *whole == ReportStatus::Preliminary || *whole == ReportStatus::Partial ? ItemStatus::Preliminary : ItemStatus::Final;
}

Result<ItemStatus> statusOf(const Segment& obx, const Words& words, std::optional<ReportStatus> whole) {
    // A value that is said to be nothing is taken back.
    if (obx.field(5).isNull()) return ItemStatus::EnteredInError;
    const auto said = obx.field(11).component(1).text();
    if (said.empty()) return statusWithin(whole);
    const auto status = words.itemStatus(said);
    if (!status) return unreadable("hl7.status", obx, 11);
    return *status;
}

std::string flagOf(const Field& field, const Words& words) {
    std::vector<std::string> marks;
    for (const auto& repeat : field.repeats())
        if (auto mark = repeat.component(1).text(); !mark.empty()) marks.push_back(std::move(mark));
    return words.flag(marks);
}

}  // namespace

Result<ReportItem> itemOf(const Segment& obx, const Words& words, std::optional<ReportStatus> whole) {
    ReportItem item;
    item.code = codeOf(obx.field(3), words);
    if (item.code.empty()) return unreadable("hl7.code", obx, 3);
    if (auto other = codeOf(obx.field(3), words, 4); !other.empty()) item.alsoCoded.push_back(std::move(other));
    item.key = item.code.code.empty() ? item.code.display : item.code.code;
    if (const auto sub = obx.field(4).text(); !sub.empty()) item.key += "/" + sub;
    JIAYI_TRY(item.value, valueOf(obx, words));
    item.unit = unitOf(obx.field(6));
    item.range = diagnostics::rangeFromText(obx.field(7).text());
    item.flag = flagOf(obx.field(8), words);
    JIAYI_TRY(item.status, statusOf(obx, words, whole));
    JIAYI_TRY(item.observed, timeOf(obx, 14));
    const auto method = codeOf(obx.field(17), words);
    item.method = method.display.empty() ? method.code : method.display;
    return item;
}

}  // namespace jiayi::laboratory
