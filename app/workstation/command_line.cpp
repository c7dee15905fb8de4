#include "app/workstation/command_line.h"

#include "sync/station/peers.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <map>

namespace jiayi::app {

namespace {

/// What is typed, and what the store calls it.
const std::map<std::string, std::string> kRolesOfUsers{{"doctor", "doctor"},          {"nurse", "nurse"},       {"pharmacist", "pharmacist"},
                                                       {"health-manager", "manager"}, {"director", "director"}, {"administrator", "administrator"}};

void addStore(CLI::App& command, StoreArgs& at) {
    command.add_option("--store", at.store, "the clinic's store")->required();
    command.add_option("--user", at.user, "who opens it (default: the store's only user)");
}

}  // namespace

Request handleCommandLine(int argc, char** argv) {
    CLI::App app{"Jiayi, the family doctor's workstation", "jiayi"};
    app.set_version_flag("--version", JIAYI_VERSION);
    Request request;
    request.kind = Request::Kind::Window;
    app.add_option("--store", request.window.store, "the clinic's store");
    app.add_option("--user", request.window.user, "whose desk a sample clinic opens as (default: the doctor's)");
    app.add_flag("--demo", request.window.demo, "open the demo clinic");
    app.add_option("--lang", request.window.language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));

    std::function<Exit()> run;
    InitArgs initArgs;
    auto* initCommand = app.add_subcommand("init", "make an encrypted store");
    addStore(*initCommand, initArgs.at);
    initCommand->add_option("--institution", initArgs.institution, "the institution's code")->required();
    initCommand->callback([&] { run = [&] { return init(initArgs); }; });

    GenerateArgs generateArgs;
    auto* generateCommand = app.add_subcommand("generate", "fill a store with a synthetic clinic");
    addStore(*generateCommand, generateArgs.at);
    generateCommand->add_option("--residents", generateArgs.residents)->check(CLI::Range(1, 2'000'000));
    generateCommand->add_option("--seed", generateArgs.seed);
    generateCommand->add_flag("--synced", generateArgs.synced, "as if the hub had it already");
    generateCommand->callback([&] { run = [&] { return generate(generateArgs); }; });

    UserArgs userArgs;
    auto* userCommand = app.add_subcommand("user", "the people who may open a store")->require_subcommand(1);
    auto* userAdd = userCommand->add_subcommand("add", "let somebody in (an administrator does)");
    addStore(*userAdd, userArgs.at);
    userAdd->add_option("--name", userArgs.name, "as they will unlock with")->required();
    userAdd->add_option("--display-name", userArgs.displayName, "as others read it (default: the name)");
    userAdd->add_option("--role", userArgs.role, "doctor, nurse, pharmacist, health-manager, director or administrator")
        ->required()
        ->transform(CLI::CheckedTransformer(kRolesOfUsers));
    userAdd->callback([&] { run = [&] { return addUser(userArgs); }; });

    ImportArgs importArgs;
    auto* importCommand = app.add_subcommand("import", "read .xlsx, .csv, FHIR .json or .ndjson files");
    addStore(*importCommand, importArgs.at);
    importCommand->add_option("--rejects", importArgs.rejects, "where refused rows go, with a reason each");
    importCommand->add_flag("--dry-run", importArgs.dryRun, "count and check, write nothing");
    importCommand->add_option("files", importArgs.files)->required();
    importCommand->callback([&] { run = [&] { return import(importArgs); }; });

    ExportArgs exportArgs;
    auto* exportCommand = app.add_subcommand("export", "write everything out");
    addStore(*exportCommand, exportArgs.at);
    exportCommand->add_option("--format", exportArgs.format)->required()->check(CLI::IsMember({"fhir", "ndjson", "csv", "xlsx"}));
    exportCommand->add_option("--out", exportArgs.out)->required();
    exportCommand->add_flag("--unmasked", exportArgs.unmasked, "citizen ids in full in csv and xlsx");
    exportCommand->callback([&] { run = [&] { return exportAll(exportArgs); }; });

    MeasuresArgs measuresArgs;
    auto* measuresCommand = app.add_subcommand("measures", "the quality indicators of a period");
    addStore(*measuresCommand, measuresArgs.at);
    measuresCommand->add_option("--period", measuresArgs.period, "FROM/TO, as 2026-01-01/2026-12-31; both days inclusive")->required();
    measuresCommand->add_option("--format", measuresArgs.format, "table or json")->check(CLI::IsMember({"table", "json"}));
    measuresCommand->callback([&] { run = [&] { return measures(measuresArgs); }; });

