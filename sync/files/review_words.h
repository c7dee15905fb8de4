// What a CodeableConcept says, in codes and in words; private to this room.
#pragma once

#include "models/pharmacy/rules/review_book.h"
#include "sync/fhir/json.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::files {

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words);
/// Whether the concept at `path` has one of these codes.
bool saysCode(const fhir::Json& resource, std::string_view path, std::initializer_list<std::string_view> codes);
/// Text, then the displays: everything that a concept calls itself.
std::vector<std::string> wordsOf(const fhir::Json& concept_);
/// The first code of the concept, for one that has no words.
std::string firstCodeOf(const fhir::Json& concept_);
/// Folded, then without its parentheses, then what stands in each of them: "谷丙转氨酶(ALT)".
std::vector<std::string> spellingsOf(std::string_view text);
/// "no ...", "denies ...", "无...", "否认...": what a list says is not there.
bool isDenied(std::string_view folded);

}  // namespace jiayi::files
