// The words of an item, out of its rule's text and its facts.
#include "models/worklist/rules/derive_items.h"

#include <algorithm>

namespace jiayi::worklist {

namespace {

/// `text` with every {name} replaced by what `value` says of it.
template <class Value>
std::string filled(const std::string& text, Value value) {
    std::string all;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find('{', at);
        const auto close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return all + text.substr(at);
        all += text.substr(at, open - at) + value(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return all;
}

class Wording {
public:
    Wording(const care::RuleBook& care, const WorklistRules& rules, const TextMap& facts, Date today, bool chinese)
        : m_care(care), m_rules(rules), m_facts(facts), m_today(today), m_chinese(chinese) {}

    std::string operator()(const Text& text) const {
        return filled(m_chinese ? text.zh : text.en, [this](const std::string& name) { return part(name); });
    }

private:
    const std::string& word(std::string_view id) const { return m_chinese ? m_rules.word(id).zh : m_rules.word(id).en; }
    std::string fact(std::string_view name) const {
        const auto found = m_facts.find(name);
        return found == m_facts.end() ? std::string{} : found->second;
    }
    std::string said(std::string_view id, const std::string& text) const {
        return filled(word(id), [&](const std::string&) { return text; });
    }

    std::string part(const std::string& name) const {
        if (name == "more") return fact("more").empty() ? std::string{} : said("more", fact("more"));
        if (name == "reason") return fact("reason").empty() ? std::string{} : said("reason", fact("reason"));
        if (name == "last" && fact("last").empty())
            return fact("value").empty() ? word("never") : filled(word("last"), [this](const std::string& each) { return fact(each); });
        if (name == "numbers") return numbers();
        return meant(fact(name));
    }

    std::string numbers() const {
        std::string text;
        for (const auto* name : {"bp", "glucose"})
            if (const auto value = fact(name); !value.empty()) text += (text.empty() ? "" : word("list")) + said(name, value);
        return text.empty() ? text : said("numbers", text);
    }

    /// A fact that is a code, in words.
    std::string meant(const std::string& value) const {
        if (value.starts_with("obs:")) return nameOf(value.substr(4));
        if (value.starts_with("word:")) return word(value.substr(5));
        if (!value.starts_with("tests:")) return value;
        std::string text;
        std::size_t at = 6;
        while (at < value.size()) {
            const auto end = std::min(value.find(';', at), value.size());
            const auto each = value.substr(at, end - at);
            const auto cut = each.find('@');
            // Sorted by day: what follows is not due yet either.
            if (each.substr(cut + 1) > formatDate(m_today)) break;
            text += (text.empty() ? "" : word("list")) + nameOf(each.substr(0, cut));
            at = end + 1;
        }
        return text;
    }

    std::string nameOf(const std::string& code) const {
        const auto* def = m_care.observation(code);
        return !def ? code : m_chinese ? def->zh : def->en;
    }

    const care::RuleBook& m_care;
    const WorklistRules& m_rules;
    const TextMap& m_facts;
    Date m_today;
    bool m_chinese;
};

}  // namespace

Text whyOf(const care::RuleBook& care, const WorklistRules& rules, const ItemRule& rule, Date due, const TextMap& facts, Date today) {
    auto all = facts;
    all.emplace("due", formatDate(due));
    return {Wording(care, rules, all, today, false)(rule.text), Wording(care, rules, all, today, true)(rule.text)};
}

Text placeOf(const WorklistRules& rules, const ItemRule& rule, Date due, int rank) {
    int most = 1;
    for (const auto& each : rules.items) most = std::max(most, each.urgency);
    const TextMap facts{{"urgency", std::to_string(rule.urgency)}, {"most", std::to_string(most)}, {"due", formatDate(due)},
                        {"ahead", std::to_string(dayNumber(due) - rank)}};
    const auto value = [&](const std::string& name) { return facts.at(name); };
    const auto& words = rules.word("place");
    return {filled(words.en, value), filled(words.zh, value)};
}

}  // namespace jiayi::worklist
