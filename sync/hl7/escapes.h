// Escape sequences within a text: \F\ for the separator, \.br\ for a new line, \XB2E2\ for bytes ...
#pragma once

#include "sync/hl7/charset.h"

#include <string>
#include <string_view>

namespace jiayi::hl7 {

/// The five characters that a message chose in MSH-1 and MSH-2; one that it did not choose is 0 and separates nothing.
struct Delimiters {
    char field = '|';
    char component = '^';
    char repetition = '~';
    char escape = '\\';
    char subcomponent = '&';
};

/// What was meant. What is no escape sequence stays as it is, a lone escape character too: nothing is dropped.
/// Highlighting and switches between character sets leave no trace; formatting leaves line ends and spaces.
std::string unescaped(std::string_view text, const Delimiters& delimiters, Charset charset);

}  // namespace jiayi::hl7
