#include "app/hub/hub_commands.h"

#include "app/hub/hub_arguments.h"

#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include <ostream>

namespace jiayi::hub {

namespace {

enum ExitCode { kDone = 0, kSomeRejected = 1, kWrongUsage = 2, kCannotOpen = 3, kIntegrityBroken = 4 };

constexpr const char* kStoreHelp = "sqlite:PATH, made when it is not there, or postgresql://...";

int exitCodeOf(const Error& error) {
    if (error.reason == "claims.left-out") return kSomeRejected;
    if (error.code == Errc::Corrupt) return kIntegrityBroken;
    if (error.reason == "import.rejects") return kSomeRejected;
    return error.code == Errc::Invalid ? kWrongUsage : kCannotOpen;
}

int fail(std::ostream& err, const Error& error) {
    err << "jiayi-hub: " << toString(error) << '\n';
    return exitCodeOf(error);
}

/// The words of one command line: each verb, once found, says what is to be run.
class Words {
public:
    Words() {
        m_app.require_subcommand(1);
        addServe();
        addRegistry();
        addMoves();
        addFormulary();
        addResults();
        addClaims();
        addFigures();
        addCapitation();
        addStatements();
        addUpkeep();
        addSimulate();
    }
    CLI::App& app() { return m_app; }
    const Arguments& arguments() const { return m_arguments; }
    Command chosen() const { return m_chosen; }

private:
    CLI::App* verb(CLI::App* parent, const char* name, const char* help, Command run) {
        auto* command = parent->add_subcommand(name, help);
        command->callback([this, run] { m_chosen = run; });
        return command;
    }
    CLI::App* storeVerb(CLI::App* parent, const char* name, const char* help, Command run) {
        auto* command = verb(parent, name, help, run);
        command->add_option("--store", m_arguments.store, kStoreHelp)->required();
        return command;
    }
    CLI::App* group(const char* name, const char* help) {
        auto* command = m_app.add_subcommand(name, help);
        command->require_subcommand(1);
        return command;
    }

    void addServe() {
        auto& serve = m_arguments.serve;
        auto* serving = verb(&m_app, "serve", "Serve until SIGTERM or SIGINT", hub::serve);
        // CLI11 reads a configuration file for the program alone; its section [serve] fills what the line leaves open.
        m_app.set_config("--config", "", "TOML file; its section [serve] holds options of serve, those on the line win");
        m_app.allow_config_extras(CLI::config_extras_mode::error);
        serving->fallthrough();
        serving->add_option("--store", serve.store, kStoreHelp)->required();
        serving->add_option("--listen", serve.listen, "HOST:PORT; port 0 takes a free one")->required();
        serving->add_option("--tls-cert", serve.certificate, "PEM file, the hub's certificate first")->required();
        serving->add_option("--tls-key", serve.key, "PEM file")->required();
        serving->add_option("--url", serve.urls, "a further address that desks know this hub by, as behind a proxy");
        serving->add_option("--exports", serve.exports, "folder of bulk exports; beside a SQLite store unless set");
        serving->add_option("--metrics-from", serve.metricsFrom, "an address that may read /metrics, beside this machine's own");
        serving->footer("--config FILE reads options from the section [serve] of a TOML file.");
    }

