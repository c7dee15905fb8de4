// The subcommands. Each returns the documented exit code and speaks to people on standard error.
#pragma once

#include "models/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jiayi::app {

/// Stable: administrators script them.
enum class Exit { Done = 0, SomeRejected = 1, Usage = 2, CannotOpen = 3, Broken = 4, HubUnreachable = 5 };

struct StoreArgs {
    std::filesystem::path store;
    std::string user;
};

struct InitArgs {
    StoreArgs at;
    std::string institution;
};
Exit init(const InitArgs& args);

struct GenerateArgs {
    StoreArgs at;
    int residents = 6300;
    std::uint64_t seed = 1;
    bool synced = false;
};
Exit generate(const GenerateArgs& args);

struct UserArgs {
    StoreArgs at;  ///< its user is the administrator who asks
    std::string name;
    std::string displayName;
    std::string role;  ///< as the store has it
};
/// Lets somebody in; their passphrase is asked for after the administrator's.
Exit addUser(const UserArgs& args);

struct ImportArgs {
    StoreArgs at;
    std::vector<std::filesystem::path> files;
    std::filesystem::path rejects;
    bool dryRun = false;
};
Exit import(const ImportArgs& args);

struct ExportArgs {
    StoreArgs at;
    std::string format;
    std::filesystem::path out;
    bool unmasked = false;
};
Exit exportAll(const ExportArgs& args);

struct MeasuresArgs {
    StoreArgs at;
    std::string period;            ///< "FROM/TO", both days inclusive
    std::string format = "table";  ///< or "json"
};
Exit measures(const MeasuresArgs& args);

struct EvidenceArgs {
    StoreArgs at;
    std::string period;                 ///< "FROM/TO", both days inclusive
    std::vector<std::string> measures;  ///< ids; empty: all
    std::filesystem::path out;
};
/// A signed archive of the figures with rules, people and facts; a file that is there is not replaced.
Exit evidence(const EvidenceArgs& args);
/// Tells the figures of such an archive again; no store is needed. Broken when anything differs.
Exit verifyPack(const std::filesystem::path& pack);

struct ReviewArgs {
    StoreArgs at;
    std::filesystem::path file;  ///< a FHIR Bundle
    bool international = false;  ///< kidney rules of other countries' labels
    bool noise = false;          ///< instead of a file: every regimen of the store, counted by rule
};
Exit review(const ReviewArgs& args);

struct StatementArgs {
    StoreArgs at;
    std::string month;   ///< YYYY-MM
    std::string scheme;  ///< "employee" or "resident"; empty: both
    bool json = false;
    std::string act;     ///< freeze, sign, submit, accepted, queried, rejected, paid, amend; empty: only look. Wants a scheme
    std::string note;    ///< why something open is overridden, or an answer's words
    bool checks = false; ///< also what must be settled before it is frozen, on standard error
    std::filesystem::path pdf, table;
    std::string language;
};
/// Brings the ledger up to date, does what was asked, and writes the month's statement: the last revision, or the draft of what stands now. The
/// passphrase is the user's own key: whoever gives it signs and submits.
Exit statement(const StatementArgs& args);

struct PrintArgs {
    StoreArgs at;
    std::string document;  ///< "prescription" or "leaflet"
    std::string form;      ///< the prescription form's id
    std::filesystem::path out;
    std::string language;  ///< "zh" or "en"; empty: as this desk printed last
    std::string paper;     ///< "a5" or "a4"; empty likewise
};
/// A PDF; a file that is there is not replaced.
Exit print(const PrintArgs& args);

struct PairArgs {
    StoreArgs at;
    std::string hub;
    std::string code;
    std::filesystem::path ca;
    bool foreign = false;  ///< a FHIR server that is not our hub
    std::string clientId;
    bool noToken = false;
    bool tryOut = false;
};
Exit pair(const PairArgs& args);
Exit pairForeign(const PairArgs& args);

struct SyncArgs {
    StoreArgs at;
    bool once = false;
};
Exit sync(const SyncArgs& args);

struct DesksArgs {
    StoreArgs at;
    bool showCode = false;
    std::string pair;  ///< the address of the desk that shows a code
    std::string code;
    std::string host = "0.0.0.0";
    std::uint16_t port = 0;
};
/// The clinic's other desks: lists them, shows a code, or pairs with the desk that shows one.
Exit desks(const DesksArgs& args);

Exit verify(const StoreArgs& args);

struct BackupArgs {
    StoreArgs at;
    std::filesystem::path file;
};
Exit backup(const BackupArgs& args);
Exit restore(const BackupArgs& args);

/// Says what went wrong and what was kept; the exit code that fits.
Exit fail(const Error& error, Exit otherwise = Exit::Broken);

}  // namespace jiayi::app