    EvidenceArgs evidenceArgs;
    auto* evidenceCommand = app.add_subcommand("evidence", "a signed archive of the indicators with their people and facts");
    addStore(*evidenceCommand, evidenceArgs.at);
    evidenceCommand->add_option("--period", evidenceArgs.period, "FROM/TO, as 2026-01-01/2026-12-31; both days inclusive")->required();
    evidenceCommand->add_option("--measure", evidenceArgs.measures, "only this one (may be given several times)");
    evidenceCommand->add_option("--out", evidenceArgs.out, "a file that is not there yet")->required();
    evidenceCommand->callback([&] { run = [&] { return evidence(evidenceArgs); }; });

    ReviewArgs reviewArgs;
    auto* reviewCommand = app.add_subcommand("review", "review the prescriptions of a FHIR Bundle; findings as JSON");
    addStore(*reviewCommand, reviewArgs.at);
    auto* reviewFile = reviewCommand->add_option("file", reviewArgs.file, "FHIR R4 Bundle of one person");
    reviewCommand->add_flag("--international", reviewArgs.international, "kidney limits of international labels (default: Chinese)");
    auto* noise = reviewCommand->add_flag("--noise", reviewArgs.noise, "count what the review says of every regimen in the store")->excludes(reviewFile);
    reviewCommand->callback([&, noise, reviewFile] {
        if (noise->count() + reviewFile->count() == 0) throw CLI::RequiredError("file");
        run = [&] { return review(reviewArgs); };
    });

