#include "app/workstation/bind_worklist.h"
#include "app/workstation/commands.h"
#include "app/workstation/demo_clinic.h"
#include "app/workstation/measures.h"
#include "app/workstation/session.h"

#include "models/capitation/rule_sets.h"
#include "models/capitation/statement_acts.h"
#include "models/care/figures.h"
#include "models/diagnostics/results/take_in.h"
#include "models/queue/entry_store.h"
#include "models/roster/contracts/contract_repository.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/worklist/worklist.h"
#include "sync/client/outbox_check.h"
#include "ui/common/words.h"

#include <fmt/format.h>

#include <iostream>

namespace jiayi::app {

namespace {

constexpr char kSampleName[] = "Balitai Community Health Centre (sample)";

/// Opens the store of `args`; on failure says why and gives the exit code.
Result<Session> openFor(const StoreArgs& args, const Clock& clock, Random& random) {
    JIAYI_TRY(const auto passphrase, askPassphrase("Passphrase"));
    return Session::open(args.store, args.user, passphrase, clock, random);
}

/// The worklist's rules stand on those of care and of the pharmacy.
Result<void> verifyWork(Session& session) {
    JIAYI_TRY(const auto review, pharmacy::loadReviewBook(session.rules()));
    JIAYI_TRY(const auto book, worklist::loadWorklistBook(session.rules(), review));
    return worklist::verifyWorklist(session.database(), book);
}

/// Where reports lie and what of them is in a chart, told anew.
Result<void> verifyResults(Session& session) {
    JIAYI_TRY(const auto book, diagnostics::loadDiagnosticsBook(session.rules()));
    return diagnostics::verifyReports(session.database(), book);
}

Result<void> verifyMeasured(Session& session) {
    JIAYI_TRY(const auto book, quality::loadMeasureBook(session.rules()));
    return quality::verifyFacts(session.database(), book);
}

}  // namespace

Exit fail(const Error& error, Exit otherwise) {
    // A sentence for whoever reads it, and the stable key for whoever scripts it.
    std::cerr << "jiayi: " << ui::wordsFor(error).all().toStdString() << " [" << toString(error) << "]\n";
    if (error.code == Errc::Offline || error.reason == "hub.certificate") return Exit::HubUnreachable;
    if (error.reason.starts_with("passphrase.") || error.reason.starts_with("store.") || error.reason.starts_with("keys.") ||
        error.reason.starts_with("user."))
        return error.reason == "store.behind-head" || error.reason == "store.damaged" ? Exit::Broken : Exit::CannotOpen;
    return otherwise;
}

Exit init(const InitArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("New passphrase");
    if (!passphrase) return fail(passphrase.error(), Exit::Usage);
    const auto made = access::createStore(args.at.store, {args.institution, {}, false}, args.at.user, *passphrase, clock, random);
    if (!made) return fail(made.error(), Exit::Usage);
    std::cout << "Store made. Recovery key, shown only now; write it down and keep it away from this machine:\n"
              << made->recoveryKey << '\n';
    return Exit::Done;
}

Exit generate(const GenerateArgs& args) {
    SystemClock clock;
    SystemRandom random;
    auto session = openFor(args.at, clock, random);
    if (!session) return fail(session.error());
    GenerateOptions options;
    options.residents = args.residents;
    options.seed = args.seed;
    options.synced = args.synced;
    options.today = localDate(clock.now());
    options.progress = [](int done, int all) {
        std::cerr << fmt::format("\r{} of {} residents", done, all) << std::flush;
        return true;
    };
    const auto report = generateClinic(session->context(), options);
    std::cerr << '\n';
    if (!report) return fail(report.error());
    if (const auto marked = access::markAsSample(session->database(), kSampleName); !marked) return fail(marked.error());
    if (const auto told = tellWholeWorklist(session->database(), session->rules(), options.today); !told) return fail(told.error());
    if (const auto kept = keepFacts(*session); !kept) return fail(kept.error());
    std::cout << fmt::format("{} residents, {} with diabetes, {} visits, {} observations: sample people, all invented\n", report->residents,
                             report->diabetics, report->visits, report->observations);
    return Exit::Done;
}

namespace {

/// Tables that came later change nothing that was booked before.
Result<void> verifyBooked(db::Database& database) {
    JIAYI_TRY(const auto tables, capitation::bookInForce(database, localDate(SystemClock().now())));
    return capitation::verifyLedger(database, *tables.book);
}

Exit verifyOpen(Session& session) {
    auto& database = session.database();
    const auto check = [](const char* what, const Result<void>& found) {
        std::cout << fmt::format("{:<16} {}\n", what, found ? "ok" : toString(found.error()));
        return static_cast<bool>(found);
    };
    bool whole = check("database", database.verify());
    whole &= check("audit chain", access::verifyAudit(database));
    whole &= check("derived figures", care::verifyFigures(database));
    whole &= check("merged records", roster::duplicates::verifyLinks(database));
    whole &= check("worklist", verifyWork(session));
    whole &= check("results", verifyResults(session));
    whole &= check("measured facts", verifyMeasured(session));
    whole &= check("contracts", contracts::verifyContracts(database));
    whole &= check("ledger", verifyBooked(database));
    whole &= check("statements", capitation::verifyStatements(database));
    whole &= check("outbox", sync::verifyOutbox(database));
    return whole ? Exit::Done : Exit::Broken;
}

}  // namespace

Exit verify(const StoreArgs& args) {
    SystemClock clock;
    SystemRandom random;
    auto session = openFor(args, clock, random);
    return session ? verifyOpen(*session) : fail(session.error());
}

Exit backup(const BackupArgs& args) {
    SystemClock clock;
    SystemRandom random;
    auto session = openFor(args.at, clock, random);
    if (!session) return fail(session.error());
    if (const auto done = access::backUp(session->database(), args.file); !done) return fail(done.error(), Exit::Usage);
    return Exit::Done;
}

Exit restore(const BackupArgs& args) {
    if (const auto done = access::restore(args.file, args.at.store); !done)
        return fail(done.error(), done.error().code == Errc::Corrupt ? Exit::Broken : Exit::CannotOpen);
    // Only a copy that opens is a restored store.
    SystemClock clock;
    SystemRandom random;
    auto session = openFor(args.at, clock, random);
    if (!session) return fail(session.error());
    // The clinic's other desks may know more of it than it does now.
    if (const auto anew = queue::beginAnew(session->context()); !anew) return fail(anew.error());
    return verifyOpen(*session);
}

}  // namespace jiayi::app