    void addRegistry() {
        auto* institution = group("institution", "Institutions of the consortium");
        auto* adding = storeVerb(institution, "add", "Add an institution, or rename it", addInstitution);
        adding->add_option("--code", m_arguments.code)->required();
        adding->add_option("--name", m_arguments.name)->required();
        storeVerb(institution, "list", "Code and name, one a line", listInstitutions);

        auto* pairing = storeVerb(&m_app, "pair-code", "A one-time code to pair a desk, or another client, with", makePairCode);
        pairing->add_option("--institution", m_arguments.code)->required();
        pairing->add_option("--kind", m_arguments.kind, "desk (unless set), laboratory, pharmacy, hospital, payer, consortium");

        auto* moving = storeVerb(&m_app, "move", "A resident goes to another institution, with everything about them", moveResident);
        moving->add_option("--patient", m_arguments.id, "the Patient's id")->required();
        moving->add_option("--from", m_arguments.code)->required();
        moving->add_option("--to", m_arguments.to)->required();
        moving->add_option("--reason", m_arguments.reason, "kept on both sides")->required();

        auto* client = group("client", "Desks and other clients");
        storeVerb(client, "list", "Id, kind, institution, state, name, paired and last seen, one a line", listClients);
        auto* revoking = storeVerb(client, "revoke", "Shut a client out at once, for good", revokeClient);
        revoking->add_option("--id", m_arguments.id)->required();
    }

    void addMoves() {
        auto& given = m_arguments.moves;
        auto* moves = group("moves", "What clinics ask for: residents who have chosen another one");
        auto* listing = storeVerb(moves, "list", "Id, state, from, to, patient, reason, wanted on, asked at, one a line", listMoves);
        listing->add_flag("--all", given.all, "with those that are decided");
        auto* carrying = storeVerb(moves, "carry-out", "The person moves, with everything about them", carryOutMoves);
        carrying->add_option("ID", given.id, "of `moves list`");
        carrying->add_flag("--ready", given.ready, "all whose handover is confirmed and whose day has come");
        carrying->add_flag("--without-handover", given.withoutHandover, "although the leaving clinic has confirmed none");
        auto* telling = storeVerb(moves, "announce", "Tell the clinic that holds a person who wants to come elsewhere", announceMove);
        telling->add_option("ID", given.id)->required();
        auto* refusing = storeVerb(moves, "refuse", "The clinic that asked reads the reason", refuseMoveRequest);
        refusing->add_option("ID", given.id)->required();
        refusing->add_option("--reason", m_arguments.reason)->required();
    }

    void addFormulary() {
        auto& given = m_arguments.formulary;
        auto* formulary = group("formulary", "Formularies of the pharmacies");
        auto* publishing = storeVerb(formulary, "publish", "Make a version of what a pharmacy offers; the whole file or nothing", publishFormularyFile);
        publishing->add_option("FILE", given.file, "a table (CSV), or FHIR: a Bundle or NDJSON of MedicationKnowledge and Basic")->required();
        publishing->add_option("--pharmacy", given.pharmacy, "its id: letters, digits, '-' and '.'")->required();
        publishing->add_option("--name", given.name, "as the desks show it; as before unless set");
        publishing->add_option("--valid-from", given.validFrom, "YYYY-MM-DD; today unless set");
        publishing->add_flag("--new-epoch", given.newEpoch, "begin a new line of versions: after a backup was restored");
        storeVerb(formulary, "list", "Pharmacy, version, valid from, items, changes by delta, name, one a line", listFormularies);
        storeVerb(formulary, "verify", "Prove every version: signature, files, content, where its deltas lead", verifyStoredFormularies);
        auto* sample = verb(formulary, "sample", "Write a made-up formulary as a table, marked as sample", makeSampleFormularyFile);
        sample->add_option("--out", given.out, "the file to write")->required();
        sample->add_option("--items", given.items, "how many; about three a drug unless set")->check(CLI::Range(1, 1000000));
        sample->add_option("--seed", given.seed)->capture_default_str();
        sample->add_option("--revision", given.revision, "the same pharmacy so many versions on: other prices, stock, terms")->check(CLI::Range(1, 10000))->capture_default_str();
    }

    void addResults() {
        auto& given = m_arguments.results;
        auto* importing = storeVerb(group("results", "Results of laboratories"), "import", "Reports into the clinics that they are addressed to; what has come before is known", importResults);
        importing->add_option("FILE", given.files, "HL7 v2 ORU^R01, a table (CSV) or FHIR NDJSON; the beginning shows which")->required();
        importing->add_option("--institution", given.institution, "whose the reports are that name no institution");
    }

