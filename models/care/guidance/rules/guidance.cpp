#include "models/care/guidance/rules/guidance.h"

#include "models/care/guidance/rules/reading.h"
#include "models/core/hash.h"

#include <algorithm>
#include <cstdio>

namespace jiayi::guidance {

namespace {

constexpr std::size_t kDigestBytes = 16;
constexpr const char* kNothing = "–";

std::string digestOf(Reading& reading, const Rule& rule) {
    auto key = rule.id + '/' + rule.origin.version + '/';
    reading.addKey(rule.when, key);
    const auto digest = sha256(key);
    return toHex(std::span{digest}.first(kDigestBytes));
}

std::string fixed(double value, int decimals) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

}  // namespace

std::string Reading::partText(const TextPart& part, bool chinese) {
    using PartKind = TextPart::Kind;
    const auto& fact = m_book.facts[part.fact];
    const auto number = [&](const Measured* one) { return one && one->value ? fixed(*one->value * part.factor, part.factor == 1 ? fact.decimals : 0) : kNothing; };
    const auto day = [](const Measured* one) { return one ? formatDate(one->on) : kNothing; };
    const auto earlier = [&]() -> const Measured* { return series(part.fact).size() > 1 ? &series(part.fact)[1] : nullptr; };
    switch (part.kind) {
        case PartKind::Plain: return part.plain;
        case PartKind::Age: return m_facts.age ? std::to_string(*m_facts.age) : kNothing;
        case PartKind::Value: return number(newest(part.fact));
        case PartKind::Date: return day(newest(part.fact));
        case PartKind::Earlier: return number(earlier());
        case PartKind::EarlierDate: return day(earlier());
        case PartKind::Target: {
            const auto& target = m_facts.targets[part.fact];
            return target && target->high ? fixed(*target->high, fact.decimals) : kNothing;
        }
        case PartKind::Last: {
            if (const auto* one = newest(part.fact)) return formatDate(one->on);
            const auto never = word("never");
            return chinese ? never.zh : never.en;
        }
        case PartKind::Words: return newest(part.fact) ? newest(part.fact)->words : kNothing;
        case PartKind::Stage: return newest(part.fact) && newest(part.fact)->value ? stageOf(part.fact, *newest(part.fact)) : kNothing;
        case PartKind::Medicines: {
            std::string names;
            for (const auto& one : m_facts.medicines)
                if (one.taken && isBelow(one.atc, part.atc)) names += (names.empty() ? "" : chinese ? "、" : ", ") + one.name;
            if (!names.empty()) return names;
            const auto none = word("none");
            return chinese ? none.zh : none.en;
        }
        case PartKind::Changed: {
            const auto change = lastChange(part.atc);
            return change.day ? formatDate(*change.day) : kNothing;
        }
        case PartKind::ChinaPar: {
            const auto& risk = chinaPar().risk;
            if (!risk) return kNothing;
            const auto low = fixed(risk->low, 1), high = fixed(risk->high, 1);
            return low == high ? low : low + "–" + high;
        }
    }
    return kNothing;
}

Words Reading::text(const CardText& text) {
    Words words;
    for (const auto& part : text.en) words.en += partText(part, false);
    for (const auto& part : text.zh) words.zh += partText(part, true);
    return words;
}

Guidance guide(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts) {
    Reading reading(book, rules, facts);
    Guidance guidance;
    for (const auto& rule : book.rules) {
        const auto truth = reading.truth(rule.when);
        if (truth == Truth::Unknown) {
            auto& open = guidance.notChecked.emplace_back(NotChecked{&rule, {}});
            reading.addMissing(rule.when, open.missing);
        }
        if (truth != Truth::Yes) continue;
        const auto said = std::find_if(guidance.cards.begin(), guidance.cards.end(), [&](const Card& card) { return card.rule->topic == rule.topic; });
        if (said != guidance.cards.end()) said->agreeing.emplace_back(&rule, reading.text(rule.headline));
        else guidance.cards.push_back({&rule, reading.text(rule.headline), reading.text(rule.why), digestOf(reading, rule), {}});
    }
    std::stable_sort(guidance.cards.begin(), guidance.cards.end(), [](const Card& one, const Card& other) { return one.rule->severity > other.rule->severity; });
    return guidance;
}

}  // namespace jiayi::guidance
