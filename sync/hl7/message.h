// One message as a tree: segments, fields, repeats, components, sub-components. It is cut where it is asked, so that a text with a stray
// separator in it is still there whole.
#pragma once

#include "sync/hl7/escapes.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hl7 {

/// How this message is written.
struct Syntax {
    Delimiters delimiters;
    Charset charset = Charset::Utf8;
};

/// A field or a part of one; a view into its Message, which has to live as long.
class Field {
public:
    Field() = default;
    Field(std::string_view raw, const Syntax& syntax) : m_raw(raw), m_syntax(&syntax) {}

    /// Nothing was said.
    bool isEmpty() const;
    /// `""`: what was said before is taken back.
    bool isNull() const { return m_raw == "\"\""; }
    bool isSaid() const { return !isEmpty() && !isNull(); }
    /// One for each repeat; none of an empty field.
    std::vector<Field> repeats() const;
    /// Counted from 1, of the first repeat; empty if there are not so many.
    Field component(std::size_t number) const;
    /// Counted from 1, of the first component.
    Field subcomponent(std::size_t number) const;
    /// All of it, repeats and components with the characters that part them, escapes undone, without space around it; empty for `""`.
    std::string text() const;

private:
    std::string_view m_raw;
    const Syntax* m_syntax = nullptr;
};

class Segment {
public:
    Segment(std::string_view raw, std::size_t ordinal, const Syntax& syntax);
    const std::string& name() const { return m_name; }
    /// Counted from 1 as the standard counts: of MSH, 1 is the separator itself. Empty if there are not so many.
    Field field(std::size_t number) const;
    /// "OBX[3]-5", the fifth field of the third OBX: what a reason names, and no more.
    std::string place(std::size_t field) const;

private:
    std::string m_name;
    std::size_t m_ordinal;
    std::vector<std::string_view> m_fields;
    const Syntax* m_syntax;
};

class Message {
public:
    /// The bytes of one framed unit. Invalid, the detail being the place: "hl7.header" (MSH-1 or MSH-2 cannot be the separators), "hl7.charset",
    /// "hl7.control-character", "hl7.segment" (a line that is no segment), "hl7.too-many-segments".
    static Result<Message> parse(std::string_view bytes);

    const std::vector<Segment>& segments() const { return m_segments; }
    const Segment& header() const { return m_segments.front(); }

private:
    Message() = default;
    std::unique_ptr<const std::string> m_text;  // the segments look into it, also when the message is moved
    std::unique_ptr<Syntax> m_syntax;
    std::vector<Segment> m_segments;
};

inline constexpr std::size_t kMaxSegments = 20'000;

}  // namespace jiayi::hl7