    void addClaims() {
        auto* importing = storeVerb(group("claims", "What residents cost elsewhere"), "import", "Read a payer's file; what cannot be taken is listed with its reason", importClaimsFile);
        importing->add_option("FILE", m_arguments.file, "a table (CSV, columns in either language), or NDJSON of ExplanationOfBenefit")->required();
    }

    void addFigures() {
        storeVerb(group("figures", "The consortium's figures"), "publish", "Sum up what clinics reported, and give it to every clinic", publishConsortiumFigures);
    }

    void addCapitation() {
        auto* publishing = storeVerb(group("capitation", "The consortium's rates, tiers, policies and terms"), "publish", "Send a version of the tables to every institution; all of them or nothing", publishCapitation);
        publishing->add_option("DIR", m_arguments.file, "a folder with every capitation_*.csv")->required();
        publishing->add_option("--version", m_arguments.id, "what it is called; what a version says never changes")->required();
        publishing->add_option("--publisher", m_arguments.name, "whose tables they are")->required();
        publishing->add_option("--valid-from", m_arguments.formulary.validFrom, "YYYY-MM-DD; today unless set");
    }

    void addStatements() {
        storeVerb(group("statements", "Months that clinics have submitted"), "answer", "Figure every one that waits again, and answer it; a running hub does so by itself", answerStatements);
    }

    void addUpkeep() {
        storeVerb(group("key", "The hub's own signing keys"), "rotate", "Make a new one; the two before it still verify", rotateKey);
        auto* epoch = storeVerb(group("epoch", "Lines of numbers"), "new",
                                "After restoring a backup: every desk compares what it holds with what the hub has", beginEpoch);
        epoch->add_option("--institution", m_arguments.code, "this one alone");
        storeVerb(&m_app, "prune", "Forget old answers and deletions; a running hub does so once a day", pruneStore);
    }

    void addSimulate() {
        auto& play = m_arguments.simulate;
        auto* simulating = verb(&m_app, "simulate", "Play other clinics, laboratory, pharmacy, hospital and payer as clients of a hub; all of it is sample data", hub::simulate);
        simulating->add_option("--hub", play.hub, "https://HOST:PORT")->required();
        simulating->add_option("--ca", play.ca, "PEM file to trust; the system's store unless set");
        simulating->add_option("--members", play.members, "file with the members' keys; made when it is not there")->capture_default_str();
        simulating->add_option("--join", play.codes, "a code of `pair-code --kind ...`: one more member, kept in the file");
        simulating->add_option("--speed", play.speed, "so many times as fast as life")->check(CLI::PositiveNumber)->capture_default_str();
        simulating->add_option("--seed", play.seed)->capture_default_str();
        simulating->add_option("--every", play.everySeconds, "seconds between turns")->check(CLI::Range(1, 3600))->capture_default_str();
        simulating->add_option("--minutes", play.minutes, "how long; 0: until told to stop")->check(CLI::NonNegativeNumber)->capture_default_str();
    }

    Arguments m_arguments;
    Command m_chosen = nullptr;
    CLI::App m_app{"The reference consortium hub: an HTTPS FHIR R4 server", "jiayi-hub"};
};

}  // namespace

int runHubCommand(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    Words words;
    try {
        words.app().parse(argc, argv);
    } catch (const CLI::FileError& error) {
        words.app().exit(error, out, err);
        return kCannotOpen;
    } catch (const CLI::ParseError& error) {
        return words.app().exit(error, out, err) == 0 ? kDone : kWrongUsage;
    }
    // Nobody else on this machine reads the store.
    ::umask(S_IRWXG | S_IRWXO);
    const auto done = words.chosen()(words.arguments(), out, err);
    return done ? int{kDone} : fail(err, done.error());
}

}  // namespace jiayi::hub
