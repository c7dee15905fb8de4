#include "tests/simulation/ledger.h"

#include <cctype>

namespace jiayi::simulation {

std::vector<Token> tokensIn(const std::string& text) {
    std::vector<Token> found;
    const auto digit = [&](std::size_t i) { return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != 'q' || !digit(i + 1)) continue;
        auto end = i + 1;
        while (digit(end)) ++end;
        if (end < text.size() && text[end] == 'w') found.push_back(text.substr(i, end + 1 - i));
        i = end;
    }
    return found;
}

void Ledger::saved(const Token& token, const std::string& key, int desk, int step, const std::string& seen) {
    m_edits[token] = {token, key, desk, step, false, false};
    for (const auto& before : tokensIn(seen)) {
        if (before == token) continue;
        m_seen[token].insert(before);
        if (const auto edit = m_edits.find(before); edit != m_edits.end()) edit->second.superseded = true;
    }
}

void Ledger::deleted(const std::string& key, const std::string& seen) {
    m_deleted.insert(key);
    for (const auto& token : tokensIn(seen))
        if (const auto edit = m_edits.find(token); edit != m_edits.end()) edit->second.superseded = true;
}

void Ledger::decided(const std::string& winner, const std::string& loser) {
    const auto winners = tokensIn(winner);
    for (const auto& lost : tokensIn(loser)) {
        bool stands = false;
        for (const auto& won : winners) {
            stands |= won == lost;
            if (won != lost) m_seen[won].insert(lost);
        }
        const auto edit = m_edits.find(lost);
        if (!stands && edit != m_edits.end()) edit->second.decided = true;
    }
}

bool Ledger::follows(const Token& later, const Token& earlier) const {
    std::vector<Token> open{later};
    std::set<Token> done;
    while (!open.empty()) {
        const auto token = open.back();
        open.pop_back();
        if (token == earlier) return true;
        if (!done.insert(token).second) continue;
        if (const auto seen = m_seen.find(token); seen != m_seen.end()) open.insert(open.end(), seen->second.begin(), seen->second.end());
    }
    return false;
}

Token Ledger::earlierOf(const Token& a, const Token& b) const {
    if (follows(a, b)) return b;
    return follows(b, a) ? a : Token{};
}

}  // namespace jiayi::simulation
