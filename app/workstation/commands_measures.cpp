#include "app/workstation/commands.h"
#include "app/workstation/measures.h"

#include "sync/files/measure_json.h"

#include <fmt/format.h>

#include <iostream>

namespace jiayi::app {

namespace {

std::string cell(const std::optional<quality::Count>& count, std::int64_t quality::Count::*number) { return count ? std::to_string((*count).*number) : "-"; }

void printTable(const std::vector<quality::MeasureLine>& lines) {
    std::cout << fmt::format("{:<15} {:>10} {:>11} {:>8} {:>9} {:>7} {:>8}  {}\n", "measure", "population", "denominator", "excluded", "numerator", "missing", "rate", "");
    for (const auto& line : lines) {
        using quality::Count;
        std::cout << fmt::format("{:<15} {:>10} {:>11} {:>8} {:>9} {:>7} {:>8}  {}{}\n", line.measure->id, cell(line.count, &Count::population), cell(line.count, &Count::denominator),
                                 cell(line.count, &Count::excluded), cell(line.count, &Count::numerator), cell(line.count, &Count::missing),
                                 line.rate ? fmt::format("{:.1f} %", 100.0 * *line.rate) : "-", line.measure->en, line.rate ? "" : ": " + line.reason.first);
    }
}

}  // namespace

Exit measures(const MeasuresArgs& args) {
    const auto period = quality::parsePeriod(args.period);
    if (!period) return fail(period.error(), Exit::Usage);
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    const auto answer = readMeasures(*session, *period);
    if (!answer) return fail(answer.error());
    if (args.format == "json") std::cout << files::measuresJson(answer->lines, *period).pretty() << '\n';
    else printTable(answer->lines);
    return Exit::Done;
}

}  // namespace jiayi::app
