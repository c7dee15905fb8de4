// The hub's answer to a statement: figured again at the same number of the stream, and compared line by line.
#pragma once

#include "models/care/rules/rule_book.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/signer.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

struct Answers {
    std::size_t accepted = 0, queried = 0, rejected = 0;
    std::size_t failed = 0;  ///< could not be figured now; they are tried again
    std::size_t all() const { return accepted + queried + rejected; }
};

/// Answers every statement that waits for it, in every stream, once. Equal is accepted. Otherwise it is queried, with every line that differs from either
/// side; a cost that the hub itself holds twice is named but is the hub's to drop. Rejected is what cannot be compared: another
/// institution's, a cursor that is not of this stream's line of numbers, a period of which a revision was accepted. Owner and thread: whoever calls it.
class PayerDesk {
public:
    PayerDesk(Store& store, const HubRules& rules, const care::RuleBook& book, const Clock& clock, Random& random) : m_store(store), m_rules(rules), m_book(book), m_clock(clock), m_random(random) {}
    Result<Answers> answerAll();

private:
    struct Submitted;
    Result<void> answerIn(const std::string& stream, Answers& answers);
    Result<std::optional<Submitted>> waiting(const std::string& stream, const fhir::Json& task);
    Result<void> answer(const std::string& stream, const Submitted& submitted, Answers& answers);
    Result<std::optional<std::string>> obstacle(const std::string& stream, const Submitted& submitted, std::int64_t& n);
    Result<void> write(const std::string& stream, const fhir::Json& answer, const fhir::ResourceKey& key);

    Store& m_store;
    const HubRules& m_rules;
    const care::RuleBook& m_book;
    const Clock& m_clock;
    Random& m_random;
};

}  // namespace jiayi::hub
