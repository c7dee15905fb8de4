// The command line of jiayi-hub. It is stable: administrators script it.
#pragma once

#include <iosfwd>

namespace jiayi::hub {

/// Runs one command to its end; `serve` ends at SIGTERM or SIGINT. Returns the exit code: 0 done, 1 done but some
/// entries or records of a file were left out (listed), 2 wrong usage, 3 cannot open (no such file, newer schema, port taken), 4 integrity broken.
int runHubCommand(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace jiayi::hub
