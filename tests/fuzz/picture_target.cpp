// What may pretend to be a picture: anything.
#include "models/diagnostics/images/inspect.h"
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace jiayi::test {

void inspectPicture(std::string_view bytes) {
    const auto found = images::inspect(bytes);
    if (!found || found->format == images::Format::Pdf) return;
    const bool bounded = found->width > 0 && found->height > 0 && static_cast<std::int64_t>(found->width) * found->height <= images::kMaxPixels;
    if (bounded) return;
    std::fprintf(stderr, "broken property: no decoder is given a picture that has no size, or too much of it\n");
    std::abort();
}

}  // namespace jiayi::test
