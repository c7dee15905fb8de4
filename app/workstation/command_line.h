// The documented command line (ARCHITECTURE.md): what was asked for, and running it.
#pragma once

#include "app/workstation/commands.h"

#include <optional>
#include <string>

namespace jiayi::app {

struct WindowArgs {
    std::filesystem::path store;  ///< empty: the last one used, or the first-run screen
    bool demo = false;
    std::string user;      ///< whose desk a demo clinic opens as; empty: the doctor's
    std::string language;  ///< "en", "zh_CN" or empty for the saved one
};

struct TourArgs {
    std::filesystem::path out;
    std::string language = "en";
    std::string theme = "light";
    int width = 1440;
    int height = 900;
    int scale = 100;
};

/// What must be shown with Qt; everything else has been done already.
struct Request {
    enum class Kind { Finished, Window, Tour } kind = Kind::Finished;
    int exitCode = 0;
    WindowArgs window;
    TourArgs tour;
};

/// Reads the arguments and runs the subcommands that need no window.
Request handleCommandLine(int argc, char** argv);

}  // namespace jiayi::app
