#include "sync/laboratory/result_file.h"

#include "sync/laboratory/ndjson_reader.h"
#include "sync/laboratory/oru_reader.h"

#include <iterator>
#include <istream>

namespace jiayi::laboratory {

namespace {
constexpr std::size_t kLookAhead = 256;
}

Result<ReaderRules> loadReaderRules() {
    JIAYI_TRY(auto words, Words::load());
    JIAYI_TRY(auto columns, Columns::load());
    return ReaderRules{std::move(words), std::move(columns)};
}

Result<void> readResults(std::istream& stream, const ReaderRules& rules, const OnEntry& onEntry) {
    std::string beginning(kLookAhead, '\0');
    stream.read(beginning.data(), static_cast<std::streamsize>(kLookAhead));
    beginning.resize(static_cast<std::size_t>(stream.gcount()));
    stream.clear();
    stream.seekg(0);
    const std::string_view marked = beginning.starts_with("\xef\xbb\xbf") ? std::string_view{beginning}.substr(3) : beginning;
    const auto first = marked.find_first_not_of(" \t\r\n\x0b");
    if (first == std::string_view::npos) return invalid("file.empty");
    if (hl7::Framing::looksLike(beginning)) {
        readHl7(stream, rules.words, onEntry);
    } else if (marked[first] == '{') {
        readNdjsonResults(stream, onEntry);
    } else {
        const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
        return readTable(bytes, rules.words, rules.columns, onEntry);
    }
    return {};
}

}  // namespace jiayi::laboratory
