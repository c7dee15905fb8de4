#include "models/quality/rules/stand_in.h"

#include "models/quality/rules/measure_book.h"

namespace jiayi::quality {

namespace {

constexpr std::string_view kAnswerElement = "valueCodeableConcept";

}  // namespace

std::string standInKey(std::string_view type, const CodingSaid& said, std::string_view answer) {
    std::string key{type};
    for (const std::string_view part : {std::string_view{said.element}, std::string_view{said.system}, std::string_view{said.code}, answer}) (key += '\n') += part;
    return key;
}

std::vector<StandInMatch> standInsOf(const MeasureBook& book, std::string_view type, const std::vector<CodingSaid>& codings) {
    std::vector<StandInMatch> matches;
    const auto& known = book.standIns;
    for (const auto& coding : codings) {
        StandInMatch match;
        auto key = standInKey(type, coding);
        const auto look = [&](const std::string& at) {
            if (const auto found = known.byCode.find(at); found != known.byCode.end()) match.standIn = &found->second;
        };
        look(key);
        for (const auto& answer : codings)
            if (answer.element == kAnswerElement && !match.standIn) look(standInKey(type, coding, answer.code));
        if (known.questions.contains(key)) match.question = std::move(key);
        if (match.standIn || !match.question.empty()) matches.push_back(std::move(match));
    }
    return matches;
}

Result<StandIns> readStandIns(const std::string& csv) {
    RuleReader reader("quality_codes.csv", csv);
    StandIns all;
    while (reader.next()) {
        const auto type = reader.required("type");
        const CodingSaid said{reader.required("element"), reader.required("system"), reader.required("code")};
        const auto answer = reader.text("answer");
        StandIn one{reader.required("stands_for"), reader.choice<StandIn::Lasts>("lasts", {{"stay", StandIn::Lasts::Stay}, {"onwards", StandIn::Lasts::Onwards}, {"answer", StandIn::Lasts::Answer}}), {}};
        reader.required("display");
        one.origin = reader.origin();
        if (one.lasts == StandIn::Lasts::Answer) {
            if (answer.empty()) reader.fail("answer", "is empty");
            all.questions.insert(standInKey(type, said));
        }
        if (!all.byCode.emplace(standInKey(type, said, answer), std::move(one)).second) reader.fail("code", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    return all;
}

}  // namespace jiayi::quality
