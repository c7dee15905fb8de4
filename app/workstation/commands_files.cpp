#include "app/workstation/bind_worklist.h"
#include "app/workstation/commands.h"
#include "app/workstation/measures.h"
#include "app/workstation/session.h"

#include "sync/files/export.h"
#include "sync/files/import.h"
#include "sync/files/measure_json.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

namespace jiayi::app {

namespace {

void printReport(const roster::ImportReport& report) {
    for (const auto& [type, counts] : report.kinds) {
        std::cout << fmt::format("{:<24} {:>7} new {:>7} changed {:>7} unchanged {:>7} rejected", type, counts.created, counts.changed,
                                 counts.unchanged, counts.rejected);
        if (counts.kept > 0) std::cout << fmt::format("  ({} kept as they came)", counts.kept);
        if (counts.waiting > 0) std::cout << fmt::format("  ({} wait for their patient)", counts.waiting);
        std::cout << '\n';
    }
    for (const auto& flag : report.flags)
        std::cout << fmt::format("flagged, not believed: {} values of \"{}\" in {}: {}\n", flag.count, flag.column, flag.file, flag.reason);
    for (const auto& [column, values] : report.keptColumns) std::cout << fmt::format("column \"{}\": {} values kept as text\n", column, values);
    std::map<std::string, std::size_t> reasons;
    for (const auto& reject : report.rejects) ++reasons[reject.reason];
    for (const auto& [reason, count] : reasons) std::cerr << fmt::format("rejected: {} because {}\n", count, reason);
    if (report.cancelled) std::cout << "Stopped. What was written stays; importing again goes on from there.\n";
}

/// A file that cannot be read at all is said at once; the others go on.
bool anyReadable(const roster::ImportPlan& plan) {
    bool any = false;
    for (const auto& file : plan.files) {
        if (file.problem.empty()) any = true;
        else std::cerr << fmt::format("jiayi: {}: {}\n", std::filesystem::path{file.path}.filename().string(), file.problem);
    }
    return any;
}

}  // namespace

Exit import(const ImportArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    auto plan = files::preview(session->rules(), args.files);
    if (!plan) return fail(plan.error());
    plan->dryRun = args.dryRun;
    if (!anyReadable(*plan)) return Exit::Usage;

    roster::ImportControl control;
    const bool terminal = ::isatty(STDERR_FILENO);
    if (terminal)
        control.progress = [](std::size_t done, std::size_t total) { std::cerr << fmt::format("\r{} of {}", done, total) << std::flush; };
    const mapping::Registry mappers{session->rules()};
    const auto report = files::run(session->context(), mappers, *plan, control);
    if (terminal) std::cerr << '\n';
    if (!report) return fail(report.error());
    printReport(*report);
    if (args.dryRun) std::cout << "Dry run: nothing was written.\n";
    // So that the window finds today's work whole.
    else if (const auto told = tellWholeWorklist(session->database(), session->rules(), localDate(clock.now())); !told) return fail(told.error());
    else if (const auto kept = keepFacts(*session); !kept) return fail(kept.error());
    if (!args.rejects.empty()) {
        if (const auto written = files::writeRejects(*report, args.rejects); !written) return fail(written.error(), Exit::Usage);
    }
    return report->rejects.empty() ? Exit::Done : Exit::SomeRejected;
}

Exit exportAll(const ExportArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    files::ExportOptions options;
    options.format = files::exportFormatOf(args.format).value_or(files::ExportFormat::Fhir);
    options.unmasked = args.unmasked;
    const mapping::Registry mappers{session->rules()};
    if (options.format == files::ExportFormat::Fhir || options.format == files::ExportFormat::Ndjson) {
        const auto institution = access::readInstitution(session->database());
        if (!institution) return fail(institution.error());
        const auto period = yearToDate(localDate(clock.now()));
        const auto answer = readMeasures(*session, period);
        if (!answer) return fail(answer.error());
        options.reports = files::measureReports(answer->lines, period, institution->code, clock.now());
    }
    const auto report = files::exportTo(session->context(), mappers, options, args.out);
    if (!report) return fail(report.error(), Exit::Usage);
    for (const auto& [what, count] : report->counts) std::cout << fmt::format("{:<24} {:>8}\n", what, count);
    return Exit::Done;
}

}  // namespace jiayi::app
