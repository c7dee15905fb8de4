// Taking over a version beside the one that is shown. Nothing of it can be seen before ready(), which is one short transaction.
#pragma once

#include "models/db/database.h"
#include "models/pharmacy/formulary/formulary.h"

#include <string>
#include <vector>

namespace jiayi::pharmacy {

/// A version as the hub announced it.
struct AnnouncedVersion {
    std::string epoch;
    std::int64_t version = 0;
    Date validFrom{};
    Instant published{};
    std::int64_t items = 0;
    Digest root{};
};

/// The pharmacy of that id, made if it is not there. Inside the caller's transaction; throws SQLite::Exception.
std::int64_t pharmacyPkOf(db::Database& database, const std::string& id, const std::string& name);

/// Builds on the pharmacy's newest proved version. begin(), put(), withdraw() and ready() are called inside the caller's
/// transactions, as many as it likes, and throw SQLite::Exception. Owner: whoever takes the version over; one at a time.
class FormularyWriter {
public:
    FormularyWriter(db::Database& database, std::int64_t pharmacyPk) : m_database(database), m_pharmacy(pharmacyPk) {}

    void begin(const AnnouncedVersion& version);
    /// The item as it is from this version on; what is there already with the same content stays untouched.
    void put(const FormularyItem& item);
    void withdraw(const std::string& code);
    /// Codes that the version has so far: for a snapshot, which does not say what went.
    Result<std::vector<std::string>> codes();
    /// Reads back what was written. Corrupt "formulary.root" unless it is what was announced.
    Result<void> prove();
    void ready(Instant now);

private:
    std::int64_t productOf(const std::string& code);
    void insert(std::int64_t product, const FormularyItem& item);

    db::Database& m_database;
    std::int64_t m_pharmacy;
    std::int64_t m_version = 0;
    AnnouncedVersion m_announced;
};

// Each call is one short transaction, made by itself; they return whether there is more to do.

/// Takes back what was begun and never became ready.
Result<bool> discardUnfinished(db::Database& database);
/// Drops items that only versions before the newest `keep` ones had; their prices stay. What is in force stays in any case.
Result<bool> dropOldItems(db::Database& database, std::int64_t pharmacyPk, std::int64_t keep, Date today);

}  // namespace jiayi::pharmacy
