// The facts of one person as bytes: what a row of quality_fact holds. Codes stand in it as text, so that other groupings of diagnoses need no new
// gathering; what would need one (the codes that are read, their units, the kinds of visits) is in the digest at its head.
#pragma once

#include "models/quality/rules/measure_book.h"
#include "models/quality/rules/person.h"

#include <unordered_map>

namespace jiayi::quality {

std::string toBlob(const MeasureBook& book, const PersonFacts& person);

/// Reads blobs one after the other. Owner: whoever loops, on the stack.
class BlobReader {
public:
    explicit BlobReader(const MeasureBook& book) : m_book(book) {}
    /// False when it was written by other tables or is not whole; `person` is then in no state to be used.
    bool read(std::string_view blob, PersonFacts& person);

private:
    const MeasureBook& m_book;
    std::unordered_map<std::string, const std::vector<std::string>*> m_groups;
};

}  // namespace jiayi::quality
