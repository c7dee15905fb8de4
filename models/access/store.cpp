#include "models/access/store.h"

#include "models/access/audit.h"
#include "models/db/migrator.h"
#include "models/db/query.h"

#include <zip.h>

#include <system_error>

namespace jiayi::access {

namespace {

namespace fs = std::filesystem;

constexpr char kStoreEntry[] = "store.db";
constexpr char kKeysEntry[] = "store.db.keys";

void removeStore(const fs::path& path) {
    for (const char* suffix : {"", "-wal", "-shm", ".head", ".keys"}) {
        std::error_code ignored;  // what is not there need not go
        fs::remove(path.string() + suffix, ignored);
    }
}

Result<void> fill(db::Database& database, const Institution& institution, const std::string& user, const Clock& clock, Random& random) {
    JIAYI_CHECK(db::migrate(database, db::embeddedSteps("schema/clinic/")));
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "INSERT INTO institution VALUES (1, ?, ?, ?)", institution.code, institution.name, institution.sample).run();
        db::Query(database, "INSERT INTO user (id, name, display_name, role) VALUES (?, ?, ?, 'administrator')",
                  newUuid(clock, random), user, user)
            .run();
        appendAudit(database, clock.now(), {user, "store.create", "", institution.code});
        transaction.commit();
        return {};
    });
}

/// Copies one entry of the archive to a file.
bool extract(zip_t* archive, const char* name, const fs::path& target) {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry{zip_fopen(archive, name, 0), &zip_fclose};
    if (!entry) return false;
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> file{std::fopen(target.c_str(), "wb"), &std::fclose};
    if (!file) return false;
    char buffer[1 << 16];
    for (;;) {
        const auto count = zip_fread(entry.get(), buffer, sizeof buffer);
        if (count < 0) return false;  // libzip has checked the entry's CRC here
        if (count == 0) return true;
        if (std::fwrite(buffer, 1, static_cast<std::size_t>(count), file.get()) != static_cast<std::size_t>(count)) return false;
    }
}

}  // namespace

Result<NewStore> createStore(const fs::path& path, const Institution& institution, const std::string& user,
                             const std::string& passphrase, const Clock& clock, Random& random, KdfCost cost) {
    if (fs::exists(path)) return Error{Errc::Conflict, "store.exists", {}};
    if (institution.code.empty()) return invalid("institution.empty");
    JIAYI_TRY(const auto made, KeyFile(path, cost).create(user, passphrase, random));
    auto database = db::Database::open({path, made.key, true, false});
    const auto filled = database ? fill(**database, institution, user, clock, random) : Result<void>{database.error()};
    if (!filled) {
        if (database) database->reset();
        removeStore(path);
        return filled.error();
    }
    return NewStore{made.recoveryKey};
}

Result<std::unique_ptr<db::Database>> openStore(const fs::path& path, const std::string& key) {
    JIAYI_TRY(auto database, db::Database::open({path, key, false, false}));
    const auto before = path.string() + ".before-" + std::to_string(db::schemaVersion(*database));
    JIAYI_CHECK(db::migrate(*database, db::embeddedSteps("schema/clinic/"), [&] { return database->copyTo(before); }));
    return database;
}

Result<Institution> readInstitution(db::Database& database) {
    return db::attempt([&]() -> Result<Institution> {
        db::Query row(database, "SELECT code, name, sample FROM institution");
        if (!row.next()) return Error{Errc::Corrupt, "store.no-institution", {}};
        return Institution{row.text(0), row.text(1), row.flag(2)};
    });
}

Result<void> markAsSample(db::Database& database, const std::string& name) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE institution SET sample = 1, name = ?", name).run();
        transaction.commit();
        return {};
    });
}

Result<void> backUp(db::Database& database, const fs::path& target) {
    if (fs::exists(target)) return Error{Errc::Conflict, "file.exists", {}};
    const fs::path copy = target.string() + ".part";
    JIAYI_CHECK(database.copyTo(copy));
    const auto keys = database.path().string() + ".keys";
    int code = 0;
    zip_t* archive = zip_open(target.c_str(), ZIP_CREATE | ZIP_EXCL, &code);
    bool done = archive != nullptr;
    for (const auto& [name, file] : {std::pair{kStoreEntry, copy.string()}, {kKeysEntry, keys}}) {
        if (!done) break;
        zip_source_t* source = zip_source_file(archive, file.c_str(), 0, -1);
        const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
        if (index < 0) zip_source_free(source);
        // Encrypted pages do not compress.
        done = index >= 0 && zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0;
    }
    if (archive && (!done || zip_close(archive) != 0)) {
        zip_discard(archive);
        done = false;
    }
    std::error_code ignored;  // the part file is only a helper
    fs::remove(copy, ignored);
    if (!done) return Error{Errc::Full, "backup.cannot-write", {}};
    return {};
}

Result<void> restore(const fs::path& backup, const fs::path& store) {
    if (!fs::exists(backup)) return Error{Errc::NotFound, "backup.no-such-file", {}};
    if (fs::exists(store)) return Error{Errc::Conflict, "store.exists", {}};
    int code = 0;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive{zip_open(backup.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code), &zip_discard};
    const fs::path copy = store.string() + ".part";
    const fs::path keys = copy.string() + ".keys";
    const bool whole = archive && extract(archive.get(), kKeysEntry, keys) && extract(archive.get(), kStoreEntry, copy);
    std::error_code failed;
    if (whole) fs::rename(keys, store.string() + ".keys", failed);
    if (whole && !failed) fs::rename(copy, store, failed);
    if (whole && !failed) return {};
    removeStore(copy);
    removeStore(store);
    return whole ? Error{Errc::Full, "backup.cannot-write", failed.message()} : Error{Errc::Corrupt, "backup.damaged", {}};
}

}  // namespace jiayi::access
