#include "models/queue/rules/queue_rules.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::queue {

namespace {
constexpr const char* kStepsFile = "rules/queue_steps.csv";
constexpr std::array<std::pair<std::string_view, QueueState>, 5> kStateWords{{{"registered", QueueState::Registered},
                                                                              {"measured", QueueState::Measured},
                                                                              {"waiting", QueueState::Waiting},
                                                                              {"in-room", QueueState::InRoom},
                                                                              {"left", QueueState::Left}}};
}  // namespace

std::string_view wordOf(QueueState state) {
    for (const auto& [word, known] : kStateWords)
        if (known == state) return word;
    throw std::logic_error("a queue state without a word");
}

std::optional<QueueState> stateOf(std::string_view word) {
    for (const auto& [known, state] : kStateWords)
        if (known == word) return state;
    return {};
}

Result<QueueRules> QueueRules::parse(std::string_view csv) {
    QueueRules rules;
    RuleReader reader(kStepsFile, csv);
    while (reader.next()) {
        const auto from = reader.text("from");
        const auto before = stateOf(from);
        const auto to = stateOf(reader.required("to"));
        if (!from.empty() && !before) reader.fail("from", "is none of the known states");
        if (!to) reader.fail("to", "is none of the known states");
        reader.origin();
        if (to) rules.m_steps.insert({before, *to});
    }
    JIAYI_CHECK(reader.finish());
    return rules;
}

Result<QueueRules> QueueRules::load() { return parse(embeddedFile(kStepsFile)); }

QueueCourse courseOf(const std::vector<QueueEvent>& events) {
    const auto& last = events.back();
    const bool seen = std::any_of(events.begin(), events.end(), [](const QueueEvent& event) { return event.state == QueueState::InRoom; });
    return {last.state, last.at, last.state == QueueState::Left && !seen};
}

}  // namespace jiayi::queue
