// Where the store keeps the formularies' versions and their files.
#pragma once

#include "models/core/dates.h"
#include "models/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// A version as it was published; its files are read apart.
struct PublishedFormulary {
    std::string pharmacy;
    std::string epoch;
    std::int64_t version = 0;
    Date validFrom{};
    std::string manifest;   ///< exactly the text that was signed
    std::string signature;  ///< raw bytes
};

/// A version with its files, to be put on the shelf.
struct NewFormulary {
    PublishedFormulary head;
    std::string snapshot;
    std::vector<std::pair<std::int64_t, std::string>> deltas;  ///< from which version, and the bytes
};

/// Of a pharmacy at most so many versions are kept, the newest.
inline constexpr std::int64_t kFormularyVersionsKept = 40;

/// Part of the Store; its threads and errors are the store's.
class FormularyShelf {
public:
    virtual ~FormularyShelf() = default;
    /// The versions of one pharmacy, or of all: by pharmacy, then newest first. With a day, only what is in force on it (the newest
    /// version that is valid by then) and what was published after that.
    virtual Result<std::vector<PublishedFormulary>> formularies(std::string_view pharmacy, std::optional<Date> day) = 0;
    /// The snapshot of a version in the pharmacy's newest epoch, or its delta `from` another; bytes `first` to `first + size`,
    /// fewer at the end. NotFound "formulary.unknown".
    virtual Result<std::string> formularyFile(std::string_view pharmacy, std::int64_t version, std::optional<std::int64_t> from, std::int64_t first,
                                              std::int64_t size) = 0;
    /// Conflict "formulary.version" if somebody else was first. Drops what is older than is kept.
    virtual Result<void> addFormulary(const NewFormulary& formulary) = 0;
    /// 32 secret bytes; made when first asked for.
    virtual Result<std::string> publisherSeed() = 0;
};

}  // namespace jiayi::hub
