#include "models/db/database.h"
#include "models/db/query.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <fstream>

using namespace jiayi;

class TestDatabase : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    std::filesystem::path path() const { return m_dir->filePath(QStringLiteral("store.db")).toStdString(); }
    static std::string key(char c = 'k') { return std::string(32, c); }

    std::unique_ptr<db::Database> make(const std::string& withKey) const {
        auto opened = db::Database::open({path(), withKey, true, false});
        return opened ? std::move(*opened) : nullptr;
    }
    Result<std::unique_ptr<db::Database>> open(const std::string& withKey, bool readOnly = false) const {
        return db::Database::open({path(), withKey, false, readOnly});
    }
    static void insertRows(db::Database& database, int count) {
        for (int i = 0; i < count; ++i) {
            db::Transaction transaction(database);
            db::Query(database, "INSERT INTO fact VALUES (?)", i).run();
            transaction.commit();
        }
    }
    static std::int64_t count(db::Database& database, const std::string& sql) {
        db::Query query(database, sql);
        return query.next() ? query.integer(0) : -1;
    }
    std::string bytes(const char* suffix) const {
        std::ifstream file{path().string() + suffix, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    void write(const char* suffix, const std::string& text) const {
        std::ofstream{path().string() + suffix, std::ios::binary | std::ios::trunc} << text;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_dir.reset(); }

    void aMissingFileIsNotMade() {
        const auto opened = open(key());
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::NotFound);
        QCOMPARE(opened.error().reason, std::string{"store.no-such-file"});
        QVERIFY(!std::filesystem::exists(path()));
    }

    void anotherKeyOpensNothing() {
        make(key())->execute("CREATE TABLE fact (a)");
        for (const auto& wrong : {key('x'), std::string{}}) {
            const auto opened = open(wrong);
            QVERIFY(!opened);
            QVERIFY(opened.error().code == Errc::Denied);
            QCOMPARE(opened.error().reason, std::string{"store.wrong-key"});
        }
        QVERIFY(open(key()));
    }

    void nothingReadableLiesOnTheDisk() {
        {
            auto database = make(key());
            database->execute("CREATE TABLE fact (secret TEXT)");
            db::Transaction transaction(*database);
            db::Query(*database, "INSERT INTO fact VALUES ('plain-text-of-a-patient')").run();
            transaction.commit();
            QVERIFY(bytes("-wal").find("plain-text-of-a-patient") == std::string::npos);
            QVERIFY(!bytes("-wal").empty());
        }
        QVERIFY(bytes("").find("plain-text-of-a-patient") == std::string::npos);
        QVERIFY(bytes("").find("SQLite format") == std::string::npos);
    }

    void theSettingsThatKeepSavesSafeAreOn() {
        auto database = make(key());
        const auto text = [&](const char* pragma) {
            db::Query query(*database, std::string{"PRAGMA "} + pragma);
            return query.next() ? query.text(0) : std::string{};
        };
        QCOMPARE(text("journal_mode"), std::string{"wal"});
        QCOMPARE(text("synchronous"), std::string{"2"});
        QCOMPARE(text("foreign_keys"), std::string{"1"});
        QCOMPARE(text("temp_store"), std::string{"2"});
    }

    void everyCommitRaisesTheCounterAndTheHead() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        insertRows(*database, 3);
        QCOMPARE(database->commitCounter(), 3);
        QCOMPARE(bytes(".head"), std::string{"3\n"});
    }

    void whatIsNotCommittedIsRolledBack() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        {
            db::Transaction transaction(*database);
            db::Query(*database, "INSERT INTO fact VALUES (1)").run();
        }
        QCOMPARE(count(*database, "SELECT count(*) FROM fact"), 0);
        QCOMPARE(database->commitCounter(), 0);
        insertRows(*database, 1);
        QCOMPARE(count(*database, "SELECT count(*) FROM fact"), 1);
    }

    void aStoreThatLostItsWalTailIsBehindItsHead() {
        {
            auto database = make(key());
            database->execute("CREATE TABLE fact (a)");
            insertRows(*database, 2);
            write(".keep", bytes("-wal"));
            insertRows(*database, 5);
            write(".lost", bytes(""));
        }
        // As if the machine had lost the last five commits: the file and the log of two commits.
        std::filesystem::remove(path().string() + "-shm");
        write("", bytes(".lost"));
        write("-wal", bytes(".keep"));
        const auto opened = open(key());
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Corrupt);
        QCOMPARE(opened.error().reason, std::string{"store.behind-head"});
    }

    void aLostHeadFileLosesNothing() {
        {
            auto database = make(key());
            database->execute("CREATE TABLE fact (a)");
            insertRows(*database, 2);
        }
        std::filesystem::remove(path().string() + ".head");
        auto opened = open(key());
        QVERIFY(opened);
        QCOMPARE(count(**opened, "SELECT count(*) FROM fact"), 2);
    }

    void aDamagedPageIsFound() {
        {
            auto database = make(key());
            database->execute("CREATE TABLE fact (a)");
            insertRows(*database, 400);
            database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        auto file = bytes("");
        QVERIFY(file.size() > 8192);
        file[file.size() - 2000] = static_cast<char>(file[file.size() - 2000] ^ 0x40);
        write("", file);
        auto opened = open(key());
        const auto verified = opened ? (*opened)->verify() : Result<void>{opened.error()};
        QVERIFY(!verified);
        QVERIFY(verified.error().code == Errc::Corrupt);
    }

    void aWholeStoreVerifies() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        insertRows(*database, 3);
        QVERIFY(database->verify());
        // Written behind the program's back, a row that points nowhere is found.
        database->execute("CREATE TABLE child (fact INTEGER REFERENCES parent (pk)); CREATE TABLE parent (pk INTEGER PRIMARY KEY);"
                          "PRAGMA foreign_keys=OFF; INSERT INTO child VALUES (7); PRAGMA foreign_keys=ON");
        QCOMPARE(database->verify().error().reason, std::string{"store.dangling-row"});
    }

    void aCopyIsWholeEncryptedAndNeverOverwrites() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        insertRows(*database, 50);
        const auto target = m_dir->filePath(QStringLiteral("copy.db")).toStdString();
        QVERIFY(database->copyTo(target));
        const auto again = database->copyTo(target);
        QVERIFY(!again);
        QVERIFY(again.error().code == Errc::Conflict);
        QVERIFY(!db::Database::open({target, key('x'), false, false}));
        auto copy = db::Database::open({target, key(), false, false});
        QVERIFY(copy);
        QCOMPARE(count(**copy, "SELECT count(*) FROM fact"), 50);
        QCOMPARE((*copy)->commitCounter(), database->commitCounter());
        QVERIFY((*copy)->verify());
    }

    void aReadOnlyConnectionReadsBesideAWriterAndWritesNothing() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        insertRows(*database, 2);
        auto reader = open(key(), true);
        QVERIFY(reader);
        insertRows(*database, 1);
        QCOMPARE(count(**reader, "SELECT count(*) FROM fact"), 3);
        const auto refused = db::attempt([&]() -> Result<void> {
            db::Query(**reader, "INSERT INTO fact VALUES (9)").run();
            return {};
        });
        QVERIFY(!refused);
        QVERIFY(refused.error().code == Errc::Denied);
    }

    void aBrokenConstraintIsAConflictAndSaysNoValues() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a TEXT UNIQUE)");
        const auto insert = [&]() -> Result<void> {
            db::Query(*database, "INSERT INTO fact VALUES (?)", "张小明").run();
            return {};
        };
        QVERIFY(db::attempt(insert));
        const auto refused = db::attempt(insert);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == Errc::Conflict);
        QVERIFY(toString(refused.error()).find("张小明") == std::string::npos);
    }

    void aTransactionInsideATransactionIsABug() {
        auto database = make(key());
        db::Transaction outer(*database);
        QVERIFY_EXCEPTION_THROWN(db::Transaction{*database}, std::logic_error);
    }

    void everyKindOfValueComesBack() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        const auto round = [&](const auto& value, auto read) {
            database->execute("DELETE FROM fact");
            db::Query(*database, "INSERT INTO fact VALUES (?)", value).run();
            db::Query row(*database, "SELECT a FROM fact");
            row.next();
            return read(row);
        };
        const auto uuid = derivedUuid({"a"});
        const Instant instant = startOfDay(makeDate(2026, 2, 28)) + std::chrono::milliseconds{7};
        QCOMPARE(round(std::int64_t{1} << 60, [](auto& row) { return row.integer(0); }), std::int64_t{1} << 60);
        QCOMPARE(round(0.1, [](auto& row) { return row.real(0); }), 0.1);
        QCOMPARE(round("曾𠮷", [](auto& row) { return row.text(0); }), std::string{"曾𠮷"});
        QCOMPARE(round(true, [](auto& row) { return row.flag(0); }), true);
        QVERIFY(round(uuid, [](auto& row) { return row.uuid(0); }) == uuid);
        QVERIFY(round(makeDate(2024, 2, 29), [](auto& row) { return row.date(0); }) == makeDate(2024, 2, 29));
        QVERIFY(round(instant, [](auto& row) { return row.instant(0); }) == instant);
        const std::optional<Date> none;
        QVERIFY(round(none, [](auto& row) { return row.isNull(0) && !row.date(0) && !row.maybeReal(0) && !row.maybeInstant(0); }));
        const std::string zeros("a\0b", 3);
        QCOMPARE(round(db::Blob{reinterpret_cast<const std::uint8_t*>(zeros.data()), 3}, [](auto& row) { return row.blob(0); }), zeros);
    }

    void twoQueriesOfTheSameTextRunSideBySide() {
        auto database = make(key());
        database->execute("CREATE TABLE fact (a)");
        insertRows(*database, 2);
        int pairs = 0;
        db::Query outer(*database, "SELECT a FROM fact");
        while (outer.next()) {
            db::Query inner(*database, "SELECT a FROM fact");
            while (inner.next()) ++pairs;
        }
        QCOMPARE(pairs, 4);
    }
};

JIAYI_TEST(TestDatabase)
#include "tst_database.moc"
