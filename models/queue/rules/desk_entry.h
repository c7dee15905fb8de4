// What desks pass to each other: one value of one field, with who said it, when, and at which desk. And how two desks
// that know different things come to know the same. Pure.
#pragma once

#include "models/core/ids.h"

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace jiayi::queue {

using DeskId = Id<struct DeskTag>;

enum class EntryKind { Queue, Draft };

/// Of a place in the queue, or of a resident's draft, one field.
struct EntryKey {
    EntryKind kind = EntryKind::Queue;
    Uuid subject;
    std::string field;
    auto operator<=>(const EntryKey&) const = default;
};

struct DeskEntry {
    EntryKey key;
    std::string value;   ///< empty: taken away
    std::string author;  ///< the user who said it; empty: nobody, it was there when the draft was opened
    Instant at{};        ///< later than what it replaces, whatever the desk's clock says
    DeskId desk;         ///< that wrote it
    std::int64_t number = 0;  ///< counts what that desk wrote
    bool operator==(const DeskEntry&) const = default;
};

/// Up to which number somebody knows what each desk wrote: has it, or has what took its place.
using Seen = std::map<DeskId, std::int64_t>;
std::int64_t seenOf(const Seen& seen, DeskId desk);
/// Raises `seen` to whatever `other` has more of.
void join(Seen& seen, const Seen& other);

/// The field that ends a draft for what one desk wrote: its value is the number of the last entry that the signature
/// (or whoever threw the draft away) had seen. What was written without their knowing stays.
std::string endField(DeskId desk);
/// The desk that such a field speaks of; nothing for any other field.
std::optional<DeskId> deskOfEnd(std::string_view field);

/// Whether `a` stands when both speak of the same field: an end that reaches further; else the later time, then desk,
/// number and value. A total order, so that it does not matter who meets whom first.
bool beats(const DeskEntry& a, const DeskEntry& b);

/// Everything one desk knows, as a value: what the store does row by row. Taking entries is commutative, associative and
/// idempotent, since each field keeps the greatest by a total order.
class EntrySet {
public:
    /// False: nothing changed.
    bool take(const DeskEntry& entry);
    void takeAll(const EntrySet& other);
    const std::map<EntryKey, DeskEntry>& entries() const { return m_entries; }
    bool operator==(const EntrySet&) const = default;

private:
    std::map<EntryKey, DeskEntry> m_entries;
};

/// How far one draft has ended, desk by desk.
Seen endsOf(const std::vector<DeskEntry>& draft);
/// A field of the draft that goes on. What has ended is kept and not shown: if it were dropped, an older value that it
/// had replaced could come back from a desk that was away.
bool isLive(const DeskEntry& entry, const Seen& ends);

}  // namespace jiayi::queue