    StatementArgs statementArgs;
    std::string statementFormat = "table";
    auto* statementCommand = app.add_subcommand("statement", "a month's statement of the capitation account");
    addStore(*statementCommand, statementArgs.at);
    statementCommand->add_option("--month", statementArgs.month, "YYYY-MM")->required();
    statementCommand->add_option("--scheme", statementArgs.scheme, "employee or resident (default: both)")->check(CLI::IsMember({"employee", "resident"}));
    statementCommand->add_option("--format", statementFormat)->check(CLI::IsMember({"table", "json"}));
    auto* statementScheme = statementCommand->get_option("--scheme");
    statementCommand->add_option("--act", statementArgs.act, "freeze, sign, submit, amend; accepted, queried, rejected or paid note an answer that came on paper")
        ->check(CLI::IsMember({"freeze", "sign", "submit", "amend", "accepted", "queried", "rejected", "paid"}))
        ->needs(statementScheme);
    statementCommand->add_option("--note", statementArgs.note, "the reason to freeze although something is open, or the answer's words");
    statementCommand->add_flag("--checks", statementArgs.checks, "list what must be settled before the month is frozen");
    statementCommand->add_option("--pdf", statementArgs.pdf, "also write it as a PDF")->needs(statementScheme);
    statementCommand->add_option("--xlsx", statementArgs.table, "also write it as a workbook")->needs(statementScheme);
    statementCommand->add_option("--lang", statementArgs.language, "of the PDF: en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    statementCommand->callback([&] {
        statementArgs.json = statementFormat == "json";
        run = [&] { return statement(statementArgs); };
    });

    PrintArgs printArgs;
    auto* printCommand = app.add_subcommand("print", "write a prescription form or its guidance leaflet as a PDF");
    printCommand->add_option("document", printArgs.document, "prescription or leaflet")->required()->check(CLI::IsMember({"prescription", "leaflet"}));
    addStore(*printCommand, printArgs.at);
    printCommand->add_option("--form", printArgs.form, "the id of the prescription form")->required();
    printCommand->add_option("--out", printArgs.out, "a file that is not there yet")->required();
    printCommand->add_option("--language", printArgs.language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    printCommand->add_option("--paper", printArgs.paper, "a5 or a4")->check(CLI::IsMember({"a5", "a4"}));
    printCommand->callback([&] { run = [&] { return print(printArgs); }; });

    PairArgs pairArgs;
    auto* pairCommand = app.add_subcommand("pair", "join a hub with a one-time code, or a FHIR server");
    addStore(*pairCommand, pairArgs.at);
    pairCommand->add_option("--hub", pairArgs.hub, "https://host:port")->required();
    auto* code = pairCommand->add_option("--code", pairArgs.code, "from the hub's people");
    auto* foreign = pairCommand->add_flag("--foreign", pairArgs.foreign, "a FHIR server that is not our hub; --hub is its base")->excludes(code);
    pairCommand->add_option("--client-id", pairArgs.clientId, "as the server's people registered this desk")->needs(foreign);
    pairCommand->add_flag("--no-token", pairArgs.noToken, "a plain test server that wants no token")->needs(foreign);
    pairCommand->add_flag("--try", pairArgs.tryOut, "write a few scratch resources to see what the server can, and delete them")->needs(foreign);
    pairCommand->add_option("--ca", pairArgs.ca, "certificate to trust (default: the system's)");
    pairCommand->callback([&] {
        if (!pairArgs.foreign && pairArgs.code.empty()) throw CLI::RequiredError("--code");
        run = [&] { return pairArgs.foreign ? pairForeign(pairArgs) : pair(pairArgs); };
    });

    SyncArgs syncArgs;
    auto* syncCommand = app.add_subcommand("sync", "reconcile with the hub");
    addStore(*syncCommand, syncArgs.at);
    syncCommand->add_flag("--once", syncArgs.once, "one round, then stop");
    syncCommand->callback([&] { run = [&] { return sync(syncArgs); }; });

    DesksArgs desksArgs;
    desksArgs.port = station::kDefaultPort;
    auto* desksCommand = app.add_subcommand("desks", "the clinic's other desks: list them, or pair with one");
    addStore(*desksCommand, desksArgs.at);
    auto* showCode = desksCommand->add_flag("--show-code", desksArgs.showCode, "show a code and wait until somebody types it at another desk");
    auto* deskCode = desksCommand->add_option("--code", desksArgs.code, "as the other desk shows it")->excludes(showCode);
    desksCommand->add_option("--pair", desksArgs.pair, "the address of the desk that shows a code: HOST or HOST:PORT")->needs(deskCode)->excludes(showCode);
    desksCommand->add_option("--listen", desksArgs.host, "the address of this machine to listen on (default: all)");
    desksCommand->add_option("--port", desksArgs.port, "0: any free one");
    desksCommand->callback([&] { run = [&] { return desks(desksArgs); }; });

    StoreArgs verifyArgs;
    std::filesystem::path pack;
    auto* verifyCommand = app.add_subcommand("verify", "check database, audit chain, figures and outbox, or an evidence pack");
    auto* verifyStore = verifyCommand->add_option("--store", verifyArgs.store, "the clinic's store");
    verifyCommand->add_option("--user", verifyArgs.user, "who opens it (default: the store's only user)");
    auto* verifyPackOption = verifyCommand->add_option("--pack", pack, "an evidence pack; needs no store")->excludes(verifyStore);
    verifyCommand->callback([&, verifyStore, verifyPackOption] {
        if (verifyStore->count() + verifyPackOption->count() == 0) throw CLI::RequiredError("--store");
        run = [&] { return pack.empty() ? verify(verifyArgs) : verifyPack(pack); };
    });

    BackupArgs backupArgs;
    auto* backupCommand = app.add_subcommand("backup", "copy store and keys into one file");
    addStore(*backupCommand, backupArgs.at);
    backupCommand->add_option("--out", backupArgs.file)->required();
    backupCommand->callback([&] { run = [&] { return backup(backupArgs); }; });

    BackupArgs restoreArgs;
    auto* restoreCommand = app.add_subcommand("restore", "bring a backup back as a new store");
    addStore(*restoreCommand, restoreArgs.at);
    restoreCommand->add_option("--from", restoreArgs.file)->required();
    restoreCommand->callback([&] { run = [&] { return restore(restoreArgs); }; });

    std::string size = "1440x900";
    auto* tourCommand = app.add_subcommand("tour", "draw every screen, one PNG each, on a demo store of its own");
    tourCommand->add_option("--out", request.tour.out, "folder for the pictures")->required();
    tourCommand->add_option("--lang", request.tour.language)->check(CLI::IsMember({"en", "zh_CN"}));
    tourCommand->add_option("--theme", request.tour.theme)->check(CLI::IsMember({"light", "dark"}));
    tourCommand->add_option("--size", size, "WIDTHxHEIGHT")->check([](const std::string& text) {
        int w = 0, h = 0;
        char end = 0;
        const bool good = std::sscanf(text.c_str(), "%dx%d%c", &w, &h, &end) == 2 && w >= 800 && h >= 600 && w <= 8000 && h <= 8000;
        return good ? std::string{} : std::string{"WIDTHxHEIGHT, at least 800x600"};
    });
    tourCommand->add_option("--scale", request.tour.scale, "font size in per cent")->check(CLI::Range(75, 300));
    tourCommand->callback([&] { request.kind = Request::Kind::Tour; });
    app.require_subcommand(0, 1);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        request.kind = Request::Kind::Finished;
        request.exitCode = app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
        return request;
    }
    std::sscanf(size.c_str(), "%dx%d", &request.tour.width, &request.tour.height);
    if (run) {
        request.kind = Request::Kind::Finished;
        request.exitCode = static_cast<int>(run());
    }
    return request;
}

}  // namespace jiayi::app
