// The lines of a text that comes compressed and in pieces; one line is in memory at a time.
#pragma once

#include "models/core/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace jiayi::sync {

class ZstdLines {
public:
    /// `more` gives the next compressed bytes, nothing at their end.
    ZstdLines(std::function<std::string()> more, std::size_t longestLine);
    ~ZstdLines();
    ZstdLines(const ZstdLines&) = delete;
    ZstdLines& operator=(const ZstdLines&) = delete;

    /// Nothing at the end. Blank lines are passed over. Corrupt "zstd.damaged" for what is no zstd or ends too early;
    /// Full "zstd.line" for a line above the limit, whatever it would have grown to.
    Result<std::optional<std::string>> next();

private:
    struct State;
    Result<bool> fill();

    std::function<std::string()> m_more;
    std::size_t m_longestLine;
    std::unique_ptr<State> m_state;
};

}  // namespace jiayi::sync
