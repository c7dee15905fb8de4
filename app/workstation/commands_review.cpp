#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include "models/pharmacy/review_noise.h"
#include "sync/files/review_bundle.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace jiayi::app {

namespace {

Result<fhir::Json> readJsonFile(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Error{Errc::NotFound, "file.not-found", path.filename().string()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    // Some systems put a byte order mark before their JSON.
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    return fhir::parseJson(std::string_view{text}.substr(text.starts_with(kMark) ? kMark.size() : 0));
}

void printNoise(const pharmacy::ReviewNoise& noise) {
    const auto per100 = noise.regimens == 0 ? 0.0 : 100.0 * static_cast<double>(noise.interruptive) / static_cast<double>(noise.regimens);
    std::cout << fmt::format("{} regimens with {} lines; {} interruptive findings, {:.1f} per 100 regimens; {} regimens interrupted\n",
                             noise.regimens, noise.lines, noise.interruptive, per100, noise.interrupted);
    std::cout << "rules that interrupt most:\n";
    for (const auto& [rule, count] : noise.interruptingMost) std::cout << fmt::format("  {:>7}  {}\n", count, rule);
    std::cout << "rules that fire most:\n";
    for (const auto& [rule, count] : noise.firingMost) std::cout << fmt::format("  {:>7}  {}\n", count, rule);
}

}  // namespace

Exit review(const ReviewArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    const auto book = pharmacy::loadReviewBook(session->rules());
    if (!book) return fail(book.error());
    const auto today = localDate(clock.now());
    if (args.noise) {
        const auto noise = pharmacy::measureNoise(session->database(), *book, today);
        if (!noise) return fail(noise.error());
        printNoise(*noise);
        return Exit::Done;
    }
    const auto bundle = readJsonFile(args.file);
    if (!bundle) return fail(bundle.error(), Exit::Usage);
    auto input = files::readReviewBundle(*bundle, session->rules(), *book, today);
    if (!input) return fail(input.error(), Exit::Usage);
    if (args.international) input->profile = pharmacy::Profile::International;
    auto result = pharmacy::review(*book, *input);
    // A file without medicines is no file without findings.
    if (input->lines.empty()) result.notChecked.insert(result.notChecked.begin(), {pharmacy::Check::All, {}, book->text("not-checked.no-medicine").reason});
    std::cout << files::reviewJson(result).pretty() << '\n';
    return Exit::Done;
}

}  // namespace jiayi::app
