// What the verbs of jiayi-hub are given and what they do; hub_commands.cpp reads the words, the others act.
#pragma once

#include "models/core/result.h"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace jiayi::hub {

struct ServeArguments {
    std::string store;
    std::string listen;
    std::string certificate;
    std::string key;
    std::string exports;
    std::vector<std::string> urls;
    std::vector<std::string> metricsFrom;
};

struct SimulateArguments {
    std::string hub;
    std::string ca;
    std::string members = "members.json";
    std::vector<std::string> codes;
    double speed = 60;
    std::uint64_t seed = 1;
    int everySeconds = 5;
    int minutes = 0;  ///< 0: until told to stop
};

struct FormularyArguments {
    std::string file;
    std::string pharmacy;
    std::string name;
    std::string validFrom;  ///< empty: today
    bool newEpoch = false;
    std::string out;
    int items = 0;  ///< 0: what the drugs alone give
    std::uint64_t seed = 1;
    int revision = 1;
};

struct ResultsArguments {
    std::vector<std::string> files;
    std::string institution;  ///< of reports that name none
};

struct MovesArguments {
    std::string id;
    bool all = false, ready = false, withoutHandover = false;
};

struct Arguments {
    MovesArguments moves;
    ResultsArguments results;
    SimulateArguments simulate;
    FormularyArguments formulary;
    ServeArguments serve;  // apart from the rest: a configuration file may fill it while another verb runs
    std::string store;
    std::string code;
    std::string name;
    std::string kind = "desk";
    std::string id;
    std::string to;
    std::string reason;
    std::string file;
};

/// A verb: writes what was asked for to `out`. The errors decide the exit code.
using Command = Result<void> (*)(const Arguments&, std::ostream& out, std::ostream& log);

/// Until SIGTERM or SIGINT.
Result<void> serve(const Arguments& arguments, std::ostream& out, std::ostream& log);

/// Plays the rest of the consortium over HTTPS until SIGTERM or SIGINT, or for so many minutes.
Result<void> simulate(const Arguments& arguments, std::ostream& out, std::ostream& log);

// Each works on the store alone, beside a hub that runs on it.
Result<void> addInstitution(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> listInstitutions(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> makePairCode(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> listClients(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> revokeClient(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> moveResident(const Arguments& arguments, std::ostream& out, std::ostream& log);
/// Requests of desks: what waits, what is done about them.
Result<void> listMoves(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> carryOutMoves(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> announceMove(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> refuseMoveRequest(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> rotateKey(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> beginEpoch(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> publishFormularyFile(const Arguments& arguments, std::ostream& out, std::ostream& log);
/// A payer's file; errors Rejected "claims.left-out" when some of it was listed instead of imported.
Result<void> importClaimsFile(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> publishConsortiumFigures(const Arguments& arguments, std::ostream& out, std::ostream& log);
/// The consortium's capitation tables, a folder of capitation_*.csv, to every institution.
Result<void> publishCapitation(const Arguments& arguments, std::ostream& out, std::ostream& log);
/// Statements that wait for an answer: figured again and answered, once. A running hub does so every few seconds.
Result<void> answerStatements(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> listFormularies(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> verifyStoredFormularies(const Arguments& arguments, std::ostream& out, std::ostream& log);
Result<void> pruneStore(const Arguments& arguments, std::ostream& out, std::ostream& log);

/// Files of laboratory results into the streams that they are addressed to. Rejected "import.rejects" when some were not taken, Busy "import.stopped" at SIGTERM or SIGINT.
Result<void> importResults(const Arguments& arguments, std::ostream& out, std::ostream& log);

/// Writes a made-up formulary as a table; needs no store.
Result<void> makeSampleFormularyFile(const Arguments& arguments, std::ostream& out, std::ostream& log);

}  // namespace jiayi::hub
