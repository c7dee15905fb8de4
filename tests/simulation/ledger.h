// What people saved, kept outside of the programs that promise to keep it.
#pragma once

#include "models/core/ids.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jiayi::simulation {

/// Every saved value is a word that occurs nowhere else ("q17w"), so it can be looked for in any text.
using Token = std::string;

struct Edit {
    Token token;
    std::string key;  ///< "Patient/0190..."
    int desk = 0;
    int step = 0;
    bool superseded = false;  ///< somebody who saw it wrote something else over it
    bool decided = false;     ///< a person decided against it
};

/// A save that made several resources at once.
struct Making {
    int desk = 0;
    std::vector<std::string> keys;
};

class Ledger {
public:
    Token newToken() { return "q" + std::to_string(++m_tokens) + "w"; }
    /// The save was acknowledged. `seen`: the words that the person had before them and wrote over; none if it was empty.
    void saved(const Token& token, const std::string& key, int desk, int step, const std::string& seen);
    /// Acknowledged: everything that was known here of this resource is gone for a reason.
    void deleted(const std::string& key, const std::string& seen);
    /// `winner` (a text with words in it) stands; the words of `loser` were decided against.
    void decided(const std::string& winner, const std::string& loser);
    /// This resource holds these texts for ever.
    void mustKeep(const std::string& key, const std::string& text) { m_kept[key].insert(text); }

    void made(int desk, std::vector<std::string> keys) { m_makings.push_back({desk, std::move(keys)}); }
    void poisoned(const std::string& key) { m_poison.insert(key); }
    void mended(const std::string& key) { m_poison.erase(key); }
    bool isPoison(const std::string& key) const { return m_poison.contains(key); }
    void revived(const std::string& key) { m_deleted.erase(key); }

    const std::map<Token, Edit>& edits() const { return m_edits; }
    const std::vector<Making>& makings() const { return m_makings; }
    const std::map<std::string, std::set<std::string>>& kept() const { return m_kept; }
    const std::set<std::string>& deletions() const { return m_deleted; }
    /// The one that was written first, when the other was written by somebody who had seen it: then they do not diverge.
    /// Empty when neither was.
    Token earlierOf(const Token& a, const Token& b) const;

private:
    bool follows(const Token& later, const Token& earlier) const;

    int m_tokens = 0;
    std::map<Token, Edit> m_edits;
    std::map<Token, std::set<Token>> m_seen;
    std::vector<Making> m_makings;
    std::map<std::string, std::set<std::string>> m_kept;
    std::set<std::string> m_poison;
    std::set<std::string> m_deleted;
};

/// The words in a text, in order of their appearance.
std::vector<Token> tokensIn(const std::string& text);

}  // namespace jiayi::simulation
