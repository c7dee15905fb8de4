#include "app/workstation/commands.h"
#include "app/workstation/measures.h"

#include "models/core/money.h"
#include "models/quality/evidence.h"
#include "sync/files/measure_json.h"

#include <fmt/format.h>

#include <cmath>
#include <iostream>

namespace jiayi::app {

namespace {

std::string cell(const std::optional<quality::Count>& count, std::int64_t quality::Count::*number) { return count ? std::to_string((*count).*number) : "-"; }

/// A share in percent; of a member-month an amount.
std::string rateText(const quality::MeasureLine& line) {
    if (!line.rate) return "-";
    if (line.measure->unit == quality::Unit::MemberMonth) return formatYuan({std::llround(*line.rate)});
    return fmt::format("{:.1f} %", 100.0 * *line.rate);
}

void printTable(const std::vector<quality::MeasureLine>& lines) {
    std::cout << fmt::format("{:<15} {:>10} {:>11} {:>8} {:>9} {:>7} {:>8}  {}\n", "measure", "population", "denominator", "excluded", "numerator", "missing", "rate", "");
    for (const auto& line : lines) {
        using quality::Count;
        std::cout << fmt::format("{:<15} {:>10} {:>11} {:>8} {:>9} {:>7} {:>8}  {}{}\n", line.measure->id, cell(line.count, &Count::population), cell(line.count, &Count::denominator),
                                 cell(line.count, &Count::excluded), cell(line.count, &Count::numerator), cell(line.count, &Count::missing),
                                 rateText(line), line.measure->en, line.rate ? "" : ": " + line.reason.first);
    }
}

Result<Session> sessionFor(const StoreArgs& at, const Clock& clock, Random& random) {
    JIAYI_TRY(const auto passphrase, askPassphrase("Passphrase"));
    return Session::open(at.store, at.user, passphrase, clock, random);
}

void printPackReport(const quality::EvidenceReport& report) {
    std::cout << fmt::format("institution {}, {} to {}: {} measures, {} people\nsigned by {}\n", report.institution, formatDate(report.period.from), formatDate(report.period.to), report.measures,
                             report.people, report.publicKey);
    if (!report.sameCareRules) std::cout << "Told by another version's codes, units and forms; its measures are the pack's own.\n";
}

}  // namespace

Exit measures(const MeasuresArgs& args) {
    const auto period = quality::parsePeriod(args.period);
    if (!period) return fail(period.error(), Exit::Usage);
    SystemClock clock;
    SystemRandom random;
    auto session = sessionFor(args.at, clock, random);
    if (!session) return fail(session.error());
    const auto answer = readMeasures(*session, *period);
    if (!answer) return fail(answer.error());
    if (args.format == "json") std::cout << files::measuresJson(answer->lines, *period).pretty() << '\n';
    else printTable(answer->lines);
    return Exit::Done;
}

Exit evidence(const EvidenceArgs& args) {
    const auto period = quality::parsePeriod(args.period);
    if (!period) return fail(period.error(), Exit::Usage);
    SystemClock clock;
    SystemRandom random;
    auto session = sessionFor(args.at, clock, random);
    if (!session) return fail(session.error());
    const auto institution = access::readInstitution(session->database());
    if (!institution) return fail(institution.error());
    const auto report = quality::writeEvidence(session->database(), session->rules(), {*period, args.measures, institution->code, clock.now()}, args.out);
    if (!report) return fail(report.error(), Exit::Usage);
    // It holds what is known of people, like any export.
    const auto audited = db::attempt([&]() -> Result<void> {
        sync::Unit unit(session->context(), "export");
        unit.describe("evidence", args.period);
        unit.commit();
        return {};
    });
    if (!audited) return fail(audited.error());
    printPackReport(*report);
    return Exit::Done;
}

Exit verifyPack(const std::filesystem::path& pack) {
    const auto rules = care::loadRules();
    if (!rules) return fail(rules.error());
    const auto report = quality::checkEvidence(*rules, pack);
    if (!report) return fail(report.error(), report.error().code == Errc::NotFound ? Exit::CannotOpen : Exit::Broken);
    printPackReport(*report);
    return Exit::Done;
}

}  // namespace jiayi::app
