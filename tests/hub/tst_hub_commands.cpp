#include "app/hub/hub_commands.h"
#include "models/db/database.h"
#include "sync/hub/store_address.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <sstream>

using jiayi::hub::test::must;

namespace {

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

Ran run(std::vector<std::string> words) {
    std::vector<const char*> argv{"jiayi-hub"};
    for (const auto& word : words) argv.push_back(word.c_str());
    std::ostringstream out, err;
    const int code = jiayi::hub::runHubCommand(static_cast<int>(argv.size()), argv.data(), out, err);
    return {code, out.str(), err.str()};
}

}  // namespace

class TestHubCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_dir.emplace();
        m_file = m_dir->filePath(QStringLiteral("hub.db")).toStdString();
        m_store = "sqlite:" + m_file;
    }

    void anInstitutionIsAddedListedAndGivenACode() {
        QCOMPARE(run({"institution", "add", "--store", m_store, "--code", "120101001", "--name", "西城社区"}).code, 0);
        const auto list = run({"institution", "list", "--store", m_store});
        QCOMPARE(list.out, std::string{"120101001\t西城社区\n"});
        const auto ran = run({"pair-code", "--store", m_store, "--institution", "120101001"});
        QCOMPARE(ran.code, 0);
        const auto lines = QString::fromStdString(ran.out).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(QRegularExpression(QStringLiteral("^[A-Z0-9][A-Z0-9-]{5,}$")).match(lines.last()).hasMatch());
        const auto store = must(jiayi::hub::SqliteStore::open(m_file));
        jiayi::hub::Client client;
        client.id = "d";
        QVERIFY(store->pair(jiayi::hub::pairCodeHash(lines.last().toStdString()), client, jiayi::SystemClock{}.now()));
    }

    void wrongUsageIsTwo() {
        for (const auto& words : std::vector<std::vector<std::string>>{
                 {},
                 {"fly"},
                 {"institution"},
                 {"institution", "add", "--store", m_store},
                 {"institution", "list", "--store", "mysql:x"},
                 {"institution", "list", "--store", "sqlite:"},
                 {"institution", "add", "--store", m_store, "--code", "a b", "--name", "x"}}) {
            const auto ran = run(words);
            QCOMPARE(ran.code, 2);
            QVERIFY(!ran.err.empty());
        }
    }

    void helpIsNoError() {
        const auto ran = run({"--help"});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.find("pair-code") != std::string::npos);
    }

    void whatCannotBeOpenedIsThree() {
        QCOMPARE(run({"pair-code", "--store", m_store, "--institution", "nobody"}).code, 3);
        QCOMPARE(run({"institution", "list", "--store", "sqlite:" + m_file + ".dir/none"}).code, 3);
        QCOMPARE(run({"serve", "--store", m_store, "--listen", "127.0.0.1:0", "--tls-cert", m_file + ".none", "--tls-key",
                      m_file + ".none"}).code, 3);
        must(jiayi::db::Database::open({m_file, {}, false, false}))->execute("PRAGMA user_version = 9999");
        QCOMPARE(run({"institution", "list", "--store", m_store}).code, 3);
    }

    void aDamagedStoreIsFour() {
        QCOMPARE(run({"institution", "add", "--store", m_store, "--code", "1", "--name", "x"}).code, 0);
        QFile head(QString::fromStdString(m_file + ".head"));
        QVERIFY(head.open(QIODevice::WriteOnly));
        head.write("1000\n");  // more commits than the store knows: its end was lost
        head.close();
        QCOMPARE(run({"institution", "list", "--store", m_store}).code, 4);
    }

    void aClientIsListedAndShutOut() {
        const auto store = must(jiayi::hub::openStore(m_store));
        must(store->addInstitution({"1", "x"}));
        const auto code = run({"pair-code", "--store", m_store, "--institution", "1", "--kind", "laboratory"}).out;
        jiayi::hub::Client client;
        client.id = "client-1";
        client.deskName = "Analyser";
        const auto word = code.substr(code.rfind('\n', code.size() - 2) + 1);
        must(store->pair(jiayi::hub::pairCodeHash(word), client, jiayi::SystemClock{}.now()));
        const auto list = run({"client", "list", "--store", m_store});
        QVERIFY(list.out.starts_with("client-1\tlaboratory\t1\tactive\tAnalyser\t"));
        QCOMPARE(std::count(list.out.begin(), list.out.end(), '\t'), 6);
        QCOMPARE(run({"client", "revoke", "--store", m_store, "--id", "client-1"}).code, 0);
        QVERIFY(!must(store->client("client-1"))->active);
        QCOMPARE(run({"client", "revoke", "--store", m_store, "--id", "nobody"}).code, 3);
        QCOMPARE(run({"pair-code", "--store", m_store, "--institution", "1", "--kind", "king"}).code, 2);
    }

    void aResidentIsMovedBesideARunningHub() {
        using namespace jiayi::hub::test;
        World world;
        Desk home(world, kClinicA), there(world, kClinicB);
        QCOMPARE(home.commit({jiayi::fhir::createEntry(patient("p")), jiayi::fhir::createEntry(observation("o", "p"))}).status, 200);
        const std::vector<std::string> move{"move", "--store", "sqlite:" + world.file("hub.db"), "--patient", "p",
                                            "--from", kClinicA, "--to", kClinicB, "--reason", "moved house"};
        const auto moved = run(move);
        QCOMPARE(moved.code, 0);
        QVERIFY2(moved.out.starts_with("2 resources moved; 2 of them"), moved.out.c_str());
        QCOMPARE(there.get("/fhir/Observation/o").status, 200);
        QVERIFY(run(move).code != 0);
    }

    void aKeyIsAddedAndAnEpochBegun() {
        const auto store = must(jiayi::hub::openStore(m_store));
        for (const char* code : {"1", "2"}) must(store->addInstitution({code, "x"}));
        const auto key = must(store->signingKeys()).front().id;
        QCOMPARE(run({"key", "rotate", "--store", m_store}).code, 0);
        const auto keys = must(store->signingKeys());
        QCOMPARE(keys.size(), std::size_t{2});
        QVERIFY(keys.front().id != key && keys.back().id == key);

        const auto one = must(store->stream("1")).epoch, two = must(store->stream("2")).epoch;
        QCOMPARE(run({"epoch", "new", "--store", m_store, "--institution", "1"}).code, 0);
        QVERIFY(must(store->stream("1")).epoch != one && must(store->stream("2")).epoch == two);
        const auto ran = run({"epoch", "new", "--store", m_store});
        QVERIFY(must(store->stream("2")).epoch != two);
        QCOMPARE(ran.out, "1\t" + must(store->stream("1")).epoch + "\n2\t" + must(store->stream("2")).epoch + "\n");
        QCOMPARE(run({"epoch", "new", "--store", m_store, "--institution", "9"}).code, 3);
        QCOMPARE(run({"prune", "--store", m_store}).code, 0);
    }

    void serveReadsAConfigurationFile() {
        const auto file = m_dir->filePath(QStringLiteral("hub.toml")).toStdString();
        const auto write = [&](const QByteArray& text) {
            QFile out(QString::fromStdString(file));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(text);
        };
        write(QByteArray("[serve]\nstore = \"mysql:x\"\nlisten = \"127.0.0.1:0\"\ntls-cert = \"") + QByteArray::fromStdString(file) +
              "\"\ntls-key = \"" + QByteArray::fromStdString(file) + "\"\n");
        // It gets as far as the certificate, which this file is not; from the line, as far as a file that is not there.
        const auto ran = run({"serve", "--config", file});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.find("tls.certificate") != std::string::npos);
        const auto line = run({"serve", "--config", file, "--tls-key", file + ".none"});
        QCOMPARE(line.code, 3);
        QVERIFY(line.err.find("file.cannot-read") != std::string::npos);
        QCOMPARE(run({"serve", "--config", file + ".none"}).code, 3);
        write("[serve]\nstore = \"sqlite:x\"\nlisten-to = \"127.0.0.1:0\"\n");
        QCOMPARE(run({"serve", "--config", file}).code, 2);
    }

    void theSampleOfAConfigurationIsUnderstood() {
        const auto ran = run({"serve", "--config", JIAYI_TEST_DATA "/../../resources/hub/jiayi-hub.toml"});
        QCOMPARE(ran.code, 3);  // there is no such certificate here
        QVERIFY(ran.err.find("/run/credentials/jiayi-hub.service/hub.pem") != std::string::npos);
    }

private:
    std::optional<QTemporaryDir> m_dir;
    std::string m_file;
    std::string m_store;
};

JIAYI_TEST(TestHubCommands)
#include "tst_hub_commands.moc"
