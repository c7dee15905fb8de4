#include "models/care/guidance/rules/condition.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>

namespace jiayi::guidance {

namespace {

constexpr std::array<AtomType, 27> kAtoms{{{"age", AtomKind::Age, "", true},
                                           {"sex", AtomKind::SexIs, "x", false},
                                           {"smoker", AtomKind::Smoker, "", false},
                                           {"programme", AtomKind::Programme, "p", false},
                                           {"has", AtomKind::Has, "i", false},
                                           {"disease", AtomKind::Disease, "d", false},
                                           {"newly", AtomKind::Newly, "is", false},
                                           {"takes", AtomKind::Takes, "a", false},
                                           {"classes", AtomKind::Classes, "a", true},
                                           {"taken_for", AtomKind::TakenFor, "as", false},
                                           {"changed", AtomKind::Changed, "as", false},
                                           {"unchecked_after", AtomKind::UncheckedAfter, "fass", false},
                                           {"rise_after", AtomKind::RiseAfter, "fas", true},
                                           {"value", AtomKind::Value, "f", true},
                                           {"recent", AtomKind::Recent, "fs", true},
                                           {"known", AtomKind::Known, "f", false},
                                           {"overdue", AtomKind::Overdue, "fs", false},
                                           {"stage", AtomKind::Stage, "fg", false},
                                           {"says", AtomKind::Says, "fw", false},
                                           {"recently_says", AtomKind::RecentlySays, "fsw", false},
                                           {"above_target", AtomKind::AboveTarget, "fn", false},
                                           {"too_tight", AtomKind::TooTight, "f", false},
                                           {"over_target", AtomKind::OverTarget, "f", true},
                                           {"above", AtomKind::Above, "f#n", false},
                                           {"drop_percent", AtomKind::DropPercent, "f", true},
                                           {"drop_per_year", AtomKind::DropPerYear, "fs", true},
                                           {"china_par", AtomKind::ChinaPar, "", true}}};

std::string_view trimmedPart(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::vector<std::string> partsOfText(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.emplace_back(trimmedPart(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

template <class Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return number;
}

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// A letter, then digits, letters and one dot: "A10BB", "E11.9". Either stands at the beginning of a longer code.
bool isCodePrefix(std::string_view code, bool dotted) {
    if (code.empty() || code.front() < 'A' || code.front() > 'Z') return false;
    return std::all_of(code.begin() + 1, code.end(), [&](char c) { return std::isdigit(static_cast<unsigned char>(c)) || (c >= 'A' && c <= 'Z') || (dotted && c == '.'); });
}

class Parser {
public:
    Parser(std::string_view text, const Vocabulary& vocabulary) : m_text(text), m_vocabulary(vocabulary) {}

    Result<Node> run() {
        auto node = either();
        skip();
        if (m_error.empty() && m_at < m_text.size()) fail("does not go on with \"" + std::string{m_text.substr(m_at)} + '"');
        if (!m_error.empty()) return invalid("condition", m_error);
        return node;
    }

private:
    void fail(const std::string& what) {
        if (m_error.empty()) m_error = what + " (at character " + std::to_string(m_at + 1) + ')';
    }
    void skip() {
        while (m_at < m_text.size() && m_text[m_at] == ' ') ++m_at;
    }
    bool takeSign(std::string_view sign) {
        skip();
        if (!m_text.substr(m_at).starts_with(sign)) return false;
        m_at += sign.size();
        return true;
    }
    std::string_view peekName() {
        skip();
        auto end = m_at;
        while (end < m_text.size() && (std::islower(static_cast<unsigned char>(m_text[end])) || m_text[end] == '_' ||
                                       (end > m_at && std::isdigit(static_cast<unsigned char>(m_text[end])))))
            ++end;
        return m_text.substr(m_at, end - m_at);
    }
    bool takeName(std::string_view name) {
        if (peekName() != name) return false;
        m_at += name.size();
        return true;
    }

    Node joined(Node::Kind kind, std::string_view word, Node (Parser::*part)()) {
        Node first = (this->*part)();
        if (peekName() != word) return first;
        Node all;
        all.kind = kind;
        all.parts.push_back(std::move(first));
        while (m_error.empty() && takeName(word)) all.parts.push_back((this->*part)());
        return all;
    }
    Node either() { return joined(Node::Kind::Or, "or", &Parser::both); }
    Node both() { return joined(Node::Kind::And, "and", &Parser::single); }

    Node single() {
        if (!m_error.empty()) return {};
        if (takeName("not")) {
            Node node;
            node.kind = Node::Kind::Not;
            node.parts.push_back(single());
            return node;
        }
        if (takeSign("(")) {
            Node node = either();
            if (!takeSign(")")) fail("a parenthesis stays open");
            return node;
        }
        const auto name = peekName();
        if (name == "count") return counted();
        const auto& atoms = m_vocabulary.atoms;
        const auto type = std::find_if(atoms.begin(), atoms.end(), [&](const AtomType& each) { return each.name == name; });
        if (type != atoms.end()) return atomOf(*type);
        return termNamed(name);
    }

    Node termNamed(std::string_view name) {
        Node node;
        const auto found = std::find(m_vocabulary.terms.begin(), m_vocabulary.terms.end(), name);
        if (name.empty() || found == m_vocabulary.terms.end()) {
            fail(name.empty() ? "something is missing" : '"' + std::string{name} + "\" is neither an atom nor a term above this row");
            return node;
        }
        m_at += name.size();
        node.kind = Node::Kind::Term;
        node.term = static_cast<std::size_t>(found - m_vocabulary.terms.begin());
        return node;
    }

    Node counted() {
        Node node;
        node.kind = Node::Kind::Count;
        takeName("count");
        if (!takeSign("(")) fail("count wants its parts in parentheses");
        do node.parts.push_back(either());
        while (m_error.empty() && takeSign(","));
        if (m_error.empty() && !takeSign(")")) fail("count stays open");
        compared(node.atom);
        return node;
    }

    Node atomOf(const AtomType& type) {
        Node node;
        node.kind = Node::Kind::Atom;
        node.atom.kind = type.kind;
        m_at += type.name.size();
        if (!type.arguments.empty()) {
            if (!takeSign("(")) fail(std::string{type.name} + " wants arguments");
            const auto end = m_text.find(')', m_at);
            if (end == std::string_view::npos) fail(std::string{type.name} + " stays open");
            if (!m_error.empty()) return node;
            readArguments(type, node.atom, partsOfText(m_text.substr(m_at, end - m_at), ','));
            m_at = end + 1;
        }
        if (type.figure) compared(node.atom);
        return node;
    }

    void readArguments(const AtomType& type, Atom& atom, const std::vector<std::string>& given) {
        const auto wanted = type.arguments.size(), optional = static_cast<std::size_t>(type.arguments.ends_with('n'));
        if (given.size() > wanted || given.size() + optional < wanted) return fail(std::string{type.name} + " has another number of arguments");
        int spans = 0;
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool isSpan = type.arguments[i] == 's' || type.arguments[i] == 't';
            const bool read = isSpan ? readSpan(spans++ == 0 ? atom.first : atom.second, given[i], type.arguments[i] == 't') : readArgument(type.arguments[i], atom, given[i]);
            if (!read) return fail('"' + given[i] + "\" is nothing that " + std::string{type.name} + " knows");
        }
    }

    static bool readSpan(Span& span, const std::string& text, bool orPeriod) {
        if (orPeriod && text == "period") return span.whole = true;
        const auto read = parseSpan(text);
        span = read.value_or(Span{});
        return read.has_value();
    }

    bool readArgument(char kind, Atom& atom, const std::string& text) {
        const auto every = [&](auto&& isKnown) {
            atom.words = partsOfText(text, '|');
            return std::all_of(atom.words.begin(), atom.words.end(), isKnown);
        };
        switch (kind) {
            case 'f':
            case 'F': {
                const auto found = std::find(m_vocabulary.facts.begin(), m_vocabulary.facts.end(), text);
                (kind == 'f' ? atom.fact : atom.other) = static_cast<std::size_t>(found - m_vocabulary.facts.begin());
                return found != m_vocabulary.facts.end();
            }
            case 'a': return every([](const std::string& code) { return isCodePrefix(code, false); });
            case 'i': return every([](const std::string& code) { return isCodePrefix(code, true); });
            case 'd':
            case 'p': return every([&](const std::string& name) { return contains(m_vocabulary.diseases, name); });
            case 'k': {
                const auto found = std::find(m_vocabulary.visits.begin(), m_vocabulary.visits.end(), text);
                atom.visits = static_cast<std::size_t>(found - m_vocabulary.visits.begin());
                return found != m_vocabulary.visits.end();
            }
            case 'g': return every([&](const std::string& name) { return contains(m_vocabulary.stages, name); });
            case 'w': return every([](const std::string& phrase) { return !phrase.empty(); });
            case 'x': return every([](const std::string& sex) { return sex == "male" || sex == "female"; });
            case 'n': atom.times = numberOf<std::size_t>(text).value_or(0); return atom.times > 0;
            case '#': {
                const auto number = numberOf<double>(text);
                atom.figure = number.value_or(0);
                return number.has_value();
            }
            default: return false;
        }
    }

    void compared(Atom& atom) {
        static constexpr std::pair<std::string_view, care::Compare> kSigns[]{
            {">=", care::Compare::AtLeast}, {"<=", care::Compare::AtMost}, {">", care::Compare::Greater}, {"<", care::Compare::Less}};
        if (!m_error.empty()) return;
        for (const auto& [sign, compare] : kSigns) {
            if (!takeSign(sign)) continue;
            atom.compare = compare;
            break;
        }
        if (!atom.compare) return fail("a comparison is missing");
        skip();
        auto end = m_at;
        while (end < m_text.size() && (std::isdigit(static_cast<unsigned char>(m_text[end])) || m_text[end] == '.')) ++end;
        const auto limit = numberOf<double>(m_text.substr(m_at, end - m_at));
        if (!limit) return fail("a number is missing");
        atom.limit = *limit;
        m_at = end;
    }

    std::string_view m_text;
    const Vocabulary& m_vocabulary;
    std::size_t m_at = 0;
    std::string m_error;
};

}  // namespace

std::span<const AtomType> atomTypes() { return kAtoms; }

std::optional<Span> parseSpan(std::string_view text) {
    Span span;
    span.months = text.ends_with("mo");
    if (!span.months && !text.ends_with('d')) return {};
    const auto count = numberOf<int>(text.substr(0, text.size() - (span.months ? 2 : 1)));
    if (!count || *count < 0) return {};
    span.count = *count;
    return span;
}

Result<Node> parseCondition(std::string_view text, const Vocabulary& vocabulary) { return Parser(text, vocabulary).run(); }

}  // namespace jiayi::guidance
